namespace Connectors.Economic;

/// <summary>What a list can be filtered by, and sorted where the service allows it.</summary>
public static class OpenApiSubscriptionLineFields
{
    /// <summary><c>number</c></summary>
    public static NumberField<OpenApiSubscriptionLine> Number { get; } = new("number");

    /// <summary><c>subscriptionNumber</c></summary>
    public static NumberField<OpenApiSubscriptionLine> SubscriptionNumber { get; } = new("subscriptionNumber");

    /// <summary><c>productNumber</c></summary>
    public static TextField<OpenApiSubscriptionLine> ProductNumber { get; } = new("productNumber");

    /// <summary><c>description</c></summary>
    public static TextField<OpenApiSubscriptionLine> Description { get; } = new("description");

    /// <summary><c>departmentNumber</c></summary>
    public static NumberField<OpenApiSubscriptionLine> DepartmentNumber { get; } = new("departmentNumber");
}
