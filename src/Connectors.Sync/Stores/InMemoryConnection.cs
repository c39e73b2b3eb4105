using System.Collections.Immutable;

namespace Connectors.Sync.Stores;

/// <summary>What the in-memory store holds of one connection. Its owner holds the lock.</summary>
internal sealed class InMemoryConnection
{
    private readonly Dictionary<(Side, string, string), Guid> _linksByRecord = [];

    /// <summary>For reading only, of a connection of which nothing is stored.</summary>
    public static InMemoryConnection Empty { get; } = new();

    public Lease? Lease { get; set; }

    public List<JournalRow> Journal { get; } = [];

    public InMemoryMarks Marks { get; } = new();

    public Dictionary<(Side, string), CursorRow> Cursors { get; } = [];

    public InMemoryRecords Records { get; } = new();

    public Dictionary<Guid, LinkRow> Links { get; } = [];

    public Dictionary<Guid, IntentRow> Intents { get; } = [];

    public Dictionary<Guid, IntentRow> OpenIntents { get; } = [];

    public Dictionary<(string Mapping, string Pair), ParkedRow> Parked { get; } = [];

    public Dictionary<(string Mapping, string Pair), DecisionRow> Decisions { get; } = [];

    public Dictionary<(string Mapping, BrakeKind Kind, string Pair, string What), BrakeRow> Brakes { get; } = [];

    public Dictionary<string, ListRow> Lists { get; } = [];

    public Dictionary<(string Mapping, string Pair), ApprovalRow> Approvals { get; } = [];

    public Dictionary<(string Mapping, string Pair), AssignmentRow> Assignments { get; } = [];

    public Dictionary<Guid, AsideRow> Aside { get; } = [];

    public Dictionary<Guid, SendRow> Sends { get; } = [];

    public Dictionary<(string Flow, string SourceId), DocumentSourceRow> DocumentSources { get; } = [];

    public Dictionary<string, DocumentFlowRow> DocumentFlows { get; } = [];

    public Dictionary<Guid, List<HistoryRow>> History { get; } = [];

    public Dictionary<Guid, RunRow> Runs { get; } = [];

    /// <summary>A source document is sent once per flow and generation. Asked before anything of the batch is applied.</summary>
    public void CheckSends(IReadOnlyCollection<SendRow> sends)
    {
        foreach (var send in sends)
        {
            if (Sends.Values.Concat(sends).Any(s => s.Id != send.Id && s.Flow == send.Flow && s.SourceId == send.SourceId && s.Generation == send.Generation))
                throw StoreConflicts.Send(send);
        }
    }

    /// <summary>A record has one link. Asked before anything of the batch is applied.</summary>
    public void CheckLinks(IReadOnlyCollection<LinkRow> links)
    {
        var last = links.GroupBy(static l => l.Id).ToDictionary(static g => g.Key, static g => g.Last());
        var taken = new HashSet<(Side, string, string)>();
        foreach (var link in last.Values)
        {
            foreach (var record in RecordsOf(link))
            {
                var free = !_linksByRecord.TryGetValue(record, out var owner) || last.ContainsKey(owner);
                if (!free || !taken.Add(record))
                    throw StoreConflicts.Link(record.Side, record.Resource, record.Id);
            }
        }
    }

    public void Apply(StoreBatch batch, Func<long> next, DateTimeOffset now)
    {
        foreach (var forgotten in batch.Forgotten)
            Forget(forgotten);
        // All old places are left before new ones are taken: two links of one batch may swap their records.
        foreach (var link in batch.Links)
        {
            if (Links.TryGetValue(link.Id, out var before))
            {
                foreach (var record in RecordsOf(before))
                    _linksByRecord.Remove(record);
            }
        }

        foreach (var link in batch.Links)
            Links[link.Id] = link with { UpdatedAt = link.UpdatedAt.ToUniversalTime() };
        foreach (var id in batch.Links.Select(static l => l.Id))
        {
            foreach (var record in RecordsOf(Links[id]))
                _linksByRecord[record] = id;
        }

        foreach (var intent in batch.Intents)
            Save(intent);
        foreach (var record in batch.Records)
            Records.Save(record with { ModifiedAt = record.ModifiedAt?.ToUniversalTime(), Keys = ImmutableArray.CreateRange(record.Keys) });
        foreach (var cursor in batch.Cursors)
            Cursors[(cursor.Side, cursor.Resource)] = cursor with { FullAt = cursor.FullAt?.ToUniversalTime() };
        foreach (var mark in batch.ClearedMarks)
            Marks.Clear(mark);
        foreach (var mark in batch.Marks)
            Marks.Add(mark, next(), now);
        foreach (var pair in batch.Unparked)
            Parked.Remove(pair);
        foreach (var row in batch.Parked)
            Parked[(row.Mapping, row.Pair)] = row with { Since = row.Since.ToUniversalTime(), WakeAt = row.WakeAt?.ToUniversalTime() };
        foreach (var row in batch.History)
        {
            if (!History.TryGetValue(row.Link, out var rows))
                History[row.Link] = rows = [];
            rows.Add(row with { At = row.At.ToUniversalTime() });
        }

        foreach (var run in batch.Runs)
            Runs[run.Id] = run with { StartedAt = run.StartedAt.ToUniversalTime(), EndedAt = run.EndedAt?.ToUniversalTime() };
        foreach (var decision in batch.Decisions)
            Save(decision);
        foreach (var list in batch.Lists)
            Lists[list.Name] = list with { ReadAt = list.ReadAt.ToUniversalTime() };
        foreach (var brake in batch.Brakes)
            Brakes[(brake.Mapping, brake.Kind, brake.Pair, brake.What)] = brake with { At = brake.At.ToUniversalTime() };
        foreach (var aside in batch.Aside)
            Aside[aside.Id] = aside with { At = aside.At.ToUniversalTime() };
        foreach (var send in batch.Sends)
            Save(send);
        foreach (var source in batch.DocumentSources)
            DocumentSources[(source.Flow, source.SourceId)] = source with { SeenAt = source.SeenAt.ToUniversalTime() };
        foreach (var flow in batch.DocumentFlows)
            DocumentFlows[flow.Flow] = flow with { BaselineAt = flow.BaselineAt?.ToUniversalTime(), StoppedAt = flow.StoppedAt?.ToUniversalTime() };
    }

    public IEnumerable<SendRow> FilterSends(SendFilter filter) => Sends.Values.Where(s =>
        (filter.Flow is null || s.Flow == filter.Flow)
        && (filter.State is null || s.State == filter.State)
        && (filter.BusinessKey is null || s.BusinessKey == filter.BusinessKey)
        && (filter.Asked is not { } asked || s.Question.Length > 0 == asked)
        && (filter.CheckBefore is not { } check || s.CheckAt < check)
        && (filter.WriteBackBefore is not { } write || s.WriteBackAt < write));

    private void Save(SendRow send) => Sends[send.Id] = send with
    {
        CreatedAt = send.CreatedAt.ToUniversalTime(),
        FrozenAt = send.FrozenAt?.ToUniversalTime(),
        SentAt = send.SentAt?.ToUniversalTime(),
        CheckedAt = send.CheckedAt?.ToUniversalTime(),
        CheckAt = send.CheckAt?.ToUniversalTime(),
        WriteBackAt = send.WriteBackAt?.ToUniversalTime(),
    };

    public void Save(DecisionRow decision) => Decisions[(decision.Mapping, decision.Pair)] = decision with { At = decision.At.ToUniversalTime() };

    public IEnumerable<LinkRow> FindLinks(Side side, string resource, IEnumerable<string> ids)
    {
        foreach (var id in ids.Distinct(StringComparer.Ordinal))
        {
            if (_linksByRecord.TryGetValue((side, resource, id), out var link))
                yield return Links[link];
        }
    }

    public IEnumerable<ParkedRow> FilterParked(ParkedFilter filter) => Parked.Values.Where(p =>
        (filter.Mapping is null || p.Mapping == filter.Mapping)
        && (filter.Cause is null || p.Cause == filter.Cause)
        && (filter.Kind is null || p.Kind == filter.Kind)
        && (filter.WaitsFor is null || p.WaitsFor == filter.WaitsFor)
        && (filter.WokenBy is not { } causes || (p.Wakes & causes) != WakeCause.None)
        && (filter.DueBefore is not { } due || p.WakeAt < due));

    /// <summary>The same connection with nothing of its records: lease, journal, runs and the links that were put aside stay.</summary>
    public InMemoryConnection WithoutRecords()
    {
        var fresh = new InMemoryConnection { Lease = Lease };
        fresh.Journal.AddRange(Journal);
        foreach (var (id, run) in Runs)
            fresh.Runs[id] = run;
        foreach (var (id, aside) in Aside)
            fresh.Aside[id] = aside;
        return fresh;
    }

    /// <summary>Every row, in the order that <see cref="ISyncStore.ReadAllAsync"/> promises.</summary>
    public IEnumerable<object> All() =>
    [
        .. Journal, .. Cursors.Values, .. Records.All, .. Marks.All, .. Links.Values.OrderBy(static l => l.Id), .. Intents.Values.OrderBy(static i => i.OpenedAt), .. Parked.Values, .. Decisions.Values,
        .. Brakes.Values, .. Approvals.Values, .. Assignments.Values, .. Aside.Values.OrderBy(static a => a.Id), .. History.Values.SelectMany(static h => h), .. Runs.Values.OrderBy(static r => r.StartedAt),
        .. Sends.Values.OrderBy(static s => s.CreatedAt), .. DocumentSources.Values, .. DocumentFlows.Values,
    ];

    private void Forget(ForgetRow row)
    {
        if (row.Link is { } link)
        {
            History.Remove(link);
            Aside.Remove(link);
            foreach (var intent in Intents.Values.Where(i => i.Link == link && i.State == IntentState.Closed).ToList())
                Intents.Remove(intent.Id);
        }

        foreach (var pair in row.Pairs)
        {
            Parked.Remove((row.Mapping, pair));
            Decisions.Remove((row.Mapping, pair));
            Approvals.Remove((row.Mapping, pair));
            Assignments.Remove((row.Mapping, pair));
            foreach (var key in Brakes.Keys.Where(b => b.Mapping == row.Mapping && b.Pair == pair).ToList())
                Brakes.Remove(key);
        }
    }

    private void Save(IntentRow intent)
    {
        var row = intent with
        {
            OpenedAt = intent.OpenedAt.ToUniversalTime(),
            Deadline = intent.Deadline.ToUniversalTime(),
            SettleAt = intent.SettleAt?.ToUniversalTime(),
            ClosedAt = intent.ClosedAt?.ToUniversalTime(),
        };
        Intents[row.Id] = row;
        if (row.State == IntentState.Closed)
            OpenIntents.Remove(row.Id);
        else
            OpenIntents[row.Id] = row;
    }

    private static IEnumerable<(Side Side, string Resource, string Id)> RecordsOf(LinkRow link)
    {
        if (link.CrmId is not null)
            yield return (Side.Crm, link.CrmResource, link.CrmId);
        if (link.AccountingId is not null)
            yield return (Side.Accounting, link.AccountingResource, link.AccountingId);
    }
}
