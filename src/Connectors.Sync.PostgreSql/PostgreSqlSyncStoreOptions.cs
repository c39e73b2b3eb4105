using Npgsql;

namespace Connectors.Sync.PostgreSql;

/// <summary>Where the PostgreSQL store keeps its tables and how it behaves.</summary>
public sealed class PostgreSqlSyncStoreOptions
{
    private const int LongestIdentifier = 63;

    /// <summary>How to reach the database, as Npgsql writes it: <c>Host=db;Database=sync;Username=connectors;Password=…</c>. Empty where <see cref="DataSource"/> is set.</summary>
    public string ConnectionString { get; set; } = "";

    /// <summary>The host's own data source, for certificates, rotating passwords or logging. It stays the host's: the store does not dispose of it. <see langword="null"/> = made from <see cref="ConnectionString"/>.</summary>
    public NpgsqlDataSource? DataSource { get; set; }

    /// <summary>The schema that holds the tables, by default <c>connectors</c>: lower-case letters, digits and underscores. Several installations may share a database, each with a schema of its own.</summary>
    public string Schema { get; set; } = "connectors";

    /// <summary>How long one statement may take, waiting for locks included: at least one second, by default 30. After that the call fails with <c>StoreUnavailableException</c>.</summary>
    public TimeSpan CommandTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Creates and updates the tables when the host starts. Hosts that start at the same time wait for each other. By default it is off, and <c>ISyncStoreMigrator.MigrateAsync</c> is called by whoever
    /// deploys: then the hosts' database user needs no right to change tables.
    /// </summary>
    public bool MigrateOnStart { get; set; }

    /// <summary>What is wrong with them, in words that name the option and show no secret; <see langword="null"/> = nothing.</summary>
    internal string? Problem()
    {
        if (DataSource is null && ConnectionProblem() is { } connection)
            return connection;
        if (DataSource is not null && ConnectionString.Length > 0)
            return $"{nameof(PostgreSqlSyncStoreOptions)}.{nameof(ConnectionString)} and {nameof(DataSource)} are both set: give one of them.";
        if (Schema.Length is 0 or > LongestIdentifier || !Schema.All(static c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_') || char.IsAsciiDigit(Schema[0]) || Schema.StartsWith("pg_", StringComparison.Ordinal))
        {
            return $"{nameof(PostgreSqlSyncStoreOptions)}.{nameof(Schema)} is '{Schema}': it consists of lower-case letters, digits and underscores, begins with a letter and not with 'pg_', "
                + $"and has at most {LongestIdentifier} characters.";
        }

        if (CommandTimeout < TimeSpan.FromSeconds(1) || CommandTimeout > TimeSpan.FromHours(1))
            return $"{nameof(PostgreSqlSyncStoreOptions)}.{nameof(CommandTimeout)} is {CommandTimeout}: it must be between one second and one hour.";
        return null;
    }

    private string? ConnectionProblem()
    {
        const string Example = "such as 'Host=db;Database=sync;Username=connectors;Password=…'";
        if (string.IsNullOrWhiteSpace(ConnectionString))
            return $"{nameof(PostgreSqlSyncStoreOptions)}.{nameof(ConnectionString)} is empty: give a connection string, {Example}, or a {nameof(DataSource)}.";
        try
        {
            var parsed = new NpgsqlConnectionStringBuilder(ConnectionString);
            return string.IsNullOrEmpty(parsed.Host) || string.IsNullOrEmpty(parsed.Database)
                ? $"{nameof(PostgreSqlSyncStoreOptions)}.{nameof(ConnectionString)} names no host or no database: write it {Example}."
                : null;
        }
        catch (Exception e) when (e is ArgumentException or FormatException or KeyNotFoundException)
        {
            // The parser's message may repeat a part of the text, and with it a password.
            return $"{nameof(PostgreSqlSyncStoreOptions)}.{nameof(ConnectionString)} is no connection string of Npgsql: write it {Example}.";
        }
    }
}
