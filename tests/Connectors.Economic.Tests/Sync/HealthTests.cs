using Connectors.Economic.Sync;
using Connectors.Economic.Tests.Support;
using Connectors.Sync;
using Connectors.Testing;
using Connectors.Testing.Economic;

namespace Connectors.Economic.Tests.Sync;

public sealed class HealthTests
{
    [Fact, Rule("R15"), Acceptance("P-09a")]
    public async Task Green_names_the_agreement_and_its_currency()
    {
        await using var economic = EconomicSimulator.InProcess();
        var health = await ProbeAsync(economic);
        Assert.True(health.Ok, health.Reason);
        Assert.Equal(($"{economic.Account.AgreementNumber}", "Test ApS", "DKK"), (health.Account!.Id, health.Account.Name, health.Account.Context));
    }

    [Fact, Acceptance("P-21c")]
    public async Task A_withdrawn_grant_and_a_role_that_is_too_small_are_two_texts_with_what_to_do()
    {
        await using var economic = EconomicSimulator.InProcess();
        var bookkeeper = economic.AddApp("Bogholder", EconomicRole.Bookkeeping);
        var grant = economic.Account.GrantTo(bookkeeper);
        var role = await ProbeAsync(economic, o => (o.AppSecretToken, o.Credentials) = (bookkeeper.SecretToken, new() { AgreementGrantToken = grant }));
        economic.Account.RevokeGrant();
        var revoked = await ProbeAsync(economic);
        Assert.Equal((false, UnavailableReason.NotAllowed), (role.Ok, role.Failure));
        Assert.Equal((false, UnavailableReason.CredentialsRefused), (revoked.Ok, revoked.Failure));
        Assert.All(new[] { role, revoked }, h => Assert.False(string.IsNullOrWhiteSpace(h.NextStep)));
        Assert.NotEqual(role.Reason, revoked.Reason);
    }

    [Fact, Acceptance("P-09b")]
    public async Task Tokens_of_another_agreement_are_refused_by_name()
    {
        await using var economic = EconomicSimulator.InProcess();
        var other = economic.AddAccount("Anden ApS");
        var health = await ProbeAsync(economic, o => o.Credentials = new() { AgreementGrantToken = other.GrantToken, AgreementNumber = economic.Account.AgreementNumber });
        Assert.False(health.Ok);
        Assert.Contains("Anden ApS", health.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_list_that_cannot_be_read_leaves_the_connection_usable_and_is_named()
    {
        await using var economic = EconomicSimulator.InProcess();
        economic.Faults.RespondInstead("orders.drafts.list", 403, """{"message":"No","errorCode":"E02300"}""", "application/json");
        var health = await ProbeAsync(economic);
        Assert.True(health.Ok);
        Assert.NotEqual(CapabilityState.Ok, health.Capabilities.Single(c => c.Name == EconomicCapabilities.Orders).State);
    }

    private static async Task<ConnectionHealth> ProbeAsync(EconomicSimulator economic, Action<EconomicOptions>? change = null)
    {
        await using var test = TestClient.On(economic.CreateHandler(), o =>
        {
            o.BaseAddress = economic.RestAddress;
            o.OpenApiBaseAddress = economic.OpenApiAddress;
            o.AppSecretToken = economic.App.SecretToken;
            o.AppPublicToken = null;
            o.Credentials = new() { AgreementGrantToken = economic.Account.GrantToken is { Length: > 0 } token ? token : "revoked-grant-token-0123456789" };
            change?.Invoke(o);
        }, new ImpatientClock());
        await using var provider = new EconomicSyncProvider(test.Client);
        return await provider.ProbeAsync(default);
    }
}
