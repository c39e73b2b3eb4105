using Connectors.StoreConformance;
using Connectors.Sync.Stores;

namespace Connectors.Sync.PostgreSql.Tests;

/// <summary>What every store must do, in a database.</summary>
public sealed class PostgreSqlSyncStoreTests : SyncStoreConformance
{
    private TemporaryDatabase? _database;
    private PostgreSqlSyncStore? _store;

    public override async Task DisposeAsync()
    {
        if (_store is not null)
            await _store.DisposeAsync();
        if (_database is not null)
            await _database.DisposeAsync();
        await base.DisposeAsync();
    }

    protected override async ValueTask<ISyncStore> OpenAsync(TimeProvider time)
    {
        _database = await TemporaryDatabase.MigratedAsync();
        return _store = _database.Store(time);
    }
}
