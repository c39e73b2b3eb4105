using System.Web;

namespace Connectors.Smartbill;

/// <summary>A page of a V3 list.</summary>
internal sealed record SmartbillPage<T>
{
    public IReadOnlyList<T>? Items { get; init; }

    public SmartbillPageLinks? Pagination { get; init; }

    /// <summary>
    /// The next page as a cursor, the id behind which it begins. The address that SmartBill gives is not followed: it is absolute, and the token would go wherever it leads.
    /// </summary>
    public Page<T> ToPage(Func<T, string> id)
    {
        var items = Items ?? [];
        if (string.IsNullOrWhiteSpace(Pagination?.Next))
            return new(items, null);
        var query = Pagination.Next.IndexOf('?', StringComparison.Ordinal);
        var after = query < 0 ? null : HttpUtility.ParseQueryString(Pagination.Next[(query + 1)..])["after"];
        return new(items, !string.IsNullOrEmpty(after) ? after : items.Count > 0 ? id(items[^1]) : null);
    }
}

internal sealed record SmartbillPageLinks
{
    public string? Next { get; init; }

    public string? Previous { get; init; }
}

internal static class SmartbillPage
{
    public static int Size(int size)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1, "PageSize");
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, 100, "PageSize");
        return size;
    }
}
