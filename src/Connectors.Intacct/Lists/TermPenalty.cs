using System.Text.Json.Serialization;

namespace Connectors.Intacct;

/// <summary>Penalty for late payment.</summary>
public sealed record TermPenalty
{
    /// <summary>How often: weekly and others.</summary>
    public string? Cycle { get; init; }

    /// <summary>Percentage or amount.</summary>
    [JsonConverter(typeof(NumberConverter))]
    public decimal? Amount { get; init; }

    /// <summary>What the amount is.</summary>
    public TermUnit? Unit { get; init; }

    /// <summary>Days of grace.</summary>
    public int? GraceDays { get; init; }
}
