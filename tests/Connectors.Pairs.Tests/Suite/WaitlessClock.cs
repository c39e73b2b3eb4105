using Connectors.Testing;

namespace Connectors.Pairs.Tests.Suite;

/// <summary>A clock that host and simulator share, moved by the test. Waits of up to ten seconds (pauses between attempts, a budget's window) are over at once, and the clock moves by them; deadlines are longer and stay what they are.</summary>
internal sealed class WaitlessClock : ManualTimeProvider
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    /// <summary>A timer that waits for the test to move the clock, however short.</summary>
    public ITimer CreateWaitingTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => base.CreateTimer(callback, state, dueTime, period);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime <= TimeSpan.Zero || dueTime > Longest || period != Timeout.InfiniteTimeSpan)
            return base.CreateTimer(callback, state, dueTime, period);
        return System.CreateTimer(
            s =>
            {
                Advance(dueTime);
                callback(s);
            },
            state, TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }
}
