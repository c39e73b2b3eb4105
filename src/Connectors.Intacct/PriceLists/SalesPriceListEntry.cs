namespace Connectors.Intacct;

/// <summary>The price of an item, or of a product line, in a sales price list.</summary>
public sealed record SalesPriceListEntry : SalesPriceListEntryInput
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
