namespace Connectors.Economic;

/// <summary>A special price in another currency.</summary>
public sealed record OpenApiSpecialPriceInCurrency : OpenApiRecord
{
    /// <summary>Currency, ISO 4217.</summary>
    public required CurrencyCode Currency { get; init; }

    /// <summary>Sales price without VAT.</summary>
    public required decimal SalesPrice { get; init; }
}
