using Connectors.Economic.Tests.Support;
using static Connectors.Economic.Tests.Wire.Wire;

namespace Connectors.Economic.Tests.Client;

public sealed class ProbeTests
{
    private const string Self = """{"agreementNumber":123456,"company":{"name":"Acme ApS"},"application":{"requiredRoles":[{"roleNumber":1,"name":"SuperUser"}]}}""";

    private static WireHandler All(string self) => new WireHandler().Answer(self).Answer(Empty).Answer(Empty).Answer(Empty).Answer(Empty).Answer("3").Answer("[]");

    [Fact]
    public async Task Everything_that_works_is_said_to_work()
    {
        await using var test = TestClient.On(All(Self));
        var probe = await test.Client.ProbeAsync();
        Assert.True(probe.Ok);
        Assert.Equal(new ProbedAccount("123456", "Acme ApS"), probe.Account);
        Assert.Equal(
            ["sign-in", "agreement", "role", "customers", "products", "invoices", "orders", "open-api", "webhooks", "writing", "quota"], probe.Capabilities.Select(c => c.Name));
    }

    [Fact]
    public async Task A_token_of_another_agreement_is_noticed_before_anything_is_done()
    {
        await using var test = TestClient.On(new WireHandler().Answer(Self), o => o.Credentials!.AgreementNumber = 999999);
        var probe = await test.Client.ProbeAsync();
        var agreement = probe.Find(EconomicCapabilities.Agreement)!;
        Assert.Equal((ProbeStatus.Missing, ProbeActor.User), (agreement.Status, agreement.Who));
        Assert.Contains("123456", agreement.Reason, StringComparison.Ordinal);
        Assert.Contains("999999", agreement.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_withdrawn_grant_is_the_users_to_renew()
    {
        await using var test = TestClient.On(new WireHandler().Answer("{}", 401));
        var signIn = Assert.Single((await test.Client.ProbeAsync()).Capabilities);
        Assert.Equal((EconomicCapabilities.SignIn, ProbeStatus.Missing, ProbeActor.User), (signIn.Name, signIn.Status, signIn.Who));
    }

    [Fact]
    public async Task A_role_that_does_not_reach_customers_is_the_vendors_matter()
    {
        var wire = new WireHandler().Answer("{}", 403).Answer("{}", 403).Answer(Empty).Answer("{}", 403).Answer("{}", 403).Answer("{}", 403).Answer("{}", 403);
        await using var test = TestClient.On(wire);
        var probe = await test.Client.ProbeAsync();
        Assert.Equal(ProbeStatus.Ok, probe.Find(EconomicCapabilities.SignIn)!.Status);
        Assert.Equal(ProbeStatus.Missing, probe.Find(EconomicCapabilities.Role)!.Status);
        Assert.Equal((ProbeStatus.Missing, ProbeActor.Vendor), (probe.Find(EconomicCapabilities.Customers)!.Status, probe.Find(EconomicCapabilities.Customers)!.Who));
        Assert.Equal(ProbeStatus.Unknown, probe.Find(EconomicCapabilities.Webhooks)!.Status);
    }

    [Fact]
    public async Task The_demo_agreement_cannot_be_written()
    {
        await using var test = TestClient.On(All(Self), o => (o.AppSecretToken, o.Credentials) = ("demo", new() { AgreementGrantToken = "demo" }));
        Assert.Equal(ProbeStatus.Missing, (await test.Client.ProbeAsync()).Find(EconomicCapabilities.Writing)!.Status);
    }

    [Fact]
    public async Task A_module_that_is_missing_is_the_administrators_to_add()
    {
        var wire = new WireHandler().Answer(Self).Answer(Empty).Answer(Empty).Answer(Empty).Answer("""{"message":"m","errorCode":"AccessDeniedAgreementMissingModules"}""", 403).Answer("3").Answer("[]");
        await using var test = TestClient.On(wire);
        var orders = (await test.Client.ProbeAsync()).Find(EconomicCapabilities.Orders)!;
        Assert.Equal((ProbeStatus.Missing, ProbeActor.Administrator), (orders.Status, orders.Who));
    }
}
