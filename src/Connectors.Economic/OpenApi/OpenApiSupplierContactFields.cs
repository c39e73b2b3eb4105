namespace Connectors.Economic;

/// <summary>What a list can be filtered by, and sorted where the service allows it.</summary>
public static class OpenApiSupplierContactFields
{
    /// <summary><c>number</c></summary>
    public static NumberField<OpenApiSupplierContact> Number { get; } = new("number");

    /// <summary><c>supplierNumber</c></summary>
    public static NumberField<OpenApiSupplierContact> SupplierNumber { get; } = new("supplierNumber");

    /// <summary><c>userInterfaceNumber</c></summary>
    public static NumberField<OpenApiSupplierContact> UserInterfaceNumber { get; } = new("userInterfaceNumber");

    /// <summary><c>name</c></summary>
    public static TextField<OpenApiSupplierContact> Name { get; } = new("name");

    /// <summary><c>email</c></summary>
    public static TextField<OpenApiSupplierContact> Email { get; } = new("email");

    /// <summary><c>lastUpdated</c></summary>
    public static InstantField<OpenApiSupplierContact> LastUpdated { get; } = new("lastUpdated");

    /// <summary><c>isDeleted</c></summary>
    public static FlagField<OpenApiSupplierContact> IsDeleted { get; } = new("isDeleted");

    /// <summary><c>active</c></summary>
    public static FlagField<OpenApiSupplierContact> Active { get; } = new("active");
}
