using Connectors.Intacct.Tests.Support;

namespace Connectors.Intacct.Tests.Client;

public sealed class ProbeTests
{
    private const string Definitions = """{"key":"1","id":"Devis","docClass":"quote","status":"active"},{"key":"2","id":"Commande","docClass":"order","status":"active"},{"key":"3","id":"Facture","docClass":"invoice","status":"active"}""";

    [Fact]
    public async Task All_is_well()
    {
        var wire = Well(new WireHandler().Answer(Answers.Rows("""{"key":"601","id":"FR01","name":"France"}""")), Definitions);
        await using var test = TestClient.On(wire, o => (o.SenderId, o.SenderPassword, o.Credentials!.EntityId) = (null, null, "FR01"));
        var probe = await test.Client.ProbeAsync();
        Assert.True(probe.Ok);
        Assert.Equal("ACME", probe.Account!.Id);
        Assert.Equal("sign-in entity contacts customers items documents transaction-definitions projects contracts xml quota", string.Join(' ', probe.Capabilities.Select(c => c.Name)));
        Assert.Equal([IntacctCapabilities.Xml], probe.Capabilities.Where(c => c.Status != ProbeStatus.Ok).Select(c => c.Name));
        Assert.All(wire.Requests, r => Assert.StartsWith("POST https://api.intacct.com/ia/api/v1/services/core/query\n", r));
        // The question about the entity is asked at the top level, all others inside of it.
        Assert.Equal([false, true], wire.Requests.Take(2).Select(r => r.Contains("X-IA-API-Param-Entity: FR01", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task What_is_wrong_is_said_with_who_must_do_what()
    {
        var client = await SignInAsync("""{"error":"invalid_client"}""", _ => { });
        var user = await SignInAsync("""{"error":"invalid_grant"}""", _ => { });
        var consent = await SignInAsync("""{"error":"invalid_grant"}""", o => o.Credentials = new() { CompanyId = "ACME", RefreshToken = TestClient.RefreshToken });
        var company = await SignInAsync("""{"error":{"code":"GW-0011","message":"Tenant"}}""", _ => { });
        var network = await ProbeAsync(new WireHandler { Token = () => throw new HttpRequestException(HttpRequestError.NameResolutionError) }, _ => { }, new ImpatientClock());
        var entity = await ProbeAsync(new WireHandler().Answer(Answers.NoRows), o => o.Credentials!.EntityId = "XX");
        Verified.Text(string.Join("\n\n", client, user, consent, company, network, entity));
    }

    [Fact]
    public async Task Missing_modules_rights_and_definitions_are_told_one_by_one()
    {
        var wire = new WireHandler().Answer(Answers.NoRows)
            .Answer(Answers.NoRows)
            .Answer(Answers.Error(""" "code":"forbidden","message":"No permission" """), 403)
            .Answer(Answers.NoRows)
            .Answer(Answers.NoRows)
            .Answer(Answers.Rows("""{"key":"2","id":"Commande","docClass":"order","status":"active"},{"key":"3","id":"Alt","docClass":"quote","status":"inactive"}"""))
            .Answer(Answers.Error(""" "code":"invalidRequest","message":"Unknown object" """), 400)
            .Answer(Answers.NoRows)
            .Answer(() => WireHandler.Json(Answers.XmlSession))
            .Answer(() => Answers.XmlAnswer("""<response><control><status>failure</status></control><errormessage><error><errorno>XL03000003</errorno><description/><description2>Incorrect sender</description2></error></errormessage></response>"""));
        Verified.Text(await ProbeAsync(wire, _ => { }));
    }

    private static WireHandler Well(WireHandler wire, string definitions)
    {
        for (var i = 0; i < 4; i++)
            wire.Answer(Answers.NoRows);
        return wire.Answer(Answers.Rows(definitions)).Answer(Answers.NoRows).Answer(Answers.NoRows);
    }

    private static Task<string> SignInAsync(string refusal, Action<IntacctOptions> change) => ProbeAsync(new WireHandler { Token = () => WireHandler.Json(refusal, 400) }, change);

    private static async Task<string> ProbeAsync(WireHandler wire, Action<IntacctOptions> change, TimeProvider? clock = null)
    {
        await using var test = TestClient.On(wire, change, clock);
        var probe = await test.Client.ProbeAsync();
        var text = string.Join('\n', probe.Capabilities.Where(c => c.Status != ProbeStatus.Ok).Select(c => $"{c.Name} {c.Status}: {c.Reason} [{c.Who}] {c.NextStep}"));
        Assert.DoesNotContain("canary", text);
        return text;
    }
}
