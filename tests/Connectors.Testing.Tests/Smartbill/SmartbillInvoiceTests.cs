using System.Text.Json.Nodes;
using Connectors.Testing.Smartbill;

namespace Connectors.Testing.Tests.Smartbill;

public sealed class SmartbillInvoiceTests
{
    [Fact]
    public async Task Checklist15_the_number_is_printed_with_zeros_and_the_series_counts_on()
    {
        await using var api = Api.InProcess(static a => a.AddSeries("FCT", "f", 41).AddSeries("LUNG", "f", 7, 6));
        Assert.Equal("41", (await NextAsync(api, "FCT")).ToString());
        Assert.Equal(("0041", "FCT"), ((await api.InvoiceAsync()).Succeeds() is var r ? (r.Number, r["series"]) : default));
        Assert.Equal("000007", (await api.InvoiceAsync(static b => b["seriesName"] = "LUNG")).Succeeds().Number);
        Assert.Equal("42", (await NextAsync(api, "FCT")).ToString());
        api.Oddities.NextNumberIsText = true;
        Assert.Equal("0042", (string?)await NextAsync(api, "FCT"));
    }

    [Fact]
    public async Task Trap08_an_unpadded_number_is_not_found()
    {
        await using var api = Api.InProcess();
        await api.InvoiceAsync();
        (await api.GetAsync("invoice/paymentstatus?cif=*&seriesname=FCT")).Refused("Numarul facturii trebuie specificat");
        (await api.GetAsync("invoice/paymentstatus?cif=*&seriesname=FCT&number=1")).Refused("Factura nu a fost gasita");
        (await api.PutAsync("invoice/cancel?cif=*&seriesname=FCT&number=1")).Refused("Factura cu seria si numarul FCT1 nu a fost gasita!");
        (await api.GetAsync("invoice/paymentstatus?cif=*&seriesname=fct&number=0001")).Refused("Factura nu a fost gasita");
    }

    [Fact]
    public async Task Checklist15_a_draft_has_no_number_and_takes_none()
    {
        await using var api = Api.InProcess();
        var draft = (await api.InvoiceAsync(static b => b["isDraft"] = true)).Succeeds();
        Assert.Equal("", draft.Number);
        Assert.NotEqual("", draft["documentUrl"]);
        Assert.Equal("0001", (await api.InvoiceAsync()).Number);
        var stored = api.Account.Invoices[0];
        Assert.Equal((true, "", 121m), (stored.IsDraft, stored.Number, stored.Total));
        Assert.Equal("0002", api.Account.IssueDraft(stored.Id).Number);
    }

    [Fact]
    public async Task Trap12_the_document_id_is_a_number_or_a_text_and_minus_one_in_a_refusal()
    {
        await using var api = Api.InProcess();
        Assert.Equal(System.Text.Json.JsonValueKind.Number, (await api.InvoiceAsync()).Json["documentId"]!.GetValueKind());
        api.Oddities.DocumentIdIsText = true;
        Assert.Equal(System.Text.Json.JsonValueKind.String, (await api.InvoiceAsync()).Json["documentId"]!.GetValueKind());
        Assert.Equal(-1, (int)(await api.InvoiceAsync(static b => b["seriesName"] = "X")).Is(400).Json["documentId"]!);
    }

    [Fact]
    public async Task Trap04_url_is_the_payment_link_and_only_v2_answers_links_of_the_document()
    {
        await using var api = Api.InProcess();
        var plain = (await api.InvoiceAsync()).Succeeds();
        Assert.Equal("", plain["url"]);
        var view = (await api.GetAsync(plain["documentViewUrl"])).Is(200);
        Assert.StartsWith("text/html", view.Header("Content-Type"), StringComparison.Ordinal);
        Assert.Contains("FCT0001", view.Text, StringComparison.Ordinal);
        Assert.Equal(200, (await api.GetAsync(plain["documentUrl"])).Status);
        Assert.Equal(404, (await api.GetAsync(new Uri(api.Sim.BaseAddress, "public/document/x").AbsoluteUri)).Status);

        var payable = (await api.InvoiceAsync(static b => b["paymentUrl"] = "Generate URL")).Succeeds();
        Assert.Contains("FCT0002", (await api.GetAsync(payable["url"])).Is(200).Text, StringComparison.Ordinal);
        Assert.Equal("https://shop.example/pay", (await api.InvoiceAsync(static b => b["paymentUrl"] = "https://shop.example/pay"))["url"]);
        api.Account.HasPaymentProvider = false;
        Assert.Equal("", (await api.InvoiceAsync(static b => b["paymentUrl"] = "Generate URL"))["url"]);

        var legacy = (await api.PostAsync("invoice", api.Document("FCT"))).Succeeds();
        Assert.Equal(["errorText", "message", "number", "series", "url"], legacy.Json.AsObject().Select(static p => p.Key));
    }

    [Fact]
    public async Task Trap01_a_repeated_create_makes_a_second_fiscal_document()
    {
        await using var api = Api.InProcess();
        api.Sim.Faults.LoseReplyAfterCommit("invoices.create");
        await Assert.ThrowsAsync<HttpRequestException>(() => api.InvoiceAsync());
        Assert.Equal("0002", (await api.InvoiceAsync()).Number);
        api.Sim.ServerErrorAfterCommit("invoices.create");
        (await api.InvoiceAsync()).IsPage(500);
        Assert.Equal(["0001", "0002", "0003"], api.Account.Invoices.Select(static i => i.Number));
        api.Sim.BadGateway("invoices.create");
        (await api.InvoiceAsync()).IsPage(502);
        Assert.Equal(3, api.Account.Invoices.Count);
    }

    [Fact]
    public async Task A_colleague_issues_behind_the_back_and_takes_the_next_number()
    {
        await using var api = Api.InProcess();
        api.Sim.Before("invoices.create", _ => api.Account.IssueInvoice("FCT", "Altul SRL"));
        Assert.Equal("0002", (await api.InvoiceAsync()).Number);
        Assert.Equal(("Altul SRL", "0001", 121m, "coleg@example.com"), api.Account.Invoices[0] is var i ? (i.Client.Name, i.Number, i.Total, i.IssuedBy) : default);
        Assert.Equal(121m, (await api.PaymentStateAsync("0001")).Total);
        Assert.Throws<InvalidOperationException>(() => api.Account.IssueInvoice("NU"));
    }

    [Fact]
    public async Task Checklist15_only_the_last_of_a_series_can_be_deleted_and_its_number_is_given_again()
    {
        await using var api = Api.InProcess();
        await api.InvoiceAsync();
        await api.InvoiceAsync(static b => b["payment"] = new JsonObject { ["type"] = "Card", ["value"] = 21, ["isCash"] = false });
        (await api.DeleteAsync("invoice?cif=*&seriesname=FCT&number=0001"))
            .Refused("Nu poti sterge documentul cu seria si numarul FCT 0001, deoarece nu este ultimul din serie!", 403);
        Assert.Equal("Factura cu seria si numarul FCT0002 a fost stearsa cu succes.", (await api.DeleteAsync("invoice?cif=*&seriesname=FCT&number=0002")).Succeeds()["message"]);
        Assert.Equal("2", (await NextAsync(api, "FCT")).ToString());
        Assert.Equal("0002", (await api.InvoiceAsync()).Number);
        Assert.Equal((121m, 0m, 121m, false), await api.PaymentStateAsync("0002"));
        api.Oddities.OlderTexts = true;
        (await api.DeleteAsync("invoice?cif=*&seriesname=FCT&number=0001")).Refused("Documentul cu seria si numarul FCT 0001 nu este ultimul din serie!", 403);
        Assert.Equal("0002", api.Account.DeleteLastInvoice("FCT").Number);
    }

    [Fact]
    public async Task Checklist15_cancel_and_restore_are_idempotent_and_say_so_in_message()
    {
        await using var api = Api.InProcess(static a => a.IssueInvoice());
        const string named = "?cif=*&seriesname=FCT&number=0001";
        Assert.Equal("Factura FCT0001 nu necesita restaurare.", (await api.PutAsync("invoice/restore" + named)).Succeeds()["message"]);
        Assert.Equal("Factura cu seria si numarul FCT0001 a fost anulata cu succes.", (await api.PutAsync("invoice/cancel" + named)).Succeeds()["message"]);
        Assert.Equal("Factura FCT0001 este deja anulata.", (await api.PutAsync("invoice/cancel" + named)).Succeeds()["message"]);
        Assert.True(Assert.Single(api.Account.Invoices).IsCancelled);
        Assert.Contains("ANULATA", (await api.GetAsync("invoice/pdf" + named)).Text, StringComparison.Ordinal);
        Assert.Equal("Factura cu seria si numarul FCT0001 a fost restaurata cu succes.", (await api.PutAsync("invoice/restore" + named)).Succeeds()["message"]);
        Assert.False(Assert.Single(api.Account.Invoices).IsCancelled);
    }

    [Theory]
    [InlineData("PUT", "invoice/cancel", "facturii", "Factura")]
    [InlineData("PUT", "invoice/restore", "facturii", "Factura")]
    [InlineData("DELETE", "invoice", "facturii", "Factura")]
    [InlineData("PUT", "estimate/cancel", "proformei", "Proforma")]
    [InlineData("PUT", "estimate/restore", "proformei", "Proforma")]
    [InlineData("DELETE", "estimate", "proformei", "Proforma")]
    public async Task Series_and_number_are_asked_for_by_name(string verb, string path, string genitive, string what)
    {
        await using var api = Api.InProcess();
        (await api.SendAsync(verb, path + "?cif=*&seriesname=FCT")).Refused($"Numarul {genitive} trebuie specificat in url in parametrul 'number'!");
        (await api.SendAsync(verb, path + "?cif=*&number=0001")).Refused($"Seria {genitive} trebuie specificata in url in parametrul 'seriesname'!");
        (await api.SendAsync(verb, path + "?cif=*&number=0001&seriesname=FCT")).Refused($"{what} cu seria si numarul FCT0001 nu a fost gasita!");
    }

    [Theory]
    [InlineData("PUT", "invoice/cancel", "anula")]
    [InlineData("DELETE", "invoice", "sterge")]
    public async Task A_document_of_the_other_vat_status_is_frozen(string verb, string path, string word)
    {
        await using var api = Api.InProcess(static a => a.IssueInvoice());
        api.Account.IsVatPayer = false;
        (await api.SendAsync(verb, path + "?cif=*&seriesname=FCT&number=0001")).Refused($"Documentul a fost emis ca platitor tva. Nu se poate {word}.");
        api.Account.IssueInvoice();
        api.Account.IsVatPayer = true;
        (await api.SendAsync(verb, path + "?cif=*&seriesname=FCT&number=0002")).Refused($"Documentul a fost emis ca neplatitor tva. Nu se poate {word}.");
        api.Account.CancelInvoice("FCT", "0002");
        (await api.PutAsync("invoice/restore?cif=*&seriesname=FCT&number=0002")).Refused("Documentul a fost emis ca neplatitor tva. Nu se poate restaura.");
    }

    [Fact]
    public async Task Checklist15_a_storno_is_a_new_document_of_the_series_with_negated_lines_once()
    {
        await using var api = Api.InProcess();
        await api.InvoiceAsync(null, Api.Line(quantity: 2), Api.Discount());
        var storno = (await StornoAsync(api, "0001")).Succeeds();
        Assert.Equal(("0002", "FCT", "Factura cu seria si numarul FCT0001 a fost stornata cu succes."), (storno.Number, storno["series"], storno["message"]));
        Assert.NotEqual("", storno["documentViewUrl"]);
        var (first, second) = (api.Account.Invoices[0], api.Account.Invoices[1]);
        Assert.Equal((217.8m, -217.8m, first.Id), (first.Total, second.Total, second.StornoOf!.Value));
        Assert.Equal(-2m, second.Lines[0].Quantity);
        Assert.Equal(new DateOnly(2026, 3, 2), second.IssueDate);
        (await StornoAsync(api, "0001")).Refused("Factura este deja stornata.");
        (await StornoAsync(api, "0002")).Refused("Factura FCT0002 este de tip storno. Nu se poate storna.");
    }

    [Fact]
    public async Task Trap15_what_cannot_be_reversed()
    {
        await using var api = Api.InProcess();
        await api.InvoiceAsync();
        (await StornoAsync(api, null)).Refused("Numarul facturii trebuie specificat in parametrul 'number'!");
        (await api.PostAsync("invoice/reverse", new JsonObject { ["companyVatCode"] = api.Account.Cif, ["number"] = "0001" })).Refused("Seria facturii trebuie specificata in parametrul 'seriesname'!");
        (await StornoAsync(api, "0009")).Refused("Factura cu seria si numarul FCT0009 nu a fost gasita!");
        (await StornoAsync(api, "0001", "2026-03-01")).Refused("Data emiterii facturii storno nu poate fi anterioara datei emiterii facturii stornate.");
        api.Account.CancelInvoice("FCT", "0001");
        (await StornoAsync(api, "0001")).Refused("Factura FCT0001 este anulata.");
        Assert.Single(api.Account.Invoices);
        api.Account.RestoreInvoice("FCT", "0001");
        Assert.Equal(new DateOnly(2026, 3, 9), (await StornoAsync(api, "0001", "2026-03-09")).Succeeds() is var _ ? api.Account.Invoices[1].IssueDate : default);
    }

    [Fact]
    public async Task A_deleted_or_cancelled_storno_lets_the_invoice_be_reversed_again()
    {
        await using var api = Api.InProcess();
        await api.InvoiceAsync();
        api.Account.StornoInvoice("FCT", "0001");
        (await api.DeleteAsync("invoice?cif=*&seriesname=FCT&number=0002")).Succeeds();
        Assert.Equal("0002", (await StornoAsync(api, "0001")).Succeeds().Number);
        (await api.PutAsync("invoice/cancel?cif=*&seriesname=FCT&number=0002")).Succeeds();
        (await api.PutAsync("invoice/cancel?cif=*&seriesname=FCT&number=0001")).Succeeds();
        (await api.PutAsync("invoice/restore?cif=*&seriesname=FCT&number=0002"))
            .Refused("Eroare restaurare factura storno FCT0002. Trebuie initial sa restaurezi facturile stornate de aceasta (FCT0001).");
    }

    [Fact]
    public async Task A_cancelled_storno_does_not_count_so_the_invoice_is_reversed_anew()
    {
        await using var api = Api.InProcess();
        await api.InvoiceAsync();
        Assert.Equal("0002", (await StornoAsync(api, "0001")).Succeeds().Number);
        (await StornoAsync(api, "0001")).Refused("Factura este deja stornata.");
        (await api.PutAsync("invoice/cancel?cif=*&seriesname=FCT&number=0002")).Succeeds();
        Assert.Equal("0003", (await StornoAsync(api, "0001")).Succeeds().Number);
    }

    [Fact]
    public async Task Cancelling_an_invoice_lets_go_of_its_payments_and_restoring_does_not_bring_them_back()
    {
        await using var api = Api.InProcess();
        await api.InvoiceAsync();
        (await api.PayAsync("Card", 50, "0001")).Succeeds();
        Assert.Equal((121m, 50m, 71m, false), await api.PaymentStateAsync("0001"));
        (await api.PutAsync("invoice/cancel?cif=*&seriesname=FCT&number=0001")).Succeeds();
        (await api.PutAsync("invoice/restore?cif=*&seriesname=FCT&number=0001")).Succeeds();
        Assert.Equal((121m, 0m, 121m, false), await api.PaymentStateAsync("0001"));
    }

    [Fact]
    public async Task Trap09_a_missing_pdf_is_a_bad_gateway_page()
    {
        await using var api = Api.InProcess(static a => a.IssueInvoice("FCT", "Zidarul (SRL)", static i => i with { Mentions = "Multumim" }));
        (await api.GetAsync("invoice/pdf?cif=*&seriesname=FCT&number=0009")).IsPage(502);
        (await api.GetAsync("invoice/pdf?cif=*&seriesname=FCT")).IsPage(502);
        (await api.GetAsync("invoice/pdf?cif=x&seriesname=FCT&number=0001")).Is(401);
        var pdf = (await api.GetAsync("invoice/pdf?cif=*&seriesname=FCT&number=0001")).Is(200);
        Assert.Equal("attachment; filename=\"factura_FCT0001.pdf\"", pdf.Header("Content-Disposition"));
        foreach (var text in new[] { "Factura FCT0001", "Zidarul \\(SRL\\)", "Total 121", "Multumim", "%%EOF" })
            Assert.Contains(text, pdf.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Printed_texts_follow_the_vendors_rules()
    {
        await using var api = Api.InProcess();
        await api.InvoiceAsync(static b => (b["observations"], b["delegateName"], b["delegateAuto"], b["aviz"]) = ("observat", "Ion", "BV01ABC", "77"));
        var pdf = (await api.GetAsync("invoice/pdf?cif=*&seriesname=FCT&number=0001")).Text;
        Assert.Contains("observat", pdf, StringComparison.Ordinal);
        Assert.Contains("Nr aviz: 77", pdf, StringComparison.Ordinal);
        Assert.Contains("Delegat: Ion", pdf, StringComparison.Ordinal);
        Assert.DoesNotContain("BV01ABC", pdf, StringComparison.Ordinal);
        api.Oddities.ObservationsArePrinted = false;
        Assert.DoesNotContain("observat", (await api.GetAsync("invoice/pdf?cif=*&seriesname=FCT&number=0001")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SmartbillVoidStatus.AsIssued, 200, "121", "0", "121", false)]
    [InlineData(SmartbillVoidStatus.Settled, 200, "121", "0", "0", true)]
    [InlineData(SmartbillVoidStatus.Zero, 200, "0", "0", "0", false)]
    [InlineData(SmartbillVoidStatus.NotFound, 400, "0", "0", "0", false)]
    public async Task Open16_the_payment_state_of_void_invoices(SmartbillVoidStatus shown, int status, string total, string paid, string open, bool isPaid)
    {
        await using var api = Api.InProcess(static a => (a.IssueInvoice().Number, a.IssueInvoice().Number).ToString());
        api.Account.CancelInvoice("FCT", "0001");
        api.Account.StornoInvoice("FCT", "0002");
        (api.Oddities.CancelledPaymentStatus, api.Oddities.StornedPaymentStatus) = (shown, shown);
        foreach (var number in new[] { "0001", "0002" })
        {
            var reply = (await api.GetAsync($"invoice/paymentstatus?cif=*&seriesname=FCT&number={number}")).Is(status);
            Assert.Equal((total, paid, open, isPaid), (reply.Invariant("invoiceTotalAmount"), reply.Invariant("paidAmount"), reply.Invariant("unpaidAmount"), (bool)reply.Json["paid"]!));
        }
    }

    [Fact]
    public async Task Dates_default_to_today_in_romania()
    {
        await using var api = Api.InProcess();
        api.Sim.Clock.Advance(TimeSpan.FromHours(14.5));
        await api.InvoiceAsync();
        await api.InvoiceAsync(static b => (b["issueDate"], b["dueDate"]) = ("2026-02-01", "2026-02-15"));
        Assert.Equal(new DateOnly(2026, 3, 3), api.Account.Invoices[0].IssueDate);
        Assert.Equal(new DateOnly(2026, 3, 3), api.Account.Invoices[0].DueDate);
        Assert.Equal((new DateOnly(2026, 2, 1), new DateOnly(2026, 2, 15)), (api.Account.Invoices[1].IssueDate, api.Account.Invoices[1].DueDate));
    }

    [Fact]
    public async Task An_invoice_may_be_emailed_with_its_issue()
    {
        await using var api = Api.InProcess();
        (await api.InvoiceAsync(static b => b["sendEmail"] = true)).Refused("Trebuie specificata adresa de email a clientului.");
        await api.InvoiceAsync(static b => (b["sendEmail"], b["client"]!["email"]) = (true, "c@example.com"));
        await api.InvoiceAsync(static b => (b["sendEmail"], b["email"]) = (true, new JsonObject { ["to"] = "d@example.com", ["cc"] = "e@example.com" }));
        Assert.Equal(["FCT0001 c@example.com ", "FCT0002 d@example.com e@example.com"], api.Account.SentEmails.Select(static e => $"{e.Document} {e.To} {e.Cc}"));
        api.Account.HasEmailServer = false;
        (await api.InvoiceAsync(static b => (b["sendEmail"], b["client"]!["email"]) = (true, "c@example.com"))).Refused("Server-ul de email nu a fost configurat.");
        Assert.Equal(2, api.Account.Invoices.Count);
    }

    [Theory]
    [InlineData("RO999", "Str. Lunga 1", "Brasov", "Brasov", "Romania", "")]
    [InlineData("", "", "", "Transilvania", "RO", "vatCode address city county")]
    [InlineData("-", "-", "Sector 3", "București", "România", "")]
    [InlineData("0000000000000", "-", "Bucuresti", "Bucuresti", "RO", "city")]
    [InlineData("", "", "", "", "Germany", "")]
    public async Task Efactura12_the_state_would_refuse_later_what_the_vendor_accepts(string vatCode, string address, string city, string county, string country, string problems)
    {
        await using var api = Api.InProcess();
        (await api.InvoiceAsync(b => (b["client"]!["vatCode"], b["client"]!["address"], b["client"]!["city"], b["client"]!["county"], b["client"]!["country"]) =
            (vatCode, address, city, county, country))).Succeeds();
        Assert.Equal(problems, string.Join(' ', SmartbillAccount.SpvProblemsOf(Assert.Single(api.Account.Invoices))));
    }

    [Fact]
    public async Task The_readmes_example_holds()
    {
        await using var api = Api.InProcess(static a => a
            .Receive("Depozit", "MK053", 5, "Caiet")
            .Client("Acme SRL", static c => c with { VatCode = "RO999" })
            .AddSeries("WEB", "f", next: 42));
        api.Sim.Faults.LoseReplyAfterCommit("invoices.create");
        api.Sim.Before("invoices.create", _ => api.Account.IssueInvoice("WEB"));
        await Assert.ThrowsAsync<HttpRequestException>(() => api.InvoiceAsync(static b => b["seriesName"] = "WEB"));
        Assert.Equal(["0042", "0043"], api.Account.Invoices.Select(static i => i.Number));
        Assert.Equal(5, api.Account.StockOf("Depozit", "MK053"));
        Assert.Contains("invoices.create", SmartbillSimulator.Operations);
    }

    private static Task<Reply> StornoAsync(Api api, string? number, string? date = null)
    {
        var body = new JsonObject { ["companyVatCode"] = api.Account.Cif, ["seriesName"] = "FCT" };
        if (number is not null)
            body["number"] = number;
        if (date is not null)
            body["issueDate"] = date;
        return api.PostAsync("invoice/reverse", body);
    }

    private static async Task<JsonNode> NextAsync(Api api, string series) =>
        (await api.GetAsync("series?cif=*&type=f")).Succeeds().Json["list"]!.AsArray().Single(s => (string?)s!["name"] == series)!["nextNumber"]!;
}
