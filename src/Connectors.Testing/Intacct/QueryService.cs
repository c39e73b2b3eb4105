using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Connectors.Testing.Intacct;

/// <summary><c>services/core/query</c>: flat rows with dotted names; every page is worked out anew.</summary>
internal static class QueryService
{
    private const int MostRows = 4000;
    private static readonly string[] Members = ["object", "fields", "filters", "filterExpression", "filterParameters", "orderBy", "start", "size"];

    public static SimResponse Run(IntacctCall call)
    {
        var (rows, meta) = Rows(call, call.ObjectBody());
        return Answers.Json(200, new JsonObject { ["ia::result"] = rows, ["ia::meta"] = meta });
    }

    public static (JsonArray Rows, JsonObject Meta) Rows(IntacctCall call, JsonObject body)
    {
        if (body.FirstOrDefault(m => !Members.Contains(m.Key)) is { Key: not null } unknown)
            throw ApiError.Invalid($"{unknown.Key} is not a member of a query", "REST-1100", unknown.Key);
        var name = body["object"]?.ToString() ?? throw ApiError.Invalid("object is required", "REST-1009", "object");
        var target = Target.Parse(call, name) ?? throw ApiError.Invalid($"{name} is not a valid object", "REST-1101", "object");
        var parameters = body["filterParameters"] as JsonObject;
        var comparer = new ValueComparer(call.Oddities, Flag(parameters, "caseSensitiveComparison") ?? true);
        var filters = (body["filters"] as JsonArray ?? []).Select(f => QueryFilter.Parse(call, target.Definition, f, comparer)).ToList();
        var expression = FilterExpression.Parse(body["filterExpression"]?.ToString(), filters.Count);
        var orders = Orders(call, target.Definition, body["orderBy"] as JsonArray ?? []);
        var start = Whole(body, "start", 1, int.MaxValue);
        var size = Whole(body, "size", 100, MostRows);
        var records = target.Records(call, Flag(parameters, "includePrivate") ?? false).Where(r => expression(i => filters[i].Matches(call, r))).ToList();
        var fields = body["fields"] as JsonArray ?? throw ApiError.Invalid("fields is required", "REST-1009", "fields");
        if (fields.Count == 0 || fields.Any(static f => f?.ToString() == "*"))
            throw ApiError.Invalid("fields must name the fields", "REST-1102", "fields");
        if (fields.Any(static f => f!.ToString().Contains(':', StringComparison.Ordinal) && !f.ToString().Contains("::", StringComparison.Ordinal)))
            return Aggregate.Rows(call, target.Definition, fields, records, start, size);
        var paths = fields.Select(f => FieldPath.Parse(call.Account, target.Definition, f!.ToString(), filter: false)).ToList();
        var page = Sort(call, comparer, records, orders, start, size).Skip(start - 1).Take(size).Select(record =>
        {
            var row = new JsonObject();
            foreach (var path in paths)
                row[path.Text] = path.Json(call.Reader, call.Store, record);
            return (JsonNode)row;
        });
        return (new JsonArray([.. page]), PageMeta(call.Oddities, records.Count, start, size));
    }

    public static JsonObject PageMeta(IntacctOddities oddities, int total, int start, int size)
    {
        var none = oddities.LastPageNextIsNull ? null : (JsonNode)0;
        return new JsonObject
        {
            ["totalCount"] = total,
            ["start"] = start,
            ["pageSize"] = size,
            ["next"] = start + size <= total ? start + size : none,
            ["previous"] = start > 1 ? Math.Max(1, start - size) : none?.DeepClone(),
        };
    }

    /// <summary>Without an order the rows of another page are another draw: a reader that trusts in places loses rows and sees others twice.</summary>
    public static IEnumerable<StoredRecord> Shuffled(IntacctOddities oddities, List<StoredRecord> records, int start, int size)
    {
        if (!oddities.UnorderedPagesShuffle || start <= 1 || records.Count <= size)
            return records;
        var turn = (start * 7 / size) % records.Count;
        return records.Skip(turn).Concat(records.Take(turn));
    }

    private static IEnumerable<StoredRecord> Sort(IntacctCall call, ValueComparer comparer, List<StoredRecord> records, List<(FieldPath Path, bool Descending)> orders, int start, int size)
    {
        if (orders.Count == 0)
            return Shuffled(call.Oddities, records, start, size);
        records.Sort((a, b) =>
        {
            foreach (var (path, descending) in orders)
            {
                var order = comparer.Order(path, path.Value(call.Reader, call.Store, a), path.Value(call.Reader, call.Store, b));
                if (order != 0)
                    return descending ? -order : order;
            }

            // Rows that the order does not tell apart change places from page to page.
            return call.Oddities.UnorderedPagesShuffle && start > 1 ? b.Key.CompareTo(a.Key) : a.Key.CompareTo(b.Key);
        });
        return records;
    }

    private static List<(FieldPath Path, bool Descending)> Orders(IntacctCall call, ObjectDefinition definition, JsonArray orders)
    {
        var all = new List<(FieldPath, bool)>();
        foreach (var order in orders)
        {
            if (order is not JsonObject { Count: 1 } pair || pair.First().Value?.ToString() is not ("asc" or "desc"))
                throw ApiError.Invalid("orderBy must be a list of field and asc or desc", "REST-1108", "orderBy");
            all.Add((FieldPath.Parse(call.Account, definition, pair.First().Key, filter: true), pair.First().Value!.ToString() == "desc"));
        }

        return all;
    }

    private static bool? Flag(JsonObject? parameters, string name) => parameters?[name] is JsonValue value && value.TryGetValue<bool>(out var flag) ? flag : null;

    private static int Whole(JsonObject body, string name, int standard, int most)
    {
        if (body[name] is not { } node)
            return standard;
        if (node.GetValueKind() == JsonValueKind.Number && node.AsValue().TryGetValue<int>(out var number) && number >= 1 && number <= most)
            return number;
        throw ApiError.Invalid(most == int.MaxValue ? $"{name} must be a positive number" : $"{name} must be between 1 and {most.ToString(CultureInfo.InvariantCulture)}", "REST-1109", name);
    }
}
