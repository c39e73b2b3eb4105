namespace Connectors.Reviso;

/// <summary>Delivery locations of customers.</summary>
public class DeliveryLocationOperations : CustomerPartOperations<DeliveryLocation, DeliveryLocationNumber>
{
    /// <summary>For fakes, which override the members that a test calls.</summary>
    protected DeliveryLocationOperations()
    {
    }

    internal DeliveryLocationOperations(RevisoApi api) : base(api, "deliveryLocations", "delivery-locations")
    {
    }
}
