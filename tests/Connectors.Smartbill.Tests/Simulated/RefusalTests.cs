using Connectors.Smartbill.Tests.Support;

namespace Connectors.Smartbill.Tests.Simulated;

/// <summary>What SmartBill refuses: the typed exception, its code, the fields; whatever the status; and nothing was made.</summary>
public sealed class RefusalTests
{
    private static readonly InvoiceInput Ours = Samples.Invoice with { SeriesName = "FCT" };

    private static readonly (string Name, InvoiceInput Invoice, string Code, string Fields)[] Refused =
    [
        ("series", Ours with { SeriesName = "XYZ" }, SmartbillErrorCodes.SeriesNotFound, "seriesName"),
        ("currency", Ours with { Currency = new("XXX") }, SmartbillErrorCodes.CurrencyNotFound, "currency"),
        ("rate", Ours with { Lines = [Samples.Line with { TaxName = "Veche", TaxPercentage = 19 }] }, SmartbillErrorCodes.TaxRateNotFound, "products[].taxPercentage product=Șurub M8"),
        ("code", Ours with { Lines = [Samples.Line with { Code = null }] }, SmartbillErrorCodes.ProductCodeMissing, "products[].code product=Șurub M8"),
        ("unit", Ours with { Lines = [Samples.Line with { MeasuringUnitName = "BUC" }] }, SmartbillErrorCodes.UnitNotConvertible, "products[].measuringUnitName unit=BUC product=Șurub M8"),
        ("country", Ours with { Client = Samples.Client with { Country = "" } }, SmartbillErrorCodes.ClientCountryMissing, "client.country"),
        ("name", Ours with { Client = Samples.Client with { Name = " " } }, SmartbillErrorCodes.ClientInvalid, "client.name"),
        ("period", Ours with { IssueDate = new(2026, 1, 31) }, SmartbillErrorCodes.PeriodClosed, "issueDate"),
        ("warehouse", Stock(Samples.Line), SmartbillErrorCodes.WarehouseMissing, "products[].warehouseName product=Șurub M8"),
        ("unknown warehouse", Stock(Samples.Line with { WarehouseName = "depozit" }), SmartbillErrorCodes.WarehouseNotFound, "products[].warehouseName warehouse=depozit product=Șurub M8"),
        ("never received", Stock(Samples.Line with { Code = "N1", WarehouseName = "Depozit" }), SmartbillErrorCodes.ProductNeverReceived, "products[].quantity product=Șurub M8"),
        ("too little stock", Stock(Samples.Line with { Quantity = 1, WarehouseName = "Depozit" }, Samples.Line with { Quantity = 5, WarehouseName = "Depozit" }), SmartbillErrorCodes.InsufficientStock,
            "products[1].quantity document=Factura FCT0001 date=02/03/2026 product=Șurub M8 position=2"),
        ("e-mail", Ours with { SendEmail = true }, SmartbillErrorCodes.ClientEmailMissing, "client.email"),
        ("proforma", InvoiceInput.FromEstimate("FCT", new("RO12345678", "PFC", "1")), SmartbillErrorCodes.EstimateNotFound, "estimate document=PFC1"),
        ("lines", Ours with { Lines = [.. Enumerable.Repeat(Samples.Line, 401)] }, SmartbillErrorCodes.TooManyLines, "products maximum=400"),
    ];

    public static TheoryData<string, int> Cases
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (var (name, _, _, _) in Refused)
            {
                data.Add(name, 400);
                data.Add(name, 422);
                data.Add(name, 200);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_refused_invoice_says_why_and_was_not_made(string name, int status)
    {
        var (_, invoice, code, fields) = Refused.Single(r => r.Name == name);
        await using var test = await SimulatedClient.StartAsync(a => a.Receive("Depozit", "S8", 5, "Șurub M8"));
        (test.Account.ClosedThrough, test.Simulator.Oddities.RefusalStatus) = (new(2026, 1, 31), status);
        var error = await Assert.ThrowsAnyAsync<ConnectorApiException>(() => test.Client.Invoices.CreateAsync(invoice));
        Assert.Equal(name == "proforma" ? typeof(ConnectorNotFoundException) : typeof(ConnectorValidationException), error.GetType());
        Assert.Equal((code, name == "lines" ? 410 : status, false, "Smartbill", "invoices.create"), (error.ErrorCode, error.StatusCode, error.MayHaveBeenApplied, error.Vendor, error.Operation));
        Assert.Equal(fields, string.Join(' ', error.FieldErrors.Select((f, i) => i == 0 ? f.Field : $"{f.Field}={f.Message}")));
        Assert.Empty(test.Account.Invoices);
        Assert.Equal((1, 1), (test.Simulator.CountCalls("invoices.create"), test.Account.Series.Single(s => s.Name == "FCT").Next));
    }

    [Fact]
    public async Task The_plans_quota_is_no_fault_of_the_document()
    {
        await using var test = await SimulatedClient.StartAsync();
        test.Account.DocumentLimit = 1;
        await test.Client.Invoices.CreateAsync(Ours);
        Assert.Equal(SmartbillErrorCodes.DocumentQuotaReached, (await Assert.ThrowsAsync<ConnectorApiException>(() => test.Client.Invoices.CreateAsync(Ours))).ErrorCode);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_member_that_SmartBill_does_not_know_is_named_or_is_a_page(bool page)
    {
        await using var test = await SimulatedClient.StartAsync();
        test.Simulator.Oddities.UnknownMemberIsServerError = page;
        var raw = new RawRequest(HttpMethod.Post, "invoice/v2") { Operation = "invoices.create", Body = """{"companyVatCode":"RO12345678","zzz":1}"""u8.ToArray() };
        if (page)
        {
            Assert.True((await Assert.ThrowsAsync<OutcomeUnknownException>(() => test.Client.SendAsync(raw))).MayHaveBeenApplied);
            return;
        }

        var error = await Assert.ThrowsAsync<ConnectorValidationException>(() => test.Client.SendAsync(raw));
        Assert.Equal(("json_mapping_error", 400, "zzz"), (error.ErrorCode, error.StatusCode, Assert.Single(error.FieldErrors).Field));
    }

    [Fact]
    public async Task What_SmartBill_makes_of_a_saved_customer_is_the_whole_of_what_was_sent()
    {
        await using var test = await SimulatedClient.StartAsync(a => a.Client(Samples.Client.Name, c => c with { VatCode = "RO87654321", Phone = "0700" }));
        await test.Client.Invoices.CreateAsync(Ours);
        Assert.Equal("0700", test.Account.Clients[0].Phone);
        await test.Client.Invoices.CreateAsync(Ours with { Client = Samples.Client with { SaveToDb = true, City = "Cluj-Napoca" } });
        Assert.Equal(("", "Cluj-Napoca"), (test.Account.Clients[0].Phone, test.Account.Clients[0].City));
        var twin = Ours with { Client = Samples.Client with { SaveToDb = true, VatCode = "RO1" } };
        Assert.Equal(SmartbillErrorCodes.ClientExists, (await Assert.ThrowsAsync<ConnectorValidationException>(() => test.Client.Invoices.CreateAsync(twin))).ErrorCode);
    }

    [Fact]
    public async Task Goods_that_are_gone_keep_an_invoice_as_it_is()
    {
        await using var test = await SimulatedClient.StartAsync(a => a.Receive("Depozit", "S8", 5, "Șurub M8"));
        var id = (await test.Client.Invoices.CreateAsync(Stock(Samples.Line with { WarehouseName = "Depozit" }))).Id!.Value;
        await test.Client.Invoices.CancelAsync(id);
        Assert.Equal(5, test.Account.StockOf("Depozit", "S8"));
        test.Account.Receive("Depozit", "S8", -4);
        var error = await Assert.ThrowsAsync<ConnectorValidationException>(() => test.Client.Invoices.RestoreAsync(id));
        Assert.Equal((SmartbillErrorCodes.InsufficientStock, "Șurub M8"), (error.ErrorCode, error.FieldErrors[1].Message));
        Assert.True(test.Account.Invoices[0].IsCancelled);
    }

    private static InvoiceInput Stock(params DocumentLine[] lines) => Ours with { UseStock = true, Lines = lines };
}
