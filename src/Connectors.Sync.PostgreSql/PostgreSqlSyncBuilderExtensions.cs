using Npgsql;

namespace Connectors.Sync.PostgreSql;

/// <summary>Lets the engine remember in a PostgreSQL database.</summary>
public static class PostgreSqlSyncBuilderExtensions
{
    /// <summary>Keeps what the engine remembers in a PostgreSQL database: <c>AddConnectorSync().UsePostgreSql("Host=db;Database=sync;Username=connectors;Password=…")</c>.</summary>
    /// <param name="builder">The engine's builder.</param>
    /// <param name="connectionString">How to reach the database (<see cref="PostgreSqlSyncStoreOptions.ConnectionString"/>).</param>
    /// <param name="migrateOnStart">Creates and updates the tables when the host starts (<see cref="PostgreSqlSyncStoreOptions.MigrateOnStart"/>).</param>
    public static SyncBuilder UsePostgreSql(this SyncBuilder builder, string connectionString, bool migrateOnStart = false) => builder.UsePostgreSql(o =>
    {
        o.ConnectionString = connectionString;
        o.MigrateOnStart = migrateOnStart;
    });

    /// <summary>Keeps what the engine remembers in a PostgreSQL database that the host itself knows how to reach.</summary>
    /// <param name="builder">The engine's builder.</param>
    /// <param name="dataSource">The host's data source (<see cref="PostgreSqlSyncStoreOptions.DataSource"/>); it stays the host's.</param>
    /// <param name="migrateOnStart">Creates and updates the tables when the host starts (<see cref="PostgreSqlSyncStoreOptions.MigrateOnStart"/>).</param>
    public static SyncBuilder UsePostgreSql(this SyncBuilder builder, NpgsqlDataSource dataSource, bool migrateOnStart = false) => builder.UsePostgreSql(o =>
    {
        o.DataSource = dataSource;
        o.MigrateOnStart = migrateOnStart;
    });

    /// <summary>Keeps what the engine remembers in a PostgreSQL database.</summary>
    /// <param name="builder">The engine's builder.</param>
    /// <param name="configure">Sets at least how to reach the database.</param>
    public static SyncBuilder UsePostgreSql(this SyncBuilder builder, Action<PostgreSqlSyncStoreOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddPostgreSqlSyncStore(configure);
        return builder;
    }
}
