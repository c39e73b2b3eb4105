using Connectors.Uniconta.Tests.Support;

namespace Connectors.Uniconta.Tests.Client;

public sealed class ProbeTests
{
    private const string Companies = """{"value":[{"PrimaryKeyId":4415,"CompanyName":"Prøve ApS"}]}""";
    private const string English = """{"value":[{"RowId":1,"VatZone":"Domestic"}]}""";
    private const string Danish = """{"value":[{"RowId":1,"VatZone":"Indland"}]}""";
    private const string Nothing = """{"value":[]}""";

    [Fact]
    public async Task All_is_well()
    {
        var wire = Wire(Companies, English);
        await using var test = TestClient.On(wire);
        var probe = await test.Client.ProbeAsync();
        Assert.True(probe.Ok);
        Assert.Equal(("4415", "Prøve ApS"), (probe.Account!.Id, probe.Account.Name));
        Assert.Equal("sign-in company debtors contacts employees items orders offers invoices language web-api quota", string.Join(' ', probe.Capabilities.Select(c => c.Name)));
        Assert.All(probe.Capabilities, c => Assert.Equal(ProbeStatus.Ok, c.Status));
        Assert.Equal("10 of 5000 calls used today. Counted here: Uniconta does not tell, and other programs of the user are not in it.", probe.Find(UnicontaCapabilities.Quota)!.Reason);
        // It changes nothing: reads, the sign-in and a query.
        Assert.All(wire.Requests, r => Assert.True(r.StartsWith("GET ", StringComparison.Ordinal) || r.Contains("/login", StringComparison.Ordinal) || r.Contains("/Query/", StringComparison.Ordinal)));
    }

    [Fact, Acceptance("P-21c")]
    public async Task What_can_be_missing_is_said_with_who_must_do_what()
    {
        var texts = new List<string>
        {
            await TextAsync("wrong password", new WireHandler().Answer("no", 401)),
            await TextAsync("blocked user", new WireHandler().Answer("\"UserIsBlocked\"", 403)),
            await TextAsync("wrong company", new WireHandler().Answer("\"NoCompanyId\"")),
            await TextAsync("another company", new WireHandler().Answer("""{"value":[{"PrimaryKeyId":9,"CompanyName":"Anden ApS"}]}""")),
            await TextAsync("deactivated company", new WireHandler().Answer("""{"value":[{"PrimaryKeyId":4415,"CompanyName":"Prøve ApS","Deactive":true}]}""")),
            await TextAsync("other language", Wire(Companies, Danish)),
            await TextAsync("no right to orders, no table of offers, no web API", new WireHandler().Answer(Companies).Answer(English).Answer(Nothing).Answer(Nothing).Answer(Nothing)
                .Answer("\"NoRights\"", 403).Answer("", 404).Answer("", 404).Answer("\"NoSubscription\"").Answer("\"UnknownAppIdent\"")),
            await TextAsync("slowed down", new WireHandler().Answer("\"SlowDown\"")),
            await TextAsync("no network", new WireHandler().Answer(Broken).Answer(Broken).Answer(Broken)),
            await TextAsync("a fault of Uniconta's", new WireHandler().Answer("", 503).Answer("", 503).Answer("", 503)),
        };
        Verified.Text(string.Join("\n\n", texts));

        static HttpResponseMessage Broken() => throw new HttpRequestException(HttpRequestError.NameResolutionError, "no such host");
    }

    private static WireHandler Wire(string companies, string debtors)
    {
        var wire = new WireHandler().Answer(companies).Answer(debtors);
        for (var i = 0; i < 6; i++)
            wire.Answer(Nothing);
        return wire.Answer(TestClient.Login).Answer("[]");
    }

    private static async Task<string> TextAsync(string name, WireHandler wire)
    {
        await using var test = TestClient.On(wire, o => o.CallTimeout = TimeSpan.FromSeconds(30), new ImpatientClock());
        var probe = await test.Client.ProbeAsync();
        return $"=== {name}\n" + string.Join('\n', probe.Capabilities.Where(c => c.Status != ProbeStatus.Ok).Select(c => $"{c.Name} {c.Status}: {c.Reason} [{c.Who}] {c.NextStep}"));
    }
}
