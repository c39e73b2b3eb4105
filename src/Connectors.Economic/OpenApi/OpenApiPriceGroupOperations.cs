namespace Connectors.Economic;

/// <summary>Price groups.</summary>
public class OpenApiPriceGroupOperations : OpenApiWriteOperations<OpenApiPriceGroup, PriceGroupNumber>
{
    /// <summary>For fakes, which override the members that a test calls.</summary>
    protected OpenApiPriceGroupOperations()
    {
    }

    internal OpenApiPriceGroupOperations(OpenApiApi api) : base(api, new("openapi.priceGroups", OpenApiService.Products, ["pricegroups"]))
    {
    }

    private protected override PriceGroupNumber? KeyOf(OpenApiPriceGroup record) => record.Number;
}
