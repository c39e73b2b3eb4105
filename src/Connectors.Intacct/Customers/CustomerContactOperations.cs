namespace Connectors.Intacct;

/// <summary>A contact in the list of a customer. Only read here: it is written with the customer.</summary>
public class CustomerContactOperations : ReadOperations<CustomerContact>
{
    private static readonly ObjectDefinition Object = new(
        "customerContacts", "accounts-receivable/customer-contact",
        "key categoryName contact.key contact.id customer.key customer.id audit.createdDateTime audit.modifiedDateTime")
    { IdField = null };

    /// <summary>For fakes.</summary>
    protected CustomerContactOperations()
    {
    }

    internal CustomerContactOperations(IntacctApi api) : base(api, Object)
    {
    }
}
