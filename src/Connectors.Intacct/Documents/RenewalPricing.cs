using System.Text.Json.Serialization;

namespace Connectors.Intacct;

/// <summary>How a renewal changes prices.</summary>
public sealed record RenewalPricing
{
    /// <summary>defaultPricing and others.</summary>
    public string? PricingType { get; init; }

    /// <summary>percentageMarkup and others.</summary>
    public string? Markup { get; init; }

    /// <summary>Markup.</summary>
    [JsonConverter(typeof(NumberConverter))]
    public decimal? MarkupValue { get; init; }
}
