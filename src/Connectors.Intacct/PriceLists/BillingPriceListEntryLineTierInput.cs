using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Intacct;

/// <summary>What can be written of a billing price list entry line tier.</summary>
public record BillingPriceListEntryLineTierInput
{
    /// <summary>The dated price.</summary>
    public Reference? BillingPriceListEntryLine { get; init; }

    /// <summary>From this quantity.</summary>
    public decimal? BeginQuantity { get; init; }

    /// <summary>Rate.</summary>
    public decimal? TierRate { get; init; }

    /// <summary>Members that this version of the package does not know, such as custom fields (<c>nsp::NAME</c>). They can be changed like the others.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
