namespace Connectors.Sync.Stores;

/// <summary>
/// What the engine remembers. Every durable step of a run is one <see cref="CommitAsync"/>, checked against the lease's fencing token in the same transaction; what webhooks, users and
/// administrators add needs no lease, because it is only additive or guarded by a version.
/// </summary>
/// <remarks>
/// Rows are plain: identities and states in columns that are searched, everything else in versioned JSON that only the engine reads. Implementations keep no state outside the store
/// and are safe to call from several threads. Inside a transaction nothing but the store is awaited.
/// </remarks>
public interface ISyncStore
{
    /// <summary>
    /// The store's clock, UTC: every time that is stored or compared with a stored one (leases, ages of intents, key windows) is one of it. Between two looks at it a process may reckon with its own monotonic
    /// clock how much of its lease is left; a step that comes too late by that is still refused by the fence.
    /// </summary>
    ValueTask<DateTimeOffset> GetTimeAsync(CancellationToken cancellationToken);

    // ---- the lease: one writer per connection

    /// <summary>Takes the lease of a connection, if nobody (the same owner included) holds one that has not run out. The token grows with every taking, also when the connection was deleted meanwhile.</summary>
    ValueTask<Lease?> TryAcquireAsync(ConnectionId connection, string owner, TimeSpan duration, CancellationToken cancellationToken);

    /// <summary>Extends a lease that is still ours, also one that has run out while nobody took it; it never shortens one. <see langword="null"/> = it was lost.</summary>
    ValueTask<Lease?> RenewAsync(Lease lease, TimeSpan duration, CancellationToken cancellationToken);

    /// <summary>Gives a lease back. Not ours any more: nothing happens.</summary>
    ValueTask ReleaseAsync(Lease lease, CancellationToken cancellationToken);

    /// <summary>Writes everything of the batch, or nothing. A cancellation is heard until the writing begins; after that the answer is awaited.</summary>
    /// <remarks>The token decides, not the clock: a lease that has run out still writes as long as nobody has taken the connection, given it back or deleted it. An empty batch asks only that.</remarks>
    /// <exception cref="LeaseLostException">Another owner has taken the connection (or it was deleted); nothing was written.</exception>
    /// <exception cref="StoreConflictException">A record of the batch belongs to a link that is not in it, or a send's flow, source and generation to another send; nothing was written.</exception>
    /// <exception cref="SettingsChangedException">The batch holds only for a settings version that is not the stored one any more; nothing was written.</exception>
    ValueTask CommitAsync(Lease lease, StoreBatch batch, CancellationToken cancellationToken);

    // ---- connections

    /// <summary>One connection, or <see langword="null"/>.</summary>
    ValueTask<ConnectionRow?> FindConnectionAsync(ConnectionId connection, CancellationToken cancellationToken);

    /// <summary>Connections ordered by id, behind <paramref name="after"/>.</summary>
    ValueTask<IReadOnlyList<ConnectionRow>> ListConnectionsAsync(ConnectionId? after, int take, CancellationToken cancellationToken);

    /// <summary>Connections that were written after a version (<see cref="ConnectionRow.Version"/>), in the order of their versions. Deleted ones are missing.</summary>
    /// <remarks>Where several nodes write, a smaller version may become visible a moment after a larger one: who follows this list walks <see cref="ListConnectionsAsync"/> now and then as well.</remarks>
    ValueTask<IReadOnlyList<ConnectionRow>> ListChangedConnectionsAsync(long after, int take, CancellationToken cancellationToken);

    /// <summary>Writes a connection if it still has the version that <paramref name="row"/> was read with (zero = it does not exist yet), together with a journal entry. Answers the row with its new version.</summary>
    /// <exception cref="StoreConflictException">Somebody else changed it meanwhile.</exception>
    ValueTask<ConnectionRow> SaveConnectionAsync(ConnectionRow row, JournalRow? journal, CancellationToken cancellationToken);

    /// <summary>Deletes a connection and everything of it, its lease included: whoever runs it writes nothing more.</summary>
    ValueTask DeleteConnectionAsync(ConnectionId connection, CancellationToken cancellationToken);

    /// <summary>The newest entries of a connection's journal, newest first.</summary>
    ValueTask<IReadOnlyList<JournalRow>> ListJournalAsync(ConnectionId connection, int take, CancellationToken cancellationToken);

    // ---- dirty marks

    /// <summary>Adds marks: a new row, or a larger counter of an existing one, which keeps its moment. A mark of a more urgent class raises the row's class. Marks of one record with different renumberings are rows of their own.</summary>
    /// <remarks>A counter is never given twice, not even after its row was cleared: a stale clearing finds nothing. The counter of the rows given is not looked at, and a moment that is not set becomes the store's now.</remarks>
    ValueTask AddMarksAsync(ConnectionId connection, IReadOnlyCollection<MarkRow> marks, CancellationToken cancellationToken);

    /// <summary>Marks of some resources, most urgent class first, then oldest first.</summary>
    ValueTask<IReadOnlyList<MarkRow>> ListMarksAsync(ConnectionId connection, Side side, string resource, int take, CancellationToken cancellationToken);

    /// <summary>How many marks a resource has.</summary>
    ValueTask<int> CountMarksAsync(ConnectionId connection, Side side, string resource, CancellationToken cancellationToken);

    // ---- what was read

    /// <summary>All cursors of a connection.</summary>
    ValueTask<IReadOnlyList<CursorRow>> ListCursorsAsync(ConnectionId connection, CancellationToken cancellationToken);

    /// <summary>What is known of these records; unknown ones are missing from the answer.</summary>
    ValueTask<IReadOnlyList<RecordRow>> FindRecordsAsync(ConnectionId connection, Side side, string resource, IReadOnlyCollection<string> ids, CancellationToken cancellationToken);

    /// <summary>Living records that have one of these match keys.</summary>
    ValueTask<IReadOnlyList<KeyHit>> FindByKeysAsync(ConnectionId connection, Side side, string resource, IReadOnlyCollection<string> keys, CancellationToken cancellationToken);

    /// <summary>Living records that carry one of these markers.</summary>
    ValueTask<IReadOnlyList<RecordRow>> FindByMarkersAsync(ConnectionId connection, Side side, string resource, IReadOnlyCollection<string> markers, CancellationToken cancellationToken);

    /// <summary>Living records that the enumeration of that number did not show, ordered by id, behind <paramref name="after"/>. What a later enumeration showed is not among them.</summary>
    ValueTask<IReadOnlyList<RecordRow>> ListNotSeenAsync(ConnectionId connection, Side side, string resource, long pass, string? after, int take, CancellationToken cancellationToken);

    /// <summary>How many living records of a resource are known.</summary>
    ValueTask<int> CountRecordsAsync(ConnectionId connection, Side side, string resource, CancellationToken cancellationToken);

    // ---- links

    /// <summary>The links of these records of one side, whatever their mapping and state.</summary>
    ValueTask<IReadOnlyList<LinkRow>> FindLinksAsync(ConnectionId connection, Side side, string resource, IReadOnlyCollection<string> ids, CancellationToken cancellationToken);

    /// <summary>One link, or <see langword="null"/>.</summary>
    ValueTask<LinkRow?> FindLinkAsync(ConnectionId connection, Guid link, CancellationToken cancellationToken);

    /// <summary>Links of a mapping ordered by id, behind <paramref name="after"/>.</summary>
    ValueTask<IReadOnlyList<LinkRow>> ListLinksAsync(ConnectionId connection, string mapping, Guid? after, int take, CancellationToken cancellationToken);

    /// <summary>How many links of a mapping are in a state.</summary>
    ValueTask<int> CountLinksAsync(ConnectionId connection, string mapping, LinkState state, CancellationToken cancellationToken);

    // ---- intents

    /// <summary>Intents that are not closed, oldest first.</summary>
    ValueTask<IReadOnlyList<IntentRow>> ListOpenIntentsAsync(ConnectionId connection, CancellationToken cancellationToken);

    /// <summary>All intents of a link, closed ones included, oldest first.</summary>
    ValueTask<IReadOnlyList<IntentRow>> ListIntentsAsync(ConnectionId connection, Guid link, CancellationToken cancellationToken);

    /// <summary>One intent, or <see langword="null"/>.</summary>
    ValueTask<IntentRow?> FindIntentAsync(ConnectionId connection, Guid intent, CancellationToken cancellationToken);

    // ---- parked records and decisions

    /// <summary>The parked rows of these pairs of a mapping.</summary>
    ValueTask<IReadOnlyList<ParkedRow>> FindParkedAsync(ConnectionId connection, string mapping, IReadOnlyCollection<string> pairs, CancellationToken cancellationToken);

    /// <summary>Parked rows, oldest first, behind a position (<see cref="ParkedRow.Position"/>). Filters that are <see langword="null"/> do not filter.</summary>
    ValueTask<IReadOnlyList<ParkedRow>> ListParkedAsync(ConnectionId connection, ParkedFilter filter, string? after, int take, CancellationToken cancellationToken);

    /// <summary>How many rows a filter finds.</summary>
    ValueTask<int> CountParkedAsync(ConnectionId connection, ParkedFilter filter, CancellationToken cancellationToken);

    /// <summary>The decisions about these pairs of a mapping.</summary>
    ValueTask<IReadOnlyList<DecisionRow>> FindDecisionsAsync(ConnectionId connection, string mapping, IReadOnlyCollection<string> pairs, CancellationToken cancellationToken);

    /// <summary>Stores what a person decided. A later decision about the same pair replaces the earlier one.</summary>
    ValueTask SaveDecisionAsync(ConnectionId connection, DecisionRow decision, CancellationToken cancellationToken);

    /// <summary>Who was asked to see to these pairs of a mapping.</summary>
    ValueTask<IReadOnlyList<AssignmentRow>> FindAssignmentsAsync(ConnectionId connection, string mapping, IReadOnlyCollection<string> pairs, CancellationToken cancellationToken);

    /// <summary>Stores who is to see to pairs. A later one of the same pair replaces the earlier one.</summary>
    ValueTask SaveAssignmentsAsync(ConnectionId connection, IReadOnlyCollection<AssignmentRow> assignments, CancellationToken cancellationToken);

    // ---- links of accounts that it was bound to before

    /// <summary>Links that were put aside, ordered by id, behind <paramref name="after"/>.</summary>
    ValueTask<IReadOnlyList<AsideRow>> ListAsideAsync(ConnectionId connection, Guid? after, int take, CancellationToken cancellationToken);

    // ---- managed lists

    /// <summary>All lists of a connection.</summary>
    ValueTask<IReadOnlyList<ListRow>> ListListsAsync(ConnectionId connection, CancellationToken cancellationToken);

    // ---- brakes

    /// <summary>The steps that brakes let pass at or after a moment, of all mappings.</summary>
    ValueTask<IReadOnlyList<BrakeRow>> ListBrakesAsync(ConnectionId connection, DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>The approvals of these pairs of a mapping, expired ones included.</summary>
    ValueTask<IReadOnlyList<ApprovalRow>> FindApprovalsAsync(ConnectionId connection, string mapping, IReadOnlyCollection<string> pairs, CancellationToken cancellationToken);

    /// <summary>Stores approvals. A later one of the same pair replaces the earlier one.</summary>
    ValueTask SaveApprovalsAsync(ConnectionId connection, IReadOnlyCollection<ApprovalRow> approvals, CancellationToken cancellationToken);

    // ---- documents

    /// <summary>One send, or <see langword="null"/>.</summary>
    ValueTask<SendRow?> FindSendAsync(ConnectionId connection, Guid send, CancellationToken cancellationToken);

    /// <summary>All generations of these source documents of a flow, ordered by source and generation.</summary>
    ValueTask<IReadOnlyList<SendRow>> FindSendsAsync(ConnectionId connection, string flow, IReadOnlyCollection<string> sourceIds, CancellationToken cancellationToken);

    /// <summary>Sends, oldest first, behind a position (<see cref="SendRow.Position"/>). Filters that are <see langword="null"/> do not filter.</summary>
    ValueTask<IReadOnlyList<SendRow>> ListSendsAsync(ConnectionId connection, SendFilter filter, string? after, int take, CancellationToken cancellationToken);

    /// <summary>What a flow saw of these source documents; unknown ones are missing from the answer.</summary>
    ValueTask<IReadOnlyList<DocumentSourceRow>> FindDocumentSourcesAsync(ConnectionId connection, string flow, IReadOnlyCollection<string> sourceIds, CancellationToken cancellationToken);

    /// <summary>Source documents of a flow with which something is to be done, oldest first.</summary>
    ValueTask<IReadOnlyList<DocumentSourceRow>> ListDocumentWorkAsync(ConnectionId connection, string flow, int take, CancellationToken cancellationToken);

    /// <summary>Source documents that stood at a trigger status when their flow was switched on, ordered by id, behind <paramref name="after"/>.</summary>
    ValueTask<IReadOnlyList<DocumentSourceRow>> ListBaselineAsync(ConnectionId connection, string flow, string? after, int take, CancellationToken cancellationToken);

    /// <summary>All flows that something is remembered of, ordered by name.</summary>
    ValueTask<IReadOnlyList<DocumentFlowRow>> ListDocumentFlowsAsync(ConnectionId connection, CancellationToken cancellationToken);

    // ---- what happened

    /// <summary>The newest history of a link, newest first.</summary>
    ValueTask<IReadOnlyList<HistoryRow>> ListHistoryAsync(ConnectionId connection, Guid link, int take, CancellationToken cancellationToken);

    /// <summary>The newest runs, newest first.</summary>
    ValueTask<IReadOnlyList<RunRow>> ListRunsAsync(ConnectionId connection, int take, CancellationToken cancellationToken);

    // ---- looking after it

    /// <summary>Shows every row of a connection, one by one: the connection, its journal, cursors, records, marks, links, intents, parked rows, decisions, brakes, approvals, history, runs, sends, and what document flows saw.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="row">Takes a row; what it awaits holds up nobody who writes.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    ValueTask ReadAllAsync(ConnectionId connection, Func<object, ValueTask> row, CancellationToken cancellationToken);

    /// <summary>Drops old rows of all connections, oldest first, at most so many of each kind in one transaction.</summary>
    /// <returns>How many were dropped; fewer than <paramref name="take"/> = there is nothing more of any kind.</returns>
    ValueTask<int> PruneAsync(StoreRetention retention, int take, CancellationToken cancellationToken);
}

/// <summary>The right to write for a connection, until a moment of the store's clock.</summary>
/// <param name="Connection">The connection.</param>
/// <param name="Owner">Who holds it.</param>
/// <param name="Token">The fencing token: larger than that of every lease before.</param>
/// <param name="Until">Until when, on the store's clock.</param>
public sealed record Lease(ConnectionId Connection, string Owner, long Token, DateTimeOffset Until);

/// <summary>Another owner has taken the connection. Whatever was to be written was not.</summary>
/// <param name="connection">The connection.</param>
public sealed class LeaseLostException(ConnectionId connection) : Exception($"The lease of the connection '{connection}' was taken over; this run ends and the new owner goes on.");

/// <summary>Somebody else changed the row since it was read.</summary>
/// <param name="message">Which row.</param>
public sealed class StoreConflictException(string message) : Exception(message);
