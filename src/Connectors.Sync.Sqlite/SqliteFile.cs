using System.Globalization;
using Connectors.Sync.Stores;
using Connectors.Sync.Stores.Relational;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Connectors.Sync.Sqlite;

/// <summary>The database file: how it is opened, and what its errors mean.</summary>
internal sealed class SqliteFile
{
    private const int Busy = 5, Locked = 6, ReadOnly = 8, IoError = 10, Corrupt = 11, Full = 13, CannotOpen = 14, NotADatabase = 26;

    private readonly TimeSpan _busyTimeout;

    public SqliteFile(SqliteSyncStoreOptions options)
    {
        if (options.Problem() is { } problem)
            throw new ArgumentException(problem, nameof(options));
        Path = System.IO.Path.GetFullPath(options.Path);
        _busyTimeout = options.BusyTimeout;
    }

    public string Path { get; }

    public bool Exists => File.Exists(Path);

    public void CreateFolder()
    {
        if (System.IO.Path.GetDirectoryName(Path) is { Length: > 0 } folder)
            Directory.CreateDirectory(folder);
    }

    /// <summary>A connection that may write.</summary>
    /// <param name="create">Makes the file, if there is none.</param>
    /// <remarks>
    /// WAL: readers and the writer do not wait for each other. FULL: each commit is on the disk before it is reported; an intent must survive a power cut, because its call is sent right after it. With
    /// NORMAL, WAL would lose the last commits, and the vendor's record would exist without anything here that knows of it.
    /// </remarks>
    public SqliteConnection OpenForWriting(bool create)
    {
        var connection = new SqliteConnection(ConnectionString(create ? SqliteOpenMode.ReadWriteCreate : SqliteOpenMode.ReadWrite));
        try
        {
            connection.Open();
            Execute(connection, $"PRAGMA busy_timeout = {((long)_busyTimeout.TotalMilliseconds).ToString(CultureInfo.InvariantCulture)}");
            var mode = (string?)Scalar(connection, "PRAGMA journal_mode = WAL");
            if (mode != "wal")
                throw new StoreUnavailableException($"The sync database '{Path}' cannot use write-ahead logging (it stays in the mode '{mode}'). Put it on a local disk: network shares do not offer what it needs.");
            Execute(connection, "PRAGMA synchronous = FULL");
            // What is asked to be forgotten must not be found in the file: freed places are overwritten, those too that a page left behind when it was split long before.
            Execute(connection, "PRAGMA secure_delete = ON");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public DbContextOptions<SyncStoreContext> ContextOptions() =>
        Configure(new DbContextOptionsBuilder<SyncStoreContext>(), ConnectionString(SqliteOpenMode.ReadWrite)).Options;

    public static DbContextOptionsBuilder<SyncStoreContext> Configure(DbContextOptionsBuilder<SyncStoreContext> builder, string connectionString) =>
        // Lists of ids travel as one parameter: the statement stays the same for one id and for 5,000.
        builder.UseSqlite(connectionString, static o => o.MigrationsHistoryTable(SqliteMigrations.HistoryTable).UseParameterizedCollectionMode(ParameterTranslationMode.Parameter));

    public static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Statements of this package; values are never put into them.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    public static object? Scalar(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100
        command.CommandText = sql;
#pragma warning restore CA2100
        return command.ExecuteScalar();
    }

    /// <summary>The error is about the file or the machine, not about the statement: whatever shares the transaction fails with it.</summary>
    public static bool IsAboutTheFile(SqliteException error) => error.SqliteErrorCode is Busy or Locked or 7 or ReadOnly or 9 or IoError or Corrupt or Full or CannotOpen or 15 or NotADatabase;

    public StoreUnavailableException Unavailable(SqliteException error, bool committing = false)
    {
        var remedy = error.SqliteErrorCode switch
        {
            Busy or Locked => $"is locked by another process (waited {_busyTimeout.TotalSeconds.ToString(CultureInfo.InvariantCulture)} s). One host at a time works with a SQLite file: end the other one, or the tool that holds it open.",
            Full => "cannot grow: the disk is full. Make room; nothing is lost, and the next run goes on.",
            ReadOnly => "is read-only. The host needs the right to write the file and its folder.",
            CannotOpen => "cannot be opened. Does its folder exist, and may the host write there?",
            Corrupt or NotADatabase => "is damaged or is no SQLite database. Restore a backup, or name another file.",
            IoError => "could not be read or written: the disk reports an error.",
            _ => "failed.",
        };
        return new StoreUnavailableException($"The sync database '{Path}' {remedy} ({error.Message})", error) { OutcomeUnknown = committing && error.SqliteErrorCode == IoError };
    }

    // Not pooled by the driver: the writer and the readers keep theirs, and a closed store leaves the file alone.
    private string ConnectionString(SqliteOpenMode mode) => new SqliteConnectionStringBuilder
    {
        DataSource = Path,
        Mode = mode,
        Pooling = false,
        DefaultTimeout = (int)Math.Ceiling(_busyTimeout.TotalSeconds),
    }.ToString();
}
