using System.Text;
using Connectors.Pairs.Tests.Documents.Table;
using Connectors.Sync;
using Connectors.TestSupport;
using Microsoft.Extensions.DependencyInjection;

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
    [Acceptance("P-33a"), Acceptance("P-21e")]
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

    [Fact]
    [Acceptance("P-21e")]
    public async Task A_layout_that_Reviso_does_not_have_is_refused_when_the_settings_are_saved_and_one_that_goes_later_before_the_document()
    {
        await using var desk = (RevisoDesk)await Desk.OpenAsync("Reviso");
        var account = ((Connectors.Testing.RevisoSimulator)desk.Simulator).Account;
        account.Layout(12, "Vecchio", deleted: true);
        foreach (var (layout, message) in new[] { (8, "Reviso has no layout 8."), (12, "Layout 12 (Vecchio) is deleted in Reviso.") })
        {
            desk.Layout = layout;
            var refused = await Assert.ThrowsAsync<SettingsException>(() => desk.PairAsync());
            var problem = Assert.Single(refused.Problems);
            Assert.Equal(("documents.quotation.layout", message, "Name another one in the options of the connection (Layout): 9 (Standard)."), (problem.Path, problem.Message, problem.Remedy));
        }

        desk.Layout = 9;
        await using var pair = await desk.PairAsync();
        await pair.RunAsync();
        var setup = pair.Services.GetRequiredService<IConnectionSetup>();
        Assert.Equal(CapabilityState.Ok, (await setup.ProbeAsync(SalesPair.Id)).Accounting.Capabilities.Single(static c => c.Name == "layout:9").State);
        var offer = await desk.OfferAsync(pair);
        Assert.Equal(SendState.Sent, (await pair.PressAsync(desk.Flow.Name, offer)).State);
        Assert.Contains("\"layoutNumber\":9", desk.Simulator.Calls.Last(c => c.Operation == desk.CreateOperation).BodyText, StringComparison.Ordinal);

        // Deleted afterwards: the probe says so, and nothing is sent with it.
        account.Layout(9, "Standard", deleted: true);
        var probe = await setup.ProbeAsync(SalesPair.Id);
        var line = probe.Accounting.Capabilities.Single(static c => c.Name == "layout:9");
        Assert.Equal((true, CapabilityState.Missing, "Layout 9 (Standard) is deleted in Reviso.", "Make a layout in Reviso, and name it in the options of the connection (Layout)."), (probe.Status.IsGreen, line.State, line.Reason, line.NextStep));
        desk.TakeWrites();
        var sent = await pair.PressAsync(desk.Flow.Name, await desk.OfferAsync(pair));
        Assert.Equal((SendState.Refused, "layout"), (sent.State, Assert.Single(sent.Problems).Code));
        Assert.Equal((0, 1), (desk.TakeWrites(), desk.CountDocuments()));

        // Mended, a retry alone succeeds.
        account.Layout(9, "Standard");
        Assert.Equal(SendState.Sent, (await pair.PressAsync(desk.Flow.Name, 2)).State);
        Assert.Equal(2, desk.CountDocuments());
    }
}
