namespace Connectors.Economic;

/// <summary>What a list can be filtered by, and sorted where the service allows it.</summary>
public static class OpenApiDraftLineFields
{
    /// <summary><c>documentId</c></summary>
    public static NumberField<OpenApiDraftLine> DocumentId { get; } = new("documentId");

    /// <summary><c>draftInvoiceNumber</c></summary>
    public static NumberField<OpenApiDraftLine> DraftInvoiceNumber { get; } = new("draftInvoiceNumber");

    /// <summary><c>number</c></summary>
    public static NumberField<OpenApiDraftLine> Number { get; } = new("number");

    /// <summary><c>userInterfaceNumber</c></summary>
    public static NumberField<OpenApiDraftLine> UserInterfaceNumber { get; } = new("userInterfaceNumber");

    /// <summary><c>productNumber</c></summary>
    public static TextField<OpenApiDraftLine> ProductNumber { get; } = new("productNumber");

    /// <summary><c>discountPercentage</c></summary>
    public static NumberField<OpenApiDraftLine> DiscountPercentage { get; } = new("discountPercentage");

    /// <summary><c>departmentNumber</c></summary>
    public static NumberField<OpenApiDraftLine> DepartmentNumber { get; } = new("departmentNumber");
}
