using System.Collections.Concurrent;

namespace Connectors.Http;

/// <summary>
/// Time-outs of calls and attempts. A source that did not fire is used again, since source, timer and registrations are the better part of what a call would allocate. On a clock of one's own, as
/// tests have it, every time-out has a new one.
/// </summary>
internal sealed class TimeoutPool(TimeProvider clock)
{
    private const int MostKept = 64;
    private readonly ConcurrentQueue<CancellationTokenSource> _kept = new();

    /// <summary>A running time-out. Dispose it when nobody uses its token any more.</summary>
    public RunningTimeout Start(TimeSpan after)
    {
        if (clock != TimeProvider.System || after <= TimeSpan.Zero)
            return new(this, new(after, clock));
        if (!_kept.TryDequeue(out var source))
            source = new();
        source.CancelAfter(after);
        return new(this, source);
    }

    private void Keep(CancellationTokenSource source)
    {
        if (_kept.Count < MostKept && source.TryReset())
            _kept.Enqueue(source);
        else
            source.Dispose();
    }

    public readonly struct RunningTimeout(TimeoutPool pool, CancellationTokenSource source) : IDisposable
    {
        public CancellationToken Token => source.Token;

        /// <summary>Ends with another token too. A linked source would be a second one with a registration on each.</summary>
        public CancellationTokenRegistration Follow(CancellationToken token) => token.UnsafeRegister(static s => ((CancellationTokenSource)s!).Cancel(), source);

        public void Dispose() => pool.Keep(source);
    }
}
