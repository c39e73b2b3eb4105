using System.Globalization;
using Connectors.Sync.Stores;
using Connectors.Sync.Stores.Relational;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;

namespace Connectors.Sync.PostgreSql;

/// <summary>Brings a schema to the form of this version, and says what is wrong with one that is not.</summary>
/// <remarks>
/// The migrations are EF Core's; they are applied here in one transaction, under a lock that ends with it, to the schema of the options: they name none, and the transaction's search path leads them there.
/// </remarks>
internal sealed class PostgreSqlMigrations(PostgreSqlDatabase database, Func<NpgsqlConnection, SyncStoreContext>? contexts = null)
{
    private readonly Func<NpgsqlConnection, SyncStoreContext> _contexts = contexts ?? database.Context;

    /// <returns>How many migrations were applied.</returns>
    public ValueTask<int> MigrateAsync(CancellationToken cancellationToken) => database.RunAsync(
        async connection =>
        {
            var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
            await using var _ = transaction.ConfigureAwait(false);
            // Hosts that start together migrate once; the others find it done.
            await ExecuteAsync(connection, $"SELECT pg_advisory_xact_lock({PostgreSqlLocks.Migration}, hashtext('{database.Schema}'))", cancellationToken).ConfigureAwait(false);
            if (await ScalarAsync(connection, $"SELECT 1 FROM pg_namespace WHERE nspname = '{database.Schema}'", cancellationToken).ConfigureAwait(false) is null)
                await ExecuteAsync(connection, $"CREATE SCHEMA \"{database.Schema}\"", cancellationToken).ConfigureAwait(false);
            await ExecuteAsync(connection, $"SET LOCAL search_path TO \"{database.Schema}\"", cancellationToken).ConfigureAwait(false);
            await CheckFormatAsync(connection, cancellationToken).ConfigureAwait(false);
            var applied = await AppliedAsync(connection, cancellationToken).ConfigureAwait(false);
            var context = _contexts(connection);
            await using var __ = context.ConfigureAwait(false);
            var known = context.Database.GetMigrations().ToArray();
            var pending = known.Except(applied).Count();
            if (pending == 0)
                return 0;
            var script = context.GetService<IMigrator>().GenerateScript(known.LastOrDefault(applied.Contains) ?? Migration.InitialDatabase, options: MigrationsSqlGenerationOptions.NoTransactions);
            await ExecuteAsync(connection, script, cancellationToken).ConfigureAwait(false);
            await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
            return pending;
        },
        cancellationToken,
        writes: true);

    /// <exception cref="StoreUnavailableException">The schema is missing, not migrated, or of a newer version.</exception>
    public async ValueTask CheckAsync(CancellationToken cancellationToken) => await database.RunAsync(
        async connection =>
        {
            await CheckFormatAsync(connection, cancellationToken).ConfigureAwait(false);
            var applied = await AppliedAsync(connection, cancellationToken).ConfigureAwait(false);
            var context = _contexts(connection);
            await using var _ = context.ConfigureAwait(false);
            var pending = context.Database.GetMigrations().Except(applied).ToArray();
            if (pending.Length == 0)
                return true;
            throw new StoreUnavailableException(applied.Count == 0
                ? $"The database {database.Name} holds no sync tables yet. {PostgreSqlDatabase.Remedy}"
                : $"The sync database {database.Name} was made by an older version: {string.Join(", ", pending)} must be applied. {PostgreSqlDatabase.Remedy}");
        },
        cancellationToken).ConfigureAwait(false);

    private async Task CheckFormatAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        if (!await HasTableAsync(connection, "sync_store", cancellationToken).ConfigureAwait(false))
            return;
        var format = Convert.ToInt32(await ScalarAsync(connection, $"SELECT format FROM \"{database.Schema}\".sync_store WHERE id = 1", cancellationToken).ConfigureAwait(false), CultureInfo.InvariantCulture);
        if (format > SyncStoreContext.SupportedFormat)
        {
            throw new StoreUnavailableException(
                $"The sync database {database.Name} has the format {format}; this version of Connectors.Sync.PostgreSql knows formats up to {SyncStoreContext.SupportedFormat}. "
                + "A newer version has migrated it: use that version, or restore the backup from before.");
        }
    }

    private async Task<HashSet<string>> AppliedAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var applied = new HashSet<string>(StringComparer.Ordinal);
        if (!await HasTableAsync(connection, PostgreSqlDatabase.HistoryTable, cancellationToken).ConfigureAwait(false))
            return applied;
        var command = Command(connection, $"SELECT \"MigrationId\" FROM \"{database.Schema}\".{PostgreSqlDatabase.HistoryTable}");
        await using var _ = command.ConfigureAwait(false);
        var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using var __ = reader.ConfigureAwait(false);
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            applied.Add(reader.GetString(0));
        return applied;
    }

    private async Task<bool> HasTableAsync(NpgsqlConnection connection, string name, CancellationToken cancellationToken) =>
        await ScalarAsync(connection, $"SELECT 1 FROM pg_tables WHERE schemaname = '{database.Schema}' AND tablename = '{name}'", cancellationToken).ConfigureAwait(false) is not null;

    private async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        var command = Command(connection, sql);
        await using var _ = command.ConfigureAwait(false);
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task<object?> ScalarAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        var command = Command(connection, sql);
        await using var _ = command.ConfigureAwait(false);
        return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false);
    }

    // The schema is a name that the options let through: letters, digits, underscores.
    private NpgsqlCommand Command(NpgsqlConnection connection, string sql)
    {
#pragma warning disable CA2100
        return new NpgsqlCommand(sql, connection) { CommandTimeout = database.TimeoutSeconds };
#pragma warning restore CA2100
    }
}
