using Connectors.StoreConformance;
using Connectors.Sync.Stores;

namespace Connectors.Sync.Sqlite.Tests;

/// <summary>What every store must do, on a file.</summary>
public sealed class SqliteSyncStoreTests : SyncStoreConformance, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private SqliteSyncStore? _store;

    public override async Task DisposeAsync()
    {
        if (_store is not null)
            await _store.DisposeAsync();
        await base.DisposeAsync();
    }

    public void Dispose() => _folder.Dispose();

    protected override ValueTask<ISyncStore> OpenAsync(TimeProvider time) => new(_store = Databases.Store(Databases.Migrated(_folder), time));
}
