using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Connectors.Smartbill;

/// <summary>
/// Reads what SmartBill pushes when stock changes (SmartBill Cloud, Contul meu, Integrari, Sincronizare stocuri: URL and Token autentificare, the latter chosen by the receiver).
/// The form is not published: it is that of the vendor's own shop plugin.
/// </summary>
public static class StockWebhook
{
    /// <summary>What the SmartBill user reads after a successful test, in the words of the vendor's own receiver.</summary>
    public const string TestReply = "Testul de sincronizare stoc a fost facut cu succes!";

    /// <summary>Judges a request. It reads nothing else and changes nothing.</summary>
    /// <param name="headers">The request's headers; several of one name may come one by one or joined.</param>
    /// <param name="query">The request's query, unescaped. SmartBill puts nothing there.</param>
    /// <param name="body">The request's body as received.</param>
    /// <param name="token">The token that was typed into SmartBill.</param>
    /// <exception cref="ArgumentException">There is no token: everybody would be let in.</exception>
    public static StockWebhookResult Read(IEnumerable<KeyValuePair<string, string>> headers, IEnumerable<KeyValuePair<string, string>> query, ReadOnlyMemory<byte> body, string token)
    {
        ArgumentNullException.ThrowIfNull(headers);
        ArgumentNullException.ThrowIfNull(query);
        ArgumentException.ThrowIfNullOrWhiteSpace(token);
        if (!headers.Where(static h => string.Equals(h.Key, "Authorization", StringComparison.OrdinalIgnoreCase)).Any(h => IsBearer(h.Value, token.Trim())))
            return StockWebhookResult.Refuse(403, "The token is missing or wrong. Some web servers drop the Authorization header.");
        return TryParse(body, out var changes, out var ignored)
            ? new() { Status = 200, Changes = changes, IgnoredItems = ignored, Reply = Reply(changes) }
            : StockWebhookResult.Refuse(400, "The body is neither a list of products nor an object with one.");
    }

    private static bool IsBearer(string? header, string token)
    {
        const string Scheme = "Bearer ";
        var text = header?.Trim() ?? "";
        return text.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            // Digests are of one length: how much of a guess is right shows nowhere.
            && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(text[Scheme.Length..].Trim())), SHA256.HashData(Encoding.UTF8.GetBytes(token)));
    }

    private static bool TryParse(ReadOnlyMemory<byte> body, out IReadOnlyList<StockChange> changes, out int ignored)
    {
        (changes, ignored) = ([], 0);
        var json = body.Span.StartsWith(Encoding.UTF8.Preamble) ? body[Encoding.UTF8.Preamble.Length..] : body;
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            if (root.ValueKind == JsonValueKind.Object)
            {
                var member = root.EnumerateObject().FirstOrDefault(static p => string.Equals(p.Name, "products", StringComparison.OrdinalIgnoreCase));
                root = member.Value;
            }

            if (root.ValueKind != JsonValueKind.Array)
                return false;
            var found = new List<StockChange>(root.GetArrayLength());
            foreach (var item in root.EnumerateArray())
            {
                if (Item(item) is { } change)
                    found.Add(change);
                else
                    ignored++;
            }

            changes = found;
            return true;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    private static StockChange? Item(JsonElement item)
    {
        if (item.ValueKind != JsonValueKind.Object)
            return null;
        try
        {
            var change = item.Deserialize(SmartbillJson.Context.StockChange);
            return string.IsNullOrWhiteSpace(change?.ProductName) && string.IsNullOrWhiteSpace(change?.ProductCode) ? null : change;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Lines in quotes, one per product: SmartBill shows them to its user.</summary>
    private static string Reply(IReadOnlyList<StockChange> changes) => changes.Count == 0
        ? Quote(TestReply)
        : string.Join('\n', changes.Select(static c => Quote($"{(string.IsNullOrWhiteSpace(c.ProductCode) ? c.ProductName : c.ProductCode)}: primit")));

    private static string Quote(string text) => $"\"{text.Replace("\"", "'", StringComparison.Ordinal)}\"";
}
