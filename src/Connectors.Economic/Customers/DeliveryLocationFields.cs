namespace Connectors.Economic;

/// <summary>What a list of delivery locations can be filtered by.</summary>
public static class DeliveryLocationFields
{
    /// <summary><c>deliveryLocationNumber</c></summary>
    public static NumberField<DeliveryLocation> DeliveryLocationNumber { get; } = new("deliveryLocationNumber");

    /// <summary><c>address</c></summary>
    public static TextField<DeliveryLocation> Address { get; } = new("address");

    /// <summary><c>postalCode</c></summary>
    public static TextField<DeliveryLocation> PostalCode { get; } = new("postalCode");

    /// <summary><c>city</c></summary>
    public static TextField<DeliveryLocation> City { get; } = new("city");

    /// <summary><c>country</c></summary>
    public static TextField<DeliveryLocation> Country { get; } = new("country");

    /// <summary><c>barred</c></summary>
    public static FlagField<DeliveryLocation> Barred { get; } = new("barred");

    /// <summary><c>sortKey</c></summary>
    public static NumberField<DeliveryLocation> SortKey { get; } = new("sortKey");
}
