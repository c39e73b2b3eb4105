namespace Connectors.Dinero;

/// <summary>An accounting year.</summary>
public sealed record AccountingYear
{
    /// <summary>The name.</summary>
    public string? Name { get; init; }

    /// <summary>The first day.</summary>
    public DateOnly? FromDate { get; init; }

    /// <summary>The last day.</summary>
    public DateOnly? ToDate { get; init; }

    /// <summary>How salary tax is handled: <c>None</c>, <c>OnlySalarySum</c>, <c>MixedActivities</c>.</summary>
    public string? SalarySumTaxStateEnum { get; init; }
}
