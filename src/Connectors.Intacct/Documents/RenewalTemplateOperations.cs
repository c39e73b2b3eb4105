namespace Connectors.Intacct;

/// <summary>A template by which contracts or documents are renewed. Versions may follow each other when it is edited: the vendor's texts do not say.</summary>
public class RenewalTemplateOperations : RecordOperations<RenewalTemplate, RenewalTemplateInput>
{
    private static readonly ObjectDefinition Object = new(
        "renewalTemplates", "order-entry/renewal-template",
        "key name description transactionType renewalState status defaultTerm.length defaultTerm.period salesTxnCreation.enableTxnCreation "
        + "contractPricing.pricingType latestVersion entity.id")
    { HasModifiedStamp = false, IdField = "name" };

    /// <summary>For fakes.</summary>
    protected RenewalTemplateOperations()
    {
    }

    internal RenewalTemplateOperations(IntacctApi api) : base(api, Object)
    {
    }
}
