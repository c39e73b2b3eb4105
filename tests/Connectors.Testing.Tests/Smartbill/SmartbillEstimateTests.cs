using System.Text.Json.Nodes;
using Connectors.Testing.Smartbill;

namespace Connectors.Testing.Tests.Smartbill;

public sealed class SmartbillEstimateTests
{
    private const string Named = "?cif=*&seriesname=PFC&number=0001";

    [Fact]
    public async Task A_proforma_has_its_own_series_links_and_pdf()
    {
        await using var api = Api.InProcess();
        var reply = (await api.EstimateAsync(static b => b["deliveryDate"] = "2026-03-05")).Succeeds();
        Assert.Equal(("0001", "PFC"), (reply.Number, reply["series"]));
        Assert.Contains("PFC0001", (await api.GetAsync(reply["documentViewUrl"])).Is(200).Text, StringComparison.Ordinal);
        Assert.Equal(["errorText", "message", "number", "series", "url"], (await api.PostAsync("estimate", api.Document("PFC"))).Succeeds().Json.AsObject().Select(static p => p.Key));
        var pdf = (await api.GetAsync("estimate/pdf" + Named)).Is(200);
        Assert.Equal("attachment; filename=\"factura_PFC0001.pdf\"", pdf.Header("Content-Disposition"));
        Assert.Contains("Proforma PFC0001", pdf.Text, StringComparison.Ordinal);
        Assert.Equal(121m, api.Account.Estimates[0].Total);
        Assert.Equal("", (await api.EstimateAsync(static b => b["isDraft"] = true)).Succeeds().Number);
    }

    [Theory]
    [InlineData("useStock")]
    [InlineData("payment")]
    [InlineData("usePaymentTax")]
    [InlineData("useEstimateDetails")]
    [InlineData("paymentDate")]
    public async Task A_proforma_knows_no_payment_and_no_stock(string member)
    {
        await using var api = Api.InProcess();
        Assert.Equal("json_mapping_error", (await api.EstimateAsync(b => b[member] = true)).Is(400).Code);
    }

    [Fact]
    public async Task Unlike_an_invoices_a_missing_pdf_is_a_refusal_in_json()
    {
        await using var api = Api.InProcess();
        (await api.GetAsync("estimate/pdf" + Named)).Refused("Proforma cu seria si numarul PFC0001 nu a fost gasita!");
        (await api.GetAsync("estimate/pdf?cif=*&seriesname=PFC")).Refused("Numarul proformei trebuie specificat in url in parametrul 'number'!");
    }

    [Fact]
    public async Task Trap02_not_invoiced_yet_is_a_normal_answer_with_an_error_text()
    {
        await using var api = Api.InProcess();
        await api.EstimateAsync();
        var open = await api.GetAsync("estimate/invoices" + Named);
        open.Refused("Proforma cu seria PFC si numarul 0001 nu a fost facturata.", 200);
        Assert.Equal((false, "[]"), ((bool)open.Json["areInvoicesCreated"]!, open.Json["invoices"]!.ToJsonString()));
        (await FromEstimateAsync(api, static b => b["isDraft"] = true)).Succeeds();
        var drafted = (await api.GetAsync("estimate/invoices" + Named)).Succeeds();
        Assert.Equal((true, """[{"series":"FCT","number":""}]"""), ((bool)drafted.Json["areInvoicesCreated"]!, drafted.Json["invoices"]!.ToJsonString()));
        (await FromEstimateAsync(api)).Succeeds();
        Assert.Equal("""[{"series":"FCT","number":""},{"series":"FCT","number":"0001"}]""", (await api.GetAsync("estimate/invoices" + Named)).Succeeds().Json["invoices"]!.ToJsonString());
        (await api.GetAsync("estimate/invoices?cif=*&seriesname=PFC&number=0009")).Refused("Proforma cu seria PFC si numarul 0009 nu a fost gasita.", 410);
        (await api.GetAsync("estimate/invoices?cif=*&seriesname=PFC")).Refused("Numarul proformei trebuie specificat in url in parametrul 'number'!");
    }

    [Fact]
    public async Task An_invoice_from_a_proforma_takes_client_lines_and_currency_from_it()
    {
        await using var api = Api.InProcess();
        await api.EstimateAsync(static b => (b["currency"], b["exchangeRate"]) = ("EUR", 5), Api.With(Api.Line("Lemn", 3, 7, "L"), static l => l["currency"] = "EUR"));
        (await FromEstimateAsync(api)).Succeeds();
        var invoice = Assert.Single(api.Account.Invoices);
        Assert.Equal(("Acme SRL", "Lemn", 25.41m, "EUR", api.Account.Estimates[0].Id), (invoice.Client.Name, invoice.Lines[0].Name, invoice.Total, invoice.Currency, invoice.EstimateId));
        (await FromEstimateAsync(api, static b => b["estimate"]!["number"] = "0008")).Refused("Factura proforma PFC0008 nu a fost gasita!");
        (await FromEstimateAsync(api, static b => b.Remove("estimate"))).Is(400);
    }

    [Fact]
    public async Task A_proforma_without_lines_cannot_be_invoiced()
    {
        await using var api = Api.InProcess(static a => a.IssueEstimate(change: static e => e with { Lines = [] }));
        (await FromEstimateAsync(api)).Refused("Proforma nu contine produse!");
    }

    [Theory]
    [InlineData(SmartbillEstimateStock.EstimateFlag, true, false, 3)]
    [InlineData(SmartbillEstimateStock.EstimateFlag, false, true, 5)]
    [InlineData(SmartbillEstimateStock.InvoiceFlag, true, false, 5)]
    [InlineData(SmartbillEstimateStock.InvoiceFlag, false, true, 3)]
    [InlineData(SmartbillEstimateStock.Either, true, false, 3)]
    [InlineData(SmartbillEstimateStock.Either, false, true, 3)]
    [InlineData(SmartbillEstimateStock.Either, false, false, 5)]
    public async Task Open_which_flag_lets_the_invoice_of_a_proforma_move_stock(SmartbillEstimateStock wins, bool ofEstimate, bool ofInvoice, int left)
    {
        await using var api = SmartbillStockTests.Stocked();
        api.Oddities.EstimateStock = wins;
        await api.EstimateAsync(null, Api.Goods(2));
        Assert.Equal(5m, api.Account.StockOf("Depozit", "MK053"));
        (await FromEstimateAsync(api, b => (b["estimate"]!["useStock"], b["useStock"]) = (ofEstimate, ofInvoice))).Succeeds();
        Assert.Equal(left, api.Account.StockOf("Depozit", "MK053"));
    }

    [Fact]
    public async Task Cancel_restore_and_delete_speak_of_a_proforma()
    {
        await using var api = Api.InProcess();
        await api.EstimateAsync();
        await api.EstimateAsync();
        Assert.Equal("Proforma PFC0001 nu necesita restaurare.", (await api.PutAsync("estimate/restore" + Named)).Succeeds()["message"]);
        Assert.Equal("Proforma cu seria si numarul PFC0001 a fost anulata cu succes.", (await api.PutAsync("estimate/cancel" + Named)).Succeeds()["message"]);
        Assert.Equal("Proforma PFC0001 este deja anulata.", (await api.PutAsync("estimate/cancel" + Named)).Succeeds()["message"]);
        Assert.True(api.Account.Estimates[0].IsCancelled);
        Assert.Equal("Proforma cu seria si numarul PFC0001 a fost restaurata cu succes.", (await api.PutAsync("estimate/restore" + Named)).Succeeds()["message"]);
        Assert.Equal("Proforma cu seria si numarul PFC0001 a fost stearsa cu succes.", (await api.DeleteAsync("estimate" + Named)).Succeeds()["message"]);
        Assert.Equal("0003", (await api.EstimateAsync()).Number);
        (await api.DeleteAsync("estimate?cif=*&seriesname=PFC&number=0003")).Succeeds();
        Assert.Equal("0003", (await api.EstimateAsync()).Number);
        api.Sim.SignIns.First.CanEditInvoices = false;
        (await api.DeleteAsync("estimate?cif=*&seriesname=PFC&number=0003")).Refused("Nu aveti dreptul de a modifica proforma", 403);
    }

    private static Task<Reply> FromEstimateAsync(Api api, Action<JsonObject>? change = null) => api.PostAsync("invoice/v2", Api.With(
        new JsonObject
        {
            ["companyVatCode"] = api.Account.Cif,
            ["seriesName"] = "FCT",
            ["useEstimateDetails"] = true,
            ["estimate"] = new JsonObject { ["seriesName"] = "PFC", ["number"] = "0001" },
        },
        change ?? (static _ => { })));
}
