using Connectors.Testing;

namespace Connectors.Intacct.Tests.Simulated;

/// <summary>
/// A clock that host and simulator share, moved by the test; only waits of up to six seconds (the pauses between attempts, the end of a block) are over at once, and the clock moves to their end: who waits beside others waits with them, not after them.
/// </summary>
internal sealed class HastyClock : ManualTimeProvider
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(6);
    private readonly Lock _gate = new();
    private long _waited;

    /// <summary>What was waited for, all together.</summary>
    public TimeSpan Waited => TimeSpan.FromTicks(Interlocked.Read(ref _waited));

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime < TimeSpan.Zero || dueTime > Longest)
            return base.CreateTimer(callback, state, dueTime, period);
        var end = GetUtcNow() + dueTime;
        return System.CreateTimer(
            s =>
            {
                Interlocked.Add(ref _waited, dueTime.Ticks);
                // Added up, the waits of a crowd would be longer than the deadline of a call that is on its way.
                lock (_gate)
                {
                    if (end - GetUtcNow() is var left && left > TimeSpan.Zero)
                        Advance(left);
                }

                callback(s);
            },
            state, TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }
}
