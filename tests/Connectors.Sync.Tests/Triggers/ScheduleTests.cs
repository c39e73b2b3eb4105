using Connectors.TestSupport;

namespace Connectors.Sync.Tests.Triggers;

public sealed class ScheduleTests
{
    private static readonly TimeZoneInfo Copenhagen = TimeZoneInfo.FindSystemTimeZoneById("Europe/Copenhagen");

    [Fact]
    [Acceptance("I-07")]
    public void Every_three_hours_counts_from_the_last_start()
    {
        var schedule = Schedule.Every(TimeSpan.FromHours(3));
        var last = new DateTimeOffset(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

        Assert.Equal(last.AddHours(3), schedule.NextAfter(last, last.AddMinutes(1), TimeZoneInfo.Utc));
        Assert.Equal(last, schedule.NextAfter(null, last, TimeZoneInfo.Utc));
    }

    [Theory]
    [InlineData("2026-03-28T02:00:00+01:00", "02:30", "2026-03-28T02:30:00+01:00")]
    [InlineData("2026-03-28T03:00:00+01:00", "02:30", "2026-03-29T03:00:00+02:00")] // 02:30 is skipped that night
    [InlineData("2026-10-24T03:00:00+02:00", "02:30", "2026-10-25T02:30:00+02:00")] // 02:30 comes twice: the first
    [InlineData("2026-10-25T02:30:00+02:00", "02:30", "2026-10-26T02:30:00+01:00")] // and not the second
    public void A_daily_time_is_right_across_a_change_of_the_clocks(string last, string at, string next)
    {
        var schedule = Schedule.Daily(TimeOnly.Parse(at));

        Assert.Equal(DateTimeOffset.Parse(next).ToUniversalTime(), schedule.NextAfter(DateTimeOffset.Parse(last), DateTimeOffset.Parse(last), Copenhagen));
    }

    [Fact]
    public void A_manual_schedule_is_never_due() => Assert.Null(Schedule.Manual.NextAfter(null, DateTimeOffset.UnixEpoch, TimeZoneInfo.Utc));

    [Fact]
    public void An_interval_of_seconds_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(static () => Schedule.Every(TimeSpan.FromSeconds(5)));
}
