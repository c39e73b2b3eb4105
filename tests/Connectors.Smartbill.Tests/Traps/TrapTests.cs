using System.Text;
using Connectors.Smartbill.Tests.Client;
using Connectors.Smartbill.Tests.Support;

namespace Connectors.Smartbill.Tests.Traps;

/// <summary>Where a naive client goes wrong, by the number under which the trap is listed.</summary>
public sealed class TrapTests
{
    private const string Page = "<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>";

    [Theory]
    [InlineData("lost")]
    [InlineData("html")]
    [InlineData("timeout")]
    public async Task Trap01_ATimedOutPostIsNeverSentAgain(string how)
    {
        var wire = new WireHandler().Answer(() => how switch
        {
            "lost" => throw new HttpRequestException(HttpRequestError.ResponseEnded, "ended"),
            "html" => WireHandler.Body(Page, "text/html", 500),
            _ => throw new TaskCanceledException(),
        });
        await using var test = TestClient.On(wire, clock: new ImpatientClock());
        Assert.True((await Assert.ThrowsAsync<OutcomeUnknownException>(() => test.Client.Invoices.CreateAsync(Samples.Invoice))).MayHaveBeenApplied);
        Assert.Single(wire.Requests);
    }

    [Fact]
    public async Task Trap01_EveryCreateAndDeleteIsSentOnce()
    {
        var wire = new WireHandler();
        await using var test = TestClient.On(wire, clock: new ImpatientClock());
        var c = test.Client;
        Func<Task>[] writes =
        [
            () => c.Invoices.CreateAsync(Samples.Invoice), () => c.Invoices.ReverseAsync(Samples.Id), () => c.Invoices.DeleteAsync(Samples.Id), () => c.Estimates.CreateAsync(Samples.Estimate),
            () => c.Estimates.DeleteAsync(Samples.Id), () => c.Payments.CreateAsync(Samples.Payment), () => c.Payments.DeleteReceiptAsync(Samples.Id),
            () => c.Payments.DeleteAsync(new() { Type = PaymentType.Card, Invoice = Samples.Id }), () => c.Documents.SendEmailAsync(DocumentKind.Invoice, Samples.Id),
        ];
        for (var i = 0; i < writes.Length; i++)
        {
            wire.Answer(() => WireHandler.Body(Page, "text/html", 500));
            var unknown = await Assert.ThrowsAsync<OutcomeUnknownException>(writes[i]);
            Assert.Equal(TestClient.Cif, unknown.Evidence.Hints["companyVatCode"]);
            Assert.Equal(i + 1, wire.Requests.Count);
        }
    }

    [Fact]
    public async Task Trap02_AnErrorTextInA200IsAnErrorButNotForInvoicesOfAProforma()
    {
        var wire = new WireHandler()
            .Answer("""{"errorText":"Factura nu a fost gasita"}""")
            .Answer("""{"errorText":"Proforma cu seria PRF si numarul 0007 nu a fost facturata.","areInvoicesCreated":false,"invoices":null}""")
            .Answer("""{"errorText":"","areInvoicesCreated":true,"invoices":[{"series":"CRM","number":""},{"series":"CRM","number":"0042"}]}""")
            .Answer("""{"errorText":"","areInvoicesCreated":true,"invoices":[{"series":"CRM","number":""}]}""")
            .Answer("""{"errorText":"Proforma cu seria PRF si numarul 0009 nu a fost gasita."}""", 410);
        await using var test = TestClient.On(wire);
        await Assert.ThrowsAsync<ConnectorNotFoundException>(() => test.Client.Invoices.GetPaymentStateAsync(Samples.Id));
        var none = await test.Client.Estimates.GetInvoicesAsync(Samples.Id);
        Assert.Equal((false, false), (none.IsInvoiced, none.HasDrafts));
        var both = await test.Client.Estimates.GetInvoicesAsync(Samples.Id);
        Assert.Equal(Samples.Id, Assert.Single(both.Invoices));
        Assert.True(both.HasDrafts);
        var draft = await test.Client.Estimates.GetInvoicesAsync(Samples.Id);
        Assert.Equal((false, true), (draft.IsInvoiced, draft.HasDrafts));
        await Assert.ThrowsAsync<ConnectorNotFoundException>(() => test.Client.Estimates.GetInvoicesAsync(Samples.Id));
    }

    [Fact]
    public async Task Trap03_A403HasThreeMeanings()
    {
        var wire = new WireHandler()
            .Answer("""{"errorText":"Nu poti sterge documentul cu seria si numarul CRM 0042, deoarece nu este ultimul din serie!"}""", 403)
            .Answer("""{"errorText":"Nu aveti dreptul de a modifica factura"}""", 403)
            .Answer(LimitTests.Block(10), 403);
        await using var test = TestClient.On(wire);
        await Assert.ThrowsAsync<ConnectorConflictException>(() => test.Client.Invoices.DeleteAsync(Samples.Id));
        await Assert.ThrowsAsync<ConnectorAuthenticationException>(() => test.Client.Invoices.DeleteAsync(Samples.Id));
        await Assert.ThrowsAsync<ConnectorRateLimitException>(() => test.Client.Invoices.DeleteAsync(Samples.Id));
    }

    [Fact]
    public async Task Trap04_TheUrlIsWhereOnePaysAndNotTheDocument()
    {
        var wire = new WireHandler().Answer("""{"errorText":"","number":"0042","series":"CRM","url":"https://pay.example/1","documentUrl":"https://cloud.example/edit/1","documentId":77,"documentViewUrl":"https://cloud.example/view/1"}""");
        await using var test = TestClient.On(wire);
        var created = await test.Client.Invoices.CreateAsync(Samples.Invoice);
        Assert.Equal(("https://pay.example/1", "https://cloud.example/edit/1", "https://cloud.example/view/1"), (created.PaymentUrl!.ToString(), created.EditUrl!.ToString(), created.PublicUrl!.ToString()));
        Assert.StartsWith("POST https://ws.smartbill.ro/SBORO/api/invoice/v2\n", wire.Requests[0]);
    }

    [Fact]
    public async Task Trap05_WhatDefaultsToFalseIsAlwaysSaidAndZeroPercentNeedsItsName()
    {
        var wire = new WireHandler().Answer(Samples.Issued);
        await using var test = TestClient.On(wire);
        await test.Client.Invoices.CreateAsync(Samples.Invoice with { Client = Samples.Client with { IsTaxPayer = false } });
        Assert.Contains("\"isTaxPayer\": false", wire.Requests[0]);
        Assert.Contains("\"isTaxIncluded\": false", wire.Requests[0]);
        var zero = Samples.Invoice with { Lines = [Samples.Line, Samples.Line with { TaxPercentage = 0, TaxName = " " }] };
        Assert.Contains("Lines[1] has 0 % VAT and no TaxName", (await Assert.ThrowsAsync<ArgumentException>(() => test.Client.Invoices.CreateAsync(zero))).Message);
        Assert.Single(wire.Requests);
    }

    [Fact]
    public async Task Trap06_DiscountsThatSmartBillWouldGetWrongAreNotSent()
    {
        await using var test = TestClient.On(new WireHandler());
        var discount = new DocumentLine { Name = "D", MeasuringUnitName = "buc", IsTaxIncluded = false, TaxPercentage = 21, IsDiscount = true, NumberOfItems = 1, DiscountType = DiscountType.Amount, DiscountValue = -1 };
        foreach (var wrong in new[]
        {
            discount with { NumberOfItems = null }, discount with { NumberOfItems = 2 }, discount with { NumberOfItems = 0 }, discount with { DiscountValue = 1 }, discount with { DiscountValue = null },
            discount with { DiscountType = null }, discount with { DiscountType = new("3") }, discount with { DiscountType = DiscountType.Percentage, DiscountPercentage = 101 },
            discount with { DiscountType = DiscountType.Percentage, DiscountPercentage = 0 }, discount with { DiscountType = DiscountType.Percentage },
        })
        {
            var message = (await Assert.ThrowsAsync<ArgumentException>(() => test.Client.Invoices.CreateAsync(Samples.Invoice with { Lines = [Samples.Line, wrong] }))).Message;
            Assert.StartsWith("Lines[1] is a discount", message);
        }
    }

    [Fact]
    public async Task Trap07_NothingIsSavedToTheAccountsListsUnlessAsked()
    {
        var wire = new WireHandler().Answer(Samples.Issued);
        await using var test = TestClient.On(wire);
        await test.Client.Invoices.CreateAsync(Samples.Invoice);
        Assert.Equal(2, wire.Requests[0].Split("\"saveToDb\": false").Length - 1);
    }

    [Fact]
    public async Task Trap08_ZerosAndLetterCaseArriveAsTheyAre()
    {
        var wire = new WireHandler().Answer(Samples.Issued).Answer(Samples.Empty);
        await using var test = TestClient.On(wire);
        var created = await test.Client.Invoices.CreateAsync(Samples.Invoice with { Lines = [Samples.Line with { MeasuringUnitName = "BUC", Code = "aB", WarehouseName = "dEpozit" }] });
        Assert.Equal("0042", created.Id!.Value.Number);
        Assert.All(new[] { "\"BUC\"", "\"aB\"", "\"dEpozit\"" }, word => Assert.Contains(word, wire.Requests[0]));
        await test.Client.Payments.DeleteAsync(new() { Type = new(" Cec "), Invoice = created.Id });
        Assert.Contains("paymentType=CEC&invoiceSeries=CRM&invoiceNumber=0042\n", wire.Requests[1]);
    }

    [Fact]
    public async Task Trap09_PdfOfUnknownInvoiceIs502Html_IsNotFound()
    {
        var wire = new WireHandler().Answer(() => WireHandler.Body(Page, "text/html", 502)).Answer("""{"errorText":"Proforma cu seria CRM si numarul 0042 nu a fost gasita."}""", 400);
        await using var test = TestClient.On(wire);
        Assert.Equal(SmartbillErrorCodes.PdfNotFound, (await Assert.ThrowsAsync<ConnectorNotFoundException>(() => test.Client.Invoices.GetPdfAsync(Samples.Id))).ErrorCode);
        Assert.Equal(SmartbillErrorCodes.EstimateNotFound, (await Assert.ThrowsAsync<ConnectorNotFoundException>(() => test.Client.Estimates.GetPdfAsync(Samples.Id))).ErrorCode);
        Assert.Equal(2, wire.Requests.Count);
    }

    [Theory]
    [InlineData("application/octet-stream")]
    [InlineData("application/json")]
    [InlineData(null)]
    public async Task Trap09_APdfIsKnownByItsFirstBytes(string? contentType)
    {
        var wire = new WireHandler().Answer(() => WireHandler.Body("%PDF-1.7 and so on", contentType));
        await using var test = TestClient.On(wire);
        await using var pdf = await test.Client.Invoices.GetPdfAsync(Samples.Id);
        using var reader = new StreamReader(pdf, Encoding.ASCII);
        Assert.Equal("%PDF-1.7 and so on", await reader.ReadToEndAsync());
        Assert.Contains("Accept: application/octet-stream\n", wire.Requests[0]);
    }

    [Theory]
    [InlineData("PK not a PDF")]
    [InlineData("")]
    [InlineData("""{"errorText":""}""")]
    public async Task Trap09_WhatIsNoPdfIsNotHandedOverAsOne(string body)
    {
        await using var test = TestClient.On(new WireHandler().Answer(() => WireHandler.Body(body, "application/octet-stream")));
        Assert.Equal(ConnectorErrorCodes.UnreadableAnswer, (await Assert.ThrowsAsync<ConnectorApiException>(() => test.Client.Invoices.GetPdfAsync(Samples.Id))).ErrorCode);
    }

    [Fact]
    public async Task Trap09_AnErrorUnderTheTypeOfAFileIsRead()
    {
        await using var test = TestClient.On(new WireHandler().Answer(() => WireHandler.Body("""{"errorText":"Factura nu a fost gasita"}""", "application/octet-stream")));
        await Assert.ThrowsAsync<ConnectorNotFoundException>(() => test.Client.Invoices.GetPdfAsync(Samples.Id));
    }

    [Fact]
    public async Task Trap10_SpellingsDifferByPlace()
    {
        var wire = new WireHandler().Answer(Samples.Issued).Answer(Samples.Empty).Answer(Samples.Empty);
        await using var test = TestClient.On(wire);
        await test.Client.Invoices.CreateAsync(Samples.Invoice with { Observations = "a", CollectedTax = 1 });
        await test.Client.Payments.CreateAsync(Samples.Payment with { Observation = "b" });
        await test.Client.Invoices.CancelAsync(Samples.Id);
        Assert.Contains("\"observations\": \"a\"", wire.Requests[0]);
        Assert.Contains("\"colectedTax\": 1", wire.Requests[0]);
        Assert.Contains("\"seriesName\": \"CRM\"", wire.Requests[0]);
        Assert.Contains("\"observation\": \"b\"", wire.Requests[1]);
        Assert.StartsWith("PUT https://ws.smartbill.ro/SBORO/api/invoice/cancel?cif=RO12345678&seriesname=CRM&number=0042\n", wire.Requests[2]);
        Assert.DoesNotContain("\n\n", wire.Requests[2]);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(200)]
    public async Task Trap11_MailTextsAreEncodedAndFailuresComeInTheStatus(int status)
    {
        var wire = new WireHandler().Answer("""{"status":{"code":1,"message":"Documentul nu a fost gasit"}}""", status);
        await using var test = TestClient.On(wire);
        await Assert.ThrowsAsync<ConnectorNotFoundException>(() => test.Client.Documents.SendEmailAsync(DocumentKind.Invoice, Samples.Id, new() { Subject = "Factură" }));
        Assert.Contains($"\"subject\": \"{Convert.ToBase64String(Encoding.UTF8.GetBytes("Factură"))}\"", wire.Requests[0]);
    }

    [Theory]
    [InlineData("77", "77")]
    [InlineData("\"77\"", "77")]
    [InlineData("-1", null)]
    [InlineData("null", null)]
    [InlineData("\"\"", null)]
    public async Task Trap12_TheSameMemberComesInSeveralTypes(string json, string? expected)
    {
        var wire = new WireHandler().Answer($$"""{"errorText":"","number":"0042","series":"","url":"no address","documentUrl":17,"documentId":{{json}},"unknown":[{}]}""");
        await using var test = TestClient.On(wire);
        var created = await test.Client.Invoices.CreateAsync(Samples.Invoice);
        Assert.Equal((Samples.Id, expected, null, null), (created.Id, created.InternalId, created.PaymentUrl, created.EditUrl));
    }

    [Fact]
    public async Task Trap13_TheProductOfAStockErrorSurvivesItsMarkup()
    {
        await using var test = TestClient.On(new WireHandler().Answer("""{"errorText":"Cantitate stoc insuficienta la <b>Factura CRM0042</b> din data <b>02/03/2026</b> pentru produsul <b> Piulita &amp; saiba &lt;M8&gt; </b> de la pozitia 2"}""", 400));
        var error = await Assert.ThrowsAsync<ConnectorValidationException>(() => test.Client.Invoices.CreateAsync(Samples.Invoice));
        Assert.Equal(SmartbillErrorCodes.InsufficientStock, error.ErrorCode);
        Assert.Contains(new FieldError("product", "Piulita & saiba <M8>", SmartbillErrorCodes.InsufficientStock), error.FieldErrors);
        Assert.Equal("products[1].quantity", error.FieldErrors[0].Field);
        Assert.Contains("<b>", error.RawBody);
    }

    [Fact]
    public async Task Trap14_NoNullIsSent()
    {
        var wire = new WireHandler().Answer(Samples.Issued).Answer(Samples.Empty);
        await using var test = TestClient.On(wire);
        await test.Client.Invoices.CreateAsync(Samples.Invoice);
        await test.Client.Payments.CreateAsync(Samples.Payment);
        Assert.All(wire.Requests, r => Assert.DoesNotContain("null", r));
        Assert.All(wire.Requests, r => Assert.Contains("\"companyVatCode\": \"RO12345678\"", r));
    }

    [Theory]
    [InlineData("Factura este deja stornata.", SmartbillErrorCodes.AlreadyReversed)]
    [InlineData("Factura CRM0042 este anulata.", SmartbillErrorCodes.InvoiceCancelled)]
    [InlineData("Factura CRM0042 este de tip storno. Nu se poate storna.", SmartbillErrorCodes.IsReversal)]
    public async Task Trap15_AReversalIsRefusedAsAConflict(string text, string code)
    {
        await using var test = TestClient.On(new WireHandler().Answer($$"""{"errorText":"{{text}}","documentId":-1}""", 400));
        Assert.Equal(code, (await Assert.ThrowsAsync<ConnectorConflictException>(() => test.Client.Invoices.ReverseAsync(Samples.Id))).ErrorCode);
    }

    [Fact]
    public async Task Trap_CancellingTwiceIsASuccessThatSaysSo()
    {
        var wire = new WireHandler()
            .Answer("""{"errorText":"","message":"Factura cu seria si numarul CRM0042 a fost anulata cu succes."}""")
            .Answer("""{"errorText":"","message":"Factura CRM0042 este deja anulată."}""")
            .Answer("""{"errorText":"","message":"Factura CRM0042 nu necesita restaurare."}""");
        await using var test = TestClient.On(wire);
        Assert.True((await test.Client.Invoices.CancelAsync(Samples.Id)).Changed);
        Assert.False((await test.Client.Invoices.CancelAsync(Samples.Id)).Changed);
        Assert.False((await test.Client.Invoices.RestoreAsync(Samples.Id)).Changed);
    }

    [Fact]
    public async Task Trap_CancellingMayBeRepeatedAfterAFault()
    {
        var wire = new WireHandler().Answer(() => WireHandler.Body(Page, "text/html", 502)).Answer("""{"errorText":"","message":"Factura CRM0042 este deja anulata."}""");
        await using var test = TestClient.On(wire, clock: new ImpatientClock());
        await test.Client.Invoices.CancelAsync(Samples.Id);
        Assert.Equal(2, wire.Requests.Count);
    }

    [Fact]
    public async Task Trap_TextOfAnUnknownFiscalReceiptIsA500Page()
    {
        var wire = new WireHandler().Answer(() => WireHandler.Body(Page, "text/html", 500));
        await using var test = TestClient.On(wire);
        Assert.Equal(SmartbillErrorCodes.FiscalTextNotFound, (await Assert.ThrowsAsync<ConnectorNotFoundException>(() => test.Client.Payments.GetFiscalReceiptTextAsync("9"))).ErrorCode);
        Assert.Single(wire.Requests);
    }

    [Fact]
    public async Task Trap_PaymentsThatTheVendorsTextsDisagreeOnAreNotSent()
    {
        await using var test = TestClient.On(new WireHandler());
        var payments = test.Client.Payments;
        await Assert.ThrowsAsync<ArgumentException>(() => payments.CreateAsync(Samples.Payment with { UseInvoiceDetails = true }));
        await Assert.ThrowsAsync<ArgumentException>(() => payments.CreateAsync(Samples.Payment with { UseInvoiceDetails = true, Value = null, InvoicesList = [PaidInvoice.Of(Samples.Id), PaidInvoice.Of(Samples.Id)] }));
        await Assert.ThrowsAsync<ArgumentException>(() => payments.CreateAsync(Samples.Payment with { UseInvoiceDetails = true, Value = null, InvoicesList = null }));
        await Assert.ThrowsAsync<ArgumentException>(() => payments.CreateAsync(Samples.Payment with { Type = PaymentType.Receipt }));
        await Assert.ThrowsAsync<ArgumentException>(() => payments.DeleteAsync(new() { Type = PaymentType.Card }));
        await Assert.ThrowsAsync<ArgumentException>(() => payments.DeleteAsync(new() { Type = PaymentType.Card, Invoice = Samples.Id, Value = 1 }));
        await Assert.ThrowsAsync<ArgumentException>(() => payments.DeleteAsync(new() { Type = PaymentType.Card, Date = new(2026, 1, 1), Value = 1, ClientName = "A" }));
    }

    [Fact]
    public async Task Trap_TokensMayHoldPipesAndColons()
    {
        var wire = new WireHandler().Answer("""{"taxes":[]}""");
        await using var test = TestClient.On(wire, o => o.Credentials!.Token = "003|ab:cd");
        await test.Client.Taxes.ListAsync();
        Assert.Contains("Authorization: Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("user@firm.example:003|ab:cd")), wire.Requests[0]);
    }
}
