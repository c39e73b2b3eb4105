using System.Globalization;
using System.Text.Json.Nodes;

namespace Connectors.Intacct;

/// <summary>What a list shall show (the query service of REST v1).</summary>
public sealed record IntacctQuery
{
    /// <summary>The largest page that Intacct gives.</summary>
    public const int MaxPageSize = 4000;

    /// <summary>The members to show; empty: those that the package knows. Intacct has no word for "all". Custom fields are named by <c>new QueryField("nsp::NAME")</c> and come in <c>AdditionalData</c>.</summary>
    public IReadOnlyList<QueryField> Fields { get; init; } = [];

    /// <summary>What must hold; null: everything.</summary>
    public QueryFilter? Filter { get; init; }

    /// <summary>
    /// The order; empty: by key. A list puts the key behind any other order, so that rows of the same value keep their places. Intacct computes every page anew: see <see cref="ReadOperations{TRecord}.ListAsync"/>.
    /// </summary>
    public IReadOnlyList<QueryOrder> OrderBy { get; init; } = [];

    /// <summary>Rows per page, 1 to 4000.</summary>
    public int PageSize { get; init; } = 1000;

    /// <summary>Whether letter case matters in comparisons; null leaves it to Intacct (it does).</summary>
    public bool? CaseSensitiveComparison { get; init; }

    /// <summary>At the top level: also show rows that belong to an entity. Without it they are hidden.</summary>
    public bool? IncludePrivate { get; init; }

    /// <summary>Also fill the members that describe a record's place in its hierarchy. Not among the examples of the vendor's interface description: leave it null unless you know it.</summary>
    public bool? IncludeHierarchyFields { get; init; }

    /// <summary>The day for members that depend on one.</summary>
    public DateOnly? AsOfDate { get; init; }

    internal JsonObject ToJson(string objectName, IEnumerable<string> defaultFields, int start, bool orderByKey = true)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(PageSize, 1, nameof(PageSize));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(PageSize, MaxPageSize, nameof(PageSize));
        var fields = Fields.Count == 0 ? defaultFields : Fields.Select(static f => f.Path);
        var body = new JsonObject { ["object"] = objectName, ["fields"] = new JsonArray([.. fields.Distinct(StringComparer.Ordinal).Select(static f => (JsonNode)f)]) };
        if (Filter is not null)
        {
            var (conditions, expression) = Filter.Describe();
            body["filters"] = conditions;
            // One condition needs no expression; with several, nothing is left to what Intacct takes for granted.
            if (conditions.Count > 1)
                body["filterExpression"] = expression;
        }

        var parameters = new JsonObject();
        if (CaseSensitiveComparison is { } sensitive)
            parameters["caseSensitiveComparison"] = sensitive;
        if (IncludePrivate is { } includePrivate)
            parameters["includePrivate"] = includePrivate;
        if (IncludeHierarchyFields is { } hierarchy)
            parameters["includeHierarchyFields"] = hierarchy;
        if (AsOfDate is { } asOf)
            parameters["asOfDate"] = asOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (parameters.Count > 0)
            body["filterParameters"] = parameters;
        // Rows that an order does not tell apart may change places from page to page: the key comes last.
        IEnumerable<QueryOrder> order = orderByKey && OrderBy.All(static o => o.Path != "key") ? [.. OrderBy, new("key", false)] : OrderBy;
        if (order.Any())
            body["orderBy"] = new JsonArray([.. order.Select(static o => (JsonNode)new JsonObject { [o.Path] = o.IsDescending ? "desc" : "asc" })]);
        body["start"] = start;
        body["size"] = PageSize;
        return body;
    }
}

/// <summary>One member to order by.</summary>
/// <param name="Path">Its path.</param>
/// <param name="IsDescending">True for falling order.</param>
public readonly record struct QueryOrder(string Path, bool IsDescending);
