namespace Connectors.Economic;

/// <summary>What a list of suppliers can be filtered by. It cannot be sorted.</summary>
public static class SupplierFields
{
    /// <summary><c>supplierNumber</c></summary>
    public static NumberField<Supplier> SupplierNumber { get; } = new("supplierNumber");

    /// <summary><c>name</c></summary>
    public static TextField<Supplier> Name { get; } = new("name");

    /// <summary><c>address</c></summary>
    public static TextField<Supplier> Address { get; } = new("address");

    /// <summary><c>zip</c></summary>
    public static TextField<Supplier> Zip { get; } = new("zip");

    /// <summary><c>city</c></summary>
    public static TextField<Supplier> City { get; } = new("city");

    /// <summary><c>country</c></summary>
    public static TextField<Supplier> Country { get; } = new("country");

    /// <summary><c>currency</c></summary>
    public static TextField<Supplier> Currency { get; } = new("currency");

    /// <summary><c>email</c></summary>
    public static TextField<Supplier> Email { get; } = new("email");

    /// <summary><c>bankAccount</c></summary>
    public static TextField<Supplier> BankAccount { get; } = new("bankAccount");

    /// <summary><c>corporateIdentificationNumber</c></summary>
    public static TextField<Supplier> CorporateIdentificationNumber { get; } = new("corporateIdentificationNumber");

    /// <summary><c>defaultInvoiceText</c></summary>
    public static TextField<Supplier> DefaultInvoiceText { get; } = new("defaultInvoiceText");

    /// <summary><c>supplierGroup.supplierGroupNumber</c></summary>
    public static NumberField<Supplier> SupplierGroup { get; } = new("supplierGroup.supplierGroupNumber");

    /// <summary><c>barred</c></summary>
    public static FlagField<Supplier> Barred { get; } = new("barred");
}
