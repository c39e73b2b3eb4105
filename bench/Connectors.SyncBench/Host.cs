using Connectors.Sync.Stores;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.SyncBench;

/// <summary>An engine over a store with one connection, as a host of a user would have it.</summary>
internal sealed class EngineHost : IAsyncDisposable
{
    public static readonly ConnectionId Id = new("bench");

    private readonly ServiceProvider _services;

    private EngineHost(ServiceProvider services) => _services = services;

    public IServiceProvider Services => _services;

    public static async Task<EngineHost> StartAsync(StoreChoice store, SyntheticSystem crm, SyntheticSystem accounting)
    {
        var services = new ServiceCollection();
        // A first sync of many records is what is measured; the brakes would rightly ask about it.
        var sync = services.AddConnectorSync(static o =>
        {
            o.BrakeMinimum = int.MaxValue;
            if (Environment.GetEnvironmentVariable("BENCH_CACHED") is { } cached)
                o.MaxCachedRecords = int.Parse(cached, System.Globalization.CultureInfo.InvariantCulture);
        });
        store.Use(sync);
        sync.AddConnection(Id.Value, c => c.UseProvider(Side.Crm, (_, _) => ValueTask.FromResult(crm.Open())).UseProvider(Side.Accounting, (_, _) => ValueTask.FromResult(accounting.Open())).Mapping(SyntheticSystem.Mapping));
        var host = new EngineHost(services.BuildServiceProvider());
        if (host._services.GetService<ISyncStoreMigrator>() is { } migrator)
            await migrator.MigrateAsync();
        await host._services.GetRequiredService<IConnections>().SetModeAsync(Id, ConnectionMode.Live);
        return host;
    }

    public Task<RunReport> RunAsync(CancellationToken cancellationToken = default) => _services.GetRequiredService<ISyncEngine>().RunAsync(Id, null, cancellationToken);

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
