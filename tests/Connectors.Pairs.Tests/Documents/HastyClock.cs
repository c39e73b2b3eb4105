using Connectors.Testing;

namespace Connectors.Pairs.Tests.Documents;

/// <summary>The simulator's clock for whoever waits: what waits a few seconds before it tries again tries at once, and time stands still all the same. Longer waits, deadlines above all, are those of the clock.</summary>
internal sealed class HastyClock(ManualTimeProvider clock) : TimeProvider
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    public override TimeZoneInfo LocalTimeZone => clock.LocalTimeZone;

    public override long TimestampFrequency => clock.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => clock.GetUtcNow();

    public override long GetTimestamp() => clock.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => dueTime > TimeSpan.Zero && dueTime <= Longest && period == Timeout.InfiniteTimeSpan
        ? System.CreateTimer(callback, state, TimeSpan.Zero, Timeout.InfiniteTimeSpan)
        : clock.CreateTimer(callback, state, dueTime, period);
}
