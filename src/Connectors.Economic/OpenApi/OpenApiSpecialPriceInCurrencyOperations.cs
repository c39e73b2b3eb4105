namespace Connectors.Economic;

/// <summary>Special prices in other currencies.</summary>
public class OpenApiSpecialPriceInCurrencyOperations : OpenApiCountedChildOperations<SpecialPriceNumber, OpenApiSpecialPriceInCurrency, CurrencyCode>
{
    /// <summary>For fakes, which override the members that a test calls.</summary>
    protected OpenApiSpecialPriceInCurrencyOperations()
    {
    }

    internal OpenApiSpecialPriceInCurrencyOperations(OpenApiApi api) : base(api, "openapi.specialPricesInCurrency", OpenApiService.Products, "specialprices", "specialpricesincurrency", "currency")
    {
    }
}
