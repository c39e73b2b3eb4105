namespace Connectors.Intacct.Tests.Simulated;

internal static partial class Samples
{
    private static IEnumerable<Sample> Goods =>
    [
        new Sample<Item, ItemInput>(
            "items", "inventory-control/item", static c => c.Items,
            new()
            {
                Id = "SKI", Name = "Ski", ItemType = ItemType.Inventory, Status = RecordStatus.Inactive, Description = "d", SoDescription = "s", PoDescription = "p", ProductLine = Id("Sport"), CostMethod = CostMethod.Fifo,
                UnitOfMeasure = Id("Count"), UnitOfMeasureGroup = Id("Count"), Notes = "n", SubstituteItemId = "PC", Sales = new() { BasePrice = 650.25m, IsTaxable = false, TaxGroup = Id("Goods"), TaxSolution = Id("VAT") },
                Purchasing = new() { StandardCost = 400.5m }, Inventory = new() { GlGroup = Id("Auto"), ShippingWeight = 3.5m },
                Precision = new() { InventoryPrecision = 2, PurchasingPrecision = 3, SalesPrecision = 4, Upc = "0123" }, ItemDetails = new() { UniversalProductCode = "0123", InternationalArticleNumber = "4567" },
                ContractDefault = new() { BillingTemplate = Id("Quarters"), RevRecTemplate1 = Id("Daily"), RevRecTemplate2 = Id("Daily") }, IsEnabledForContracts = true, EnableFulfillment = true, Attachment = Id("A"),
                AdditionalData = Note("first"),
            },
            static i => i with { Name = "Ski 2", Sales = i.Sales! with { BasePrice = 700m }, Description = null, AdditionalData = Note("second") }, []),
        new Sample<SalesPriceList, SalesPriceListInput>(
            "sales price lists", "order-entry/price-list", static c => c.SalesPriceLists, new() { Id = "Winter", StartDate = First, EndDate = Last, Status = RecordStatus.Inactive }, static l => l with { EndDate = null }, []),
        new Sample<SalesPriceListEntry, SalesPriceListEntryInput>(
            "sales prices", "order-entry/price-list-entry", static c => c.SalesPriceListEntries,
            new()
            {
                PriceList = Id("Base"), Item = Id("PC"), ProductLine = Id("Sport"), Employee = Id("E1"), StartDate = First, EndDate = Last, MinimumQuantity = 2, MaximumQuantity = 9, Value = 99.12345678m,
                ValueType = new("percentMarkdown"), IsFixedPrice = false, Currency = "EUR", Status = RecordStatus.Inactive,
            },
            static e => e with { Value = 1.5m, EndDate = null }, []),
        new Sample<InventoryPriceList, InventoryPriceListInput>(
            "inventory price lists", "inventory-control/price-list", static c => c.InventoryPriceLists,
            new() { Id = "Winter", StartDate = First, EndDate = Last, AppliesTo = "orderEntry", Status = RecordStatus.Inactive }, static l => l with { EndDate = null }, []),
        new Sample<InventoryPriceListEntry, InventoryPriceListEntryInput>(
            "inventory prices", "inventory-control/price-list-entry", static c => c.InventoryPriceListEntries,
            new()
            {
                PriceList = Id("Stock"), Item = Id("PC"), ProductLine = Id("Sport"), Employee = Id("E1"), StartDate = First, EndDate = Last, MinimumQuantity = 2, MaximumQuantity = 9, Value = 99.12345678m,
                ValueType = new("percentMarkdown"), IsFixedPrice = false, Currency = "EUR", Status = RecordStatus.Inactive,
            },
            static e => e with { Value = 1.5m, EndDate = null }, []),
        new Sample<BillingPriceList, BillingPriceListInput>(
            "billing price lists", "contracts/billing-price-list", static c => c.BillingPriceLists, new() { Id = "Spring", Description = "d", Status = RecordStatus.Inactive }, static l => l with { Description = null }, []),
        new Sample<BillingPriceListEntry, BillingPriceListEntryInput>(
            "billing prices", "contracts/billing-price-list-entry", static c => c.BillingPriceListEntries,
            new()
            {
                BillingPriceList = Id("Cloud"), Item = Id("HOUR"), Currency = new() { TxnCurrency = "EUR" }, PriceType = ContractPriceType.Tiered, FlatAmountFrequency = FlatAmountFrequency.UseBillingTemplate,
                VariableUnitDivisor = 2, RoundingType = "up", UsageQuantityResetPeriod = UsageQuantityReset.AfterEachRenewal, IsQuantityRecurring = true, TieredPricingType = TieredPricingType.Volume, Status = RecordStatus.Inactive,
                Lines =
                [
                    new() { StartDate = First, FlatAmount = 5900.25m, VariableUnitRate = 1.5m, IncludedUnits = 1000, Memo = "m", Tiers = [new() { BeginQuantity = 0, TierRate = 49 }, new() { BeginQuantity = 10_001, TierRate = 129.5m }] },
                    new() { StartDate = Last, FlatAmount = 1m, VariableUnitRate = 2m, IncludedUnits = 1, Memo = "n", Tiers = [] },
                ],
            },
            static e => e with { VariableUnitDivisor = 4, Lines = [e.Lines![0] with { FlatAmount = 6000m, Tiers = [.. e.Lines[0].Tiers!, new() { BeginQuantity = 30_000, TierRate = 150 }] }] }, []),
    ];
}
