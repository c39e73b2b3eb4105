using Connectors.Sync.Stores;
using Connectors.Sync.Tests.Fakes;
using Connectors.Sync.Triggers;
using Connectors.TestSupport;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Sync.Tests.Triggers;

public sealed class ManyConnectionsTests
{
    [Fact]
    public async Task Ten_thousand_idle_connections_cost_one_question_a_tick_and_hold_no_task_provider_or_timer()
    {
        await using var estate = new Estate();
        var asked = new List<string>();
        var node = estate.Start(store: WatchedStore.Over(estate.Store, (_, name) => asked.Add(name)), configure: static c => c.Mapping(World.Standard).Schedule(Schedule.Every(TimeSpan.FromHours(3))));
        var now = estate.Clock.GetUtcNow();
        for (var i = 0; i < 10_000; i++)
            await estate.Store.SaveConnectionAsync(new ConnectionRow { Id = new ConnectionId("c" + i), Kind = Estate.Kind, Origin = ConnectionOrigin.Stored, Mode = ConnectionMode.Live, ScheduledAt = now }, null, default);

        Assert.Empty(Running(await TickAsync(node)));
        asked.Clear();
        estate.Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Empty(Running(await TickAsync(node)));

        Assert.Equal([nameof(ISyncStore.ListChangedConnectionsAsync)], asked);
        Assert.Equal((0, 0), (estate.ProvidersMade, estate.Clock.Timers));

        // One that somebody changes is heard of at once, also when another host did it; the others stay asleep.
        asked.Clear();
        var other = estate.Start();
        await other.Connections.PauseAsync(new ConnectionId("c10"), "ann");
        await TickAsync(node);
        estate.Clock.Advance(TimeSpan.FromHours(3));
        // As many as have a place at once, then the next.
        for (var i = 0; i < 3; i++)
            await Task.WhenAll(await TickAsync(node));
        Assert.Equal(0, estate.CallsOf("c10"));
        Assert.True(estate.CallsOf("c100") > 0);
    }

    [Fact]
    public async Task The_scheduler_hears_of_connections_that_are_created_changed_and_deleted_elsewhere()
    {
        await using var estate = new Estate();
        var node = estate.Start(configure: static c => c.Mapping(World.Standard).Schedule(Schedule.Every(TimeSpan.FromHours(3))));
        var other = estate.Start(configure: static c => c.Mapping(World.Standard).Schedule(Schedule.Every(TimeSpan.FromHours(3))));
        await TickAsync(node);
        var id = await Estate.CreateAsync(other, "acme");
        await DrainAsync(node);
        var first = estate.CallsOf("acme");
        Assert.True(first > 0);
        // Both hosts look; one of them took the slot.
        await DrainAsync(other);
        Assert.Equal(first, estate.CallsOf("acme"));

        await other.Connections.SaveSettingsAsync(id, """{ "version": 1, "schedule": { "every": "00:05:00" } }"""u8.ToArray(), "ann");
        estate.Clock.Advance(TimeSpan.FromMinutes(5));
        await DrainAsync(node);
        Assert.True(estate.CallsOf("acme") > first);

        await other.Connections.DeleteAsync(id, "ann");
        var last = estate.CallsOf("acme");
        estate.Clock.Advance(TimeSpan.FromHours(6));
        await DrainAsync(node);
        Assert.Equal(last, estate.CallsOf("acme"));
    }

    [Fact]
    [Acceptance("P-14f")]
    public async Task Old_rows_are_dropped_once_a_day_and_links_and_open_writes_stay()
    {
        await using var estate = new Estate();
        var node = estate.Start(options: static o => (o.KeepHistory, o.KeepRuns, o.KeepWrites) = (TimeSpan.FromDays(60), TimeSpan.FromDays(30), TimeSpan.FromDays(30)));
        var id = await Estate.CreateAsync(node, "acme");
        var company = estate.Crm("acme").Add("company", ("name", "Acme"));
        await node.SyncAsync(id);
        var link = Assert.Single(await estate.Store.FindLinksAsync(id, Side.Crm, "companys", [company], default));
        estate.Books("acme").Can = static c => c with { CreateSafety = CreateSafety.Nothing };
        estate.Books("acme").Answer = static (_, _) => new WriteOutcome.Uncertain(new UncertainEvidence { Message = "Lost." });
        estate.Crm("acme").Add("company", ("name", "Berg"));
        await node.Engine.RunAsync(id);
        await DrainAsync(node);
        Assert.Equal((2, 1), ((await estate.Store.ListRunsAsync(id, 10, default)).Count, (await estate.Store.ListHistoryAsync(id, link.Id, 10, default)).Count));

        estate.Clock.Advance(TimeSpan.FromDays(31));
        await DrainAsync(node);
        Assert.Empty(await estate.Store.ListRunsAsync(id, 10, default));
        Assert.Empty(await estate.Store.ListIntentsAsync(id, link.Id, default));
        Assert.Single(await estate.Store.ListHistoryAsync(id, link.Id, 10, default));

        estate.Clock.Advance(TimeSpan.FromDays(30));
        await DrainAsync(node);
        Assert.Empty(await estate.Store.ListHistoryAsync(id, link.Id, 10, default));
        Assert.Single(await estate.Store.ListOpenIntentsAsync(id, default));
        Assert.Equal(link, await estate.Store.FindLinkAsync(id, link.Id, default));
        Assert.NotEmpty(await estate.Store.ListJournalAsync(id, 10, default));
    }

    private static Task<IReadOnlyCollection<Task>> TickAsync(Node node) => node.Services.GetRequiredService<SyncScheduler>().TickAsync(default);

    private static IEnumerable<Task> Running(IEnumerable<Task> tasks) => tasks.Where(static t => !t.IsCompleted);

    private static async Task DrainAsync(Node node) => await Task.WhenAll(await TickAsync(node));
}
