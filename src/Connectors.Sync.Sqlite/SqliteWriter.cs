using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace Connectors.Sync.Sqlite;

/// <summary>
/// The one writer of this process. What waits is written in one transaction (group commit: one wait for the disk instead of many), each request within a savepoint of its own, so that one that is
/// refused takes nothing with it. Nothing is awaited between BEGIN and COMMIT.
/// </summary>
internal sealed class SqliteWriter : IAsyncDisposable, IDisposable
{
    // A transaction is kept short: a mark of a webhook waits at most for the one that is being written. A step that is larger by itself stays whole.
    private const int RowsOfATransaction = 500;

    private readonly Channel<SqliteRequest> _queue = Channel.CreateUnbounded<SqliteRequest>(new UnboundedChannelOptions { SingleReader = true });
    private readonly SqliteFile _file;
    private readonly Func<SqliteConnection, SqliteSession> _begin;
    private readonly Task _loop;
    private SqliteSession? _session;

    public SqliteWriter(SqliteFile file, Func<SqliteConnection, SqliteSession> begin)
    {
        _file = file;
        _begin = begin;
        _loop = LoopAsync();
    }

    public ValueTask<T> RunAsync<T>(int rows, Func<SqliteSession, T> work, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
            return ValueTask.FromCanceled<T>(cancellationToken);
        var request = new SqliteRequest<T>(rows, work, cancellationToken);
        ObjectDisposedException.ThrowIf(!_queue.Writer.TryWrite(request), typeof(SqliteSyncStore));
        return new ValueTask<T>(request.Answer);
    }

    /// <summary>Takes nothing more; what waits is still written, then the file is closed.</summary>
    public void Dispose() => _queue.Writer.TryComplete();

    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _loop.ConfigureAwait(false);
    }

    private async Task LoopAsync()
    {
        var group = new List<SqliteRequest>();
        // The queue never runs its reader on the thread of a caller: writing blocks a thread of the pool, one, and only while there is something to write.
        while (await _queue.Reader.WaitToReadAsync(CancellationToken.None).ConfigureAwait(false))
        {
            while (_queue.Reader.TryRead(out var first))
            {
                group.Clear();
                group.Add(first);
                var rows = first.Rows;
                while (_queue.Reader.TryPeek(out var next) && (rows += next.Rows) <= RowsOfATransaction && _queue.Reader.TryRead(out next))
                    group.Add(next);
                Write(group);
            }
        }

        _session?.Dispose();
    }

    private void Write(List<SqliteRequest> group)
    {
        var begun = new List<SqliteRequest>(group.Count);
        var committing = false;
        try
        {
            foreach (var request in group)
            {
                if (request.TryBegin())
                    begun.Add(request);
            }

            if (begun.Count == 0)
                return;
            var session = _session ??= _begin(_file.OpenForWriting(create: false));
            session.Begin();
            foreach (var request in begun)
                Run(request, session);
            committing = true;
            session.Commit();
            End(begun, null);
        }
        catch (SqliteException e)
        {
            Fail(begun, _file.Unavailable(e, committing));
        }
#pragma warning disable CA1031 // Whatever it is, it goes to the callers: a writer that died silently would let them wait for ever.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Fail(begun, e);
        }
    }

    private static void Run(SqliteRequest request, SqliteSession session)
    {
        session.Savepoint();
        try
        {
            request.Run(session);
            session.ReleaseSavepoint();
        }
        catch (SqliteException e) when (SqliteFile.IsAboutTheFile(e))
        {
            throw;
        }
#pragma warning disable CA1031
        catch (Exception e)
#pragma warning restore CA1031
        {
            request.Refusal = e;
            session.RollbackToSavepoint();
        }
    }

    // Closing the connection rolls back; the next transaction opens a new one, which recovers whatever the log holds.
    private void Fail(List<SqliteRequest> begun, Exception failure)
    {
        try
        {
            _session?.Dispose();
        }
        catch (SqliteException)
        {
            // It is thrown away because of an error already.
        }

        _session = null;
        End(begun, failure);
    }

    private static void End(List<SqliteRequest> begun, Exception? failure)
    {
        foreach (var request in begun)
            request.End(failure);
    }
}
