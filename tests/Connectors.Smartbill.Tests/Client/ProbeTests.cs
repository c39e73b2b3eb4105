using Connectors.Smartbill.Tests.Support;

namespace Connectors.Smartbill.Tests.Client;

public sealed class ProbeTests
{
    private const string Taxes = """{"taxes":[{"name":"Normala","percentage":21}]}""";
    private const string Series = """{"list":[{"name":"CRM","nextNumber":42,"type":"f"},{"name":"PRF","nextNumber":7,"type":"p"}]}""";
    private const string Page = """{"items":[],"pagination":{"next":null,"previous":null}}""";

    [Fact]
    public async Task All_is_well()
    {
        var wire = new WireHandler().Answer(Taxes).Answer(Series).Answer("""{"list":[]}""").Answer(Page);
        await using var test = TestClient.On(wire);
        var probe = await test.Client.ProbeAsync();
        Assert.True(probe.Ok);
        Assert.Equal(TestClient.Cif, probe.Account!.Id);
        Assert.Equal("sign-in company invoice-series estimate-series stock nomenclatures quota", string.Join(' ', probe.Capabilities.Select(c => c.Name)));
        Assert.All(probe.Capabilities, c => Assert.Equal(ProbeStatus.Ok, c.Status));
        Assert.Equal("3 of 25 calls used in the last ten seconds, over all companies of the token.", probe.Find(SmartbillCapabilities.Quota)!.Reason);
        Assert.All(wire.Requests, r => Assert.StartsWith("GET ", r));
    }

    [Fact]
    public async Task Each_refusal_is_a_text_that_says_who_must_do_what()
    {
        var texts = new List<string>
        {
            await ProbeAsync("wrong token", w => w.Answer(Error("Autentificare esuata. Va rugam verificati datele si incercati din nou."), 401)),
            await ProbeAsync("unknown company", w => w.Answer(Error("Firma la care incercati sa va conectati nu mai este disponibila in Cloud."), 401)),
            await ProbeAsync("company of others", w => w.Answer(Error("Firma la care incercati sa va conectati nu este disponibila pentru acest utilizator."), 401)),
            await ProbeAsync("blocked", w => w.Answer(LimitTests.Block(10), 403)),
            await ProbeAsync("no V3 token, no series, no stock module", w => w.Answer(Taxes).Answer("""{"list":[]}""").Answer(Error("Modulul stoc nu este activ!"), 400), o => o.Credentials!.TokenV3 = null),
            await ProbeAsync("V3 token refused, rights missing", w => w.Answer(Taxes).Answer(Error("Nou"), 403).Answer(Error("Nou"), 403).Answer(V3("authentication_error", "invalid_api_key"), 401)),
            await ProbeAsync("subscription ended", w => w.Answer(Taxes).Answer(Series).Answer("""{"list":[]}""").Answer(V3("authorization_error", "subscription_expired"), 403)),
            await ProbeAsync("SmartBill is down", w => w.Answer(Down).Answer(Down).Answer(Down)),
            await ProbeAsync("no network", w => w.Answer(Lost).Answer(Lost).Answer(Lost)),
        };
        Verified.Text(string.Join("\n\n", texts));
    }

    [Fact]
    public async Task A_company_without_VAT_has_right_credentials()
    {
        var wire = new WireHandler().Answer(Error("Firma este neplatitoare de tva."), 400).Answer(Series).Answer("""{"list":[]}""").Answer(Page);
        await using var test = TestClient.On(wire);
        var probe = await test.Client.ProbeAsync();
        Assert.True(probe.Ok);
        Assert.Equal("The company pays no VAT.", probe.Find(SmartbillCapabilities.Company)!.Reason);
    }

    private static HttpResponseMessage Down() => WireHandler.Body("<html></html>", "text/html", 502);

    private static HttpResponseMessage Lost() => throw new HttpRequestException(HttpRequestError.NameResolutionError, "no such host");

    private static string Error(string text) => $$"""{"errorText":"{{text}}"}""";

    private static string V3(string type, string code) => $$"""{"status":401,"type":"{{type}}","errors":[{"code":"{{code}}","message":"M"}]}""";

    private static async Task<string> ProbeAsync(string name, Action<WireHandler> answers, Action<SmartbillOptions>? change = null)
    {
        var wire = new WireHandler();
        answers(wire);
        await using var test = TestClient.On(wire, change, new ImpatientClock());
        var probe = await test.Client.ProbeAsync();
        return $"=== {name}\n" + string.Join('\n', probe.Capabilities.Where(c => c.Status != ProbeStatus.Ok).Select(c => $"{c.Name} {c.Status}: {c.Reason} [{c.Who}] {c.NextStep}"));
    }
}
