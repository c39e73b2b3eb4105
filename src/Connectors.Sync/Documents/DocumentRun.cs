using Connectors.Sync.Execution;
using Connectors.Sync.Stores;

namespace Connectors.Sync.Documents;

/// <summary>The documents of a run: what is open is settled, statuses are read, what they ask for is sent under the brake, results are written back, states are read again.</summary>
internal sealed class DocumentRun
{
    private const int Slice = 200;

    private readonly Session _session;
    private readonly DocumentSending _sending;
    private readonly DocumentCall _call;
    private readonly SendSettler _settler;
    private readonly AfterSending _after;
    private readonly ResultWriter _results;
    private readonly FileKeeper _files;
    private readonly StateMonitor _monitor;

    public DocumentRun(Session session)
    {
        _session = session;
        _call = new DocumentCall(session);
        _sending = new DocumentSending(session);
        _settler = new SendSettler(session, _call);
        _after = new AfterSending(session, _call);
        _results = new ResultWriter(session);
        _files = new FileKeeper(session, _call);
        _monitor = new StateMonitor(session);
    }

    public DocumentSending Sending => _sending;

    public AfterSending After => _after;

    public StateMonitor Monitor => _monitor;

    /// <summary>Finds out what became of calls whose process died or whose reply was lost.</summary>
    public async Task SettleAsync(CancellationToken cancellationToken)
    {
        foreach (var intent in await _session.Store.ListOpenIntentsAsync(_session.Connection, cancellationToken).ConfigureAwait(false))
        {
            if (!DocumentRows.IsDocument(intent) || _session.Stopped is not null)
                continue;
            if (await _session.Store.FindSendAsync(_session.Connection, intent.Link, cancellationToken).ConfigureAwait(false) is not { } row)
                continue;
            if (intent.Mapping.StartsWith(DocumentRows.Result, StringComparison.Ordinal) || intent.Mapping.StartsWith(DocumentRows.Update, StringComparison.Ordinal))
            {
                // Both are written anew from what is stored, once nothing of them can be on its way any more; of accounting's draft that is known only when accounting shows what it took.
                var over = intent.Deadline + (intent.Side == Side.Accounting && FlowOf(row) is { } of ? of.Target.SettleTime : TimeSpan.Zero);
                if (await _session.Store.GetTimeAsync(cancellationToken).ConfigureAwait(false) >= over)
                    await _session.CommitAsync(new StoreBatch { Intents = { intent.Closed(_session, "read-again") }, Sends = { row with { WriteBackAt = _session.Clock.GetUtcNow() } } }, cancellationToken).ConfigureAwait(false);
                continue;
            }

            if (FlowOf(row) is not { } flow || row.Question.Length > 0)
                continue;
            if (intent.Mapping.StartsWith(DocumentRows.Step, StringComparison.Ordinal))
                await _after.SettleStepAsync(flow, row, intent, cancellationToken).ConfigureAwait(false);
            else if (row.State is SendState.Sending or SendState.Uncertain)
                _session.Documents.Count(row, await _settler.SettleAsync(flow, row, cancellationToken).ConfigureAwait(false));
        }
    }

    /// <summary>Class Document: before the records of the run.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (_session.Flows.IsEmpty && _session.UnusableFlows.Count == 0)
            return;
        var passes = await PassesAsync(cancellationToken).ConfigureAwait(false);
        await new TriggerReader(_session).ReadAsync(passes, cancellationToken).ConfigureAwait(false);
        foreach (var flow in _session.Flows)
        {
            await ContinueAsync(flow, cancellationToken).ConfigureAwait(false);
            await WorkAsync(flow, passes[flow.Name], cancellationToken).ConfigureAwait(false);
        }

        await FollowUpAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Class monitor: after the records of the run.</summary>
    public async Task MonitorAsync(Func<CancellationToken, Task<bool>> between, CancellationToken cancellationToken)
    {
        if (_session.Flows.IsEmpty)
            return;
        await _monitor.RunAsync(between, cancellationToken).ConfigureAwait(false);
        await FollowUpAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Steps that are due, and result fields that do not stand in the CRM yet.</summary>
    public async Task<SendRow> FollowUpAsync(CompiledFlow flow, SendRow row, CancellationToken cancellationToken)
    {
        // The fields show the latest sending; an older one that moves in accounting must not write over it.
        if (await _sending.LatestAsync(flow, new RecordRef(row.SourceEntity, row.SourceId), cancellationToken).ConfigureAwait(false) is { } latest && latest.Id != row.Id)
        {
            row = row with { WriteBackAt = null };
            await _session.CommitAsync(new StoreBatch { Sends = { row } }, cancellationToken).ConfigureAwait(false);
            return row;
        }

        row = await _after.StepsAsync(flow, row, cancellationToken).ConfigureAwait(false);
        if (_session.Stopped is { } && row.WriteBackAt is null)
            return row;
        var intents = await _session.Store.ListOpenIntentsAsync(_session.Connection, cancellationToken).ConfigureAwait(false);
        // A write of an earlier process may still be on its way; it would overwrite ours.
        if (intents.Any(i => i.Link == row.Id && i.Mapping == DocumentRows.Result + row.Flow))
            return row;
        row = await _results.WriteAsync(flow, row, cancellationToken).ConfigureAwait(false);
        // The number does not wait for the file, which may be slow, or not to be had today.
        if (row.WriteBackAt is null && await _files.KeepAsync(flow, row, cancellationToken).ConfigureAwait(false) is { } kept)
            row = kept.WriteBackAt <= _session.Clock.GetUtcNow() ? await _results.WriteAsync(flow, kept, cancellationToken).ConfigureAwait(false) : kept;
        if (row.WriteBackAt is null && StepsWait(flow, row))
        {
            row = row with { WriteBackAt = _session.Clock.GetUtcNow().AddMinutes(5) };
            await _session.CommitAsync(new StoreBatch { Sends = { row } }, cancellationToken).ConfigureAwait(false);
        }

        return row;
    }

    public CompiledFlow? FlowOf(SendRow row) => _session.Flows.FirstOrDefault(f => f.Name == row.Flow);

    /// <summary>What is remembered of the flows. Another kind of transition, another account or a raised mode asks for a new baseline (R40).</summary>
    private async Task<IReadOnlyDictionary<string, FlowPass>> PassesAsync(CancellationToken cancellationToken)
    {
        var known = (await _session.Store.ListDocumentFlowsAsync(_session.Connection, cancellationToken).ConfigureAwait(false)).ToDictionary(static f => f.Flow, StringComparer.Ordinal);
        var passes = new Dictionary<string, FlowPass>(StringComparer.Ordinal);
        var batch = new StoreBatch();
        foreach (var flow in _session.Flows)
        {
            var row = known.GetValueOrDefault(flow.Name) ?? new DocumentFlowRow { Flow = flow.Name };
            if (row.BaselineAt is { } since && (!StatusNames.AreSame(row.Rules, flow.Rules) || _session.Row.LiveSince > since))
            {
                row = row with { BaselineAt = null };
                batch.DocumentFlows.Add(row);
            }
            else if (row.BaselineAt is not null && row.Rules != flow.Rules)
            {
                row = row with { Rules = flow.Rules };
                batch.DocumentFlows.Add(row);
            }

            passes[flow.Name] = new FlowPass(row);
        }

        // A flow that is off observes nothing: switched on again it begins anew.
        batch.DocumentFlows.AddRange(known.Values.Where(f => f.BaselineAt is not null && !passes.ContainsKey(f.Flow)).Select(static f => f with { BaselineAt = null, Rules = "" }));
        await _session.CommitAsync(batch, cancellationToken).ConfigureAwait(false);
        return passes;
    }

    /// <summary>Sends that were reserved and did not leave: a limit, a block, a process that died.</summary>
    private async Task ContinueAsync(CompiledFlow flow, CancellationToken cancellationToken)
    {
        string? after = null;
        while (await _session.Store.ListSendsAsync(_session.Connection, new SendFilter { Flow = flow.Name, State = SendState.Reserved }, after, Slice, cancellationToken).ConfigureAwait(false) is { Count: > 0 } rows)
        {
            after = rows[^1].Position;
            foreach (var row in rows)
            {
                if (_session.Stopped is not null)
                    return;
                _session.Documents.Count(row, await _sending.ContinueAsync(flow, row, new SendAct { Automatic = row.Automatic, User = row.User }, cancellationToken).ConfigureAwait(false));
            }
        }
    }

    private async Task WorkAsync(CompiledFlow flow, FlowPass pass, CancellationToken cancellationToken)
    {
        var work = await _session.Store.ListDocumentWorkAsync(_session.Connection, flow.Name, int.MaxValue, cancellationToken).ConfigureAwait(false);
        var sends = new List<DocumentSourceRow>();
        foreach (var item in work)
        {
            var row = item;
            var latest = await _sending.LatestAsync(flow, RefOf(flow, item), cancellationToken).ConfigureAwait(false);
            if (item.Work.HasFlag(DocumentWork.Compare) && latest is { State: SendState.Sent } && _session.Stopped is null)
            {
                var after = await _after.CompareAsync(flow, latest, new SendAct { Automatic = true }, cancellationToken).ConfigureAwait(false);
                _session.Documents.Count(latest, after);
                if (_session.Stopped is not null)
                    return;
                if (!_after.Unfinished)
                    row = row with { Work = row.Work & ~DocumentWork.Compare };
            }

            if (row.Work.HasFlag(DocumentWork.Send))
            {
                // What a status does not send again needs no place under the brake.
                if (SendTable.On(automatic: true, latest?.State) == SendAction.Show)
                    row = row with { Work = row.Work & ~DocumentWork.Send };
                else
                    sends.Add(row);
            }

            if (row != item)
                await _session.CommitAsync(new StoreBatch { DocumentSources = { row } }, cancellationToken).ConfigureAwait(false);
        }

        if (await HoldsAsync(flow, pass, sends, cancellationToken).ConfigureAwait(false))
            return;
        foreach (var item in sends)
        {
            if (_session.Stopped is not null)
            {
                _session.Documents.Deferred();
                continue;
            }

            await SendAsync(flow, pass, item, cancellationToken).ConfigureAwait(false);
        }

        // The pass is over when nothing is left of it; until then its count holds, also in another process.
        if (_session.Stopped is null && pass.Row.PassCount != 0)
        {
            pass.Row = pass.Row with { PassCount = 0 };
            await _session.CommitAsync(new StoreBatch { DocumentFlows = { pass.Row } }, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task SendAsync(CompiledFlow flow, FlowPass pass, DocumentSourceRow item, CancellationToken cancellationToken)
    {
        var source = RefOf(flow, item);
        var before = await _sending.LatestAsync(flow, source, cancellationToken).ConfigureAwait(false);
        try
        {
            var row = await _sending.SendAsync(flow, source, new SendAct { Automatic = true, Trigger = item, Pass = pass }, cancellationToken).ConfigureAwait(false);
            _session.Documents.Count(before, row);
            if (row.State is SendState.Sent or SendState.Refused or SendState.Asked)
                await FollowUpAsync(flow, row, cancellationToken).ConfigureAwait(false);
        }
        catch (ProviderUnavailableException e)
        {
            _session.Stop(e);
            _session.Documents.Deferred();
        }
        catch (Exception e) when (e is not OperationCanceledException and not LeaseLostException and not SettingsChangedException)
        {
            // One document that breaks something must not block the rest; its status stays noted.
            Log.PairFailed(_session.Logger, e, _session.Connection.Value, flow.Name);
            _session.Failures.Add(e.Message);
            _session.Documents.Deferred();
        }
    }

    /// <summary>More documents than a pass may send by itself: none of them is sent and the flow stops, in the store, until a person answers (R40).</summary>
    private async Task<bool> HoldsAsync(CompiledFlow flow, FlowPass pass, List<DocumentSourceRow> sends, CancellationToken cancellationToken)
    {
        if (pass.Row.StoppedAt is null)
        {
            var allowed = _session.Options.MaxAutomaticDocuments - pass.Row.PassCount;
            if (sends.Count <= allowed)
                return false;
            pass.Row = pass.Row with
            {
                StoppedAt = _session.Clock.GetUtcNow(),
                StopReason = $"{sends.Count} documents entered a status that sends them, more than the {_session.Options.MaxAutomaticDocuments} that go out without a question.",
            };
            await _session.CommitAsync(new StoreBatch { DocumentFlows = { pass.Row } }, cancellationToken).ConfigureAwait(false);
        }

        _session.Documents.Held(sends.Count);
        return true;
    }

    private async Task FollowUpAsync(CancellationToken cancellationToken)
    {
        string? after = null;
        var until = _session.Clock.GetUtcNow().AddTicks(1);
        while (await _session.Store.ListSendsAsync(_session.Connection, new SendFilter { WriteBackBefore = until }, after, Slice, cancellationToken).ConfigureAwait(false) is { Count: > 0 } rows)
        {
            after = rows[^1].Position;
            foreach (var row in rows)
            {
                if (_session.Stopped is not null)
                    return;
                if (FlowOf(row) is { } flow)
                    await FollowUpAsync(flow, row, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static bool StepsWait(CompiledFlow flow, SendRow row)
    {
        var result = SendResult.Parse(row.Result);
        return row is { State: SendState.Sent, Question: "" } && result.Difference is null && flow.Steps.Any(s => result.Steps.GetValueOrDefault(s, AfterSending.Pending) == AfterSending.Pending);
    }

    private static RecordRef RefOf(CompiledFlow flow, DocumentSourceRow item) => new(flow.Source.Schema.Entity, item.SourceId);
}
