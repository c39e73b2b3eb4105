namespace Connectors;

/// <summary>How a limit counts.</summary>
public enum BudgetLimitKind
{
    /// <summary>So many units in any stretch of the window's length.</summary>
    SlidingWindow,

    /// <summary>So many units per window; windows follow each other from local midnight of the limit's zone.</summary>
    FixedWindow,

    /// <summary>So many units per calendar day of the limit's zone, however long that day is.</summary>
    Daily,

    /// <summary>So many calls at the same time.</summary>
    Concurrent,
}

/// <summary>What a limit counts.</summary>
public enum BudgetUnit
{
    /// <summary>Every attempt is one.</summary>
    Calls,

    /// <summary>Every attempt counts with its cost in the vendor's own unit.</summary>
    Cost,
}

/// <summary>One limit of an account. Made by the factory methods, refined by <c>with</c>.</summary>
public sealed record BudgetLimit
{
    private BudgetLimit()
    {
    }

    /// <summary>The limit's name within its definition: stored with the state, so it must not change lightly.</summary>
    public required string Name { get; init; }

    /// <summary>How it counts.</summary>
    public required BudgetLimitKind Kind { get; init; }

    /// <summary>How many units it allows.</summary>
    public required decimal Units { get; init; }

    /// <summary>The window's length; not used by <see cref="BudgetLimitKind.Daily"/> and <see cref="BudgetLimitKind.Concurrent"/>.</summary>
    public TimeSpan Window { get; init; }

    /// <summary>The zone whose midnight begins the days and the first window of a day.</summary>
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>Calls, or cost units.</summary>
    public BudgetUnit Unit { get; init; }

    /// <summary>How many of the units only <see cref="CallLane.Interactive"/> calls may use.</summary>
    public decimal InteractiveReserve { get; init; }

    /// <summary>Only calls of this class count (<c>read</c>, <c>write</c>); null counts all.</summary>
    public string? CallClass { get; init; }

    /// <summary>At most <paramref name="units"/> in any stretch of time as long as <paramref name="window"/>. Never more than a vendor's fixed window of that length allows, wherever it begins.</summary>
    /// <param name="name">The limit's name.</param>
    /// <param name="units">The units allowed.</param>
    /// <param name="window">The window's length.</param>
    public static BudgetLimit Sliding(string name, decimal units, TimeSpan window) =>
        Create(name, BudgetLimitKind.SlidingWindow, units) with { Window = Positive(window) };

    /// <summary>At most <paramref name="units"/> per window of a clock: 00:00:00 to 00:00:10 and so on.</summary>
    /// <param name="name">The limit's name.</param>
    /// <param name="units">The units allowed.</param>
    /// <param name="window">The window's length, at most a day.</param>
    /// <param name="zone">Whose midnight begins the first window of a day; null is UTC.</param>
    public static BudgetLimit Fixed(string name, decimal units, TimeSpan window, TimeZoneInfo? zone = null)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(window, TimeSpan.FromDays(1));
        return Create(name, BudgetLimitKind.FixedWindow, units) with { Window = Positive(window), Zone = zone ?? TimeZoneInfo.Utc };
    }

    /// <summary>At most <paramref name="units"/> per calendar day of <paramref name="zone"/>.</summary>
    /// <param name="name">The limit's name.</param>
    /// <param name="units">The units allowed.</param>
    /// <param name="zone">The zone whose midnight ends a day; null is UTC.</param>
    public static BudgetLimit Daily(string name, decimal units, TimeZoneInfo? zone = null) =>
        Create(name, BudgetLimitKind.Daily, units) with { Zone = zone ?? TimeZoneInfo.Utc };

    /// <summary>At most <paramref name="calls"/> at the same time.</summary>
    /// <param name="name">The limit's name.</param>
    /// <param name="calls">The calls allowed.</param>
    public static BudgetLimit Concurrent(string name, int calls) => Create(name, BudgetLimitKind.Concurrent, calls);

    private static BudgetLimit Create(string name, BudgetLimitKind kind, decimal units)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(units);
        return new BudgetLimit { Name = name, Kind = kind, Units = units };
    }

    private static TimeSpan Positive(TimeSpan window)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(window, TimeSpan.Zero);
        return window;
    }

    internal bool Counts(string? callClass) => CallClass is null || CallClass == callClass;

    // A reserve as large as the limit would keep background calls out for ever.
    internal decimal Share(CallLane lane) => lane == CallLane.Interactive ? Units : Math.Max(Units - InteractiveReserve, Math.Min(Units, 1));
}

/// <summary>All limits of an account. One instance is shared by all accounts of a kind.</summary>
public sealed record BudgetDefinition
{
    /// <summary>No limit of our own. Blocks by the vendor are still obeyed.</summary>
    public static BudgetDefinition Unlimited { get; } = new();

    /// <summary>The limits; all of them must have room.</summary>
    public IReadOnlyList<BudgetLimit> Limits { get; init; } = [];

    /// <summary>The same to go through: several times per call, and a list behind an interface would make an enumerator each time.</summary>
    internal LimitEnumerable Each => new(Limits);

    /// <summary>How long the account pauses after a limit answer that names no time.</summary>
    public TimeSpan DefaultBlock { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The longest pause that an answer can impose: a misread header must not stop an account for years.</summary>
    public TimeSpan LongestBlock { get; init; } = TimeSpan.FromDays(1);
}

/// <summary>Goes through a list by its positions.</summary>
internal struct LimitEnumerable(IReadOnlyList<BudgetLimit> limits)
{
    private int _next;

    public readonly BudgetLimit Current => limits[_next - 1];

    public readonly LimitEnumerable GetEnumerator() => this;

    public bool MoveNext() => _next++ < limits.Count;
}
