using System.Globalization;

namespace Connectors.Reviso.Sync;

/// <summary>
/// Where a pass over a list stands: what it started from, the newest stamp that it saw, what it is behind (a key, or a page of the list), and when it began. Only the vendor's own stamps say what is read; our clock
/// measures no more than how long a pass took. A pass that starts from nothing reads everything.
/// </summary>
internal readonly record struct ListCursor(DateTimeOffset? Since, DateTimeOffset? Newest, DateTimeOffset? Began, string? Behind)
{
    private const string Version = "list2";

    /// <summary>The pass begins here and reads everything: only such a pass can prove that something is not there.</summary>
    public bool IsWhole => Since is null && Behind is null;

    /// <summary>A cursor of another version, or one that is damaged, reads everything again.</summary>
    public static ListCursor Parse(string? text) =>
        text?.Split('|', 5) is [Version, var since, var newest, var began, var behind] ? new(Instant(since), Instant(newest), Instant(began), behind.Length == 0 ? null : behind) : default;

    public ListCursor Saw(DateTimeOffset? stamp) => stamp > Newest || Newest is null ? this with { Newest = stamp ?? Newest } : this;

    public ListCursor GoOn(string behind) => this with { Behind = behind };

    /// <summary>
    /// The beginning of the next pass. Records without stamps, or none at all, give nothing to start from. What somebody edits behind the reader may have an older stamp than what is read last, but by no more than
    /// the pass took: the next one begins that much before its newest stamp.
    /// </summary>
    public ListCursor End(DateTimeOffset now)
    {
        var next = Newest - (Began < now ? now - Began.Value : TimeSpan.Zero);
        return new(next is null || Since > next ? Since : next, null, null, null);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Version}|{Text(Since)}|{Text(Newest)}|{Text(Began)}|{Behind}");

    private static string Text(DateTimeOffset? instant) => instant?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture) ?? "-";

    private static DateTimeOffset? Instant(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant) ? instant : null;
}
