using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Connectors.Http;

namespace Connectors.Intacct;

/// <summary>One company as one sign-in sees it, in one entity or at the top level: addresses, JSON, keys and the pipeline. The operations stand on it.</summary>
internal sealed class IntacctApi(ApiSession session, IntacctSettings settings, ApiSession xml, XmlAuthenticator xmlSecrets, ConcurrentDictionary<string, bool>? idempotence = null)
{
    public const string Vendor = "Intacct";
    private const string EntityObject = "company-config/entity";

    public ApiSession Session { get; } = session;

    public IntacctSettings Settings { get; } = settings;

    public ApiSession Xml { get; } = xml;

    public XmlAuthenticator XmlSecrets { get; } = xmlSecrets;

    /// <summary>What models said: whether an object heeds idempotency keys.</summary>
    public ConcurrentDictionary<string, bool> Idempotence { get; } = idempotence ?? new(StringComparer.Ordinal);

    public TimeProvider Clock => Session.Pipeline.Clock;

    public IntacctApi InEntity(string? entity) => new(Session, Settings with { Entity = string.IsNullOrWhiteSpace(entity) ? null : entity.Trim() }, Xml, XmlSecrets, Idempotence);

    /// <summary><c>objects/accounts-receivable/customer</c>. The name of a transaction definition behind the double colon is escaped, the colons are not.</summary>
    public static string ObjectPath(string objectName, params ReadOnlySpan<string> keys)
    {
        var at = objectName.IndexOf("::", StringComparison.Ordinal);
        var path = at < 0 ? objectName : $"{objectName[..at]}::{Uri.EscapeDataString(objectName[(at + 2)..])}";
        return keys.Length == 0 ? "objects/" + path : $"objects/{path}/{string.Join(',', keys.ToArray().Select(Key))}";

        static string Key(string key) => string.IsNullOrWhiteSpace(key) || key is "." or ".." ? throw new ArgumentException("The key is empty.", nameof(keys)) : Uri.EscapeDataString(key);
    }

    /// <summary>A read, or a question that is asked by POST: nothing is stored, so it may be repeated.</summary>
    public Task<T> AskAsync<T>(string operation, HttpMethod method, string path, JsonNode? body, Func<JsonElement, T> read, CallOptions? options, CancellationToken cancellationToken) =>
        AskAndReadAsync(operation, method, path, body, response => Root(response, read), options, cancellationToken);

    /// <inheritdoc cref="AskAsync"/>
    public Task<T> AskAndReadAsync<T>(string operation, HttpMethod method, string path, JsonNode? body, Func<ApiResponse, T> read, CallOptions? options, CancellationToken cancellationToken) =>
        Session.SendAsync(Question(operation, method, path, body, options), read, cancellationToken);

    public async Task<Stream> DownloadAsync(string operation, HttpMethod method, string path, JsonNode? body, string accept, CallOptions? options, CancellationToken cancellationToken) =>
        await Session.SendStreamedAsync(Question(operation, method, path, body, options) with { Accept = accept }, cancellationToken).ConfigureAwait(false);

    /// <summary>A create or patch. Whether it may be repeated stands with the object's model.</summary>
    /// <param name="operation">The operation's name.</param>
    /// <param name="method">POST or PATCH.</param>
    /// <param name="path">The path.</param>
    /// <param name="objectName">The object whose model decides.</param>
    /// <param name="body">The body; serialised once, so that a repeat has the same bytes.</param>
    /// <param name="read">Reads the answer.</param>
    /// <param name="write">What settles the write, and how it is counted.</param>
    /// <param name="options">As for any call.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public Task<T> WriteAsync<T>(
        string operation, HttpMethod method, string path, string objectName, byte[] body, Func<JsonElement, T> read, IntacctWrite write, CallOptions? options, CancellationToken cancellationToken)
    {
        var heeds = Heeds(objectName);
        var key = heeds == false ? null : Key(options);
        var call = new ApiCall(operation, method, path)
        {
            Repeatability = heeds == true ? Repeatability.KeyedWrite : Repeatability.Once,
            Content = ApiContent.Bytes(body, "application/json"),
            Headers = [.. EntityHeader(path), .. write.Headers, .. key is null ? (ReadOnlySpan<KeyValuePair<string, string>>)[] : [new("Idempotency-Key", key)]],
            Options = options,
            CallClass = "write",
            Cost = write.Cost,
            Evidence = new()
            {
                IdempotencyKey = key,
                KeyValidUntil = key is null ? null : IntacctIdempotency.ValidUntil(key, Clock.GetUtcNow()),
                Hints = new LateHints<(string Name, IntacctWrite Write)>((objectName, write), static s => Hints(s.Name, s.Write)),
            },
        };
        return Session.SendAsync(call, response => Root(response, read), cancellationToken);
    }

    /// <inheritdoc cref="WriteAsync{T}(string, HttpMethod, string, string, byte[], Func{JsonElement, T}, IntacctWrite, CallOptions, CancellationToken)"/>
    public Task<T> WriteAsync<T>(
        string operation, HttpMethod method, string path, string objectName, JsonNode body, Func<JsonElement, T> read, IntacctWrite write, CallOptions? options, CancellationToken cancellationToken) =>
        WriteAsync(operation, method, path, objectName, ToText(body), read, write, options, cancellationToken);

    /// <summary>A delete: keys are not documented for it, so it is sent once.</summary>
    public Task<T> DeleteAsync<T>(string operation, string path, string objectName, Func<ApiResponse, T> read, IntacctWrite write, CallOptions? options, CancellationToken cancellationToken) =>
        Session.SendAsync(
            new ApiCall(operation, HttpMethod.Delete, path)
            {
                Repeatability = Repeatability.Once,
                Headers = [.. EntityHeader(path), .. write.Headers],
                Options = options,
                CallClass = "write",
                Cost = write.Cost,
                Evidence = new() { Hints = Hints(objectName, write) },
            },
            read, cancellationToken);

    public IEnumerable<KeyValuePair<string, string>> AtomicHeader(bool atomic) => atomic ? [new(Settings.TransactionHeader, "true")] : [];

    /// <summary>The entity goes along, but not to the list of entities, which makes sense at the top level only.</summary>
    public IEnumerable<KeyValuePair<string, string>> EntityHeader(string path) =>
        Settings.Entity is { } entity && !path.StartsWith("objects/" + EntityObject, StringComparison.Ordinal) ? [new(Settings.EntityHeader, entity)] : [];

    public static Func<HttpContent> Json(JsonNode body) => ApiContent.Bytes(ToText(body), "application/json");

    public static byte[] ToText(JsonNode body) => JsonSerializer.SerializeToUtf8Bytes(body, IntacctJson.Type<JsonNode>());

    /// <summary>What stands under <c>ia::result</c>.</summary>
    public static JsonElement Result(JsonElement root) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty("ia::result", out var result) ? result : throw new JsonException("The answer has no ia::result.");

    public static JsonElement Meta(JsonElement root) => root.ValueKind == JsonValueKind.Object && root.TryGetProperty("ia::meta", out var meta) ? meta : default;

    public static T Root<T>(ApiResponse response, Func<JsonElement, T> read)
    {
        using var json = JsonDocument.Parse(response.Body);
        return read(json.RootElement);
    }

    private ApiCall Question(string operation, HttpMethod method, string path, JsonNode? body, CallOptions? options) => new(operation, method, path)
    {
        Repeatability = Repeatability.Read,
        Content = body is null ? null : Json(body),
        Headers = [.. EntityOfQuestion(path, body)],
        Options = options,
        CallClass = "read",
    };

    private IEnumerable<KeyValuePair<string, string>> EntityOfQuestion(string path, JsonNode? body) => body is JsonObject query && query["object"]?.ToString() == EntityObject ? [] : EntityHeader(path);

    private bool? Heeds(string objectName)
    {
        // Keys are promised for objects. Of workflows and services no text says anything.
        if (objectName.StartsWith("workflow:", StringComparison.Ordinal) || objectName.StartsWith("service:", StringComparison.Ordinal))
            return null;
        // A document type heeds what documents do.
        var at = objectName.IndexOf("::", StringComparison.Ordinal);
        if (Idempotence.TryGetValue(objectName, out var known) || (at > 0 && Idempotence.TryGetValue(objectName[..at], out known)))
            return known;
        return Settings.TrustKeys ? true : null;
    }

    private string Key(CallOptions? options)
    {
        if (options?.IdempotencyKey is not { } key)
            return IntacctIdempotency.NewKey(Clock);
        if (key.Length is 0 or > IntacctIdempotency.MaxLength)
            throw new ArgumentException($"An idempotency key of Intacct has 1 to {IntacctIdempotency.MaxLength} characters.", nameof(options));
        if (IntacctIdempotency.ValidUntil(key, Clock.GetUtcNow()) <= Clock.GetUtcNow())
            throw new ArgumentException("The idempotency key is too old: Intacct answers it again for 48 hours only. Find out by reading whether the write was applied, then use a new key.", nameof(options));
        return key;
    }

    private static Dictionary<string, string> Hints(string objectName, IntacctWrite write)
    {
        var hints = new Dictionary<string, string>(StringComparer.Ordinal) { ["object"] = objectName };
        foreach (var (name, value) in write.Hints)
        {
            if (!string.IsNullOrEmpty(value))
                hints[name] = value;
        }

        if (write.HintsInBody is { } body)
            AddFrom(body, hints);
        return hints;
    }

    /// <summary>By what a new record can be found.</summary>
    private static void AddFrom(ReadOnlySpan<byte> body, Dictionary<string, string> hints)
    {
        var reader = new Utf8JsonReader(body);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.ValueTextEquals("id"u8) ? "id" : reader.ValueTextEquals("name"u8) ? "name"
                : reader.ValueTextEquals("documentNumber"u8) ? "documentNumber" : reader.ValueTextEquals("referenceNumber"u8) ? "referenceNumber" : null;
            reader.Read();
            if (name is not null && reader.TokenType == JsonTokenType.String && reader.GetString() is { Length: > 0 } value)
                hints[name] = value;
            reader.Skip();
        }
    }
}

/// <summary>What settles a write whose answer was lost, and how it is counted.</summary>
internal sealed record IntacctWrite
{
    public static IntacctWrite Plain { get; } = new();

    public decimal Cost { get; init; } = 1;

    public IEnumerable<KeyValuePair<string, string>> Headers { get; init; } = [];

    public IEnumerable<(string Name, string? Value)> Hints { get; init; } = [];

    /// <summary>A new record as it is sent: its hints stand in it.</summary>
    public byte[]? HintsInBody { get; init; }
}
