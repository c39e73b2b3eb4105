using static Connectors.Intacct.Tests.Wire.Wire;

namespace Connectors.Intacct.Tests.Wire;

public sealed class ListWireTests
{
    private static readonly DateOnly Day = new(2026, 1, 2);

    [Fact]
    public Task Terms_and_rates() => Snapshot(o => o.Credentials!.EntityId = "FR01")
        .Crud(
            "payment terms", c => c.PaymentTerms,
            new()
            {
                Id = "2-10 Net 30",
                Description = "30 days",
                Due = new() { Days = 30, From = TermStart.InvoiceDate },
                Discount = new() { Days = 4, Amount = 2, Unit = TermUnit.Percentage, GraceDays = 10 },
                Penalty = new() { Cycle = "weekly", Amount = 1, Unit = TermUnit.Percentage },
            },
            t => t with { Description = "new" })
        .Crud("exchange rate types", c => c.ExchangeRateTypes, new() { Name = "CUS-Rate", IsDefault = true }, t => t with { IsDefault = true })
        .Crud("currencies", c => c.Currencies, new() { Id = "CUS", Name = "Custom", Symbol = "$", CurrencyFormat = "custom", CurrencyType = "custom" }, t => t with { CurrencyFormat = "indian" })
        .VerifyAsync();

    [Fact]
    public Task Territories_classes_and_departments() => Snapshot(o => o.Credentials!.EntityId = "FR01")
        .Crud("territories", c => c.Territories, new() { Id = "T-12", Name = "Sud", Parent = Reference.OfId("FR"), Manager = Reference.OfId("E1") }, t => t with { Name = "Sud-Ouest" })
        .Crud("classes", c => c.Classes, new() { Id = "SW", Name = "Software", Parent = Reference.OfKey(new("1")) }, t => t with { Name = "Root" })
        .Crud("departments", c => c.Departments, new() { Id = "ENG", Name = "Engineering", ReportTitle = "Eng", Supervisor = Reference.OfKey(new("16")) }, t => t with { Supervisor = Reference.OfKey(new("99")) })
        .VerifyAsync();

    [Fact]
    public Task Employees() => Snapshot(o => o.Credentials!.EntityId = "FR01")
        .Crud("employees", c => c.Employees, new() { Id = "E1", PrimaryContact = Reference.OfId("Alex"), JobTitle = "Accountant", StartDate = Day, Department = Reference.OfId("ENG") },
            e => e with { Status = RecordStatus.Inactive, EndDate = Day, TerminationType = "voluntary" }, """ "id":"E1","status":"active","SSN":"REDACTED","primaryContact":{"key":"270","id":"Alex","email1":"a@b.example"},"ach":{"accountNumber":null} """)
        .VerifyAsync();

    [Fact]
    public Task Locations_and_entities() => Snapshot(o => o.Credentials!.EntityId = "FR01")
        .Crud("locations", c => c.Locations, new() { Id = "L1", Name = "Lyon", Parent = Reference.OfId("FR01") }, l => l with { Manager = Reference.OfKey(new("12")), Contacts = new() { Primary = Reference.OfId("john.doe") } })
        .Crud("entities", c => c.Entities, new() { Id = "FR01", Name = "France", TaxId = "1", OperatingCountry = "france" }, e => e with { EndDate = Day, Status = RecordStatus.Inactive })
        .VerifyAsync();

    [Fact]
    public Task Named_lists() => Snapshot()
        .Read("warehouses", c => c.Lists.Warehouses)
        .Read("product lines", c => c.Lists.ProductLines)
        .Read("unit of measure groups", c => c.Lists.UnitOfMeasureGroups)
        .Read("units of measure", c => c.Lists.UnitsOfMeasure)
        .Read("item GL groups", c => c.Lists.ItemGlGroups)
        .Read("item tax groups", c => c.Lists.ItemTaxGroups)
        .Read("contact tax groups", c => c.Lists.ContactTaxGroups)
        .Read("tax solutions", c => c.Lists.TaxSolutions)
        .Read("order entry tax schedules", c => c.Lists.OrderEntryTaxSchedules)
        .Read("shipping methods", c => c.Lists.ShippingMethods)
        .Read("price schedules", c => c.Lists.PriceSchedules)
        .Read("MEA price lists", c => c.Lists.MeaPriceLists)
        .Read("revenue templates", c => c.Lists.RevenueTemplates)
        .Read("employee types", c => c.Lists.EmployeeTypes)
        .Read("earning types", c => c.Lists.EarningTypes)
        .Read("time types", c => c.Lists.TimeTypes)
        .Read("users", c => c.Lists.Users)
        .Read("accounts", c => c.Lists.Accounts)
        .Read("an object of the platform", c => c.Lists.Of("platform-apps/nsp::my_object"))
        .VerifyAsync();

    [Fact]
    public Task History_and_preferences() => Snapshot(o => o.Credentials!.EntityId = "FR01")
        .Read("audit history", c => c.Audit, """ "id":"103:9" """)
        .Read("access history", c => c.Audit.Access, """ "id":"103:305" """)
        .Call("preferences", """{"ia::result":{"key":"setup","enableMultipleBaseCurrency":true,"restrictions":{}}}""", c => c.Preferences.GetMultiEntityAsync())
        .Call("change preferences", Support.Answers.Written, c => c.Preferences.PatchMultiEntityAsync(new() { ["limitAPCredit"] = true }, Keyed))
        .VerifyAsync();
}
