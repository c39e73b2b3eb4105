using System.Text.Json.Serialization;

namespace Connectors.Intacct;

/// <summary>The price of an item in a billing price list.</summary>
public sealed record BillingPriceListEntry : BillingPriceListEntryInput
{
    /// <summary>Its key.</summary>
    public required RecordKey Key { get; init; }

    /// <summary>Its id, which equals the key.</summary>
    public string? Id { get; init; }

    /// <summary>Who made and changed it, and when.</summary>
    public Audit? Audit { get; init; }

    /// <summary>Its page in Intacct.</summary>
    [JsonPropertyName("webURL")]
    public Uri? WebUrl { get; init; }

    /// <summary>Its address, as Intacct writes it.</summary>
    public string? Href { get; init; }
}
