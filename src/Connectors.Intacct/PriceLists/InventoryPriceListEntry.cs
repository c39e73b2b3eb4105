namespace Connectors.Intacct;

/// <summary>The price of an item, or of a product line, in a price list of inventory.</summary>
public sealed record InventoryPriceListEntry : InventoryPriceListEntryInput
{
    /// <summary>Its key.</summary>
    public required RecordKey Key { get; init; }

    /// <summary>Its id, which equals the key.</summary>
    public string? Id { get; init; }

    /// <summary>Who made and changed it, and when.</summary>
    public Audit? Audit { get; init; }

    /// <summary>Its address, as Intacct writes it.</summary>
    public string? Href { get; init; }
}
