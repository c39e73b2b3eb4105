using Connectors.Reviso.Sync;
using Connectors.Sync;
using Connectors.Testing.Reviso;

namespace Connectors.Reviso.Tests.Sync;

public sealed class HealthTests
{
    [Fact, Rule("R15")]
    public async Task The_account_is_the_agreement_and_the_currency_of_its_books()
    {
        await using var f = await SyncFixture.StartAsync();
        var health = await f.Provider.ProbeAsync(default);
        Assert.True(health.Ok, health.Reason);
        Assert.Equal((f.Account.AgreementNumber.ToString(), "Prova Srl", "EUR"), (health.Account!.Id, health.Account.Name, health.Account.Context));
        f.Account.BaseCurrency = "CHF";
        f.Renew();
        Assert.Equal("CHF", (await f.Provider.ProbeAsync(default)).Account!.Context);
    }

    [Fact, Acceptance("P-13d")]
    public async Task The_day_on_which_the_grant_dies_is_told_where_it_is_known()
    {
        await using var f = await SyncFixture.StartAsync();
        Assert.Null((await f.Provider.ProbeAsync(default)).CredentialsExpireAt);
        var granted = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var known = new RevisoSyncProvider(f.ClientFor(new() { AgreementGrantToken = f.Account.GrantToken, GrantedAt = granted }));
        Assert.Equal(granted.AddDays(360), (await known.ProbeAsync(default)).CredentialsExpireAt);
    }

    [Fact]
    public async Task A_role_that_is_too_small_a_revoked_grant_and_the_accountants_own_agreement_are_three_texts()
    {
        await using var f = await SyncFixture.StartAsync();
        var role = await new RevisoSyncProvider(f.ClientOf(RevisoRole.Bookkeeping)).ProbeAsync(default);
        f.Account.IsAdministrator = true;
        var administrator = await f.Provider.ProbeAsync(default);
        f.Account.IsAdministrator = false;
        f.Account.RevokeGrant();
        var revoked = await f.Provider.ProbeAsync(default);
        ConnectionHealth[] all = [role, administrator, revoked];
        Assert.All(all, static h => Assert.False(h.Ok));
        Assert.All(all, static h => Assert.NotNull(h.NextStep));
        Assert.Equal(3, all.Select(static h => h.Reason).Distinct().Count());
        Assert.Equal([UnavailableReason.NotAllowed, UnavailableReason.CredentialsRefused, UnavailableReason.CredentialsRefused], all.Select(static h => h.Failure!.Value));
    }

    [Fact]
    public async Task One_list_that_cannot_be_read_leaves_the_connection_usable_and_is_named()
    {
        await using var f = await SyncFixture.StartAsync();
        f.Reviso.Faults.RespondInstead("orders.list", 403, """{"message":"No","errorCode":"E03403","httpStatusCode":403,"errors":[]}""", "application/json");
        var health = await f.Provider.ProbeAsync(default);
        Assert.True(health.Ok, health.Reason);
        Assert.Equal(CapabilityState.Missing, health.Capabilities.Single(static c => c.Name == RevisoCapabilities.Orders).State);
    }

    [Fact, Acceptance("P-21e")]
    public async Task A_layout_that_the_options_name_is_looked_for_before_the_first_document()
    {
        await using var f = await SyncFixture.StartAsync(static a => a.Layout(12, "Vecchio", deleted: true));
        foreach (var (layout, state, reason) in new[]
        {
            (9, CapabilityState.Ok, "Works."), (8, CapabilityState.Missing, "Reviso has no layout 8."), (12, CapabilityState.Missing, "Layout 12 (Vecchio) is deleted in Reviso."),
        })
        {
            f.Renew(new() { Layout = layout });
            var health = await f.Provider.ProbeAsync(default);
            var line = health.Capabilities[^1];
            Assert.Equal((true, $"layout:{layout}", state, reason), (health.Ok, line.Name, line.State, line.Reason));
            Assert.Equal(state == CapabilityState.Ok ? null : "Name another one in the options of the connection (Layout): 9 (Standard).", line.NextStep);
        }

        // Nobody named one: nothing is looked for. Not to be read just now is not missing.
        f.Renew();
        f.Reviso.ClearCalls();
        Assert.DoesNotContain((await f.Provider.ProbeAsync(default)).Capabilities, static c => c.Name.StartsWith("layout", StringComparison.Ordinal));
        Assert.DoesNotContain(f.Reviso.Calls, static c => c.Operation.StartsWith("layouts", StringComparison.Ordinal));
        f.Renew(new() { Layout = 8 });
        f.Reviso.Faults.RespondInstead("layouts.list", 404, """{"message":"No","errorCode":"E04404","httpStatusCode":404,"errors":[]}""", "application/json");
        Assert.Equal(CapabilityState.Unknown, (await f.Provider.ProbeAsync(default)).Capabilities[^1].State);
    }
}
