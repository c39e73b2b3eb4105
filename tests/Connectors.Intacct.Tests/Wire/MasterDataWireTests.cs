using Connectors.Intacct.Tests.Support;
using static Connectors.Intacct.Tests.Wire.Wire;

namespace Connectors.Intacct.Tests.Wire;

public sealed class MasterDataWireTests
{
    private static readonly DateOnly Day = new(2026, 1, 2);

    [Fact]
    public Task Contacts_and_customers() => Snapshot()
        .Crud(
            "contacts", c => c.Contacts,
            new()
            {
                Id = "Léa Martin",
                PrintAs = "Léa Martin",
                Prefix = "Mme",
                FirstName = "Léa",
                LastName = "Martin",
                CompanyName = "Acme SA",
                Phone1 = "+33 1 23 45 67 89",
                Email1 = "lea@acme.example",
                Url1 = "https://acme.example",
                MailingAddress = new() { AddressLine1 = "1 rue de l'Église", City = "Paris", PostCode = "75001", Country = "France", IsoCountryCode = "FR" },
                Tax = new() { IsTaxable = true, TaxId = "FR123", Group = Reference.OfId("UE") },
                Status = RecordStatus.Active,
            },
            current => current with { MailingAddress = current.MailingAddress! with { City = "Lyon", AddressLine2 = null }, Tax = new() { IsTaxable = false } },
            """ "id":"AMoore","printAs":"A","mailingAddress":{"addressLine1":"1","addressLine2":"Suite","city":"Paris","country":"France"},"tax":{"isTaxable":true},"priceList":{"key":null,"id":null},"entity":{"key":null,"id":null,"name":null} """)
        .Read("contact versions", c => c.ContactVersions)
        .Crud(
            "customers", c => c.Customers,
            new()
            {
                Id = "CUST-1",
                Name = "Acme SA",
                TaxId = "FR123",
                CreditLimit = 50000m,
                Currency = "EUR",
                Term = Reference.OfId("N30"),
                Territory = Reference.OfKey(new("7")),
                Status = RecordStatus.Active,
                IsOnHold = false,
                Contacts = new() { BillTo = Reference.OfId("Léa Martin"), Primary = Reference.OfKey(new("394")) },
                ContactList = [new() { CategoryName = "ship", Contact = Reference.OfId("Léa Martin") }],
            },
            current => current with
            {
                CreditLimit = 10000m,
                Notes = null,
                Term = Reference.OfId("N60"),
                Territory = Reference.OfId("T-1"),
                ContactList = [current.ContactList![0] with { CategoryName = "bill" }, new() { CategoryName = "ship", Contact = Reference.OfKey(new("9")) }],
            },
            """ "id":"CUST-1","name":"Acme","notes":"old","creditLimit":20000,"totalDue":"99.90","term":{"key":"1","id":"N30"},"territory":{"key":"7","id":"T-1","name":"North"},"contactList":[{"key":"150","id":"150","categoryName":"ship","contact":{"key":"5","id":"Aron"}},{"key":"151","categoryName":"gone","contact":{"key":"6","id":"Ben"}}] """)
        .Call("customers: find", [Answers.Rows("""{"key":"12","id":"CUST-1"}"""), Answers.Record()], c => c.Customers.FindAsync("CUST-1"))
        .Call("customers: get many", """{"ia::result":[{"key":"1","id":"A"},{"key":"2","id":"B"}],"ia::meta":{"totalCount":2}}""", c => c.Customers.GetManyAsync([new("1"), new("2")]))
        .Call("customers: create many", () => WireHandler.Json("""{"ia::result":[{"key":"1","id":"A"},{"key":"2","id":"B"}],"ia::meta":{"totalCount":2}}""", 201),
            c => c.Customers.CreateManyAsync([new() { Name = "A" }, new() { Name = "B" }], atomic: true, Keyed))
        .Call("customers: update many", ["""{"ia::result":[{"key":"1","id":"A","name":"a"},{"key":"2","id":"B","name":"same"}]}""", """{"ia::result":[{"key":"1","id":"A"}]}"""],
            c => c.Customers.UpdateManyAsync([new("1"), new("2")], x => x with { Name = "same" }, options: Keyed))
        .Call("customers: delete many", () => WireHandler.Empty(204), c => c.Customers.DeleteManyAsync([new("1"), new("2")], atomic: true))
        .Read("customer contacts", c => c.CustomerContacts)
        .Crud("customer types", c => c.CustomerTypes, new() { Id = "Gold", Parent = Reference.OfKey(new("4")), Status = RecordStatus.Active }, t => t with { Status = RecordStatus.Inactive })
        .VerifyAsync();

    [Fact]
    public Task Items_and_price_lists() => Snapshot()
        .Crud(
            "items", c => c.Items,
            new()
            {
                Id = "PC-1",
                Name = "Computer",
                ItemType = ItemType.Inventory,
                CostMethod = CostMethod.Fifo,
                Description = "12\" é",
                ProductLine = Reference.OfId("2"),
                UnitOfMeasure = Reference.OfId("Count"),
                Sales = new() { BasePrice = 1300.50m, IsTaxable = true, TaxGroup = Reference.OfId("Goods") },
                Purchasing = new() { StandardCost = 1200m },
                Precision = new() { SalesPrecision = 10 },
                Inventory = new() { ShippingWeight = 120.5m },
            },
            current => current with { Sales = current.Sales! with { BasePrice = 1250m }, Status = RecordStatus.Inactive },
            """ "id":"PC-1","name":"Computer","itemType":"inventory","status":"active","sales":{"basePrice":"1300","isTaxable":true,"allowMultiPleTaxGroups":false},"unitOfMeasureGroup":{"id":"Count","key":"3"},"quantityOnHand":"2" """)
        .Crud("sales price lists", c => c.SalesPriceLists, new() { Id = "Base", StartDate = Day, EndDate = new(2030, 12, 31), Status = RecordStatus.Active }, p => p with { StartDate = new(2021, 1, 1) })
        .Crud(
            "sales price list entries", c => c.SalesPriceListEntries,
            new()
            {
                PriceList = Reference.OfId("Base"),
                Item = Reference.OfKey(new("90")),
                StartDate = Day,
                MinimumQuantity = 1,
                MaximumQuantity = 9999999,
                Value = 10.00m,
                ValueType = PriceValueType.Actual,
                IsFixedPrice = true,
                Currency = "EUR",
                Status = RecordStatus.Active,
            },
            e => e with { Value = 12.5m }, """ "value":"10.00000000","isFixedPrice":"true" """)
        .Crud("inventory price lists", c => c.InventoryPriceLists, new() { Id = "Base", AppliesTo = "orderEntry" }, p => p with { EndDate = Day })
        .Crud("inventory price list entries", c => c.InventoryPriceListEntries, new() { ProductLine = Reference.OfId("Accessories"), Value = 1m, IsFixedPrice = false }, e => e with { StartDate = Day })
        .Crud("billing price lists", c => c.BillingPriceLists, new() { Id = "PL", Description = "d", Status = RecordStatus.Active }, p => p with { Status = RecordStatus.Inactive })
        .Crud(
            "billing price list entries", c => c.BillingPriceListEntries,
            new()
            {
                BillingPriceList = Reference.OfKey(new("1")),
                Item = Reference.OfId("Software"),
                Currency = new() { TxnCurrency = "EUR" },
                PriceType = ContractPriceType.Tiered,
                FlatAmountFrequency = FlatAmountFrequency.UseBillingTemplate,
                VariableUnitDivisor = 1,
                UsageQuantityResetPeriod = UsageQuantityReset.AfterEachRenewal,
                IsQuantityRecurring = false,
                TieredPricingType = TieredPricingType.Volume,
                Status = RecordStatus.Active,
                Lines = [new() { StartDate = Day, FlatAmount = 5900.00m, VariableUnitRate = 1, IncludedUnits = 1000, Tiers = [new() { BeginQuantity = 30000, TierRate = 150 }] }],
            },
            e => e with
            {
                Lines = [e.Lines![0] with { FlatAmount = 0m, Tiers = [e.Lines[0].Tiers![0] with { TierRate = 850m }, new() { BeginQuantity = 50000m, TierRate = 100m }] }],
            },
            """ "lines":[{"key":"351","id":"351","startDate":"2025-01-01","flatAmount":"5900.00","tiers":[{"key":"73","beginQuantity":"30000","tierRate":"150"}]},{"key":"352","startDate":"2026-01-01"}] """)
        .Edit("billing price list entry lines", c => c.BillingPriceListEntryLines, l => l with { Memo = "m" })
        .Crud("billing price list entry line tiers", c => c.BillingPriceListEntryLineTiers, new() { BillingPriceListEntryLine = Reference.OfKey(new("4")), BeginQuantity = 0, TierRate = 860 }, t => t with { TierRate = 850 })
        .VerifyAsync();

    [Fact]
    public Task Projects_and_tasks() => Snapshot()
        .Crud(
            "projects", c => c.Projects,
            new()
            {
                Id = "P-1",
                Name = "Roll-out",
                Category = ProjectCategory.Contract,
                BillingType = ProjectBillingType.TimeAndMaterial,
                StartDate = Day,
                ContractAmount = 15000.00m,
                Customer = Reference.OfKey(new("13")),
                ProjectStatus = Reference.OfId("In Progress"),
                Budget = new() { BillingAmount = 10000m },
                Contacts = new() { Primary = Reference.OfKey(new("1")) },
                SalesforceKey = "crm-7",
            },
            p => p with { Name = "Global", Budget = new() { BillingAmount = 10000.00m, BudgetedCost = 5m } }, """ "id":"P-1","name":"Roll-out","budget":{"billingAmount":"10000.00"},"projectStatus":{"key":"1","id":"In Progress","disableTimesheetEntry":null} """)
        .Crud(
            "tasks", c => c.Tasks,
            new() { Id = "T-1", Name = "Gather", Project = Reference.OfId("P-1"), TaskStatus = ProjectTaskStatus.Planned, Planned = new() { StartDate = Day, EndDate = Day }, Duration = new() { Estimated = 27.5m }, Priority = 1 },
            t => t with { TaskStatus = ProjectTaskStatus.Completed, Duration = t.Duration! with { Estimated = 27m } }, """ "id":"T-1","name":"Gather","taskStatus":"inProgress","duration":{"planned":100,"estimated":100,"actual":0} """)
        .Crud("project statuses", c => c.ProjectStatuses, new() { Id = "Pending", DisableTimesheetEntry = false, DisablePurchasingApEntry = true }, s => s with { DisableTimesheetEntry = true })
        .Crud("project types", c => c.ProjectTypes, new() { Id = "Internal", Parent = Reference.OfKey(new("1")) }, t => t with { Status = RecordStatus.Inactive })
        .Crud("project billing templates", c => c.ProjectBillingTemplates, new() { Name = "Hours", BillingMethod = "percentCompleted", CalculateOn = "project", BasedOn = "plannedHours", Milestones = [new() { PercentCompleted = 0.1m, Description = "d" }] },
            t => t with { Description = "new" })
        .VerifyAsync();
}
