using System.Collections.Immutable;
using Connectors.Sync.Execution;
using Connectors.Sync.Stores;

namespace Connectors.Sync.Documents;

/// <summary>
/// Reads the statuses of source documents and remembers them. The first complete reading after a flow is switched on is its baseline: it sends nothing (R40). Afterwards a status that is seen to change into
/// a trigger status is noted, together with the cursor, and worked off later.
/// </summary>
internal sealed class TriggerReader(Session session)
{
    private const string Cursors = "$documents:";

    private IReadOnlyList<CursorRow> _cursors = [];

    public async Task ReadAsync(IReadOnlyDictionary<string, FlowPass> passes, CancellationToken cancellationToken)
    {
        _cursors = await session.Store.ListCursorsAsync(session.Connection, cancellationToken).ConfigureAwait(false);
        // Flows of one physical resource share its pages.
        foreach (var group in session.Flows.Where(static f => f.Source.Capabilities.Read == ReadAbility.List).GroupBy(static f => f.Source.Resource.Name, StringComparer.Ordinal))
            await ReadAsync([.. group], passes, cancellationToken).ConfigureAwait(false);
    }

    private async Task ReadAsync(ImmutableArray<CompiledFlow> flows, IReadOnlyDictionary<string, FlowPass> passes, CancellationToken cancellationToken)
    {
        var resource = flows[0].Source.Resource;
        var row = _cursors.FirstOrDefault(c => c.Side == Side.Crm && c.Resource == Cursors + resource.Name) ?? new CursorRow { Side = Side.Crm, Resource = Cursors + resource.Name };
        // A moment before the first page: whatever is created later is newer than the baseline.
        var begun = session.Clock.GetUtcNow();
        var baseline = flows.Where(f => passes[f.Name].Row.BaselineAt is null).ToImmutableArray();
        var everything = baseline.Length > 0 || row.Cursor is null || resource.Cursor == CursorKind.None;
        var request = new ReadRequest { Resource = resource.Name, Cursor = everything ? null : row.Cursor, Entities = Selections(flows) };
        foreach (var flow in baseline)
            await ForgetWorkAsync(flow, cancellationToken).ConfigureAwait(false);

        var complete = false;
        await foreach (var page in session.Crm.Provider.ReadChangesAsync(request, cancellationToken).ConfigureAwait(false))
        {
            var batch = new StoreBatch();
            complete |= page.CompleteEnumeration;
            foreach (var flow in flows)
                await AddAsync(flow, page, passes[flow.Name].Row, batch, cancellationToken).ConfigureAwait(false);
            if (page.IsLast || (!everything && resource.StableOrder))
                batch.Cursors.Add(row = row with { Cursor = page.NextCursor, FullAt = page.IsLast && everything ? session.Clock.GetUtcNow() : row.FullAt });
            if (page.IsLast)
            {
                foreach (var flow in baseline)
                {
                    passes[flow.Name].Row = passes[flow.Name].Row with { BaselineAt = begun, Complete = complete, Rules = flow.Rules, PassCount = 0 };
                    batch.DocumentFlows.Add(passes[flow.Name].Row);
                }
            }

            await session.CommitAsync(batch, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task AddAsync(CompiledFlow flow, ChangePage page, DocumentFlowRow state, StoreBatch batch, CancellationToken cancellationToken)
    {
        var changes = new Dictionary<string, RecordChange>(StringComparer.Ordinal);
        foreach (var change in page.Changes)
        {
            if (change.Ref.Entity == flow.Source.Schema.Entity)
                changes[change.Ref.Id.Value] = change;
        }

        if (changes.Count == 0)
            return;
        var records = await RecordsAsync(flow, changes.Values, cancellationToken).ConfigureAwait(false);
        var known = (await session.Store.FindDocumentSourcesAsync(session.Connection, flow.Name, changes.Keys, cancellationToken).ConfigureAwait(false)).ToDictionary(static r => r.SourceId, StringComparer.Ordinal);
        var sends = (await session.Store.FindSendsAsync(session.Connection, flow.Name, changes.Keys, cancellationToken).ConfigureAwait(false)).ToLookup(static s => s.SourceId, StringComparer.Ordinal);
        foreach (var id in changes.Keys)
        {
            if (!records.TryGetValue(id, out var record))
                continue;
            var before = known.GetValueOrDefault(id);
            var after = Observe(flow, record, before, state);
            if (sends[id].LastOrDefault() is { } sent)
            {
                // It was sent by a person meanwhile: from then on its sendings say what its status does.
                after = after with { Baseline = false };
                if (sent.State == SendState.Sent)
                    after = after with { Work = after.Work | DocumentWork.Compare };
                // The result fields belong to the flow: what a user wrote there is overwritten.
                if (sent.State == SendState.Sent && sent.WriteBackAt is null && ResultWriter.Differences(session, flow, sent, record).Any())
                    batch.Sends.Add(sent with { WriteBackAt = session.Clock.GetUtcNow() });
            }

            if (after != before)
                batch.DocumentSources.Add(after);
        }
    }

    private DocumentSourceRow Observe(CompiledFlow flow, SyncRecord record, DocumentSourceRow? before, DocumentFlowRow state)
    {
        var now = session.Clock.GetUtcNow();
        var status = flow.StatusOf(record);
        var fires = flow.IsTrigger(status);
        var row = before ?? new DocumentSourceRow { Flow = flow.Name, SourceId = record.Id.Value, SeenAt = now };
        if (state.BaselineAt is not { } since)
        {
            if (fires)
                session.Documents.Change(static c => c with { Baseline = c.Baseline + 1 });
            return row with { Status = status, Baseline = fires, Work = DocumentWork.None, SeenAt = before?.SeenAt ?? now };
        }

        if (before is null)
        {
            // A record that the baseline did not show was made later, or became visible later. Only the first is a transition.
            var isNew = record.CreatedAt is { } created ? created > since - session.Options.ClockSkew && (state.Complete || created >= since) : state.Complete;
            return row with { Status = status, Baseline = fires && !isNew, Work = fires && isNew ? DocumentWork.Send : DocumentWork.None };
        }

        if (before.Status == status)
            return before;
        // From one trigger status to another it stands where it stood; out of them it is not to be sent any more.
        // What stood there at the baseline and comes back is where it was then: what it stands for may have been invoiced before the flow was, and only a person knows.
        var entered = fires && !flow.IsTrigger(before.Status) && !before.Baseline;
        var work = entered ? before.Work | DocumentWork.Send : fires ? before.Work : before.Work & ~DocumentWork.Send;
        return before with { Status = status, Work = work, SeenAt = entered ? now : before.SeenAt };
    }

    /// <summary>Records as they were listed; those of which a page shows no status are read.</summary>
    private async Task<Dictionary<string, SyncRecord>> RecordsAsync(CompiledFlow flow, IEnumerable<RecordChange> changes, CancellationToken cancellationToken)
    {
        var records = new Dictionary<string, SyncRecord>(StringComparer.Ordinal);
        var missing = new List<RecordId>();
        foreach (var change in changes)
        {
            if (change.Deleted || change.Record is { Deleted: true })
                continue;
            if (change.Record is { } record && (flow.Status is not { } slot || !record[slot].IsAbsent))
                records[change.Ref.Id.Value] = record;
            else
                missing.Add(change.Ref.Id);
        }

        foreach (var chunk in missing.Chunk(Math.Max(1, flow.Source.Capabilities.ReadBatchSize)))
        {
            foreach (var answer in await session.Crm.Provider.GetAsync(new GetRequest { Schema = flow.Source.Schema, Ids = chunk }, cancellationToken).ConfigureAwait(false))
            {
                if (answer is RecordLookup.Present { Record: var record })
                    records[answer.Id.Value] = record;
            }
        }

        return records;
    }

    /// <summary>What an earlier life of the flow had noted is no transition of this one.</summary>
    private async Task ForgetWorkAsync(CompiledFlow flow, CancellationToken cancellationToken)
    {
        while (await session.Store.ListDocumentWorkAsync(session.Connection, flow.Name, 500, cancellationToken).ConfigureAwait(false) is { Count: > 0 } work)
        {
            var batch = new StoreBatch();
            batch.DocumentSources.AddRange(work.Select(static w => w with { Work = DocumentWork.None }));
            await session.CommitAsync(batch, cancellationToken).ConfigureAwait(false);
        }
    }

    private static ImmutableArray<EntitySelection> Selections(ImmutableArray<CompiledFlow> flows) =>
    [
        .. flows.GroupBy(static f => f.Source.Schema.Entity, StringComparer.Ordinal).Select(static g => new EntitySelection(g.First().Source.Schema,
            [.. g.SelectMany(static f => f.Results.Select(static r => r.Slot).Concat(f.Status is { } slot ? [slot] : [])).Distinct().OrderBy(static s => s.Index)])),
    ];
}
