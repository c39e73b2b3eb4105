using System.Globalization;

namespace Connectors.Intacct.Sync;

/// <summary>
/// Where a pass stands. Whole passes go by key, passes of changes by stamp and key; either goes on behind its last row, never at a row number, because Intacct computes every page anew. Only Intacct's own
/// stamps are in it, never our clock.
/// </summary>
/// <param name="Whole">Everything, by key.</param>
/// <param name="Since">From which stamp on changes are read.</param>
/// <param name="Next">The stamp from which the pass after this one reads.</param>
/// <param name="At">Of changes: the stamp of the last row.</param>
/// <param name="Key">The key of the last row.</param>
/// <param name="Lines">Of objects with lines: the newest stamp of a line that was seen.</param>
internal readonly record struct ObjectCursor(bool Whole, DateTimeOffset? Since, DateTimeOffset? Next, DateTimeOffset? At, string? Key, DateTimeOffset? Lines = null)
{
    private const string Version = "intacct1";

    public static ObjectCursor Beginning { get; } = new(true, null, null, null, null);

    /// <summary>A cursor of another version, or one that is damaged, reads everything again.</summary>
    public static ObjectCursor Parse(string? text) =>
        text?.Split('|') is [Version, "W" or "C", _, _, _, _, ..] parts && new ObjectCursor(parts[1] == "W", Instant(parts[2]), Instant(parts[3]), Instant(parts[4]), parts[5].Length == 0 ? null : parts[5], parts.Length > 6 ? Instant(parts[6]) : null) is { } cursor
        && (cursor.Whole || cursor.Since is not null) ? cursor : Beginning;

    /// <summary>Behind a page.</summary>
    public ObjectCursor Behind(string key, DateTimeOffset? stamp, DateTimeOffset? newest) => Whole
        // What is edited behind the reader has a later stamp than anything on the first page, so the next pass begins there.
        ? this with { Key = key, Next = Key is null ? newest : Next }
        : this with { Key = key, At = stamp, Next = newest > Next || Next is null ? newest ?? Next : Next };

    /// <summary>Where the next pass begins.</summary>
    public ObjectCursor End() => (Whole ? Next : Next ?? Since) is { } stamp ? new(false, stamp, null, null, null, Lines) : Beginning;

    public override string ToString() => string.Join('|', Version, Whole ? "W" : "C", Text(Since), Text(Next), Text(At), Key) + (Lines is null ? "" : "|" + Text(Lines));

    private static string Text(DateTimeOffset? instant) => instant?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? "-";

    private static DateTimeOffset? Instant(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant) ? instant : null;
}
