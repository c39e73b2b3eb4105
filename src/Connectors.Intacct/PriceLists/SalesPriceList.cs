namespace Connectors.Intacct;

/// <summary>A price list for sales documents (order entry).</summary>
public sealed record SalesPriceList : SalesPriceListInput
{
    /// <summary>Its key.</summary>
    public required RecordKey Key { get; init; }

    /// <summary>Its address, as Intacct writes it.</summary>
    public string? Href { get; init; }
}
