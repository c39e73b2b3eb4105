using System.Globalization;
using Connectors.Sync.Stores;
using Connectors.Sync.Stores.Relational;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Connectors.Sync.Sqlite;

/// <summary>Brings a file to the form of this version, and says what is wrong with one that is not.</summary>
/// <remarks>
/// The migrations are EF Core's; they are applied here in one transaction of SQLite instead of by <c>Database.Migrate</c>, whose lock is a row that a killed process leaves behind for ever.
/// </remarks>
internal sealed class SqliteMigrations(SqliteFile file, Func<SyncStoreContext>? contexts = null)
{
    public const string HistoryTable = "sync_migration";

    private readonly Func<SyncStoreContext> _contexts = contexts ?? (() => new SyncStoreContext(file.ContextOptions()));

    /// <returns>How many migrations were applied.</returns>
    public int Migrate()
    {
        file.CreateFolder();
        using var connection = file.OpenForWriting(create: true);
        using var transaction = connection.BeginTransaction(deferred: false);
        CheckFormat(connection);
        using var context = _contexts();
        var applied = Applied(connection);
        var known = context.Database.GetMigrations().ToArray();
        var pending = known.Except(applied).Count();
        if (pending == 0)
            return 0;
        var script = context.GetService<IMigrator>().GenerateScript(known.LastOrDefault(applied.Contains) ?? Migration.InitialDatabase, options: MigrationsSqlGenerationOptions.NoTransactions);
        SqliteFile.Execute(connection, script);
        transaction.Commit();
        return pending;
    }

    /// <exception cref="StoreUnavailableException">The file is missing, not migrated, or of a newer version.</exception>
    public void Check()
    {
        if (!file.Exists)
            throw new StoreUnavailableException($"There is no sync database '{file.Path}' yet. {Remedy}");
        using var connection = file.OpenForWriting(create: false);
        CheckFormat(connection);
        using var context = _contexts();
        var applied = Applied(connection);
        var pending = context.Database.GetMigrations().Except(applied).ToArray();
        if (pending.Length > 0)
        {
            throw new StoreUnavailableException(applied.Count == 0
                ? $"The database '{file.Path}' holds no sync tables yet. {Remedy}"
                : $"The sync database '{file.Path}' was made by an older version: {string.Join(", ", pending)} must be applied. {Remedy}");
        }
    }

    private static string Remedy => $"Call {nameof(ISyncStoreMigrator)}.{nameof(ISyncStoreMigrator.MigrateAsync)} when you deploy, or set {nameof(SqliteSyncStoreOptions)}.{nameof(SqliteSyncStoreOptions.MigrateOnStart)} = true.";

    private void CheckFormat(SqliteConnection connection)
    {
        if (!HasTable(connection, "sync_store"))
            return;
        var format = Convert.ToInt32(SqliteFile.Scalar(connection, "SELECT format FROM sync_store WHERE id = 1"), CultureInfo.InvariantCulture);
        if (format > SyncStoreContext.SupportedFormat)
        {
            throw new StoreUnavailableException($"The sync database '{file.Path}' has the format {format}; this version of Connectors.Sync.Sqlite knows formats up to {SyncStoreContext.SupportedFormat}. "
                + "A newer version has migrated it: use that version, or restore the backup from before.");
        }
    }

    private static HashSet<string> Applied(SqliteConnection connection)
    {
        var applied = new HashSet<string>(StringComparer.Ordinal);
        if (!HasTable(connection, HistoryTable))
            return applied;
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT MigrationId FROM {HistoryTable}";
        using var reader = command.ExecuteReader();
        while (reader.Read())
            applied.Add(reader.GetString(0));
        return applied;
    }

    private static bool HasTable(SqliteConnection connection, string name) => SqliteFile.Scalar(connection, $"SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = '{name}'") is not null;
}
