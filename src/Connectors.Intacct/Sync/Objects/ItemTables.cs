using static Connectors.Intacct.Sync.Fields;

namespace Connectors.Intacct.Sync;

/// <summary>Items.</summary>
internal static class ItemTables
{
    public const string ItemEntity = "item";

    public static ObjectTable Item { get; } = new(ItemEntity, static c => c.Items.Door,
        [
            Text("id", 30).Needed().AtCreate(), Text("name", 100).Needed(),
            Words("itemType", "inventory", "nonInventory", "nonInventoryPurchase", "nonInventorySales", "kit", "stockableKit").Needed().AtCreate(), Status(), Text("description", 400), Text("soDescription", 400),
            Text("poDescription", 400), Words("costMethod", "standard", "average", "FIFO", "LIFO"), .. Listed("unitOfMeasureGroup", IntacctLists.UnitGroups), Number("sales.basePrice"), Flag("sales.isTaxable"),
            .. Listed("sales.taxGroup", IntacctLists.ItemTaxGroups), Number("purchasing.standardCost"), Text("precision.upc"), Text("notes"), Number("quantityOnHand").Shown(), Flag("isEnabledForContracts"),
        ])
    {
        Noun = "item",
        ObjectName = "inventory-control/item",
        NumberField = "id",
        Searchable = ["id", "name"],
        Identity = ["name", "itemType"],
    };
}
