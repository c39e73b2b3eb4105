namespace Connectors.Sync;

/// <summary>When a connection runs by itself. A missed slot (host down) runs once, not n times.</summary>
public abstract record Schedule
{
    private Schedule() { }

    /// <summary>Never: only when somebody asks. Dirty marks and webhooks wait too.</summary>
    public static Schedule Manual { get; } = new OnDemand();

    /// <summary>Every so often, counted from the last scheduled start.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than a minute or more than 31 days.</exception>
    public static Schedule Every(TimeSpan interval)
    {
        if (interval < TimeSpan.FromMinutes(1) || interval > TimeSpan.FromDays(31))
            throw new ArgumentOutOfRangeException(nameof(interval), interval, "A schedule's interval is between one minute and 31 days.");
        return new Interval(interval);
    }

    /// <summary>Every day at a time of the connection's zone. A time that a change of the clocks skips runs at the first valid minute after it; one that comes twice runs once.</summary>
    public static Schedule Daily(TimeOnly at) => new DailyAt(at);

    /// <summary>The first slot after a moment.</summary>
    /// <param name="last">The last scheduled start; <see langword="null"/> = never, so it is due at once.</param>
    /// <param name="now">Now, UTC.</param>
    /// <param name="zone">The connection's zone.</param>
    /// <returns>A moment in the past or now means: due. <see langword="null"/>: never.</returns>
    public DateTimeOffset? NextAfter(DateTimeOffset? last, DateTimeOffset now, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        switch (this)
        {
            case Interval every:
                return last is { } start ? start + every.Period : now;
            case DailyAt daily:
                if (last is not { } before)
                    return now;
                var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(before, zone).DateTime);
                var slot = daily.On(day, zone);
                return slot > before ? slot : daily.On(day.AddDays(1), zone);
            default:
                return null;
        }
    }

    /// <summary>Every so often.</summary>
    /// <param name="Period">How often.</param>
    public sealed record Interval(TimeSpan Period) : Schedule;

    /// <summary>Every day at a time.</summary>
    /// <param name="At">The time of the connection's zone.</param>
    public sealed record DailyAt(TimeOnly At) : Schedule
    {
        internal DateTimeOffset On(DateOnly day, TimeZoneInfo zone)
        {
            var local = day.ToDateTime(At);
            while (zone.IsInvalidTime(local))
                local = local.AddMinutes(1);
            // Of a time that comes twice the first is taken: the larger offset is the earlier moment.
            var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
            return new DateTimeOffset(local, offset).ToUniversalTime();
        }
    }

    /// <summary>Only when somebody asks.</summary>
    public sealed record OnDemand : Schedule;
}
