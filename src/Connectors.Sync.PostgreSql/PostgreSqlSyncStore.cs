using Connectors.Sync.Stores;
using Connectors.Sync.Stores.Relational;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace Connectors.Sync.PostgreSql;

/// <summary>The store in a PostgreSQL database, for any number of hosts. Its clock is the server's.</summary>
internal sealed class PostgreSqlSyncStore : RelationalSyncStore, ISyncStoreMigrator, IAsyncDisposable, IDisposable
{
    private readonly PostgreSqlMigrations _migrations;
    private readonly PostgreSqlReaders _readers;
    private readonly PostgreSqlStatements _sql;
    private readonly PostgreSqlWriter _writer;
    private readonly PostgreSqlCommits _commits;
    private readonly PostgreSqlLeases _leases;
    private readonly bool _migrateOnStart;
    private readonly SemaphoreSlim _opening = new(1, 1);
    private volatile bool _open;

    /// <param name="options">Where and how.</param>
    /// <param name="fixedTime">For tests alone: instead of the server's clock.</param>
    public PostgreSqlSyncStore(PostgreSqlSyncStoreOptions options, TimeProvider? fixedTime = null)
    {
        _migrateOnStart = options.MigrateOnStart;
        Database = new PostgreSqlDatabase(options);
        Clock = new PostgreSqlClock(fixedTime);
        _migrations = new PostgreSqlMigrations(Database);
        _readers = new PostgreSqlReaders(Database);
        var model = Model();
        _sql = new PostgreSqlStatements(model, Database.Schema);
        _writer = new PostgreSqlWriter(model, _sql, Clock);
        _commits = new PostgreSqlCommits(Database, _sql, _writer);
        _leases = new PostgreSqlLeases(Database, _sql, Clock);
    }

    public PostgreSqlDatabase Database { get; }

    public PostgreSqlClock Clock { get; }

    /// <summary>How many connections have something to write at this moment.</summary>
    public int Lines => _commits.Lines;

    /// <summary>Looks once whether the database can be used, and migrates it where the options say so.</summary>
    /// <exception cref="StoreUnavailableException">It cannot be used; the message says why and what to do.</exception>
    public async ValueTask OpenAsync(CancellationToken cancellationToken)
    {
        if (!_open)
            await OpenAsync(_migrateOnStart, cancellationToken).ConfigureAwait(false);
    }

    public Task MigrateAsync(CancellationToken cancellationToken = default) => OpenAsync(migrate: true, cancellationToken);

    public override async ValueTask<DateTimeOffset> GetTimeAsync(CancellationToken cancellationToken)
    {
        await OpenAsync(cancellationToken).ConfigureAwait(false);
        return await _leases.GetTimeAsync(cancellationToken).ConfigureAwait(false);
    }

    public override async ValueTask<Lease?> TryAcquireAsync(ConnectionId connection, string owner, TimeSpan duration, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(owner);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(duration, TimeSpan.Zero);
        await OpenAsync(cancellationToken).ConfigureAwait(false);
        return await _leases.TryAcquireAsync(connection, owner, duration, cancellationToken).ConfigureAwait(false);
    }

    public override async ValueTask<Lease?> RenewAsync(Lease lease, TimeSpan duration, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(lease);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(duration, TimeSpan.Zero);
        await OpenAsync(cancellationToken).ConfigureAwait(false);
        return await _leases.RenewAsync(lease, duration, cancellationToken).ConfigureAwait(false);
    }

    public override async ValueTask ReleaseAsync(Lease lease, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(lease);
        await OpenAsync(cancellationToken).ConfigureAwait(false);
        await _leases.ReleaseAsync(lease, cancellationToken).ConfigureAwait(false);
    }

    public override async ValueTask CommitAsync(Lease lease, StoreBatch batch, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(lease);
        ArgumentNullException.ThrowIfNull(batch);
        await OpenAsync(cancellationToken).ConfigureAwait(false);
        await _commits.CommitAsync(lease, batch, cancellationToken).ConfigureAwait(false);
    }

    public override async ValueTask<ConnectionRow> SaveConnectionAsync(ConnectionRow row, JournalRow? journal, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(row);
        if (journal is not null && journal.Connection != row.Id)
            throw new ArgumentException("The journal entry is about another connection.", nameof(journal));
        await OpenAsync(cancellationToken).ConfigureAwait(false);
        return await SaveAsync(row, journal, cancellationToken).ConfigureAwait(false);
    }

    public override async ValueTask DeleteConnectionAsync(ConnectionId connection, CancellationToken cancellationToken) => await WriteAsync(
        commands =>
        {
            foreach (var delete in _sql.Deletes)
                commands.Add(delete, PostgreSqlWriter.Key(connection));
        },
        cancellationToken).ConfigureAwait(false);

    public override async ValueTask AddMarksAsync(ConnectionId connection, IReadOnlyCollection<MarkRow> marks, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(marks);
        MarkRow[] list = [.. marks];
        if (list.Length > 0)
            await WriteAsync(commands => _writer.AddMarks(commands, connection, list), cancellationToken).ConfigureAwait(false);
    }

    public override async ValueTask SaveDecisionAsync(ConnectionId connection, DecisionRow decision, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(decision);
        await WriteAsync(commands => commands.Add(_writer.Decisions.Text, _writer.Decisions.Parameters(connection, [decision])), cancellationToken).ConfigureAwait(false);
    }

    public override async ValueTask SaveAssignmentsAsync(ConnectionId connection, IReadOnlyCollection<AssignmentRow> assignments, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(assignments);
        AssignmentRow[] rows = [.. assignments];
        if (rows.Length > 0)
            await WriteAsync(commands => commands.Add(_writer.Assignments.Text, _writer.Assignments.Parameters(connection, rows)), cancellationToken).ConfigureAwait(false);
    }

    public override async ValueTask SaveApprovalsAsync(ConnectionId connection, IReadOnlyCollection<ApprovalRow> approvals, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(approvals);
        ApprovalRow[] rows = [.. approvals];
        if (rows.Length > 0)
            await WriteAsync(commands => commands.Add(_writer.Approvals.Text, _writer.Approvals.Parameters(connection, rows)), cancellationToken).ConfigureAwait(false);
    }

    public override async ValueTask<int> PruneAsync(StoreRetention retention, int take, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(retention);
        ArgumentOutOfRangeException.ThrowIfLessThan(take, 1);
        return await WriteAsync(
            commands =>
            {
                foreach (var (text, before) in _sql.Prune)
                    commands.Add(text, new NpgsqlParameter<long>("before", before(retention).UtcTicks), new NpgsqlParameter<int>("take", take));
            },
            cancellationToken).ConfigureAwait(false);
    }

    public void Dispose()
    {
        _commits.Dispose();
        _readers.Dispose();
        Database.Dispose();
        _opening.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        await _commits.DisposeAsync().ConfigureAwait(false);
        _readers.Dispose();
        await Database.DisposeAsync().ConfigureAwait(false);
        _opening.Dispose();
    }

    internal override async ValueTask<T> ReadAsync<T>(Func<SyncStoreContext, CancellationToken, Task<T>> read, CancellationToken cancellationToken)
    {
        await OpenAsync(cancellationToken).ConfigureAwait(false);
        return await _readers.ReadAsync(read, cancellationToken).ConfigureAwait(false);
    }

    private async Task OpenAsync(bool migrate, CancellationToken cancellationToken)
    {
        await _opening.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (migrate)
                await _migrations.MigrateAsync(cancellationToken).ConfigureAwait(false);
            else if (!_open)
                await _migrations.CheckAsync(cancellationToken).ConfigureAwait(false);
            _open = true;
        }
        finally
        {
            _opening.Release();
        }
    }

    /// <summary>Statements that are the same when they happen twice. Together they are one transaction: the server ends it when all are done.</summary>
    /// <returns>How many rows they changed.</returns>
    private async ValueTask<int> WriteAsync(Action<NpgsqlBatch> fill, CancellationToken cancellationToken)
    {
        await OpenAsync(cancellationToken).ConfigureAwait(false);
        return await Database.RunAsync(
            async connection =>
            {
                var commands = new NpgsqlBatch(connection) { Timeout = Database.TimeoutSeconds };
                await using var _ = commands.ConfigureAwait(false);
                fill(commands);
                return await commands.ExecuteNonQueryAsync(CancellationToken.None).ConfigureAwait(false);
            },
            cancellationToken,
            writes: true).ConfigureAwait(false);
    }

    private async ValueTask<ConnectionRow> SaveAsync(ConnectionRow row, JournalRow? journal, CancellationToken cancellationToken)
    {
        // The number is drawn before: when nobody hears the answer, the version that stands there says whether it was written.
        long? drawn = null;
        return await Database.RunAsync(
            async connection =>
            {
                drawn ??= (long)(await ScalarAsync(connection, _sql.Number, []).ConfigureAwait(false))!;
                var saved = Saved(drawn.Value);
                var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
                await using var _ = transaction.ConfigureAwait(false);
                var commands = new NpgsqlBatch(connection, transaction) { Timeout = Database.TimeoutSeconds };
                await using var __ = commands.ConfigureAwait(false);
                commands.Add(PostgreSqlStatements.Bounded);
                var connections = _writer.Connections;
                var write = row.Version == 0
                    ? commands.Add(connections.Insert + " ON CONFLICT DO NOTHING", connections.Parameters(row.Id, [saved]))
                    : commands.Add($"{connections.Update} AND t.version = ${connections.FirstFree}", [.. connections.Parameters(row.Id, [saved]), new NpgsqlParameter<long> { TypedValue = row.Version }]);
                if (journal is not null)
                    commands.Add(_writer.Journal.Text, _writer.Journal.Parameters(row.Id, [journal]));
                await commands.ExecuteNonQueryAsync(CancellationToken.None).ConfigureAwait(false);
                if (write.RecordsAffected == 0)
                    return await VersionAsync(connection, row.Id).ConfigureAwait(false) == drawn ? saved : throw StoreConflicts.Connection(row.Id);
                await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
                return saved;
            },
            cancellationToken,
            writes: true).ConfigureAwait(false);

        ConnectionRow Saved(long version) => row with { Version = version, ScheduledAt = row.ScheduledAt?.ToUniversalTime(), WebhookAt = row.WebhookAt?.ToUniversalTime(), LiveSince = row.LiveSince?.ToUniversalTime() };
    }

    private async Task<long?> VersionAsync(NpgsqlConnection connection, ConnectionId id) => await ScalarAsync(connection, _sql.VersionOfConnection, [PostgreSqlWriter.Key(id)]).ConfigureAwait(false) as long?;

    private async Task<object?> ScalarAsync(NpgsqlConnection connection, string sql, IEnumerable<NpgsqlParameter> parameters)
    {
#pragma warning disable CA2100 // Statements of this package; values are parameters.
        var command = new NpgsqlCommand(sql, connection) { CommandTimeout = Database.TimeoutSeconds };
#pragma warning restore CA2100
        await using var _ = command.ConfigureAwait(false);
        command.Parameters.AddRange(parameters.ToArray());
        return await command.ExecuteScalarAsync(CancellationToken.None).ConfigureAwait(false);
    }

    private IModel Model()
    {
        using var context = Database.Context(Database.CreateConnection());
        return context.Model;
    }
}
