using System.Text.Json;
using System.Text.Json.Nodes;

namespace Connectors.Testing.EconomicDialect;

/// <summary>References: reading them, and giving them their links.</summary>
internal static class DialectLinks
{
    public static ShapeReader Reader(DialectCall call) => new(new DialectErrors(), (collection, key) => call.Books.Tables.TryGetValue(collection, out var table) && table.Find(key) is not null)
    {
        Conflict = call.Readings.Conflict,
    };

    public static void Add(DialectCall call, JsonObject view, DialectShape? shape)
    {
        foreach (var field in shape?.Fields ?? [])
        {
            if (view[field.Name] is JsonObject inner)
            {
                if (field.Kind == DialectKind.Reference && inner[field.Key] is { } key)
                    inner["self"] = call.Link(call.PathOf(field, key.ToString()));
                else if (field.Kind == DialectKind.Object)
                    Add(call, inner, field.Inner);
            }
            else if (view[field.Name] is JsonArray rows && field.Kind == DialectKind.Rows)
            {
                foreach (var row in rows.OfType<JsonObject>())
                    Add(call, row, field.Inner);
            }
        }
    }

    public static void DropFalse(JsonObject view)
    {
        foreach (var (name, value) in view.ToArray())
        {
            if (value is JsonObject inner)
                DropFalse(inner);
            else if (value?.GetValueKind() == JsonValueKind.False)
                view.Remove(name);
        }
    }
}
