namespace Connectors.Intacct;

/// <summary>The price of an item, or of a product line, in a price list of inventory.</summary>
public class InventoryPriceListEntryOperations : RecordOperations<InventoryPriceListEntry, InventoryPriceListEntryInput>
{
    private static readonly ObjectDefinition Object = new(
        "inventoryPriceListEntries", "inventory-control/price-list-entry",
        "key priceList.key priceList.id item.key item.id productLine.key productLine.id startDate endDate minimumQuantity maximumQuantity value valueType "
        + "isFixedPrice currency status audit.createdDateTime audit.modifiedDateTime")
    { IdField = null };

    /// <summary>For fakes.</summary>
    protected InventoryPriceListEntryOperations()
    {
    }

    internal InventoryPriceListEntryOperations(IntacctApi api) : base(api, Object)
    {
    }
}
