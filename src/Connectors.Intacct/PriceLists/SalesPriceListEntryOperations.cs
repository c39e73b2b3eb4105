namespace Connectors.Intacct;

/// <summary>The price of an item, or of a product line, in a sales price list.</summary>
public class SalesPriceListEntryOperations : RecordOperations<SalesPriceListEntry, SalesPriceListEntryInput>
{
    private static readonly ObjectDefinition Object = new(
        "salesPriceListEntries", "order-entry/price-list-entry",
        "key priceList.key priceList.id item.key item.id productLine.key productLine.id startDate endDate minimumQuantity maximumQuantity value valueType "
        + "isFixedPrice currency status audit.createdDateTime audit.modifiedDateTime")
    { IdField = null };

    /// <summary>For fakes.</summary>
    protected SalesPriceListEntryOperations()
    {
    }

    internal SalesPriceListEntryOperations(IntacctApi api) : base(api, Object)
    {
    }
}
