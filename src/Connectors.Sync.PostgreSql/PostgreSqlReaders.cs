using System.Collections.Concurrent;
using Connectors.Sync.Stores.Relational;

namespace Connectors.Sync.PostgreSql;

/// <summary>Contexts for reading. Each takes a connection of the pool while it asks, and none between two questions: ten thousand idle tenants hold nothing.</summary>
internal sealed class PostgreSqlReaders(PostgreSqlDatabase database) : IDisposable
{
    private const int Kept = 16;

    private readonly ConcurrentBag<SyncStoreContext> _idle = [];
    private volatile bool _disposed;

    public async ValueTask<T> ReadAsync<T>(Func<SyncStoreContext, CancellationToken, Task<T>> read, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_disposed, typeof(PostgreSqlSyncStore));
        for (var again = true; ; again = false)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!_idle.TryTake(out var context))
                context = database.Context(database.CreateConnection());
            var healthy = false;
            try
            {
                var answer = await read(context, cancellationToken).ConfigureAwait(false);
                healthy = true;
                return answer;
            }
            catch (Exception e) when (again && Failure.IsLost(e))
            {
                // The pool may hold connections that a restart of the server has ended; a question may be asked twice.
            }
            catch (Exception e) when (Failure.Of(e) is { } failure)
            {
                throw database.Unavailable(failure);
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
    }

    public void Dispose()
    {
        _disposed = true;
        while (_idle.TryTake(out var context))
            context.Dispose();
    }
}
