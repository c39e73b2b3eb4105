namespace Connectors;

/// <summary>Where a limit's windows begin and end.</summary>
internal static class BudgetWindow
{
    /// <summary>Sliding: the stretch that ends at <paramref name="at"/>, and when a charge made then leaves. Fixed and daily: the window that holds it.</summary>
    public static (long Start, long End) At(BudgetLimit limit, long at)
    {
        if (limit.Kind is BudgetLimitKind.SlidingWindow)
            return (at - limit.Window.Ticks, at + limit.Window.Ticks);

        var (day, nextDay) = DayOf(at, limit.Zone);
        if (limit.Kind == BudgetLimitKind.Daily)
            return (day, nextDay);
        var start = at - ((at - day) % limit.Window.Ticks);
        return (start, Math.Min(start + limit.Window.Ticks, nextDay));
    }

    private static (long Start, long End) DayOf(long at, TimeZoneInfo zone)
    {
        if (zone.HasIanaId ? zone.Id is "UTC" or "Etc/UTC" : ReferenceEquals(zone, TimeZoneInfo.Utc))
        {
            var day = at - (at % TimeSpan.TicksPerDay);
            return (day, day + TimeSpan.TicksPerDay);
        }

        var date = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(new DateTimeOffset(at, TimeSpan.Zero), zone).DateTime);
        return (Midnight(date, zone), Midnight(date.AddDays(1), zone));
    }

    private static long Midnight(DateOnly date, TimeZoneInfo zone)
    {
        var local = date.ToDateTime(TimeOnly.MinValue, DateTimeKind.Unspecified);
        // Where the clocks go forward at midnight the day begins with the first time that exists; where they go back over midnight, with the first of the two.
        while (zone.IsInvalidTime(local))
            local = local.AddMinutes(15);
        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return local.Ticks - offset.Ticks;
    }
}
