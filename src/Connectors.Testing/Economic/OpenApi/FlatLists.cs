using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Connectors.Testing.EconomicDialect;

namespace Connectors.Testing.Economic;

/// <summary>The three lists of an OpenAPI collection.</summary>
internal static class FlatLists
{
    private const int MostPages = 100;

    /// <summary>In the order of creation; <c>sort</c> is ignored without a word. No cursor: that was all.</summary>
    public static SimResponse Cursor(EconomicCall call, IEnumerable<(DialectRecord Record, JsonObject View)> rows, FilterFields fields)
    {
        var after = call.Query("cursor") is { } cursor ? Read(call, cursor) : 0;
        var rest = Filtered(call, rows.Where(r => r.Record.Sequence > after), fields).ToArray();
        var page = rest.Take(call.Oddities.CursorPageSize).ToArray();
        var body = new JsonObject();
        if (rest.Length > page.Length)
            body["cursor"] = Convert.ToBase64String(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"after:{page[^1].Record.Sequence}")));
        body["items"] = new JsonArray([.. page.Select(static r => (JsonNode)r.View)]);
        return EconomicCall.Json(200, body);
    }

    /// <summary>A bare array.</summary>
    public static SimResponse Paged(EconomicCall call, IEnumerable<(DialectRecord Record, JsonObject View)> rows, FilterFields fields)
    {
        var skip = Number(call, "skipPages", 0);
        var size = Number(call, "pageSize", 20);
        var errors = new List<FlatError>();
        if (skip is < 0 or > MostPages)
            errors.Add(new FlatError("skipPages", "InvalidInput", $"The field SkipPages must be between 0 and {MostPages}."));
        if (size is < 1 or > MostPages)
            errors.Add(new FlatError("pageSize", "InvalidInput", $"The field PageSize must be between 1 and {MostPages}."));
        if (errors.Count > 0)
            throw FlatInput.Invalid(call, "InvalidInput", errors);
        IReadOnlyList<(DialectRecord Record, JsonObject View)> all = [.. Filtered(call, rows, fields)];
        try
        {
            all = SortOrder.Apply(all, call.Query("sort"), fields, static r => r.View);
        }
        catch (FilterException e)
        {
            throw call.Refuse(400, e.Message, "BadSortRequest", "");
        }

        return EconomicCall.Json(200, new JsonArray([.. all.Skip(skip * size).Take(size).Select(static r => (JsonNode)r.View)]));
    }

    /// <summary>A bare number.</summary>
    public static SimResponse Count(EconomicCall call, IEnumerable<(DialectRecord Record, JsonObject View)> rows, FilterFields fields) =>
        EconomicCall.Json(200, JsonValue.Create(Filtered(call, rows, fields).Count()));

    private static IEnumerable<(DialectRecord Record, JsonObject View)> Filtered(EconomicCall call, IEnumerable<(DialectRecord Record, JsonObject View)> rows, FilterFields fields)
    {
        if (call.Query("filter") is not { } text)
            return rows;
        try
        {
            var filter = FilterParser.Parse(text, fields, new FilterRules { BracketEscapesHonoured = call.Oddities.BracketEscapesHonoured });
            return rows.Where(r => filter.Matches(r.View));
        }
        catch (FilterException e)
        {
            throw call.Refuse(400, e.Message, "BadFilterRequest", "");
        }
    }

    private static int Number(EconomicCall call, string name, int usual) => call.Query(name) is not { } text ? usual
        : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value
        : throw FlatInput.Invalid(call, "InvalidInput", [new FlatError(name, "InvalidInput", "Invalid value provided.")]);

    private static long Read(EconomicCall call, string cursor)
    {
        var buffer = new byte[64];
        return Convert.TryFromBase64String(cursor, buffer, out var length) && Encoding.ASCII.GetString(buffer, 0, length) is ['a', 'f', 't', 'e', 'r', ':', .. var number]
            && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var after)
            ? after
            : throw call.Refuse(400, "The cursor is not valid.", "InvalidInput", "");
    }
}
