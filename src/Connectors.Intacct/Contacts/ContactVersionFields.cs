namespace Connectors.Intacct;

/// <summary>The members of ContactVersion that a query can show, ask about and order by.</summary>
public static class ContactVersionFields
{
    /// <summary><c>key</c></summary>
    public static readonly QueryField<RecordKey> Key = new("key");

    /// <summary><c>contact.key</c></summary>
    public static readonly QueryField<RecordKey> ContactKey = new("contact.key");

    /// <summary><c>contact.id</c></summary>
    public static readonly QueryField<string> ContactId = new("contact.id");

    /// <summary><c>companyName</c></summary>
    public static readonly QueryField<string> CompanyName = new("companyName");

    /// <summary><c>prefix</c></summary>
    public static readonly QueryField<string> Prefix = new("prefix");

    /// <summary><c>firstName</c></summary>
    public static readonly QueryField<string> FirstName = new("firstName");

    /// <summary><c>middleName</c></summary>
    public static readonly QueryField<string> MiddleName = new("middleName");

    /// <summary><c>lastName</c></summary>
    public static readonly QueryField<string> LastName = new("lastName");

    /// <summary><c>printAs</c></summary>
    public static readonly QueryField<string> PrintAs = new("printAs");

    /// <summary><c>phone1</c></summary>
    public static readonly QueryField<string> Phone1 = new("phone1");

    /// <summary><c>phone2</c></summary>
    public static readonly QueryField<string> Phone2 = new("phone2");

    /// <summary><c>mobile</c></summary>
    public static readonly QueryField<string> Mobile = new("mobile");

    /// <summary><c>email1</c></summary>
    public static readonly QueryField<string> Email1 = new("email1");

    /// <summary><c>email2</c></summary>
    public static readonly QueryField<string> Email2 = new("email2");

    /// <summary><c>mailingAddress.addressLine1</c></summary>
    public static readonly QueryField<string> MailingAddressAddressLine1 = new("mailingAddress.addressLine1");

    /// <summary><c>mailingAddress.addressLine2</c></summary>
    public static readonly QueryField<string> MailingAddressAddressLine2 = new("mailingAddress.addressLine2");

    /// <summary><c>mailingAddress.addressLine3</c></summary>
    public static readonly QueryField<string> MailingAddressAddressLine3 = new("mailingAddress.addressLine3");

    /// <summary><c>mailingAddress.city</c></summary>
    public static readonly QueryField<string> MailingAddressCity = new("mailingAddress.city");

    /// <summary><c>mailingAddress.state</c></summary>
    public static readonly QueryField<string> MailingAddressState = new("mailingAddress.state");

    /// <summary><c>mailingAddress.postCode</c></summary>
    public static readonly QueryField<string> MailingAddressPostCode = new("mailingAddress.postCode");

    /// <summary><c>mailingAddress.country</c></summary>
    public static readonly QueryField<string> MailingAddressCountry = new("mailingAddress.country");

    /// <summary><c>mailingAddress.isoCountryCode</c></summary>
    public static readonly QueryField<string> MailingAddressIsoCountryCode = new("mailingAddress.isoCountryCode");

    /// <summary><c>tax.isTaxable</c></summary>
    public static readonly QueryField<bool> TaxIsTaxable = new("tax.isTaxable");

    /// <summary><c>tax.taxId</c></summary>
    public static readonly QueryField<string> TaxTaxId = new("tax.taxId");

    /// <summary><c>tax.group.key</c></summary>
    public static readonly QueryField<RecordKey> TaxGroupKey = new("tax.group.key");

    /// <summary><c>tax.group.id</c></summary>
    public static readonly QueryField<string> TaxGroupId = new("tax.group.id");

    /// <summary><c>tax.solution.key</c></summary>
    public static readonly QueryField<RecordKey> TaxSolutionKey = new("tax.solution.key");

    /// <summary><c>tax.solution.id</c></summary>
    public static readonly QueryField<string> TaxSolutionId = new("tax.solution.id");

    /// <summary><c>status</c></summary>
    public static readonly QueryField<RecordStatus> Status = new("status");
}
