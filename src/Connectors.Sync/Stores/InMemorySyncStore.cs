namespace Connectors.Sync.Stores;

/// <summary>
/// A store that forgets everything when it goes: for tests and for trying things out. It behaves as the durable stores do, fencing and versions included; all of them run the same conformance cases.
/// </summary>
/// <remarks>Safe to call from several threads. What it is given and what it answers are rows of its own: nothing a caller holds can change what is stored.</remarks>
/// <param name="time">The store's clock; <see langword="null"/> = the system's.</param>
public sealed class InMemorySyncStore(TimeProvider? time = null) : ISyncStore
{
    private readonly TimeProvider _time = time ?? TimeProvider.System;
    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, ConnectionRow> _connections = new(CodePointComparer.Instance);
    private readonly Dictionary<ConnectionId, InMemoryConnection> _states = [];

    // One number for tokens, versions and counters. It outlives the rows it was given to: a token or counter of something deleted never comes back.
    private long _sequence;

    /// <inheritdoc />
    public ValueTask<DateTimeOffset> GetTimeAsync(CancellationToken cancellationToken) => Do(_time.GetUtcNow, cancellationToken);

    /// <inheritdoc />
    public ValueTask<Lease?> TryAcquireAsync(ConnectionId connection, string owner, TimeSpan duration, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(owner);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(duration, TimeSpan.Zero);
        return Do(() =>
        {
            var state = State(connection);
            var now = _time.GetUtcNow();
            if (state.Lease is { } held && held.Until > now)
                return null;
            return state.Lease = new Lease(connection, owner, ++_sequence, now + duration);
        }, cancellationToken);
    }

    /// <inheritdoc />
    public ValueTask<Lease?> RenewAsync(Lease lease, TimeSpan duration, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(lease);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(duration, TimeSpan.Zero);
        return Do(() =>
        {
            if (Held(lease) is not { Lease: { } held } state)
                return null;
            var until = _time.GetUtcNow() + duration;
            return state.Lease = held with { Until = until > held.Until ? until : held.Until };
        }, cancellationToken);
    }

    /// <inheritdoc />
    public ValueTask ReleaseAsync(Lease lease, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(lease);
        return Do(() =>
        {
            if (Held(lease) is { } state)
                state.Lease = null;
        }, cancellationToken);
    }

    /// <inheritdoc />
    public ValueTask CommitAsync(Lease lease, StoreBatch batch, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(lease);
        ArgumentNullException.ThrowIfNull(batch);
        return Do(() =>
        {
            var state = Held(lease) ?? throw new LeaseLostException(lease.Connection);
            if (batch.SettingsVersion is { } expected && (_connections.GetValueOrDefault(lease.Connection.Value)?.SettingsVersion ?? 0) != expected)
                throw new SettingsChangedException(lease.Connection);
            if (batch.Reset)
                _states[lease.Connection] = state = state.WithoutRecords();
            state.CheckLinks(batch.Links);
            state.CheckSends(batch.Sends);
            state.Apply(batch, Next, _time.GetUtcNow());
        }, cancellationToken);
    }

    /// <inheritdoc />
    public ValueTask<ConnectionRow?> FindConnectionAsync(ConnectionId connection, CancellationToken cancellationToken) =>
        Do(() => _connections.GetValueOrDefault(connection.Value), cancellationToken);

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<ConnectionRow>> ListConnectionsAsync(ConnectionId? after, int take, CancellationToken cancellationToken) =>
        Do(() => List(_connections.Values.Where(c => after is not { } a || CodePointComparer.Instance.Compare(c.Id.Value, a.Value) > 0).Take(take)), cancellationToken);

    /// <inheritdoc />
    public ValueTask<ConnectionRow> SaveConnectionAsync(ConnectionRow row, JournalRow? journal, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(row);
        if (journal is not null && journal.Connection != row.Id)
            throw new ArgumentException("The journal entry is about another connection.", nameof(journal));
        return Do(() =>
        {
            var version = _connections.TryGetValue(row.Id.Value, out var stored) ? stored.Version : 0;
            if (version != row.Version)
                throw StoreConflicts.Connection(row.Id);
            var saved = row with { Version = Next(), ScheduledAt = row.ScheduledAt?.ToUniversalTime(), WebhookAt = row.WebhookAt?.ToUniversalTime(), LiveSince = row.LiveSince?.ToUniversalTime() };
            _connections[row.Id.Value] = saved;
            if (journal is not null)
                State(row.Id).Journal.Add(journal with { At = journal.At.ToUniversalTime() });
            return saved;
        }, cancellationToken);
    }

    /// <inheritdoc />
    public ValueTask DeleteConnectionAsync(ConnectionId connection, CancellationToken cancellationToken) => Do(() =>
    {
        _connections.Remove(connection.Value);
        _states.Remove(connection);
    }, cancellationToken);

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<JournalRow>> ListJournalAsync(ConnectionId connection, int take, CancellationToken cancellationToken) =>
        Read(connection, s => List(Enumerable.Reverse(s.Journal).Take(take)), cancellationToken);

    /// <inheritdoc />
    public ValueTask AddMarksAsync(ConnectionId connection, IReadOnlyCollection<MarkRow> marks, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(marks);
        return Do(() =>
        {
            foreach (var mark in marks)
                State(connection).Marks.Add(mark, Next(), _time.GetUtcNow());
        }, cancellationToken);
    }

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<MarkRow>> ListMarksAsync(ConnectionId connection, Side side, string resource, int take, CancellationToken cancellationToken) =>
        Read(connection, s => List(s.Marks.Of(side, resource).Take(take)), cancellationToken);

    /// <inheritdoc />
    public ValueTask<int> CountMarksAsync(ConnectionId connection, Side side, string resource, CancellationToken cancellationToken) =>
        Read(connection, s => s.Marks.Of(side, resource).Count, cancellationToken);

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<CursorRow>> ListCursorsAsync(ConnectionId connection, CancellationToken cancellationToken) =>
        Read(connection, s => List(s.Cursors.Values.OrderBy(static c => c.Side).ThenBy(static c => c.Resource, CodePointComparer.Instance)), cancellationToken);

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<RecordRow>> FindRecordsAsync(ConnectionId connection, Side side, string resource, IReadOnlyCollection<string> ids, CancellationToken cancellationToken) =>
        Read(connection, s => List(s.Records.Find(side, resource, ids).OrderBy(static r => r.Id, CodePointComparer.Instance)), cancellationToken);

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<KeyHit>> FindByKeysAsync(ConnectionId connection, Side side, string resource, IReadOnlyCollection<string> keys, CancellationToken cancellationToken) =>
        Read(connection, s => List(s.Records.FindByKeys(side, resource, keys)
            .OrderBy(static h => h.Key, CodePointComparer.Instance).ThenBy(static h => h.Id, CodePointComparer.Instance)), cancellationToken);

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<RecordRow>> FindByMarkersAsync(ConnectionId connection, Side side, string resource, IReadOnlyCollection<string> markers, CancellationToken cancellationToken) =>
        Read(connection, s => List(s.Records.FindByMarkers(side, resource, markers).OrderBy(static r => r.Id, CodePointComparer.Instance)), cancellationToken);

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<RecordRow>> ListNotSeenAsync(ConnectionId connection, Side side, string resource, long pass, string? after, int take, CancellationToken cancellationToken) =>
        Read(connection, s => List(s.Records.Living(side, resource)
            .Where(r => r.Pass < pass && (after is null || CodePointComparer.Instance.Compare(r.Id, after) > 0))
            .OrderBy(static r => r.Id, CodePointComparer.Instance).Take(take)), cancellationToken);

    /// <inheritdoc />
    public ValueTask<int> CountRecordsAsync(ConnectionId connection, Side side, string resource, CancellationToken cancellationToken) =>
        Read(connection, s => s.Records.Living(side, resource).Count(), cancellationToken);

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<LinkRow>> FindLinksAsync(ConnectionId connection, Side side, string resource, IReadOnlyCollection<string> ids, CancellationToken cancellationToken) =>
        Read(connection, s => List(s.FindLinks(side, resource, ids).OrderBy(static l => l.Id)), cancellationToken);

    /// <inheritdoc />
    public ValueTask<LinkRow?> FindLinkAsync(ConnectionId connection, Guid link, CancellationToken cancellationToken) =>
        Read(connection, s => s.Links.GetValueOrDefault(link), cancellationToken);

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<LinkRow>> ListLinksAsync(ConnectionId connection, string mapping, Guid? after, int take, CancellationToken cancellationToken) =>
        Read(connection, s => List(s.Links.Values.Where(l => l.Mapping == mapping && (after is not { } a || l.Id.CompareTo(a) > 0)).OrderBy(static l => l.Id).Take(take)), cancellationToken);

    /// <inheritdoc />
    public ValueTask<int> CountLinksAsync(ConnectionId connection, string mapping, LinkState state, CancellationToken cancellationToken) =>
        Read(connection, s => s.Links.Values.Count(l => l.Mapping == mapping && l.State == state), cancellationToken);

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<IntentRow>> ListOpenIntentsAsync(ConnectionId connection, CancellationToken cancellationToken) =>
        Read(connection, s => List(s.OpenIntents.Values.OrderBy(static i => i.OpenedAt).ThenBy(static i => i.Id)), cancellationToken);

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<IntentRow>> ListIntentsAsync(ConnectionId connection, Guid link, CancellationToken cancellationToken) =>
        Read(connection, s => List(s.Intents.Values.Where(i => i.Link == link).OrderBy(static i => i.OpenedAt).ThenBy(static i => i.Id)), cancellationToken);

    /// <inheritdoc />
    public ValueTask<IntentRow?> FindIntentAsync(ConnectionId connection, Guid intent, CancellationToken cancellationToken) =>
        Read(connection, s => s.Intents.GetValueOrDefault(intent), cancellationToken);

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<ParkedRow>> FindParkedAsync(ConnectionId connection, string mapping, IReadOnlyCollection<string> pairs, CancellationToken cancellationToken) =>
        Read(connection, s => List(pairs.Distinct(StringComparer.Ordinal).Order(CodePointComparer.Instance)
            .Select(p => s.Parked.GetValueOrDefault((mapping, p))).OfType<ParkedRow>()), cancellationToken);

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<ParkedRow>> ListParkedAsync(ConnectionId connection, ParkedFilter filter, string? after, int take, CancellationToken cancellationToken)
    {
        ParkedPosition? position = after is null ? null : ParkedPosition.Parse(after);
        return Read(connection, s => List(s.FilterParked(filter).Select(static p => (Position: ParkedPosition.Of(p), Row: p))
            .Where(p => position is not { } a || p.Position.CompareTo(a) > 0).OrderBy(static p => p.Position).Take(take).Select(static p => p.Row)), cancellationToken);
    }

    /// <inheritdoc />
    public ValueTask<int> CountParkedAsync(ConnectionId connection, ParkedFilter filter, CancellationToken cancellationToken) =>
        Read(connection, s => s.FilterParked(filter).Count(), cancellationToken);

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<DecisionRow>> FindDecisionsAsync(ConnectionId connection, string mapping, IReadOnlyCollection<string> pairs, CancellationToken cancellationToken) =>
        Read(connection, s => List(pairs.Distinct(StringComparer.Ordinal).Order(CodePointComparer.Instance)
            .Select(p => s.Decisions.GetValueOrDefault((mapping, p))).OfType<DecisionRow>()), cancellationToken);

    /// <inheritdoc />
    public ValueTask SaveDecisionAsync(ConnectionId connection, DecisionRow decision, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(decision);
        return Do(() => State(connection).Save(decision), cancellationToken);
    }

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<AssignmentRow>> FindAssignmentsAsync(ConnectionId connection, string mapping, IReadOnlyCollection<string> pairs, CancellationToken cancellationToken) =>
        Read(connection, s => List(pairs.Distinct(StringComparer.Ordinal).Order(CodePointComparer.Instance)
            .Select(p => s.Assignments.GetValueOrDefault((mapping, p))).OfType<AssignmentRow>()), cancellationToken);

    /// <inheritdoc />
    public ValueTask SaveAssignmentsAsync(ConnectionId connection, IReadOnlyCollection<AssignmentRow> assignments, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(assignments);
        return Do(() =>
        {
            foreach (var row in assignments)
                State(connection).Assignments[(row.Mapping, row.Pair)] = row with { At = row.At.ToUniversalTime() };
        }, cancellationToken);
    }

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<AsideRow>> ListAsideAsync(ConnectionId connection, Guid? after, int take, CancellationToken cancellationToken) =>
        Read(connection, s => List(s.Aside.Values.Where(a => after is not { } behind || a.Id.CompareTo(behind) > 0).OrderBy(static a => a.Id).Take(take)), cancellationToken);

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<ListRow>> ListListsAsync(ConnectionId connection, CancellationToken cancellationToken) =>
        Read(connection, s => List(s.Lists.Values.OrderBy(static l => l.Name, CodePointComparer.Instance)), cancellationToken);

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<BrakeRow>> ListBrakesAsync(ConnectionId connection, DateTimeOffset since, CancellationToken cancellationToken) =>
        Read(connection, s => List(s.Brakes.Values.Where(b => b.At >= since).OrderBy(static b => b.At).ThenBy(static b => b.Pair, CodePointComparer.Instance).ThenBy(static b => b.What, CodePointComparer.Instance)), cancellationToken);

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<ApprovalRow>> FindApprovalsAsync(ConnectionId connection, string mapping, IReadOnlyCollection<string> pairs, CancellationToken cancellationToken) =>
        Read(connection, s => List(pairs.Distinct(StringComparer.Ordinal).Order(CodePointComparer.Instance)
            .Select(p => s.Approvals.GetValueOrDefault((mapping, p))).OfType<ApprovalRow>()), cancellationToken);

    /// <inheritdoc />
    public ValueTask SaveApprovalsAsync(ConnectionId connection, IReadOnlyCollection<ApprovalRow> approvals, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(approvals);
        return Do(() =>
        {
            foreach (var row in approvals)
                State(connection).Approvals[(row.Mapping, row.Pair)] = row with { At = row.At.ToUniversalTime(), Until = row.Until.ToUniversalTime(), Whats = [.. row.Whats] };
        }, cancellationToken);
    }

    /// <inheritdoc />
    public ValueTask<SendRow?> FindSendAsync(ConnectionId connection, Guid send, CancellationToken cancellationToken) =>
        Read(connection, s => s.Sends.GetValueOrDefault(send), cancellationToken);

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<SendRow>> FindSendsAsync(ConnectionId connection, string flow, IReadOnlyCollection<string> sourceIds, CancellationToken cancellationToken) =>
        Read(connection, s => List(s.Sends.Values.Where(r => r.Flow == flow && sourceIds.Contains(r.SourceId, StringComparer.Ordinal)).OrderBy(static r => r.SourceId, CodePointComparer.Instance).ThenBy(static r => r.Generation)), cancellationToken);

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<SendRow>> ListSendsAsync(ConnectionId connection, SendFilter filter, string? after, int take, CancellationToken cancellationToken)
    {
        SendPosition? position = after is null ? null : SendPosition.Parse(after);
        return Read(connection, s => List(s.FilterSends(filter).Select(static r => (Position: SendPosition.Of(r), Row: r))
            .Where(r => position is not { } a || r.Position.CompareTo(a) > 0).OrderBy(static r => r.Position).Take(take).Select(static r => r.Row)), cancellationToken);
    }

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<DocumentSourceRow>> FindDocumentSourcesAsync(ConnectionId connection, string flow, IReadOnlyCollection<string> sourceIds, CancellationToken cancellationToken) =>
        Read(connection, s => List(sourceIds.Distinct(StringComparer.Ordinal).Order(CodePointComparer.Instance).Select(id => s.DocumentSources.GetValueOrDefault((flow, id))).OfType<DocumentSourceRow>()), cancellationToken);

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<DocumentSourceRow>> ListDocumentWorkAsync(ConnectionId connection, string flow, int take, CancellationToken cancellationToken) =>
        Read(connection, s => List(s.DocumentSources.Values.Where(r => r.Flow == flow && r.Work != DocumentWork.None).OrderBy(static r => r.SeenAt).ThenBy(static r => r.SourceId, CodePointComparer.Instance).Take(take)), cancellationToken);

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<DocumentSourceRow>> ListBaselineAsync(ConnectionId connection, string flow, string? after, int take, CancellationToken cancellationToken) =>
        Read(connection, s => List(s.DocumentSources.Values.Where(r => r.Flow == flow && r.Baseline && (after is null || CodePointComparer.Instance.Compare(r.SourceId, after) > 0)).OrderBy(static r => r.SourceId, CodePointComparer.Instance).Take(take)), cancellationToken);

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<DocumentFlowRow>> ListDocumentFlowsAsync(ConnectionId connection, CancellationToken cancellationToken) =>
        Read(connection, s => List(s.DocumentFlows.Values.OrderBy(static f => f.Flow, CodePointComparer.Instance)), cancellationToken);

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<HistoryRow>> ListHistoryAsync(ConnectionId connection, Guid link, int take, CancellationToken cancellationToken) =>
        Read(connection, s => List(Enumerable.Reverse(s.History.GetValueOrDefault(link) ?? []).Take(take)), cancellationToken);

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<RunRow>> ListRunsAsync(ConnectionId connection, int take, CancellationToken cancellationToken) =>
        Read(connection, s => List(s.Runs.Values.OrderByDescending(static r => r.StartedAt).ThenByDescending(static r => r.Id).Take(take)), cancellationToken);

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<ConnectionRow>> ListChangedConnectionsAsync(long after, int take, CancellationToken cancellationToken) =>
        Do(() => List(_connections.Values.Where(c => c.Version > after).OrderBy(static c => c.Version).Take(take)), cancellationToken);

    /// <inheritdoc />
    public async ValueTask ReadAllAsync(ConnectionId connection, Func<object, ValueTask> row, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(row);
        var rows = await Do(() => List<object>([.. _connections.TryGetValue(connection.Value, out var own) ? [own] : Array.Empty<object>(), .. _states.GetValueOrDefault(connection)?.All() ?? []]), cancellationToken).ConfigureAwait(false);
        foreach (var one in rows)
            await row(one).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public ValueTask<int> PruneAsync(StoreRetention retention, int take, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(retention);
        ArgumentOutOfRangeException.ThrowIfLessThan(take, 1);
        return Do(() => InMemoryPruning.Prune(_states.Values, retention, take), cancellationToken);
    }

    private long Next() => ++_sequence;

    private InMemoryConnection State(ConnectionId connection)
    {
        if (!_states.TryGetValue(connection, out var state))
            _states[connection] = state = new InMemoryConnection();
        return state;
    }

    private InMemoryConnection? Held(Lease lease) =>
        _states.TryGetValue(lease.Connection, out var state) && state.Lease?.Token == lease.Token ? state : null;

    private ValueTask<T> Read<T>(ConnectionId connection, Func<InMemoryConnection, T> read, CancellationToken cancellationToken) =>
        Do(() => read(_states.GetValueOrDefault(connection) ?? InMemoryConnection.Empty), cancellationToken);

    private static IReadOnlyList<T> List<T>(IEnumerable<T> rows) => [.. rows];

    private async ValueTask<T> Do<T>(Func<T> work, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
            return work();
    }

    private async ValueTask Do(Action work, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
            work();
    }
}
