using Connectors.Sync.Execution;

namespace Connectors.Sync.Events;

/// <summary>Gives one handler its events, one after the other, apart from whoever posts them. While there are none it holds no task and no timer.</summary>
internal sealed class Mailbox(IConnectionEvents handler, TimeSpan timeout, TimeProvider clock, EngineLogger logger, Surroundings surroundings)
{
    private readonly Lock _lock = new();
    private readonly Queue<(ConnectionEvent Event, TaskCompletionSource Handled)> _events = [];
    private bool _working;

    /// <summary>The task ends when the handler has had it, whatever it did.</summary>
    public Task Post(ConnectionEvent told)
    {
        var handled = new TaskCompletionSource(surroundings.Waiting);
        lock (_lock)
        {
            _events.Enqueue((told, handled));
            if (!_working)
            {
                _working = true;
                _ = WorkAsync();
            }
        }

        return handled.Task;
    }

    private async Task WorkAsync()
    {
        // The poster goes on at once, whatever the handler does before its first await.
        await surroundings.YieldAsync().ConfigureAwait(false);
        while (true)
        {
            (ConnectionEvent Event, TaskCompletionSource Handled) next;
            lock (_lock)
            {
                if (!_events.TryDequeue(out next))
                {
                    _working = false;
                    return;
                }
            }

            try
            {
                using var deadline = new CancellationTokenSource(timeout, clock);
                // A handler that ignores its token is left behind.
                await handler.OnEventAsync(next.Event, deadline.Token).WaitAsync(deadline.Token).ConfigureAwait(false);
            }
            catch (Exception e)
            {
                Log.EventHandlerFailed(logger.Value, e, next.Event.Connection.Value, next.Event.Kind);
            }

            next.Handled.TrySetResult();
        }
    }
}
