namespace Connectors.Economic;

/// <summary>Prices of products in price groups.</summary>
public class OpenApiSpecialPriceOperations : OpenApiCountedChildOperations<PriceGroupNumber, OpenApiSpecialPrice, SpecialPriceNumber>
{
    /// <summary>For fakes, which override the members that a test calls.</summary>
    protected OpenApiSpecialPriceOperations()
    {
    }

    internal OpenApiSpecialPriceOperations(OpenApiApi api) : base(api, "openapi.specialPrices", OpenApiService.Products, "pricegroups", "specialprices")
    {
    }
}
