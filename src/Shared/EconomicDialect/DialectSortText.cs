namespace Connectors.EconomicDialect;

/// <summary>The sort grammar: <c>name,-lastUpdated,~customerNumber</c>.</summary>
internal static class DialectSortText
{
    public static string Ascending(string property) => property;

    public static string Descending(string property) => "-" + property;

    /// <summary>Numbers in the order of their digits: 1, 10, 2.</summary>
    public static string Alphabetical(string property) => "~" + property;

    /// <summary>Several orders, the first counts most; null when there is none.</summary>
    public static string? Join(IEnumerable<string> orders) => string.Join(',', orders) is { Length: > 0 } text ? text : null;
}
