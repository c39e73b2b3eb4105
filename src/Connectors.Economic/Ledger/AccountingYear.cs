using System.Text.Json.Serialization;

namespace Connectors.Economic;

/// <summary>An accounting year.</summary>
public sealed record AccountingYear : EconomicRecord
{
    /// <summary>Its name. Read only.</summary>
    public AccountingYearKey? Year { get; init; }

    /// <summary>The first day.</summary>
    public required DateOnly FromDate { get; init; }

    /// <summary>The last day.</summary>
    public required DateOnly ToDate { get; init; }

    /// <summary>Closed. Read only.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Closed { get; init; }
}
