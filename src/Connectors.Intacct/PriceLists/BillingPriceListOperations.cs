namespace Connectors.Intacct;

/// <summary>A billing price list of contracts.</summary>
public class BillingPriceListOperations : RecordOperations<BillingPriceList, BillingPriceListInput>
{
    private static readonly ObjectDefinition Object = new(
        "billingPriceLists", "contracts/billing-price-list",
        "key id description status audit.createdDateTime audit.modifiedDateTime");

    /// <summary>For fakes.</summary>
    protected BillingPriceListOperations()
    {
    }

    internal BillingPriceListOperations(IntacctApi api) : base(api, Object)
    {
    }
}
