using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Connectors.Http;

namespace Connectors.Reviso;

/// <summary>The API as one agreement sees it.</summary>
internal sealed class RevisoApi
{
    public const string Vendor = "Reviso";

    /// <summary>Clients in the field ask for this many; what a list admits it says itself (<c>maxPageSizeAllowed</c>), and smaller pages are followed.</summary>
    public const int MaxPageSize = 10_000;

    /// <summary>What every list admits by all that is known.</summary>
    private const int SurePageSize = 1000;

    private readonly DialectAgreementGuard _guard;

    public RevisoApi(ApiSession session, int? agreementNumber)
    {
        Session = session;
        _guard = new(Vendor, RevisoErrorCodes.WrongAgreement, agreementNumber, async (options, cancellationToken) =>
            (await GetAsync<Agreement>("agreement.get", "self", options, cancellationToken).ConfigureAwait(false)).AgreementNumber);
    }

    public ApiSession Session { get; }

    public static JsonTypeInfo<T> Type<T>() => (JsonTypeInfo<T>)RevisoJson.Options.GetTypeInfo(typeof(T));

    public Task<T> GetAsync<T>(string operation, string path, CallOptions? options, CancellationToken cancellationToken) =>
        Session.SendAsync(new ApiCall(operation, HttpMethod.Get, path) { Repeatability = Repeatability.Read, Options = options, CallClass = "read" }, Type<T>(), cancellationToken);

    public async Task<Stream> GetFileAsync(string operation, string path, string accept, CallOptions? options, CancellationToken cancellationToken) =>
        await Session.SendStreamedAsync(
            new ApiCall(operation, HttpMethod.Get, path) { Repeatability = Repeatability.Read, Options = options, CallClass = "read", Accept = accept }, cancellationToken).ConfigureAwait(false);

    /// <summary>The body of a write. One client writes a customer's <c>website</c>, another <c>webSite</c>: what the server does not know it ignores, and what it misses it clears, so both are sent.</summary>
    /// <param name="value">The record.</param>
    /// <param name="finish">A last change of the body, where a vendor spells a member in two ways and one was refused.</param>
    public static Func<HttpContent> Body<T>(T value, Func<JsonObject, JsonObject>? finish = null)
    {
        var body = DialectBody.Of(value, Type<T>(), value is Customer ? ("website", "webSite") : null);
        return ApiContent.Bytes(finish is null ? body : Finished(body, finish), "application/json");
    }

    private static byte[] Finished(byte[] body, Func<JsonObject, JsonObject> finish)
    {
        var changed = new System.Buffers.ArrayBufferWriter<byte>(body.Length);
        using (var writer = new Utf8JsonWriter(changed, new JsonWriterOptions { Encoder = RevisoJson.Options.Encoder }))
            finish(JsonNode.Parse(body)!.AsObject()).WriteTo(writer);
        return changed.WrittenSpan.ToArray();
    }

    public static T Read<T>(ApiResponse response) => JsonSerializer.Deserialize(response.Body.Span, Type<T>()) ?? throw new JsonException("The answer is null.");

    /// <summary>
    /// A write. Reviso is not known to recognise a repeated one: it is sent once, and when its answer is lost the evidence says what to look for. Deletes too: deleted numbers are given to new records.
    /// </summary>
    public static ApiCall Write(string operation, HttpMethod method, string path, Func<HttpContent>? content, CallOptions? options, string? clientId = null, params ReadOnlySpan<(string Name, string Value)> hints)
    {
        return new(operation, method, path)
        {
            Repeatability = Repeatability.Once,
            Content = content,
            Options = options,
            CallClass = "write",
            Evidence = new WriteEvidence { ClientId = clientId, Hints = new LateHints<(string Name, string Value)[]>(hints.ToArray(), Gather) },
        };

        static Dictionary<string, string> Gather((string Name, string Value)[] hints)
        {
            var found = new Dictionary<string, string>(hints.Length, StringComparer.Ordinal);
            foreach (var (name, value) in hints)
                found[name] = value;
            return found;
        }
    }

    /// <summary>Sends a write, once it is sure that it goes to the agreement that it is meant for.</summary>
    public Task<T> WriteAsync<T>(ApiCall call, Func<ApiResponse, T> read, CancellationToken cancellationToken) =>
        _guard.HasPassed ? Session.SendAsync(call, read, cancellationToken) : EnsureAndWriteAsync(call, read, cancellationToken);

    private async Task<T> EnsureAndWriteAsync<T>(ApiCall call, Func<ApiResponse, T> read, CancellationToken cancellationToken)
    {
        await _guard.EnsureAsync(call.Operation, call.Options, cancellationToken).ConfigureAwait(false);
        return await Session.SendAsync(call, read, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc cref="WriteAsync{T}"/>
    public Task WriteAsync(ApiCall call, CancellationToken cancellationToken) => WriteAsync(call, static _ => true, cancellationToken);

    public async Task<RawResponse> SendRawAsync(RawRequest request, CallOptions? options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Method != HttpMethod.Get && request.Method != HttpMethod.Head)
            await _guard.EnsureAsync("raw", options, cancellationToken).ConfigureAwait(false);
        return await Session.SendRawAsync(request, options, cancellationToken).ConfigureAwait(false);
    }

    public Task<TAnswer> PostAsync<T, TAnswer>(
        string operation, string path, T body, CallOptions? options, CancellationToken cancellationToken, string? clientId = null, params ReadOnlySpan<(string Name, string Value)> hints) =>
        WriteAsync(Write(operation, HttpMethod.Post, path, Body(body), options, clientId, hints), Read<TAnswer>, cancellationToken);

    /// <summary>Replaces a record that must exist.</summary>
    public Task<T> ReplaceAsync<T>(string operation, string path, T record, string key, CallOptions? options, CancellationToken cancellationToken)
    {
        var call = Write(operation, HttpMethod.Put, path, Body(record), options, key);
        return WriteAsync(call, response => DialectUpdate.MustHaveMet(Vendor, RevisoErrorCodes.CreatedByUpdate, response, call, key, Read<T>), cancellationToken);
    }

    public Task DeleteAsync(string operation, string path, string key, CallOptions? options, CancellationToken cancellationToken) =>
        WriteAsync(Write(operation, HttpMethod.Delete, path, null, options, key), cancellationToken);

    /// <summary>One page. The host of the next link is not followed: delivery notes name a foreign one.</summary>
    public async Task<Page<T>> PageAsync<T>(
        string operation, RequestPath path, RevisoQuery<T>? query, string? defaultSort, string? cursor, CallOptions? options, CancellationToken cancellationToken) where T : RevisoRecord
    {
        query ??= new();
        var page = DialectCursor.Parse(cursor, query.PageSize, MaxPageSize);
        var list = path.ToString();
        var rest = Parameter("filter", query.Filter?.ToString()) + Parameter("sort", DialectSortText.Join(query.Sort.Select(static s => s.ToString())) ?? defaultSort);
        try
        {
            return await ReadAsync(page).ConfigureAwait(false);
        }
        catch (ConnectorValidationException e) when (e.ErrorCode == RevisoErrorCodes.PageSizeTooLarge && cursor is null && page.Size > SurePageSize)
        {
            // This list admits less and says so by a refusal instead of a smaller page.
            return await ReadAsync(page with { Size = SurePageSize }).ConfigureAwait(false);
        }

        async Task<Page<T>> ReadAsync(DialectCursor wanted)
        {
            var address = string.Create(CultureInfo.InvariantCulture, $"{list}?skippages={wanted.Skip}&pagesize={wanted.Size}{rest}");
            return (await GetAsync<DialectCollection<T>>(operation, address, options, cancellationToken).ConfigureAwait(false)).ToPage(wanted);
        }

        static string Parameter(string name, string? value) => value is null ? "" : $"&{name}={Uri.EscapeDataString(value)}";
    }

    public IAsyncEnumerable<T> ListAsync<T>(
        string operation, Func<RequestPath> path, RevisoQuery<T>? query, string? defaultSort, CallOptions? options, CancellationToken cancellationToken) where T : RevisoRecord =>
        Paging.EnumerateAsync(Vendor, operation, (cursor, token) => PageAsync(operation, path(), query, defaultSort, cursor, options, token), cancellationToken);

    public static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
