namespace Connectors.Economic;

/// <summary>Delivery locations of all customers in one list.</summary>
public class OpenApiDeliveryLocationOperations : OpenApiWriteOperations<OpenApiDeliveryLocation, DeliveryLocationNumber>
{
    /// <summary>For fakes, which override the members that a test calls.</summary>
    protected OpenApiDeliveryLocationOperations()
    {
    }

    internal OpenApiDeliveryLocationOperations(OpenApiApi api) : base(api, new("openapi.deliveryLocations", OpenApiService.Customers, ["DeliveryLocations"]))
    {
    }

    private protected override DeliveryLocationNumber? KeyOf(OpenApiDeliveryLocation record) => record.Number;
}
