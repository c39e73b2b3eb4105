using Connectors.Sync;

namespace Connectors.Intacct.Sync;

/// <summary>Items and price lists.</summary>
public static partial class IntacctFields
{
    /// <summary>An item.</summary>
    public static class Item
    {
        /// <summary>The entity.</summary>
        public static readonly Connectors.Sync.Entity Entity = new("item");

        /// <summary><c>id</c>; required; kept as it was at the create.</summary>
        public static readonly Field<string> Id = Of<string>("id");

        /// <summary><c>name</c>; required.</summary>
        public static readonly Field<string> Name = Of<string>("name");

        /// <summary><c>itemType</c>, one of Intacct's words; required; kept as it was at the create.</summary>
        public static readonly Field<string> ItemType = Of<string>("itemType");

        /// <summary><c>status</c>, one of Intacct's words.</summary>
        public static readonly Field<string> Status = Of<string>("status");

        /// <summary><c>description</c>.</summary>
        public static readonly Field<string> Description = Of<string>("description");

        /// <summary><c>soDescription</c>.</summary>
        public static readonly Field<string> SoDescription = Of<string>("soDescription");

        /// <summary><c>poDescription</c>.</summary>
        public static readonly Field<string> PoDescription = Of<string>("poDescription");

        /// <summary><c>costMethod</c>, one of Intacct's words.</summary>
        public static readonly Field<string> CostMethod = Of<string>("costMethod");

        /// <summary><c>unitOfMeasureGroup</c>, by key.</summary>
        public static readonly Field<string> UnitOfMeasureGroup = Of<string>("unitOfMeasureGroup");

        /// <summary><c>unitOfMeasureGroup.id</c>: the same by the id that people read.</summary>
        public static readonly Field<string> UnitOfMeasureGroupId = Of<string>("unitOfMeasureGroup.id");

        /// <summary><c>sales.basePrice</c>.</summary>
        public static readonly Field<decimal> SalesBasePrice = Of<decimal>("sales.basePrice");

        /// <summary><c>sales.isTaxable</c>.</summary>
        public static readonly Field<bool> SalesIsTaxable = Of<bool>("sales.isTaxable");

        /// <summary><c>sales.taxGroup</c>, by key.</summary>
        public static readonly Field<string> SalesTaxGroup = Of<string>("sales.taxGroup");

        /// <summary><c>sales.taxGroup.id</c>: the same by the id that people read.</summary>
        public static readonly Field<string> SalesTaxGroupId = Of<string>("sales.taxGroup.id");

        /// <summary><c>purchasing.standardCost</c>.</summary>
        public static readonly Field<decimal> PurchasingStandardCost = Of<decimal>("purchasing.standardCost");

        /// <summary><c>precision.upc</c>.</summary>
        public static readonly Field<string> PrecisionUpc = Of<string>("precision.upc");

        /// <summary><c>notes</c>.</summary>
        public static readonly Field<string> Notes = Of<string>("notes");

        /// <summary><c>quantityOnHand</c>; only shown.</summary>
        public static readonly Field<decimal> QuantityOnHand = Of<decimal>("quantityOnHand");

        /// <summary><c>isEnabledForContracts</c>.</summary>
        public static readonly Field<bool> IsEnabledForContracts = Of<bool>("isEnabledForContracts");

        /// <summary>A field that the company added: <c>nsp::NAME</c>.</summary>
        public static Field<T> Custom<T>(string name) => Entity.Custom<T>(name);

        private static Field<T> Of<T>(string name) => new("item", name);
    }

    /// <summary>A price list of contracts.</summary>
    public static class ContractPriceList
    {
        /// <summary>The entity.</summary>
        public static readonly Connectors.Sync.Entity Entity = new("billing-price-list");

        /// <summary><c>id</c>; required; kept as it was at the create.</summary>
        public static readonly Field<string> Id = Of<string>("id");

        /// <summary><c>description</c>.</summary>
        public static readonly Field<string> Description = Of<string>("description");

        /// <summary><c>status</c>, one of Intacct's words.</summary>
        public static readonly Field<string> Status = Of<string>("status");

        /// <summary><c>kind</c>; only shown.</summary>
        public static readonly Field<string> Kind = Of<string>("kind");

        /// <summary>A field that the company added: <c>nsp::NAME</c>.</summary>
        public static Field<T> Custom<T>(string name) => Entity.Custom<T>(name);

        private static Field<T> Of<T>(string name) => new("billing-price-list", name);
    }

    /// <summary>The price of an item in a price list of contracts.</summary>
    public static class ContractPrice
    {
        /// <summary>The entity.</summary>
        public static readonly Connectors.Sync.Entity Entity = new("billing-price-list-entry");

        /// <summary><c>billingPriceList</c>, a reference; required; kept as it was at the create.</summary>
        public static readonly Field<RecordRef> BillingPriceList = Of<RecordRef>("billingPriceList");

        /// <summary><c>item</c>, a reference; required; kept as it was at the create.</summary>
        public static readonly Field<RecordRef> Item = Of<RecordRef>("item");

        /// <summary><c>currency.txnCurrency</c>; required.</summary>
        public static readonly Field<string> CurrencyTxnCurrency = Of<string>("currency.txnCurrency");

        /// <summary><c>priceType</c>, one of Intacct's words; required.</summary>
        public static readonly Field<string> PriceType = Of<string>("priceType");

        /// <summary><c>tieredPricingType</c>, one of Intacct's words.</summary>
        public static readonly Field<string> TieredPricingType = Of<string>("tieredPricingType");

        /// <summary><c>flatAmountFrequency</c>, one of Intacct's words.</summary>
        public static readonly Field<string> FlatAmountFrequency = Of<string>("flatAmountFrequency");

        /// <summary><c>variableUnitDivisor</c>.</summary>
        public static readonly Field<decimal> VariableUnitDivisor = Of<decimal>("variableUnitDivisor");

        /// <summary><c>isQuantityRecurring</c>.</summary>
        public static readonly Field<bool> IsQuantityRecurring = Of<bool>("isQuantityRecurring");

        /// <summary><c>status</c>, one of Intacct's words.</summary>
        public static readonly Field<string> Status = Of<string>("status");

        /// <summary><c>lines</c>.</summary>
        public static readonly Field<LineSet> Lines = Of<LineSet>("lines");

        /// <summary><c>kind</c>; only shown.</summary>
        public static readonly Field<string> Kind = Of<string>("kind");

        /// <summary>A field that the company added: <c>nsp::NAME</c>.</summary>
        public static Field<T> Custom<T>(string name) => Entity.Custom<T>(name);

        private static Field<T> Of<T>(string name) => new("billing-price-list-entry", name);
    }

    /// <summary>A price list of sales orders.</summary>
    public static class SalesPriceList
    {
        /// <summary>The entity.</summary>
        public static readonly Connectors.Sync.Entity Entity = new("price-list");

        /// <summary><c>id</c>; required; kept as it was at the create.</summary>
        public static readonly Field<string> Id = Of<string>("id");

        /// <summary><c>startDate</c>.</summary>
        public static readonly Field<DateOnly> StartDate = Of<DateOnly>("startDate");

        /// <summary><c>endDate</c>.</summary>
        public static readonly Field<DateOnly> EndDate = Of<DateOnly>("endDate");

        /// <summary><c>status</c>, one of Intacct's words.</summary>
        public static readonly Field<string> Status = Of<string>("status");

        /// <summary><c>kind</c>; only shown.</summary>
        public static readonly Field<string> Kind = Of<string>("kind");

        /// <summary>A field that the company added: <c>nsp::NAME</c>.</summary>
        public static Field<T> Custom<T>(string name) => Entity.Custom<T>(name);

        private static Field<T> Of<T>(string name) => new("price-list", name);
    }

    /// <summary>The price of an item in a price list of sales orders.</summary>
    public static class SalesPrice
    {
        /// <summary>The entity.</summary>
        public static readonly Connectors.Sync.Entity Entity = new("price-list-entry");

        /// <summary><c>priceList</c>, a reference; required.</summary>
        public static readonly Field<RecordRef> PriceList = Of<RecordRef>("priceList");

        /// <summary><c>item</c>, a reference.</summary>
        public static readonly Field<RecordRef> Item = Of<RecordRef>("item");

        /// <summary><c>productLine</c>, by key.</summary>
        public static readonly Field<string> ProductLine = Of<string>("productLine");

        /// <summary><c>productLine.id</c>: the same by the id that people read.</summary>
        public static readonly Field<string> ProductLineId = Of<string>("productLine.id");

        /// <summary><c>value</c>; required.</summary>
        public static readonly Field<decimal> Value = Of<decimal>("value");

        /// <summary><c>valueType</c>.</summary>
        public static readonly Field<string> ValueType = Of<string>("valueType");

        /// <summary><c>startDate</c>.</summary>
        public static readonly Field<DateOnly> StartDate = Of<DateOnly>("startDate");

        /// <summary><c>endDate</c>.</summary>
        public static readonly Field<DateOnly> EndDate = Of<DateOnly>("endDate");

        /// <summary><c>minimumQuantity</c>.</summary>
        public static readonly Field<decimal> MinimumQuantity = Of<decimal>("minimumQuantity");

        /// <summary><c>maximumQuantity</c>.</summary>
        public static readonly Field<decimal> MaximumQuantity = Of<decimal>("maximumQuantity");

        /// <summary><c>currency</c>.</summary>
        public static readonly Field<string> Currency = Of<string>("currency");

        /// <summary><c>status</c>, one of Intacct's words.</summary>
        public static readonly Field<string> Status = Of<string>("status");

        /// <summary><c>kind</c>; only shown.</summary>
        public static readonly Field<string> Kind = Of<string>("kind");

        /// <summary>A field that the company added: <c>nsp::NAME</c>.</summary>
        public static Field<T> Custom<T>(string name) => Entity.Custom<T>(name);

        private static Field<T> Of<T>(string name) => new("price-list-entry", name);
    }
}
