namespace Connectors.Intacct;

/// <summary>A line of a contract: what is sold, from when to when, and how it bills.</summary>
public class ContractLineOperations : RecordOperations<ContractLine, ContractLineInput>
{
    private static readonly ObjectDefinition Object = new(
        "contractLines", "contracts/contract-line",
        "key contract.key contract.id item.key item.id itemDescription startDate endDate billing.quantity billing.rate billing.method billing.amountFrequency "
        + "billing.frequency billing.flatFixedAmount dimensions.customer.key dimensions.customer.id dimensions.location.key dimensions.location.id "
        + "dimensions.department.key dimensions.department.id dimensions.project.key dimensions.project.id dimensions.class.key dimensions.class.id postingDate "
        + "state lineNumber audit.createdDateTime audit.modifiedDateTime")
    { IdField = null };

    /// <summary>For fakes.</summary>
    protected ContractLineOperations()
    {
    }

    internal ContractLineOperations(IntacctApi api) : base(api, Object)
    {
    }
}
