using System.Text.Json.Nodes;

namespace Connectors.Testing.EconomicDialect;

/// <summary>Filter, order and cut a collection.</summary>
internal static class DialectList
{
    public static SimResponse Answer(
        DialectCall call, IEnumerable<DialectRecord> records, FilterFields fields, string path, Func<DialectRecord, JsonObject> view, bool create)
    {
        var all = records.Where(call.IsListed).ToArray();
        if (DialectPage.Parse(call.Request.Parameters, call.Readings.MostPerPage, cut: call.Readings.TooLargePagesAreCut) is not { } page)
            throw call.Refuse(400, $"The page size must be between 1 and {call.Readings.MostPerPage}.", "E04810", "Correct skippages and pagesize.");
        IReadOnlyList<DialectRecord> matching = all;
        try
        {
            if (call.Query("filter") is { } text)
            {
                var filter = FilterParser.Parse(text, fields, new FilterRules { BracketEscapesHonoured = call.Readings.BracketEscapesHonoured });
                call.CheckFilter(filter);
                matching = [.. all.Where(r => filter.Matches(r.Data))];
            }
        }
        catch (FilterException e)
        {
            throw BadFilter(call, e.Message, fields);
        }

        try
        {
            matching = SortOrder.Apply(matching, call.Query("sort"), fields, static r => r.Data);
        }
        catch (FilterException e)
        {
            throw call.Refuse(400, e.Message, "E04821", "Sort by a property that is marked as sortable.");
        }

        // A page far beyond the end is an empty page, not an overflow.
        var items = (long)page.Skip * page.Size < matching.Count ? matching.Skip(page.Skip * page.Size).Take(page.Size) : [];
        var envelope = DialectEnvelope.Of(items.Select(r => (JsonNode)Slim(view(r))), page, call.Readings.MostPerPage, matching.Count, all.Length, call.Link(path).Split('?')[0], call.Request.Query, create);
        return DialectCall.Json(200, envelope);
    }

    public static DialectRefusal BadFilter(DialectCall call, string why, FilterFields fields)
    {
        var log = call.Log();
        var body = DialectErrorBody.Of(400, "The filter is not valid.", "E04820", "See the allowed fields and operators.", log, new JsonArray(why), 1);
        DialectErrorBody.AddFilterHelp(body, fields.Names);
        return new DialectRefusal(DialectCall.Json(400, body));
    }

    /// <summary>Rows of a list come without the item's own actions.</summary>
    private static JsonObject Slim(JsonObject view)
    {
        view.Remove("metaData");
        return view;
    }
}
