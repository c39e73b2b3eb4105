namespace Connectors.Sync;

/// <summary>A feature of a provider (<see cref="ISyncProvider.GetFeature{TFeature}"/>): says how far the limits of its system are used. It reads what is remembered here and calls nobody.</summary>
public interface IBudgetReport
{
    /// <summary>One entry to an account whose calls are counted; a provider may stand on several (two interfaces with a limit each).</summary>
    Task<IReadOnlyList<AccountUse>> ReadBudgetsAsync(CancellationToken cancellationToken);
}

/// <summary>How far the limits of an account are used.</summary>
public sealed record AccountUse
{
    /// <summary>Whom the system counts. No secret: <c>Dinero/12345</c>.</summary>
    public required string Account { get; init; }

    /// <summary>Until when (UTC) the system takes no call of the account; <see langword="null"/> = it is not blocked.</summary>
    public DateTimeOffset? BlockedUntil { get; init; }

    /// <summary>Its limits. None = nothing is counted here; a block is obeyed all the same.</summary>
    public IReadOnlyList<LimitCount> Limits { get; init; } = [];
}

/// <summary>How far one limit is used.</summary>
public sealed record LimitCount
{
    /// <summary>The limit's name.</summary>
    public required string Limit { get; init; }

    /// <summary>What it counts: <c>Calls</c>, or <c>Cost</c> in the system's own unit.</summary>
    public required string Unit { get; init; }

    /// <summary>How it counts: <c>SlidingWindow</c>, <c>FixedWindow</c>, <c>Daily</c>, <c>Concurrent</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The window's length; <see langword="null"/> for a calendar day and for calls at the same time.</summary>
    public TimeSpan? Window { get; init; }

    /// <summary>Units used in the current window, those reserved for later included; or calls under way.</summary>
    public required decimal Used { get; init; }

    /// <summary>Units allowed.</summary>
    public required decimal Allowed { get; init; }

    /// <summary>Units left, never less than none.</summary>
    public decimal Left => Math.Max(0, Allowed - Used);
}
