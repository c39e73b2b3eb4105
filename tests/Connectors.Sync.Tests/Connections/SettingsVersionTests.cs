using System.Text;
using Connectors.Sync.Stores;
using Connectors.Sync.Tests.Fakes;
using Connectors.TestSupport;

namespace Connectors.Sync.Tests.Connections;

public sealed class SettingsVersionTests
{
    private const int Companies = 4;

    private static readonly byte[] OtherWay = Encoding.UTF8.GetBytes("""{ "version": 1, "entities": { "company": { "flow": "FromAccounting" }, "person": { "flow": "FromAccounting" } } }""");

    public static TheoryData<string> Changes => ["mode", "pause", "settings"];

    [Theory]
    [MemberData(nameof(Changes))]
    [Rule("R31")]
    [Rule("R41")]
    public async Task Whenever_another_host_changes_it_the_run_stops_before_its_next_write(string change)
    {
        var calls = 0;
        await using (var estate = new Estate())
        {
            // How many calls of the store a run makes when nobody disturbs it.
            var counting = estate.Start(store: WatchedStore.Over(estate.Store, (n, _) => calls = n));
            var id = await PreparedAsync(estate, estate.Start());
            await counting.SyncAsync(id);
        }

        Assert.True(calls > 20);
        // On a disk every third is enough: all of them are tried in memory.
        var step = await IsInMemoryAsync() ? 1 : 7;
        var stopped = 0;
        for (var at = 1; at <= calls; at += step)
            stopped += await ChangedAtAsync(change, at) ? 1 : 0;
        Assert.True(stopped > 3, $"Only {stopped} of the changes came in time to stop anything.");
    }

    /// <summary>Changes the connection before one call of the store. Answers whether that stopped the run.</summary>
    private static async Task<bool> ChangedAtAsync(string change, int at)
    {
        await using var estate = new Estate();
        var other = estate.Start();
        var id = await PreparedAsync(estate, other);
        var books = estate.Books("acme");
        int? writesThen = null;
        var openThen = 0;
        var counted = 0;
        var node = estate.Start(store: WatchedStore.Over(estate.Store, (n, _) =>
        {
            counted = n;
            if (n != at)
                return;
            ChangeAsync(other, id, change).GetAwaiter().GetResult();
            writesThen = books.Writes;
            openThen = estate.Store.ListOpenIntentsAsync(id, default).AsTask().GetAwaiter().GetResult().Count;
        }));

        var report = await node.Engine.RunAsync(id);

        // What had its intent before the change may still go out; nothing else does.
        Assert.InRange(books.Writes, writesThen!.Value, writesThen.Value + openThen);
        Assert.Empty(await estate.Store.ListOpenIntentsAsync(id, default));
        var stopped = books.Writes < Companies;
        // Before its session began, the run began under the new settings.
        if (stopped && writesThen > 0)
        {
            Assert.Equal(RunState.Partial, report.State);
            Assert.Contains("planned anew", report.Reason, StringComparison.Ordinal);
            Assert.NotNull(report.RetryAt);
        }

        // Set back, the rest is done, once.
        await BackAsync(other, id, change);
        await other.SyncAsync(id);
        Assert.Equal(Companies, books.Count("customer"));
        Assert.Equal(Companies, books.Writes);
        Assert.True(counted >= at);
        return stopped;
    }

    [Fact]
    [Rule("R31")]
    public async Task A_connection_of_the_users_own_tables_that_is_disabled_there_stops_within_the_interval()
    {
        await using var estate = new Estate();
        Owners.Enabled = true;
        var node = estate.Start(more: static b => b.UseConnections<Owners>(), options: static o => o.SourceCheckInterval = TimeSpan.Zero);
        var id = new ConnectionId("table");
        await node.Connections.SetModeAsync(id, ConnectionMode.Live, "ann");
        for (var i = 0; i < Companies; i++)
            estate.Crm("table").Add("company", ("name", "Company " + i));
        estate.Books("table").Answer = static (_, outcome) =>
        {
            Owners.Enabled = false;
            return outcome;
        };

        var report = await node.Engine.RunAsync(id);

        Assert.Equal((RunState.Partial, 1), (report.State, estate.Books("table").Writes));
        Assert.Equal(RunState.Failed, (await node.Engine.RunAsync(id)).State);
        Owners.Enabled = true;
        estate.Books("table").Answer = static (_, outcome) => outcome;
        await node.SyncAsync(id);
        Assert.Equal(Companies, estate.Books("table").Count("customer"));
    }

    [Fact]
    [Rule("R31")]
    public async Task A_plan_is_applied_under_another_mode_and_not_under_other_rules()
    {
        await using var estate = new Estate();
        var node = estate.Start();
        var id = await Estate.CreateAsync(node, "acme", live: false);
        estate.Crm("acme").Add("company", ("name", "Acme"));
        var plan = await node.Engine.PlanAsync(id);
        await node.Connections.SetModeAsync(id, ConnectionMode.Live, "ann");
        await node.Connections.SaveSettingsAsync(id, OtherWay, "ann");

        Assert.Equal("plan-outdated", (await Assert.ThrowsAsync<SyncRequestException>(() => node.Engine.ApplyAsync(plan))).Code);
        Assert.Equal(0, estate.Books("acme").Writes);

        await node.Connections.SaveSettingsAsync(id, """{ "version": 1 }"""u8.ToArray(), "ann");
        Assert.Equal(1, (await node.Engine.ApplyAsync(plan)).Total.CreatedInAccounting);
    }

    private static async Task<ConnectionId> PreparedAsync(Estate estate, Node node)
    {
        var id = await Estate.CreateAsync(node, "acme");
        for (var i = 0; i < Companies; i++)
            estate.Crm("acme").Add("company", ("name", "Company " + i));
        await node.Connections.ProbeAsync(id);
        return id;
    }

    private static Task ChangeAsync(Node node, ConnectionId id, string change) => change switch
    {
        "mode" => node.Connections.SetModeAsync(id, ConnectionMode.PlanOnly, "bob"),
        "pause" => node.Connections.PauseAsync(id, "bob"),
        // Saved as another host saves it: checking them against the live systems would wait for this very run.
        _ => SaveAsync(node, id, Encoding.UTF8.GetString(OtherWay)),
    };

    private static Task BackAsync(Node node, ConnectionId id, string change) => change switch
    {
        "mode" => node.Connections.SetModeAsync(id, ConnectionMode.Live, "bob"),
        "pause" => node.Connections.ResumeAsync(id, "bob"),
        _ => SaveAsync(node, id, ""),
    };

    private static async Task SaveAsync(Node node, ConnectionId id, string settings)
    {
        var store = (ISyncStore)node.Services.GetService(typeof(ISyncStore))!;
        while (true)
        {
            var row = (await store.FindConnectionAsync(id, default))!;
            try
            {
                await store.SaveConnectionAsync(row with { Settings = settings, SettingsVersion = row.SettingsVersion + 1 }, null, default);
                return;
            }
            catch (StoreConflictException)
            {
                // Health was written in between.
            }
        }
    }

    private static async Task<bool> IsInMemoryAsync()
    {
        await using var estate = new Estate();
        return estate.Store is InMemorySyncStore;
    }

    private sealed class Owners : IConnectionSource
    {
        public static bool Enabled { get; set; }

        public async IAsyncEnumerable<ConnectionDescriptor> ListChangedAsync(string? since, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
        {
            await Task.CompletedTask;
            yield break;
        }

        public ValueTask<ConnectionDescriptor?> FindAsync(ConnectionId id, CancellationToken cancellationToken) =>
            new(id.Value == "table" ? new ConnectionDescriptor { Id = id, Kind = Estate.Kind, Enabled = Enabled } : null);
    }
}
