using Connectors.Reviso.Tests.Support;
using Connectors.Testing;
using static Connectors.Reviso.Tests.Wire.Wire;

namespace Connectors.Reviso.Tests.Client;

public sealed class ProbeTests
{
    private const string Self = """{"agreementNumber":123456,"company":{"name":"Rossi S.r.l."},"application":{"requiredRoles":[{"roleNumber":1,"name":"Super User"}]},"modules":[{"moduleNumber":1,"name":"Lager"},{"moduleNumber":2,"name":"Dimension 1"}]}""";

    private readonly ManualTimeProvider _clock = new();

    private static WireHandler All(string self = Self) => new WireHandler().Answer(self).Answer(Empty).Answer(Empty).Answer(Empty).Answer(Empty).Answer(Empty);

    private async Task<ProbeResult> ProbeAsync(WireHandler wire, Action<RevisoOptions>? change = null)
    {
        await using var test = TestClient.On(wire, change, _clock);
        return await test.Client.ProbeAsync();
    }

    [Fact]
    public async Task Everything_that_works_is_said_to_work()
    {
        var probe = await ProbeAsync(All(), o => o.Credentials!.GrantedAt = _clock.GetUtcNow().AddDays(-10));
        Assert.True(probe.Ok);
        Assert.Equal(new ProbedAccount("123456", "Rossi S.r.l."), probe.Account);
        Assert.Equal(["sign-in", "grant", "agreement", "role", "inventory", "customers", "products", "quotations", "orders", "invoices", "writing", "quota"], probe.Capabilities.Select(c => c.Name));
        Assert.Matches("^[0-9]+ of 300 calls used in the last minute. Counted here", probe.Find(RevisoCapabilities.Quota)!.Reason);
        Assert.All(probe.Capabilities.Where(c => c.Name != RevisoCapabilities.Writing), c => Assert.Equal(ProbeStatus.Ok, c.Status));
        Assert.Contains("(350 days)", probe.Find(RevisoCapabilities.Grant)!.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(330, "in 30 days")]
    [InlineData(353, "in 7 days")]
    [InlineData(359, "in 1 day.")]
    public async Task A_grant_that_will_die_soon_is_the_users_to_renew(int age, string text)
    {
        var grant = (await ProbeAsync(All(), o => o.Credentials!.GrantedAt = _clock.GetUtcNow().AddDays(-age))).Find(RevisoCapabilities.Grant)!;
        Assert.Equal((ProbeStatus.Ok, ProbeActor.User), (grant.Status, grant.Who));
        Assert.Contains(text, grant.Reason, StringComparison.Ordinal);
        Assert.NotNull(grant.NextStep);
    }

    [Fact]
    public async Task A_grant_of_an_unknown_day_is_said_to_be_one()
    {
        var grant = (await ProbeAsync(All())).Find(RevisoCapabilities.Grant)!;
        Assert.Equal((ProbeStatus.Unknown, ProbeActor.Operator), (grant.Status, grant.Who));
        Assert.Contains("GrantedAt", grant.NextStep, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dead_grant_is_told_apart_from_a_withdrawn_one()
    {
        var dead = await ProbeAsync(new WireHandler().Answer("""{"message":"Login to API server failed."}""", 401), o => o.Credentials!.GrantedAt = _clock.GetUtcNow().AddDays(-361));
        Assert.Equal(["sign-in", "grant"], dead.Capabilities.Select(c => c.Name));
        Assert.All(dead.Capabilities, c => Assert.Equal((ProbeStatus.Missing, ProbeActor.User), (c.Status, c.Who)));
        Assert.Equal("Reviso refused the tokens: the grant is older than 360 days.", dead.Find(RevisoCapabilities.SignIn)!.Reason);
        var withdrawn = await ProbeAsync(new WireHandler().Answer("{}", 401), o => o.Credentials!.GrantedAt = _clock.GetUtcNow().AddDays(-5));
        Assert.Contains("or was withdrawn", Assert.Single(withdrawn.Capabilities).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_of_another_agreement_is_noticed_before_anything_is_done()
    {
        var agreement = (await ProbeAsync(new WireHandler().Answer(Self), o => o.Credentials!.AgreementNumber = 999999)).Find(RevisoCapabilities.Agreement)!;
        Assert.Equal((ProbeStatus.Missing, ProbeActor.User), (agreement.Status, agreement.Who));
        Assert.Contains("123456 (Rossi S.r.l.), not to 999999", agreement.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("isAdminAgreement")]
    [InlineData("isadminagreement")]
    public async Task The_agreement_of_an_administrator_reaches_nothing(string member)
    {
        var wire = new WireHandler().Answer(Self.Replace("{\"agreementNumber\"", $"{{\"{member}\":true,\"agreementNumber\"", StringComparison.Ordinal));
        var agreement = (await ProbeAsync(wire)).Find(RevisoCapabilities.Agreement)!;
        Assert.Equal((ProbeStatus.Missing, ProbeActor.User), (agreement.Status, agreement.Who));
        Assert.Single(wire.Requests);
    }

    [Fact, Acceptance("P-21c")]
    public async Task A_role_that_does_not_reach_customers_is_said_to_be_it()
    {
        var wire = new WireHandler().Answer("{}", 403).Answer("{}", 403).Answer(Empty).Answer("{}", 403).Answer("{}", 403).Answer("{}", 403);
        var probe = await ProbeAsync(wire);
        Assert.Equal((ProbeStatus.Ok, ProbeStatus.Missing, ProbeStatus.Missing), (probe.Find(RevisoCapabilities.SignIn)!.Status, probe.Find(RevisoCapabilities.Role)!.Status, probe.Find(RevisoCapabilities.Customers)!.Status));
        Assert.Equal(ProbeStatus.Ok, probe.Find(RevisoCapabilities.Products)!.Status);
        Assert.Equal(ProbeStatus.Missing, (await ProbeAsync(All(Self.Replace("Super User", "Bookkeeping", StringComparison.Ordinal)))).Find(RevisoCapabilities.Role)!.Status);
    }

    [Fact]
    public async Task The_demo_agreement_cannot_be_written()
    {
        var probe = await ProbeAsync(All(), o => (o.AppSecretToken, o.Credentials) = ("demo", new() { AgreementGrantToken = "demo" }));
        Assert.Equal(ProbeStatus.Missing, probe.Find(RevisoCapabilities.Writing)!.Status);
        Assert.Null(probe.Find(RevisoCapabilities.Grant));
    }

    [Fact]
    public async Task A_module_a_limit_and_a_fault_have_a_text_each()
    {
        var wire = new WireHandler().Answer(Self).Answer("""{"message":"m","errorCode":"E03040"}""", 400).Answer("{}", 501).Answer(Empty).Answer(Empty).Answer("{}", 429);
        var probe = await ProbeAsync(wire, o => o.CallTimeout = TimeSpan.FromSeconds(5));
        Assert.Equal(ProbeActor.Administrator, probe.Find(RevisoCapabilities.Customers)!.Who);
        Assert.Contains("(501)", probe.Find(RevisoCapabilities.Products)!.Reason, StringComparison.Ordinal);
        Assert.StartsWith("The agreement's limit is used up until", probe.Find(RevisoCapabilities.Invoices)!.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_network_the_operator_is_told()
    {
        var wire = new WireHandler();
        for (var i = 0; i < 5; i++)
            wire.Answer(() => throw new HttpRequestException("no such host"));
        await using var test = TestClient.On(wire, clock: new ImpatientClock());
        var signIn = Assert.Single((await test.Client.ProbeAsync()).Capabilities);
        Assert.Equal((ProbeStatus.Unknown, ProbeActor.Operator, "Reviso could not be reached."), (signIn.Status, signIn.Who, signIn.Reason));
    }
}
