using System.Text.Json;
using System.Text.Json.Nodes;
using Connectors.Testing.EconomicDialect;

namespace Connectors.Testing.Economic;

/// <summary>References: reading them, and giving them their links.</summary>
internal static class RestLinks
{
    public static ShapeReader Reader(EconomicCall call) => new(new DialectErrors(), call.Account.Exists)
    {
        Conflict = call.Oddities.ReferenceConflict switch
        {
            EconomicReferenceConflict.LinkWins => DialectReferenceConflict.LinkWins,
            EconomicReferenceConflict.Refused => DialectReferenceConflict.Refused,
            _ => DialectReferenceConflict.NumberWins,
        },
    };

    public static void Add(EconomicCall call, JsonObject view, DialectShape? shape)
    {
        foreach (var field in shape?.Fields ?? [])
        {
            if (view[field.Name] is JsonObject inner)
            {
                if (field.Kind == DialectKind.Reference && inner[field.Key] is { } key)
                    inner["self"] = call.Link(PathOf(call, field, key.ToString()));
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

    private static string PathOf(EconomicCall call, DialectField field, string key)
    {
        var collection = field.Collection.Length > 0 ? field.Collection : field.Key switch
        {
            "projectNumber" => "projects",
            "departmentalDistributionNumber" => "departmental-distributions",
            _ => field.Name,
        };
        var owner = collection is "contacts" or "delivery-locations" ? call.Account.Tables[collection].Find(key)?.Owner : null;
        return owner is null ? $"{collection}/{PathKey.Encode(key)}" : $"customers/{owner}/{collection}/{key}";
    }
}
