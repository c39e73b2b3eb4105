namespace Connectors.Intacct;

/// <summary>A step of a billing template, by itself. Only read: it is written with the template.</summary>
public class BillingTemplateLineOperations : ReadOperations<BillingTemplateLine>
{
    private static readonly ObjectDefinition Object = new(
        "billingTemplateLines", "contracts/billing-template-line",
        "key contractBillingTemplate.key contractBillingTemplate.id periodOffset percentToBill stepPercent")
    { HasModifiedStamp = false, IdField = null };

    /// <summary>For fakes.</summary>
    protected BillingTemplateLineOperations()
    {
    }

    internal BillingTemplateLineOperations(IntacctApi api) : base(api, Object)
    {
    }
}
