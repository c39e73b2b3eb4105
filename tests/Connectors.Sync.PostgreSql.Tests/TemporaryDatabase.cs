using Connectors.TestSupport.Postgres;
using Npgsql;

namespace Connectors.Sync.PostgreSql.Tests;

/// <summary>A database that goes with its test.</summary>
internal sealed class TemporaryDatabase : IAsyncDisposable
{
    // Migrated once: the tests copy it.
    private static readonly Lazy<Task<string>> Template = new(static () => Task.Run(async () =>
    {
        var server = await PostgresServer.Current;
        var name = await server.CreateDatabaseAsync();
        await using var store = new PostgreSqlSyncStore(new PostgreSqlSyncStoreOptions { ConnectionString = server.ConnectionString(name) + ";Pooling=false" });
        await store.MigrateAsync();
        return name;
    }));

    private readonly PostgresServer _server;

    private TemporaryDatabase(PostgresServer server, string name)
    {
        _server = server;
        Name = name;
    }

    public string Name { get; }

    public PostgresServer Server => _server;

    public string ConnectionString => _server.ConnectionString(Name);

    /// <summary>With all tables and nothing in them.</summary>
    public static async Task<TemporaryDatabase> MigratedAsync()
    {
        var server = await PostgresServer.Current;
        return new TemporaryDatabase(server, await server.CreateDatabaseAsync(await Template.Value));
    }

    public static async Task<TemporaryDatabase> EmptyAsync()
    {
        var server = await PostgresServer.Current;
        return new TemporaryDatabase(server, await server.CreateDatabaseAsync());
    }

    public PostgreSqlSyncStoreOptions Options(Action<PostgreSqlSyncStoreOptions>? configure = null)
    {
        var options = new PostgreSqlSyncStoreOptions { ConnectionString = ConnectionString };
        configure?.Invoke(options);
        return options;
    }

    /// <summary>A node: a store with connections of its own.</summary>
    public PostgreSqlSyncStore Store(TimeProvider? time = null, Action<PostgreSqlSyncStoreOptions>? configure = null) => new(Options(configure), time);

    /// <summary>A connection of somebody else.</summary>
    public async Task<NpgsqlConnection> OpenAsync()
    {
        var connection = new NpgsqlConnection(ConnectionString + ";Pooling=false;Search Path=connectors;Application Name=somebody");
        await connection.OpenAsync();
        return connection;
    }

    public async Task<object?> ScalarAsync(string sql)
    {
        await using var connection = await OpenAsync();
        return await connection.ScalarAsync(sql);
    }

    public async ValueTask DisposeAsync() => await _server.DropDatabaseAsync(Name);
}

internal static class NpgsqlConnectionExtensions
{
    public static async Task<object?> ScalarAsync(this NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    public static async Task<int> ExecuteAsync(this NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteNonQueryAsync();
    }
}
