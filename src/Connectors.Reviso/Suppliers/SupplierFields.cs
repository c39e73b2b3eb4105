namespace Connectors.Reviso;

/// <summary>What a list of Supplier records can be filtered and sorted by, as far as is known: Reviso publishes no list, and a 400 names what it admits.</summary>
public static class SupplierFields
{
    /// <summary><c>supplierNumber</c></summary>
    public static NumberField<Supplier> SupplierNumber { get; } = new("supplierNumber");

    /// <summary><c>name</c></summary>
    public static TextField<Supplier> Name { get; } = new("name");

    /// <summary><c>email</c></summary>
    public static TextField<Supplier> Email { get; } = new("email");

    /// <summary><c>corporateIdentificationNumber</c></summary>
    public static TextField<Supplier> CorporateIdentificationNumber { get; } = new("corporateIdentificationNumber");

    /// <summary><c>city</c></summary>
    public static TextField<Supplier> City { get; } = new("city");

    /// <summary><c>zip</c></summary>
    public static TextField<Supplier> Zip { get; } = new("zip");

    /// <summary><c>currency</c></summary>
    public static TextField<Supplier> Currency { get; } = new("currency");

    /// <summary><c>supplierGroup.supplierGroupNumber</c></summary>
    public static NumberField<Supplier> SupplierGroup { get; } = new("supplierGroup.supplierGroupNumber");

    /// <summary><c>barred</c></summary>
    public static FlagField<Supplier> Barred { get; } = new("barred");
}
