namespace Connectors.Reviso;

/// <summary>Contacts of customers.</summary>
public class CustomerContactOperations : CustomerPartOperations<CustomerContact, ContactNumber>
{
    /// <summary>For fakes, which override the members that a test calls.</summary>
    protected CustomerContactOperations()
    {
    }

    internal CustomerContactOperations(RevisoApi api) : base(api, "customerContacts", "contacts")
    {
    }

    /// <summary>Unique within the customer.</summary>
    private protected override IReadOnlyList<(string Name, string Value)> HintsOf(CustomerContact record) => [("name", record.Name)];
}
