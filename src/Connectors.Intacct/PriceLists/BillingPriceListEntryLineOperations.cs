namespace Connectors.Intacct;

/// <summary>A dated price within an entry of a billing price list. It is made with its entry.</summary>
public class BillingPriceListEntryLineOperations : EditOperations<BillingPriceListEntryLine, BillingPriceListEntryLineInput>
{
    private static readonly ObjectDefinition Object = new(
        "billingPriceListEntryLines", "contracts/billing-price-list-entry-line",
        "key billingPriceListEntry.key billingPriceListEntry.id startDate flatAmount variableUnitRate includedUnits memo audit.createdDateTime "
        + "audit.modifiedDateTime")
    { IdField = null };

    /// <summary>For fakes.</summary>
    protected BillingPriceListEntryLineOperations()
    {
    }

    internal BillingPriceListEntryLineOperations(IntacctApi api) : base(api, Object)
    {
    }
}
