namespace Connectors.Intacct;

/// <summary>A price list of inventory, for purchase or sales documents.</summary>
public sealed record InventoryPriceList : InventoryPriceListInput
{
    /// <summary>Its key.</summary>
    public required RecordKey Key { get; init; }

    /// <summary>Its address, as Intacct writes it.</summary>
    public string? Href { get; init; }
}
