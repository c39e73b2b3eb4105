using Connectors.Sync.Stores;
using Connectors.Sync.Tests.Fakes;
using Connectors.TestSupport;

namespace Connectors.Sync.Tests.Connections;

public sealed class LifecycleTests
{
    [Fact]
    [Acceptance("P-02a")]
    public async Task What_one_host_does_to_a_connection_counts_on_the_other_without_a_restart()
    {
        await using var estate = new Estate();
        var (one, two) = (estate.Start(), estate.Start());
        var acme = await Estate.CreateAsync(one, "acme");
        estate.Crm("acme").Add("company", ("name", "Acme"));
        Assert.Equal(1, (await two.SyncAsync(acme)).Total.CreatedInAccounting);

        await one.Connections.PauseAsync(acme, "ann");
        var calls = estate.CallsOf("acme");
        estate.Crm("acme").Add("company", ("name", "Berg"));
        Assert.Equal("The connection is switched off.", (await two.Engine.RunAsync(acme)).Reason);
        Assert.Equal("The connection is switched off.", (await one.Engine.RunAsync(acme)).Reason);
        Assert.Equal(calls, estate.CallsOf("acme"));
        Assert.True((await two.Connections.GetAsync(acme)).Paused);

        await two.Connections.ResumeAsync(acme, "bob");
        Assert.Equal(1, (await one.SyncAsync(acme)).Total.CreatedInAccounting);

        estate.Books("acme-2").Account = estate.Books("acme").Account;
        await two.Connections.ReauthoriseAsync(acme, Side.Accounting, SideCredentials.Of("apiKey", "acme-2"), "bob");
        await one.SyncAsync(acme);
        Assert.True(estate.Books("acme-2").Pages > 0);

        await one.Connections.DeleteAsync(acme, "ann");
        await Assert.ThrowsAsync<UnknownConnectionException>(() => two.Engine.RunAsync(acme));
        await Assert.ThrowsAsync<UnknownConnectionException>(() => two.Connections.GetAsync(acme));
    }

    [Fact]
    [Acceptance("P-14e")]
    public async Task Deleting_a_connection_deletes_every_row_of_it_and_none_of_another()
    {
        await using var estate = new Estate();
        var node = estate.Start();
        var (acme, other) = (await Estate.CreateAsync(node, "acme"), await Estate.CreateAsync(node, "other"));
        foreach (var key in new[] { "acme", "other" })
        {
            estate.Crm(key).Add("company", ("name", "Acme"));
            estate.Crm(key).Add("company", ("name", "")); // Refused: its name is missing, so something is parked too.
            await node.Engine.RunAsync(new ConnectionId(key));
        }

        var kept = await estate.RowsAsync(other);
        Assert.True((await estate.RowsAsync(acme)).Count > 5);

        await node.Connections.DeleteAsync(acme, "ann");

        Assert.Empty(await estate.RowsAsync(acme));
        Assert.Equal(kept.Select(static r => r.ToString()), (await estate.RowsAsync(other)).Select(static r => r.ToString()));
        Assert.Equal(["other"], await NamesAsync(node));
        // The id is free again.
        await Estate.CreateAsync(node, "acme");
    }

    [Fact]
    [Acceptance("P-02b")]
    public async Task A_connection_in_code_is_a_seed_its_changes_stay_and_once_deleted_it_does_not_come_back()
    {
        await using var estate = new Estate();
        var id = new ConnectionId("seed");
        void Seed(SyncBuilder b) => b.AddConnection("seed", c => c
            .UseProvider(Side.Crm, (_, _) => ValueTask.FromResult(estate.Crm("seed").Open())).UseProvider(Side.Accounting, (_, _) => ValueTask.FromResult(estate.Books("seed").Open())).Mapping(World.Standard));
        var node = estate.Start(more: Seed);
        estate.Crm("seed").Add("company", ("name", "Acme"));
        await node.Connections.SetModeAsync(id, ConnectionMode.Live, "ann");
        await node.SyncAsync(id);
        await node.Connections.PauseAsync(id, "ann");

        await estate.StopAsync();
        node = estate.Start(more: Seed);
        Assert.True((await node.Connections.GetAsync(id)).Paused);
        Assert.Equal(ConnectionMode.Live, (await node.Connections.GetAsync(id)).Mode);

        await node.Connections.DeleteAsync(id, "ann");
        await estate.StopAsync();
        node = estate.Start(more: Seed);
        await Assert.ThrowsAsync<UnknownConnectionException>(() => node.Engine.RunAsync(id));
        await Assert.ThrowsAsync<UnknownConnectionException>(() => node.Connections.DeleteAsync(id));
        Assert.Empty(await NamesAsync(node));
        // All that is left says that it is gone.
        var row = Assert.IsType<ConnectionRow>(Assert.Single(await estate.RowsAsync(id)));
        Assert.Equal((ConnectionOrigin.Deleted, "", ""), (row.Origin, row.Pins, row.Settings));

        // Created again on purpose, it begins anew.
        await node.Connections.CreateAsync(new NewConnection { Id = id, Kind = "seed" }, "ann");
        Assert.Equal(ConnectionMode.PlanOnly, (await node.Connections.GetAsync(id)).Mode);
    }

    [Fact]
    public async Task A_connection_that_is_deleted_under_its_run_stops_and_nothing_of_it_comes_back()
    {
        await using var estate = new Estate();
        var (one, two) = (estate.Start(), estate.Start());
        var acme = await Estate.CreateAsync(one, "acme");
        for (var i = 0; i < 5; i++)
            estate.Crm("acme").Add("company", ("name", "Company " + i));
        estate.Books("acme").Answer = (_, outcome) =>
        {
            two.Connections.DeleteAsync(acme, "ann").GetAwaiter().GetResult();
            estate.Books("acme").Answer = static (_, o) => o;
            return outcome;
        };

        await Assert.ThrowsAnyAsync<Exception>(() => one.Engine.RunAsync(acme));

        Assert.Equal(1, estate.Books("acme").Count("customer"));
        Assert.Empty(await estate.RowsAsync(acme));
        Assert.Empty(await NamesAsync(one));
    }

    [Fact]
    public async Task A_bad_tenant_is_red_with_its_reason_and_the_others_go_on()
    {
        await using var estate = new Estate();
        var node = estate.Start();
        var good = await Estate.CreateAsync(node, "good");
        var bad = await Estate.CreateAsync(node, "bad-1");
        estate.Crm("good").Add("company", ("name", "Acme"));
        // Of a kind that another version of the program had.
        var lost = await estate.Store.SaveConnectionAsync(new ConnectionRow { Id = new ConnectionId("lost"), Kind = "nobody", Origin = ConnectionOrigin.Stored }, null, default);

        Assert.Equal(RunState.Failed, (await node.Engine.RunAsync(bad)).State);
        await node.SyncAsync(good);

        var list = new Dictionary<string, ConnectionSummary>(StringComparer.Ordinal);
        await foreach (var summary in node.Connections.ListAsync())
            list[summary.Id.Value] = summary;
        Assert.True(list["good"].Status.IsGreen);
        Assert.False(list["bad-1"].Status.IsGreen);
        Assert.Contains("'nobody' is not registered", list["lost"].Problem, StringComparison.Ordinal);
        await Assert.ThrowsAsync<UnknownConnectionException>(() => node.Engine.RunAsync(lost.Id));
    }

    [Fact]
    public async Task What_cannot_be_created_is_refused_by_name()
    {
        await using var estate = new Estate();
        var node = estate.Start();
        await Estate.CreateAsync(node, "acme");
        async Task<string> CodeAsync(NewConnection connection) => (await Assert.ThrowsAsync<SyncRequestException>(() => node.Connections.CreateAsync(connection))).Code;

        Assert.Equal("exists", await CodeAsync(new NewConnection { Id = new ConnectionId("acme"), Kind = Estate.Kind }));
        Assert.Equal("kind", await CodeAsync(new NewConnection { Id = new ConnectionId("b"), Kind = "boks" }));
        Assert.Equal("time-zone", await CodeAsync(new NewConnection { Id = new ConnectionId("b"), Kind = Estate.Kind, TimeZone = "Europe/Nowhere" }));
        await Assert.ThrowsAsync<SettingsException>(() => node.Connections.CreateAsync(new NewConnection { Id = new ConnectionId("b"), Kind = Estate.Kind, Settings = """{ "version": 1, "flw": "both" }"""u8.ToArray() }));
        Assert.Equal(["acme"], await NamesAsync(node));
    }

    [Fact]
    public async Task A_connection_of_the_users_own_tables_is_paused_here_and_deleted_there()
    {
        await using var estate = new Estate();
        Owners.Enabled = true;
        var node = estate.Start(more: static b => b.UseConnections<Owners>());
        var id = new ConnectionId("owned");
        await node.Connections.SetModeAsync(id, ConnectionMode.Live, "ann");
        estate.Crm("owned").Add("company", ("name", "Acme"));
        await node.SyncAsync(id);

        await node.Connections.PauseAsync(id, "ann");
        Assert.Equal(RunState.Failed, (await node.Engine.RunAsync(id)).State);
        Assert.Equal("in-source", (await Assert.ThrowsAsync<SyncRequestException>(() => node.Connections.DeleteAsync(id))).Code);
        Assert.Equal("exists", (await Assert.ThrowsAsync<SyncRequestException>(() => node.Connections.CreateAsync(new NewConnection { Id = id, Kind = Estate.Kind }))).Code);

        Owners.Enabled = false;
        await node.Connections.DeleteAsync(id, "ann");
        Assert.Empty(await estate.RowsAsync(id));
    }

    private static async Task<List<string>> NamesAsync(Node node)
    {
        var names = new List<string>();
        await foreach (var summary in node.Connections.ListAsync())
            names.Add(summary.Id.Value);
        return names;
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
            new(id.Value == "owned" ? new ConnectionDescriptor { Id = id, Kind = Estate.Kind, Enabled = Enabled } : null);
    }
}
