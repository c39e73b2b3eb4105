using System.Collections.Immutable;
using Connectors.Sync.Stores;

namespace Connectors.Sync;

/// <summary>What a support person needs: finds a record, tells its whole story, tries parked records again, and remembers who did so. It asks neither side, so that it works while one is down.</summary>
public interface IConnectionSupport
{
    /// <summary>Finds records by CRM id, accounting id, document number, or any value that was synchronised, such as a name or a number. Letter case is ignored in values.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="text">What is looked for.</param>
    /// <param name="take">How many at most.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task<IReadOnlyList<RecordHit>> FindAsync(ConnectionId connection, string text, int take = 20, CancellationToken cancellationToken = default);

    /// <summary>Everything that is stored of a record and its counterpart: links, bases, events, writes, decisions, what it waits for, and documents that were sent from it.</summary>
    /// <exception cref="SyncRequestException">Nothing is stored of it, or no mapping has such an entity.</exception>
    Task<RecordStory> TellAsync(ConnectionId connection, RecordRef record, CancellationToken cancellationToken = default);

    /// <summary>Plans parked pairs again with the next run: one, or all that a filter finds. It is recorded with user and time.</summary>
    /// <returns>How many there are.</returns>
    Task<int> RetryAsync(ConnectionId connection, ParkedFilter filter, string? pair = null, string user = "", CancellationToken cancellationToken = default);

    /// <summary>Writes an entry into the connection's journal.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="what">What, language-neutral: <c>plan-rejected</c>.</param>
    /// <param name="detail">The particulars, without secrets and contents of records.</param>
    /// <param name="user">Who.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task RecordAsync(ConnectionId connection, string what, string detail, string user = "", CancellationToken cancellationToken = default);

    /// <summary>What was told about a connection and is not over, oldest first, and the language of its users. It is looked after where a handler of events is registered.</summary>
    Task<(IReadOnlyList<ConnectionEvent> Events, string Culture)> ListOpenAsync(ConnectionId connection, CancellationToken cancellationToken = default);

    /// <summary>
    /// Writes a zip file for whoever is to find out what is wrong: versions, settings, schemas, capabilities, probes, the latest runs, limits, what is parked by cause and the latest calls. It holds no secret and no
    /// value of a record, and is written also while a side is down.
    /// </summary>
    /// <param name="connection">The connection.</param>
    /// <param name="to">Where it is written; it is not closed.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task DiagnoseAsync(ConnectionId connection, Stream to, CancellationToken cancellationToken = default);
}

/// <summary>A record that was found.</summary>
/// <param name="Mapping">The mapping, or the flow of a document.</param>
/// <param name="Crm">The CRM's record, if it is known.</param>
/// <param name="Accounting">Accounting's record, if it is known.</param>
/// <param name="Label">What people call it; empty = nothing of it was synchronised yet.</param>
/// <param name="FoundBy">Where the text stood: <c>crm-id</c>, <c>accounting-id</c>, <c>number</c>, or the name of a unit.</param>
public sealed record RecordHit(string Mapping, RecordRef? Crm, RecordRef? Accounting, string Label, string FoundBy);

/// <summary>Everything that is stored of a record.</summary>
public sealed record RecordStory
{
    /// <summary>The record that was asked for.</summary>
    public required RecordRef Record { get; init; }

    /// <summary>Its links, with the latest first.</summary>
    public required ImmutableArray<LinkStory> Links { get; init; }

    /// <summary>Where it waits, and why.</summary>
    public required ImmutableArray<ParkedPair> Parked { get; init; }

    /// <summary>What people decided about it.</summary>
    public required ImmutableArray<DecisionRow> Decisions { get; init; }

    /// <summary>Documents that were sent from it or for it.</summary>
    public required ImmutableArray<SendInfo> Sends { get; init; }

    /// <summary>What is remembered of both records: stamps, deletion.</summary>
    public required ImmutableArray<RecordRow> Records { get; init; }
}

/// <summary>One link of a record.</summary>
public sealed record LinkStory
{
    /// <summary>The link.</summary>
    public required Guid Id { get; init; }

    /// <summary>The mapping.</summary>
    public required string Mapping { get; init; }

    /// <summary>The state.</summary>
    public required LinkState State { get; init; }

    /// <summary>Of an orphaned link: why, language-neutral.</summary>
    public string Reason { get; init; } = "";

    /// <summary>The CRM's record.</summary>
    public RecordRef? Crm { get; init; }

    /// <summary>Accounting's record.</summary>
    public RecordRef? Accounting { get; init; }

    /// <summary>What both sides showed when each unit was last satisfied.</summary>
    public required ImmutableArray<PairValue> Base { get; init; }

    /// <summary>What happened, newest first.</summary>
    public required ImmutableArray<StoryEvent> Events { get; init; }

    /// <summary>Its writes, newest first.</summary>
    public required ImmutableArray<StoryWrite> Writes { get; init; }
}

/// <summary>An event of a link.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Event">What, language-neutral: <c>created</c>, <c>updated</c>, <c>linked</c>.</param>
/// <param name="Side">The side that was written; <see langword="null"/> = none.</param>
/// <param name="User">Who asked for it; empty = nobody, it happened by itself.</param>
/// <param name="Run">The run.</param>
/// <param name="Why">The reason, where it is one of the whole record.</param>
/// <param name="Units">What it was about, unit by unit.</param>
public sealed record StoryEvent(DateTimeOffset At, string Event, Side? Side, string User, Guid Run, string? Why, ImmutableArray<StoryUnit> Units);

/// <summary>One unit of an event.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Rule">The rule that decided.</param>
/// <param name="Crm">What the CRM had.</param>
/// <param name="Accounting">What accounting had.</param>
/// <param name="Written">What was written; <see langword="null"/> = nothing.</param>
public sealed record StoryUnit(string Unit, string Rule, string Crm, string Accounting, string? Written);

/// <summary>A write of a link.</summary>
/// <param name="Id">Its id: an uncertain one is answered by it.</param>
/// <param name="Side">The side that is written.</param>
/// <param name="Kind">Create, update or delete.</param>
/// <param name="State">Whether it is settled.</param>
/// <param name="Outcome">What became of it, language-neutral; empty while it is open.</param>
/// <param name="OpenedAt">When it was opened, UTC.</param>
/// <param name="ClosedAt">When it was closed, UTC.</param>
public sealed record StoryWrite(Guid Id, Side Side, WriteKind Kind, IntentState State, string Outcome, DateTimeOffset OpenedAt, DateTimeOffset? ClosedAt);
