namespace Connectors.Intacct;

/// <summary>A customer.</summary>
public class CustomerOperations : RecordOperations<Customer, CustomerInput>
{
    private static readonly ObjectDefinition Object = new(
        "customers", "accounts-receivable/customer",
        "key id name status parent.key parent.id customerType.key customerType.id salesRepresentative.key salesRepresentative.id territory.key territory.id "
        + "term.key term.id taxId creditLimit currency priceList.key priceList.id isOnHold notes totalDue audit.createdDateTime audit.modifiedDateTime entity.id");

    /// <summary>For fakes.</summary>
    protected CustomerOperations()
    {
    }

    internal CustomerOperations(IntacctApi api) : base(api, Object)
    {
    }
}
