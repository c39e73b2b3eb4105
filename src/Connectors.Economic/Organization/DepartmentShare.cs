namespace Connectors.Economic;

/// <summary>The share of one department.</summary>
public sealed record DepartmentShare : EconomicRecord
{
    /// <summary>Per cent.</summary>
    public decimal? Percentage { get; init; }

    /// <summary>The department.</summary>
    public Reference<DepartmentNumber>? Department { get; init; }
}
