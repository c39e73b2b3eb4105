using System.Text.Json.Nodes;

namespace Connectors.Testing.Tests.Smartbill;

/// <summary>The texts with which documents are refused: each word for word, nothing written, the series unmoved.</summary>
public sealed class SmartbillRefusalTests
{
    public static TheoryData<string, string> Refusals { get; } = new()
    {
        { "series", "Seria nu a fost gasita! Folositi o serie creata in contul de cloud." },
        { "series of proformas", "Seria nu a fost gasita! Folositi o serie creata in contul de cloud." },
        { "no series", "Seria nu a fost gasita! Folositi o serie creata in contul de cloud." },
        { "currency", "Moneda nu a fost gasita pe server!" },
        { "line currency", "Moneda nu a fost gasita pe server!" },
        { "date", "Data documentului trebuie sa fie de forma yyyy-MM-dd." },
        { "due date", "Data documentului trebuie sa fie de forma yyyy-MM-dd." },
        { "no lines", "invoiceProducts trebuie specificat si trebuie sa contina cel putin un element" },
        { "empty lines", "invoiceProducts trebuie specificat si trebuie sa contina cel putin un element" },
        { "no client", "tara trebuie specificata" },
        { "no country", "tara trebuie specificata" },
        { "no client name", "Client invalid!" },
        { "no name", "name trebuie specificat pentru fiecare produs" },
        { "no unit", "measuringUnitName trebuie specificat pentru fiecare produs" },
        { "no quantity", "quantity trebuie specificat pentru fiecare produs" },
        { "no price", "price trebuie specificat pentru fiecare produs" },
        { "no code", "Produsul Servicii nu are codul specificat." },
        { "rate", "Cota tva a produsului Servicii nu a fost gasita pe server!" },
        { "rate name", "Cota tva a produsului Servicii nu a fost gasita pe server!" },
        { "only a rate name", "Cota Veche nu a fost gasita pe server!" },
        { "no rate", "Trebuie sa setezi o cota tva pentru produsul Servicii" },
        { "no rate in catalogue", "Produsul Servicii nu are cota tva setata in cloud. Setati o cota din nomenclatorul de produse." },
        { "foreign lines", "Nu puteti emite documente in EUR cu moneda de referinta a produselor in RON !" },
        { "mixed currencies", "Aveti produse care au pretul in alta moneda decat cea a facturii." },
        { "only a discount", "Nu poti sa emiti un document care contine doar un discount. Trebuie sa ai si produse / servicii adaugate." },
        { "discount without percent", "Trebuie sa introduceti valoarea procentului!" },
        { "discount without value", "discountValue trebuie specificat pentru fiecare produs de tip discount" },
        { "discount over two rates", "La aplicarea unui discount pentru produse cu cote tva diferite, trebuie sa specifici si cota tva a discountului." },
        { "payment without type", "type trebuie specificat pentru incasare" },
        { "payment without value", "value trebuie specificat pentru incasare" },
        { "payment without isCash", "isCash trebuie specificat pentru incasare" },
        { "proforma", "Factura proforma PFC0009 nu a fost gasita!" },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task An_invoice_is_refused_word_for_word(string what, string text)
    {
        await using var api = Api.InProcess(static a => a.Product("Fara cota", "NOTAX", change: static p => p with { Tax = null }));
        (await api.InvoiceAsync(b => Spoil(what, b))).Refused(text);
        Assert.Empty(api.Account.Invoices);
        Assert.Equal(1, api.Account.Series[0].Next);
    }

    [Fact]
    public async Task A_proforma_speaks_of_itself()
    {
        await using var api = Api.InProcess();
        (await api.EstimateAsync(static b => b.Remove("products"))).Refused("estimateProducts trebuie specificat si trebuie sa contina cel putin un element");
        (await api.EstimateAsync(static b => Spoil("mixed currencies", b))).Refused("Aveti produse care au pretul in alta moneda decat cea a proformei.");
        (await api.EstimateAsync(static b => b["seriesName"] = "FCT")).Refused("Seria nu a fost gasita! Folositi o serie creata in contul de cloud.");
        Assert.Empty(api.Account.Estimates);
    }

    [Fact]
    public async Task Four_hundred_lines_are_the_most()
    {
        await using var api = Api.InProcess();
        (await api.InvoiceAsync(null, [.. Enumerable.Range(0, 401).Select(static _ => Api.Line())])).Refused("Numarul maxim acceptat de 400 intrari pe document a fost depasit.", 410);
        (await api.InvoiceAsync(null, [.. Enumerable.Range(0, 400).Select(static _ => Api.Line())])).Succeeds();
    }

    [Fact]
    public async Task A_closed_period_takes_nothing()
    {
        await using var api = Api.InProcess();
        api.Account.ClosedThrough = new DateOnly(2026, 2, 28);
        (await api.InvoiceAsync(static b => b["issueDate"] = "2026-02-28")).Refused("Nu puteti adauga documentul intr-o perioada inchisa");
        (await api.InvoiceAsync(static b => b["issueDate"] = "2026-03-01")).Succeeds();
        (await api.PayAsync("Card", 50, "0001", static b => b["issueDate"] = "2026-02-28")).Refused("Nu puteti adauga documentul intr-o perioada inchisa");
        (await api.PayAsync("Card", 50, "0001", static b => b["issueDate"] = "2026-03-01")).Succeeds();
    }

    [Fact]
    public async Task The_plans_quota_runs_in_windows_of_thirty_days()
    {
        await using var api = Api.InProcess();
        api.Account.DocumentLimit = 2;
        await api.InvoiceAsync();
        api.Account.IssueInvoice();
        (await api.EstimateAsync()).Refused("Pentru acest pachet s-a emis numarul maxim de documente permis");
        api.Sim.Clock.Advance(TimeSpan.FromDays(29));
        (await api.InvoiceAsync()).Refused("Pentru acest pachet s-a emis numarul maxim de documente permis");
        api.Sim.Clock.Advance(TimeSpan.FromDays(1));
        (await api.InvoiceAsync()).Succeeds();
    }

    [Fact]
    public async Task A_company_without_vat_needs_none_and_may_not_collect_it()
    {
        await using var api = Api.InProcess();
        api.Account.IsVatPayer = false;
        (await api.InvoiceAsync(static b => b["usePaymentTax"] = true)).Refused("O firma neplatitoare de tva nu poate folosi tva la incasare!");
        await api.InvoiceAsync(null, Without(Api.Line(), "taxPercentage", "taxName"));
        await api.InvoiceAsync(null, Api.With(Api.Line(), static l => (l["taxPercentage"], l["taxName"]) = (0, "Taxare inversa")));
        Assert.All(api.Account.Invoices, static i => Assert.Equal((100m, 0m), (i.Total, i.Vat)));
        Assert.Equal(2, api.Account.Invoices.Count);
    }

    [Fact]
    public async Task Without_any_rate_there_is_no_default()
    {
        await using var api = Api.InProcess(static a => a.ClearTaxes());
        (await api.InvoiceAsync(null, Without(Api.Line(), "taxPercentage", "taxName"))).Refused("Cota default nu a fost gasita pe server!");
    }

    [Fact]
    public async Task Trap08_units_are_case_sensitive()
    {
        await using var api = Api.InProcess();
        var text = (await api.InvoiceAsync(null, Api.With(Api.Line(), static l => l["measuringUnitName"] = "BUC"))).Is(400)["errorText"];
        Assert.StartsWith("Unitatea de masura BUC a produsului Servicii nu are factor de conversie setat.<div id=\"moreErrorDetails\" style=\"display:none\">", text, StringComparison.Ordinal);
        Assert.EndsWith("</div>", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Conflict_the_older_readings_of_a_document()
    {
        await using var api = Api.InProcess();
        (await api.InvoiceAsync(static b => b["language"] = "XX")).Succeeds();
        Assert.Equal("RO", api.Account.Invoices[0].Language);
        api.Oddities.UnknownLanguageRefused = true;
        (await api.InvoiceAsync(static b => b["language"] = "XX")).Refused("Limba nu a fost gasita pe server!");
        api.Oddities.LineCurrencyRequired = true;
        (await api.InvoiceAsync()).Refused("currency trebuie specificat pentru fiecare produs");
        api.Oddities.LineCurrencyRequired = false;
        api.Oddities.MissingSeriesTakesDefault = true;
        Assert.Equal("FCT", (await api.InvoiceAsync(static b => b.Remove("seriesName"))).Succeeds()["series"]);
        api.Oddities.InvoicePaymentNeedsIsCash = false;
        (await api.InvoiceAsync(static b => Spoil("payment without isCash", b))).Succeeds();
        api.Oddities.ForbiddenNameCharacters = "&";
        (await api.InvoiceAsync(static b => b["client"]!["name"] = "A & B")).Refused("Client invalid!");
    }

    [Fact]
    public async Task Trap07_saving_a_client_wipes_what_was_left_out()
    {
        await using var api = Api.InProcess(static a => a.Client("Acme SRL", static c => c with { VatCode = "RO999", Phone = "0722", Email = "a@example.com", Bank = "Banca" }));
        await api.InvoiceAsync();
        Assert.Equal("0722", Assert.Single(api.Account.Clients).Phone);
        await api.InvoiceAsync(static b => b["client"]!["saveToDb"] = true);
        var client = Assert.Single(api.Account.Clients);
        Assert.Equal(("", "", "", "Brasov"), (client.Phone, client.Email, client.Bank, client.City));
        (await api.InvoiceAsync(static b => (b["client"]!["saveToDb"], b["client"]!["vatCode"]) = (true, "RO1"))).Refused("Clientul exista deja pe server");
        await api.InvoiceAsync(static b => (b["client"]!["name"], b["client"]!["vatCode"]) = ("Nou SRL", "RO2"));
        Assert.Single(api.Account.Clients);
        api.Oddities.ClientSavedByDefault = true;
        await api.InvoiceAsync(static b => (b["client"]!["name"], b["client"]!["vatCode"]) = ("Nou SRL", "RO2"));
        Assert.Equal(["Acme SRL", "Nou SRL"], api.Account.Clients.Select(static c => c.Name));
    }

    [Fact]
    public async Task Trap05_a_client_is_no_vat_payer_unless_it_is_said()
    {
        await using var api = Api.InProcess();
        await api.InvoiceAsync(static b => (b["client"]!["saveToDb"], b["client"]!["isTaxPayer"]) = (true, null));
        Assert.False(Assert.Single(api.Account.Clients).IsVatPayer);
    }

    [Fact]
    public async Task A_line_may_save_its_product()
    {
        await using var api = Api.InProcess();
        await api.InvoiceAsync(null, Api.With(Api.Line("Carte", price: 30, code: "C1"), static l => l["saveToDb"] = true), Api.Line("Alta", code: "C2"));
        Assert.Equal(("Carte", "C1", 30m), Assert.Single(api.Account.Products) is var p ? (p.Name, p.Code, p.Price) : default);
    }

    private static JsonObject Without(JsonObject json, params string[] names)
    {
        foreach (var name in names)
            json.Remove(name);
        return json;
    }

    private static void Spoil(string what, JsonObject body)
    {
        var line = body["products"]!.AsArray()[0]!.AsObject();
        var payment = new JsonObject { ["type"] = "Card", ["value"] = 1, ["isCash"] = false };
        Action change = what switch
        {
            "series" => () => body["seriesName"] = "fct",
            "series of proformas" => () => body["seriesName"] = "PFC",
            "no series" => () => body.Remove("seriesName"),
            "currency" => () => body["currency"] = "BGN",
            "line currency" => () => line["currency"] = "lei",
            "date" => () => body["issueDate"] = "02/03/2026",
            "due date" => () => body["dueDate"] = "2026-3-2",
            "no lines" => () => body.Remove("products"),
            "empty lines" => () => body["products"] = new JsonArray(),
            "no client" => () => body.Remove("client"),
            "no country" => () => body["client"]!.AsObject().Remove("country"),
            "no client name" => () => body["client"]!["name"] = "",
            "no name" => () => line.Remove("name"),
            "no unit" => () => line.Remove("measuringUnitName"),
            "no quantity" => () => line.Remove("quantity"),
            "no price" => () => line.Remove("price"),
            "no code" => () => line.Remove("code"),
            "rate" => () => line["taxPercentage"] = 19,
            "rate name" => () => line["taxName"] = "Redusa",
            "only a rate name" => () => (Without(line, "taxPercentage")["taxName"], _) = ("Veche", 0),
            "no rate" => () => Without(line, "taxPercentage", "taxName"),
            "no rate in catalogue" => () => Without(line, "taxPercentage", "taxName")["code"] = "NOTAX",
            "foreign lines" => () => body["currency"] = "EUR",
            "mixed currencies" => () => body["products"] = new JsonArray(Api.With(Api.Line(), static l => l["currency"] = "EUR"), Api.With(Api.Line(), static l => l["currency"] = "USD")),
            "only a discount" => () => body["products"] = new JsonArray(Api.Discount()),
            "discount without percent" => () => body["products"] = new JsonArray(Api.Line(), Without(Api.Discount(), "discountPercentage")),
            "discount without value" => () => body["products"] = new JsonArray(Api.Line(), Api.With(Api.Discount(), static d => d["discountType"] = 1)),
            "discount over two rates" => () => body["products"] = new JsonArray(
                Api.Line(), Api.With(Api.Line(), static l => (l["taxName"], l["taxPercentage"]) = ("Redusa", 11)), Without(Api.Discount(2), "taxName", "taxPercentage")),
            "payment without type" => () => body["payment"] = Without(payment, "type"),
            "payment without value" => () => body["payment"] = Without(payment, "value"),
            "payment without isCash" => () => body["payment"] = Without(payment, "isCash"),
            "proforma" => () => body["estimate"] = new JsonObject { ["seriesName"] = "PFC", ["number"] = "0009" },
            _ => throw new ArgumentException(what),
        };
        change();
    }
}
