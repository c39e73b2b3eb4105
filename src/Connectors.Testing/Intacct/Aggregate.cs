using System.Text.Json.Nodes;

namespace Connectors.Testing.Intacct;

/// <summary><c>sum:total</c> and its kin: the other fields group.</summary>
internal static class Aggregate
{
    public static (JsonArray Rows, JsonObject Meta) Rows(IntacctCall call, ObjectDefinition definition, JsonArray fields, List<StoredRecord> records, int start, int size)
    {
        var columns = fields.Select(f =>
        {
            var text = f!.ToString();
            var colon = text.Contains("::", StringComparison.Ordinal) ? -1 : text.IndexOf(':', StringComparison.Ordinal);
            var function = colon < 0 ? null : text[..colon];
            if (function is not (null or "sum" or "count" or "min" or "max" or "avg"))
                throw ApiError.Invalid($"{function} is not an aggregate", "REST-1102", text);
            return (Name: text, Function: function, Path: FieldPath.Parse(call.Account, definition, text[(colon + 1)..], filter: false));
        }).ToList();
        var groups = records.GroupBy(r => string.Join('\u001f', columns.Where(static c => c.Function is null).Select(c => c.Path.Json(call.Reader, call.Store, r)?.ToJsonString())), StringComparer.Ordinal).ToList();
        var rows = groups.Skip(start - 1).Take(size).Select(group =>
        {
            var row = new JsonObject();
            foreach (var (name, function, path) in columns)
                row[name] = function is null ? path.Json(call.Reader, call.Store, group.First()) : Value(function, [.. group.Select(r => path.Value(call.Reader, call.Store, r))]);
            return (JsonNode)row;
        });
        return (new JsonArray([.. rows]), QueryService.PageMeta(call.Oddities, groups.Count, start, size));
    }

    private static JsonValue? Value(string function, List<object?> values)
    {
        if (function == "count")
            return JsonValue.Create(values.Count(static v => v is not null));
        var numbers = values.OfType<decimal>().ToList();
        return numbers.Count == 0 ? null : JsonValue.Create(RecordReader.Decimal(null, function switch
        {
            "sum" => numbers.Sum(),
            "min" => numbers.Min(),
            "max" => numbers.Max(),
            _ => numbers.Average(),
        }));
    }
}
