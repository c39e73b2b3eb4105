using System.Text.Json.Serialization;

namespace Connectors.Intacct;

/// <summary>A step of a billing template.</summary>
public sealed record BillingTemplateStep
{
    /// <summary>The step's key; null makes a new one.</summary>
    public RecordKey? Key { get; init; }

    /// <summary>Periods after the start.</summary>
    [JsonConverter(typeof(TextCountConverter))]
    public int? PeriodOffset { get; init; }

    /// <summary>Percentage to bill.</summary>
    public decimal? PercentToBill { get; init; }

    /// <summary>Percentage of the step.</summary>
    public decimal? StepPercent { get; init; }
}
