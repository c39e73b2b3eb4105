namespace Connectors.Sync.Stores;

/// <summary>Where the reading of a resource goes on.</summary>
public sealed record CursorRow
{
    /// <summary>The side.</summary>
    public required Side Side { get; init; }

    /// <summary>The physical resource.</summary>
    public required string Resource { get; init; }

    /// <summary>The provider's cursor; <see langword="null"/> = from the beginning.</summary>
    public string? Cursor { get; init; }

    /// <summary>The number of the last enumeration that began; a full enumeration in progress writes its number into the records that it shows.</summary>
    public long Pass { get; init; }

    /// <summary>When the last enumeration of everything ended, UTC.</summary>
    public DateTimeOffset? FullAt { get; init; }
}

/// <summary>What is remembered of a record that was read: enough to see that it changed, to match it and to notice that it is gone. No values.</summary>
public sealed record RecordRow
{
    /// <summary>The side.</summary>
    public required Side Side { get; init; }

    /// <summary>The physical resource.</summary>
    public required string Resource { get; init; }

    /// <summary>The record's id.</summary>
    public required string Id { get; init; }

    /// <summary>The entity that it is now.</summary>
    public required string Entity { get; init; }

    /// <summary>A hash of the values that were listed.</summary>
    public string Hash { get; init; } = "";

    /// <summary>The system's change stamp, UTC.</summary>
    public DateTimeOffset? ModifiedAt { get; init; }

    /// <summary>Our marker, if it carries one.</summary>
    public string? Marker { get; init; }

    /// <summary>It is deleted.</summary>
    public bool Deleted { get; init; }

    /// <summary>The number of the last enumeration that showed it.</summary>
    public long Pass { get; init; }

    /// <summary>Its match keys, hashed: nobody's data stand in them.</summary>
    public IReadOnlyList<string> Keys { get; init; } = [];

    /// <summary>It was asked to be forgotten: nothing is remembered of it but that, and nothing is done with it.</summary>
    public bool Forgotten { get; init; }
}

/// <summary>A record that has a match key.</summary>
/// <param name="Key">The key.</param>
/// <param name="Id">The record.</param>
/// <param name="Entity">The entity that it is.</param>
public readonly record struct KeyHit(string Key, string Id, string Entity);

/// <summary>"This may have changed."</summary>
public sealed record MarkRow
{
    /// <summary>The side.</summary>
    public required Side Side { get; init; }

    /// <summary>The physical resource.</summary>
    public required string Resource { get; init; }

    /// <summary>The record; empty = somewhere in the resource.</summary>
    public string Id { get; init; } = "";

    /// <summary>How urgent it is.</summary>
    public MarkClass Class { get; init; } = MarkClass.Feed;

    /// <summary>Given by the store, larger with every addition. Clearing compares it.</summary>
    public long Counter { get; init; }

    /// <summary>When it was first set, UTC; not set = the store's now.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>Of a renumbering: the number before.</summary>
    public string? OldNumber { get; init; }

    /// <summary>Of a renumbering: the number now.</summary>
    public string? NewNumber { get; init; }
}

/// <summary>Classes of work, most urgent first.</summary>
public enum MarkClass
{
    /// <summary>Somebody is waiting.</summary>
    User = 0,

    /// <summary>A document or its payment state.</summary>
    Document = 1,

    /// <summary>A webhook, or a record whose reference was resolved.</summary>
    Dirty = 2,

    /// <summary>A change that a pass found.</summary>
    Feed = 3,

    /// <summary>The first meeting of two systems.</summary>
    FirstSync = 4,

    /// <summary>A comparison that nobody asked for.</summary>
    Drift = 5,
}

/// <summary>The remembered pair of identities, with its base. It never vanishes; it ends as orphaned.</summary>
public sealed record LinkRow
{
    /// <summary>The link.</summary>
    public required Guid Id { get; init; }

    /// <summary>The mapping.</summary>
    public required string Mapping { get; init; }

    /// <summary>The state.</summary>
    public required LinkState State { get; init; }

    /// <summary>Of an orphaned link: why, language-neutral.</summary>
    public string Reason { get; init; } = "";

    /// <summary>The CRM's physical resource.</summary>
    public required string CrmResource { get; init; }

    /// <summary>The CRM's record; <see langword="null"/> while it is being created.</summary>
    public string? CrmId { get; init; }

    /// <summary>Accounting's physical resource.</summary>
    public required string AccountingResource { get; init; }

    /// <summary>Accounting's record; <see langword="null"/> while it is being created.</summary>
    public string? AccountingId { get; init; }

    /// <summary>The base of every merge unit (versioned JSON).</summary>
    public string Base { get; init; } = "";

    /// <summary>When it was last written, UTC.</summary>
    public DateTimeOffset UpdatedAt { get; init; }
}

/// <summary>States of a link.</summary>
public enum LinkState
{
    /// <summary>One side is being created.</summary>
    Reserved = 0,

    /// <summary>Both sides exist.</summary>
    Active = 1,

    /// <summary>A create may have happened and it is not known yet.</summary>
    Uncertain = 2,

    /// <summary>One side is gone. The survivor is neither matched nor created anew until somebody asks.</summary>
    Orphaned = 3,
}

/// <summary>A write that is about to be sent, with the values before and after, and what became of it.</summary>
public sealed record IntentRow
{
    /// <summary>The intent: a version 7 GUID.</summary>
    public required Guid Id { get; init; }

    /// <summary>The link that it belongs to.</summary>
    public required Guid Link { get; init; }

    /// <summary>The mapping.</summary>
    public required string Mapping { get; init; }

    /// <summary>The side that is written.</summary>
    public required Side Side { get; init; }

    /// <summary>Create, update or delete.</summary>
    public required WriteKind Kind { get; init; }

    /// <summary>The record; <see langword="null"/> of a create.</summary>
    public string? RecordId { get; init; }

    /// <summary>Values before and after, marker, rules (versioned JSON).</summary>
    public required string Payload { get; init; }

    /// <summary>The settings version that it was planned under.</summary>
    public int SettingsVersion { get; init; }

    /// <summary>The fencing token of the lease that it was opened under.</summary>
    public long Token { get; init; }

    /// <summary>The run that opened it.</summary>
    public Guid Run { get; init; }

    /// <summary>When it was opened, on the store's clock.</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>Until when its call may still be on its way, on the store's clock.</summary>
    public required DateTimeOffset Deadline { get; init; }

    /// <summary>The state.</summary>
    public IntentState State { get; init; }

    /// <summary>What became of it: <c>applied</c>, <c>refused</c>, <c>stale</c>, <c>not-sent</c>, <c>uncertain</c>; empty while it is open.</summary>
    public string Outcome { get; init; } = "";

    /// <summary>Evidence of an uncertain one (versioned JSON).</summary>
    public string Evidence { get; init; } = "";

    /// <summary>How often a read has looked for it in vain after its deadline.</summary>
    public int NegativeReads { get; init; }

    /// <summary>When the next look is worth while, on the store's clock.</summary>
    public DateTimeOffset? SettleAt { get; init; }

    /// <summary>When it was closed, on the store's clock.</summary>
    public DateTimeOffset? ClosedAt { get; init; }
}

/// <summary>States of an intent.</summary>
public enum IntentState
{
    /// <summary>It is on its way, or its process died.</summary>
    Open = 0,

    /// <summary>It may have been applied. It blocks its record until it is settled or a person answers.</summary>
    Uncertain = 1,

    /// <summary>It is known what became of it.</summary>
    Closed = 2,
}

/// <summary>A pair of records that could not be synchronised, or of which a unit is held.</summary>
public sealed record ParkedRow
{
    /// <summary>The mapping.</summary>
    public required string Mapping { get; init; }

    /// <summary>The pair: <c>crm:42</c> when the CRM's record is known, else <c>accounting:…</c>.</summary>
    public required string Pair { get; init; }

    /// <summary>The CRM's record, if any.</summary>
    public string? CrmId { get; init; }

    /// <summary>Accounting's record, if any.</summary>
    public string? AccountingId { get; init; }

    /// <summary>What kind of stop it is.</summary>
    public required ParkedKind Kind { get; init; }

    /// <summary>The cause, language-neutral: <c>match.ambiguous</c>, <c>required</c>. Rows are grouped by it.</summary>
    public required string Cause { get; init; }

    /// <summary>All problems with remedies (versioned JSON).</summary>
    public required string Problems { get; init; }

    /// <summary>The record it waits for: <c>company:crm:17</c>; <see langword="null"/> = none.</summary>
    public string? WaitsFor { get; init; }

    /// <summary>What else wakes it.</summary>
    public WakeCause Wakes { get; init; }

    /// <summary>When time wakes it, UTC.</summary>
    public DateTimeOffset? WakeAt { get; init; }

    /// <summary>How often it was tried.</summary>
    public int Attempts { get; init; }

    /// <summary>Since when, UTC.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>Where listing goes on behind this row.</summary>
    public string Position => $"{Since.UtcTicks:D19}|{Mapping}|{Pair}";
}

/// <summary>What a person decided about a pair. Remembered, so that it is never asked again.</summary>
public sealed record DecisionRow
{
    /// <summary>The mapping.</summary>
    public required string Mapping { get; init; }

    /// <summary>The pair: <c>crm:42</c> or <c>accounting:…</c>.</summary>
    public required string Pair { get; init; }

    /// <summary>What.</summary>
    public required DecisionKind Kind { get; init; }

    /// <summary>Of a link: the other side's record.</summary>
    public string? OtherId { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who; empty = the host itself.</summary>
    public string User { get; init; } = "";
}

/// <summary>A managed list: which option of the CRM stands for which key of accounting.</summary>
public sealed record ListRow
{
    /// <summary>The list.</summary>
    public required string Name { get; init; }

    /// <summary>Its entries (versioned JSON).</summary>
    public required string Content { get; init; }

    /// <summary>When it was last read, UTC.</summary>
    public required DateTimeOffset ReadAt { get; init; }
}

/// <summary>A step that a brake has let pass. The brakes count these over a rolling window; one row per mapping, kind, pair and step.</summary>
public sealed record BrakeRow
{
    /// <summary>The mapping.</summary>
    public required string Mapping { get; init; }

    /// <summary>The brake that counted it.</summary>
    public required BrakeKind Kind { get; init; }

    /// <summary>The pair: <c>crm:42</c> or <c>accounting:…</c>.</summary>
    public required string Pair { get; init; }

    /// <summary>What the step does, language-neutral: <c>unlink</c>, <c>delete</c>, <c>clear:City</c>.</summary>
    public required string What { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>How many links the mapping had when the window began.</summary>
    public required int Linked { get; init; }
}

/// <summary>What a brake counts.</summary>
public enum BrakeKind
{
    /// <summary>Deletions, ended links and filled fields that become empty.</summary>
    Removal = 0,

    /// <summary>Values of linked records that a rule without a base overwrites.</summary>
    FirstMeeting = 1,

    /// <summary>Records that a changed filter, match key or direction brings in.</summary>
    Rescope = 2,
}

/// <summary>Somebody let steps pass that a brake holds. It ends by itself.</summary>
public sealed record ApprovalRow
{
    /// <summary>The mapping.</summary>
    public required string Mapping { get; init; }

    /// <summary>The pair: <c>crm:42</c> or <c>accounting:…</c>.</summary>
    public required string Pair { get; init; }

    /// <summary>The steps that may pass, as <see cref="BrakeRow.What"/> names them.</summary>
    public required IReadOnlyList<string> Whats { get; init; }

    /// <summary>When it was given, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Until when it counts, UTC.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>Who; empty = the host itself.</summary>
    public string User { get; init; } = "";
}

/// <summary>One event of a link: a write, an adoption, a conflict and how it was decided.</summary>
public sealed record HistoryRow
{
    /// <summary>The link.</summary>
    public required Guid Link { get; init; }

    /// <summary>The mapping.</summary>
    public required string Mapping { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The run.</summary>
    public Guid Run { get; init; }

    /// <summary>What, language-neutral: <c>created</c>, <c>updated</c>, <c>linked</c>, <c>orphaned</c>, <c>conflict</c>, <c>deviation</c>.</summary>
    public required string Event { get; init; }

    /// <summary>The side that was written; <see langword="null"/> = none.</summary>
    public Side? Side { get; init; }

    /// <summary>The intent, if there was a write.</summary>
    public Guid? Intent { get; init; }

    /// <summary>Units with rule, base, both values and the new one (versioned JSON).</summary>
    public string Detail { get; init; } = "";

    /// <summary>Who asked for it; empty = nobody, it happened by itself.</summary>
    public string User { get; init; } = "";
}

/// <summary>One run.</summary>
public sealed record RunRow
{
    /// <summary>The run.</summary>
    public required Guid Id { get; init; }

    /// <summary>When it began, UTC.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it ended, UTC; <see langword="null"/> = it runs, or its process died.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>What started it: <c>schedule</c>, <c>manual</c>, <c>record</c>, <c>plan</c>.</summary>
    public required string Trigger { get; init; }

    /// <summary>How it ended: <c>running</c>, <c>completed</c>, <c>partial</c>, <c>failed</c>.</summary>
    public required string State { get; init; }

    /// <summary>Counters (versioned JSON).</summary>
    public string Counters { get; init; } = "";

    /// <summary>Why it did not complete.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Who asked for it.</summary>
    public string User { get; init; } = "";
}

/// <summary>A sending of one source document by one flow. One row per connection, flow, source and generation; reserved before anything is sent.</summary>
public sealed record SendRow
{
    /// <summary>The send: a version 7 GUID. History and intents name it as their link.</summary>
    public required Guid Id { get; init; }

    /// <summary>The flow.</summary>
    public required string Flow { get; init; }

    /// <summary>The CRM's entity.</summary>
    public required string SourceEntity { get; init; }

    /// <summary>The CRM's record.</summary>
    public required string SourceId { get; init; }

    /// <summary>The ordinal of the deliberate sending, from 1.</summary>
    public required int Generation { get; init; }

    /// <summary>What comes into being in accounting.</summary>
    public required DocumentKind Kind { get; init; }

    /// <summary>A draft, or issued at once.</summary>
    public DocumentStage Stage { get; init; }

    /// <summary>The state.</summary>
    public required SendState State { get; init; }

    /// <summary>What a person is asked, language-neutral; empty = nothing.</summary>
    public string Question { get; init; } = "";

    /// <summary>All problems with remedies (versioned JSON); empty = none.</summary>
    public string Problems { get; init; } = "";

    /// <summary>What all documents of one business have in common.</summary>
    public required string BusinessKey { get; init; }

    /// <summary>The document as it was frozen (versioned JSON); empty = not yet.</summary>
    public string Content { get; init; } = "";

    /// <summary>A hash of the frozen content.</summary>
    public string Hash { get; init; } = "";

    /// <summary>When the content was frozen, or when the send was last tried, UTC.</summary>
    public DateTimeOffset? FrozenAt { get; init; }

    /// <summary>The customer in accounting.</summary>
    public string? Customer { get; init; }

    /// <summary>The document in accounting.</summary>
    public string? DocumentId { get; init; }

    /// <summary>Series and number.</summary>
    public string? Number { get; init; }

    /// <summary>Totals, link, paid and open amounts, steps (versioned JSON); empty = nothing known.</summary>
    public string Result { get; init; } = "";

    /// <summary>The state that accounting showed last.</summary>
    public DocumentStatus Status { get; init; }

    /// <summary>The source was edited since and differs from what was sent.</summary>
    public bool Differs { get; init; }

    /// <summary>How often it was tried.</summary>
    public int Attempts { get; init; }

    /// <summary>It was started by a status and not by a person.</summary>
    public bool Automatic { get; init; }

    /// <summary>Who asked for it last; empty = nobody.</summary>
    public string User { get; init; } = "";

    /// <summary>Of a later generation: why.</summary>
    public string Reason { get; init; } = "";

    /// <summary>When it was reserved first, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When accounting took it, UTC.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>When its state was last read, UTC.</summary>
    public DateTimeOffset? CheckedAt { get; init; }

    /// <summary>When its state is read next, UTC; <see langword="null"/> = not by itself.</summary>
    public DateTimeOffset? CheckAt { get; init; }

    /// <summary>From when on its result fields are to be written to the CRM, UTC; <see langword="null"/> = they stand there.</summary>
    public DateTimeOffset? WriteBackAt { get; init; }

    /// <summary>Where listing goes on behind this row.</summary>
    public string Position => $"{CreatedAt.UtcTicks:D19}|{Id:D}";
}

/// <summary>What a flow last saw of a source document. Transitions are told from it.</summary>
public sealed record DocumentSourceRow
{
    /// <summary>The flow.</summary>
    public required string Flow { get; init; }

    /// <summary>The CRM's record.</summary>
    public required string SourceId { get; init; }

    /// <summary>The status, by key; empty = none.</summary>
    public string Status { get; init; } = "";

    /// <summary>It stood at a trigger status when the flow was switched on: not sent, also when it leaves that status and comes back.</summary>
    public bool Baseline { get; init; }

    /// <summary>What is to be done about it.</summary>
    public DocumentWork Work { get; init; }

    /// <summary>When that was seen first, UTC.</summary>
    public DateTimeOffset SeenAt { get; init; }
}

/// <summary>What is to be done about a source document.</summary>
[Flags]
public enum DocumentWork
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>It entered a trigger status.</summary>
    Send = 1,

    /// <summary>It was edited; it may differ from what was sent.</summary>
    Compare = 2,
}

/// <summary>What is remembered of a flow.</summary>
public sealed record DocumentFlowRow
{
    /// <summary>The flow.</summary>
    public required string Flow { get; init; }

    /// <summary>Since when transitions are observed, UTC; <see langword="null"/> = the baseline is still to be taken.</summary>
    public DateTimeOffset? BaselineAt { get; init; }

    /// <summary>The baseline showed every record: one that is unknown came later.</summary>
    public bool Complete { get; init; }

    /// <summary>A hash of what the baseline was taken for: statuses, field, entity, accounts. Another one asks for a new baseline.</summary>
    public string Rules { get; init; } = "";

    /// <summary>How many documents the present pass has sent by itself.</summary>
    public int PassCount { get; init; }

    /// <summary>Since when nothing is sent by itself until a person answers, UTC; <see langword="null"/> = it is not stopped.</summary>
    public DateTimeOffset? StoppedAt { get; init; }

    /// <summary>Why it was stopped.</summary>
    public string StopReason { get; init; } = "";
}
