using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Intacct;

/// <summary>What can be written of a billing price list entry.</summary>
public record BillingPriceListEntryInput
{
    /// <summary>The list.</summary>
    public required Reference? BillingPriceList { get; init; }

    /// <summary>The item.</summary>
    public required Reference? Item { get; init; }

    /// <summary>Currency.</summary>
    public required BillingPriceCurrency? Currency { get; init; }

    /// <summary>Range or tiers.</summary>
    public ContractPriceType? PriceType { get; init; }

    /// <summary>How often the flat amount is billed.</summary>
    public FlatAmountFrequency? FlatAmountFrequency { get; init; }

    /// <summary>By what the quantity is divided before the rate is applied.</summary>
    public decimal? VariableUnitDivisor { get; init; }

    /// <summary>Rounding.</summary>
    public string? RoundingType { get; init; }

    /// <summary>When the counted quantity begins anew.</summary>
    public UsageQuantityReset? UsageQuantityResetPeriod { get; init; }

    /// <summary>Whether the quantity recurs.</summary>
    public bool? IsQuantityRecurring { get; init; }

    /// <summary>How tiers count.</summary>
    public TieredPricingType? TieredPricingType { get; init; }

    /// <summary>Whether it may be used.</summary>
    public RecordStatus? Status { get; init; }

    /// <summary>Prices by their first day. They come with a full read, not in lists.</summary>
    public IReadOnlyList<BillingPriceLine>? Lines { get; init; }

    /// <summary>Members that this version of the package does not know, such as custom fields (<c>nsp::NAME</c>). They can be changed like the others.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
