using Connectors.Sync.PostgreSql;
using Connectors.Sync.Sqlite;
using Connectors.TestSupport.Postgres;

namespace Connectors.SyncBench;

/// <summary>Where the engine keeps what it remembers: memory, a SQLite file in the temporary folder, or a PostgreSQL server of this process with fsync on.</summary>
internal sealed class StoreChoice : IAsyncDisposable
{
    private readonly string _kind;
    private readonly string _folder = Directory.CreateTempSubdirectory("connectors-bench-").FullName;
    private string? _database;

    private StoreChoice(string kind) => _kind = kind;

    public string Name => _kind;

    public string File => Path.Combine(_folder, "sync.db");

    public string? ConnectionString { get; private set; }

    public static async Task<StoreChoice> OpenAsync(string kind)
    {
        var store = new StoreChoice(kind);
        if (kind == "postgres")
        {
            var server = await PostgresServer.Current;
            // The tests' server does without; what is durable must be.
            await server.AdministerAsync("ALTER SYSTEM SET fsync = on");
            await server.AdministerAsync("SELECT pg_reload_conf()");
            // It is told of the change and makes it a moment later.
            for (var look = 0; look < 50 && await server.ShowAsync("fsync") != "on"; look++)
                await Task.Delay(100);
            if (await server.ShowAsync("fsync") != "on")
                throw new InvalidOperationException("The server did not switch fsync on.");
            store._database = await server.CreateDatabaseAsync();
            store.ConnectionString = server.ConnectionString(store._database);
        }
        else if (kind is not ("memory" or "sqlite"))
        {
            throw new ArgumentException($"'{kind}' is no store: memory, sqlite, postgres.");
        }

        return store;
    }

    public void Use(SyncBuilder builder)
    {
        if (_kind == "memory")
            builder.UseInMemoryStore();
        else if (_kind == "sqlite")
            builder.UseSqlite(File, migrateOnStart: true);
        else if (_kind == "postgres")
            builder.UsePostgreSql(ConnectionString!, migrateOnStart: true);
    }

    public async ValueTask DisposeAsync()
    {
        if (_database is not null)
            await (await PostgresServer.Current).DropDatabaseAsync(_database);
        Directory.Delete(_folder, true);
    }
}
