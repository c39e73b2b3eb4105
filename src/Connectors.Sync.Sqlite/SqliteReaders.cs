using System.Collections.Concurrent;
using Connectors.Sync.Stores.Relational;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Connectors.Sync.Sqlite;

/// <summary>Contexts for reading, each with a connection that stays open: opening one costs more than most questions. Under write-ahead logging they never wait for the writer.</summary>
internal sealed class SqliteReaders(SqliteFile file) : IDisposable
{
    private const int Kept = 8;

    private readonly DbContextOptions<SyncStoreContext> _options = file.ContextOptions();
    private readonly ConcurrentBag<SyncStoreContext> _idle = [];
    private volatile bool _disposed;

    public async ValueTask<T> ReadAsync<T>(Func<SyncStoreContext, CancellationToken, Task<T>> read, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_disposed, typeof(SqliteSyncStore));
        cancellationToken.ThrowIfCancellationRequested();
        var isNew = !_idle.TryTake(out var context);
        context ??= new SyncStoreContext(_options);
        var healthy = false;
        try
        {
            if (isNew)
                await context.Database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
            var answer = await read(context, cancellationToken).ConfigureAwait(false);
            healthy = true;
            return answer;
        }
        catch (SqliteException e)
        {
            throw file.Unavailable(e);
        }
        finally
        {
            if (healthy && !_disposed && _idle.Count < Kept)
                _idle.Add(context);
            else
                await context.DisposeAsync().ConfigureAwait(false);
            if (_disposed)
                Dispose();
        }
    }

    public void Dispose()
    {
        _disposed = true;
        while (_idle.TryTake(out var context))
            context.Dispose();
    }
}
