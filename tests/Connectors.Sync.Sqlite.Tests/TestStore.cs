using System.Collections.Concurrent;
using Connectors.Sync.Sqlite;
using Connectors.Sync.Sqlite.Tests;
using Connectors.Sync.Stores;

namespace Connectors.Sync.Tests.Fakes;

/// <summary>The store under the engine's scenarios in this project: a file that is closed and opened anew with every restart.</summary>
internal static class TestStore
{
    private static readonly ConcurrentDictionary<ISyncStore, TemporaryFolder> Folders = [];

    public static ISyncStore Open(TimeProvider time)
    {
        var folder = new TemporaryFolder();
        var store = Databases.Store(Databases.Migrated(folder), time);
        Folders[store] = folder;
        return store;
    }

    public static async ValueTask<ISyncStore> ReopenAsync(ISyncStore store, TimeProvider time)
    {
        Folders.Remove(store, out var folder);
        await ((SqliteSyncStore)store).DisposeAsync();
        var again = Databases.Store(folder!.File("sync.db"), time);
        Folders[again] = folder;
        return again;
    }

    /// <summary>What another process has open of it. Whoever opens it closes it.</summary>
    public static ISyncStore Beside(ISyncStore store, TimeProvider time) => Databases.Store(Folders[store].File("sync.db"), time);

    public static async ValueTask CloseAsync(ISyncStore store)
    {
        await ((SqliteSyncStore)store).DisposeAsync();
        if (Folders.Remove(store, out var folder))
            folder.Dispose();
    }
}
