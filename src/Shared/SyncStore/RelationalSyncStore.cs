using Microsoft.EntityFrameworkCore;

#pragma warning disable CA1309 // The comparisons are translated into SQL, where columns compare by code point.

namespace Connectors.Sync.Stores.Relational;

/// <summary>What a store in a relational database reads, the same on all of them. How it writes is the database's own.</summary>
internal abstract class RelationalSyncStore : ISyncStore
{
    public abstract ValueTask<DateTimeOffset> GetTimeAsync(CancellationToken cancellationToken);

    public abstract ValueTask<Lease?> TryAcquireAsync(ConnectionId connection, string owner, TimeSpan duration, CancellationToken cancellationToken);

    public abstract ValueTask<Lease?> RenewAsync(Lease lease, TimeSpan duration, CancellationToken cancellationToken);

    public abstract ValueTask ReleaseAsync(Lease lease, CancellationToken cancellationToken);

    public abstract ValueTask CommitAsync(Lease lease, StoreBatch batch, CancellationToken cancellationToken);

    public abstract ValueTask<ConnectionRow> SaveConnectionAsync(ConnectionRow row, JournalRow? journal, CancellationToken cancellationToken);

    public abstract ValueTask DeleteConnectionAsync(ConnectionId connection, CancellationToken cancellationToken);

    public abstract ValueTask AddMarksAsync(ConnectionId connection, IReadOnlyCollection<MarkRow> marks, CancellationToken cancellationToken);

    public abstract ValueTask SaveDecisionAsync(ConnectionId connection, DecisionRow decision, CancellationToken cancellationToken);

    public abstract ValueTask<int> PruneAsync(StoreRetention retention, int take, CancellationToken cancellationToken);

    public abstract ValueTask SaveAssignmentsAsync(ConnectionId connection, IReadOnlyCollection<AssignmentRow> assignments, CancellationToken cancellationToken);

    public abstract ValueTask SaveApprovalsAsync(ConnectionId connection, IReadOnlyCollection<ApprovalRow> approvals, CancellationToken cancellationToken);

    /// <summary>Runs a question on a context that nobody else uses meanwhile.</summary>
    internal abstract ValueTask<T> ReadAsync<T>(Func<SyncStoreContext, CancellationToken, Task<T>> read, CancellationToken cancellationToken);

    public ValueTask<ConnectionRow?> FindConnectionAsync(ConnectionId connection, CancellationToken cancellationToken) =>
        ReadAsync((db, c) => db.Set<ConnectionRow>().AsNoTracking().FirstOrDefaultAsync(r => r.Id == connection, c), cancellationToken);

    public ValueTask<IReadOnlyList<ConnectionRow>> ListConnectionsAsync(ConnectionId? after, int take, CancellationToken cancellationToken)
    {
        // In SQL, because an id has no order in C#.
        var behind = after?.Value ?? "";
        return ListAsync(
            db =>
            {
                var sql = "SELECT * FROM " + db.TableOf<ConnectionRow>() + " WHERE connection > {0} ORDER BY connection LIMIT {1}";
                return db.Set<ConnectionRow>().FromSqlRaw(sql, behind, take).AsNoTracking();
            },
            cancellationToken);
    }

    public ValueTask<IReadOnlyList<JournalRow>> ListJournalAsync(ConnectionId connection, int take, CancellationToken cancellationToken) =>
        ListAsync(db => db.Set<JournalRow>().AsNoTracking().Where(j => j.Connection == connection).OrderByDescending(static j => EF.Property<long>(j, PairTables.Number)).Take(take), cancellationToken);

    public ValueTask<IReadOnlyList<MarkRow>> ListMarksAsync(ConnectionId connection, Side side, string resource, int take, CancellationToken cancellationToken) =>
        CollectAsync(db => StoreQueries.Of(db).Marks(db, connection.Value, side, resource, take), cancellationToken);

    public ValueTask<int> CountMarksAsync(ConnectionId connection, Side side, string resource, CancellationToken cancellationToken) =>
        ReadAsync((db, c) => StoreQueries.Of(db).CountMarks(db, connection.Value, side, resource, c), cancellationToken);

    public ValueTask<IReadOnlyList<CursorRow>> ListCursorsAsync(ConnectionId connection, CancellationToken cancellationToken) =>
        ListAsync(db => Of<CursorRow>(db, connection).OrderBy(static c => c.Side).ThenBy(static c => c.Resource), cancellationToken);

    public ValueTask<IReadOnlyList<RecordRow>> FindRecordsAsync(ConnectionId connection, Side side, string resource, IReadOnlyCollection<string> ids, CancellationToken cancellationToken) =>
        AnyOfAsync(ids, (db, list) => StoreQueries.Of(db).Records(db, connection.Value, side, resource, list), cancellationToken);

    public ValueTask<IReadOnlyList<KeyHit>> FindByKeysAsync(ConnectionId connection, Side side, string resource, IReadOnlyCollection<string> keys, CancellationToken cancellationToken) =>
        AnyOfAsync(keys, (db, list) => StoreQueries.Of(db).Keys(db, connection.Value, side, resource, list), cancellationToken);

    public ValueTask<IReadOnlyList<RecordRow>> FindByMarkersAsync(ConnectionId connection, Side side, string resource, IReadOnlyCollection<string> markers, CancellationToken cancellationToken) =>
        AnyOfAsync(markers, (db, list) => StoreQueries.Of(db).UnorderedMarkers(db, connection.Value, side, resource, list), cancellationToken, static (a, b) => CodePointComparer.Instance.Compare(a.Id, b.Id));

    public ValueTask<IReadOnlyList<RecordRow>> ListNotSeenAsync(ConnectionId connection, Side side, string resource, long pass, string? after, int take, CancellationToken cancellationToken) =>
        ListAsync(db =>
        {
            var rows = Living(db, connection, side, resource).Where(r => r.Pass < pass);
            if (after is not null)
                rows = rows.Where(r => string.Compare(r.Id, after) > 0);
            return rows.OrderBy(static r => r.Id).Take(take);
        }, cancellationToken);

    public ValueTask<int> CountRecordsAsync(ConnectionId connection, Side side, string resource, CancellationToken cancellationToken) =>
        ReadAsync((db, c) => Living(db, connection, side, resource).CountAsync(c), cancellationToken);

    public ValueTask<IReadOnlyList<LinkRow>> FindLinksAsync(ConnectionId connection, Side side, string resource, IReadOnlyCollection<string> ids, CancellationToken cancellationToken) =>
        AnyOfAsync(ids, (db, list) => (side == Side.Crm ? StoreQueries.Of(db).UnorderedCrmLinks : StoreQueries.Of(db).UnorderedAccountingLinks)(db, connection.Value, resource, list), cancellationToken,
            static (a, b) => a.Id.CompareTo(b.Id));

    public ValueTask<LinkRow?> FindLinkAsync(ConnectionId connection, Guid link, CancellationToken cancellationToken) =>
        ReadAsync((db, c) => StoreQueries.Of(db).Link(db, connection.Value, link, c), cancellationToken);

    public ValueTask<IReadOnlyList<LinkRow>> ListLinksAsync(ConnectionId connection, string mapping, Guid? after, int take, CancellationToken cancellationToken) =>
        ListAsync(db =>
        {
            var links = Of<LinkRow>(db, connection).Where(l => l.Mapping == mapping);
            if (after is { } behind)
                links = links.Where(l => l.Id.CompareTo(behind) > 0);
            return links.OrderBy(static l => l.Id).Take(take);
        }, cancellationToken);

    public ValueTask<int> CountLinksAsync(ConnectionId connection, string mapping, LinkState state, CancellationToken cancellationToken) =>
        ReadAsync((db, c) => Of<LinkRow>(db, connection).CountAsync(l => l.Mapping == mapping && l.State == state, c), cancellationToken);

    public ValueTask<IReadOnlyList<IntentRow>> ListOpenIntentsAsync(ConnectionId connection, CancellationToken cancellationToken) =>
        CollectAsync(db => StoreQueries.Of(db).OpenIntents(db, connection.Value), cancellationToken);

    public ValueTask<IReadOnlyList<IntentRow>> ListIntentsAsync(ConnectionId connection, Guid link, CancellationToken cancellationToken) =>
        ListAsync(db => Of<IntentRow>(db, connection).Where(i => i.Link == link).OrderBy(static i => i.OpenedAt).ThenBy(static i => i.Id), cancellationToken);

    public ValueTask<IntentRow?> FindIntentAsync(ConnectionId connection, Guid intent, CancellationToken cancellationToken) =>
        ReadAsync((db, c) => Of<IntentRow>(db, connection).FirstOrDefaultAsync(i => i.Id == intent, c), cancellationToken);

    public ValueTask<IReadOnlyList<ParkedRow>> FindParkedAsync(ConnectionId connection, string mapping, IReadOnlyCollection<string> pairs, CancellationToken cancellationToken) =>
        AnyOfAsync(pairs, (db, list) => StoreQueries.Of(db).Parked(db, connection.Value, mapping, list), cancellationToken);

    public ValueTask<IReadOnlyList<ParkedRow>> ListParkedAsync(ConnectionId connection, ParkedFilter filter, string? after, int take, CancellationToken cancellationToken)
    {
        ParkedPosition? position = after is null ? null : ParkedPosition.Parse(after);
        return ListAsync(db =>
        {
            var rows = Filter(db, connection, filter);
            if (position is { } behind)
            {
                var (since, mapping, pair) = behind;
                rows = rows.Where(p => p.Since >= since
                    && (p.Since > since || string.Compare(p.Mapping, mapping) > 0 || (p.Mapping == mapping && string.Compare(p.Pair, pair) > 0)));
            }

            return rows.OrderBy(static p => p.Since).ThenBy(static p => p.Mapping).ThenBy(static p => p.Pair).Take(take);
        }, cancellationToken);
    }

    public ValueTask<int> CountParkedAsync(ConnectionId connection, ParkedFilter filter, CancellationToken cancellationToken) =>
        ReadAsync((db, c) => Filter(db, connection, filter).CountAsync(c), cancellationToken);

    public ValueTask<IReadOnlyList<DecisionRow>> FindDecisionsAsync(ConnectionId connection, string mapping, IReadOnlyCollection<string> pairs, CancellationToken cancellationToken) =>
        AnyOfAsync(pairs, (db, list) => StoreQueries.Of(db).Decisions(db, connection.Value, mapping, list), cancellationToken);

    public ValueTask<IReadOnlyList<AssignmentRow>> FindAssignmentsAsync(ConnectionId connection, string mapping, IReadOnlyCollection<string> pairs, CancellationToken cancellationToken) =>
        AnyOfAsync(pairs, (db, list) => StoreQueries.Of(db).Assignments(db, connection.Value, mapping, list), cancellationToken);

    public ValueTask<IReadOnlyList<AsideRow>> ListAsideAsync(ConnectionId connection, Guid? after, int take, CancellationToken cancellationToken) =>
        ListAsync(db =>
        {
            var links = Of<AsideRow>(db, connection);
            if (after is { } behind)
                links = links.Where(a => a.Id.CompareTo(behind) > 0);
            return links.OrderBy(static a => a.Id).Take(take);
        }, cancellationToken);

    public ValueTask<IReadOnlyList<ListRow>> ListListsAsync(ConnectionId connection, CancellationToken cancellationToken) =>
        ListAsync(db => Of<ListRow>(db, connection).OrderBy(static l => l.Name), cancellationToken);

    public ValueTask<IReadOnlyList<BrakeRow>> ListBrakesAsync(ConnectionId connection, DateTimeOffset since, CancellationToken cancellationToken) =>
        ListAsync(db => Of<BrakeRow>(db, connection).Where(b => b.At >= since).OrderBy(static b => b.At).ThenBy(static b => b.Pair).ThenBy(static b => b.What), cancellationToken);

    public ValueTask<IReadOnlyList<ApprovalRow>> FindApprovalsAsync(ConnectionId connection, string mapping, IReadOnlyCollection<string> pairs, CancellationToken cancellationToken) =>
        AnyOfAsync(pairs, (db, list) => StoreQueries.Of(db).Approvals(db, connection.Value, mapping, list), cancellationToken);

    public ValueTask<SendRow?> FindSendAsync(ConnectionId connection, Guid send, CancellationToken cancellationToken) =>
        ReadAsync((db, c) => Of<SendRow>(db, connection).FirstOrDefaultAsync(s => s.Id == send, c), cancellationToken);

    public ValueTask<IReadOnlyList<SendRow>> FindSendsAsync(ConnectionId connection, string flow, IReadOnlyCollection<string> sourceIds, CancellationToken cancellationToken) =>
        AnyOfAsync(sourceIds, (db, list) => StoreQueries.Of(db).Sends(db, connection.Value, flow, list), cancellationToken);

    public ValueTask<IReadOnlyList<SendRow>> ListSendsAsync(ConnectionId connection, SendFilter filter, string? after, int take, CancellationToken cancellationToken)
    {
        SendPosition? position = after is null ? null : SendPosition.Parse(after);
        return ListAsync(db =>
        {
            var rows = Filter(db, connection, filter);
            if (position is { } behind)
            {
                var (created, id) = behind;
                rows = rows.Where(s => s.CreatedAt >= created && (s.CreatedAt > created || s.Id.CompareTo(id) > 0));
            }

            return rows.OrderBy(static s => s.CreatedAt).ThenBy(static s => s.Id).Take(take);
        }, cancellationToken);
    }

    public ValueTask<IReadOnlyList<DocumentSourceRow>> FindDocumentSourcesAsync(ConnectionId connection, string flow, IReadOnlyCollection<string> sourceIds, CancellationToken cancellationToken) =>
        AnyOfAsync(sourceIds, (db, list) => StoreQueries.Of(db).DocumentSources(db, connection.Value, flow, list), cancellationToken);

    public ValueTask<IReadOnlyList<DocumentSourceRow>> ListDocumentWorkAsync(ConnectionId connection, string flow, int take, CancellationToken cancellationToken) =>
        ListAsync(db => Of<DocumentSourceRow>(db, connection).Where(s => s.Flow == flow && s.Work != DocumentWork.None).OrderBy(static s => s.SeenAt).ThenBy(static s => s.SourceId).Take(take), cancellationToken);

    public ValueTask<IReadOnlyList<DocumentSourceRow>> ListBaselineAsync(ConnectionId connection, string flow, string? after, int take, CancellationToken cancellationToken)
    {
        var behind = after ?? "";
        return ListAsync(db => Of<DocumentSourceRow>(db, connection).Where(s => s.Flow == flow && s.Baseline && string.Compare(s.SourceId, behind) > 0).OrderBy(static s => s.SourceId).Take(take), cancellationToken);
    }

    public ValueTask<IReadOnlyList<DocumentFlowRow>> ListDocumentFlowsAsync(ConnectionId connection, CancellationToken cancellationToken) =>
        ListAsync(db => Of<DocumentFlowRow>(db, connection).OrderBy(static f => f.Flow), cancellationToken);

    public ValueTask<IReadOnlyList<HistoryRow>> ListHistoryAsync(ConnectionId connection, Guid link, int take, CancellationToken cancellationToken) =>
        ListAsync(db => Of<HistoryRow>(db, connection).Where(h => h.Link == link).OrderByDescending(static h => EF.Property<long>(h, PairTables.Number)).Take(take), cancellationToken);

    public ValueTask<IReadOnlyList<RunRow>> ListRunsAsync(ConnectionId connection, int take, CancellationToken cancellationToken) =>
        ListAsync(db => Of<RunRow>(db, connection).OrderByDescending(static r => r.StartedAt).ThenByDescending(static r => r.Id).Take(take), cancellationToken);

    public ValueTask<IReadOnlyList<ConnectionRow>> ListChangedConnectionsAsync(long after, int take, CancellationToken cancellationToken) =>
        ListAsync(db => db.Set<ConnectionRow>().AsNoTracking().Where(c => c.Version > after).OrderBy(static c => c.Version).Take(take), cancellationToken);

    public async ValueTask ReadAllAsync(ConnectionId connection, Func<object, ValueTask> row, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(row);
        var shown = false;
        await ReadAsync(async (db, c) =>
        {
            // A question may be asked again on another connection; one whose answer was shown in part may not.
            if (shown)
                throw new StoreUnavailableException($"The connection to the database was lost while the rows of '{connection}' were read. What was read so far is incomplete: read them again.");
            await ShowAsync(db.Set<ConnectionRow>().AsNoTracking().Where(r => r.Id == connection), c).ConfigureAwait(false);
            await ShowAsync(db.Set<JournalRow>().AsNoTracking().Where(j => j.Connection == connection).OrderBy(static j => EF.Property<long>(j, PairTables.Number)), c).ConfigureAwait(false);
            await ShowAsync(Of<CursorRow>(db, connection), c).ConfigureAwait(false);
            await ShowAsync(Of<RecordRow>(db, connection), c).ConfigureAwait(false);
            await ShowAsync(Of<MarkRow>(db, connection), c).ConfigureAwait(false);
            await ShowAsync(Of<LinkRow>(db, connection), c).ConfigureAwait(false);
            await ShowAsync(Of<IntentRow>(db, connection).OrderBy(static i => i.OpenedAt), c).ConfigureAwait(false);
            await ShowAsync(Of<ParkedRow>(db, connection), c).ConfigureAwait(false);
            await ShowAsync(Of<DecisionRow>(db, connection), c).ConfigureAwait(false);
            await ShowAsync(Of<BrakeRow>(db, connection), c).ConfigureAwait(false);
            await ShowAsync(Of<ApprovalRow>(db, connection), c).ConfigureAwait(false);
            await ShowAsync(Of<AssignmentRow>(db, connection), c).ConfigureAwait(false);
            await ShowAsync(Of<AsideRow>(db, connection).OrderBy(static a => a.Id), c).ConfigureAwait(false);
            await ShowAsync(Of<HistoryRow>(db, connection).OrderBy(static h => EF.Property<long>(h, PairTables.Number)), c).ConfigureAwait(false);
            await ShowAsync(Of<RunRow>(db, connection).OrderBy(static r => r.StartedAt), c).ConfigureAwait(false);
            await ShowAsync(Of<SendRow>(db, connection).OrderBy(static s => s.CreatedAt), c).ConfigureAwait(false);
            await ShowAsync(Of<DocumentSourceRow>(db, connection), c).ConfigureAwait(false);
            await ShowAsync(Of<DocumentFlowRow>(db, connection), c).ConfigureAwait(false);
            return true;
        }, cancellationToken).ConfigureAwait(false);

        async Task ShowAsync<TRow>(IQueryable<TRow> rows, CancellationToken token) where TRow : class
        {
            await foreach (var one in rows.AsAsyncEnumerable().WithCancellation(token).ConfigureAwait(false))
            {
                shown = true;
                await row(one).ConfigureAwait(false);
            }
        }
    }

    private static IQueryable<TRow> Of<TRow>(SyncStoreContext db, ConnectionId connection) where TRow : class
    {
        var id = connection.Value;
        return db.Set<TRow>().AsNoTracking().Where(r => EF.Property<string>(r, SyncStoreContext.Connection) == id);
    }

    private static IQueryable<RecordRow> Living(SyncStoreContext db, ConnectionId connection, Side side, string resource) =>
        Of<RecordRow>(db, connection).Where(r => r.Side == side && r.Resource == resource && !r.Deleted);

    private static IQueryable<ParkedRow> Filter(SyncStoreContext db, ConnectionId connection, ParkedFilter filter)
    {
        var rows = Of<ParkedRow>(db, connection);
        if (filter.Mapping is { } mapping)
            rows = rows.Where(p => p.Mapping == mapping);
        if (filter.Cause is { } cause)
            rows = rows.Where(p => p.Cause == cause);
        if (filter.Kind is { } kind)
            rows = rows.Where(p => p.Kind == kind);
        if (filter.WaitsFor is { } waitsFor)
            rows = rows.Where(p => p.WaitsFor == waitsFor);
        if (filter.WokenBy is { } causes)
            rows = rows.Where(p => (p.Wakes & causes) != WakeCause.None);
        if (filter.DueBefore is { } due)
            rows = rows.Where(p => p.WakeAt < due);
        return rows;
    }

    private static IQueryable<SendRow> Filter(SyncStoreContext db, ConnectionId connection, SendFilter filter)
    {
        var rows = Of<SendRow>(db, connection);
        if (filter.Flow is { } flow)
            rows = rows.Where(s => s.Flow == flow);
        if (filter.State is { } state)
            rows = rows.Where(s => s.State == state);
        if (filter.BusinessKey is { } key)
            rows = rows.Where(s => s.BusinessKey == key);
        if (filter.Asked is { } asked)
            rows = rows.Where(s => s.Question != "" == asked);
        if (filter.CheckBefore is { } check)
            rows = rows.Where(s => s.CheckAt < check);
        if (filter.WriteBackBefore is { } write)
            rows = rows.Where(s => s.WriteBackAt < write);
        return rows;
    }

    private ValueTask<IReadOnlyList<T>> AnyOfAsync<T>(
        IReadOnlyCollection<string> values, Func<SyncStoreContext, string[], IAsyncEnumerable<T>> query, CancellationToken cancellationToken, Comparison<T>? order = null)
    {
        if (values.Count == 0)
            return new([]);
        string[] list = [.. values];
        return CollectAsync(db => query(db, list), cancellationToken, order);
    }

    private ValueTask<IReadOnlyList<T>> ListAsync<T>(Func<SyncStoreContext, IQueryable<T>> query, CancellationToken cancellationToken) =>
        ReadAsync<IReadOnlyList<T>>(async (db, c) => await query(db).ToListAsync(c).ConfigureAwait(false), cancellationToken);

    private ValueTask<IReadOnlyList<T>> CollectAsync<T>(Func<SyncStoreContext, IAsyncEnumerable<T>> query, CancellationToken cancellationToken, Comparison<T>? order = null) =>
        ReadAsync<IReadOnlyList<T>>(async (db, c) =>
        {
            var rows = new List<T>();
            await foreach (var row in query(db).WithCancellation(c).ConfigureAwait(false))
                rows.Add(row);
            if (order is not null)
                rows.Sort(order);
            return rows;
        }, cancellationToken);
}
