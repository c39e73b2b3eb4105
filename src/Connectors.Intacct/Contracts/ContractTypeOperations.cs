namespace Connectors.Intacct;

/// <summary>A type of contract.</summary>
public class ContractTypeOperations : RecordOperations<ContractType, ContractTypeInput>
{
    private static readonly ObjectDefinition Object = new(
        "contractTypes", "contracts/contract-type",
        "key id description parent.key parent.id status audit.createdDateTime audit.modifiedDateTime entity.id");

    /// <summary>For fakes.</summary>
    protected ContractTypeOperations()
    {
    }

    internal ContractTypeOperations(IntacctApi api) : base(api, Object)
    {
    }
}
