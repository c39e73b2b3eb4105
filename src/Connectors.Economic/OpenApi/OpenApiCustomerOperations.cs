namespace Connectors.Economic;

/// <summary>Customers by the OpenAPI. They can be looked up by number only, and have no time of change: ask the REST API by anything else.</summary>
public class OpenApiCustomerOperations : OpenApiWriteOperations<OpenApiCustomer, CustomerNumber>
{
    /// <summary>For fakes, which override the members that a test calls.</summary>
    protected OpenApiCustomerOperations()
    {
    }

    internal OpenApiCustomerOperations(OpenApiApi api) : base(api, new("openapi.customers", OpenApiService.Customers, ["Customers"]) { KeyMember = "customerNumber", PutsOnList = false })
    {
    }

    /// <summary>What new customers get.</summary>
    public virtual Task<CustomerSetup> GetSetupAsync(CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.GetAsync<CustomerSetup>(Name("setup"), Api.Path(OpenApiService.Customers, "Setup"), options, cancellationToken);

    private protected override CustomerNumber? KeyOf(OpenApiCustomer record) => record.CustomerNumber;
}
