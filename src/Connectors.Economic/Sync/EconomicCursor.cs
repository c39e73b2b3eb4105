using System.Globalization;

namespace Connectors.Economic.Sync;

/// <summary>
/// Where a pass stands: what it started from, the newest stamp that it saw, and behind which key it goes on. Lists are read by key, so that nothing moves under a pass. Only the vendor's own stamps are in it,
/// never our clock.
/// </summary>
internal readonly record struct EconomicCursor(DateTimeOffset? Since, DateTimeOffset? Newest, string? After)
{
    private const string Version = "economic1";

    /// <summary>A cursor of another version, or one that is damaged, reads everything again.</summary>
    public static EconomicCursor Parse(string? text) =>
        text?.Split('|', 4) is [Version, var since, var newest, var after] ? new(Instant(since), Instant(newest), after.Length == 0 ? null : after) : default;

    public EconomicCursor Saw(DateTimeOffset? stamp) => stamp is not null && (Newest is null || stamp > Newest) ? this with { Newest = stamp } : this;

    /// <summary>The beginning of the next pass.</summary>
    public EconomicCursor End() => new(Newest is null || Since > Newest ? Since : Newest, null, null);

    public override string ToString() => $"{Version}|{Text(Since)}|{Text(Newest)}|{After}";

    private static string Text(DateTimeOffset? instant) => instant?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? "-";

    private static DateTimeOffset? Instant(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant) ? instant : null;
}
