using System.Text.Json.Serialization;

namespace Connectors.Intacct;

/// <summary>Hours of a task; all but planned and estimated are only read.</summary>
public sealed record TaskDuration
{
    /// <summary>Planned hours.</summary>
    [JsonConverter(typeof(NumberConverter))]
    public decimal? Planned { get; init; }

    /// <summary>Estimated hours.</summary>
    [JsonConverter(typeof(NumberConverter))]
    public decimal? Estimated { get; init; }

    /// <summary>Hours worked, only read.</summary>
    [JsonConverter(typeof(NumberConverter))]
    public decimal? Actual { get; init; }

    /// <summary>Hours left, only read.</summary>
    [JsonConverter(typeof(NumberConverter))]
    public decimal? Remaining { get; init; }

    /// <summary>Hours approved, only read.</summary>
    [JsonConverter(typeof(NumberConverter))]
    public decimal? Approved { get; init; }
}
