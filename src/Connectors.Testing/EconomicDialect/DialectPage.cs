using System.Globalization;
using System.Text.Json.Nodes;

namespace Connectors.Testing.EconomicDialect;

/// <summary>Which part of a collection is asked for, counted in pages from zero.</summary>
internal readonly record struct DialectPage(int Skip, int Size)
{
    /// <returns>Null when a value is not a number or the size is out of range.</returns>
    public static DialectPage? Parse(IReadOnlyDictionary<string, string> parameters, int most, int usual = 20, bool cut = false)
    {
        var skip = Number(parameters, "skippages", 0);
        var size = Number(parameters, "pagesize", usual);
        if (cut && size > most)
            size = most;
        return skip is >= 0 && size is >= 1 && size <= most ? new DialectPage(skip.Value, size.Value) : null;
    }

    private static int? Number(IReadOnlyDictionary<string, string> parameters, string name, int usual) =>
        !parameters.TryGetValue(name, out var text) || text.Length == 0 ? usual
        : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : null;
}

/// <summary>The envelope of a collection.</summary>
internal static class DialectEnvelope
{
    /// <param name="items">The items of this page.</param>
    /// <param name="page">Which page.</param>
    /// <param name="most">Largest page.</param>
    /// <param name="matching">How many records the filter leaves.</param>
    /// <param name="all">How many there are.</param>
    /// <param name="path">Address without a query.</param>
    /// <param name="query">The request's query, as it came.</param>
    /// <param name="create">Advertises the create.</param>
    public static JsonObject Of(IEnumerable<JsonNode> items, DialectPage page, int most, int matching, int all, string path, string query, bool create)
    {
        var last = Math.Max(0, ((matching + page.Size - 1) / page.Size) - 1);
        string Link(int skip) => $"{path}?{With(query, skip, page.Size)}";
        var pagination = new JsonObject
        {
            ["skipPages"] = page.Skip,
            ["pageSize"] = page.Size,
            ["maxPageSizeAllowed"] = most,
            ["results"] = matching,
            ["resultsWithoutFilter"] = all,
            ["firstPage"] = Link(0),
        };
        if (page.Skip > 0)
            pagination["previousPage"] = Link(page.Skip - 1);
        if (page.Skip < last)
            pagination["nextPage"] = Link(page.Skip + 1);
        pagination["lastPage"] = Link(last);
        var envelope = new JsonObject { ["collection"] = new JsonArray([.. items]), ["pagination"] = pagination };
        if (create)
            envelope["metaData"] = new JsonObject { ["create"] = Action("Create a new item.", path, "post") };
        envelope["self"] = query.Length == 0 ? path : $"{path}?{query}";
        return envelope;
    }

    /// <summary>One entry of <c>metaData</c>.</summary>
    public static JsonObject Action(string description, string href, string method) => new() { ["description"] = description, ["href"] = href, ["httpMethod"] = method };

    private static string With(string query, int skip, int size)
    {
        var others = query.Split('&', StringSplitOptions.RemoveEmptyEntries).Where(static p =>
            !p.StartsWith("skippages", StringComparison.OrdinalIgnoreCase) && !p.StartsWith("pagesize", StringComparison.OrdinalIgnoreCase));
        return string.Join('&', others.Prepend(string.Create(CultureInfo.InvariantCulture, $"skippages={skip}&pagesize={size}")));
    }
}
