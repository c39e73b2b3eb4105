namespace Connectors.Testing.Intacct;

/// <summary>Application <c>inventory-control</c>: items and the list that belongs to them.</summary>
internal static class ItemObjects
{
    public static ObjectDefinition[] All { get; } =
    [
        new("inventory-control/item", "items", "LGCUD", DefinitionText.Parse("""
            id:text(30)!# name:text(100)! status:enum(active|inactive)=active
            itemType:enum(inventory|nonInventory|nonInventoryPurchase|nonInventorySales|kit|stockableKit)*#=inventory
            description:text(400) soDescription:text(400) poDescription:text(400) costMethod:enum(standard|average|FIFO|LIFO)=standard notes:text productLine:@? substituteItemId:text kitRevenuePosting:text
            inventory { shippingWeight:number glGroup:@? autoPrintLabel:bool }
            sales { isTaxable:bool=true basePrice:decimal taxGroup:@tax/item-tax-group taxSolution:@? isAvailableForDropShip:bool isAvailableForBuyToOrder:bool allowMultipleTaxGroups:bool }
            purchasing { standardCost:decimal }
            unitOfMeasureGroup:@inventory-control/unit-of-measure-group unitOfMeasure:@inventory-control/unit-of-measure-group
            precision { inventoryPrecision:number purchasingPrecision:number salesPrecision:number upc:text }
            tracking:raw replenishment:raw measurements:raw itemDetails:raw contractDefault:raw warehouseInfo:raw itemVendor:raw
            contractTerm { periodsMeasuredIn:text numberOfPeriods:number isProratedPricingAllowed:bool defaultRenewalTemplate:@order-entry/renewal-template isStartDateAndEndDateEnabled:bool }
            commercial { brand:text subBrand:text category:text subCategory:text catalogReference:text color:text size1:text size2:text style:text isGiftCard:bool isWebEnabled:bool webName:text }
            enableFulfillment:bool=false isEnabledForContracts:bool=false isSuppliesItem:bool=false attachment:@? dateLastSold:date% dateLastReceived:date%
            quantityOnHand:decimal% quantityOnOrder:decimal% quantityOnHold:decimal% quantityAllocated:decimal% quantityReserved:decimal% quantityUncommitted:decimal% quantityInTransit:decimal%
            """)) { HasWebUrl = true },
        new("inventory-control/unit-of-measure-group", "unitGroups", "LG", DefinitionText.Parse("id:text!# units:raw")) { HasAudit = false, HasEntity = false },
        new("inventory-control/warehouse", "warehouses", "LGCUD", DefinitionText.Parse("id:text(20)!# name:text! location:@company-config/location+name status:enum(active|inactive)=active")) { HasEntity = false },
        new("inventory-control/price-list", "inventoryPriceLists", "LGCUD", DefinitionText.Parse("""
            id:text(100)!# startDate:date endDate:date appliesTo:text=inventoryControl status:enum(active|inactive)=active
            """)) { HasAudit = false, HasEntity = false },
        new("inventory-control/price-list-entry", "inventoryPriceListEntries", "LGCUD", DefinitionText.Parse($"priceList:@inventory-control/price-list {OrderObjects.PriceEntryFields}")) { IdField = null, HasEntity = false },
    ];
}
