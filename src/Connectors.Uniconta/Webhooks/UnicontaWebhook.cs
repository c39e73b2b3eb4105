using System.Security.Cryptography;
using System.Text;

namespace Connectors.Uniconta;

/// <summary>
/// Reads the calls of Uniconta's Change URLs. Uniconta signs nothing: the secret in the address is the only proof of who calls, so the address must be https and be treated like a password.
/// A call says that something happened, and is late, lost, doubled or out of order without a word; read the row again, and look through the tables on a schedule as well.
/// </summary>
public static class UnicontaWebhook
{
    /// <summary>The name under which the secret stands in the address, behind the question mark.</summary>
    public const string SecretParameter = "secret";

    // Uniconta's names, and those under which receivers in production meet them.
    private static readonly string[] Parameters = [SecretParameter, "CompanyId", "TableId", "Table", "RowId", "Key", "Action", "Operation", "Argument", "Job", "InvoiceId"];

    /// <summary>A new secret: 256 bits, letters and digits, fit for an address.</summary>
    public static string NewSecret() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    /// <summary>The address to enter in Uniconta under Company, Maintenance, Change URL.</summary>
    /// <param name="endpoint">Where calls arrive.</param>
    /// <param name="secret">A secret of <see cref="NewSecret"/>.</param>
    public static Uri BuildAddress(Uri endpoint, string secret)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        CheckSecret(secret);
        return new(endpoint.AbsoluteUri + (endpoint.Query.Length == 0 ? "?" : "&") + SecretParameter + "=" + secret);
    }

    /// <summary>Reads a call.</summary>
    /// <param name="headers">The headers; only the content type is looked at.</param>
    /// <param name="query">What stands behind the address's first question mark, as it came.</param>
    /// <param name="body">The body; empty for none.</param>
    /// <param name="secret">The secret of the address.</param>
    public static WebhookReading Read(IReadOnlyDictionary<string, string> headers, string? query, ReadOnlyMemory<byte> body, string secret)
    {
        ArgumentNullException.ThrowIfNull(headers);
        return Read(headers, Split(query), body, secret);
    }

    /// <summary>Reads a call whose query the web framework has taken apart already.</summary>
    /// <param name="headers">The headers; only the content type is looked at.</param>
    /// <param name="query">Names and values, unescaped. A value that holds further parameters behind a question mark is taken apart here.</param>
    /// <param name="body">The body; empty for none.</param>
    /// <param name="secret">The secret of the address.</param>
    public static WebhookReading Read(IReadOnlyDictionary<string, string> headers, IReadOnlyDictionary<string, string> query, ReadOnlyMemory<byte> body, string secret)
    {
        ArgumentNullException.ThrowIfNull(headers);
        ArgumentNullException.ThrowIfNull(query);
        return Read(headers, query.SelectMany(static p => SplitValue(p.Key, p.Value)), body, secret);
    }

    private static WebhookReading Read(IReadOnlyDictionary<string, string> headers, IEnumerable<(string Name, string Value)> query, ReadOnlyMemory<byte> body, string secret)
    {
        CheckSecret(secret);
        var given = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in query)
            given.TryAdd(name, value);
        // In the address, or in the free text that comes back with every call: either place keeps it from strangers. Never in the body alone, which anybody can write.
        if (!(IsSecret(given.GetValueOrDefault(SecretParameter), secret) | IsSecret(given.GetValueOrDefault("Argument"), secret)))
            return new WebhookReading.Refused(401, "The secret is missing or wrong.");

        var content = WebhookBody.Read(headers, body);
        if (content is null)
            return new WebhookReading.Refused(400, "The body is neither a form nor a JSON object.");
        foreach (var (name, value) in content.Parameters.SelectMany(static p => SplitValue(p.Key, p.Value)))
            given.TryAdd(name, value);
        given.Remove(SecretParameter);
        if (given.TryGetValue("Argument", out var argument) && IsSecret(argument, secret))
            given.Remove("Argument");

        var table = Text(given, "Table") ?? Text(given, "TableId");
        if (table is null && Text(given, "Job") is null && Text(given, "RowId") is null && Text(given, "Key") is null)
            // The right secret and nothing else: somebody tries the address.
            return new WebhookReading.Accepted([]);
        if (table is null && Text(given, "Job") is null)
            return new WebhookReading.Refused(400, "The call names no table.");
        return new WebhookReading.Accepted(
        [
            new ChangeEvent
            {
                CompanyId = Number(given, "CompanyId"),
                Table = table is null ? null : new ChangedTable(table),
                RowId = Number(given, "RowId") is { } row and > 0 ? new RowId(row) : null,
                Key = Text(given, "Key"),
                Operation = Text(given, "Action") is { } action ? new ChangeOperation(action) : Text(given, "Operation") is { } operation ? new(operation) : null,
                Argument = Text(given, "Argument"),
                Job = Text(given, "Job"),
                Row = content.Row,
            },
        ]);
    }

    /// <summary>Parameters of a query that may be separated by ampersands or by question marks: the vendor's page prints the latter.</summary>
    private static IEnumerable<(string, string)> Split(string? query)
    {
        foreach (var part in (query ?? "").TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            // Only before unescaping is a question mark a separator without doubt; one before a known name is one in any case.
            var pair = part.Split('=', 2);
            foreach (var found in SplitValue(WebhookBody.Unescape(pair[0]), pair.Length > 1 ? WebhookBody.Unescape(pair[1]) : ""))
                yield return found;
        }
    }

    private static IEnumerable<(string Name, string Value)> SplitValue(string name, string value)
    {
        name = name.TrimStart('?');
        while (true)
        {
            var at = NextParameter(value, out var next);
            yield return (name, at < 0 ? value : value[..at]);
            if (at < 0)
                yield break;
            (name, value) = (next, value[(at + next.Length + 2)..]);
        }
    }

    /// <summary>Where the next <c>?Name=</c> of a known name begins, or -1.</summary>
    private static int NextParameter(string value, out string name)
    {
        var found = -1;
        name = "";
        foreach (var parameter in Parameters)
        {
            var at = value.IndexOf($"?{parameter}=", StringComparison.OrdinalIgnoreCase);
            if (at >= 0 && (found < 0 || at < found))
                (found, name) = (at, parameter);
        }

        return found;
    }

    private static bool IsSecret(string? given, string secret) =>
        // Of the hashes: equal lengths, so that time tells nothing, not even how long the secret is.
        CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(given ?? "")), SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    private static void CheckSecret(string secret)
    {
        ArgumentException.ThrowIfNullOrEmpty(secret);
        if (secret.Length < 32 || !secret.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
            throw new ArgumentException($"The secret must have 32 or more letters, digits, hyphens and underscores: make one by {nameof(NewSecret)}.", nameof(secret));
    }

    private static string? Text(Dictionary<string, string> given, string name) => given.TryGetValue(name, out var value) && value.Trim() is { Length: > 0 } text ? text : null;

    private static int? Number(Dictionary<string, string> given, string name) =>
        int.TryParse(Text(given, name), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;
}
