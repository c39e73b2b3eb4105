using Connectors.Sync.Tests.Fakes;
using Connectors.Sync.Triggers;
using Connectors.TestSupport;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Sync.Tests.Triggers;

public sealed class SchedulerTests
{
    private static async Task TickAsync(World world) =>
        await Task.WhenAll(await world.Services.GetRequiredService<SyncScheduler>().TickAsync(default));

    private static async Task<int> RunsAsync(World world) => (await world.Store.ListRunsAsync(World.Id, 100, default)).Count(static r => r.Trigger == "schedule");

    [Fact]
    [Acceptance("003-18")]
    [Acceptance("P-43a", Missing = "two nodes")]
    public async Task It_runs_when_due_not_before_and_once_after_a_missed_slot()
    {
        await using var world = new World(static c => c.Schedule(Schedule.Every(TimeSpan.FromHours(3))));
        await TickAsync(world);
        Assert.Equal(1, await RunsAsync(world));

        world.Clock.Advance(TimeSpan.FromHours(3) - TimeSpan.FromSeconds(1));
        await TickAsync(world);
        Assert.Equal(1, await RunsAsync(world));
        world.Clock.Advance(TimeSpan.FromSeconds(1));
        await TickAsync(world);
        Assert.Equal(2, await RunsAsync(world));

        await world.RestartAsync();
        world.Clock.Advance(TimeSpan.FromHours(10));
        await TickAsync(world);
        await TickAsync(world);
        Assert.Equal(3, await RunsAsync(world));
    }

    [Fact]
    [Acceptance("003-17")]
    public async Task In_manual_mode_nothing_runs_by_itself_and_what_came_in_is_done_at_the_press()
    {
        await using var world = new World();
        world.Crm.Add("company", ("name", "Acme"));
        await world.Store.AddMarksAsync(World.Id, [new() { Side = Side.Crm, Resource = "companys", Id = "1", Class = Connectors.Sync.Stores.MarkClass.Dirty }], default);
        for (var i = 0; i < 5; i++)
        {
            world.Clock.Advance(TimeSpan.FromHours(6));
            await TickAsync(world);
        }

        Assert.Equal(0, world.Crm.Pages + world.Accounting.Pages + world.Crm.Reads + world.Accounting.Reads);
        Assert.Equal(1, (await world.SyncAsync()).CreatedInAccounting);
    }

    [Fact]
    public async Task Settings_change_the_schedule_while_it_runs_and_the_next_run_is_shown()
    {
        await using var world = new World(static c => c.Schedule(Schedule.Every(TimeSpan.FromHours(3))));
        await TickAsync(world);
        await world.SettingsAsync("""{ "version": 1, "schedule": { "dailyAt": "03:00" }, "timeZone": "Europe/Copenhagen" }""");

        var info = await world.Connections.GetAsync(World.Id);

        Assert.Equal(new DateTimeOffset(2026, 1, 6, 2, 0, 0, TimeSpan.Zero), info.NextRun);
    }

    [Fact]
    [Rule("R26")]
    public async Task What_a_limit_put_off_goes_on_by_itself_before_the_next_slot()
    {
        await using var world = new World(static c => c.Schedule(Schedule.Every(TimeSpan.FromHours(3))));
        world.Crm.Add("company", ("name", "A"));
        world.Crm.Add("company", ("name", "B"));
        var left = 1;
        world.Accounting.Refuse = _ => left-- > 0 ? null : new WriteOutcome.NotSent(UnavailableReason.Limited, "limit", world.Clock.GetUtcNow().AddMinutes(10));
        await TickAsync(world);
        Assert.Equal(1, world.Accounting.Count("customer"));
        world.Accounting.Refuse = static _ => null;

        world.Clock.Advance(TimeSpan.FromMinutes(9));
        await TickAsync(world);
        Assert.Equal(1, world.Accounting.Count("customer"));
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await TickAsync(world);

        Assert.Equal(2, world.Accounting.Count("customer"));
        Assert.Equal(new DateTimeOffset(2026, 1, 5, 12, 0, 0, TimeSpan.Zero), (await world.Connections.GetAsync(World.Id)).NextRun);
    }

    [Fact]
    [Acceptance("003-32", Missing = "the button")]
    public async Task A_manual_run_starts_at_once_and_leaves_the_next_slot_as_it_was()
    {
        await using var world = new World(static c => c.Schedule(Schedule.Every(TimeSpan.FromHours(3))));
        await TickAsync(world);
        var next = (await world.Connections.GetAsync(World.Id)).NextRun;
        world.Clock.Advance(TimeSpan.FromHours(1));
        world.Crm.Add("company", ("name", "Acme"));

        Assert.Equal(1, (await world.SyncAsync()).CreatedInAccounting);

        Assert.Equal(next, (await world.Connections.GetAsync(World.Id)).NextRun);
    }
}
