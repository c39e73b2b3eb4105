using System.Globalization;

namespace Connectors.EconomicDialect;

/// <summary>The envelope of lists.</summary>
internal sealed record DialectCollection<T>
{
    public IReadOnlyList<T> Collection { get; init => field = value ?? []; } = [];

    public DialectPagination? Pagination { get; init; }

    /// <summary>
    /// One page and the cursor of the next. The server's next link decides, and its count where the link is missing; the link's host is never followed, since it may be a foreign one.
    /// </summary>
    /// <param name="asked">The page that was asked for.</param>
    public Page<T> ToPage(DialectCursor asked)
    {
        if (Collection.Count == 0)
            return new(Collection, null);
        if (Pagination is not { } pagination)
            // Some lists are described without paging: only a page of exactly the size that was asked for can have a next one. A longer one is everything, and would come again and again.
            return new(Collection, Collection.Count != asked.Size ? null : (asked with { Skip = asked.Skip + 1 }).ToString());

        // A smaller page than asked for: the vendor's maximum. The following pages keep that size, or rows would be skipped.
        var size = pagination.PageSize is > 0 and var given ? given : asked.Size;
        var more = pagination.NextPage is not null || pagination.Results > (asked.Skip + 1L) * size;
        if (!more)
            return new(Collection, null);
        var skip = DialectLink.Parameter(pagination.NextPage, "skippages") is { } text && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var next) && next > asked.Skip
            ? next
            : asked.Skip + 1;
        return new(Collection, new DialectCursor(skip, size).ToString());
    }
}

internal sealed record DialectPagination
{
    public int SkipPages { get; init; }

    public int PageSize { get; init; }

    public int MaxPageSizeAllowed { get; init; }

    public long Results { get; init; }

    public long ResultsWithoutFilter { get; init; }

    public string? FirstPage { get; init; }

    public string? PreviousPage { get; init; }

    public string? NextPage { get; init; }

    public string? LastPage { get; init; }
}

/// <summary>Which page, and of which size: both, because a page number means nothing without its size.</summary>
internal readonly record struct DialectCursor(int Skip, int Size)
{
    public const int MaxPageSize = 1000;

    /// <summary>The first page where there is no cursor.</summary>
    public static DialectCursor Parse(string? cursor, int pageSize, int maxPageSize = MaxPageSize)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(pageSize, 1, "PageSize");
        ArgumentOutOfRangeException.ThrowIfGreaterThan(pageSize, maxPageSize, "PageSize");
        if (cursor is null)
            return new(0, pageSize);
        var parts = cursor.Split('x');
        return parts.Length == 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var skip)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size > 0
            ? new(skip, size)
            : throw new ArgumentException($"'{cursor}' is not a cursor that this list gave out.", nameof(cursor));
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Skip}x{Size}");
}
