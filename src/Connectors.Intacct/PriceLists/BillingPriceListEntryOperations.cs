namespace Connectors.Intacct;

/// <summary>The price of an item in a billing price list.</summary>
public class BillingPriceListEntryOperations : RecordOperations<BillingPriceListEntry, BillingPriceListEntryInput>
{
    private static readonly ObjectDefinition Object = new(
        "billingPriceListEntries", "contracts/billing-price-list-entry",
        "key billingPriceList.key billingPriceList.id item.key item.id currency.txnCurrency priceType flatAmountFrequency variableUnitDivisor "
        + "usageQuantityResetPeriod isQuantityRecurring tieredPricingType status audit.createdDateTime audit.modifiedDateTime")
    { IdField = null };

    /// <summary>For fakes.</summary>
    protected BillingPriceListEntryOperations()
    {
    }

    internal BillingPriceListEntryOperations(IntacctApi api) : base(api, Object)
    {
    }
}
