namespace Connectors.Economic;

/// <summary>Accounts of product groups per VAT zone. Zones 6 and 7 cannot be written.</summary>
public class OpenApiProductGroupZoneOperations : OpenApiCountedChildOperations<ProductGroupNumber, OpenApiProductGroupZone, VatZoneNumber>
{
    /// <summary>For fakes, which override the members that a test calls.</summary>
    protected OpenApiProductGroupZoneOperations()
    {
    }

    internal OpenApiProductGroupZoneOperations(OpenApiApi api) : base(api, "openapi.productGroupZones", OpenApiService.Products, "productgroups", "zones", "id")
    {
    }
}
