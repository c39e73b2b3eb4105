namespace Connectors.Dinero;

/// <summary>A member of a contact that a list can show.</summary>
/// <param name="Value">The name as Dinero spells it.</param>
public readonly record struct ContactField(string Value)
{
    /// <summary><c>Name</c></summary>
    public static readonly ContactField Name = new("Name");

    /// <summary><c>ContactGuid</c></summary>
    public static readonly ContactField ContactGuid = new("ContactGuid");

    /// <summary><c>ExternalReference</c></summary>
    public static readonly ContactField ExternalReference = new("ExternalReference");

    /// <summary><c>IsPerson</c></summary>
    public static readonly ContactField IsPerson = new("IsPerson");

    /// <summary><c>Street</c></summary>
    public static readonly ContactField Street = new("Street");

    /// <summary><c>ZipCode</c></summary>
    public static readonly ContactField ZipCode = new("ZipCode");

    /// <summary><c>City</c></summary>
    public static readonly ContactField City = new("City");

    /// <summary><c>CountryKey</c></summary>
    public static readonly ContactField CountryKey = new("CountryKey");

    /// <summary><c>Phone</c></summary>
    public static readonly ContactField Phone = new("Phone");

    /// <summary><c>Email</c></summary>
    public static readonly ContactField Email = new("Email");

    /// <summary><c>Webpage</c></summary>
    public static readonly ContactField Webpage = new("Webpage");

    /// <summary><c>AttPerson</c></summary>
    public static readonly ContactField AttPerson = new("AttPerson");

    /// <summary><c>VatNumber</c></summary>
    public static readonly ContactField VatNumber = new("VatNumber");

    /// <summary><c>EanNumber</c></summary>
    public static readonly ContactField EanNumber = new("EanNumber");

    /// <summary><c>PaymentConditionType</c></summary>
    public static readonly ContactField PaymentConditionType = new("PaymentConditionType");

    /// <summary><c>PaymentConditionNumberOfDays</c></summary>
    public static readonly ContactField PaymentConditionNumberOfDays = new("PaymentConditionNumberOfDays");

    /// <summary><c>IsMember</c></summary>
    public static readonly ContactField IsMember = new("IsMember");

    /// <summary><c>MemberNumber</c></summary>
    public static readonly ContactField MemberNumber = new("MemberNumber");

    /// <summary><c>CompanyStatus</c></summary>
    public static readonly ContactField CompanyStatus = new("CompanyStatus");

    /// <summary><c>VatRegionKey</c></summary>
    public static readonly ContactField VatRegionKey = new("VatRegionKey");

    /// <summary><c>CreatedAt</c></summary>
    public static readonly ContactField CreatedAt = new("CreatedAt");

    /// <summary><c>UpdatedAt</c></summary>
    public static readonly ContactField UpdatedAt = new("UpdatedAt");

    /// <summary><c>DeletedAt</c></summary>
    public static readonly ContactField DeletedAt = new("DeletedAt");

    /// <summary><c>PreferredInvoiceLanguageKey</c></summary>
    public static readonly ContactField PreferredInvoiceLanguageKey = new("PreferredInvoiceLanguageKey");

    /// <summary><c>PreferredInvoiceCurrencyKey</c></summary>
    public static readonly ContactField PreferredInvoiceCurrencyKey = new("PreferredInvoiceCurrencyKey");

    /// <inheritdoc/>
    public bool Equals(ContactField other) => OpenText.Same(Value, other.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => OpenText.Hash(Value);

    /// <summary>The name.</summary>
    public override string ToString() => Value ?? "";
}
