using Connectors.Dinero.Tests.Support;
using Connectors.Testing;

namespace Connectors.Dinero.Tests.Client;

public sealed class ProbeTests
{
    [Fact, Acceptance("P-21a", Missing = "the page"), Acceptance("P-21d")]
    public async Task All_is_well()
    {
        await using var dinero = await DineroSimulator.StartAsync();
        await using var test = TestClient.Of(dinero);
        var probe = await test.Client.ProbeAsync();
        Assert.True(probe.Ok);
        Assert.Equal((dinero.Account.Id.ToString(), "Test ApS"), (probe.Account!.Id, probe.Account.Name));
        Assert.Equal("sign-in organization plan contacts products invoices quota", string.Join(' ', probe.Capabilities.Select(c => c.Name)));
        Assert.All(probe.Capabilities, c => Assert.Equal(ProbeStatus.Ok, c.Status));
        Assert.Equal("4 of 55 calls used in the last minute. Counted here: Dinero does not tell, and other programs are not in it.", probe.Find(DineroCapabilities.Quota)!.Reason);
        Assert.DoesNotContain(dinero.Calls, c => c.Method != "GET" && !c.Operation.StartsWith("token", StringComparison.Ordinal));
    }

    [Fact, Acceptance("003-12", Missing = "the page")]
    public async Task Wrong_key_wrong_id_missing_plan_and_no_network_are_four_texts()
    {
        await using var dinero = await DineroSimulator.StartAsync();
        var key = await ProbeAsync(dinero, o => o.Credentials!.ApiKey = "a-wrong-key-0123456789");
        var id = await ProbeAsync(dinero, o => o.Credentials!.OrganizationId = "777");
        dinero.Account.Plan(false);
        var plan = await ProbeAsync(dinero, _ => { });
        var network = await ProbeAsync(dinero, o => o.TokenAddress = o.BaseAddress = new("http://127.0.0.1:1/"), new ImpatientClock());
        Verified.Text(string.Join("\n\n", key, id, plan, network));
    }

    [Theory, Acceptance("P-21b", Missing = "the CRM's sales module or API add-on")]
    [InlineData(48)]
    [InlineData(90)]
    public async Task A_missing_plan_is_one_missing_capability_by_either_number(int code)
    {
        var wire = new WireHandler().Answer("""[{"Id":12345,"Name":"Acme ApS"}]""");
        for (var i = 0; i < 3; i++)
            wire.Answer($$"""{"code":{{code}},"message":"No"}""", 403);
        await using var test = TestClient.On(wire);
        var probe = await test.Client.ProbeAsync();
        Assert.False(probe.Ok);
        Assert.Equal([DineroCapabilities.Plan], probe.Capabilities.Where(c => c.Status == ProbeStatus.Missing).Select(c => c.Name));
        Assert.Equal(ProbeActor.Administrator, probe.Find(DineroCapabilities.Plan)!.Who);
    }

    [Fact]
    public async Task One_right_missing_leaves_the_others_usable()
    {
        await using var dinero = await DineroSimulator.StartAsync();
        dinero.Faults.RespondInstead("products.list", 403, """{"code":41,"message":"No"}""", "application/json");
        await using var test = TestClient.Of(dinero);
        var probe = await test.Client.ProbeAsync();
        Assert.Equal([(DineroCapabilities.Products, ProbeStatus.Missing)], probe.Capabilities.Where(c => c.Status != ProbeStatus.Ok).Select(c => (c.Name, c.Status)));
    }

    private static async Task<string> ProbeAsync(DineroSimulator dinero, Action<DineroOptions> change, TimeProvider? clock = null)
    {
        await using var test = TestClient.Of(dinero, change, clock: clock);
        var probe = await test.Client.ProbeAsync();
        return string.Join('\n', probe.Capabilities.Where(c => c.Status != ProbeStatus.Ok).Select(c => $"{c.Name} {c.Status}: {c.Reason} [{c.Who}] {c.NextStep}"))
            .Replace(dinero.Account.Id.ToString(), "(organisation)");
    }
}
