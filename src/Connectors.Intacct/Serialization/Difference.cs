using System.Text.Json;
using System.Text.Json.Nodes;

namespace Connectors.Intacct;

/// <summary>
/// What a patch must say so that a record becomes another: changed members only; null for a member that is empty now. Owned lists are told item by item: with a key and what changed of it, without a key
/// where it is new, with <c>ia::operation: delete</c> where it is gone; Intacct leaves the rest as it is.
/// </summary>
internal static class Difference
{
    private const string Operation = "ia::operation";

    /// <param name="before">The record as this package writes it, before the change.</param>
    /// <param name="after">The same, after the change.</param>
    /// <param name="stored">The record as Intacct sent it.</param>
    /// <param name="shape">Which members the package knows: others are changed where they are said, and left alone where they are not mentioned. Null: all.</param>
    public static JsonObject Between(JsonObject before, JsonObject after, JsonElement stored, Shape? shape = null)
    {
        var patch = new JsonObject();
        foreach (var (name, value) in after)
        {
            var was = before[name];
            if (!JsonNode.DeepEquals(was, value) && Change(was, value, Member(stored, name), shape?.Inner(name)) is { } change)
                patch[name] = change.Value;
        }

        foreach (var (name, was) in before)
        {
            if (was is not null && !after.ContainsKey(name) && shape?.Knows(name) != false)
                patch[name] = was is JsonArray gone && IsOwned(gone) && gone.All(static i => KeyOf((JsonObject)i!) is not null) ? Deletions(gone) : null;
        }

        return patch;
    }

    private static (JsonNode? Value, bool _)? Change(JsonNode? was, JsonNode? value, JsonElement stored, Shape? shape)
    {
        switch (value)
        {
            case JsonObject reference when IsReference(reference):
                return Names(stored, reference) ? null : (reference.DeepClone(), true);
            case JsonObject group when was is JsonObject old && !IsReference(old):
                var inner = Between(old, group, stored, shape);
                return inner.Count == 0 ? null : (inner, true);
            // Items that have no keys cannot be told one by one: told as new ones they would come twice.
            case JsonArray when was is JsonArray { Count: > 0 } plain && plain.All(static i => i is JsonObject item && KeyOf(item) is null):
                return (value.DeepClone(), true);
            case JsonArray list when IsOwned(list) || (was is JsonArray o && IsOwned(o)):
                var items = Items(was as JsonArray ?? [], list, stored, shape);
                return items.Count == 0 ? null : (items, true);
            default:
                return (value?.DeepClone(), true);
        }
    }

    private static JsonArray Items(JsonArray before, JsonArray after, JsonElement stored, Shape? shape)
    {
        var patch = new JsonArray();
        var old = before.OfType<JsonObject>().Where(static i => KeyOf(i) is not null).ToDictionary(static i => KeyOf(i)!, StringComparer.Ordinal);
        var kept = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in after.OfType<JsonObject>())
        {
            if (KeyOf(item) is { } key && old.TryGetValue(key, out var was))
            {
                kept.Add(key);
                var change = Between(was, item, Item(stored, key), shape);
                if (change.Count > 0)
                    patch.Add((JsonNode)With(key, change));
            }
            else
            {
                var added = (JsonObject)item.DeepClone();
                // One that was read elsewhere: its key is another line's, and what is Intacct's is not written.
                if (added.Remove("key"))
                    shape?.Strip(added);
                shape?.MakeNew(added);
                patch.Add((JsonNode)added);
            }
        }

        foreach (var (key, _) in old.Where(i => !kept.Contains(i.Key)))
            patch.Add((JsonNode)With(key, new JsonObject { [Operation] = "delete" }));
        return patch;
    }

    private static JsonArray Deletions(JsonArray gone) =>
        new([.. gone.OfType<JsonObject>().Select(static i => (JsonNode)With(KeyOf(i)!, new JsonObject { [Operation] = "delete" }))]);

    private static JsonObject With(string key, JsonObject change)
    {
        change.Remove("key");
        change.Insert(0, "key", key);
        return change;
    }

    private static bool IsOwned(JsonArray list) => list.Count > 0 && list.All(static i => i is JsonObject) && list.Any(static i => KeyOf((JsonObject)i!) is not null || ((JsonObject)i!).Count > 1);

    /// <summary>References are written with one member; groups have others or more.</summary>
    private static bool IsReference(JsonObject node) => node.Count == 1 && (node.ContainsKey("key") || node.ContainsKey("id"));

    /// <summary>The stored reference is the same record, named by its other name.</summary>
    private static bool Names(JsonElement stored, JsonObject reference)
    {
        var (name, value) = reference.Single();
        return stored.ValueKind == JsonValueKind.Object && stored.TryGetProperty(name, out var known) && value is not null && known.ValueKind is JsonValueKind.String or JsonValueKind.Number
            && known.ToString() == value.ToString();
    }

    private static string? KeyOf(JsonObject item) => item["key"]?.ToString();

    private static JsonElement Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : default;

    private static JsonElement Item(JsonElement list, string key) => list.ValueKind == JsonValueKind.Array
        ? list.EnumerateArray().FirstOrDefault(i => i.ValueKind == JsonValueKind.Object && i.TryGetProperty("key", out var k) && k.ToString() == key)
        : default;
}
