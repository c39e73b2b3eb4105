using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Connectors.Intacct;

/// <summary>Rows of the query service are flat, with dotted names; records are nested. One reads as the other.</summary>
internal static class QueryRows
{
    public static JsonObject Nest(JsonElement row)
    {
        var nested = new JsonObject();
        foreach (var member in row.EnumerateObject())
        {
            var at = nested;
            var path = member.Name.Split('.');
            foreach (var step in path[..^1])
            {
                if (at[step] is not JsonObject next)
                    at[step] = next = [];
                at = next;
            }

            at[path[^1]] = JsonNode.Parse(member.Value.GetRawText());
        }

        return nested;
    }

    /// <summary>
    /// Where the next page starts: Intacct says a number or null; older samples end with 0. A start that is not further on would never end.
    /// </summary>
    public static int? NextStart(JsonElement meta, int start) =>
        meta.ValueKind == JsonValueKind.Object && meta.TryGetProperty("next", out var next) && Number(next) is { } number && number > start ? number : null;

    /// <summary>The same as a cursor.</summary>
    public static string? Next(JsonElement meta, int start) => NextStart(meta, start)?.ToString(CultureInfo.InvariantCulture);

    public static int Start(string? cursor) => cursor is null ? 1
        : int.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var start) && start > 0 ? start
        : throw new ArgumentException($"'{cursor}' is not a cursor that this list gave out.", nameof(cursor));

    private static int? Number(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Number when element.TryGetInt32(out var number) => number,
        JsonValueKind.String when int.TryParse(element.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };
}
