namespace Connectors.Economic;

/// <summary>What a list can be filtered by, and sorted where the service allows it.</summary>
public static class OpenApiCustomerFields
{
    /// <summary><c>customerNumber</c></summary>
    public static NumberField<OpenApiCustomer> CustomerNumber { get; } = new("customerNumber");
}
