using System.Text;
using System.Text.Json;

namespace Connectors.Uniconta;

/// <summary>The body of a call: nothing, a form with parameters, or the row as JSON. What it says otherwise is not looked at.</summary>
internal sealed record WebhookBody(IReadOnlyList<KeyValuePair<string, string>> Parameters, JsonElement? Row)
{
    private const int Longest = 1024 * 1024;

    private static readonly string[] OfRow = ["CompanyId", "RowId"];

    /// <summary>Null where it cannot be read.</summary>
    public static WebhookBody? Read(IReadOnlyDictionary<string, string> headers, ReadOnlyMemory<byte> body)
    {
        if (body.Length > Longest)
            return null;
        var text = Encoding.UTF8.GetString(body.Span).Trim('\uFEFF', ' ', '\r', '\n', '\t');
        if (text.Length == 0)
            return new([], null);
        var type = headers.FirstOrDefault(static h => string.Equals(h.Key, "Content-Type", StringComparison.OrdinalIgnoreCase)).Value ?? "";
        if (text[0] != '{' && text[0] != '[' && !type.Contains("json", StringComparison.OrdinalIgnoreCase))
            return type.Contains("form", StringComparison.OrdinalIgnoreCase) || type.Length == 0 ? new(Form(text), null) : null;
        try
        {
            using var json = JsonDocument.Parse(text);
            var root = json.RootElement is { ValueKind: JsonValueKind.Array } list && list.GetArrayLength() == 1 ? list[0] : json.RootElement;
            return root.ValueKind switch
            {
                JsonValueKind.Object => new(OfObject(root), root.Clone()),
                JsonValueKind.Null => new([], null),
                _ => null,
            };
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static string Unescape(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));

    private static List<KeyValuePair<string, string>> Form(string text) =>
        [.. text.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(static p => p.Split('=', 2)).Select(static p => KeyValuePair.Create(Unescape(p[0]), p.Length > 1 ? Unescape(p[1]) : ""))];

    /// <summary>The row's own id helps where the address lacks it; and a call may come as an object of parameters.</summary>
    private static List<KeyValuePair<string, string>> OfObject(JsonElement root)
    {
        var found = new List<KeyValuePair<string, string>>();
        var parameters = root.EnumerateObject().Any(static m => m.NameEquals("TableId") || m.NameEquals("Table"));
        foreach (var member in root.EnumerateObject())
        {
            if (member.Value.ValueKind is not (JsonValueKind.String or JsonValueKind.Number))
                continue;
            if (parameters || OfRow.Contains(member.Name, StringComparer.Ordinal))
                found.Add(new(member.Name, member.Value.ToString()));
            else if (member.NameEquals("KeyStr"))
                found.Add(new("Key", member.Value.ToString()));
        }

        return found;
    }
}
