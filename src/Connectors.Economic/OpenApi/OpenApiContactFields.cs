namespace Connectors.Economic;

/// <summary>What a list can be filtered by, and sorted where the service allows it.</summary>
public static class OpenApiContactFields
{
    /// <summary><c>number</c></summary>
    public static NumberField<OpenApiContact> Number { get; } = new("number");

    /// <summary><c>customerNumber</c></summary>
    public static NumberField<OpenApiContact> CustomerNumber { get; } = new("customerNumber");

    /// <summary><c>userInterfaceNumber</c></summary>
    public static NumberField<OpenApiContact> UserInterfaceNumber { get; } = new("userInterfaceNumber");

    /// <summary><c>name</c></summary>
    public static TextField<OpenApiContact> Name { get; } = new("name");

    /// <summary><c>email</c></summary>
    public static TextField<OpenApiContact> Email { get; } = new("email");

    /// <summary><c>eInvoiceId</c></summary>
    public static TextField<OpenApiContact> EInvoiceId { get; } = new("eInvoiceId");

    /// <summary><c>lastUpdated</c></summary>
    public static InstantField<OpenApiContact> LastUpdated { get; } = new("lastUpdated");

    /// <summary><c>isDeleted</c></summary>
    public static FlagField<OpenApiContact> IsDeleted { get; } = new("isDeleted");

    /// <summary><c>active</c></summary>
    public static FlagField<OpenApiContact> Active { get; } = new("active");
}
