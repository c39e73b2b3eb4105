using System.Collections.Concurrent;

namespace Connectors.Sync.Execution;

/// <summary>
/// One run at a time per connection in this process. A request for everything joins one that has not begun to read; else it follows the running one at once. Nobody is refused (I-05).
/// </summary>
internal sealed class RunGate(Surroundings surroundings)
{
    private readonly ConcurrentDictionary<ConnectionId, Entry> _entries = new();

    /// <summary>Runs alone, after whatever is under way.</summary>
    public async Task<T> AloneAsync<T>(ConnectionId connection, Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        var entry = _entries.GetOrAdd(connection, static (_, s) => new Entry(s), surroundings);
        await entry.Turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await work(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            entry.Turn.Release();
        }
    }

    /// <summary>Joins the run that waits to begin, or queues one. It ends early only when everybody who wants it has given up.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="work">The run; it calls its first argument when it begins to read, so that later requests do not join it any more.</param>
    /// <param name="cancellationToken">The caller gives up.</param>
    public async Task<T> JoinAsync<T>(ConnectionId connection, Func<Action, CancellationToken, Task<T>> work, CancellationToken cancellationToken) where T : class
    {
        var entry = _entries.GetOrAdd(connection, static (_, s) => new Entry(s), surroundings);
        Shared shared;
        lock (entry.Lock)
        {
            if (entry.Waiting is { } waiting && waiting.TryJoin())
            {
                shared = waiting;
            }
            else
            {
                shared = new Shared();
                entry.Waiting = shared;
                var mine = shared;
                mine.Task = RunAsync(entry, mine, work);
            }
        }

        try
        {
            return (T)await shared.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            if (shared.Leave())
            {
                // The last one who wanted it: it stops before its next step, and we wait until it has.
                try
                {
                    await shared.Task.ConfigureAwait(false);
                }
                catch (OperationCanceledException)
                {
                    // That is what was asked for.
                }
            }

            throw;
        }
    }

    private async Task<object> RunAsync<T>(Entry entry, Shared shared, Func<Action, CancellationToken, Task<T>> work) where T : class
    {
        // The caller holds the entry's lock until the task is stored.
        await surroundings.YieldAsync().ConfigureAwait(false);
        await entry.Turn.WaitAsync(shared.Token).ConfigureAwait(false);
        try
        {
            return await work(Begun, shared.Token).ConfigureAwait(false);
        }
        finally
        {
            Begun();
            entry.Turn.Release();
        }

        void Begun()
        {
            lock (entry.Lock)
            {
                if (entry.Waiting == shared)
                    entry.Waiting = null;
            }
        }
    }

    private sealed class Entry(Surroundings surroundings)
    {
        public Lock Lock { get; } = new();

        public Turnstile Turn { get; } = new(1, surroundings);

        public Shared? Waiting { get; set; }
    }

    // The source of cancellation is never linked to anything and holds no timer: there is nothing to dispose of.
#pragma warning disable CA1001
    private sealed class Shared
#pragma warning restore CA1001
    {
        private readonly CancellationTokenSource _cancellation = new();
        private int _callers = 1;

        public Task<object> Task { get; set; } = null!;

        public CancellationToken Token => _cancellation.Token;

        /// <summary>Nobody joins a run that everybody has left already.</summary>
        public bool TryJoin()
        {
            while (true)
            {
                var now = Volatile.Read(ref _callers);
                if (now == 0)
                    return false;
                if (Interlocked.CompareExchange(ref _callers, now + 1, now) == now)
                    return true;
            }
        }

        public bool Leave()
        {
            if (Interlocked.Decrement(ref _callers) > 0)
                return false;
            _cancellation.Cancel();
            return true;
        }
    }
}
