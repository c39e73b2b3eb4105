namespace Connectors.Intacct;

/// <summary>A template by which contract lines bill.</summary>
public class BillingTemplateOperations : RecordOperations<BillingTemplate, BillingTemplateInput>
{
    private static readonly ObjectDefinition Object = new(
        "billingTemplates", "contracts/billing-template",
        "key id description method source isStepBilling status audit.createdDateTime audit.modifiedDateTime");

    /// <summary>For fakes.</summary>
    protected BillingTemplateOperations()
    {
    }

    internal BillingTemplateOperations(IntacctApi api) : base(api, Object)
    {
    }
}
