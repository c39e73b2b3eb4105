namespace Connectors.Intacct;

/// <summary>A contact: one table for the whole company, shared by customers, suppliers and employees. A contact belongs to a customer only through the customer's own lists.</summary>
public class ContactOperations : RecordOperations<Contact, ContactInput>
{
    private static readonly ObjectDefinition Object = new(
        "contacts", "company-config/contact",
        "key id printAs prefix firstName middleName lastName companyName phone1 phone2 mobile fax email1 email2 URL1 showInContactList "
        + "mailingAddress.addressLine1 mailingAddress.addressLine2 mailingAddress.addressLine3 mailingAddress.city mailingAddress.state mailingAddress.postCode "
        + "mailingAddress.country mailingAddress.isoCountryCode status entity.id")
    { HasModifiedStamp = false };

    /// <summary>For fakes.</summary>
    protected ContactOperations()
    {
    }

    internal ContactOperations(IntacctApi api) : base(api, Object)
    {
    }
}
