using Connectors.Sync.Stores;
using Connectors.Sync.Stores.Relational;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Connectors.Sync.Sqlite;

/// <summary>The store in a SQLite file. Its clock is the host's.</summary>
internal sealed class SqliteSyncStore : RelationalSyncStore, ISyncStoreMigrator, IAsyncDisposable, IDisposable
{
    private readonly SqliteFile _file;
    private readonly SqliteMigrations _migrations;
    private readonly SqliteReaders _readers;
    private readonly SqliteWriter _writer;
    private readonly HostLock _host;
    private readonly TimeProvider _time;
    private readonly bool _migrateOnStart;
    private readonly SemaphoreSlim _opening = new(1, 1);
    private volatile bool _open;

    public SqliteSyncStore(SqliteSyncStoreOptions options, TimeProvider time)
    {
        _time = time;
        _migrateOnStart = options.MigrateOnStart;
        _file = new SqliteFile(options);
        _migrations = new SqliteMigrations(_file);
        _readers = new SqliteReaders(_file);
        _host = new HostLock(_file.Path);
        _writer = new SqliteWriter(_file, connection => new SqliteSession(connection, Model(), time, _host));
    }

    /// <summary>Looks once whether the file can be used, and migrates it where the options say so.</summary>
    /// <exception cref="StoreUnavailableException">It cannot be used; the message says why and what to do.</exception>
    public async ValueTask OpenAsync(CancellationToken cancellationToken)
    {
        if (_open)
            return;
        await _opening.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (!_open)
                Guarded(_migrateOnStart ? () => _migrations.Migrate() : _migrations.Check);
            _open = true;
        }
        finally
        {
            _opening.Release();
        }
    }

    public async Task MigrateAsync(CancellationToken cancellationToken = default)
    {
        await _opening.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            Guarded(() => _migrations.Migrate());
            _open = true;
        }
        finally
        {
            _opening.Release();
        }
    }

    public override ValueTask<DateTimeOffset> GetTimeAsync(CancellationToken cancellationToken) => new(_time.GetUtcNow());

    public override ValueTask<Lease?> TryAcquireAsync(ConnectionId connection, string owner, TimeSpan duration, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(owner);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(duration, TimeSpan.Zero);
        return WriteAsync(1, s => s.TryAcquire(connection, owner, duration), cancellationToken);
    }

    public override ValueTask<Lease?> RenewAsync(Lease lease, TimeSpan duration, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(lease);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(duration, TimeSpan.Zero);
        return WriteAsync(1, s => s.Renew(lease, duration), cancellationToken);
    }

    public override async ValueTask ReleaseAsync(Lease lease, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(lease);
        await WriteAsync(1, s => s.Release(lease), cancellationToken).ConfigureAwait(false);
    }

    public override async ValueTask CommitAsync(Lease lease, StoreBatch batch, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(lease);
        ArgumentNullException.ThrowIfNull(batch);
        await WriteAsync(SqliteBatch.RowsOf(batch), s =>
        {
            s.Commit(lease, batch);
            return true;
        }, cancellationToken).ConfigureAwait(false);
    }

    public override ValueTask<ConnectionRow> SaveConnectionAsync(ConnectionRow row, JournalRow? journal, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(row);
        if (journal is not null && journal.Connection != row.Id)
            throw new ArgumentException("The journal entry is about another connection.", nameof(journal));
        return WriteAsync(2, s => s.Save(row, journal), cancellationToken);
    }

    public override async ValueTask DeleteConnectionAsync(ConnectionId connection, CancellationToken cancellationToken) =>
        await WriteAsync(1, s => s.Delete(connection), cancellationToken).ConfigureAwait(false);

    public override async ValueTask AddMarksAsync(ConnectionId connection, IReadOnlyCollection<MarkRow> marks, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(marks);
        MarkRow[] list = [.. marks];
        await WriteAsync(1 + list.Length, s =>
        {
            s.AddMarks(connection, list);
            return true;
        }, cancellationToken).ConfigureAwait(false);
    }

    public override async ValueTask SaveDecisionAsync(ConnectionId connection, DecisionRow decision, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(decision);
        await WriteAsync(1, s =>
        {
            s.Decisions.Run(connection, decision);
            return true;
        }, cancellationToken).ConfigureAwait(false);
    }

    public override ValueTask<int> PruneAsync(StoreRetention retention, int take, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(retention);
        ArgumentOutOfRangeException.ThrowIfLessThan(take, 1);
        return WriteAsync(take, s => s.Prune(retention, take), cancellationToken);
    }

    public override async ValueTask SaveAssignmentsAsync(ConnectionId connection, IReadOnlyCollection<AssignmentRow> assignments, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(assignments);
        AssignmentRow[] rows = [.. assignments];
        await WriteAsync(rows.Length, s =>
        {
            foreach (var row in rows)
                s.Assignments.Run(connection, row);
            return true;
        }, cancellationToken).ConfigureAwait(false);
    }

    public override async ValueTask SaveApprovalsAsync(ConnectionId connection, IReadOnlyCollection<ApprovalRow> approvals, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(approvals);
        ApprovalRow[] rows = [.. approvals];
        await WriteAsync(rows.Length, s =>
        {
            foreach (var row in rows)
                s.Approvals.Run(connection, row);
            return true;
        }, cancellationToken).ConfigureAwait(false);
    }

    public void Dispose()
    {
        _writer.Dispose();
        _readers.Dispose();
        _host.Dispose();
        _opening.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        await _writer.DisposeAsync().ConfigureAwait(false);
        _readers.Dispose();
        _host.Dispose();
        _opening.Dispose();
    }

    internal override async ValueTask<T> ReadAsync<T>(Func<SyncStoreContext, CancellationToken, Task<T>> read, CancellationToken cancellationToken)
    {
        await OpenAsync(cancellationToken).ConfigureAwait(false);
        return await _readers.ReadAsync(read, cancellationToken).ConfigureAwait(false);
    }

    internal async ValueTask<T> WriteAsync<T>(int rows, Func<SqliteSession, T> work, CancellationToken cancellationToken)
    {
        await OpenAsync(cancellationToken).ConfigureAwait(false);
        return await _writer.RunAsync(rows, work, cancellationToken).ConfigureAwait(false);
    }

    private IModel Model()
    {
        using var context = new SyncStoreContext(_file.ContextOptions());
        return context.Model;
    }

    private void Guarded(Action work)
    {
        try
        {
            work();
        }
        catch (SqliteException e)
        {
            throw _file.Unavailable(e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StoreUnavailableException($"The folder of the sync database '{_file.Path}' cannot be made: {e.Message}", e);
        }
    }
}
