namespace Connectors.Sync.Sqlite;

/// <summary>Lets the engine remember in a SQLite file.</summary>
public static class SqliteSyncBuilderExtensions
{
    /// <summary>Keeps what the engine remembers in a SQLite file: <c>AddConnectorSync().UseSqlite("data/sync.db")</c>.</summary>
    /// <param name="builder">The engine's builder.</param>
    /// <param name="path">The file; relative to the working directory (<see cref="SqliteSyncStoreOptions.Path"/>).</param>
    /// <param name="migrateOnStart">Creates and updates the tables when the host starts (<see cref="SqliteSyncStoreOptions.MigrateOnStart"/>).</param>
    public static SyncBuilder UseSqlite(this SyncBuilder builder, string path, bool migrateOnStart = false) => builder.UseSqlite(o =>
    {
        o.Path = path;
        o.MigrateOnStart = migrateOnStart;
    });

    /// <summary>Keeps what the engine remembers in a SQLite file.</summary>
    /// <param name="builder">The engine's builder.</param>
    /// <param name="configure">Sets at least the path.</param>
    public static SyncBuilder UseSqlite(this SyncBuilder builder, Action<SqliteSyncStoreOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddSqliteSyncStore(configure);
        return builder;
    }
}
