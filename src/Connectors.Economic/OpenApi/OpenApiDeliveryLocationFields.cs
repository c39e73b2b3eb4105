namespace Connectors.Economic;

/// <summary>What a list can be filtered by, and sorted where the service allows it.</summary>
public static class OpenApiDeliveryLocationFields
{
    /// <summary><c>number</c></summary>
    public static NumberField<OpenApiDeliveryLocation> Number { get; } = new("number");

    /// <summary><c>customerNumber</c></summary>
    public static NumberField<OpenApiDeliveryLocation> CustomerNumber { get; } = new("customerNumber");

    /// <summary><c>userInterfaceNumber</c></summary>
    public static NumberField<OpenApiDeliveryLocation> UserInterfaceNumber { get; } = new("userInterfaceNumber");

    /// <summary><c>city</c></summary>
    public static TextField<OpenApiDeliveryLocation> City { get; } = new("city");

    /// <summary><c>country</c></summary>
    public static TextField<OpenApiDeliveryLocation> Country { get; } = new("country");

    /// <summary><c>eInvoiceId</c></summary>
    public static TextField<OpenApiDeliveryLocation> EInvoiceId { get; } = new("eInvoiceId");

    /// <summary><c>isBarred</c></summary>
    public static FlagField<OpenApiDeliveryLocation> IsBarred { get; } = new("isBarred");

    /// <summary><c>lastUpdated</c></summary>
    public static InstantField<OpenApiDeliveryLocation> LastUpdated { get; } = new("lastUpdated");
}
