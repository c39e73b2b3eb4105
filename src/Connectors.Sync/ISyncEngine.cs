
namespace Connectors.Sync;

/// <summary>Runs, plans and explains connections. One run at a time per connection: a second request joins the one that has not begun to read, or follows it at once, and gets its result.</summary>
public interface ISyncEngine
{
    /// <summary>Runs a connection: reads what changed, plans it and, as far as the mode allows, writes it.</summary>
    /// <exception cref="UnknownConnectionException">There is no such connection.</exception>
    /// <exception cref="SyncRequestException">The request is not possible for this connection; the message says why.</exception>
    Task<RunReport> RunAsync(ConnectionId connection, RunRequest? request = null, CancellationToken cancellationToken = default);

    /// <summary>Plans without writing on either side, whatever the mode.</summary>
    /// <exception cref="UnknownConnectionException">There is no such connection.</exception>
    /// <exception cref="SyncRequestException">A side is red or the settings do not fit; the message says which and why.</exception>
    Task<SyncPlan> PlanAsync(ConnectionId connection, RunRequest? request = null, CancellationToken cancellationToken = default);

    /// <summary>Carries a plan out. A pair that changed since goes on only if the same kind of thing would be done; else it waits for the next plan.</summary>
    /// <exception cref="SyncRequestException">The connection's mode does not allow it, or its settings changed since the plan was made.</exception>
    Task<RunReport> ApplyAsync(SyncPlan plan, RunRequest? request = null, CancellationToken cancellationToken = default);

    /// <summary>Why a field of a record holds what it holds.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="record">A record of either side: <c>company:42</c>.</param>
    /// <param name="field">The unit's name, or a field of either side.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="SyncRequestException">Nothing is known of the record, or the mapping has no such field.</exception>
    Task<Explanation> ExplainAsync(ConnectionId connection, RecordRef record, string field, CancellationToken cancellationToken = default);

    /// <summary>What waits for somebody.</summary>
    Task<IReadOnlyList<ParkedPair>> ListParkedAsync(ConnectionId connection, ParkedFilter? filter = null, CancellationToken cancellationToken = default);

    /// <summary>What waits for somebody by mapping and cause, the largest group first. A group's <see cref="ParkedGroup.Filter"/> is what <see cref="RetryAsync(ConnectionId, ParkedFilter, CancellationToken)"/> and the other acts on groups take.</summary>
    Task<IReadOnlyList<ParkedGroup>> GroupParkedAsync(ConnectionId connection, ParkedFilter? filter = null, CancellationToken cancellationToken = default);

    /// <summary>Plans a group of parked pairs again with the next run.</summary>
    /// <returns>How many.</returns>
    Task<int> RetryAsync(ConnectionId connection, ParkedFilter group, CancellationToken cancellationToken = default);

    /// <summary>Answers the question of a group of parked pairs in one way, such as leaving them alone for ever.</summary>
    /// <returns>How many.</returns>
    /// <exception cref="SyncRequestException">They would be linked: that is decided one by one.</exception>
    Task<int> DecideAsync(ConnectionId connection, ParkedFilter group, DecisionKind decision, string user = "", CancellationToken cancellationToken = default);

    /// <summary>Says who is to see to every pair of a group: exactly those that the filter finds now. It stands with the pairs until they go on or wait for another cause; nothing is tried or written.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="group">The group, as <see cref="ParkedGroup.Filter"/> names it.</param>
    /// <param name="person">Who, as the host names people; empty = nobody any more.</param>
    /// <param name="user">Who says so.</param>
    /// <param name="expected">How many the user was shown; another number is refused, because the group is not what he saw. <see langword="null"/> = it is not looked at.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>How many.</returns>
    /// <exception cref="SyncRequestException">The group has another number of pairs by now; nobody was assigned.</exception>
    Task<int> AssignAsync(ConnectionId connection, ParkedFilter group, string person, string user = "", int? expected = null, CancellationToken cancellationToken = default);

    /// <summary>What waits for somebody as a table, with both records as they are now. It reads them, so it counts against the call budgets.</summary>
    /// <exception cref="SyncRequestException">A side is red; the message says which and why.</exception>
    Task<DecisionTable> ListParkedAsTableAsync(ConnectionId connection, ParkedFilter? filter = null, CancellationToken cancellationToken = default);

    /// <summary>Takes the decisions of a table: all of them, or none when a row does not fit. A decision that was taken before is left as it is, so that the same table may be handed in twice.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="table">A table as <see cref="PlanTable.ToTable"/> or <see cref="ListParkedAsTableAsync"/> made it, with <see cref="DecisionTable.Decision"/> filled in.</param>
    /// <param name="user">Who decided.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="DecisionTableException">Rows do not fit; each is named with what to write instead.</exception>
    Task<DecisionReport> TakeDecisionsAsync(ConnectionId connection, DecisionTable table, string user = "", CancellationToken cancellationToken = default);

    /// <summary>Plans a parked pair again with the next run.</summary>
    /// <exception cref="SyncRequestException">It is not parked.</exception>
    Task RetryAsync(ConnectionId connection, string mapping, string pair, CancellationToken cancellationToken = default);

    /// <summary>Answers a question about a pair. The answer is remembered and never asked again.</summary>
    Task DecideAsync(ConnectionId connection, string mapping, string pair, DecisionKind decision, RecordRef? other = null, string user = "", CancellationToken cancellationToken = default);

    /// <summary>Lets steps pass that a brake holds: of these pairs, and only what their parked rows name. The pairs are planned again with the next run.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="mapping">The mapping.</param>
    /// <param name="pairs">The pairs, as <see cref="ListParkedAsync"/> names them.</param>
    /// <param name="validFor">How long the approval counts; by default 24 hours.</param>
    /// <param name="user">Who approves.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="SyncRequestException">A pair is not held by a brake; nothing is approved then.</exception>
    Task ApproveAsync(ConnectionId connection, string mapping, IReadOnlyCollection<string> pairs, TimeSpan? validFor = null, string user = "", CancellationToken cancellationToken = default);

    /// <summary>Says what became of a write whose outcome could not be found out.</summary>
    /// <exception cref="SyncRequestException">There is no such open write, or the new record's id is missing.</exception>
    Task AnswerAsync(ConnectionId connection, Guid intent, UncertainAnswer answer, RecordId? created = null, string user = "", CancellationToken cancellationToken = default);
}

/// <summary>Parked pairs of one mapping and cause.</summary>
public sealed record ParkedGroup
{
    /// <summary>The mapping.</summary>
    public required string Mapping { get; init; }

    /// <summary>What kind of stop it is.</summary>
    public required ParkedKind Kind { get; init; }

    /// <summary>The cause, language-neutral.</summary>
    public required string Cause { get; init; }

    /// <summary>How many pairs.</summary>
    public required int Count { get; init; }

    /// <summary>Since when the oldest one waits, UTC.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>One of them, with its problems in words.</summary>
    public required ParkedPair Example { get; init; }

    /// <summary>How many of them were assigned, by person.</summary>
    public IReadOnlyDictionary<string, int> Assigned { get; init; } = new Dictionary<string, int>();

    /// <summary>Exactly this group.</summary>
    public ParkedFilter Filter => new() { Mapping = Mapping, Kind = Kind, Cause = Cause };
}

/// <summary>What became of a write.</summary>
public enum UncertainAnswer
{
    /// <summary>It was applied.</summary>
    WasApplied,

    /// <summary>It was not; it may be made anew.</summary>
    WasNotApplied,
}

/// <summary>Something that is asked of a connection is not possible.</summary>
/// <param name="code">Stable and language-neutral: <c>single-record-direction</c>.</param>
/// <param name="message">Why, and what to do.</param>
public sealed class SyncRequestException(string code, string message) : InvalidOperationException(message)
{
    /// <summary>Stable and language-neutral.</summary>
    public string Code { get; } = code;
}

/// <summary>A pair that waits.</summary>
public sealed record ParkedPair
{
    /// <summary>The mapping.</summary>
    public required string Mapping { get; init; }

    /// <summary>The pair's key, for retry and decisions.</summary>
    public required string Pair { get; init; }

    /// <summary>The CRM's record, if any.</summary>
    public RecordRef? Crm { get; init; }

    /// <summary>Accounting's record, if any.</summary>
    public RecordRef? Accounting { get; init; }

    /// <summary>What kind of stop it is.</summary>
    public required ParkedKind Kind { get; init; }

    /// <summary>The cause, language-neutral.</summary>
    public required string Cause { get; init; }

    /// <summary>All problems with remedies.</summary>
    public required IReadOnlyList<Problem> Problems { get; init; }

    /// <summary>Since when, UTC.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>How often it was tried.</summary>
    public int Attempts { get; init; }

    /// <summary>When time wakes it, UTC; <see langword="null"/> = not by time.</summary>
    public DateTimeOffset? WakeAt { get; init; }

    /// <summary>Who is to see to it; <see langword="null"/> = nobody was asked. It ends when the pair goes on, or waits for another cause.</summary>
    public string? AssignedTo { get; init; }
}

/// <summary>Why a field holds what it holds: the rule in force, the base and the latest decisions about it.</summary>
public sealed record Explanation
{
    /// <summary>The pair.</summary>
    public required string Mapping { get; init; }

    /// <summary>The merge unit.</summary>
    public required string Unit { get; init; }

    /// <summary>The CRM's record.</summary>
    public RecordRef? Crm { get; init; }

    /// <summary>Accounting's record.</summary>
    public RecordRef? Accounting { get; init; }

    /// <summary>The directions in force.</summary>
    public required Flow Flow { get; init; }

    /// <summary>Whose value stands in a conflict.</summary>
    public required Winner Winner { get; init; }

    /// <summary>What the CRM showed when the pair was last satisfied.</summary>
    public string? BaseCrm { get; init; }

    /// <summary>What accounting showed when the pair was last satisfied.</summary>
    public string? BaseAccounting { get; init; }

    /// <summary>The latest events of this unit, newest first.</summary>
    public required IReadOnlyList<ExplainedEvent> Events { get; init; }

    /// <summary>All of it, for people.</summary>
    public override string ToString()
    {
        var text = new System.Text.StringBuilder();
        text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{Mapping}.{Unit} ({Crm?.ToString() ?? "–"} ↔ {Accounting?.ToString() ?? "–"}): flow {Flow}, in a conflict {Winner} wins.");
        if (BaseCrm is not null)
            text.AppendLine().Append(System.Globalization.CultureInfo.InvariantCulture, $"  base: CRM '{BaseCrm}', accounting '{BaseAccounting}'");
        foreach (var e in Events)
            text.AppendLine().Append("  ").Append(e);
        return text.ToString();
    }
}

/// <summary>One event of a unit.</summary>
public sealed record ExplainedEvent
{
    /// <summary>When, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What: <c>created</c>, <c>updated</c>, <c>linked</c>, <c>deviation</c>.</summary>
    public required string Event { get; init; }

    /// <summary>The rule that decided: <c>crm-changed</c>, <c>winner.crm</c>, <c>first-meeting.equal</c>.</summary>
    public required string Rule { get; init; }

    /// <summary>Both sides had changed.</summary>
    public bool Conflict { get; init; }

    /// <summary>What the CRM had.</summary>
    public string Crm { get; init; } = "";

    /// <summary>What accounting had.</summary>
    public string Accounting { get; init; } = "";

    /// <summary>What was written.</summary>
    public string? Written { get; init; }

    /// <summary>Where it was written.</summary>
    public Side? Side { get; init; }

    /// <summary>The base before.</summary>
    public string? BaseCrm { get; init; }

    /// <summary>The base before.</summary>
    public string? BaseAccounting { get; init; }

    /// <summary>The run.</summary>
    public Guid Run { get; init; }

    /// <summary>Who asked; empty = nobody.</summary>
    public string User { get; init; } = "";

    /// <inheritdoc />
    public override string ToString()
    {
        var what = Written is null ? "" : $" → wrote '{Written}' to {Side}";
        var was = BaseCrm is null ? "" : $" (base: CRM '{BaseCrm}', accounting '{BaseAccounting}')";
        return System.FormattableString.Invariant($"{At:yyyy-MM-dd HH:mm:ss}Z {Event} by rule {Rule}{(Conflict ? " [conflict]" : "")}: CRM '{Crm}', accounting '{Accounting}'{was}{what}");
    }
}
