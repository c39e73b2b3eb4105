using System.Globalization;

namespace Connectors.Dinero.Sync;

/// <summary>Where a pass stands: what it started from, the newest stamp that it saw, which of its parts and which page. Only the vendor's own stamps are in it, never our clock.</summary>
internal readonly record struct DineroCursor(DateTimeOffset? Since, DateTimeOffset? Newest, char Part, int Page)
{
    /// <summary>Everything that lives; a first reading needs no deleted ones.</summary>
    public const char Everything = 'F';

    /// <summary>What changed and lives.</summary>
    public const char Living = 'L';

    /// <summary>What changed and is deleted.</summary>
    public const char Deleted = 'D';

    private const string Version = "dinero1";

    /// <summary>A cursor of another version, or one that is damaged, reads everything again, deleted records included.</summary>
    public static DineroCursor Parse(string? text)
    {
        if (text is null)
            return new(null, null, Everything, 0);
        return text.Split('|') is [Version, var since, var newest, [var part and (Everything or Living or Deleted)], var page]
            && int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new(Instant(since), Instant(newest), part, number)
            : new(null, null, Living, 0);
    }

    public DineroCursor Saw(DateTimeOffset? stamp) => stamp > Newest || Newest is null ? this with { Newest = stamp ?? Newest } : this;

    public DineroCursor NextPage() => this with { Page = Page + 1 };

    public DineroCursor NextPart() => this with { Part = Deleted, Page = 0 };

    /// <summary>The beginning of the next pass.</summary>
    public DineroCursor End() => new(Newest is null || Since > Newest ? Since : Newest, null, Living, 0);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Version}|{Text(Since)}|{Text(Newest)}|{Part}|{Page}");

    private static string Text(DateTimeOffset? instant) => instant?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture) ?? "-";

    private static DateTimeOffset? Instant(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant) ? instant : null;
}
