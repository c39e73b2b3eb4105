using Microsoft.Extensions.Hosting;

namespace Connectors.Sync.PostgreSql;

/// <summary>Opens the store before anything that uses it starts: a host with an unusable database does not come up.</summary>
internal sealed class PostgreSqlSyncStoreStartup(PostgreSqlSyncStore store) : IHostedLifecycleService
{
    public async Task StartingAsync(CancellationToken cancellationToken) => await store.OpenAsync(cancellationToken).ConfigureAwait(false);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
