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

    private protected override IReadOnlyList<(string Name, string Value)> HintsOf(DeliveryLocation record) =>
    [
        .. record.Address is { Length: > 0 } address ? [("address", address)] : Array.Empty<(string, string)>(),
        .. record.PostalCode is { Length: > 0 } code ? [("postalCode", code)] : Array.Empty<(string, string)>(),
        .. record.City is { Length: > 0 } city ? [("city", city)] : Array.Empty<(string, string)>(),
    ];
}
