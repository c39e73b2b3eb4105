using Connectors.Testing.Reviso;

namespace Connectors.Reviso.Tests.Simulated;

public sealed class ProbeTests
{
    [Fact]
    public async Task A_good_agreement_is_all_well_and_nothing_is_changed()
    {
        await using var s = await Simulated.StartAsync();
        var client = s.ClientFor(new() { AgreementGrantToken = s.Account.GrantToken, GrantedAt = s.Account.GrantIssuedAt, AgreementNumber = s.Account.AgreementNumber });
        var probe = await client.ProbeAsync();
        Assert.True(probe.Ok);
        Assert.Equal(new ProbedAccount("2500001", "Prova Srl"), probe.Account);
        Assert.All(probe.Capabilities.Where(static c => c.Name != RevisoCapabilities.Writing), c => Assert.Equal(ProbeStatus.Ok, c.Status));
        Assert.All(s.Sim.Calls, c => Assert.Equal("GET", c.Method));
        Assert.Equal(6, s.Sim.Calls.Count);
    }

    [Fact]
    public async Task What_is_missing_is_a_text_for_each_capability_that_says_who_must_do_what()
    {
        var texts = new List<string>
        {
            await ProbeAsync("a grant of an unknown day", s => s.Client),
            await ProbeAsync("a grant that dies soon", s =>
            {
                s.Clock.Advance(TimeSpan.FromDays(354));
                return Dated(s);
            }),
            await ProbeAsync("a grant that is dead", s =>
            {
                s.Clock.Advance(TimeSpan.FromDays(360));
                return Dated(s);
            }),
            await ProbeAsync("a grant that is dead, of an unknown day", s =>
            {
                s.Clock.Advance(TimeSpan.FromDays(360));
                return s.Client;
            }),
            await ProbeAsync("a grant that was withdrawn", s =>
            {
                var client = Dated(s);
                s.Account.RevokeGrant();
                return client;
            }),
            await ProbeAsync("a grant of another agreement", s => s.ClientFor(new() { AgreementGrantToken = s.Account.GrantToken, AgreementNumber = 4711 })),
            await ProbeAsync("an administrator's grant", s =>
            {
                s.Account.IsAdministrator = true;
                return s.Client;
            }),
            await ProbeAsync("the role Bookkeeping", s => s.ClientOf(RevisoRole.Bookkeeping)),
            await ProbeAsync("the role ProjectEmployee", s => s.ClientOf(RevisoRole.ProjectEmployee)),
            await ProbeAsync("the role Sales, no stock", s =>
            {
                s.Account.Modules.Clear();
                return s.ClientOf(RevisoRole.Sales);
            }),
            await ProbeAsync("the demo agreement", s => s.ClientOf("demo", new() { AgreementGrantToken = "demo" })),
            await ProbeAsync("a module that is not part of the agreement", s =>
            {
                s.Sim.Faults.RespondInstead("orders.list", 403, """{"message":"The module is not part of the agreement.","errorCode":"E03040"}""", "application/json");
                return s.Client;
            }),
            await ProbeAsync("a limit that is used up on the way", s =>
            {
                s.Sim.Oddities.CallsPerMinute = 3;
                return s.Client;
            }),
            await ProbeAsync("Reviso is down", s =>
            {
                s.Sim.Faults.RespondInstead("*", 503, times: 100);
                return s.Client;
            }),
        };
        Verified.Text(string.Join("\n\n", texts));
    }

    private static IRevisoClient Dated(Simulated s) => s.ClientFor(new() { AgreementGrantToken = s.Account.GrantToken, GrantedAt = s.Account.GrantIssuedAt });

    private static async Task<string> ProbeAsync(string name, Func<Simulated, IRevisoClient> given)
    {
        await using var s = await Simulated.StartAsync(change: o => o.CallTimeout = TimeSpan.FromSeconds(15));
        var token = s.Account.GrantToken;
        var probe = await given(s).ProbeAsync();
        Assert.DoesNotContain(token, string.Join(' ', probe.Capabilities.Select(c => c.Reason + c.NextStep)), StringComparison.Ordinal);
        return $"=== {name}{(probe.Ok ? " (ok)" : "")}\n" + string.Join('\n', probe.Capabilities.Select(c => $"{c.Name} {c.Status}: {c.Reason} [{c.Who}] {c.NextStep}".TrimEnd()));
    }
}
