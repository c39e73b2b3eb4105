namespace Connectors.Sync.Execution;

/// <summary>Lets so many in at once; the others wait in the order in which they came.</summary>
/// <param name="places">How many.</param>
/// <param name="surroundings">Where those who waited go on.</param>
internal sealed class Turnstile(int places, Surroundings surroundings)
{
    private readonly Lock _lock = new();
    private readonly Queue<TaskCompletionSource> _waiting = new();
    private int _free = places;

    /// <summary>Waits for a place. Who came in must call <see cref="Release"/>.</summary>
    public Task WaitAsync(CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
            return Task.FromCanceled(cancellationToken);
        TaskCompletionSource mine;
        lock (_lock)
        {
            if (_free > 0)
            {
                _free--;
                return Task.CompletedTask;
            }

            mine = new TaskCompletionSource(surroundings.Waiting);
            _waiting.Enqueue(mine);
        }

        return cancellationToken.CanBeCanceled ? WaitAsync(mine, cancellationToken) : mine.Task;
    }

    /// <summary>Gives the place to the next one who still wants it.</summary>
    public void Release()
    {
        while (true)
        {
            TaskCompletionSource next;
            lock (_lock)
            {
                if (!_waiting.TryDequeue(out next!))
                {
                    _free++;
                    return;
                }
            }

            if (next.TrySetResult())
                return;
        }
    }

    private static async Task WaitAsync(TaskCompletionSource mine, CancellationToken cancellationToken)
    {
        var giveUp = cancellationToken.UnsafeRegister(static (state, token) => ((TaskCompletionSource)state!).TrySetCanceled(token), mine);
        await using (giveUp.ConfigureAwait(false))
            await mine.Task.ConfigureAwait(false);
    }
}
