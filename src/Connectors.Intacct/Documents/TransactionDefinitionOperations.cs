namespace Connectors.Intacct;

/// <summary>A transaction definition: the type of a document. Which there are is up to the company: nothing may rely on "Sales Order" being there.</summary>
public class TransactionDefinitionOperations : RecordOperations<TransactionDefinition, TransactionDefinitionInput>
{
    private static readonly ObjectDefinition Object = new(
        "transactionDefinitions", "order-entry/txn-definition",
        "key id docClass workflowCategory description editPolicy deletePolicy enableNumberingSequence txnPostingMethod enableSubtotals overridePrice "
        + "documentConversionPolicy status audit.createdDateTime audit.modifiedDateTime");

    /// <summary>For fakes.</summary>
    protected TransactionDefinitionOperations()
    {
    }

    internal TransactionDefinitionOperations(IntacctApi api) : base(api, Object)
    {
    }
}
