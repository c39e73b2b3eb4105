namespace Connectors.Economic;

/// <summary>Over which time the amount of a line is spread.</summary>
public sealed record LineAccrual : EconomicRecord
{
    /// <summary>The first day.</summary>
    public required DateOnly StartDate { get; init; }

    /// <summary>The last day.</summary>
    public required DateOnly EndDate { get; init; }
}
