using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace Connectors.EconomicDialect;

/// <summary>
/// Bodies of writes. A PUT replaces the whole record, so an update sends back everything that it read, also what this package does not know: models carry unknown members in their extension data.
/// Here stands what must not go back as it came.
/// </summary>
internal static class DialectBody
{
    /// <summary>
    /// The record as it is sent: without nulls (refused), without the server's own descriptions of what can be done (<c>metaData</c>), and with one way of naming what it refers to.
    /// A reference that holds a number loses its <c>self</c>: after a change of the number the two would disagree, and which one counts is not known.
    /// One that holds nothing but <c>self</c> keeps it, without the query of the request that showed it.
    /// </summary>
    /// <param name="record">The record.</param>
    /// <param name="type">Its description.</param>
    /// <param name="finish">A last change of the object, where a vendor spells a member in two ways.</param>
    public static byte[] Of<T>(T record, JsonTypeInfo<T> type, Func<JsonObject, JsonObject>? finish = null)
    {
        var node = JsonSerializer.SerializeToNode(record, type) ?? throw new ArgumentNullException(nameof(record));
        Clean(node, isRoot: true);
        if (finish is not null && node is JsonObject body)
            node = finish(body);
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = type.Options.Encoder }))
            node.WriteTo(writer);
        return stream.ToArray();
    }

    private static void Clean(JsonNode node, bool isRoot)
    {
        if (node is JsonArray array)
        {
            for (var i = array.Count - 1; i >= 0; i--)
            {
                if (array[i] is { } item)
                    Clean(item, isRoot: false);
                else
                    array.RemoveAt(i);
            }

            return;
        }

        if (node is not JsonObject record)
            return;
        foreach (var (name, value) in record.ToArray())
        {
            if (value is null || name == "metaData")
                record.Remove(name);
            else
                Clean(value, isRoot: false);
        }

        if (record["self"] is not { } self)
            return;
        if (isRoot || record.Count > 1)
            record.Remove("self");
        else if (self is JsonValue text && text.TryGetValue<string>(out var link))
            record["self"] = DialectLink.WithoutQuery(link);
    }
}
