using Connectors.Sync.Stores;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Connectors.Sync.Sqlite.Tests;

public sealed class HostTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_host_with_a_file_that_is_not_migrated_does_not_start()
    {
        using var host = Build(o => o.Path = _folder.File("sync.db"));
        var error = await Assert.ThrowsAsync<StoreUnavailableException>(() => host.StartAsync());
        Assert.Contains("MigrateOnStart", error.Message, StringComparison.Ordinal);

        // The remedy that the text names.
        await host.Services.GetRequiredService<ISyncStoreMigrator>().MigrateAsync();
        using var again = Build(o => o.Path = _folder.File("sync.db"));
        await again.StartAsync();
        await again.StopAsync();
    }

    [Fact]
    public async Task A_single_host_may_migrate_when_it_starts_before_anything_uses_the_store()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddHostedService<User>();
        builder.Services.AddSingleton<TimeProvider>(new StoppedClock());
        builder.Services.AddSqliteSyncStore(o =>
        {
            o.Path = _folder.File("deep/er/sync.db");
            o.MigrateOnStart = true;
        });
        using var host = builder.Build();
        await host.StartAsync();
        var store = host.Services.GetRequiredService<ISyncStore>();
        Assert.Equal(new StoppedClock().GetUtcNow(), await store.GetTimeAsync(default));
        Assert.Single(await store.ListConnectionsAsync(null, 10, default));
        Assert.Same(store, host.Services.GetRequiredService<ISyncStoreMigrator>());
        await host.StopAsync();
    }

    [Theory]
    [InlineData("", "Path is empty")]
    [InlineData(":memory:", "InMemorySyncStore")]
    [InlineData("Data Source=x.db", "no connection string")]
    [InlineData("file:x.db?mode=memory", "no connection string or URI")]
    public async Task Options_that_cannot_work_stop_the_start_and_name_the_option(string path, string expected)
    {
        using var host = Build(o => o.Path = path);
        var error = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());
        Assert.Contains("SqliteSyncStoreOptions.Path", error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wait_below_a_second_is_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => new SqliteFile(new SqliteSyncStoreOptions { Path = "x.db", BusyTimeout = TimeSpan.FromMilliseconds(10) }));
        Assert.Contains("SqliteSyncStoreOptions.BusyTimeout", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_engine_remembers_in_the_file_that_it_is_given()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddConnectorSync().UseInMemoryStore().UseSqlite(_folder.File("sync.db"), migrateOnStart: true);
        using var host = builder.Build();
        await host.StartAsync();
        Assert.IsType<SqliteSyncStore>(host.Services.GetRequiredService<ISyncStore>());
        Assert.True(File.Exists(_folder.File("sync.db")));
        await host.StopAsync();
    }

    [Fact]
    public void Services_can_be_disposed_without_waiting()
    {
        var services = new ServiceCollection();
        services.AddSqliteSyncStore(o => o.Path = _folder.File("sync.db"));
        var provider = services.BuildServiceProvider();
        Assert.NotNull(provider.GetRequiredService<ISyncStore>());
        provider.Dispose();
    }

    private static IHost Build(Action<SqliteSyncStoreOptions> configure)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSqliteSyncStore(configure);
        return builder.Build();
    }

    private sealed class User(ISyncStore store) : IHostedService
    {
        public async Task StartAsync(CancellationToken cancellationToken) =>
            await store.SaveConnectionAsync(new ConnectionRow { Id = new ConnectionId("acme"), Kind = "k" }, null, cancellationToken);

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }

    private sealed class StoppedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2030, 1, 2, 3, 4, 5, TimeSpan.Zero);
    }
}
