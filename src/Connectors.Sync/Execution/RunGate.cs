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

    /// <summary>The run that is under way takes single records between its steps from now on, until it closes what it gets here.</summary>
    public Interrupts Open(ConnectionId connection)
    {
        var entry = _entries.GetOrAdd(connection, static (_, s) => new Entry(s), surroundings);
        var interrupts = new Interrupts(surroundings);
        entry.Interrupts = interrupts;
        return interrupts;
    }

    /// <summary>Leaves a single record for the run that is under way. <see langword="null"/> = there is none that takes it.</summary>
    public Task<RunReport?>? TryInterrupt(ConnectionId connection, RunRequest request, CancellationToken cancellationToken) =>
        _entries.TryGetValue(connection, out var entry) ? entry.Interrupts?.TryAdd(request, null, cancellationToken) : null;

    /// <summary>Leaves work of a user for the run that is under way. <see langword="null"/> = there is none that takes it; afterwards the caller sees for himself whether it was done.</summary>
    public Task? TryInterrupt(ConnectionId connection, RunRequest request, Func<Session, CancellationToken, Task> work, CancellationToken cancellationToken) =>
        _entries.TryGetValue(connection, out var entry) ? entry.Interrupts?.TryAdd(request, work, cancellationToken) : null;

    /// <summary>Joins the run that waits to begin, or queues one. It ends early only when everybody who wants it has given up.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="work">The run; it calls its first argument when it begins to read, so that later requests do not join it any more.</param>
    /// <param name="cancellationToken">The caller gives up.</param>
    public async Task<T> JoinAsync<T>(ConnectionId connection, Func<Action, CancellationToken, Task<T>> work, CancellationToken cancellationToken) where T : class
    {
        var entry = _entries.GetOrAdd(connection, static (_, s) => new Entry(s), surroundings);
        Shared shared;
        Task<object> mine;
        lock (entry.Lock)
        {
            if (entry.Waiting is { } waiting && waiting.TryJoin())
            {
                shared = waiting;
                mine = shared.Result();
            }
            else
            {
                shared = new Shared(surroundings);
                mine = shared.Result();
                entry.Waiting = shared;
                _ = RunAsync(entry, shared, work);
            }
        }

        try
        {
            return (T)await mine.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            if (shared.Leave())
            {
                // The last one who wanted it: it stops before its next step, and we wait until it has.
                try
                {
                    await mine.ConfigureAwait(false);
                }
                catch (OperationCanceledException)
                {
                    // That is what was asked for.
                }
            }

            throw;
        }
    }

    private async Task RunAsync<T>(Entry entry, Shared shared, Func<Action, CancellationToken, Task<T>> work) where T : class
    {
        // The caller holds the entry's lock until it has its own part of the result.
        await surroundings.YieldAsync().ConfigureAwait(false);
        T result;
        try
        {
            await entry.Turn.WaitAsync(shared.Token).ConfigureAwait(false);
            try
            {
                result = await work(Begun, shared.Token).ConfigureAwait(false);
            }
            finally
            {
                Begun();
                entry.Turn.Release();
            }
        }
        catch (OperationCanceledException e)
        {
            shared.End(caller => caller.TrySetCanceled(e.CancellationToken));
            return;
        }
        catch (Exception e)
        {
            shared.End(caller => caller.TrySetException(e));
            return;
        }

        shared.End(caller => caller.TrySetResult(result));

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

        public volatile Interrupts? Interrupts;
    }

    // The source of cancellation is never linked to anything and holds no timer: there is nothing to dispose of.
#pragma warning disable CA1001
    private sealed class Shared(Surroundings surroundings)
#pragma warning restore CA1001
    {
        private readonly CancellationTokenSource _cancellation = new();
        private readonly List<TaskCompletionSource<object>> _results = [];
        private int _callers = 1;

        public CancellationToken Token => _cancellation.Token;

        /// <summary>One caller's own part of the result. Asked for under the entry's lock, while the run has not begun.</summary>
        public Task<object> Result()
        {
            var mine = new TaskCompletionSource<object>(surroundings.Waiting);
            _results.Add(mine);
            return mine.Task;
        }

        public void End(Action<TaskCompletionSource<object>> tell) => _results.ForEach(tell);

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
