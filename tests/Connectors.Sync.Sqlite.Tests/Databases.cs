using Microsoft.Data.Sqlite;

namespace Connectors.Sync.Sqlite.Tests;

internal static class Databases
{
    // Migrated once: the tests copy it.
    private static readonly Lazy<byte[]> Template = new(static () =>
    {
        using var folder = new TemporaryFolder();
        new SqliteMigrations(new SqliteFile(Options(folder.File("template.db")))).Migrate();
        return File.ReadAllBytes(folder.File("template.db"));
    });

    /// <summary>A database with all tables and nothing in it.</summary>
    public static string Migrated(TemporaryFolder folder, string name = "sync.db")
    {
        File.WriteAllBytes(folder.File(name), Template.Value);
        return folder.File(name);
    }

    public static SqliteSyncStoreOptions Options(string path, bool migrateOnStart = false) => new() { Path = path, BusyTimeout = TimeSpan.FromSeconds(30), MigrateOnStart = migrateOnStart };

    public static SqliteSyncStore Store(string path, TimeProvider? time = null) => new(Options(path), time ?? TimeProvider.System);

    /// <summary>A connection of somebody else.</summary>
    public static SqliteConnection Open(string path)
    {
        var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        return connection;
    }

    public static object? Scalar(this SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    public static int Execute(this SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteNonQuery();
    }
}
