using System.Globalization;

namespace Connectors.Reviso.Sync;

/// <summary>
/// Where a pass over a list stands: what it started from, the newest stamp that it saw, and what it is behind (a key, or a page of the list). Only the vendor's own stamps are in it, never our clock.
/// A pass that starts from nothing reads everything.
/// </summary>
internal readonly record struct ListCursor(DateTimeOffset? Since, DateTimeOffset? Newest, string? Behind)
{
    private const string Version = "list1";

    /// <summary>The pass begins here and reads everything: only such a pass can prove that something is not there.</summary>
    public bool IsWhole => Since is null && Behind is null;

    /// <summary>A cursor of another version, or one that is damaged, reads everything again.</summary>
    public static ListCursor Parse(string? text) =>
        text?.Split('|', 4) is [Version, var since, var newest, var behind] ? new(Instant(since), Instant(newest), behind.Length == 0 ? null : behind) : default;

    public ListCursor Saw(DateTimeOffset? stamp) => stamp > Newest || Newest is null ? this with { Newest = stamp ?? Newest } : this;

    public ListCursor GoOn(string behind) => this with { Behind = behind };

    /// <summary>The beginning of the next pass. Records without stamps, or none at all, give nothing to start from.</summary>
    public ListCursor End() => new(Newest is null || Since > Newest ? Since : Newest, null, null);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Version}|{Text(Since)}|{Text(Newest)}|{Behind}");

    private static string Text(DateTimeOffset? instant) => instant?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture) ?? "-";

    private static DateTimeOffset? Instant(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant) ? instant : null;
}
