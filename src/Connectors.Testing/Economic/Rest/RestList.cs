using System.Text.Json.Nodes;
using Connectors.Testing.EconomicDialect;

namespace Connectors.Testing.Economic;

/// <summary>Filter, order and cut a collection of the REST API.</summary>
internal static class RestList
{
    public static SimResponse Answer(
        EconomicCall call, IEnumerable<DialectRecord> records, FilterFields fields, string path, Func<DialectRecord, JsonObject> view, bool create)
    {
        var all = records.ToArray();
        if (DialectPage.Parse(call.Request.Parameters, RestResource.MostPerPage) is not { } page)
            throw call.Refuse(400, $"The page size must be between 1 and {RestResource.MostPerPage}.", "E04810", "Correct skippages and pagesize.");
        IReadOnlyList<DialectRecord> matching = all;
        try
        {
            if (call.Query("filter") is { } text)
            {
                var filter = FilterParser.Parse(text, fields, new FilterRules { BracketEscapesHonoured = call.Oddities.BracketEscapesHonoured });
                RestCrashes.Check(call, filter);
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
        var envelope = DialectEnvelope.Of(items.Select(r => (JsonNode)Slim(view(r))), page, RestResource.MostPerPage, matching.Count, all.Length, call.Link(path).Split('?')[0], call.Request.Query, create);
        return EconomicCall.Json(200, envelope);
    }

    public static DialectRefusal BadFilter(EconomicCall call, string why, FilterFields fields)
    {
        var log = call.Simulator.Log();
        var body = DialectErrorBody.Of(400, "The filter is not valid.", "E04820", "See the allowed fields and operators.", log, new JsonArray(why), 1);
        DialectErrorBody.AddFilterHelp(body, fields.Names);
        return new DialectRefusal(EconomicCall.Json(400, body));
    }

    /// <summary>Rows of a list come without the item's own actions.</summary>
    private static JsonObject Slim(JsonObject view)
    {
        view.Remove("metaData");
        return view;
    }
}

/// <summary>Filters that the server does not survive, as observed.</summary>
internal static class RestCrashes
{
    public static void Check(EconomicCall call, FilterNode filter)
    {
        if (!call.Oddities.SomeFiltersCrash)
            return;
        var resource = call.Resource;
        var crash = filter.Terms.Any(t => resource switch
        {
            "orders" or "quotes" => t.Field.Name == "paymentTerms.paymentTermsNumber",
            "products" => t.Field.Name.StartsWith("departmentalDistribution.", StringComparison.Ordinal) || (t.Field.Name == "barred" && (t.Operator == "ne" || t.IsNull)),
            _ => false,
        });
        if (crash)
            throw call.Refuse(500, "An internal error occurred.", "E00000", "Contact support with the log id.");
    }
}
