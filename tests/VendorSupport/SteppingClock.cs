namespace Connectors.TestSupport;

/// <summary>The clock of host and simulator: it moves when a test says so, and waits of up to ten seconds are over at once, so that repeats need no test that waits.</summary>
internal sealed class SteppingClock : TimeProvider
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);
    private long _ticks = new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero).UtcTicks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => new(Volatile.Read(ref _ticks), TimeSpan.Zero);

    public override long GetTimestamp() => Volatile.Read(ref _ticks);

    public void Advance(TimeSpan by) => Interlocked.Add(ref _ticks, by.Ticks);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        System.CreateTimer(callback, state, dueTime >= TimeSpan.Zero && dueTime <= Longest ? TimeSpan.Zero : Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
}
