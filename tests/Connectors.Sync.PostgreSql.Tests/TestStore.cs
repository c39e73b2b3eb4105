using System.Collections.Concurrent;
using Connectors.Sync.PostgreSql;
using Connectors.Sync.PostgreSql.Tests;
using Connectors.Sync.Stores;

namespace Connectors.Sync.Tests.Fakes;

/// <summary>The store under the engine's scenarios in this project: a database that is left and entered anew with every restart.</summary>
internal static class TestStore
{
    private static readonly ConcurrentDictionary<ISyncStore, TemporaryDatabase> Databases = [];

    public static ISyncStore Open(TimeProvider time)
    {
        var database = Task.Run(TemporaryDatabase.MigratedAsync).GetAwaiter().GetResult();
        var store = database.Store(time);
        Databases[store] = database;
        return store;
    }

    public static async ValueTask<ISyncStore> ReopenAsync(ISyncStore store, TimeProvider time)
    {
        Databases.Remove(store, out var database);
        await ((PostgreSqlSyncStore)store).DisposeAsync();
        // What a dead host held is waited for until it runs out: the scenarios that are about that say so themselves.
        var again = database!.Store(time);
        Databases[again] = database;
        return again;
    }

    /// <summary>What another process has open of it. Whoever opens it closes it.</summary>
    public static ISyncStore Beside(ISyncStore store, TimeProvider time) => Databases[store].Store(time);

    public static async ValueTask CloseAsync(ISyncStore store)
    {
        await ((PostgreSqlSyncStore)store).DisposeAsync();
        if (Databases.Remove(store, out var database))
            await database.DisposeAsync();
    }
}
