using System.Globalization;
using Connectors.Sync.Stores;
using Connectors.Sync.Stores.Relational;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Npgsql;

namespace Connectors.Sync.PostgreSql;

/// <summary>The database: how it is reached, and what its errors mean.</summary>
internal sealed class PostgreSqlDatabase : IAsyncDisposable, IDisposable
{
    public const string HistoryTable = "sync_migration";

    // Whatever is refused because somebody else was faster is done again this often.
    private const int Attempts = 6;

    private readonly NpgsqlDataSource _source;
    private readonly bool _owned;

    public PostgreSqlDatabase(PostgreSqlSyncStoreOptions options)
    {
        if (options.Problem() is { } problem)
            throw new ArgumentException(problem, nameof(options));
        Schema = options.Schema;
        TimeoutSeconds = (int)Math.Ceiling(options.CommandTimeout.TotalSeconds);
        _owned = options.DataSource is null;
        _source = options.DataSource ?? Source(options.ConnectionString);
        var where = new NpgsqlConnectionStringBuilder(_source.ConnectionString);
        Name = string.Create(CultureInfo.InvariantCulture, $"'{where.Database}' on {where.Host}:{where.Port} (schema {Schema})");
    }

    /// <summary>The database in words, without secrets.</summary>
    public string Name { get; }

    public string Schema { get; }

    public int TimeoutSeconds { get; }

    public NpgsqlConnection CreateConnection() => _source.CreateConnection();

    public SyncStoreContext Context(NpgsqlConnection connection) => new(Configure(new DbContextOptionsBuilder<SyncStoreContext>(), connection).Options);

    public DbContextOptionsBuilder<SyncStoreContext> Configure(DbContextOptionsBuilder<SyncStoreContext> builder, NpgsqlConnection connection) => builder
        // Columns that may be null are compared as the database compares them: what is searched for is never null, and its index is used.
        .UseNpgsql(connection, o => o.MigrationsHistoryTable(HistoryTable, Schema).CommandTimeout(TimeoutSeconds).UseRelationalNulls())
        .ReplaceService<IModelCacheKeyFactory, ModelOfSchema>();

    /// <summary>
    /// Work that may be done again as a whole: a question, or a write that is the same when it happens twice. A lost connection is replaced once (a pool may hold some that a restart of the server has
    /// ended), a deadlock is tried again.
    /// </summary>
    public async ValueTask<T> RunAsync<T>(Func<NpgsqlConnection, Task<T>> work, CancellationToken cancellationToken, bool writes = false)
    {
        var (lost, unknown) = (false, false);
        for (var attempt = 1; ; attempt++)
        {
            var connection = CreateConnection();
            await using (connection.ConfigureAwait(false))
            {
                var sent = false;
                try
                {
                    await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
                    sent = writes;
                    return await work(connection).ConfigureAwait(false);
                }
                catch (Exception e) when (Failure.IsRace(e) && attempt < Attempts)
                {
                    // Nothing of it was written.
                }
                catch (Exception e) when (Failure.IsLost(e) && !lost)
                {
                    (lost, unknown) = (true, unknown || sent);
                }
                catch (Exception e) when (Failure.Of(e) is { } failure)
                {
                    throw Unavailable(failure, unknown || (sent && (Failure.IsLost(e) || Failure.IsTimeout(e))));
                }
            }
        }
    }

    public StoreUnavailableException Unavailable(Exception error, bool outcomeUnknown = false)
    {
        var remedy = error is PostgresException refused
            ? refused.SqlState switch
            {
                "53100" => "cannot grow: the server's disk is full. Make room; nothing is lost, and the next run goes on.",
                "53300" => "takes no more connections. Raise max_connections of the server, or lower 'Maximum Pool Size' in the connection strings of the hosts.",
                "25006" => "is read-only: this is a standby, or the server was set so. Connect to the primary ('Target Session Attributes=primary' with all hosts named).",
                "57P03" => "is starting up or shutting down.",
                "3D000" => "does not exist on this server. Create it, or name another one.",
                "28P01" or "28000" => "refuses the user or the password.",
                "42501" => "does not allow it: the user lacks a right on the schema. Migrate with its owner, or grant it.",
                "42P01" or "3F000" or "42703" => "lacks a table or column of this version. " + Remedy,
                "55P03" => "keeps a row locked by somebody else for too long: look in pg_stat_activity for a transaction that stands open.",
                "57014" => "did not finish the statement in time.",
                _ => "failed.",
            }
            : error.InnerException is TimeoutException
                ? $"did not answer within {TimeoutSeconds.ToString(CultureInfo.InvariantCulture)} s, or no connection of the pool became free."
                : "cannot be reached, or the connection was lost.";
        return new StoreUnavailableException($"The sync database {Name} {remedy} ({error.Message})", error) { OutcomeUnknown = outcomeUnknown };
    }

    public static string Remedy => $"Call {nameof(ISyncStoreMigrator)}.{nameof(ISyncStoreMigrator.MigrateAsync)} when you deploy, or set {nameof(PostgreSqlSyncStoreOptions)}.{nameof(PostgreSqlSyncStoreOptions.MigrateOnStart)} = true.";

    public void Dispose()
    {
        if (_owned)
            _source.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        if (_owned)
            await _source.DisposeAsync().ConfigureAwait(false);
    }

    private static NpgsqlDataSource Source(string connectionString)
    {
        var builder = new NpgsqlDataSourceBuilder(connectionString);
        var settings = builder.ConnectionStringBuilder;
        if (string.IsNullOrEmpty(settings.ApplicationName))
            settings.ApplicationName = "connectors";
        // The same few statements for every record. Whoever has set it (0 for a pooler that cannot) keeps it.
        if (!settings.ShouldSerialize("Max Auto Prepare"))
            settings.MaxAutoPrepare = 100;
        // Nothing is ever set on a session, so that there is nothing to reset when it goes back to the pool.
        if (!settings.ShouldSerialize("No Reset On Close"))
            settings.NoResetOnClose = true;
        return builder.Build();
    }
}

/// <summary>What kind of error it is.</summary>
internal static class Failure
{
    /// <summary>The error of the database within, if it is about the database and not about the statement; <see langword="null"/> = it is about the statement, or nothing of ours.</summary>
    public static Exception? Of(Exception error) => Inner(error) switch
    {
        PostgresException refused => IsAboutTheDatabase(refused.SqlState) ? refused : null,
        NpgsqlException lost => lost,
        _ => null,
    };

    /// <summary>Two transactions were in each other's way; the server has undone this one.</summary>
    public static bool IsRace(Exception error) => Inner(error) is PostgresException { SqlState: "40001" or "40P01" };

    /// <summary>The connection is gone, and nobody knows how far the server came.</summary>
    public static bool IsLost(Exception error) => Inner(error) switch
    {
        PostgresException refused => refused.SqlState is "57P01" or "57P02" or "57P04" or "57P05" or "25P03" || refused.SqlState.StartsWith("08", StringComparison.Ordinal),
        NpgsqlException { InnerException: TimeoutException } => false,
        NpgsqlException => true,
        _ => false,
    };

    /// <summary>The server was asked to stop; whether it heard that in time is not known.</summary>
    public static bool IsTimeout(Exception error) => Inner(error) is NpgsqlException { InnerException: TimeoutException };

    // EF Core wraps what it thinks could be tried again.
    private static Exception Inner(Exception error) => error is InvalidOperationException { InnerException: NpgsqlException inner } ? inner : error;

    private static bool IsAboutTheDatabase(string state) =>
        state[..2] is "08" or "25" or "28" or "3D" or "3F" or "40" or "53" or "55" or "57" or "58" or "F0" or "XX" || state is "42501" or "42P01" or "42703";
}
