namespace Connectors.Economic;

/// <summary>What a list of customer groups can be filtered by.</summary>
public static class CustomerGroupFields
{
    /// <summary><c>customerGroupNumber</c></summary>
    public static NumberField<CustomerGroup> CustomerGroupNumber { get; } = new("customerGroupNumber");

    /// <summary><c>name</c></summary>
    public static TextField<CustomerGroup> Name { get; } = new("name");
}
