using static Connectors.Reviso.Tests.Wire.Wire;

namespace Connectors.Reviso.Tests.Wire;

public sealed class ReferenceDataWireTests
{
    [Fact]
    public Task Agreement_and_roles() => Snapshot()
        .Call("agreement: get", """{"agreementNumber":123456,"isadminagreement":false,"modules":[{"moduleNumber":1,"name":"Lager"}]}""", c => c.Agreement.GetAsync())
        .Call("agreement: interface", """{"apiName":"Reviso","version":"1.2","serverTime":"2026-01-01T00:00:00","resources":{}}""", c => c.Agreement.GetApiInfoAsync())
        .Reads("app roles", c => c.AppRoles, new(1), """{"roleNumber":1,"name":"SuperUser"}""")
        .VerifyAsync();

    [Fact]
    public Task Payments() => Snapshot()
        .Writes("payment terms", c => c.PaymentTerms, new(2), new() { Name = "30 giorni", PaymentTermsType = PaymentTermsType.Net, DaysOfCredit = 0 }, t => t with { Name = "Trenta giorni" },
            """{"paymentTermsNumber":2,"name":"30 giorni","paymentTermsType":"net","daysOfCredit":30,"self":"s"}""")
        .Call("payment terms: by name", Empty, c => Drain(c.PaymentTerms.ListAsync(new() { Filter = PaymentTermsFields.Name.Is("30 giorni") })))
        .Reads("payment types", c => c.PaymentTypes, new(4), """{"paymentTypeNumber":4,"name":"RID","fields":[{"paymentTypeFieldNumber":1,"name":"IBAN","dataType":"text","minimumLength":27,"maximumLength":27}]}""")
        .Reads("currencies", c => c.Currencies, new("EUR"), """{"code":"EUR","isoNumber":"978","name":"Euro"}""")
        .VerifyAsync();

    [Fact]
    public Task Vat() => Snapshot()
        .Reads("VAT codes", c => c.VatAccounts, new("V022"), """{"vatCode":"V022","name":"22 %","ratePercentage":22.00,"vatType":{"vatTypeNumber":1}}""")
        .Call("VAT codes: create", () => WireHandler.Json("""{"vatCode":"V005"}""", 201), c => c.VatAccounts.CreateAsync(
            new() { VatCode = new("V005"), Name = "5 %", RatePercentage = 5m, VatType = new VatTypeNumber(1), VatReportSetup = new VatReportSetupNumber(3), IncludesStampDuty = false }))
        .Call("VAT codes: sales of a rate", Empty, c => Drain(c.VatAccounts.ListSalesAsync(22m)))
        .Reads("VAT zones", c => c.VatZones, new(1), """{"vatZoneNumber":1,"name":"Italia","isDomestic":true,"isExemptVatZone":false,"textId":17}""")
        .Reads("VAT types", c => c.VatTypes, new(1), """{"vatTypeNumber":1,"name":"Vendite"}""")
        .VerifyAsync();

    [Fact]
    public Task Geography() => Snapshot()
        .Reads("countries", c => c.Countries, new("IT"), """{"code":"IT","ossMember":true}""")
        .Call("provinces: list", Empty, c => Drain(c.Provinces.ListAsync(new("IT"))))
        .Call("provinces: page", Empty, c => c.Provinces.ListPageAsync(new("IT"), new() { PageSize = 10 }, "1x10"))
        .VerifyAsync();

    [Fact]
    public Task Organization() => Snapshot()
        .Reads("number series", c => c.NumberSeries, new(9),
            """{"numberSeriesNumber":9,"prefix":"FVL","entryType":"customerInvoice","entrySubtype":{"entrySubtypeNumber":2,"name":"Fattura elettronica"},"peeks":[{"accountingYear":{"year":"2026"},"nextVoucherNumber":12}]}""")
        .Call("number series: of invoices", Empty, c => Drain(c.NumberSeries.ListOfTypeAsync(EntryType.CustomerInvoice)))
        .Call("number series: by prefix", Empty, c => Drain(c.NumberSeries.ListAsync(new() { Filter = NumberSeriesFields.Prefix.Is("FVL") })))
        .Reads("layouts", c => c.Layouts, new(11), """{"layoutNumber":11,"name":"Standard"}""")
        .Reads("employees", c => c.Employees, new(5), """{"employeeNumber":5,"name":"Bianchi"}""")
        .Reads("departments", c => c.Departments, new(1), """{"departmentNumber":1,"name":"Vendite"}""")
        .Reads("departmental distributions", c => c.DepartmentalDistributions, new(2), """{"departmentalDistributionNumber":2,"name":"Metà","distributionType":"distribution"}""")
        .VerifyAsync();

    [Fact]
    public Task Ledger() => Snapshot()
        .Reads("accounts", c => c.Accounts, new(5600), """{"accountNumber":5600,"name":"Crediti","accountType":"status"}""")
        .Reads("accounting years", c => c.AccountingYears, new("2026/2027"), """{"year":"2026/2027","fromDate":"2026-07-01","toDate":"2027-06-30"}""")
        .Reads("additional expenses", c => c.AdditionalExpenses, new(1), """{"additionalExpenseNumber":1,"name":"Trasporto","additionalExpenseType":"transport"}""")
        .Reads("tender contracts", c => c.TenderContracts, new(1), """{"tenderContractNumber":1,"customerNumber":101,"documentNumber":7,"cig":"Z0000000"}""")
        .Call("vouchers: invoice", () => WireHandler.Json("""{"voucherId":77}""", 201), c => c.Vouchers.CreateCustomerInvoiceAsync(new()
        {
            Date = new(2026, 3, 2),
            NumberSeries = new NumberSeriesNumber(9),
            Lines = [new() { Customer = new CustomerNumber(101), Amount = 122m, Currency = new CurrencyCode("EUR"), Text = "Acconto", ContraAccount = new AccountNumber(5800), ContraVatAccount = new VatCode("V022") }],
        }))
        .Call("vouchers: payment", () => WireHandler.Json("""{"voucherId":78}""", 201), c => c.Vouchers.CreateCustomerPaymentAsync(new()
        {
            Date = new(2026, 3, 2),
            NumberSeries = new NumberSeriesNumber(10),
            Lines = [new() { ContraAccount = new AccountNumber(5820), Amount = -122m }, new() { Customer = new CustomerNumber(101), InvoiceNumber = 12, Amount = -122m }],
        }))
        .Call("vouchers: book", """{"voucherId":"78"}""", c => c.Vouchers.BookAsync(new("78")))
        .VerifyAsync();

    [Fact]
    public Task Suppliers() => Snapshot()
        .Writes("suppliers", c => c.Suppliers, new(20), new() { Name = "Verdi", Currency = "EUR", PaymentTerms = new PaymentTermsNumber(2), SupplierGroup = new SupplierGroupNumber(1), VatZone = new VatZoneNumber(1), CountryCode = new CountryCode("IT") },
            s => s with { City = "Bari" }, """{"supplierNumber":20,"name":"Verdi","currency":"EUR","remittanceAdvice":{"paymentType":{"paymentTypeNumber":4},"fieldValues":["x"]},"self":"s"}""")
        .Reads("supplier groups", c => c.SupplierGroups, new(1), """{"supplierGroupNumber":1,"name":"Italia"}""")
        .VerifyAsync();
}
