using System.Globalization;

namespace Connectors.Economic.Sync;

/// <summary>
/// Where a pass stands: what it started from, the newest stamp that it saw, behind which key it goes on, and when it began. Lists are read by key, so that nothing moves under a pass. Only the vendor's own stamps
/// say what is read; our clock measures no more than how long a pass took.
/// </summary>
internal readonly record struct EconomicCursor(DateTimeOffset? Since, DateTimeOffset? Newest, DateTimeOffset? Began, string? After)
{
    private const string Version = "economic2";

    /// <summary>A cursor of another version, or one that is damaged, reads everything again.</summary>
    public static EconomicCursor Parse(string? text) =>
        text?.Split('|', 5) is [Version, var since, var newest, var began, var after] ? new(Instant(since), Instant(newest), Instant(began), after.Length == 0 ? null : after) : default;

    public EconomicCursor Saw(DateTimeOffset? stamp) => stamp is not null && (Newest is null || stamp > Newest) ? this with { Newest = stamp } : this;

    /// <summary>
    /// The beginning of the next pass. What somebody edits behind the reader may have an older stamp than what is read last, but by no more than the pass took: the next one begins that much before its newest stamp.
    /// </summary>
    public EconomicCursor End(DateTimeOffset now)
    {
        var next = Newest - (Began < now ? now - Began.Value : TimeSpan.Zero);
        return new(next is null || Since > next ? Since : next, null, null, null);
    }

    public override string ToString() => $"{Version}|{Text(Since)}|{Text(Newest)}|{Text(Began)}|{After}";

    private static string Text(DateTimeOffset? instant) => instant?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? "-";

    private static DateTimeOffset? Instant(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant) ? instant : null;
}
