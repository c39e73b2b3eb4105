using System.Text;
using Connectors.Pairs.Tests.Documents.Table;
using Connectors.Sync;
using Connectors.TestSupport;

namespace Connectors.Pairs.Tests.Documents;

/// <summary>What a connection says of its account, at each vendor.</summary>
public sealed class AccountTests
{
    public static TheoryData<string> Vendors => [.. Desk.Vendors];

    [Theory, MemberData(nameof(Vendors))]
    [Acceptance("P-09a")]
    public async Task A_connection_is_bound_to_the_account_that_its_first_look_finds_and_shows_it(string vendor)
    {
        await using var desk = await Desk.OpenAsync(vendor);
        await using var pair = await desk.PairAsync();
        var status = await pair.Connections.ProbeAsync(SalesPair.Id);
        Assert.True(status.IsGreen, $"{status.Crm?.Reason} {status.Accounting?.Reason}");
        await pair.RunAsync();
        var accounting = (await pair.Connections.GetAsync(SalesPair.Id)).Accounts!.Value.Accounting;
        Assert.Equal(desk.Account, (accounting.Id, accounting.Name));
        Assert.Contains(desk.Account.Name, status.Accounting!.Reason, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Vendors))]
    [Acceptance("P-21a", Missing = "the page"), Acceptance("P-21d")]
    public async Task A_probe_answers_by_capability_and_one_that_is_missing_leaves_the_others_usable(string vendor)
    {
        await using var desk = await Desk.OpenAsync(vendor);
        var before = await desk.ProbeAsync();
        Assert.True(before.Ok);
        Assert.DoesNotContain(before.Capabilities, static c => c.Status == ProbeStatus.Missing);
        var quota = Assert.Single(before.Capabilities, static c => c.Name == "quota");
        Assert.Matches("[0-9]+ of [0-9]+ .*(Counted here|told|companies)|not counted", quota.Reason);

        var missing = desk.TakeAway();
        var after = await desk.ProbeAsync();
        var only = Assert.Single(after.Capabilities, static c => c.Status == ProbeStatus.Missing);
        Assert.Equal(missing, only.Name);
        Assert.False(string.IsNullOrWhiteSpace(only.Reason) || string.IsNullOrWhiteSpace(only.NextStep) || only.Who is null, only.ToString());
        Assert.Equal(before.Capabilities.Where(static c => c.Status == ProbeStatus.Ok).Select(static c => c.Name).Except([missing]), after.Capabilities.Where(static c => c.Status == ProbeStatus.Ok).Select(static c => c.Name));
    }

    [Fact]
    [Acceptance("P-33a"), Acceptance("P-21e", Missing = "layout of Reviso")]
    public async Task A_series_and_a_warehouse_that_SmartBill_does_not_have_are_refused_when_the_settings_are_saved()
    {
        await using var desk = (SmartbillDesk)await Desk.OpenAsync("Smartbill");
        ((Connectors.Testing.SmartbillSimulator)desk.Simulator).Account.Receive("Depozit", "A-1", 9);
        desk.Warehouse = "depozit";
        var refused = await Assert.ThrowsAsync<SettingsException>(() => desk.PairAsync());
        Assert.Contains("SmartBill has no warehouse 'depozit'.", refused.Message, StringComparison.Ordinal);
        Assert.Contains("documents.invoice-from-offer.warehouse", refused.Message, StringComparison.Ordinal);

        desk.Warehouse = "Depozit";
        await using var pair = await desk.PairAsync();
        var running = (await pair.Connections.GetAsync(SalesPair.Id)).Settings;
        refused = await Assert.ThrowsAsync<SettingsException>(() => pair.Connections.SaveSettingsAsync(SalesPair.Id, Encoding.UTF8.GetBytes(desk.SettingsOf(null).Replace("FCT", "fct", StringComparison.Ordinal)), "ann"));
        Assert.Contains("SmartBill has no series 'fct' for invoices.", refused.Message, StringComparison.Ordinal);
        Assert.Contains("Did you mean 'FCT'?", refused.Message, StringComparison.Ordinal);
        Assert.Equal(running, (await pair.Connections.GetAsync(SalesPair.Id)).Settings);
        Assert.Equal(0, desk.TakeWrites());
    }
}
