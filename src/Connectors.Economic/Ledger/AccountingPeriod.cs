using System.Text.Json.Serialization;

namespace Connectors.Economic;

/// <summary>A period of an accounting year.</summary>
public sealed record AccountingPeriod : EconomicRecord
{
    /// <summary>Its number.</summary>
    public PeriodNumber? PeriodNumber { get; init; }

    /// <summary>The year.</summary>
    public Reference<AccountingYearKey>? AccountingYear { get; init; }

    /// <summary>The first day.</summary>
    public DateOnly? FromDate { get; init; }

    /// <summary>The last day.</summary>
    public DateOnly? ToDate { get; init; }

    /// <summary>Closed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Closed { get; init; }
}
