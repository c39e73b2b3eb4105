namespace Connectors.Intacct;

/// <summary>An item: what is bought, sold or kept in stock.</summary>
public class ItemOperations : RecordOperations<Item, ItemInput>
{
    private static readonly ObjectDefinition Object = new(
        "items", "inventory-control/item",
        "key id name itemType status description soDescription poDescription productLine.key productLine.id costMethod unitOfMeasureGroup.key "
        + "unitOfMeasureGroup.id sales.basePrice sales.isTaxable sales.taxGroup.key sales.taxGroup.id purchasing.standardCost quantityOnHand quantityOnOrder "
        + "audit.createdDateTime audit.modifiedDateTime entity.id");

    /// <summary>For fakes.</summary>
    protected ItemOperations()
    {
    }

    internal ItemOperations(IntacctApi api) : base(api, Object)
    {
    }
}
