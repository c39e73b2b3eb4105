namespace Connectors.Reviso;

/// <summary>An accounting year.</summary>
public sealed record AccountingYear : RevisoRecord
{
    /// <summary>Its name.</summary>
    public AccountingYearKey? Year { get; init; }

    /// <summary>The first day.</summary>
    public DateOnly? FromDate { get; init; }

    /// <summary>The last day.</summary>
    public DateOnly? ToDate { get; init; }

    /// <summary>No more entries.</summary>
    public bool? Closed { get; init; }
}
