namespace Connectors.Economic;

/// <summary>What a list can be filtered by, and sorted where the service allows it.</summary>
public static class OpenApiOrderLineFields
{
    /// <summary><c>documentId</c></summary>
    public static NumberField<OpenApiOrderLine> DocumentId { get; } = new("documentId");

    /// <summary><c>orderNumber</c></summary>
    public static NumberField<OpenApiOrderLine> OrderNumber { get; } = new("orderNumber");

    /// <summary><c>number</c></summary>
    public static NumberField<OpenApiOrderLine> Number { get; } = new("number");

    /// <summary><c>userInterfaceNumber</c></summary>
    public static NumberField<OpenApiOrderLine> UserInterfaceNumber { get; } = new("userInterfaceNumber");

    /// <summary><c>productNumber</c></summary>
    public static TextField<OpenApiOrderLine> ProductNumber { get; } = new("productNumber");

    /// <summary><c>discountPercentage</c></summary>
    public static NumberField<OpenApiOrderLine> DiscountPercentage { get; } = new("discountPercentage");

    /// <summary><c>departmentNumber</c></summary>
    public static NumberField<OpenApiOrderLine> DepartmentNumber { get; } = new("departmentNumber");
}
