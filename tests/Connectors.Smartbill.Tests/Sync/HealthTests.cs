using Connectors.Sync;

namespace Connectors.Smartbill.Tests.Sync;

/// <summary>What a connection says of itself before the first document: each thing for itself, with who must do what.</summary>
public sealed class HealthTests
{
    [Fact]
    [Acceptance("P-21e"), Acceptance("P-33a")]
    public async Task A_series_and_a_warehouse_that_the_options_name_are_looked_for_before_the_first_document()
    {
        await using var good = await Desk.OpenAsync(static o => o.Warehouse = "Depozit", static a => a.Receive("Depozit", "S8", 1));
        var health = await good.Provider.ProbeAsync(default);
        Assert.Equal([("series:FCT", CapabilityState.Ok), ("series:PFC", CapabilityState.Ok), ("warehouse:Depozit", CapabilityState.Ok)], Named(health));
        Assert.Null(health.NextStep);

        await using var bad = await Desk.OpenAsync(static o => (o.InvoiceSeries, o.EstimateSeries, o.Warehouse) = ("fct", "FCT", "depozit"), static a => a.Receive("Depozit", "S8", 1));
        health = await bad.Provider.ProbeAsync(default);
        Assert.True(health.Ok);
        Assert.Equal([("series:fct", CapabilityState.Missing), ("series:FCT", CapabilityState.Missing), ("warehouse:depozit", CapabilityState.Missing)], Named(health));
        Assert.Equal("Did you mean 'FCT'? Letter case counts.", health.NextStep);
        Assert.Equal(["SmartBill has no series 'fct' for invoices.", "SmartBill has no series 'FCT' for proformas.", "SmartBill has no warehouse 'depozit'."], health.Capabilities.TakeLast(3).Select(static c => c.Reason));
        Assert.All(bad.Simulator.Calls, static c => Assert.Equal("GET", c.Method));
    }

    [Fact]
    [Acceptance("P-21a", Missing = "the page"), Acceptance("P-21b", Missing = "the CRM's sales module or API add-on"), Acceptance("001-40", Missing = "the run")]
    public async Task One_missing_module_leaves_the_others_usable_and_says_what_to_do()
    {
        await using var desk = await Desk.OpenAsync(seed: static a => a.HasStockModule = false);
        var health = await desk.Provider.ProbeAsync(default);
        Assert.True(health.Ok);
        var stock = health.Capabilities.Single(static c => c.Name == SmartbillCapabilities.Stock);
        Assert.Equal((CapabilityState.Missing, "The company has no stock module.", "Activate the Gestiune module in SmartBill, or leave stock out."), (stock.State, stock.Reason, stock.NextStep));
        Assert.Equal(CapabilityState.Ok, health.Capabilities.Single(static c => c.Name == SmartbillCapabilities.InvoiceSeries).State);
        Assert.Equal(DocumentStatus.Issued, (await desk.IssueAsync()).Status);
    }

    private static IEnumerable<(string, CapabilityState)> Named(ConnectionHealth health) => health.Capabilities.Where(static c => c.Name.Contains(':', StringComparison.Ordinal)).Select(static c => (c.Name, c.State));
}
