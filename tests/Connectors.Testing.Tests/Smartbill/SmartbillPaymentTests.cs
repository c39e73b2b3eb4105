using System.Text;
using System.Text.Json.Nodes;
using Connectors.Testing.Smartbill;

namespace Connectors.Testing.Tests.Smartbill;

public sealed class SmartbillPaymentTests
{
    private const string WrongType = "Tipul incasarii (paymentType) poate fi 'Card', 'CEC', 'Bilet ordin', 'Ordin plata', 'Mandat postal', 'Alta incasare'.";

    [Fact]
    public async Task Checklist15_a_receipt_takes_the_next_number_of_its_series()
    {
        await using var api = Api.InProcess();
        await api.InvoiceAsync();
        Assert.Equal(("0001", "CH"), (await api.PayAsync("Chitanta", 21, "0001")).Succeeds() is var r ? (r.Number, r["series"]) : default);
        Assert.Equal((121m, 21m, 100m, false), await api.PaymentStateAsync("0001"));
        var draft = (await api.PayAsync("chitanta", 100, "0001", static b => b["isDraft"] = true)).Succeeds();
        Assert.Equal("", draft.Number);
        Assert.Equal(21m, (await api.PaymentStateAsync("0001")).Paid);
        Assert.Equal("0002", (await api.PayAsync("CHITANTA", 100, "0001")).Succeeds().Number);
        Assert.Equal((121m, 121m, 0m, true), await api.PaymentStateAsync("0001"));
        Assert.All(api.Account.Payments, static p => Assert.True(p.IsCash));
    }

    [Theory]
    [InlineData("Card")]
    [InlineData("Card online")]
    [InlineData("Ordin plata")]
    [InlineData("CEC")]
    [InlineData("Bilet ordin")]
    [InlineData("Mandat postal")]
    [InlineData("Extras de cont")]
    [InlineData("Ramburs")]
    [InlineData("Alta incasare")]
    public async Task Other_types_make_no_document(string type)
    {
        await using var api = Api.InProcess();
        await api.InvoiceAsync();
        var reply = (await api.PayAsync(type.ToUpperInvariant(), 121, "0001", static b => b["isCash"] = false)).Succeeds();
        Assert.Equal(("", ""), (reply.Number, reply["series"]));
        Assert.Equal((type, false), Assert.Single(api.Account.Payments) is var p ? (p.Type, p.IsCash) : default);
        Assert.True((await api.PaymentStateAsync("0001")).IsPaid);
    }

    [Fact]
    public async Task A_payment_is_refused_word_for_word()
    {
        await using var api = Api.InProcess();
        await api.InvoiceAsync();
        (await api.PayAsync("Card", 1, change: static b => b.Remove("type"))).Refused("Tipul incasarii trebuie specificat.");
        (await api.PayAsync("Card ", 1)).Refused("Tipul documentului nu a fost gasit pe server!", 404);
        (await api.PayAsync("Ordin de plata", 1)).Refused("Tipul documentului nu a fost gasit pe server!", 404);
        api.Oddities.UnknownPaymentTypeStatus = 400;
        (await api.PayAsync("Bon fiscal", 1)).Refused("Tipul documentului nu a fost gasit pe server!");
        (await api.PayAsync("Card", null)).Refused("Valoarea incasarii trebuie specificata.");
        (await api.PayAsync("Card", 1, change: static b => b.Remove("client")))
            .Refused("Datele clientului trebuie specificate. Ele se preiau din factura doar in cazul in care usePaymentDetails = true.");
        (await api.PayAsync("Card", 1, "0009")).Refused("Factura nu a fost gasita!");
        (await api.PayAsync("Card", 1, "0001", static b => b["client"]!["vatCode"] = "999")).Refused("Ciful clientului de pe factura FCT0001 difera de ciful clientului incasarii!");
        (await api.PayAsync("Card", 1, "0001", static b => b["currency"] = "EUR")).Refused("Moneda facturii FCT0001 nu corespunde cu moneda incasarii!");
        (await api.PayAsync("Card", 1, change: static b => b["currency"] = "XXX")).Refused("Moneda nu a fost gasita pe server!");
        (await api.PayAsync("Card", 1, change: static b => b["issueDate"] = "azi")).Refused("Data documentului trebuie sa fie de forma yyyy-MM-dd.");
        (await api.PayAsync("Chitanta", 1, change: static b => b["seriesName"] = "FCT")).Refused("Seria nu poate fi folosita la chitante.");
        (await api.PayAsync("Chitanta", 1, change: static b => b.Remove("seriesName"))).Refused("Seria nu a fost gasita! Folositi o serie creata in contul de cloud.");
        Assert.Empty(api.Account.Payments);
        api.Oddities.ReceiptSeriesRequired = false;
        Assert.Equal("CH", (await api.PayAsync("Chitanta", 1, change: static b => b.Remove("seriesName"))).Succeeds()["series"]);
    }

    [Fact]
    public async Task Checklist15_void_or_paid_invoices_cannot_be_collected()
    {
        await using var api = Api.InProcess();
        for (var i = 0; i < 3; i++)
            await api.InvoiceAsync();
        api.Account.CancelInvoice("FCT", "0001");
        api.Account.StornoInvoice("FCT", "0002");
        api.Account.Collect("FCT", "0003");
        (await api.PayAsync("Card", 1, "0001")).Refused("Factura FCT0001 este anulata, nu o puteti incasa. Restaurati intai factura sau emiteti incasarea independent de factura.");
        (await api.PayAsync("Card", 1, "0002")).Refused("Factura este incasata sau stornata in totalitate.");
        (await api.PayAsync("Card", 1, "0003")).Refused("Factura este incasata sau stornata in totalitate.");
    }

    [Fact]
    public async Task The_invoices_details_may_be_used_for_one_invoice()
    {
        await using var api = Api.InProcess();
        await api.InvoiceAsync();
        await api.InvoiceAsync();
        JsonObject Body(params string[] numbers) => new()
        {
            ["companyVatCode"] = api.Account.Cif,
            ["type"] = "Ordin plata",
            ["useInvoiceDetails"] = true,
            ["invoicesList"] = new JsonArray([.. numbers.Select(static n => new JsonObject { ["seriesName"] = "FCT", ["number"] = n })]),
        };
        (await api.PostAsync("payment", Body())).Refused("Pentru emiterea unei incasari cu datele de pe factura trebuie specificate seria si numarul facturii.");
        (await api.PostAsync("payment", Body("0001", "0002"))).Refused("Trebuie specificata doar o factura!");
        (await api.PostAsync("payment", Api.With(Body("0001"), static b => b["value"] = 21))).Succeeds();
        Assert.Equal(100m, (await api.PaymentStateAsync("0001")).Open);
        api.Oddities.ValueWinsOverInvoiceDetails = false;
        (await api.PostAsync("payment", Api.With(Body("0001"), static b => b["value"] = 1))).Succeeds();
        Assert.True((await api.PaymentStateAsync("0001")).IsPaid);
        (await api.PostAsync("payment", Api.With(Body(), static b => b["invoicesList"] = new JsonObject { ["seriesName"] = "FCT", ["number"] = "0002" }))).Succeeds();
        Assert.True((await api.PaymentStateAsync("0002")).IsPaid);
        Assert.Equal(("Acme SRL", "RO999", 121m), api.Account.Payments[2] is var p ? (p.ClientName, p.ClientCif, p.Value) : default);
    }

    [Fact]
    public async Task A_payment_runs_over_several_invoices_in_order()
    {
        await using var api = Api.InProcess();
        await api.InvoiceAsync();
        await api.InvoiceAsync();
        (await api.PayAsync("Card", 200, "0001", static b => b["invoicesList"]!.AsArray().Add(new JsonObject { ["seriesName"] = "FCT", ["number"] = "0002" }))).Succeeds();
        Assert.Equal((121m, 79m), ((await api.PaymentStateAsync("0001")).Paid, (await api.PaymentStateAsync("0002")).Paid));
    }

    [Fact]
    public async Task An_invoice_may_be_issued_paid_and_a_draft_is_not()
    {
        await using var api = Api.InProcess();
        JsonObject Paid() => new() { ["type"] = "Chitanta", ["value"] = 121, ["isCash"] = true, ["paymentSeries"] = "CH" };
        await api.InvoiceAsync(b => (b["payment"], b["isDraft"]) = (Paid(), true));
        Assert.Empty(api.Account.Payments);
        await api.InvoiceAsync(b => b["payment"] = Paid());
        Assert.Equal(("CH", "0001"), Assert.Single(api.Account.Payments) is var p ? (p.Series, p.Number) : default);
        Assert.True((await api.PaymentStateAsync("0001")).IsPaid);
        (await api.InvoiceAsync(b => b["payment"] = Api.With(Paid(), static x => x["type"] = "Bani"))).Refused("Tipul documentului nu a fost gasit pe server!", 404);
    }

    [Fact]
    public async Task Checklist15_the_last_receipt_of_a_series_can_be_deleted()
    {
        await using var api = Api.InProcess();
        await api.InvoiceAsync();
        await api.PayAsync("Chitanta", 1, "0001");
        await api.PayAsync("Chitanta", 2, "0001");
        (await api.DeleteAsync("payment/chitanta?cif=*&seriesname=CH")).Refused("Numarul chitantei trebuie specificat in url in parametrul 'number'!");
        (await api.DeleteAsync("payment/chitanta?cif=*&number=0001")).Refused("Seria chitantei trebuie specificata in url in parametrul 'seriesname'!");
        (await api.DeleteAsync("payment/chitanta?cif=*&seriesname=CH&number=2")).Refused("Chitanta nu a fost gasita.");
        (await api.DeleteAsync("payment/chitanta?cif=*&seriesname=CH&number=0001"))
            .Refused("Nu poti sterge documentul cu seria si numarul CH 0001, deoarece nu este ultimul din serie!", 403);
        Assert.Equal("Chitanta cu seria si numarul CH0002 a fost stearsa cu succes.", (await api.DeleteAsync("payment/chitanta?cif=*&seriesname=CH&number=0002")).Succeeds()["message"]);
        Assert.Equal(1m, (await api.PaymentStateAsync("0001")).Paid);
        Assert.Equal("0002", (await api.PayAsync("Chitanta", 2, "0001")).Number);
    }

    [Fact]
    public async Task A_payment_is_deleted_by_its_invoice()
    {
        await using var api = Api.InProcess();
        await api.InvoiceAsync();
        await api.PayAsync("CEC", 21, "0001");
        const string of = "&invoiceSeries=FCT&invoiceNumber=0001";
        (await api.DeleteAsync("payment/v2?cif=*" + of)).Refused("Tipul incasarii (paymentType) trebuie specificat.");
        (await api.DeleteAsync("payment/v2?cif=*&paymentType=Cec" + of)).Refused(WrongType);
        (await api.DeleteAsync("payment/v2?cif=*&paymentType=Chitanta" + of)).Refused(WrongType);
        (await api.DeleteAsync("payment/v2?cif=*&paymentType=Card" + of)).Refused("Nu au fost gasite incasari conform datelor specificate.");
        (await api.DeleteAsync("payment/v2?cif=*&paymentType=CEC&invoiceNumber=0001")).Refused("Seria facturii (invoiceSeries) trebuie specificata pentru identificarea incasarii.");
        (await api.DeleteAsync("payment/v2?cif=*&paymentType=CEC&invoiceSeries=FCT")).Refused("Numarul facturii (invoiceNumber) trebuie specificat pentru identificarea incasarii.");
        (await api.DeleteAsync("payment/v2?cif=*&paymentType=CEC&invoiceSeries=FCT&invoiceNumber=1")).Refused("Factura cu seria si numarul FCT1 nu a fost gasita!");
        Assert.Equal("Incasarea pentru factura FCT0001 a fost stearsa cu succes!", (await api.DeleteAsync("payment/v2?cif=*&paymentType=CEC" + of)).Succeeds()["message"]);
        Assert.Empty(api.Account.Payments);
    }

    [Fact]
    public async Task Payments_are_deleted_before_their_invoice_is_cancelled_or_only_by_their_own_data()
    {
        await using var api = Api.InProcess();
        await api.InvoiceAsync();
        await api.PostAsync("payment", Api.With(api.Payment("Ordin plata", null, "0001"), static b => b["value"] = JsonNode.Parse("21.50")));
        api.Account.CancelInvoice("FCT", "0001");
        (await api.DeleteAsync("payment/v2?cif=*&paymentType=Ordin plata&invoiceSeries=FCT&invoiceNumber=0001")).Refused("Factura cu seria si numarul FCT0001 este anulata si nu mai are incasari atasate!");
        string By(string value, string cif = "RO999", string name = "Acme SRL", string date = "2026-03-02") =>
            $"payment/v2?cif=*&paymentType=Ordin plata&paymentDate={date}&paymentValue={value}&clientName={name}&clientCif={cif}";
        foreach (var wrong in new[] { By("21.51"), By("21.5", "999"), By("21.5", name: "Acme"), By("21.5", date: "2026-03-01") })
            (await api.DeleteAsync(wrong)).Refused("Nu au fost gasite incasari conform datelor specificate.");
        (await api.DeleteAsync(By("21.5", date: ""))).Refused("Data incasarii (paymentDate) trebuie specificata");
        (await api.DeleteAsync(By(""))).Refused("Valoarea incasarii (paymentValue) trebuie specificata.");
        api.Oddities.PaymentValueComparedAsText = true;
        (await api.DeleteAsync(By("21.5"))).Refused("Nu au fost gasite incasari conform datelor specificate.");
        Assert.Equal(
            "Incasarea emisa catre clientul Acme SRL RO999 in data de 02/03/2026 cu valoare de 21.50 de tip Ordin plata a fost stearsa cu succes.",
            (await api.DeleteAsync(By("21.50"))).Succeeds()["message"]);
        await api.PayAsync("Card", 100);
        api.Oddities.PaymentValueComparedAsText = false;
        (await api.DeleteAsync(By("100.00").Replace("Ordin plata", "Card", StringComparison.Ordinal))).Succeeds();
    }

    [Theory]
    [InlineData("Card online")]
    [InlineData("Extras de cont")]
    [InlineData("Ramburs")]
    public async Task Conflict_three_types_can_be_deleted_or_not(string type)
    {
        await using var api = Api.InProcess();
        await api.InvoiceAsync();
        await api.PayAsync(type, 1, "0001");
        var path = $"payment/v2?cif=*&paymentType={type}&invoiceSeries=FCT&invoiceNumber=0001";
        (await api.DeleteAsync(path)).Refused(WrongType);
        api.Oddities.NinePaymentTypesDeletable = true;
        (await api.DeleteAsync(path)).Succeeds();
    }

    [Fact]
    public async Task A_fiscal_receipt_is_issued_here_and_numbered_when_printed()
    {
        await using var api = Api.InProcess();
        api.Sim.SignIns.First.CashRegister = new SmartbillCashRegister();
        var reply = await BonAsync(api);
        Assert.Equal(["errorText", "id", "number", "message"], reply.Is(200).Json.AsObject().Select(static p => p.Key));
        Assert.Equal("0", reply.Number);
        var text = Encoding.UTF8.GetString(Convert.FromBase64String(reply["message"]));
        Assert.Contains("Servicii;100.00;1.000", text, StringComparison.Ordinal);
        Assert.Equal(reply["message"], (await api.GetAsync("payment/text?cif=*&id=" + reply["id"])).Succeeds()["message"]);
        (await api.GetAsync("payment/text?cif=*&id=1")).IsPage(500);
        Assert.DoesNotContain("message", (await BonAsync(api, static b => b["returnFiscalPrinterText"] = false)).Json.AsObject().Select(static p => p.Key));
        (api.Oddities.FiscalReceiptAnswerIsShort, api.Oddities.FiscalReceiptNumber) = (false, "12");
        Assert.Equal(["errorText", "message", "number", "series", "url", "id"], (await BonAsync(api)).Json.AsObject().Select(static p => p.Key));
        Assert.Equal("12", (await BonAsync(api)).Number);
        Assert.Equal(60m, api.Account.Payments[0].Received["receivedCard"]);
    }

    [Fact]
    public async Task A_fiscal_receipt_is_refused_word_for_word()
    {
        await using var api = Api.InProcess();
        (await BonAsync(api)).Refused("Nu s-a gasit casa de marcat pentru userul api@example.com.");
        var register = api.Sim.SignIns.First.CashRegister = new SmartbillCashRegister();
        (await BonAsync(api, static b => b["currency"] = "EUR")).Refused("Bonurile fiscale pot fi emise doar in Lei!");
        (await BonAsync(api, static b => b["products"] = new JsonArray([.. Enumerable.Range(0, 71).Select(static _ => Api.Line())]))).Refused("Numarul maxim acceptat de 70 intrari pe document a fost depasit.");
        register.Methods = new HashSet<string> { "receivedCash" };
        (await BonAsync(api)).Refused("Au fost inregistrate urmatoarele plati partiale cu metode de plata neconfigurate pe casa de marcat: Card: 60");
        register.Methods = null;
        register.Taxes = new HashSet<string> { "Redusa" };
        var id = (await BonAsync(api)).Is(200)["id"];
        (await api.GetAsync("payment/text?cif=*&id=" + id)).Refused("Cota TVA Normala (21.00%) nu a fost configurata pentru casa de marcat selectata");
        api.Account.IsVatPayer = false;
        var refused = await BonAsync(api);
        refused.Refused("Configurarea casei de marcat pentru firma neplatitoare de TVA nu a fost facuta.");
        Assert.NotEqual("", refused.Number);
        Assert.Equal("json_mapping_error", (await BonAsync(api, static b => b["received"] = new JsonObject())).Is(400).Code);
    }

    [Fact]
    public async Task A_fiscal_receipt_may_move_stock()
    {
        await using var api = SmartbillStockTests.Stocked();
        api.Sim.SignIns.First.CashRegister = new SmartbillCashRegister();
        (await BonAsync(api, static b => (b["useStock"], b["products"]) = (true, new JsonArray(Api.Goods(2))))).Is(200);
        Assert.Equal(3m, api.Account.StockOf("Depozit", "MK053"));
        (await BonAsync(api, static b => (b["useStock"], b["products"]) = (true, new JsonArray(Api.Goods(9))))).Is(400);
        Assert.Single(api.Account.Payments);
    }

    private static Task<Reply> BonAsync(Api api, Action<JsonObject>? change = null) => api.PayAsync("Bon", 121, change: b =>
    {
        b["products"] = new JsonArray(Api.Line());
        (b["returnFiscalPrinterText"], b["receivedCash"], b["receivedCard"]) = (true, 61, 60);
        change?.Invoke(b);
    });
}
