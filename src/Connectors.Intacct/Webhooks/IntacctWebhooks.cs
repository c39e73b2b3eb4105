using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Connectors.Intacct;

/// <summary>
/// What Intacct's platform triggers deliver ("HTTP POST" with "Use webhook delivery" and a client id; an administrator makes them in every company, no interface does). The signature covers the body only: what the
/// headers say about the record is a hint, so read the record again. The same delivery may come up to four times (after 10, 30 and 90 seconds), under the same key, until it is answered with 200.
/// </summary>
public static class IntacctWebhooks
{
    /// <summary>How long a receiver must remember the keys of deliveries to know repeats.</summary>
    public static readonly TimeSpan KeyMemory = TimeSpan.FromHours(24);

    private static readonly string[] SignatureHeaders = ["X-IA-Sage-Signature", "X-IA-SageSignature"];
    private static readonly string[] KeyHeaders = ["X-IdempotencyKey", "Idempotency-Key", "X-Idempotency-Key"];
    private static readonly TimeSpan ClockDifference = TimeSpan.FromMinutes(5);

    /// <summary>Reads a delivery, or says why it is refused. It never throws for what a stranger sends.</summary>
    /// <param name="headers">The request's headers; letter case of the names does not matter.</param>
    /// <param name="body">The body, as it came.</param>
    /// <param name="clientSecret">The secret of the client id that the trigger names.</param>
    /// <param name="now">The present, from the receiver's clock.</param>
    public static IntacctWebhookReading Read(IReadOnlyDictionary<string, string> headers, ReadOnlySpan<byte> body, string clientSecret, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(headers);
        ArgumentException.ThrowIfNullOrEmpty(clientSecret);
        if (Header(headers, SignatureHeaders) is not { } token)
            return Refuse("there is no signature: the trigger must use webhook delivery with a client id");
        var parts = token.Trim().Split('.');
        if (parts.Length != 3)
            return Refuse("the signature is no signed token; answers to asynchronous calls are signed in another way, which is not documented");
        if (Part(parts[0]) is not { } head || Part(parts[1]) is not { } claims)
            return Refuse("the signature cannot be read");
        if (Text(head, "alg") != "HS256")
            return Refuse("the signature is not of the kind HS256");
        Span<byte> expected = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(clientSecret), Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), expected);
        if (!TryDecode(parts[2], out var given) || !CryptographicOperations.FixedTimeEquals(expected, given))
            return Refuse("the signature is not made with this client's secret");
        if (Text(claims, "iss") is not "Sage Intacct")
            return Refuse("the issuer is not Sage Intacct");
        var issued = Instant(claims, "iat");
        var ends = Instant(claims, "exp") ?? issued?.AddHours(1);
        if (ends is null || now > ends + ClockDifference)
            return Refuse("the signature has ended");
        if (issued > now + ClockDifference)
            return Refuse("the signature is of the future");
        if (Text(claims, "payload_signature_alg") is { } algorithm && !algorithm.Equals("SHA-256", StringComparison.OrdinalIgnoreCase))
            return Refuse("the body is signed in an unknown way");
        var hash = Encoding.ASCII.GetBytes(Convert.ToHexStringLower(SHA256.HashData(body)));
        if (!CryptographicOperations.FixedTimeEquals(hash, Encoding.ASCII.GetBytes(Text(claims, "payload_signature")?.ToLowerInvariant() ?? "")))
            return Refuse("the body is not the one that was signed");
        var context = Context(Header(headers, "x-clientcontext"));
        return new()
        {
            Event = new()
            {
                IdempotencyKey = Header(headers, KeyHeaders),
                IssuedAt = issued,
                Company = Text(context, "COMPANY"),
                Entity = Text(context, "ENTITY"),
                User = Text(context, "USER"),
                ObjectName = Text(context, "OBJECTNAME"),
                RestObjectName = Text(context, "RESTOBJECTNAME"),
                DocumentType = Text(context, "DOCTYPE"),
                RecordId = Text(context, "VID"),
                Event = Text(context, "EVENT"),
                EventName = Text(context, "EVENTNAME"),
                Body = body.ToArray(),
            },
        };
    }

    /// <summary>Makes a delivery as Intacct would send it: for tests of a receiver.</summary>
    /// <param name="content">What the event says; its <see cref="IntacctWebhookEvent.Body"/> is the body.</param>
    /// <param name="clientSecret">The secret to sign with.</param>
    /// <param name="now">When it is signed.</param>
    /// <returns>The headers and the body.</returns>
    public static (IReadOnlyDictionary<string, string> Headers, ReadOnlyMemory<byte> Body) Generate(IntacctWebhookEvent content, string clientSecret, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentException.ThrowIfNullOrEmpty(clientSecret);
        // Milliseconds, where everybody else has seconds.
        var issued = now.ToUnixTimeMilliseconds();
        var claims = $$"""{"iss":"Sage Intacct","iat":{{issued}},"exp":{{issued + 3_600_000}},"payload_signature":"{{Convert.ToHexStringLower(SHA256.HashData(content.Body.Span))}}","payload_signature_alg":"SHA-256"}""";
        var signed = $"{Encode("""{"alg":"HS256","typ":"JWT"}""")}.{Encode(claims)}";
        var signature = Base64Url.EncodeToString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(clientSecret), Encoding.ASCII.GetBytes(signed)));
        var context = new System.Text.Json.Nodes.JsonObject
        {
            ["COMPANY"] = content.Company,
            ["ENTITY"] = content.Entity,
            ["USER"] = content.User,
            ["OBJECTNAME"] = content.ObjectName,
            ["RESTOBJECTNAME"] = content.RestObjectName,
            ["DOCTYPE"] = content.DocumentType,
            ["VID"] = content.RecordId,
            ["EVENT"] = content.Event,
            ["EVENTNAME"] = content.EventName,
        };
        return (
            new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
            {
                ["X-IA-Sage-Signature"] = $"{signed}.{signature}",
                ["X-IdempotencyKey"] = content.IdempotencyKey ?? Guid.CreateVersion7(now).ToString("D"),
                ["x-clientcontext"] = context.ToJsonString(IntacctJson.Options),
                ["Content-Type"] = "application/json",
            },
            content.Body);
    }

    private static IntacctWebhookReading Refuse(string why) => new() { Refusal = $"Refused: {why}." };

    private static string? Header(IReadOnlyDictionary<string, string> headers, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            foreach (var (key, value) in headers)
            {
                if (string.Equals(key, name, StringComparison.OrdinalIgnoreCase) && !string.IsNullOrWhiteSpace(value))
                    return value;
            }
        }

        return null;
    }

    private static string Encode(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));

    private static bool TryDecode(string text, out byte[] bytes)
    {
        bytes = [];
        if (text.Length > 8192 || !Base64Url.IsValid(text))
            return false;
        bytes = Base64Url.DecodeFromChars(text);
        return true;
    }

    private static JsonElement? Part(string text) => TryDecode(text, out var bytes) ? Parse(bytes) : null;

    private static JsonElement Context(string? header) => header is null ? default : Parse(Encoding.UTF8.GetBytes(header)) ?? default;

    private static JsonElement? Parse(byte[] bytes)
    {
        try
        {
            using var json = JsonDocument.Parse(bytes);
            return json.RootElement.ValueKind == JsonValueKind.Object ? json.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String or JsonValueKind.Number && value.ToString() is { Length: > 0 } text
            ? text
            : null;

    private static string? Text(JsonElement? element, string name) => element is { } e ? Text(e, name) : null;

    /// <summary>Milliseconds as Intacct writes them, or seconds as the standard has them: no second of this age has more than eleven digits.</summary>
    private static DateTimeOffset? Instant(JsonElement claims, string name) =>
        long.TryParse(Text(claims, name), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) && number < 100_000_000_000_000
            ? number > 99_999_999_999 ? DateTimeOffset.FromUnixTimeMilliseconds(number) : DateTimeOffset.FromUnixTimeSeconds(number)
            : null;

    private static DateTimeOffset? Instant(JsonElement? claims, string name) => claims is { } c ? Instant(c, name) : null;
}

/// <summary>A delivery that was read, or why it is refused. Exactly one of the two is there.</summary>
public sealed record IntacctWebhookReading
{
    /// <summary>What happened; null where it is refused.</summary>
    public IntacctWebhookEvent? Event { get; init; }

    /// <summary>Why it is refused, without a secret; answer 401 then. Null where it is accepted; answer 200 then, and nothing else: every other status makes Intacct give up or send again.</summary>
    public string? Refusal { get; init; }
}

/// <summary>What a trigger told. Take it for "something changed" and read the record.</summary>
public sealed record IntacctWebhookEvent
{
    /// <summary>The same for every repeat of a delivery.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>When it was signed.</summary>
    public DateTimeOffset? IssuedAt { get; init; }

    /// <summary>The company id.</summary>
    public string? Company { get; init; }

    /// <summary>The entity.</summary>
    public string? Entity { get; init; }

    /// <summary>The user who caused it.</summary>
    public string? User { get; init; }

    /// <summary>The object, as the XML gateway names it.</summary>
    public string? ObjectName { get; init; }

    /// <summary>The object, as REST names it.</summary>
    public string? RestObjectName { get; init; }

    /// <summary>For documents: the transaction definition.</summary>
    public string? DocumentType { get; init; }

    /// <summary>The record (VID): its id, of some objects its key.</summary>
    public string? RecordId { get; init; }

    /// <summary>The kind of event: <c>after_update</c>.</summary>
    public string? Event { get; init; }

    /// <summary>The event's name.</summary>
    public string? EventName { get; init; }

    /// <summary>The body: whatever the trigger's author wrote.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }
}
