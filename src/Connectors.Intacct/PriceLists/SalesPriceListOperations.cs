namespace Connectors.Intacct;

/// <summary>A price list for sales documents (order entry).</summary>
public class SalesPriceListOperations : RecordOperations<SalesPriceList, SalesPriceListInput>
{
    private static readonly ObjectDefinition Object = new(
        "salesPriceLists", "order-entry/price-list",
        "key id startDate endDate status")
    { HasModifiedStamp = false };

    /// <summary>For fakes.</summary>
    protected SalesPriceListOperations()
    {
    }

    internal SalesPriceListOperations(IntacctApi api) : base(api, Object)
    {
    }
}
