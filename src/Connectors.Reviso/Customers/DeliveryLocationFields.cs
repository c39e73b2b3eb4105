namespace Connectors.Reviso;

/// <summary>What a list of DeliveryLocation records can be filtered and sorted by, as far as is known: Reviso publishes no list, and a 400 names what it admits.</summary>
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
}
