using Connectors.Dinero.Sync;
using Connectors.Dinero.Tests.Support;
using Connectors.Sync;
using Connectors.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Dinero.Tests.Sync;

public sealed class HealthTests
{
    [Fact, Acceptance("003-12", Missing = "the page"), Acceptance("003-30", Missing = "the page")]
    public async Task Green_only_after_reading_that_organisation_and_four_causes_are_four_texts()
    {
        await using var dinero = await DineroSimulator.StartAsync();
        var good = await ProbeAsync(dinero, _ => { });
        Assert.True(good.Ok);
        Assert.Equal(($"Connected to Test ApS ({dinero.Account.Id}).", dinero.Account.Id.ToString()), (good.Reason, good.Account!.Id));

        var key = await ProbeAsync(dinero, o => o.Credentials!.ApiKey = "a-wrong-key-0123456789");
        var id = await ProbeAsync(dinero, o => o.Credentials!.OrganizationId = "777");
        dinero.Account.Plan(false);
        var plan = await ProbeAsync(dinero, _ => { });
        var network = await ProbeAsync(dinero, o => o.TokenAddress = o.BaseAddress = new("http://127.0.0.1:1/"), new ImpatientClock());
        ConnectionHealth[] all = [key, id, plan, network];
        Assert.All(all, h => Assert.False(h.Ok));
        Assert.All(all, h => Assert.NotNull(h.NextStep));
        Assert.Equal(4, all.Select(h => h.Reason).Distinct().Count());
        Assert.Equal([UnavailableReason.CredentialsRefused, UnavailableReason.CredentialsRefused, UnavailableReason.NotAllowed, UnavailableReason.Unreachable], all.Select(h => h.Failure!.Value));
    }

    [Fact]
    public async Task One_resource_that_cannot_be_read_leaves_the_connection_usable_and_is_named()
    {
        await using var dinero = await DineroSimulator.StartAsync();
        dinero.Faults.RespondInstead("invoices.list", 403, """{"code":41,"message":"No"}""", "application/json");
        var health = await ProbeAsync(dinero, _ => { });
        Assert.True(health.Ok);
        Assert.Equal(CapabilityState.Missing, health.Capabilities.Single(c => c.Name == DineroCapabilities.Invoices).State);
    }

    [Fact, Rule("R15")]
    public async Task The_account_is_the_organisation_and_not_its_name()
    {
        await using var dinero = await DineroSimulator.StartAsync();
        var before = (await ProbeAsync(dinero, _ => { })).Account!;
        dinero.Account.Name = "Nyt navn ApS";
        var after = (await ProbeAsync(dinero, _ => { })).Account!;
        Assert.Equal((before.Id, before.Context), (after.Id, after.Context));
        Assert.Equal("Nyt navn ApS", after.Name);
    }

    [Fact, Acceptance("003-08", Missing = "the page")]
    public async Task A_connection_with_swapped_credentials_is_red_and_throws_nothing()
    {
        await using var provider = await ProviderAsync((_, _) => new(new DineroCredentials { OrganizationId = "canary-1234567890abcdef", ApiKey = "123456" }), null);
        var health = await provider.ProbeAsync(default);
        Assert.False(health.Ok);
        Assert.Contains("swapped", health.Reason);
        Assert.DoesNotContain("canary", health.Reason + health.NextStep);
        Assert.Equal(UnavailableReason.CredentialsRefused, (await Assert.ThrowsAsync<ProviderUnavailableException>(() => provider.DescribeAsync(default))).Reason);
        Assert.NotNull(provider.Capabilities.Find("contact.company"));
    }

    [Fact]
    public async Task A_connection_uses_the_registered_client_or_the_credentials_of_its_customer()
    {
        await using var dinero = await DineroSimulator.StartAsync();
        await using (var own = await ProviderAsync(null, s => s.AddDinero(o =>
        {
            TestClient.Point(o, dinero);
            o.Credentials = new() { OrganizationId = dinero.Account.Id.ToString(), ApiKey = dinero.Account.ApiKey };
        }), dinero.Time))
            Assert.True((await own.ProbeAsync(default)).Ok);

        await using (var theirs = await ProviderAsync((_, _) => new(new DineroCredentials { OrganizationId = dinero.Account.Id.ToString(), ApiKey = dinero.Account.ApiKey }), s => s.AddDinero().Configure(o => TestClient.Point(o, dinero)), dinero.Time))
            Assert.True((await theirs.ProbeAsync(default)).Ok);

        var missing = await Assert.ThrowsAsync<InvalidOperationException>(() => ProviderAsync(null, null));
        Assert.Contains("AddDinero(section)", missing.Message);
    }

    private static async Task<ConnectionHealth> ProbeAsync(DineroSimulator dinero, Action<DineroOptions> change, TimeProvider? clock = null)
    {
        await using var test = TestClient.Of(dinero, change, clock: clock);
        return await new DineroSyncProvider(test.Client).ProbeAsync(default);
    }

    private static async Task<ISyncProvider> ProviderAsync(Func<ConnectionContext, CancellationToken, ValueTask<DineroCredentials>>? credentials, Action<IServiceCollection>? register, TimeProvider? clock = null)
    {
        var services = new ServiceCollection();
        if (clock is not null)
            services.AddSingleton(clock);
        register?.Invoke(services);
        var definition = new ConnectionBuilder("acme", services).Dinero(credentials).UseProvider(Side.Crm, static (_, _) => throw new NotSupportedException()).Build();
        Assert.Equal("dinero@1", definition.Preset!.ToString());
        var scope = services.BuildServiceProvider();
        return await definition.CreateAccounting(new(new() { Id = new("acme"), Kind = "acme" }, scope), default);
    }
}
