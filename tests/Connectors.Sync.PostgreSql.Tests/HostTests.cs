using Connectors.Sync.Stores;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace Connectors.Sync.PostgreSql.Tests;

public sealed class HostTests
{
    [Fact]
    public async Task A_host_with_a_database_that_is_not_migrated_does_not_start()
    {
        await using var database = await TemporaryDatabase.EmptyAsync();
        using var host = Build(b => b.UsePostgreSql(database.ConnectionString));
        var error = await Assert.ThrowsAsync<StoreUnavailableException>(() => host.StartAsync());
        Assert.Contains("MigrateOnStart", error.Message, StringComparison.Ordinal);

        // The remedy that the text names.
        await host.Services.GetRequiredService<ISyncStoreMigrator>().MigrateAsync();
        using var again = Build(b => b.UsePostgreSql(database.ConnectionString));
        await again.StartAsync();
        await again.StopAsync();
    }

    [Fact]
    public async Task Hosts_that_start_together_migrate_once_before_anything_uses_the_store()
    {
        await using var database = await TemporaryDatabase.EmptyAsync();
        var hosts = Enumerable.Range(0, 3).Select(i => Build(b =>
        {
            b.Services.AddHostedService<User>();
            b.UseInMemoryStore().UsePostgreSql(database.ConnectionString, migrateOnStart: true);
        })).ToArray();
        await Task.WhenAll(hosts.Select(static h => Task.Run(() => h.StartAsync())));
        Assert.Equal(3, (await hosts[0].Services.GetRequiredService<ISyncStore>().ListConnectionsAsync(null, 10, default)).Count);
        Assert.IsType<PostgreSqlSyncStore>(hosts[0].Services.GetRequiredService<ISyncStore>());
        foreach (var host in hosts)
        {
            await host.StopAsync();
            host.Dispose();
        }
    }

    [Fact]
    public async Task The_hosts_own_data_source_is_used_and_stays_the_hosts()
    {
        await using var database = await TemporaryDatabase.MigratedAsync();
        await using var source = NpgsqlDataSource.Create(database.ConnectionString + ";Application Name=the-host");
        using (var host = Build(b => b.UsePostgreSql(source)))
        {
            await host.StartAsync();
            await host.Services.GetRequiredService<ISyncStore>().GetTimeAsync(default);
            Assert.NotEqual(0L, await database.ScalarAsync("SELECT count(*) FROM pg_stat_activity WHERE application_name = 'the-host'"));
            await host.StopAsync();
        }

        await using var still = await source.OpenConnectionAsync();
        Assert.Equal(1, await still.ScalarAsync("SELECT 1"));
    }

    [Fact]
    public async Task Two_installations_share_a_database_in_schemas_of_their_own()
    {
        await using var database = await TemporaryDatabase.EmptyAsync();
        await using var one = database.Store(configure: static o => (o.Schema, o.MigrateOnStart) = ("one", true));
        await using var two = database.Store(configure: static o => (o.Schema, o.MigrateOnStart) = ("two", true));
        var acme = new ConnectionId("acme");
        await one.SaveConnectionAsync(new ConnectionRow { Id = acme, Kind = "one" }, null, default);
        Assert.Null(await two.FindConnectionAsync(acme, default));
        var lease = (await two.TryAcquireAsync(acme, "host", TimeSpan.FromHours(1), default))!;
        Assert.NotNull(await one.TryAcquireAsync(acme, "host", TimeSpan.FromHours(1), default));
        await two.CommitAsync(lease, new StoreBatch { Marks = { new MarkRow { Side = Side.Crm, Resource = "company", Id = "1" } } }, default);
        Assert.Equal(0, await one.CountMarksAsync(acme, Side.Crm, "company", default));
        Assert.Single(await two.ListMarksAsync(acme, Side.Crm, "company", 10, default));
        Assert.Single(await one.ListConnectionsAsync(null, 10, default));
        Assert.Empty(await two.ListConnectionsAsync(null, 10, default));
    }

    private static IHost Build(Action<SyncBuilder> configure)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        configure(builder.Services.AddConnectorSync());
        return builder.Build();
    }

    private sealed class User(ISyncStore store) : IHostedService
    {
        public async Task StartAsync(CancellationToken cancellationToken) =>
            await store.SaveConnectionAsync(new ConnectionRow { Id = new ConnectionId(Guid.NewGuid().ToString("N")), Kind = "k" }, null, cancellationToken);

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
