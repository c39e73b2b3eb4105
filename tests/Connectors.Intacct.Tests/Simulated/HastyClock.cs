using Connectors.Testing;

namespace Connectors.Intacct.Tests.Simulated;

/// <summary>
/// A clock that host and simulator share, moved by the test; only waits of up to six seconds (the pauses between attempts, the end of a block) are over at once, and the clock moves by them.
/// </summary>
internal sealed class HastyClock : ManualTimeProvider
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(6);
    private long _waited;

    /// <summary>What was waited for, all together.</summary>
    public TimeSpan Waited => TimeSpan.FromTicks(Interlocked.Read(ref _waited));

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime < TimeSpan.Zero || dueTime > Longest)
            return base.CreateTimer(callback, state, dueTime, period);
        return System.CreateTimer(
            s =>
            {
                Interlocked.Add(ref _waited, dueTime.Ticks);
                Advance(dueTime);
                callback(s);
            },
            state, TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }
}
