using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Connectors.EconomicDialect;

internal enum DialectWebhookKind
{
    WrongSecret,
    TooLarge,
    NoNumbers,
    Updated,
    InvoiceBooked,
    JournalBooked,
}

/// <summary>What a request says: old and new number, or the invoice, or the journal with its first and last entry.</summary>
internal readonly record struct DialectWebhookCall(DialectWebhookKind Kind, string First = "", string Second = "", string Third = "");

/// <summary>
/// Reads what the vendors' webhooks send. What the body looks like is up to whoever set the webhook up: JSON, a form, the address, names of one's own, or the two numbers with <c>&amp;</c> between them.
/// Values are put into the text as they are, so that a quote in a number breaks JSON.
/// </summary>
internal static class DialectWebhook
{
    /// <summary>The name under which the secret is looked for.</summary>
    public const string DefaultSecretName = "apiKey";

    /// <summary>An event holds a few numbers.</summary>
    public const int MaxBodyLength = 64 * 1024;

    private const int LongestNumber = 64;

    private static readonly string[] OldNames = ["oldnumber", "old_number", "old", "previousnumber", "[oldnumber]"];
    private static readonly string[] NewNames = ["newnumber", "new_number", "new", "number", "customernumber", "productnumber", "[newnumber]"];
    private static readonly string[] InvoiceNames = ["invoiceno", "invoicenumber", "invoice", "bookedinvoicenumber", "[invoiceno]"];
    private static readonly string[] JournalNames = ["daybookno", "journalnumber", "daybook"];
    private static readonly string[] FromNames = ["fromserialno", "from"];
    private static readonly string[] ToNames = ["toserialno", "to"];

    /// <summary>Reads a request; the secret is looked at before anything else.</summary>
    public static DialectWebhookCall Read(IReadOnlyDictionary<string, string> headers, string? query, string? body, string secret, string secretName)
    {
        ArgumentNullException.ThrowIfNull(headers);
        ArgumentException.ThrowIfNullOrWhiteSpace(secret);
        ArgumentException.ThrowIfNullOrWhiteSpace(secretName);
        var address = Form(query?.TrimStart('?') ?? "");
        if (!Authentic(headers, address, secret, secretName))
            return new(DialectWebhookKind.WrongSecret);
        if (body is { Length: > MaxBodyLength })
            return new(DialectWebhookKind.TooLarge);
        var values = Values(body?.Trim('\uFEFF', ' ', '\t', '\r', '\n') ?? "");
        foreach (var (name, value) in address)
        {
            if (!name.Equals(secretName, StringComparison.OrdinalIgnoreCase))
                values.TryAdd(name, value);
        }

        return CallOf(values);
    }

    private static bool Authentic(IReadOnlyDictionary<string, string> headers, Dictionary<string, string> query, string secret, string name)
    {
        var expected = SHA256.HashData(Encoding.UTF8.GetBytes(secret));
        var found = false;
        // All of them, so that the time says nothing about where it stands.
        foreach (var (key, value) in query.Concat(headers))
        {
            if (key.Equals(name, StringComparison.OrdinalIgnoreCase))
                found |= CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(value)), expected);
        }

        return found;
    }

    private static DialectWebhookCall CallOf(Dictionary<string, string> values)
    {
        if (First(values, JournalNames) is { Length: > 0 } journal)
            return new(DialectWebhookKind.JournalBooked, journal, First(values, FromNames) ?? "", First(values, ToNames) ?? "");
        if (First(values, InvoiceNames) is { Length: > 0 } invoice)
            return new(DialectWebhookKind.InvoiceBooked, invoice);
        var before = First(values, OldNames);
        var after = First(values, NewNames);
        return string.IsNullOrEmpty(before) && string.IsNullOrEmpty(after) ? new(DialectWebhookKind.NoNumbers) : new(DialectWebhookKind.Updated, before ?? "", after ?? "");
    }

    private static string? First(Dictionary<string, string> values, string[] names)
    {
        foreach (var name in names)
        {
            if (values.TryGetValue(name, out var value))
                return Unfilled(value) ? "" : value.Trim();
        }

        return null;
    }

    /// <summary>A merge field that e-conomic did not know stands there as it was written.</summary>
    private static bool Unfilled(string value) => value.Trim() is ['[', .., ']'] field && field.AsSpan(1, field.Length - 2).IndexOfAnyExcept(FieldLetters) < 0;

    private static readonly System.Buffers.SearchValues<char> FieldLetters = System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

    private static Dictionary<string, string> Values(string body)
    {
        if (body.Length == 0)
            return new(StringComparer.OrdinalIgnoreCase);
        // The declared media type is no guide: forms come as JSON and the other way round.
        if (body[0] == '{')
            return Json(body) ?? BrokenJson(body);
        var form = Form(body);
        if (form.Count > 0)
            return form;
        // The two numbers, or one, without names.
        var parts = body.Split('&');
        return parts.Length == 2
            ? new(StringComparer.OrdinalIgnoreCase) { ["oldnumber"] = Uri.UnescapeDataString(parts[0]), ["newnumber"] = Uri.UnescapeDataString(parts[1]) }
            : parts.Length == 1 && body.Length <= LongestNumber && body[0] != '[' ? new(StringComparer.OrdinalIgnoreCase) { ["newnumber"] = Uri.UnescapeDataString(parts[0].Trim('"')) } : new(StringComparer.OrdinalIgnoreCase);
    }

    private static Dictionary<string, string>? Json(string body)
    {
        try
        {
            using var document = JsonDocument.Parse(body, new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
            foreach (var member in document.RootElement.EnumerateObject())
            {
                values[member.Name] = member.Value.ValueKind switch
                {
                    JsonValueKind.String => member.Value.GetString()!,
                    JsonValueKind.Null => "",
                    JsonValueKind.Number => member.Value.GetRawText(),
                    _ => "",
                };
            }

            return values;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>
    /// JSON that a value broke. Members of a flat object are told apart by their own names, which the template gave; a number without anything (<c>"newNumber": </c>) is an empty one.
    /// </summary>
    private static Dictionary<string, string> BrokenJson(string body)
    {
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var starts = new List<(string Name, int Start, int Value)>();
        foreach (var name in new[] { OldNames, NewNames, InvoiceNames, JournalNames, FromNames, ToNames }.SelectMany(static n => n).Where(static n => n[0] != '['))
        {
            var quoted = $"\"{name}\"";
            var at = body.IndexOf(quoted, StringComparison.OrdinalIgnoreCase);
            if (at < 0)
                continue;
            // A name that comes twice may be part of a value: then nothing is certain, and what follows the other name is not its value either.
            if (body.IndexOf(quoted, at + 1, StringComparison.OrdinalIgnoreCase) >= 0)
                return new(StringComparer.OrdinalIgnoreCase);
            var colon = at + quoted.Length;
            while (colon < body.Length && char.IsWhiteSpace(body[colon]))
                colon++;
            if (colon < body.Length && body[colon] == ':')
                starts.Add((name, at, colon + 1));
        }

        starts.Sort(static (a, b) => a.Start.CompareTo(b.Start));
        for (var i = 0; i < starts.Count; i++)
        {
            var end = i + 1 < starts.Count ? starts[i + 1].Start : body.LastIndexOf('}') is var brace && brace > starts[i].Value ? brace : body.Length;
            var text = body[starts[i].Value..end].Trim().TrimEnd(',').Trim();
            values[starts[i].Name] = text is ['"', .., '"'] ? text[1..^1] : text.Trim('"');
        }

        return values;
    }

    private static Dictionary<string, string> Form(string text)
    {
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var pair in text.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0)
                values[Decode(pair[..equals])] = Decode(pair[(equals + 1)..]);
        }

        return values;

        static string Decode(string part) => Uri.UnescapeDataString(part.Replace('+', ' ')).Trim();
    }
}
