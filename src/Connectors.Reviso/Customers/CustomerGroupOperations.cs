namespace Connectors.Reviso;

/// <summary>Customer groups.</summary>
public class CustomerGroupOperations : WriteOperations<CustomerGroup, CustomerGroupNumber>
{
    /// <summary>For fakes, which override the members that a test calls.</summary>
    protected CustomerGroupOperations()
    {
    }

    internal CustomerGroupOperations(RevisoApi api) : base(api, "customerGroups", ["customer-groups"])
    {
    }

    private protected override CustomerGroupNumber? KeyOf(CustomerGroup record) => record.CustomerGroupNumber;
}
