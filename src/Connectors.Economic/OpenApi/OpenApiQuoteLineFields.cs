namespace Connectors.Economic;

/// <summary>What a list can be filtered by, and sorted where the service allows it.</summary>
public static class OpenApiQuoteLineFields
{
    /// <summary><c>documentId</c></summary>
    public static NumberField<OpenApiQuoteLine> DocumentId { get; } = new("documentId");

    /// <summary><c>quoteNumber</c></summary>
    public static NumberField<OpenApiQuoteLine> QuoteNumber { get; } = new("quoteNumber");

    /// <summary><c>number</c></summary>
    public static NumberField<OpenApiQuoteLine> Number { get; } = new("number");

    /// <summary><c>userInterfaceNumber</c></summary>
    public static NumberField<OpenApiQuoteLine> UserInterfaceNumber { get; } = new("userInterfaceNumber");

    /// <summary><c>productNumber</c></summary>
    public static TextField<OpenApiQuoteLine> ProductNumber { get; } = new("productNumber");

    /// <summary><c>discountPercentage</c></summary>
    public static NumberField<OpenApiQuoteLine> DiscountPercentage { get; } = new("discountPercentage");

    /// <summary><c>departmentNumber</c></summary>
    public static NumberField<OpenApiQuoteLine> DepartmentNumber { get; } = new("departmentNumber");
}
