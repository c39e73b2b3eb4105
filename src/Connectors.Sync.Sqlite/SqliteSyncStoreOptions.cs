namespace Connectors.Sync.Sqlite;

/// <summary>Where the SQLite store keeps its file and how it behaves.</summary>
public sealed class SqliteSyncStoreOptions
{
    /// <summary>The database file, such as <c>data/sync.db</c>; relative to the working directory. It must lie on a local disk: write-ahead logging does not work on network shares.</summary>
    public string Path { get; set; } = "";

    /// <summary>How long to wait while another process writes to the file: at least one second, by default 10. After that the call fails with <c>StoreUnavailableException</c>.</summary>
    public TimeSpan BusyTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Creates and updates the tables when the host starts. For a host that is the only user of its file; by default it is off, and <c>ISyncStoreMigrator.MigrateAsync</c> is called by whoever deploys.
    /// </summary>
    public bool MigrateOnStart { get; set; }

    /// <summary>What is wrong with them, in words that name the option; <see langword="null"/> = nothing.</summary>
    internal string? Problem()
    {
        if (string.IsNullOrWhiteSpace(Path))
            return $"{nameof(SqliteSyncStoreOptions)}.{nameof(Path)} is empty: name the database file, such as 'data/sync.db'.";
        if (Path.Contains(":memory:", StringComparison.OrdinalIgnoreCase) || Path.StartsWith("file:", StringComparison.OrdinalIgnoreCase) || Path.Contains("Source=", StringComparison.OrdinalIgnoreCase))
            return $"{nameof(SqliteSyncStoreOptions)}.{nameof(Path)} is '{Path}': give the path of a file, no connection string or URI. For a store without a file use InMemorySyncStore.";
        if (BusyTimeout < TimeSpan.FromSeconds(1) || BusyTimeout > TimeSpan.FromHours(1))
            return $"{nameof(SqliteSyncStoreOptions)}.{nameof(BusyTimeout)} is {BusyTimeout}: it must be between one second and one hour.";
        return null;
    }
}
