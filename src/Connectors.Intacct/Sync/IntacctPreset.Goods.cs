using Connectors.Sync;
using CrmFields = Connectors.Sync.Crm;
using I = Connectors.Intacct.Sync.IntacctFields;

namespace Connectors.Intacct.Sync;

/// <summary>Items and price lists.</summary>
public static partial class IntacctPreset
{
    private static void Items(MappingBuilder mapping, PresetRules rules) => mapping
        .Map(CrmFields.Product.Entity, I.Item.Entity)
        .MatchOn(CrmFields.Product.Code, I.Item.Id, Normalisers.Number)
        .Field(CrmFields.Product.Code, I.Item.Id, PresetRules.Required("an item", "its number, which it keeps"))
        .Field(CrmFields.Product.Name, I.Item.Name, PresetRules.Required("an item", "a name"))
        .Field(CrmFields.Product.Custom<string>("itemType"), I.Item.ItemType, PresetRules.Required("an item", "its type, which it keeps"))
        .Field(CrmFields.Product.Active, I.Item.Status, IntacctConverters.Active, rules.Optional)
        .Field(CrmFields.Product.Description, I.Item.Description, rules.Optional)
        .Listed(rules, CrmFields.Product.Unit, I.Item.UnitOfMeasureGroup, I.Item.UnitOfMeasureGroupId, IntacctLists.UnitGroups)
        .Field(CrmFields.Product.Price, I.Item.SalesBasePrice, rules.Optional)
        .Field(CrmFields.Product.Cost, I.Item.PurchasingStandardCost, rules.Optional)
        .Listed(rules, CrmFields.Product.Custom<string>("taxGroup"), I.Item.SalesTaxGroup, I.Item.SalesTaxGroupId, IntacctLists.ItemTaxGroups)
        .Field(CrmFields.Product.Custom<bool>("isTaxable"), I.Item.SalesIsTaxable, rules.Optional)
        .Field(CrmFields.Product.BarCode, I.Item.PrecisionUpc, rules.Optional)
        .Field(CrmFields.Product.Stock, I.Item.QuantityOnHand, PresetRules.Shown);

    private static void AddContractPriceLists(MappingBuilder mapping, PresetRules rules) => mapping
        .Map(CrmFields.PriceList.Entity, I.ContractPriceList.Entity, ContractPriceLists)
        .InScope(CrmFields.PriceList.Kind, IntacctPriceKinds.Contract)
        .MatchOn(CrmFields.PriceList.Name, I.ContractPriceList.Id, Normalisers.Number)
        .Field(CrmFields.PriceList.Name, I.ContractPriceList.Id, PresetRules.Required("a contract price list", "a name, which it keeps"))
        .Field(CrmFields.PriceList.Kind, I.ContractPriceList.Kind, PresetRules.Shown)
        .Field(CrmFields.PriceList.Description, I.ContractPriceList.Description, rules.Optional)
        .Field(CrmFields.PriceList.Active, I.ContractPriceList.Status, IntacctConverters.Active, rules.Optional);

    private static void AddContractPrices(MappingBuilder mapping, PresetRules rules) => mapping
        .Map(CrmFields.Price.Entity, I.ContractPrice.Entity, ContractPrices)
        .InScope(CrmFields.Price.Kind, IntacctPriceKinds.Contract)
        .Field(CrmFields.Price.PriceList, I.ContractPrice.BillingPriceList, PresetRules.Required("a price", "its price list"))
        .Field(CrmFields.Price.Product, I.ContractPrice.Item, PresetRules.Required("a price", "its item"))
        .Field(CrmFields.Price.Currency, I.ContractPrice.CurrencyTxnCurrency, PresetRules.Required("a price", "its currency"))
        .Field(CrmFields.Price.Custom<string>("priceType"), I.ContractPrice.PriceType, PresetRules.Required("a price", "its type"))
        .Field(CrmFields.Price.Kind, I.ContractPrice.Kind, PresetRules.Shown)
        .Field(CrmFields.Price.Lines, I.ContractPrice.Lines, rules.Optional)
        .Field(CrmFields.Price.Active, I.ContractPrice.Status, IntacctConverters.Active, rules.Optional);

    private static void AddSalesPriceLists(MappingBuilder mapping, PresetRules rules) => mapping
        .Map(CrmFields.PriceList.Entity, I.SalesPriceList.Entity, SalesPriceLists)
        .InScope(CrmFields.PriceList.Kind, IntacctPriceKinds.SalesOrder)
        .MatchOn(CrmFields.PriceList.Name, I.SalesPriceList.Id, Normalisers.Number)
        .Field(CrmFields.PriceList.Name, I.SalesPriceList.Id, PresetRules.Required("a sales price list", "a name, which it keeps"))
        .Field(CrmFields.PriceList.Kind, I.SalesPriceList.Kind, PresetRules.Shown)
        .Field(CrmFields.PriceList.ValidFrom, I.SalesPriceList.StartDate, rules.Optional)
        .Field(CrmFields.PriceList.ValidTo, I.SalesPriceList.EndDate, rules.Optional)
        .Field(CrmFields.PriceList.Active, I.SalesPriceList.Status, IntacctConverters.Active, rules.Optional);

    private static void AddSalesPrices(MappingBuilder mapping, PresetRules rules) => mapping
        .Map(CrmFields.Price.Entity, I.SalesPrice.Entity, SalesPrices)
        .InScope(CrmFields.Price.Kind, IntacctPriceKinds.SalesOrder)
        .Field(CrmFields.Price.PriceList, I.SalesPrice.PriceList, PresetRules.Required("a price", "its price list"))
        .Field(CrmFields.Price.Amount, I.SalesPrice.Value, PresetRules.Required("a price", "its value"))
        .Field(CrmFields.Price.Product, I.SalesPrice.Item, rules.Optional)
        .Field(CrmFields.Price.Kind, I.SalesPrice.Kind, PresetRules.Shown)
        .Field(CrmFields.Price.Currency, I.SalesPrice.Currency, rules.Optional)
        .Field(CrmFields.Price.ValidFrom, I.SalesPrice.StartDate, rules.Optional)
        .Field(CrmFields.Price.ValidTo, I.SalesPrice.EndDate, rules.Optional)
        .Field(CrmFields.Price.MinimumQuantity, I.SalesPrice.MinimumQuantity, rules.Optional)
        .Field(CrmFields.Price.MaximumQuantity, I.SalesPrice.MaximumQuantity, rules.Optional)
        .Field(CrmFields.Price.Custom<string>("valueType"), I.SalesPrice.ValueType, rules.Optional)
        .Field(CrmFields.Price.Active, I.SalesPrice.Status, IntacctConverters.Active, rules.Optional);
}
