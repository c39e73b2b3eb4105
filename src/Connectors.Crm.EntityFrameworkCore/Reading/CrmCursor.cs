using System.Globalization;

namespace Connectors.Crm.EntityFrameworkCore.Reading;

/// <summary>Where a pass ended. Its text is ours alone and carries its version.</summary>
internal sealed record CrmCursor
{
    private const string Version = "crm1";

    /// <summary>Every row whose stamp is at or before it was read, but for what the overlap repeats. Never later than the start of the pass that wrote it.</summary>
    public DateTimeOffset? Stamp { get; init; }

    /// <summary>The marks that pages took are named by the pass …</summary>
    public Guid? Batch { get; init; }

    /// <summary>… and the page. Whoever comes with this cursor proves that pages up to this one are committed: their marks can go. -1 = none.</summary>
    public int Page { get; init; } = -1;

    /// <summary>When all rows were last read.</summary>
    public DateTimeOffset? FullAt { get; init; }

    /// <summary>In the middle of reading all rows: the last key.</summary>
    public string? ScanAfter { get; init; }

    /// <summary>In the middle of reading all rows: when that began.</summary>
    public DateTimeOffset? ScanStart { get; init; }

    public static CrmCursor? Parse(string? text)
    {
        // An unreadable cursor is no cursor: everything is read, nothing is lost.
        var parts = text?.Split(';');
        if (parts is not { Length: 7 } || parts[0] != Version)
            return null;
        return new CrmCursor
        {
            Stamp = Time(parts[1]),
            Batch = Guid.TryParseExact(parts[2], "N", out var batch) ? batch : null,
            Page = int.TryParse(parts[3], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var page) ? page : -1,
            FullAt = Time(parts[4]),
            ScanAfter = parts[5].Length == 0 ? null : Uri.UnescapeDataString(parts[5][1..]),
            ScanStart = Time(parts[6]),
        };
    }

    public override string ToString() => string.Join(';', Version, Ticks(Stamp), Batch?.ToString("N"), Page.ToString(CultureInfo.InvariantCulture), Ticks(FullAt),
        ScanAfter is null ? "" : "k" + Uri.EscapeDataString(ScanAfter), Ticks(ScanStart));

    private static string Ticks(DateTimeOffset? at) => at?.UtcTicks.ToString(CultureInfo.InvariantCulture) ?? "";

    private static DateTimeOffset? Time(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) && ticks <= DateTime.MaxValue.Ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;
}
