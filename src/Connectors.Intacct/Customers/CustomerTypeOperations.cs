namespace Connectors.Intacct;

/// <summary>A type of customer.</summary>
public class CustomerTypeOperations : RecordOperations<CustomerType, CustomerTypeInput>
{
    private static readonly ObjectDefinition Object = new(
        "customerTypes", "accounts-receivable/customer-type",
        "key id parent.key parent.id status audit.createdDateTime audit.modifiedDateTime entity.id");

    /// <summary>For fakes.</summary>
    protected CustomerTypeOperations()
    {
    }

    internal CustomerTypeOperations(IntacctApi api) : base(api, Object)
    {
    }
}
