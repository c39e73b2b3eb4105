using System.Text;
using Connectors.Smartbill.Tests.Client;
using Connectors.Smartbill.Tests.Support;

namespace Connectors.Smartbill.Tests.Traps;

/// <summary>Answers that do not mean what they look like. Named by the number under which the trap is listed.</summary>
public sealed class AnswerTrapTests
{
    private const string Page = "<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>";

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
    public async Task Trap_CancellingTwiceIsASuccessThatSaysSo()
    {
        var wire = new WireHandler()
            .Answer("""{"errorText":"","message":"Factura cu seria si numarul CRM0042 a fost anulata cu succes."}""")
            .Answer("""{"errorText":"","message":"Factura CRM0042 este deja anulată."}""")
            .Answer("""{"errorText":"","message":"Factura CRM0042 nu necesita restaurare."}""");
        // The older description lists this one among the errors.
        wire.Answer("""{"errorText":"Proforma PRF0007 nu necesita restaurare.","message":""}""", 400);
        await using var test = TestClient.On(wire);
        Assert.True((await test.Client.Invoices.CancelAsync(Samples.Id)).Changed);
        Assert.False((await test.Client.Invoices.CancelAsync(Samples.Id)).Changed);
        Assert.False((await test.Client.Invoices.RestoreAsync(Samples.Id)).Changed);
        Assert.Equal(new("Proforma PRF0007 nu necesita restaurare.", false), await test.Client.Estimates.RestoreAsync(Samples.Id));
    }

    [Fact]
    public async Task Trap_CancellingMayBeRepeatedAfterAFault()
    {
        var wire = new WireHandler().Answer(() => WireHandler.Body(Page, "text/html", 502)).Answer("""{"errorText":"","message":"Factura CRM0042 este deja anulata."}""");
        await using var test = TestClient.On(wire, clock: new ImpatientClock());
        await test.Client.Invoices.CancelAsync(Samples.Id);
        Assert.Equal(2, wire.Requests.Count);
    }
}
