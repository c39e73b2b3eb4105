namespace Connectors.Economic;

/// <summary>Contacts of customers.</summary>
public class CustomerContactOperations : ChildOperations<CustomerNumber, CustomerContact, ContactNumber>
{
    /// <summary>For fakes, which override the members that a test calls.</summary>
    protected CustomerContactOperations()
    {
    }

    internal CustomerContactOperations(EconomicApi api) : base(api, "contacts", "customers", ["contacts"], "customerContactNumber")
    {
    }

    private protected override CustomerContact WithKey(CustomerContact record, ContactNumber id) => record.CustomerContactNumber is null ? record with { CustomerContactNumber = id } : record;
}
