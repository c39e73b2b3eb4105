using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Connectors.Http;

namespace Connectors.Economic;

/// <summary>One host as one agreement sees it: JSON, keys of writes and the pipeline.</summary>
internal abstract class ApiBase(ApiSession session, DialectAgreementGuard guard, TimeSpan keyWindow, JsonSerializerOptions json)
{
    public ApiSession Session { get; } = session;

    public JsonTypeInfo<T> Type<T>() => (JsonTypeInfo<T>)json.GetTypeInfo(typeof(T));

    public Task<T> GetAsync<T>(string operation, RequestPath path, CallOptions? options, CancellationToken cancellationToken) =>
        Session.SendAsync(new ApiCall(operation, HttpMethod.Get, path) { Repeatability = Repeatability.Read, Options = options, CallClass = "read" }, Type<T>(), cancellationToken);

    public async Task<Stream> GetFileAsync(string operation, RequestPath path, string accept, CallOptions? options, CancellationToken cancellationToken) =>
        await Session.SendStreamedAsync(
            new ApiCall(operation, HttpMethod.Get, path) { Repeatability = Repeatability.Read, Options = options, CallClass = "read", Accept = accept }, cancellationToken).ConfigureAwait(false);

    public Func<HttpContent> Body<T>(T value) => ApiContent.Bytes(DialectBody.Of(value, Type<T>()), "application/json");

    public T Read<T>(ApiResponse response) => JsonSerializer.Deserialize(response.Body.Span, Type<T>()) ?? throw new JsonException("The answer is null.");

    /// <summary>
    /// A write. Every one carries a key that e-conomic remembers for an hour, the caller's or a new one, and is repeated only before that hour is nearly over: what was applied is then answered again and not done again.
    /// </summary>
    public ApiCall Write(string operation, HttpMethod method, RequestPath path, Func<HttpContent>? content, CallOptions? options, string? clientId = null, params ReadOnlySpan<(string Name, string Value)> hints)
    {
        var now = Session.Pipeline.Clock.GetUtcNow();
        var key = string.IsNullOrWhiteSpace(options?.IdempotencyKey) ? Guid.CreateVersion7(now).ToString("D") : options.IdempotencyKey;
        return new(operation, method, path)
        {
            Repeatability = Repeatability.KeyedWrite,
            Content = content,
            Options = options,
            CallClass = "write",
            Headers = [new("Idempotency-Key", key)],
            Evidence = new()
            {
                ClientId = clientId,
                IdempotencyKey = key,
                KeyValidUntil = now + keyWindow,
                Hints = hints.IsEmpty ? WriteEvidence.None.Hints : new LateHints<(string Name, string Value)[]>(hints.ToArray(), Gather),
            },
        };
    }

    /// <summary>Sends a write, once it is sure that it goes to the agreement that it is meant for.</summary>
    public Task<T> WriteAsync<T>(ApiCall call, Func<ApiResponse, T> read, CancellationToken cancellationToken) =>
        guard.HasPassed ? Session.SendAsync(call, read, cancellationToken) : EnsureAndWriteAsync(call, read, cancellationToken);

    private async Task<T> EnsureAndWriteAsync<T>(ApiCall call, Func<ApiResponse, T> read, CancellationToken cancellationToken)
    {
        await guard.EnsureAsync(call.Operation, call.Options, cancellationToken).ConfigureAwait(false);
        return await Session.SendAsync(call, read, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc cref="WriteAsync{T}"/>
    public Task WriteAsync(ApiCall call, CancellationToken cancellationToken) => WriteAsync(call, static _ => true, cancellationToken);

    public async Task<RawResponse> SendRawAsync(RawRequest request, CallOptions? options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Method != HttpMethod.Get && request.Method != HttpMethod.Head)
            await guard.EnsureAsync("raw", options, cancellationToken).ConfigureAwait(false);
        return await Session.SendRawAsync(request, options, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc cref="DialectUpdate.MustHaveMet"/>
    protected static T Updated<T>(ApiResponse response, ApiCall call, string key, Func<ApiResponse, T> read) =>
        DialectUpdate.MustHaveMet(EconomicApi.Vendor, EconomicErrorCodes.CreatedByUpdate, response, call, key, read);

    private static Dictionary<string, string> Gather((string Name, string Value)[] hints)
    {
        var found = new Dictionary<string, string>(hints.Length, StringComparer.Ordinal);
        foreach (var (name, value) in hints)
            found[name] = value;
        return found;
    }

    public static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
