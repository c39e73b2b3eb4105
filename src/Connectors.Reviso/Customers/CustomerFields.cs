namespace Connectors.Reviso;

/// <summary>What a list of Customer records can be filtered and sorted by, as far as is known: Reviso publishes no list, and a 400 names what it admits.</summary>
public static class CustomerFields
{
    /// <summary><c>customerNumber</c></summary>
    public static NumberField<Customer> CustomerNumber { get; } = new("customerNumber");

    /// <summary><c>name</c></summary>
    public static TextField<Customer> Name { get; } = new("name");

    /// <summary><c>currency</c></summary>
    public static TextField<Customer> Currency { get; } = new("currency");

    /// <summary><c>customerGroup.customerGroupNumber</c></summary>
    public static NumberField<Customer> CustomerGroup { get; } = new("customerGroup.customerGroupNumber");

    /// <summary><c>address</c></summary>
    public static TextField<Customer> Address { get; } = new("address");

    /// <summary><c>zip</c></summary>
    public static TextField<Customer> Zip { get; } = new("zip");

    /// <summary><c>city</c></summary>
    public static TextField<Customer> City { get; } = new("city");

    /// <summary><c>country</c></summary>
    public static TextField<Customer> Country { get; } = new("country");

    /// <summary><c>corporateIdentificationNumber</c></summary>
    public static TextField<Customer> CorporateIdentificationNumber { get; } = new("corporateIdentificationNumber");

    /// <summary><c>vatNumber</c></summary>
    public static TextField<Customer> VatNumber { get; } = new("vatNumber");

    /// <summary><c>publicEntryNumber</c></summary>
    public static TextField<Customer> PublicEntryNumber { get; } = new("publicEntryNumber");

    /// <summary><c>ean</c></summary>
    public static TextField<Customer> Ean { get; } = new("ean");

    /// <summary><c>email</c></summary>
    public static TextField<Customer> Email { get; } = new("email");

    /// <summary><c>telephoneAndFaxNumber</c></summary>
    public static TextField<Customer> TelephoneAndFaxNumber { get; } = new("telephoneAndFaxNumber");

    /// <summary><c>mobilePhone</c></summary>
    public static TextField<Customer> MobilePhone { get; } = new("mobilePhone");

    /// <summary><c>website</c></summary>
    public static TextField<Customer> Website { get; } = new("website");

    /// <summary><c>balance</c></summary>
    public static NumberField<Customer> Balance { get; } = new("balance");

    /// <summary><c>creditLimit</c></summary>
    public static NumberField<Customer> CreditLimit { get; } = new("creditLimit");

    /// <summary><c>barred</c></summary>
    public static FlagField<Customer> Barred { get; } = new("barred");

    /// <summary><c>lastUpdated</c></summary>
    public static InstantField<Customer> LastUpdated { get; } = new("lastUpdated");
}
