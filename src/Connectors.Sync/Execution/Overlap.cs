using System.Runtime.ExceptionServices;

namespace Connectors.Sync.Execution;

/// <summary>Works on several items at once.</summary>
internal static class Overlap
{
    /// <summary>Works on all items, so many at once. After a failure nothing new is begun, and the first failure is thrown when all that had begun has ended.</summary>
    public static async Task ForEachAsync<T>(IReadOnlyList<T> items, int atOnce, Surroundings surroundings, Func<T, CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        if (atOnce <= 1 || items.Count <= 1)
        {
            foreach (var item in items)
            {
                cancellationToken.ThrowIfCancellationRequested();
                await work(item, cancellationToken).ConfigureAwait(false);
            }

            return;
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var taken = -1;
        ExceptionDispatchInfo? failure = null;
        var workers = new Task[Math.Min(atOnce, items.Count)];
        for (var i = 0; i < workers.Length; i++)
            workers[i] = WorkAsync();
        await Task.WhenAll(workers).ConfigureAwait(false);
        failure?.Throw();
        cancellationToken.ThrowIfCancellationRequested();

        async Task WorkAsync()
        {
            await surroundings.YieldAsync().ConfigureAwait(false);
            try
            {
                int mine;
                while (!stop.IsCancellationRequested && (mine = Interlocked.Increment(ref taken)) < items.Count)
                    await work(items[mine], stop.Token).ConfigureAwait(false);
            }
            catch (Exception e)
            {
                Fail(e);
            }
        }

        void Fail(Exception e)
        {
            Interlocked.CompareExchange(ref failure, ExceptionDispatchInfo.Capture(e), null);
            stop.Cancel();
        }
    }
}
