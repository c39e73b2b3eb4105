using Connectors.Sync.Stores;
using Connectors.Sync.Stores.Relational;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Connectors.Sync.Sqlite;

/// <summary>The writer's connection with its prepared statements. One thread at a time.</summary>
internal sealed class SqliteSession : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly List<IDisposable> _statements = [];
    private readonly SqliteStatement _begin, _commit, _savepoint, _release, _rollback;
    private readonly SqliteStatement _sequence, _fence, _until, _leaseOwner, _renew, _releaseLease, _version;
    private readonly HostLock _host;
    private readonly SqliteStatement _settingsVersion;
    private readonly SqliteStatement[] _deletes, _resets, _forgetLink, _forgetPair, _prunes;

    public SqliteSession(SqliteConnection connection, IModel model, TimeProvider time, HostLock host)
    {
        _connection = connection;
        _host = host;
        Time = time;
        _begin = Statement("BEGIN IMMEDIATE");
        _commit = Statement("COMMIT");
        _savepoint = Statement("SAVEPOINT request");
        _release = Statement("RELEASE request");
        _rollback = Statement("ROLLBACK TO request");
        _sequence = Statement(StoreSql.Sequence, "count");
        _fence = Statement(StoreSql.Fence, "connection", "token");
        _until = Statement(StoreSql.LeaseUntil, "connection");
        _leaseOwner = Statement(StoreSql.LeaseOwner, "connection");
        _renew = Statement(StoreSql.RenewLease, "until", "connection", "token");
        _releaseLease = Statement(StoreSql.ReleaseLease, "connection", "token");
        _version = Statement(StoreSql.ConnectionVersion, "connection");
        Leases = Upsert<LeaseRow>(model);
        Connections = Upsert<ConnectionRow>(model);
        Journal = Upsert<JournalRow>(model);
        Links = Upsert<LinkRow>(model);
        Records = Upsert<RecordRow>(model);
        Marks = Upsert<MarkRow>(model, StoreSql.MarkChanges);
        Decisions = Upsert<DecisionRow>(model);
        Approvals = Upsert<ApprovalRow>(model);
        Assignments = Upsert<AssignmentRow>(model);
        var writers = new TableWriters(this, model);
        Tables = [.. StoreTables.All.Select(t => t.Accept(writers)).OfType<SqliteTable>()];
        FreeRecordsOfLink = Statement(StoreSql.FreeRecordsOfLink, "connection", "id");
        CrmIsLinked = Statement(StoreSql.CrmIsLinked, "connection", "resource", "record", "id");
        KeysOfRecord = Statement(StoreSql.KeysOfRecord, "connection", "side", "resource", "id");
        AddKey = Statement(StoreSql.AddKey, "connection", "side", "resource", "key", "id");
        RemoveKey = Statement(StoreSql.RemoveKey, "connection", "side", "resource", "key", "id");
        ClearMark = Statement(StoreSql.ClearMark, "connection", "side", "resource", "id", "claim", "counter");
        Unpark = Statement(StoreSql.Unpark, "connection", "mapping", "pair");

        // Every table that has a connection, whatever tables there will be.
        _deletes = [.. model.GetEntityTypes().Where(static t => t.GetProperties().Any(static p => p.GetColumnName() == "connection"))
            .Select(t => Statement($"DELETE FROM {t.GetTableName()} WHERE connection = @connection", "connection"))];
        _settingsVersion = Statement(StoreSql.SettingsVersion, "connection");
        _resets = [.. model.GetEntityTypes().Where(static t => t.GetProperties().Any(static p => p.GetColumnName() == "connection") && !MaintenanceSql.KeptByReset.Contains(t.GetTableName()!, StringComparer.Ordinal))
            .Select(t => Statement($"DELETE FROM {t.GetTableName()} WHERE connection = @connection", "connection"))];
        _forgetLink = [.. MaintenanceSql.ForgetLink.Select(s => Statement(s, "connection", "link"))];
        _forgetPair = [.. MaintenanceSql.ForgetPair.Select(s => Statement(s, "connection", "mapping", "pair"))];
        _prunes = [.. MaintenanceSql.Prune.Select(p => Statement(p.Text, "before", "take"))];
    }

    public TimeProvider Time { get; }

    public SqliteUpsert<LinkRow> Links { get; }

    public SqliteUpsert<RecordRow> Records { get; }

    public SqliteUpsert<MarkRow> Marks { get; }

    public SqliteUpsert<DecisionRow> Decisions { get; }

    public SqliteUpsert<ApprovalRow> Approvals { get; }

    public SqliteUpsert<AssignmentRow> Assignments { get; }

    /// <summary>The tables whose rows a batch upserts as they stand.</summary>
    public IReadOnlyList<SqliteTable> Tables { get; }

    public SqliteStatement FreeRecordsOfLink { get; }

    public SqliteStatement CrmIsLinked { get; }

    public SqliteStatement KeysOfRecord { get; }

    public SqliteStatement AddKey { get; }

    public SqliteStatement RemoveKey { get; }

    public SqliteStatement ClearMark { get; }

    public SqliteStatement Unpark { get; }

    /// <summary>The statements of tokens and budgets, once there are any.</summary>
    public SqliteAccountStatements Accounts => field ??= new SqliteAccountStatements(this);

    private SqliteUpsert<LeaseRow> Leases { get; }

    private SqliteUpsert<ConnectionRow> Connections { get; }

    private SqliteUpsert<JournalRow> Journal { get; }

    // IMMEDIATE: the right to write is taken at once, so that what is read in it (a fence, a version) cannot have changed when it is written.
    public void Begin() => _begin.Run();

    public void Commit() => _commit.Run();

    public void Savepoint() => _savepoint.Run();

    public void ReleaseSavepoint() => _release.Run();

    public void RollbackToSavepoint()
    {
        _rollback.Run();
        _release.Run();
    }

    /// <summary>The first of so many numbers that were never given out and never will be again.</summary>
    public long Next(int count = 1) => (long)_sequence.Scalar(count)! - count + 1;

    public bool Holds(Lease lease) => _fence.Scalar(lease.Connection.Value, lease.Token) is not null;

    public Lease? TryAcquire(ConnectionId connection, string owner, TimeSpan duration)
    {
        var now = Time.GetUtcNow();
        if (_until.Scalar(connection.Value) is long held && held > now.UtcTicks && !(_leaseOwner.Scalar(connection.Value) is string holder && _host.IsDead(holder)))
            return null;
        var name = _host.NameOf(owner);
        var lease = new Lease(connection, owner, Next(), now + duration);
        Leases.Run(connection, new LeaseRow { Connection = connection.Value, Owner = name, Token = lease.Token, Until = lease.Until });
        return lease;
    }

    public Lease? Renew(Lease lease, TimeSpan duration) =>
        _renew.Scalar((Time.GetUtcNow() + duration).UtcTicks, lease.Connection.Value, lease.Token) is long until
            ? lease with { Until = new DateTimeOffset(until, TimeSpan.Zero) }
            : null;

    public int Release(Lease lease) => _releaseLease.Run(lease.Connection.Value, lease.Token);

    public ConnectionRow Save(ConnectionRow row, JournalRow? journal)
    {
        var version = _version.Scalar(row.Id.Value) as long? ?? 0;
        if (version != row.Version)
            throw StoreConflicts.Connection(row.Id);
        var saved = row with { Version = Next(), ScheduledAt = row.ScheduledAt?.ToUniversalTime(), WebhookAt = row.WebhookAt?.ToUniversalTime(), LiveSince = row.LiveSince?.ToUniversalTime() };
        Connections.Run(row.Id, saved);
        if (journal is not null)
            Journal.Run(row.Id, journal);
        return saved;
    }

    public int Delete(ConnectionId connection)
    {
        var rows = 0;
        foreach (var delete in _deletes)
            rows += delete.Run(connection.Value);
        return rows;
    }

    public int SettingsVersionOf(ConnectionId connection) => (int)(_settingsVersion.Scalar(connection.Value) as long? ?? 0);

    public void Reset(ConnectionId connection)
    {
        foreach (var delete in _resets)
            delete.Run(connection.Value);
    }

    public void Forget(ConnectionId connection, ForgetRow row)
    {
        if (row.Link is { } link)
        {
            foreach (var delete in _forgetLink)
                delete.Run(connection.Value, link);
        }

        foreach (var pair in row.Pairs)
        {
            foreach (var delete in _forgetPair)
                delete.Run(connection.Value, row.Mapping, pair);
        }
    }

    public int Prune(StoreRetention retention, int take)
    {
        var dropped = 0;
        for (var i = 0; i < _prunes.Length; i++)
            dropped += _prunes[i].Run(MaintenanceSql.Prune[i].Before(retention).UtcTicks, take);
        return dropped;
    }

    public void Dispose()
    {
        foreach (var statement in _statements)
            statement.Dispose();
        _connection.Dispose();
    }

    internal SqliteStatement Statement(string sql, params ReadOnlySpan<string> parameters)
    {
        var statement = new SqliteStatement(_connection, sql, parameters);
        _statements.Add(statement);
        return statement;
    }

    private SqliteUpsert<TRow> Upsert<TRow>(IModel model, IReadOnlyDictionary<string, string?>? changes = null) where TRow : class
    {
        var upsert = new SqliteUpsert<TRow>(_connection, new UpsertStatement<TRow>(model, changes));
        _statements.Add(upsert);
        return upsert;
    }

    private sealed class TableWriters(SqliteSession session, IModel model) : IStoreTableVisitor<SqliteTable?>
    {
        public SqliteTable? Visit<TRow>(StoreTable<TRow> table) where TRow : class => table.Rows is { } rows ? new SqliteTable<TRow>(session.Upsert<TRow>(model), rows) : null;
    }
}
