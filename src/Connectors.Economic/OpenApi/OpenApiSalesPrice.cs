namespace Connectors.Economic;

/// <summary>The sales price of a product in another currency.</summary>
public sealed record OpenApiSalesPrice : OpenApiRecord
{
    /// <summary>The product.</summary>
    public ProductNumber? ProductNumber { get; init; }

    /// <summary>Currency, ISO 4217.</summary>
    public required CurrencyCode Currency { get; init; }

    /// <summary>Sales price without VAT.</summary>
    public required decimal SalesPrice { get; init; }
}
