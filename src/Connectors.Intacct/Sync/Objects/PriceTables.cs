using static Connectors.Intacct.Sync.Fields;

namespace Connectors.Intacct.Sync;

/// <summary>The two kinds of price lists, which a CRM shows as one: each says of its records which it is.</summary>
internal static class PriceTables
{
    public const string ContractListEntity = "billing-price-list";
    public const string ContractPriceEntity = "billing-price-list-entry";
    public const string SalesListEntity = "price-list";
    public const string SalesPriceEntity = "price-list-entry";

    private const string Kind = "kind";

    public static ObjectTable ContractList { get; } = new(ContractListEntity, static c => c.BillingPriceLists.Door,
        [Text("id", 40).Needed().AtCreate(), Text("description"), Status(), Which(IntacctPriceKinds.Contract)])
    {
        Noun = "contract price list",
        ObjectName = "contracts/billing-price-list",
        NumberField = "id",
        Searchable = ["id"],
    };

    /// <summary>Its lines and tiers are shown by no query.</summary>
    public static ObjectTable ContractPrice { get; } = new(ContractPriceEntity, static c => c.BillingPriceListEntries.Door,
        [
            Refers("billingPriceList", ContractListEntity).Needed().AtCreate(), Refers("item", ItemTables.ItemEntity).Needed().AtCreate(), Text("currency.txnCurrency", 3).AnyCase().Needed(),
            Words("priceType", "range", "tiered").Needed(), Words("tieredPricingType", "step", "volume"), Words("flatAmountFrequency", "oneTime", "useBillingTemplate", "includeWithEveryInvoice").MayBeEmpty(),
            Number("variableUnitDivisor"), Flag("isQuantityRecurring"), Status(), new("lines", Connectors.Sync.FieldType.Lines) { Unlisted = true, Lines = PriceLines.Instance }, Which(IntacctPriceKinds.Contract),
        ])
    {
        Noun = "price of a contract price list",
        ObjectName = "contracts/billing-price-list-entry",
    };

    /// <summary>Its samples show no stamp of the last change.</summary>
    public static ObjectTable SalesList { get; } = new(SalesListEntity, static c => c.SalesPriceLists.Door,
        [Text("id", 100).Needed().AtCreate(), Date("startDate"), Date("endDate"), Status(), Which(IntacctPriceKinds.SalesOrder)])
    {
        Noun = "sales price list",
        ObjectName = "order-entry/price-list",
        HasStamp = false,
        ShowsStamp = false,
        NumberField = "id",
        Searchable = ["id"],
    };

    public static ObjectTable SalesPrice { get; } = new(SalesPriceEntity, static c => c.SalesPriceListEntries.Door,
        [
            Refers("priceList", SalesListEntity).Needed(), Refers("item", ItemTables.ItemEntity), .. Listed("productLine", IntacctLists.ProductLines), Number("value", 8).Needed(), Text("valueType"),
            Date("startDate"), Date("endDate"), Number("minimumQuantity"), Number("maximumQuantity"), Text("currency", 3).AnyCase(), Status(), Which(IntacctPriceKinds.SalesOrder),
        ])
    {
        Noun = "price of a sales price list",
        ObjectName = "order-entry/price-list-entry",
    };

    private static ObjectField Which(string kind) => Words(Kind, IntacctPriceKinds.Contract, IntacctPriceKinds.SalesOrder) with { Constant = kind };
}
