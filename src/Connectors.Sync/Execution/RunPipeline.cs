using Connectors.Sync.Brakes;
using Connectors.Sync.Documents;
using Connectors.Sync.Lists;
using Connectors.Sync.Planning;
using Connectors.Sync.Stores;

namespace Connectors.Sync.Execution;

/// <summary>The stages of a run: settle what is open, wake what is due, read both sides, work the pairs off in the order of their references.</summary>
internal sealed class RunPipeline(Session session)
{
    /// <summary>The name under which the hash of the rules is kept among the cursors.</summary>
    private const string RulesCursor = "$rules";

    /// <summary>The name under which it is kept that not every record was looked at under the present rules.</summary>
    private const string RescopeCursor = "$rescope";

    /// <summary>Under this name and the mapping's it is kept that its records are to be looked at anew by the next run that reads it, because the run that found it out did not.</summary>
    internal const string RescanCursor = "$rescan:";

    /// <summary>The name under which requests of users to look at a pair again wait for a run.</summary>
    internal const string PairRequests = "$pairs";

    private readonly IntentSettler _settler = new(session);
    private readonly FeedReader _reader = new(session);
    private readonly WorkLoop _loop = new(session);
    private readonly DocumentRun _documents = new(session);

    public async Task RunAsync(Action begun, CancellationToken cancellationToken)
    {
        try
        {
            await RunStagesAsync(begun, cancellationToken).ConfigureAwait(false);
        }
        catch (SettingsChangedException e)
        {
            session.Stop(e);
        }
    }

    private async Task RunStagesAsync(Action begun, CancellationToken cancellationToken)
    {
        if (session.Plan is null)
            await SettleAsync(cancellationToken).ConfigureAwait(false);
        else
            await BlockOpenAsync(cancellationToken).ConfigureAwait(false);
        begun();
        if (session.Stopped is not null)
            return;
        session.SomebodyWaits = await session.Store.CountParkedAsync(session.Connection, new ParkedFilter { WokenBy = WakeCause.Link }, cancellationToken).ConfigureAwait(false) > 0;
        if (session.Plan is null)
            session.Brake = await Brake.OpenAsync(session, cancellationToken).ConfigureAwait(false);
        if (session.Request.Record is { } record)
        {
            await SingleAsync(record, cancellationToken).ConfigureAwait(false);
            return;
        }

        await WakeAsync(cancellationToken).ConfigureAwait(false);
        var renumberings = new Renumberings(session);
        try
        {
            await new ListStage(session).RunAsync(cancellationToken).ConfigureAwait(false);
            await renumberings.ReadClaimsAsync(cancellationToken).ConfigureAwait(false);
            await _reader.ReadAllAsync(cancellationToken).ConfigureAwait(false);
            await _settler.RepeatAllAsync(cancellationToken).ConfigureAwait(false);
            if (session.Stopped is not null)
                return;
            await session.Marks.LoadAsync(session, cancellationToken).ConfigureAwait(false);
            await renumberings.FollowAsync(cancellationToken).ConfigureAwait(false);
            // Documents go before records; what they need of records they bring along themselves.
            if (RunsDocuments)
                await _documents.RunAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (ProviderUnavailableException e)
        {
            // The pages that came in stay; what they marked waits for the next run.
            session.Stop(e);
            return;
        }

        await _loop.RunAsync(cancellationToken).ConfigureAwait(false);
        await LookOnceMoreAsync(cancellationToken).ConfigureAwait(false);
        if (RunsDocuments && session.Stopped is null)
            await MonitorAsync(cancellationToken).ConfigureAwait(false);
        if (session is { Plan: null, Rescoping: true, Stopped: null, Request.Mapping: null } && session.Failures.IsEmpty)
            await session.CommitAsync(new StoreBatch { Cursors = { new CursorRow { Side = Side.Crm, Resource = RescopeCursor } } }, cancellationToken).ConfigureAwait(false);
        if (session is { Plan: null, Rescan: true, Stopped: null } && session.Failures.IsEmpty)
        {
            var done = new StoreBatch();
            done.Cursors.AddRange(session.Whole.Select(static m => new CursorRow { Side = Side.Crm, Resource = RescanCursor + m.Name }));
            await session.CommitAsync(done, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Brings back what systems filled in by themselves in records that this run made there.</summary>
    private async Task LookOnceMoreAsync(CancellationToken cancellationToken)
    {
        if (session.Stopped is not null || session.SecondLooks.Take() is not { Count: > 0 } made)
            return;
        try
        {
            foreach (var (side, resource, ids) in made)
            {
                await _reader.ReadMadeAsync(side, session.On(side).Description.Capabilities.FindResource(resource)!, ids, cancellationToken).ConfigureAwait(false);
                await session.Marks.AddPassAsync(session, side, resource, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (ProviderUnavailableException e)
        {
            session.Stop(e);
            return;
        }

        // What was read by its id for the first time round is as old as that is by now.
        session.Crm.AgeAll();
        session.Accounting.AgeAll();
        await _loop.RunAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The same for a single record: by the same press.</summary>
    private async Task LookOnceMoreAsync(PairSource source, CompiledMapping mapping, string id, CancellationToken cancellationToken)
    {
        try
        {
            var item = (await source.SingleAsync(mapping, id, cancellationToken).ConfigureAwait(false))[0];
            session.Counters.Count(mapping.Name, item.Pair, await _loop.OneAsync(item, cancellationToken).ConfigureAwait(false));
        }
        catch (ProviderUnavailableException e)
        {
            session.Stop(e);
        }
    }

    private bool RunsDocuments => session is { Plan: null, Request.Mapping: null };

    private async Task SettleAsync(CancellationToken cancellationToken)
    {
        await _settler.SettleAllAsync(readFirst: session.Request.Record is null, cancellationToken).ConfigureAwait(false);
        try
        {
            await _documents.SettleAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (ProviderUnavailableException e)
        {
            session.Stop(e);
        }
    }

    private async Task MonitorAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _documents.MonitorAsync(_loop.InterruptAsync, cancellationToken).ConfigureAwait(false);
        }
        catch (ProviderUnavailableException e)
        {
            session.Stop(e);
        }
    }

    private async Task BlockOpenAsync(CancellationToken cancellationToken)
    {
        foreach (var intent in await session.Store.ListOpenIntentsAsync(session.Connection, cancellationToken).ConfigureAwait(false))
            session.Unsettled[intent.Link] = intent;
    }

    /// <summary>Parked pairs whose time has come, or whose cause may be cured because rules or schemas changed (R34).</summary>
    private async Task WakeAsync(CancellationToken cancellationToken)
    {
        var cursors = await session.Store.ListCursorsAsync(session.Connection, cancellationToken).ConfigureAwait(false);
        var rules = cursors.FirstOrDefault(static c => c.Resource == RulesCursor);
        var changed = rules is not null && rules.Cursor != session.Rules && session.Request.Mapping is null;
        session.Rescan = changed || session.Anew || session.Whole.Any(m => cursors.Any(c => c.Resource == RescanCursor + m.Name && c.Cursor is not null));
        session.Enumerated = [.. session.Mappings.Where(m => session.Apart.Contains(m.Name) && Enum.GetValues<Side>().All(side => m.On(side).Capabilities.Read != ReadAbility.List || cursors.Any(c => c.Side == side && c.Resource == m.On(side).Resource.Name && c.FullAt is not null))).Select(static m => m.Name)];
        session.Rescoping = changed || cursors.Any(static c => c is { Resource: RescopeCursor, Cursor: not null });
        var batch = new StoreBatch();
        foreach (var due in await session.Store.ListParkedAsync(session.Connection, new ParkedFilter { WokenBy = WakeCause.Time, DueBefore = session.Clock.GetUtcNow() }, null, 10_000, cancellationToken).ConfigureAwait(false))
            batch.Marks.AddRange(Parking.MarksOf(session, due, MarkClass.Dirty));
        foreach (var request in await session.Store.ListMarksAsync(session.Connection, Side.Crm, PairRequests, int.MaxValue, cancellationToken).ConfigureAwait(false))
        {
            await WakePairAsync(request, batch, cancellationToken).ConfigureAwait(false);
            batch.ClearedMarks.Add(request);
        }

        if (session.Plan is null && session.Request.Mapping is null && rules?.Cursor != session.Rules)
        {
            batch.Cursors.Add(new CursorRow { Side = Side.Crm, Resource = RulesCursor, Cursor = session.Rules });
            if (changed)
            {
                batch.Cursors.Add(new CursorRow { Side = Side.Crm, Resource = RescopeCursor, Cursor = session.Rules });
                batch.Cursors.AddRange(session.Apart.Select(name => new CursorRow { Side = Side.Crm, Resource = RescanCursor + name, Cursor = session.Rules }));
            }
        }

        await session.CommitAsync(batch, cancellationToken).ConfigureAwait(false);
    }

    private async Task WakePairAsync(MarkRow request, StoreBatch batch, CancellationToken cancellationToken)
    {
        var bar = request.Id.IndexOf('|', StringComparison.Ordinal);
        var (name, pair) = (request.Id[..bar], request.Id[(bar + 1)..]);
        var found = await session.Store.FindParkedAsync(session.Connection, name, [pair], cancellationToken).ConfigureAwait(false);
        var parked = found.Count > 0 ? found[0] : null;
        var side = pair.StartsWith("crm:", StringComparison.Ordinal) ? Side.Crm : Side.Accounting;
        var row = parked ?? new ParkedRow
        {
            Mapping = name,
            Pair = pair,
            CrmId = side == Side.Crm ? pair["crm:".Length..] : null,
            AccountingId = side == Side.Accounting ? pair["accounting:".Length..] : null,
            Kind = ParkedKind.Parked,
            Cause = "",
            Problems = "",
            Since = request.At,
        };
        batch.Marks.AddRange(Parking.MarksOf(session, row, MarkClass.User));
        if (parked?.Cause != Renumberings.Cause)
            return;
        var decisions = await session.Store.FindDecisionsAsync(session.Connection, name, [pair], cancellationToken).ConfigureAwait(false);
        batch.Marks.AddRange(Renumberings.MarksOf(session, parked, decisions.Count > 0 ? decisions[0] : null));
    }

    /// <summary>One record and what it depends on, nothing else.</summary>
    public async Task SingleAsync(RecordRef record, CancellationToken cancellationToken)
    {
        if (!await ReadListsAsync(cancellationToken).ConfigureAwait(false))
            return;
        var sharing = session.Mappings.Where(m => m.Crm.Schema.Entity == record.Entity).ToList();
        var mapping = sharing[0];
        var cursors = await session.Store.ListCursorsAsync(session.Connection, cancellationToken).ConfigureAwait(false);
        // Before accounting was enumerated once, nobody can say that the record has no counterpart there.
        if (!sharing.All(m => cursors.Any(c => c.Side == Side.Accounting && c.Resource == m.Accounting.Resource.Name && c.FullAt is not null)))
            await _reader.ReadAllAsync(cancellationToken).ConfigureAwait(false);
        await SingleAsync(new PairSource(session, session.Marks), mapping, record.Id.Value, 0, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Before the first whole run no list was ever read, and a record that holds an entry of one would be held as unknown.</summary>
    private async Task<bool> ReadListsAsync(CancellationToken cancellationToken)
    {
        try
        {
            await new ListStage(session).RunMissingAsync(cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (ProviderUnavailableException e)
        {
            session.Stop(e);
            return false;
        }
    }

    private async Task SingleAsync(PairSource source, CompiledMapping mapping, string id, int depth, CancellationToken cancellationToken)
    {
        const int MaxDepth = 3;
        var items = await source.SingleAsync(mapping, id, cancellationToken).ConfigureAwait(false);
        var item = items[0];
        if (depth < MaxDepth && item.CrmRecord is { } crm)
        {
            foreach (var reference in item.Mapping.Units.Where(static u => u.FlowsTo(Side.Accounting)).SelectMany(u => u.Read(Side.Crm, crm)).Where(static v => v.Kind == FieldValueKind.Reference).Select(static v => v.AsReference()!))
            {
                if (session.References.CounterpartOf(Side.Crm, reference) is null && session.Mappings.FirstOrDefault(m => m.Crm.Schema.Entity == reference.Entity) is { } needed)
                    await SingleAsync(source, needed, reference.Id.Value, depth + 1, cancellationToken).ConfigureAwait(false);
            }
        }

        var outcome = await _loop.OneAsync(item, cancellationToken).ConfigureAwait(false);
        session.Counters.Count(item.Mapping.Name, item.Pair, outcome);
        if (session.Stopped is null && session.SecondLooks.Take().Count > 0)
            await LookOnceMoreAsync(source, item.Mapping, id, cancellationToken).ConfigureAwait(false);
    }
}
