namespace Connectors.Economic;

/// <summary>The price of a product in a price group: an amount or a discount. A discount deletes the amounts in other currencies.</summary>
public sealed record OpenApiSpecialPrice : OpenApiRecord
{
    /// <summary>Its number.</summary>
    public SpecialPriceNumber? Number { get; init; }

    /// <summary>The product.</summary>
    public required ProductNumber ProductNumber { get; init; }

    /// <summary>The price in base currency. Not together with a discount.</summary>
    public decimal? SalesPriceBaseCurrency { get; init; }

    /// <summary>Discount, per cent.</summary>
    public decimal? DiscountPercentage { get; init; }
}
