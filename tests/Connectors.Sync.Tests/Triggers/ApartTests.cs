using Connectors.Sync.Tests.Fakes;
using Connectors.Sync.Triggers;
using Connectors.TestSupport;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Sync.Tests.Triggers;

/// <summary>A mapping with a schedule of its own: a procedure beside the sync of everything else.</summary>
public sealed class ApartTests
{
    private const string Daily = """{ "version": 1, "entities": { "person": { "schedule": { "every": "1.00:00:00" } } } }""";

    [Fact]
    [Acceptance("000-39")]
    public async Task A_mapping_with_a_schedule_of_its_own_is_left_out_of_runs_for_everything_and_brought_by_its_own()
    {
        await using var world = Start();
        await world.SettingsAsync("""{ "version": 1, "entities": { "person": { "schedule": { "manual": true } } } }""");
        await world.SyncAsync();
        var customer = world.Accounting.Ids("customer").Single();
        world.Accounting.Add("contact", ("Name", "Per"), ("Email", "per@acme.dk"), ("Customer", customer));
        await world.SyncAsync();
        Assert.Equal(0, world.Crm.Count("person"));

        var report = await world.RunAsync(new RunRequest { Mapping = "person" });
        Assert.Equal((RunState.Completed, 1), (report.State, report.Entities["person"].CreatedInCrm));
        Assert.False(report.Entities.ContainsKey("company"));
        Assert.Equal(new Schedule.OnDemand(), (await world.Connections.GetAsync(World.Id)).Apart["person"]);

        // Back with the connection.
        await world.SettingsAsync("""{ "version": 1, "entities": { "person": { "schedule": { "withConnection": true } } } }""");
        world.Accounting.Edit("contact", world.Accounting.Ids("contact").Single(), ("Name", "Per Berg"));
        Assert.Equal(1, (await world.SyncAsync("person")).UpdatedInCrm);
        Assert.Empty((await world.Connections.GetAsync(World.Id)).Apart);
    }

    [Fact]
    [Acceptance("000-39")]
    public async Task Both_are_scheduled_apart_when_due_not_before_and_once_after_a_missed_slot()
    {
        await using var world = Start(static c => c.Schedule(Schedule.Every(TimeSpan.FromHours(3))));
        await world.SettingsAsync(Daily);
        await TickAsync(world, 3);
        Assert.Equal((1, 1), await RunsAsync(world));

        world.Clock.Advance(TimeSpan.FromHours(3));
        await TickAsync(world, 3);
        Assert.Equal((2, 1), await RunsAsync(world));
        world.Clock.Advance(TimeSpan.FromHours(21) - TimeSpan.FromMinutes(1));
        await TickAsync(world, 3);
        Assert.Equal((3, 1), await RunsAsync(world));
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await TickAsync(world, 3);
        Assert.Equal((3, 2), await RunsAsync(world));

        // The host was down for four days.
        await world.RestartAsync();
        world.Clock.Advance(TimeSpan.FromDays(4));
        await TickAsync(world, 4);
        Assert.Equal((4, 3), await RunsAsync(world));
    }

    [Fact]
    [Acceptance("000-39")]
    public async Task It_has_its_slots_also_where_the_connection_runs_only_when_somebody_asks()
    {
        await using var world = Start();
        await world.SettingsAsync(Daily);
        await TickAsync(world, 3);
        Assert.Equal((0, 1), await RunsAsync(world));
        world.Clock.Advance(TimeSpan.FromHours(24));

        // Two hosts look at the same moment: one of them takes the slot.
        await using var other = world.StartNode();
        await Task.WhenAll([.. await world.Services.GetRequiredService<SyncScheduler>().TickAsync(default), .. await other.GetRequiredService<SyncScheduler>().TickAsync(default)]);
        Assert.Equal((0, 2), await RunsAsync(world));
    }

    [Fact]
    public async Task What_somebody_points_at_is_done_with_any_run_once_it_was_read_for_the_first_time()
    {
        await using var world = Start();
        await world.SettingsAsync(Daily);
        await world.SyncAsync();
        var contact = world.Accounting.Add("contact", ("Name", "Per"), ("Email", "per@acme.dk"), ("Customer", world.Accounting.Ids("customer").Single()));
        world.Crm.Add("person", ("name", "Per"), ("email", "per@acme.dk"));
        await MarkAsync(world, contact);
        await world.SyncAsync();
        // Nobody can say yet whether the CRM has him.
        Assert.Equal(1, world.Crm.Count("person"));

        await world.RunAsync(new RunRequest { Mapping = "person" });
        Assert.Equal(1, world.Crm.Count("person"));
        var second = world.Accounting.Add("contact", ("Name", "Ida"), ("Email", "ida@acme.dk"), ("Customer", world.Accounting.Ids("customer").Single()));
        world.Accounting.Add("contact", ("Name", "Bo"), ("Email", "bo@acme.dk"), ("Customer", world.Accounting.Ids("customer").Single()));
        await MarkAsync(world, second);
        Assert.Equal(1, (await world.SyncAsync("person")).CreatedInCrm);
        Assert.Equal(["Ida", "Per"], world.Crm.Ids("person").Select(id => world.Crm.Text("person", id, "name")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Rules_that_changed_meanwhile_are_used_on_every_record_by_its_own_next_run()
    {
        await using var world = Start();
        await world.SettingsAsync(Daily);
        await world.SyncAsync();
        world.Accounting.Add("contact", ("Name", "Per"), ("Email", "per@acme.dk"), ("Customer", world.Accounting.Ids("customer").Single()));
        await world.RunAsync(new RunRequest { Mapping = "person" });
        world.Crm.Edit("person", world.Crm.Ids("person").Single(), ("email", "ny@acme.dk"));
        await world.SettingsAsync("""{ "version": 1, "entities": { "person": { "schedule": { "every": "1.00:00:00" }, "fields": { "email": { "flow": "ToCrm" } } } } }""".Replace("ToCrm", "FromAccounting", StringComparison.Ordinal));
        await world.SyncAsync();

        var counters = (await world.RunAsync(new RunRequest { Mapping = "person" })).Entities["person"];
        Assert.Equal(1, counters.Seen);
        var again = await world.RunAsync(new RunRequest { Mapping = "person" });
        Assert.Equal(0, again.Entities.GetValueOrDefault("person")?.Seen ?? 0);
    }

    [Theory]
    [InlineData("""{ "withConnection": true, "every": "1.00:00:00" }""")]
    [InlineData("""{ "every": "00:00:10" }""")]
    [InlineData("""{ "often": true }""")]
    public async Task A_schedule_that_cannot_be_is_refused_by_name(string schedule)
    {
        await using var world = new World();
        var refused = await Assert.ThrowsAsync<SettingsException>(() => world.SettingsAsync($$"""{ "version": 1, "entities": { "person": { "schedule": {{schedule}} } } }"""));
        Assert.Contains(refused.Problems, static p => p.Path.StartsWith("entities.person.schedule", StringComparison.Ordinal));
    }

    private static World Start(Action<ConnectionBuilder>? configure = null)
    {
        var world = new World(configure);
        world.Crm.Add("company", ("name", "Acme"));
        return world;
    }

    private static async Task TickAsync(World world, int times)
    {
        for (var i = 0; i < times; i++)
            await Task.WhenAll(await world.Services.GetRequiredService<SyncScheduler>().TickAsync(default));
    }

    /// <summary>How often companies were read and how often persons, each by a run of its own.</summary>
    private static async Task<(int All, int Persons)> RunsAsync(World world)
    {
        var scheduled = (await world.Store.ListRunsAsync(World.Id, 100, default)).Count(static r => r.Trigger == "schedule");
        var read = (All: world.Crm.Passes.Count(static r => r == "companys"), Persons: world.Crm.Passes.Count(static r => r == "persons"));
        Assert.Equal(scheduled, read.All + read.Persons);
        return read;
    }

    private static Task MarkAsync(World world, string contact) =>
        world.Store.AddMarksAsync(World.Id, [new() { Side = Side.Accounting, Resource = "contacts", Id = contact, Class = Connectors.Sync.Stores.MarkClass.Dirty }], default).AsTask();
}
