namespace Connectors.Economic;

/// <summary>Delivery locations of customers.</summary>
public class DeliveryLocationOperations : ChildOperations<CustomerNumber, DeliveryLocation, DeliveryLocationNumber>
{
    /// <summary>For fakes, which override the members that a test calls.</summary>
    protected DeliveryLocationOperations()
    {
    }

    internal DeliveryLocationOperations(EconomicApi api) : base(api, "deliveryLocations", "customers", ["delivery-locations"], "deliveryLocationNumber")
    {
    }

    private protected override DeliveryLocation WithKey(DeliveryLocation record, DeliveryLocationNumber id) => record.DeliveryLocationNumber is null ? record with { DeliveryLocationNumber = id } : record;
}
