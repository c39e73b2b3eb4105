using System.Globalization;

namespace Connectors.Dinero;

/// <summary>The wrapped form of lists.</summary>
internal sealed record DineroCollection<T>
{
    public IReadOnlyList<T> Collection { get; init => field = value ?? []; } = [];

    public DineroPagination? Pagination { get; init; }

    /// <summary>
    /// The last page is the one that is not full or empty. ResultWithoutFilter does not help: whether it counts the query's rows or all rows is not certain.
    /// </summary>
    public Page<T> ToPage(int page, int requestedSize)
    {
        var size = Pagination is { PageSize: > 0 } p ? Math.Min(p.PageSize, requestedSize) : requestedSize;
        var result = Pagination is { } q ? Math.Max(q.Result, Collection.Count) : Collection.Count;
        return new(Collection, Collection.Count == 0 || result < size ? null : (page + 1).ToString(CultureInfo.InvariantCulture));
    }
}

internal sealed record DineroPagination
{
    public int MaxPageSizeAllowed { get; init; }

    public int PageSize { get; init; }

    public int Result { get; init; }

    public int ResultWithoutFilter { get; init; }

    public int Page { get; init; }
}

internal static class PageCursor
{
    public const int MaxPageSize = 1000;

    /// <summary>Pages are numbered from 0; a cursor is the number of the page that follows.</summary>
    public static int Parse(string? cursor) => cursor is null ? 0
        : int.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? page
        : throw new ArgumentException($"'{cursor}' is not a cursor that this list gave out.", nameof(cursor));

    public static int Size(int size)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1, "PageSize");
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, MaxPageSize, "PageSize");
        return size;
    }

    /// <summary>The explicit <c>fields</c>: what was asked for, all that is known when nothing was, and always the members that paging, links and deletes stand on.</summary>
    public static string Fields(IEnumerable<string> asked, ReadOnlySpan<string> all, ReadOnlySpan<string> always)
    {
        var names = new List<string>(always.Length + all.Length);
        foreach (var name in always)
            names.Add(name);
        var any = false;
        foreach (var name in asked)
        {
            any = true;
            Add(name);
        }

        if (!any)
        {
            foreach (var name in all)
                Add(name);
        }

        return string.Join(',', names);

        void Add(string name)
        {
            if (!names.Contains(name, StringComparer.OrdinalIgnoreCase))
                names.Add(name);
        }
    }
}
