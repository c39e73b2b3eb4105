using System.Data;
using Connectors.Sync.Stores;
using Npgsql;

namespace Connectors.Sync.PostgreSql;

/// <summary>
/// Writes the durable steps of runs. Steps of one connection stand in a line, and what waits goes into one transaction (one wait for the disk instead of many); connections do not wait for each other.
/// </summary>
/// <remarks>
/// A transaction is the fence, then the rows, then COMMIT, which is sent only after the fence was seen to hold. Nothing but the database is awaited in it. A COMMIT whose answer is lost is settled by the
/// stamp that the fence left on the lease (R32): the lease's row stays locked until that transaction has ended, one way or the other, so that what is read then is final.
/// </remarks>
internal sealed class PostgreSqlCommits(PostgreSqlDatabase database, PostgreSqlStatements sql, PostgreSqlWriter writer) : IAsyncDisposable, IDisposable
{
    // A step that is larger by itself stays whole.
    private const int RowsOfATransaction = 500;
    private const int Attempts = 6;

    // Rows of this process after which the planner is told for the first time how large the tables are; then after four times as many each.
    private const int FirstLook = 500;
    private const int LastLook = 500_000;

    private readonly PostgreSqlConflicts _conflicts = new(database, sql);
    private readonly Lock _lock = new();
    private readonly Dictionary<ConnectionId, Line> _lines = [];
    private long _written;
    private long _lookAt = FirstLook;
    private bool _disposed;

    /// <summary>How many connections have something to write at this moment.</summary>
    public int Lines
    {
        get
        {
            lock (_lock)
                return _lines.Count;
        }
    }

    public Task CommitAsync(Lease lease, StoreBatch batch, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
            return Task.FromCanceled(cancellationToken);
        var step = new PostgreSqlStep(lease, batch, cancellationToken);
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_disposed, typeof(PostgreSqlSyncStore));
            if (_lines.TryGetValue(lease.Connection, out var line))
            {
                line.Steps.Enqueue(step);
                return step.Answer;
            }

            _lines[lease.Connection] = line = new Line();
            line.Steps.Enqueue(step);
            line.Work = Task.Run(() => DrainAsync(lease.Connection, line.Steps), CancellationToken.None);
        }

        return step.Answer;
    }

    /// <summary>Takes nothing more; what waits is still written.</summary>
    public void Dispose()
    {
        lock (_lock)
            _disposed = true;
    }

    public async ValueTask DisposeAsync()
    {
        Task[] work;
        lock (_lock)
        {
            _disposed = true;
            work = [.. _lines.Values.Select(static l => l.Work)];
        }

        await Task.WhenAll(work).ConfigureAwait(false);
    }

    private async Task DrainAsync(ConnectionId connection, Queue<PostgreSqlStep> line)
    {
        while (true)
        {
            var group = new List<PostgreSqlStep>();
            lock (_lock)
            {
                var rows = 0;
                while (line.TryPeek(out var next) && (group.Count == 0 || (next.Lease.Token == group[0].Lease.Token && rows + next.Rows <= RowsOfATransaction)))
                {
                    line.Dequeue();
                    if (!next.TryBegin())
                        continue;
                    group.Add(next);
                    rows += next.Rows;
                }

                if (group.Count == 0)
                {
                    _lines.Remove(connection);
                    return;
                }
            }

            await WriteAsync(group).ConfigureAwait(false);
        }
    }

    private async Task WriteAsync(List<PostgreSqlStep> group)
    {
        var answer = await TryAsync(group).ConfigureAwait(false);
        if (answer is null or LeaseLostException or StoreUnavailableException || group.Count == 1)
        {
            // Exceptions carry the stack of whoever throws them: each caller has one of his own.
            foreach (var step in group)
                step.End(answer is LeaseLostException ? new LeaseLostException(step.Lease.Connection) : answer);
            if (answer is null)
                await TellPlannerAsync(group.Sum(static s => s.Rows)).ConfigureAwait(false);
            return;
        }

        // One of them was refused, and the transaction with it: each for itself.
        foreach (var step in group)
            step.End(await TryAsync([step]).ConfigureAwait(false));
    }

    private async Task TellPlannerAsync(int rows)
    {
        var written = Interlocked.Add(ref _written, rows);
        var at = Interlocked.Read(ref _lookAt);
        if (written < at || at > LastLook || Interlocked.CompareExchange(ref _lookAt, at * 4, at) != at)
            return;
        try
        {
            await database.RunAsync(async connection =>
            {
                var ask = new NpgsqlCommand(sql.Outgrown, connection) { CommandTimeout = database.TimeoutSeconds };
                await using var _ = ask.ConfigureAwait(false);
                ask.Parameters.Add(new NpgsqlParameter<float> { TypedValue = written / 10f });
                if (await ask.ExecuteScalarAsync(CancellationToken.None).ConfigureAwait(false) is not true)
                    return false;
                var analyze = new NpgsqlCommand(sql.Analyze, connection) { CommandTimeout = database.TimeoutSeconds };
                await using var __ = analyze.ConfigureAwait(false);
                await analyze.ExecuteNonQueryAsync(CancellationToken.None).ConfigureAwait(false);
                return true;
            }, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception e) when (e is StoreUnavailableException or NpgsqlException)
        {
            // It is advice: without it, or without the right to give it, everything is as right and a little slower until the server looks by itself.
        }
    }

    private async Task<Exception?> TryAsync(List<PostgreSqlStep> group)
    {
        try
        {
            await TransactAsync(group).ConfigureAwait(false);
            return null;
        }
        catch (PostgresException e) when (e is { SqlState: PostgresErrorCodes.UniqueViolation, TableName: "sync_link" } && group is [var step])
        {
            return await _conflicts.OfLinkAsync(step).ConfigureAwait(false);
        }
        catch (PostgresException e) when (e is { SqlState: PostgresErrorCodes.UniqueViolation, TableName: "sync_send" } && group is [var step])
        {
            return await _conflicts.OfSendAsync(step).ConfigureAwait(false);
        }
        catch (PostgresException e) when (e is { SqlState: PostgresErrorCodes.UniqueViolation, TableName: "sync_send" } && group is [{ Batch.Sends: [.., var send] }])
        {
            return StoreConflicts.Send(send);
        }
#pragma warning disable CA1031 // Whatever it is, it goes to the callers: a line that died silently would let them wait for ever.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return e;
        }
    }

    private async Task TransactAsync(List<PostgreSqlStep> group)
    {
        var lease = group[0].Lease;
        var stamp = Guid.NewGuid();
        var lost = false;
        for (var attempt = 1; ; attempt++)
        {
            var committing = false;
            try
            {
                await OnceAsync().ConfigureAwait(false);
                return;
            }
            catch (PostgresException e) when (Failure.IsRace(e) && attempt < Attempts)
            {
                // Undone by the server: again.
            }
            catch (Exception e) when (committing && Failure.Of(e) is { } failure)
            {
                if (await WasCommittedAsync(lease, stamp, failure).ConfigureAwait(false))
                    return;
                if (attempt == Attempts)
                    throw database.Unavailable(failure);
            }
            catch (Exception e) when (!committing && Failure.IsLost(e) && !lost)
            {
                // COMMIT was never sent, so nothing was written: again, on another connection.
                lost = true;
            }
            catch (Exception e) when (!committing && Failure.Of(e) is { } failure)
            {
                throw database.Unavailable(failure);
            }

            async Task OnceAsync()
            {
                var connection = database.CreateConnection();
                await using var _ = connection.ConfigureAwait(false);
                await connection.OpenAsync(CancellationToken.None).ConfigureAwait(false);
                var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, CancellationToken.None).ConfigureAwait(false);
                await using var __ = transaction.ConfigureAwait(false);
                var commands = new NpgsqlBatch(connection, transaction) { Timeout = database.TimeoutSeconds };
                await using var ___ = commands.ConfigureAwait(false);
                commands.Add(PostgreSqlStatements.BoundedByKeys);
                var fence = commands.Add(sql.Fence, PostgreSqlWriter.Key(lease.Connection), new NpgsqlParameter<long> { TypedValue = lease.Token }, new NpgsqlParameter<Guid> { TypedValue = stamp });
                var conditions = group.Select(step => writer.Add(commands, lease.Connection, step.Batch)).OfType<NpgsqlBatchCommand>().ToArray();
                await commands.ExecuteNonQueryAsync(CancellationToken.None).ConfigureAwait(false);
                if (fence.RecordsAffected == 0)
                    throw new LeaseLostException(lease.Connection);
                if (conditions.Any(static c => c.Rows == 0))
                    throw new SettingsChangedException(lease.Connection);
                committing = true;
                await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Asks for the stamp under the lease's lock, which the transaction in question holds as long as it is not over.</summary>
    /// <exception cref="StoreUnavailableException">The database cannot be asked, or the lease is gone and its stamp with it: the outcome stays unknown.</exception>
    private async Task<bool> WasCommittedAsync(Lease lease, Guid stamp, Exception failure)
    {
        try
        {
            return await database.RunAsync(async connection =>
            {
                var command = new NpgsqlCommand(sql.StampOfLease, connection) { CommandTimeout = database.TimeoutSeconds };
                await using var _ = command.ConfigureAwait(false);
                command.Parameters.Add(PostgreSqlWriter.Key(lease.Connection));
                command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = lease.Token });
                var reader = await command.ExecuteReaderAsync(CancellationToken.None).ConfigureAwait(false);
                await using var __ = reader.ConfigureAwait(false);
                if (!await reader.ReadAsync(CancellationToken.None).ConfigureAwait(false))
                    throw database.Unavailable(failure, outcomeUnknown: true);
                return !await reader.IsDBNullAsync(0, CancellationToken.None).ConfigureAwait(false) && reader.GetGuid(0) == stamp;
            }, CancellationToken.None).ConfigureAwait(false);
        }
        catch (StoreUnavailableException e) when (!e.OutcomeUnknown)
        {
            throw database.Unavailable(failure, outcomeUnknown: true);
        }
    }

    private sealed class Line
    {
        public Queue<PostgreSqlStep> Steps { get; } = new();

        public Task Work { get; set; } = Task.CompletedTask;
    }
}
