using System.Text.Json.Serialization;

namespace Connectors.Intacct;

/// <summary>Decimals of an item's prices.</summary>
public sealed record ItemPrecision
{
    /// <summary>Decimals in stock.</summary>
    [JsonConverter(typeof(NumberConverter))]
    public decimal? InventoryPrecision { get; init; }

    /// <summary>Decimals in purchases.</summary>
    [JsonConverter(typeof(NumberConverter))]
    public decimal? PurchasingPrecision { get; init; }

    /// <summary>Decimals in sales.</summary>
    [JsonConverter(typeof(NumberConverter))]
    public decimal? SalesPrecision { get; init; }

    /// <summary>Article code.</summary>
    public string? Upc { get; init; }
}
