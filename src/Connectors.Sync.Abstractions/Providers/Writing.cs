using System.Collections.Immutable;

namespace Connectors.Sync;

/// <summary>Writes of one entity. A batch is mere transport: intents and outcomes are per write.</summary>
/// <param name="Schema">The entity's schema.</param>
/// <param name="Writes">At most <see cref="EntityCapabilities.WriteBatchSize"/>.</param>
public sealed record WriteBatch(EntitySchema Schema, IReadOnlyList<RecordWrite> Writes);

/// <summary>One write, whose intent is stored already.</summary>
public sealed record RecordWrite
{
    /// <summary>The intent's id (a version 7 GUID). Idempotency keys and ids chosen by us derive from it, so that a repeat after a crash is the same write.</summary>
    public required Guid IntentId { get; init; }

    /// <summary>Create, update or delete.</summary>
    public required WriteKind Kind { get; init; }

    /// <summary>The record; of a create <see langword="null"/>.</summary>
    public RecordId? Id { get; init; }

    /// <summary>The record as it was read directly before, with version and provider state; of a create <see langword="null"/>.</summary>
    public SyncRecord? Current { get; init; }

    /// <summary>The fields to write. Everything else stays as it is in <see cref="Current"/>.</summary>
    public required ImmutableArray<FieldAssignment> Set { get; init; }

    /// <summary>Of a create: our marker for <see cref="EntityCapabilities.MarkerField"/>; <see langword="null"/> when the mapping uses that field itself.</summary>
    public string? Marker { get; init; }

    /// <summary>The user of the target system in whose name the change is made, where the system has such a thing.</summary>
    public string? ActingUser { get; init; }
}

/// <summary>Kinds of writes.</summary>
public enum WriteKind
{
    /// <summary>A new record.</summary>
    Create,

    /// <summary>A change.</summary>
    Update,

    /// <summary>A deletion or archiving.</summary>
    Delete,
}

/// <summary>A field and its new value; <see cref="FieldValue.Null"/> clears it.</summary>
/// <param name="Slot">The field.</param>
/// <param name="Value">The value as it is to be stored, never absent.</param>
public readonly record struct FieldAssignment(FieldSlot Slot, FieldValue Value);

/// <summary>What became of a write.</summary>
public abstract record WriteOutcome
{
    private WriteOutcome() { }

    /// <summary>It was applied.</summary>
    /// <param name="Id">The record's id.</param>
    /// <param name="Record">The record as the write's own reply showed it; <see langword="null"/> when the reply shows nothing.</param>
    public sealed record Applied(RecordId Id, SyncRecord? Record = null) : WriteOutcome
    {
        /// <summary>An update that the system answered as a create: the record was gone and came to life again. Recorded as an incident.</summary>
        public bool AnsweredAsCreate { get; init; }
    }

    /// <summary>It was refused, and it is proved that nothing was applied.</summary>
    /// <param name="Problems">All that is wrong.</param>
    public sealed record Refused(ImmutableArray<Problem> Problems) : WriteOutcome
    {
        /// <summary>One problem.</summary>
        public Refused(Problem problem) : this([problem]) { }
    }

    /// <summary>The record had changed meanwhile, or is gone; nothing was written. It is read and planned again at once.</summary>
    /// <param name="Current">As it is now, if known.</param>
    public sealed record Stale(SyncRecord? Current = null) : WriteOutcome;

    /// <summary>No byte left, or a limit or block answered. It says nothing about the record.</summary>
    /// <param name="Reason">Why.</param>
    /// <param name="Message">A text for the person who looks after the connection.</param>
    /// <param name="RetryAt">The earliest useful repeat, UTC.</param>
    public sealed record NotSent(UnavailableReason Reason, string Message, DateTimeOffset? RetryAt = null) : WriteOutcome;

    /// <summary>It may have been applied. It is settled by reading, or asked about; never sent again blindly.</summary>
    /// <param name="Evidence">What helps to settle it.</param>
    public sealed record Uncertain(UncertainEvidence Evidence) : WriteOutcome;
}

/// <summary>What the engine or a person needs to find out what became of a write.</summary>
public sealed record UncertainEvidence
{
    /// <summary>The id that was chosen by us.</summary>
    public string? ClientId { get; init; }

    /// <summary>The id of a document of which accounting had answered a part before the rest became unknown: it is looked for by it, whatever else the document carries.</summary>
    public RecordId? Document { get; init; }

    /// <summary>The idempotency key that was sent.</summary>
    public string? Key { get; init; }

    /// <summary>Until when the system answers a repeat of that key with the first answer, UTC.</summary>
    public DateTimeOffset? KeyValidUntil { get; init; }

    /// <summary>What happened, for people; no secret.</summary>
    public string Message { get; init; } = "";

    /// <summary>What else was known before the call, by name: <c>nextNumberBefore</c> = <c>42</c>.</summary>
    public ImmutableDictionary<string, string> Hints { get; init; } = ImmutableDictionary<string, string>.Empty;
}

/// <summary>Something is wrong with a record, who can mend it and how.</summary>
/// <param name="Code">Stable and language-neutral: <c>required</c>, <c>too-long</c>, <c>dinero.42</c>.</param>
/// <param name="Field">The field on the side that refuses, if one is meant.</param>
/// <param name="Message">What is wrong, in words for a user.</param>
/// <param name="WhoCanFix">Whose turn it is.</param>
/// <param name="Remedy">What to do.</param>
public sealed record Problem(string Code, string? Field, string Message, Fixer WhoCanFix = Fixer.User, string? Remedy = null);

/// <summary>Who can mend a problem.</summary>
public enum Fixer
{
    /// <summary>A user of one of the two systems.</summary>
    User,

    /// <summary>The person who looks after the connection: settings, mapping, rights.</summary>
    Administrator,

    /// <summary>The vendor of the system.</summary>
    Vendor,

    /// <summary>The developer of the integration.</summary>
    Developer,
}
