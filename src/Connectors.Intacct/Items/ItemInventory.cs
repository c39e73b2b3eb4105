using System.Text.Json.Serialization;

namespace Connectors.Intacct;

/// <summary>How an item is kept.</summary>
public sealed record ItemInventory
{
    /// <summary>The item's group of accounts.</summary>
    public Reference? GlGroup { get; init; }

    /// <summary>Weight.</summary>
    [JsonConverter(typeof(NumberConverter))]
    public decimal? ShippingWeight { get; init; }
}
