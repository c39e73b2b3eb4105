namespace Connectors.Economic;

/// <summary>The sales price of a product in another currency.</summary>
public sealed record CurrencyPrice : EconomicRecord
{
    /// <summary>The price without VAT.</summary>
    public required decimal Price { get; init; }

    /// <summary>The currency.</summary>
    public required Reference<CurrencyCode>? Currency { get; init; }

    /// <summary>The product.</summary>
    public Reference<ProductNumber>? Product { get; init; }
}
