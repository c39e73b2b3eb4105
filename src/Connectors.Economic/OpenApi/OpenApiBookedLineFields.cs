namespace Connectors.Economic;

/// <summary>What a list can be filtered by, and sorted where the service allows it.</summary>
public static class OpenApiBookedLineFields
{
    /// <summary><c>documentId</c></summary>
    public static NumberField<OpenApiBookedLine> DocumentId { get; } = new("documentId");

    /// <summary><c>number</c></summary>
    public static NumberField<OpenApiBookedLine> Number { get; } = new("number");

    /// <summary><c>userInterfaceNumber</c></summary>
    public static NumberField<OpenApiBookedLine> UserInterfaceNumber { get; } = new("userInterfaceNumber");

    /// <summary><c>productNumber</c></summary>
    public static TextField<OpenApiBookedLine> ProductNumber { get; } = new("productNumber");

    /// <summary><c>discountPercentage</c></summary>
    public static NumberField<OpenApiBookedLine> DiscountPercentage { get; } = new("discountPercentage");

    /// <summary><c>departmentNumber</c></summary>
    public static NumberField<OpenApiBookedLine> DepartmentNumber { get; } = new("departmentNumber");

    /// <summary><c>bookedAccount</c></summary>
    public static NumberField<OpenApiBookedLine> BookedAccount { get; } = new("bookedAccount");

    /// <summary><c>projectCloseAccount</c></summary>
    public static NumberField<OpenApiBookedLine> ProjectCloseAccount { get; } = new("projectCloseAccount");
}
