namespace Connectors.Intacct;

/// <summary>A tier of a dated price.</summary>
public class BillingPriceListEntryLineTierOperations : RecordOperations<BillingPriceListEntryLineTier, BillingPriceListEntryLineTierInput>
{
    private static readonly ObjectDefinition Object = new(
        "billingPriceListEntryLineTiers", "contracts/billing-price-list-entry-line-tier",
        "key billingPriceListEntryLine.key billingPriceListEntryLine.id beginQuantity tierRate audit.createdDateTime audit.modifiedDateTime")
    { IdField = null };

    /// <summary>For fakes.</summary>
    protected BillingPriceListEntryLineTierOperations()
    {
    }

    internal BillingPriceListEntryLineTierOperations(IntacctApi api) : base(api, Object)
    {
    }
}
