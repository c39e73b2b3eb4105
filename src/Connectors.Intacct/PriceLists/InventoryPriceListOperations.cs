namespace Connectors.Intacct;

/// <summary>A price list of inventory, for purchase or sales documents.</summary>
public class InventoryPriceListOperations : RecordOperations<InventoryPriceList, InventoryPriceListInput>
{
    private static readonly ObjectDefinition Object = new(
        "inventoryPriceLists", "inventory-control/price-list",
        "key id startDate endDate appliesTo status")
    { HasModifiedStamp = false };

    /// <summary>For fakes.</summary>
    protected InventoryPriceListOperations()
    {
    }

    internal InventoryPriceListOperations(IntacctApi api) : base(api, Object)
    {
    }
}
