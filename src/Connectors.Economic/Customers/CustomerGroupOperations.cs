namespace Connectors.Economic;

/// <summary>Customer groups.</summary>
public class CustomerGroupOperations : WriteOperations<CustomerGroup, CustomerGroupNumber>
{
    /// <summary>For fakes, which override the members that a test calls.</summary>
    protected CustomerGroupOperations()
    {
    }

    internal CustomerGroupOperations(EconomicApi api) : base(api, "customer-groups", "customerGroupNumber")
    {
    }

    /// <summary>Customers of a group.</summary>
    public virtual IAsyncEnumerable<Customer> ListCustomersAsync(CustomerGroupNumber id, EconomicQuery<Customer>? query = null, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.ListAsync(Name("customers"), () => Path(id, "customers"), query, "customerNumber", options, cancellationToken);

    private protected override CustomerGroupNumber? KeyOf(CustomerGroup record) => record.CustomerGroupNumber;
}
