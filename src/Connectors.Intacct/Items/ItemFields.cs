namespace Connectors.Intacct;

/// <summary>The members of Item that a query can show, ask about and order by.</summary>
public static class ItemFields
{
    /// <summary><c>key</c></summary>
    public static readonly QueryField<RecordKey> Key = new("key");

    /// <summary><c>id</c></summary>
    public static readonly QueryField<string> Id = new("id");

    /// <summary><c>name</c></summary>
    public static readonly QueryField<string> Name = new("name");

    /// <summary><c>itemType</c></summary>
    public static readonly QueryField<ItemType> ItemType = new("itemType");

    /// <summary><c>status</c></summary>
    public static readonly QueryField<RecordStatus> Status = new("status");

    /// <summary><c>description</c></summary>
    public static readonly QueryField<string> Description = new("description");

    /// <summary><c>soDescription</c></summary>
    public static readonly QueryField<string> SoDescription = new("soDescription");

    /// <summary><c>poDescription</c></summary>
    public static readonly QueryField<string> PoDescription = new("poDescription");

    /// <summary><c>productLine.key</c></summary>
    public static readonly QueryField<RecordKey> ProductLineKey = new("productLine.key");

    /// <summary><c>productLine.id</c></summary>
    public static readonly QueryField<string> ProductLineId = new("productLine.id");

    /// <summary><c>costMethod</c></summary>
    public static readonly QueryField<CostMethod> CostMethod = new("costMethod");

    /// <summary><c>unitOfMeasure.key</c></summary>
    public static readonly QueryField<RecordKey> UnitOfMeasureKey = new("unitOfMeasure.key");

    /// <summary><c>unitOfMeasure.id</c></summary>
    public static readonly QueryField<string> UnitOfMeasureId = new("unitOfMeasure.id");

    /// <summary><c>unitOfMeasureGroup.key</c></summary>
    public static readonly QueryField<RecordKey> UnitOfMeasureGroupKey = new("unitOfMeasureGroup.key");

    /// <summary><c>unitOfMeasureGroup.id</c></summary>
    public static readonly QueryField<string> UnitOfMeasureGroupId = new("unitOfMeasureGroup.id");

    /// <summary><c>notes</c></summary>
    public static readonly QueryField<string> Notes = new("notes");

    /// <summary><c>substituteItemId</c></summary>
    public static readonly QueryField<string> SubstituteItemId = new("substituteItemId");

    /// <summary><c>sales.basePrice</c></summary>
    public static readonly QueryField<decimal> SalesBasePrice = new("sales.basePrice");

    /// <summary><c>sales.isTaxable</c></summary>
    public static readonly QueryField<bool> SalesIsTaxable = new("sales.isTaxable");

    /// <summary><c>sales.taxGroup.key</c></summary>
    public static readonly QueryField<RecordKey> SalesTaxGroupKey = new("sales.taxGroup.key");

    /// <summary><c>sales.taxGroup.id</c></summary>
    public static readonly QueryField<string> SalesTaxGroupId = new("sales.taxGroup.id");

    /// <summary><c>sales.taxSolution.key</c></summary>
    public static readonly QueryField<RecordKey> SalesTaxSolutionKey = new("sales.taxSolution.key");

    /// <summary><c>sales.taxSolution.id</c></summary>
    public static readonly QueryField<string> SalesTaxSolutionId = new("sales.taxSolution.id");

    /// <summary><c>purchasing.standardCost</c></summary>
    public static readonly QueryField<decimal> PurchasingStandardCost = new("purchasing.standardCost");

    /// <summary><c>inventory.glGroup.key</c></summary>
    public static readonly QueryField<RecordKey> InventoryGlGroupKey = new("inventory.glGroup.key");

    /// <summary><c>inventory.glGroup.id</c></summary>
    public static readonly QueryField<string> InventoryGlGroupId = new("inventory.glGroup.id");

    /// <summary><c>inventory.shippingWeight</c></summary>
    public static readonly QueryField<decimal> InventoryShippingWeight = new("inventory.shippingWeight");

    /// <summary><c>precision.inventoryPrecision</c></summary>
    public static readonly QueryField<decimal> PrecisionInventoryPrecision = new("precision.inventoryPrecision");

    /// <summary><c>precision.purchasingPrecision</c></summary>
    public static readonly QueryField<decimal> PrecisionPurchasingPrecision = new("precision.purchasingPrecision");

    /// <summary><c>precision.salesPrecision</c></summary>
    public static readonly QueryField<decimal> PrecisionSalesPrecision = new("precision.salesPrecision");

    /// <summary><c>precision.upc</c></summary>
    public static readonly QueryField<string> PrecisionUpc = new("precision.upc");

    /// <summary><c>itemDetails.universalProductCode</c></summary>
    public static readonly QueryField<string> ItemDetailsUniversalProductCode = new("itemDetails.universalProductCode");

    /// <summary><c>itemDetails.internationalArticleNumber</c></summary>
    public static readonly QueryField<string> ItemDetailsInternationalArticleNumber = new("itemDetails.internationalArticleNumber");

    /// <summary><c>contractDefault.billingTemplate.key</c></summary>
    public static readonly QueryField<RecordKey> ContractDefaultBillingTemplateKey = new("contractDefault.billingTemplate.key");

    /// <summary><c>contractDefault.billingTemplate.id</c></summary>
    public static readonly QueryField<string> ContractDefaultBillingTemplateId = new("contractDefault.billingTemplate.id");

    /// <summary><c>contractDefault.revRecTemplate1.key</c></summary>
    public static readonly QueryField<RecordKey> ContractDefaultRevRecTemplate1Key = new("contractDefault.revRecTemplate1.key");

    /// <summary><c>contractDefault.revRecTemplate1.id</c></summary>
    public static readonly QueryField<string> ContractDefaultRevRecTemplate1Id = new("contractDefault.revRecTemplate1.id");

    /// <summary><c>contractDefault.revRecTemplate2.key</c></summary>
    public static readonly QueryField<RecordKey> ContractDefaultRevRecTemplate2Key = new("contractDefault.revRecTemplate2.key");

    /// <summary><c>contractDefault.revRecTemplate2.id</c></summary>
    public static readonly QueryField<string> ContractDefaultRevRecTemplate2Id = new("contractDefault.revRecTemplate2.id");

    /// <summary><c>isEnabledForContracts</c></summary>
    public static readonly QueryField<bool> IsEnabledForContracts = new("isEnabledForContracts");

    /// <summary><c>enableFulfillment</c></summary>
    public static readonly QueryField<bool> EnableFulfillment = new("enableFulfillment");

    /// <summary><c>attachment.key</c></summary>
    public static readonly QueryField<RecordKey> AttachmentKey = new("attachment.key");

    /// <summary><c>attachment.id</c></summary>
    public static readonly QueryField<string> AttachmentId = new("attachment.id");

    /// <summary><c>quantityOnHand</c></summary>
    public static readonly QueryField<decimal> QuantityOnHand = new("quantityOnHand");

    /// <summary><c>quantityOnOrder</c></summary>
    public static readonly QueryField<decimal> QuantityOnOrder = new("quantityOnOrder");

    /// <summary><c>quantityOnHold</c></summary>
    public static readonly QueryField<decimal> QuantityOnHold = new("quantityOnHold");

    /// <summary><c>quantityAllocated</c></summary>
    public static readonly QueryField<decimal> QuantityAllocated = new("quantityAllocated");

    /// <summary><c>quantityReserved</c></summary>
    public static readonly QueryField<decimal> QuantityReserved = new("quantityReserved");

    /// <summary><c>quantityUncommitted</c></summary>
    public static readonly QueryField<decimal> QuantityUncommitted = new("quantityUncommitted");

    /// <summary><c>quantityInTransit</c></summary>
    public static readonly QueryField<decimal> QuantityInTransit = new("quantityInTransit");

    /// <summary><c>dateLastSold</c></summary>
    public static readonly QueryField<DateOnly> DateLastSold = new("dateLastSold");

    /// <summary><c>dateLastReceived</c></summary>
    public static readonly QueryField<DateOnly> DateLastReceived = new("dateLastReceived");

    /// <summary><c>audit.createdDateTime</c></summary>
    public static readonly QueryField<DateTimeOffset> CreatedAt = new("audit.createdDateTime");

    /// <summary><c>audit.modifiedDateTime</c></summary>
    public static readonly QueryField<DateTimeOffset> ModifiedAt = new("audit.modifiedDateTime");

    /// <summary><c>entity.id</c></summary>
    public static readonly QueryField<string> EntityId = new("entity.id");
}
