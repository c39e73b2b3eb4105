using System.Text;
using System.Text.Json.Nodes;

namespace Connectors.Testing.Tests.Smartbill;

/// <summary>VAT rates, series, e-mail.</summary>
public sealed class SmartbillConfigTests
{
    [Fact]
    public async Task Vat_rates_are_listed_by_name_and_percentage()
    {
        await using var api = Api.InProcess(static a => a.Tax("Speciala", 5.5m));
        var taxes = (await api.GetAsync("tax?cif=*")).Succeeds().Json["taxes"]!.AsArray();
        Assert.Equal("""{"name":"Normala","percentage":21}""", taxes[0]!.ToJsonString());
        Assert.Equal(["Normala", "Redusa", "Taxare inversa", "TVA Inclus", "SDD", "SFDD", "Speciala"], taxes.Select(static t => (string?)t!["name"]));
        Assert.Equal("5.5", taxes[6]!["percentage"]!.ToJsonString());
    }

    [Theory]
    [InlineData(400)]
    [InlineData(200)]
    public async Task Open16_a_company_without_vat_has_none(int status)
    {
        await using var api = Api.InProcess();
        api.Account.IsVatPayer = false;
        api.Oddities.NoVatTaxStatus = status;
        (await api.GetAsync("tax?cif=*")).Refused("Firma este neplatitoare de tva.", status);
    }

    [Fact]
    public async Task Series_are_listed_by_type()
    {
        await using var api = Api.InProcess(static a => a.AddSeries("ALT", "f", 12));
        var list = (await api.GetAsync("series?cif=*")).Succeeds().Json["list"]!.AsArray();
        Assert.Equal(["FCT f", "PFC p", "CH c", "ALT f"], list.Select(static s => $"{s!["name"]} {s["type"]}"));
        Assert.Equal("""[{"name":"CH","nextNumber":1,"type":"c"}]""", (await api.GetAsync("series?cif=*&type=c")).Succeeds().Json["list"]!.ToJsonString());
        (await api.GetAsync("series?cif=*&type=F")).Refused("Tipul documentului nu poate fi F! Parametrul type poate lua valorile: 'f' pentru factura, 'p' pentru proforma si 'c' pentru chitanta.");
        api.Account.RemoveSeries("ALT");
        Assert.DoesNotContain("ALT", (await api.GetAsync("series?cif=*")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_document_is_emailed_with_the_accounts_template_or_with_own_words()
    {
        await using var api = Api.InProcess(static a => a.IssueInvoice("FCT", "Acme SRL", static i => i with { Client = i.Client with { Email = "c@example.com" } }));
        var reply = (await SendAsync(api)).Is(200);
        Assert.Equal("""{"status":{"code":0,"message":"Documentul a fost trimis cu succes."}}""", reply.Text);
        (await SendAsync(api, static b => (b["to"], b["cc"], b["type"], b["subject"], b["bodyText"]) =
            ("d@example.com", "e@example.com, f@example.com", "FACTURA", Base64("Factura ta"), Base64("Buna #nume client#")))).Is(200);
        Assert.Equal(
            ["factura FCT0001 c@example.com  - -", "factura FCT0001 d@example.com e@example.com, f@example.com Factura ta Buna #nume client#"],
            api.Account.SentEmails.Select(static e => $"{e.Type} {e.Document} {e.To} {e.Cc} {e.Subject ?? "-"} {e.Text ?? "-"}"));
    }

    [Fact]
    public async Task Trap11_emails_are_refused_in_a_shape_of_their_own()
    {
        await using var api = Api.InProcess(static a => a.IssueInvoice());
        api.Account.IssueEstimate();
        async Task Refused(Action<JsonObject> change, string text)
        {
            var status = (await SendAsync(api, change)).Is(400).Json["status"]!;
            Assert.Equal((1, text), ((int)status["code"]!, (string?)status["message"]));
        }

        await Refused(static b => b.Remove("type"), "type  trebuie specificat. Valorile acceptate sunt: factura, proforma.");
        await Refused(static b => b["type"] = "invoice", "Valoarea campului 'type' nu este suportata (invoice). Valorile acceptate sunt: factura, proforma.");
        await Refused(static b => b.Remove("number"), "Numarul documentului  trebuie specificat");
        await Refused(static b => b["seriesName"] = "X", "Seria nu a fost gasita! Folositi o serie creata in contul de cloud.");
        await Refused(static b => b["number"] = "1", "Documentul nu a fost gasit");
        await Refused(static b => b["seriesName"] = "PFC", "Documentul nu a fost gasit");
        await Refused(static b => b["subject"] = "Factura ta!", "Subiectul emailului trebuie sa fie codat folosind Base64.");
        await Refused(static b => b["bodyText"] = "Buna ziua", "Continutul emailului trebuie sa fie codat folosind Base64.");
        await Refused(static b => b["bcc"] = "bun@example.com, rau", "Invalid Addresses");
        await Refused(static b => b["to"] = "cineva@", "Missing domain");
        await Refused(static b => b.Remove("to"), "Trebuie specificata adresa de email a clientului.");
        api.Account.HasEmailServer = false;
        await Refused(static _ => { }, "Server-ul de email nu a fost configurat.");
        Assert.Empty(api.Account.SentEmails);
        Assert.Equal(401, (await api.SendAsync("POST", "document/send", "{}", (api.Account.Email, "x"))).Status);
        api.Account.HasEmailServer = true;
        (await SendAsync(api, static b => (b["seriesName"], b["type"]) = ("PFC", "proforma"))).Is(200);
        api.Oddities.RefusalStatus = 200;
        Assert.Equal(1, (int)(await SendAsync(api, static b => b["number"] = "1")).Is(200).Json["status"]!["code"]!);
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static Task<Reply> SendAsync(Api api, Action<JsonObject>? change = null) => api.PostAsync("document/send", Api.With(
        new JsonObject { ["companyVatCode"] = api.Account.Cif, ["seriesName"] = "FCT", ["number"] = "0001", ["type"] = "factura", ["to"] = change is null ? null : "c@example.com" },
        change ?? (static _ => { })));
}
