using Connectors.Testing;

namespace Connectors.Pairs.Tests.Suite;

/// <summary>
/// A clock that host and simulator share, moved by the test. Waits of up to ten seconds (pauses between attempts, a budget's window) are over in a moment, and the clock moves to their end: who waits beside others waits with them,
/// not after them. Deadlines are longer and stay what they are.
/// </summary>
/// <param name="longest">Where a vendor's waits are longer than ten seconds, the longest of them.</param>
/// <param name="deadline">A deadline that is not longer than those: it is told by its length.</param>
internal sealed class WaitlessClock(TimeSpan? longest = null, TimeSpan? deadline = null) : ManualTimeProvider
{
    // Who looks again and again (for a lease, for a place in a line) would move the time by hours while another one works: each wait takes a moment of the real time.
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(2);

    private readonly TimeSpan _longest = longest ?? TimeSpan.FromSeconds(10);
    private readonly Lock _gate = new();

    /// <summary>A timer that waits for the test to move the clock, however short.</summary>
    public ITimer CreateWaitingTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => base.CreateTimer(callback, state, dueTime, period);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime <= TimeSpan.Zero || dueTime > _longest || dueTime == deadline || period != Timeout.InfiniteTimeSpan)
            return base.CreateTimer(callback, state, dueTime, period);
        var end = GetUtcNow() + dueTime;
        return System.CreateTimer(
            s =>
            {
                // Added up, the waits of a crowd would be longer than the deadline of a call that is on its way.
                lock (_gate)
                {
                    if (end - GetUtcNow() is var left && left > TimeSpan.Zero)
                        Advance(left);
                }

                callback(s);
            },
            state, Moment, Timeout.InfiniteTimeSpan);
    }
}
