namespace Connectors.Economic;

/// <summary>Prices of products in other currencies than the base currency.</summary>
public class ProductPriceOperations : ChildOperations<ProductNumber, CurrencyPrice, CurrencyCode>
{
    /// <summary>For fakes, which override the members that a test calls.</summary>
    protected ProductPriceOperations()
    {
    }

    internal ProductPriceOperations(EconomicApi api) : base(api, "productPrices", "products", ["pricing", "currency-specific-sales-prices"])
    {
    }
}
