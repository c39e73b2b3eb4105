namespace Connectors;

/// <summary>One attempt asks for room.</summary>
public sealed record BudgetRequest
{
    /// <summary>Whose budget.</summary>
    public required AccountKey Account { get; init; }

    /// <summary>The limits in force.</summary>
    public required BudgetDefinition Definition { get; init; }

    /// <summary>The cost of the attempt in the vendor's unit. More than a whole limit counts as the whole limit.</summary>
    public decimal Cost { get; init; } = 1;

    /// <summary>The class of the call, see <see cref="BudgetLimit.CallClass"/>.</summary>
    public string? CallClass { get; init; }

    /// <summary>Who waits.</summary>
    public CallLane Lane { get; init; }

    /// <summary>How long the attempt can wait. Room that comes later is not reserved: the answer is a refusal.</summary>
    public TimeSpan MaxWait { get; init; }

    /// <summary>After how long a permit for a concurrent call ends by itself, should its holder die. Longer than the attempt can take.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The reservation made before, now due: it is given back and taken anew in one step, and keeps its place before later reservations.</summary>
    public BudgetGrant? Reservation { get; init; }
}

/// <summary>What was taken: numbers and instants only, so that any process can give it back.</summary>
/// <param name="PermitId">The permit of a concurrent call; 0 for none.</param>
/// <param name="Charges">The units taken from each limit, and the instant (UTC ticks) that they count at.</param>
public sealed record BudgetGrant(long PermitId, IReadOnlyList<BudgetCharge> Charges);

/// <summary>Units taken from one limit.</summary>
/// <param name="Limit">The limit's name.</param>
/// <param name="AtTicks">The instant that they count at: UTC ticks; for fixed windows and days the window's begin.</param>
/// <param name="Milliunits">The units, in thousandths.</param>
/// <param name="Lane">Who took them.</param>
public readonly record struct BudgetCharge(string Limit, long AtTicks, long Milliunits, CallLane Lane);

/// <summary>The answer to a <see cref="BudgetRequest"/>.</summary>
public enum BudgetDecisionKind
{
    /// <summary>Send now.</summary>
    Granted,

    /// <summary>Room is reserved for later: wait <see cref="BudgetDecision.Wait"/>, then ask again with <see cref="BudgetDecision.Grant"/> as the reservation.</summary>
    Reserved,

    /// <summary>Every permit for concurrent calls is held. Nothing is reserved; ask again when one was given back, and no later than <see cref="BudgetDecision.Wait"/>.</summary>
    Busy,

    /// <summary>The room comes too late for this call. Nothing is reserved.</summary>
    Refused,
}

/// <summary>What a store decided.</summary>
/// <param name="Kind">What to do.</param>
public sealed record BudgetDecision(BudgetDecisionKind Kind)
{
    /// <summary>What was taken, when granted or reserved.</summary>
    public BudgetGrant? Grant { get; init; }

    /// <summary>How long to wait, by the store's clock.</summary>
    public TimeSpan Wait { get; init; }

    /// <summary>When there is room, when refused.</summary>
    public DateTimeOffset? RetryAt { get; init; }

    /// <summary>The name of the limit that is exhausted; null for a block by the vendor.</summary>
    public string? Limit { get; init; }
}

/// <summary>What the vendor says about one of its limits.</summary>
/// <param name="Limit">The limit's name in the definition.</param>
/// <param name="Remaining">The units left. More than we counted is ignored (our own calls on the way are not in it); less means that other programs use the account.</param>
/// <param name="ResetAt">When the vendor's window ends; null when it does not say.</param>
public readonly record struct BudgetCorrection(string Limit, decimal Remaining, DateTimeOffset? ResetAt = null);

/// <summary>The state of an account's budget, for diagnostics.</summary>
/// <param name="BlockedUntil">Until when (UTC) the vendor's block lasts; null when there is none.</param>
/// <param name="Limits">Each limit's use.</param>
public sealed record BudgetSnapshot(DateTimeOffset? BlockedUntil, IReadOnlyList<BudgetUse> Limits);

/// <summary>How far a limit is used.</summary>
/// <param name="Limit">The limit's name.</param>
/// <param name="Used">Units used in the current window, reservations for later included; or calls running.</param>
/// <param name="Allowed">Units allowed.</param>
public readonly record struct BudgetUse(string Limit, decimal Used, decimal Allowed);
