using Connectors.Sync.Tests.Fakes;
using Microsoft.Extensions.Configuration;

namespace Connectors.Sync.Tests.Settings;

public sealed class ConfigurationTests
{
    [Fact]
    public async Task Settings_stand_in_configuration_until_somebody_saves_others()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Sync:acme:version"] = "1",
            ["Sync:acme:schedule:every"] = "03:00:00",
            ["Sync:acme:entities:company:scope:type:0"] = "Customer",
            ["Sync:acme:entities:person:enabled"] = "false",
        }).Build();
        await using var world = new World(c => c.Settings(configuration.GetSection("Sync:acme")));
        world.Crm.Add("company", ("name", "A"), ("type", "Customer"));
        world.Crm.Add("company", ("name", "B"), ("type", "Prospect"));

        await world.SyncAsync();

        Assert.Equal(1, world.Accounting.Count("customer"));
        Assert.Equal(Schedule.Every(TimeSpan.FromHours(3)), (await world.Connections.GetAsync(World.Id)).Schedule);
        await world.SettingsAsync("""{ "version": 1 }""");
        await world.SyncAsync();
        Assert.Equal(2, world.Accounting.Count("customer"));
    }

    [Fact]
    public async Task A_misspelt_name_in_configuration_stops_the_connection_and_is_named()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Sync:acme:entities:company:enabeld"] = "true" }).Build();
        await using var world = new World(c => c.Settings(configuration.GetSection("Sync:acme")));

        var report = await world.RunAsync();

        Assert.Equal(RunState.Failed, report.State);
        Assert.Equal("entities.company.enabeld", Assert.Single(report.Problems).Path);
        Assert.Equal(0, world.Crm.Pages + world.Accounting.Pages);
    }
}
