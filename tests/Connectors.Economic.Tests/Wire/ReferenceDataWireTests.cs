using static Connectors.Economic.Tests.Wire.Wire;

namespace Connectors.Economic.Tests.Wire;

public sealed class ReferenceDataWireTests
{
    [Fact]
    public Task Payments_and_vat() => Snapshot()
        .Writes("payment terms", c => c.PaymentTerms, new(4), new() { Name = "Net 8", PaymentTermsType = PaymentTermsType.Net, DaysOfCredit = 8 }, t => t with { Name = "8 days" },
            """{"paymentTermsNumber":4,"name":"Net 8","paymentTermsType":"net","daysOfCredit":8,"self":"s"}""")
        .Reads("payment types", c => c.PaymentTypes, new(1), """{"paymentTypeNumber":1,"name":"FIK"}""")
        .Reads("currencies", c => c.Currencies, new("EUR"), """{"code":"EUR","isoNumber":"978","name":"Euro"}""")
        .Reads("vat zones", c => c.VatZones, new(1), """{"vatZoneNumber":1,"name":"Domestic","enabledForCustomer":true}""")
        .Reads("vat accounts", c => c.VatAccounts, new("U25"), """{"vatCode":"U25","ratePercentage":25.00000000,"vatType":{"vatTypeNumber":1}}""")
        .Reads("vat types", c => c.VatTypes, new(1), """{"vatTypeNumber":1,"name":"Sales"}""")
        .VerifyAsync();

    [Fact]
    public Task Products() => Snapshot()
        .Writes("products", c => c.Products, new("A/B 1"), new() { ProductNumber = new("A/B 1"), Name = "Time", ProductGroup = new ProductGroupNumber(1), SalesPrice = 799.95m, Inventory = new() { RecommendedCostPrice = 10m } },
            p => p with { Unit = new UnitNumber(2) },
            """{"productNumber":"A/B 1","name":"Time","productGroup":{"productGroupNumber":1,"name":"Services","self":"g"},"salesPrice":799.95,"unit":{"unitNumber":1,"name":"h","self":"u"},"barred":false,"lastUpdated":"2026-01-02T03:04:05Z","self":"s"}""")
        .Call("products: changes", Empty, c => Drain(c.Products.ListChangesAsync(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero))))
        .Children("product prices", c => c.ProductPrices, new ProductNumber("A/B 1"), new CurrencyCode("EUR"), new() { Price = 100m, Currency = new CurrencyCode("EUR") }, p => p with { Price = 110m },
            """{"price":100.00,"currency":{"code":"EUR","self":"c"},"product":{"productNumber":"A/B 1"},"self":"s"}""")
        .Reads("product groups", c => c.ProductGroups, new(1), """{"productGroupNumber":1,"name":"Services","inventoryEnabled":false}""")
        .Call("product groups: products", Empty, c => Drain(c.ProductGroups.ListProductsAsync(new(1))))
        .Call("product groups: sales accounts", Empty, c => Drain(c.ProductGroups.ListSalesAccountsAsync(new(1))))
        .Writes("units", c => c.Units, new(1), new() { Name = "hour" }, u => u with { Name = "h" }, """{"unitNumber":1,"name":"hour","self":"s"}""")
        .VerifyAsync();

    [Fact]
    public Task Suppliers() => Snapshot()
        .Writes("suppliers", c => c.Suppliers, new(9), new()
        {
            Name = "Grus A/S",
            Currency = "DKK",
            PaymentTerms = new PaymentTermsNumber(1),
            SupplierGroup = new SupplierGroupNumber(1),
            VatZone = new VatZoneNumber(1),
            RemittanceAdvice = new() { CreditorId = "77", PaymentType = new PaymentTypeNumber(3) },
        },
        s => s with { Zip = "5000" },
        """{"supplierNumber":9,"name":"Grus A/S","currency":"DKK","paymentTerms":{"paymentTermsNumber":1},"supplierGroup":{"supplierGroupNumber":1},"vatZone":{"vatZoneNumber":1},"attention":{"number":5,"self":"x"},"self":"s"}""")
        .Reads("supplier groups", c => c.SupplierGroups, new(1), """{"supplierGroupNumber":1,"name":"Domestic"}""")
        .VerifyAsync();

    [Fact]
    public Task Organization_and_agreement()
    {
        const string Self = """{"agreementNumber":123456,"company":{"name":"Acme","zip":"8000"},"bankInformation":{"bankName":"B"},"user":{"loginId":"u","name":"U"},"application":{"appNumber":1,"requiredRoles":[{"roleNumber":1,"name":"SuperUser"}]}}""";
        return Snapshot()
            .Reads("employees", c => c.Employees, new(1), """{"employeeNumber":1,"name":"Ida"}""")
            .Call("employees: customers", Empty, c => Drain(c.Employees.ListCustomersAsync(new(1))))
            .Reads("departments", c => c.Departments, new(1), """{"departmentNumber":1,"name":"West"}""")
            .Reads("distributions", c => c.DepartmentalDistributions, new(1), """{"departmentalDistributionNumber":1,"distributionType":"distribution","distributions":[{"percentage":50.0,"department":{"departmentNumber":1}}]}""")
            .Call("distributions: departments", Empty, c => Drain(c.DepartmentalDistributions.ListDepartmentsAsync()))
            .Call("distributions: a department", "{}", c => c.DepartmentalDistributions.GetDepartmentAsync(new(1)))
            .Call("distributions: shares", Empty, c => Drain(c.DepartmentalDistributions.ListDistributionsAsync()))
            .Reads("layouts", c => c.Layouts, new(19), """{"layoutNumber":19,"name":"Danish std."}""")
            .Reads("app roles", c => c.AppRoles, new(1), """{"roleNumber":1,"name":"SuperUser"}""")
            .Call("agreement", Self, c => c.Agreement.GetAsync())
            .Call("agreement: company", [Self, """{"name":"Acme","zip":"8200"}"""], c => c.Agreement.UpdateCompanyAsync(x => x with { Zip = "8200" }, K))
            .Call("agreement: bank", [Self, """{"bankName":"C"}"""], c => c.Agreement.UpdateBankAsync(x => x with { BankName = "C" }, K))
            .Call("agreement: user", [Self, """{"loginId":"u","name":"V"}"""], c => c.Agreement.UpdateUserAsync(x => x with { Name = "V" }, K))
            .VerifyAsync();
    }

    [Fact]
    public Task Ledger() => Snapshot()
        .Reads("accounts", c => c.Accounts, new(1000), """{"accountNumber":1000,"accountType":"profitAndLoss","vatAccount":{"vatCode":"U25"}}""")
        .Call("accounts: years", Empty, c => Drain(c.Accounts.ListAccountingYearsAsync(new(1000))))
        .Call("accounts: entries", Empty, c => Drain(c.Accounts.ListEntriesAsync(new(1000), new("2026"))))
        .Reads("years", c => c.AccountingYears, new("2026"), """{"year":"2026","fromDate":"2026-01-01","toDate":"2026-12-31"}""")
        .Call("years: create", """{"year":"2027","fromDate":"2027-01-01","toDate":"2027-12-31"}""", c => c.AccountingYears.CreateAsync(new() { FromDate = new(2027, 1, 1), ToDate = new(2027, 12, 31) }, K))
        .Call("years: periods", Empty, c => Drain(c.AccountingYears.ListPeriodsAsync(new("2026"))))
        .Call("years: a period", "{}", c => c.AccountingYears.GetPeriodAsync(new("2026"), new(3)))
        .Call("years: entries", Empty, c => Drain(c.AccountingYears.ListEntriesAsync(new("2026"))))
        .Call("years: entries of a period", Empty, c => Drain(c.AccountingYears.ListEntriesAsync(new("2026"), new PeriodNumber(3))))
        .Call("years: totals", Empty, c => Drain(c.AccountingYears.ListTotalsAsync(new("2026"))))
        .Call("years: totals of a period", Empty, c => Drain(c.AccountingYears.ListTotalsAsync(new("2026"), new PeriodNumber(3))))
        .Reads("journals", c => c.Journals, new(1), """{"journalNumber":1,"name":"Daily"}""")
        .Call("journals: entries", Empty, c => Drain(c.Journals.ListEntriesAsync(new(1))))
        .Call("journals: an entry", """{"journalEntryNumber":5,"currency":{"code":"DKK"}}""", c => c.Journals.GetEntryAsync(new(1), new(5)))
        .Call("journals: delete an entry", () => WireHandler.Empty(204), c => c.Journals.DeleteEntryAsync(new(1), new(5), K))
        .VerifyAsync();
}
