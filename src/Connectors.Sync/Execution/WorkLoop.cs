using Connectors.Sync.Planning;
using Connectors.Sync.Stores;

namespace Connectors.Sync.Execution;

/// <summary>
/// Works pairs off in slices, in the order of their references (R30). Between two steps it takes the single records that somebody waits for; between two slices, what webhooks and users have marked since.
/// Urgent and ordinary slices take turns, so that a storm of marks does not stop the rest.
/// </summary>
internal sealed class WorkLoop(Session session)
{
    private const int SliceSize = 200;
    private const int UrgentSliceSize = 50;

    /// <summary>Pairs per worker in one step: how long somebody who waits for a single record waits at most.</summary>
    private const int StepPerWorker = 4;

    /// <summary>So many writes share a call at most: as many pairs are in the engine's hands at once.</summary>
    private const int MaxPerCall = 50;

    private readonly PairSource _source = new(session, session.Marks);
    private readonly PairExecutor _executor = new(session);
    private readonly int _atOnce = AtOnce(session);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            foreach (var mapping in session.Whole)
            {
                var progress = new Progress(mapping, session);
                while (session.Stopped is null)
                {
                    await BetweenAsync(cancellationToken).ConfigureAwait(false);
                    if (session.Stopped is not null || await _source.NextAsync(mapping, SliceSize, null, cancellationToken).ConfigureAwait(false) is not { } slice)
                        break;
                    await WorkAsync(slice, progress, cancellationToken).ConfigureAwait(false);
                }
            }

            // With nothing else to do they are looked at once all the same.
            if (!session.Whole.Any())
                await BetweenAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (ProviderUnavailableException e)
        {
            session.Stop(e);
        }
    }

    /// <summary>One pair, whatever happens in it.</summary>
    public async Task<PairOutcome> OneAsync(WorkItem item, CancellationToken cancellationToken)
    {
        if (session.Stopped is not null)
            return PairOutcome.Deferred;
        try
        {
            return await _executor.ExecuteAsync(item, cancellationToken).ConfigureAwait(false);
        }
        catch (ProviderUnavailableException e)
        {
            session.Stop(e);
            return PairOutcome.Deferred;
        }
        catch (SettingsChangedException e)
        {
            session.Stop(e);
            return PairOutcome.Deferred;
        }
        catch (Exception e) when (e is not OperationCanceledException and not LeaseLostException)
        {
            // One record that breaks something must not block the rest; its mark stays.
            Log.PairFailed(session.Logger, e, session.Connection.Value, item.Mapping.Name);
            session.Failures.Add(e.Message);
            return PairOutcome.Deferred;
        }
    }

    /// <summary>As many pairs as calls may overlap; where a call takes several writes, as many as such calls take.</summary>
    private static int AtOnce(Session session)
    {
        var calls = Math.Max(session.Crm.Provider.Capabilities.MaxConcurrentCalls, session.Accounting.Provider.Capabilities.MaxConcurrentCalls);
        var batch = session.Mappings.SelectMany(static m => new[] { m.Crm, m.Accounting }).Max(static b => (int?)b.Capabilities.WriteBatchSize) ?? 1;
        return Math.Clamp(calls, 1, session.Options.MaxParallelRecords) * Math.Clamp(batch, 1, MaxPerCall);
    }

    private async Task BetweenAsync(CancellationToken cancellationToken)
    {
        await InterruptAsync(cancellationToken).ConfigureAwait(false);
        // A plan shows one moment; what is marked after it waits for the next run.
        if (session.Plan is null && session.Approved is null)
            await session.Marks.RefreshAsync(session, cancellationToken).ConfigureAwait(false);
        foreach (var mapping in session.Mappings.Where(m => !session.Apart.Contains(m.Name) || session.Enumerated.Contains(m.Name)))
        {
            if (session.Stopped is null && await _source.NextAsync(mapping, UrgentSliceSize, MarkClass.Dirty, cancellationToken).ConfigureAwait(false) is { } urgent)
                await WorkAsync(urgent, new Progress(mapping, session), cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Takes the single records and documents that somebody waits for.</summary>
    /// <returns>There were some: what was looked up before may not be true any more.</returns>
    public async Task<bool> InterruptAsync(CancellationToken cancellationToken)
    {
        var any = false;
        while (session.Stopped is null && session.Interrupts?.Take() is { } interrupt)
        {
            any = true;
            try
            {
                if (interrupt.Work is { } work)
                    await InsideAsync(interrupt, work, cancellationToken).ConfigureAwait(false);
                else
                    interrupt.Answer.TrySetResult(await session.RunInterrupt!(interrupt.Request, cancellationToken).ConfigureAwait(false));
            }
            catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
            {
                interrupt.Answer.TrySetException(e);
                if (e is LeaseLostException or SettingsChangedException)
                    throw;
            }
        }

        return any;
    }

    private async Task InsideAsync(Interrupt interrupt, Func<Session, CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        var inside = session.Inside(interrupt.Request);
        await work(inside, cancellationToken).ConfigureAwait(false);
        session.SomebodyWaits |= inside.SomebodyWaits;
        if (inside.Stopped is { } stopped)
            session.Stop(stopped);
        interrupt.Answer.TrySetResult(null);
    }

    private async Task WorkAsync(IReadOnlyList<WorkItem> slice, Progress progress, CancellationToken cancellationToken)
    {
        for (var from = 0; from < slice.Count; from += _atOnce * StepPerWorker)
        {
            if (from > 0 && session.Stopped is null && session.Interrupts is { Any: true })
            {
                // What was prepared and not begun is prepared anew: the record that comes first may be one of these.
                foreach (var item in slice.Skip(from))
                    _source.Return(item);
                return;
            }

            await Overlap.ForEachAsync([.. slice.Skip(from).Take(_atOnce * StepPerWorker)], _atOnce, session.Surroundings, async (item, token) =>
            {
                var outcome = await OneAsync(item, token).ConfigureAwait(false);
                session.Counters.Count(item.Mapping.Name, item.Pair, outcome);
                progress.Done();
            }, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Tells how far a mapping is.</summary>
    private sealed class Progress(CompiledMapping mapping, Session session)
    {
        private readonly int _total = Enum.GetValues<Side>().Sum(side => session.Marks.Of(side, mapping.On(side).Resource.Name, mapping.On(side).Schema.Entity, false).Count);
        private int _done;

        public void Done()
        {
            var now = Interlocked.Increment(ref _done);
            session.Request.Progress?.Report(new RunProgress(mapping.Name, now, Math.Max(_total, now), session.Counters.Writes));
        }
    }
}
