using System.Text.Json.Serialization.Metadata;
using Connectors.Http;

namespace Connectors.Dinero;

/// <summary>One organisation as one sign-in sees it: addresses, JSON and the pipeline. The operations stand on it.</summary>
internal sealed class DineroApi(ApiSession session, OrganizationId organization, DineroSettings settings)
{
    public const string Vendor = "Dinero";

    public ApiSession Session { get; } = session;

    public OrganizationId Organization { get; } = organization;

    public DineroSettings Settings { get; } = settings;

    public DineroJsonContext Json { get; } = DineroJson.For(settings.ZonelessTimesZone);

    /// <summary>Ids that we choose grow with time, so that the vendor's index and a person's eye can follow them.</summary>
    public Guid NewGuid() => Guid.CreateVersion7(Session.Pipeline.Clock.GetUtcNow());

    /// <summary><c>v1/12345/contacts/…</c>: the version belongs to the endpoint, not to the client.</summary>
    public RequestPath Path(string version, params ReadOnlySpan<string> segments) => RequestPath.Of([version, Organization.ToString(), .. segments]);

    public Task<T> GetAsync<T>(string operation, RequestPath path, JsonTypeInfo<T> answer, CallOptions? options, CancellationToken cancellationToken) =>
        Session.SendAsync(new ApiCall(operation, HttpMethod.Get, path) { Repeatability = Repeatability.Read, Options = options, CallClass = "read" }, answer, cancellationToken);

    public async Task<Stream> GetFileAsync(string operation, RequestPath path, string accept, CallOptions? options, CancellationToken cancellationToken) =>
        await Session.SendStreamedAsync(
            new ApiCall(operation, HttpMethod.Get, path) { Repeatability = Repeatability.Read, Options = options, CallClass = "read", Accept = accept }, cancellationToken).ConfigureAwait(false);

    /// <summary>A question that is asked by POST: nothing is stored, so it may be repeated.</summary>
    public Task<T> AskAsync<TBody, T>(
        string operation, RequestPath path, TBody body, JsonTypeInfo<TBody> bodyType, JsonTypeInfo<T> answer, CallOptions? options, CancellationToken cancellationToken) =>
        Session.SendAsync(
            new ApiCall(operation, HttpMethod.Post, path) { Repeatability = Repeatability.Read, Options = options, CallClass = "read", Content = ApiContent.Json(body, bodyType) },
            answer, cancellationToken);

    /// <summary>A write whose answer is not needed: Dinero documents none, or an empty one.</summary>
    public Task SendAsync<TBody>(
        string operation, HttpMethod method, RequestPath path, TBody body, JsonTypeInfo<TBody> bodyType, WriteEvidence? evidence, CallOptions? options, CancellationToken cancellationToken) =>
        Session.SendAsync(Write(operation, method, path, ApiContent.Json(body, bodyType), evidence, options), cancellationToken);

    public Task SendAsync(string operation, HttpMethod method, RequestPath path, CallOptions? options, CancellationToken cancellationToken) =>
        Session.SendAsync(Write(operation, method, path, null, null, options), cancellationToken);

    public Task<T> SendAsync<TBody, T>(
        string operation, HttpMethod method, RequestPath path, TBody body, JsonTypeInfo<TBody> bodyType, JsonTypeInfo<T> answer, WriteEvidence? evidence, CallOptions? options,
        CancellationToken cancellationToken) =>
        Session.SendAsync(Write(operation, method, path, ApiContent.Json(body, bodyType), evidence, options), answer, cancellationToken);

    /// <summary>A write that Dinero may answer with 201 and an empty body: then <paramref name="fallback"/> says what is known without it.</summary>
    public Task<T> SendAsync<TBody, T>(
        string operation, HttpMethod method, RequestPath path, TBody body, JsonTypeInfo<TBody> bodyType, JsonTypeInfo<T> answer, T fallback, WriteEvidence? evidence, CallOptions? options,
        CancellationToken cancellationToken) where T : class =>
        Session.SendAsync(
            Write(operation, method, path, ApiContent.Json(body, bodyType), evidence, options),
            response => ReadOr(response, answer, fallback), cancellationToken);

    /// <inheritdoc cref="SendAsync{TBody, T}(string, HttpMethod, RequestPath, TBody, JsonTypeInfo{TBody}, JsonTypeInfo{T}, T, WriteEvidence, CallOptions, CancellationToken)"/>
    public Task<T> SendAsync<T>(
        string operation, HttpMethod method, RequestPath path, Func<HttpContent> content, JsonTypeInfo<T> answer, T fallback, WriteEvidence? evidence, CallOptions? options,
        CancellationToken cancellationToken) where T : class =>
        Session.SendAsync(Write(operation, method, path, content, evidence, options), response => ReadOr(response, answer, fallback), cancellationToken);

    public Task<T> SendAsync<T>(
        string operation, HttpMethod method, RequestPath path, Func<HttpContent> content, Func<ApiResponse, T> read, WriteEvidence? evidence, CallOptions? options, CancellationToken cancellationToken) =>
        Session.SendAsync(Write(operation, method, path, content, evidence, options), read, cancellationToken);

    public Task<T> SendAsync<T>(
        string operation, RequestPath path, Func<HttpContent> content, JsonTypeInfo<T> answer, WriteEvidence? evidence, CallOptions? options, CancellationToken cancellationToken) =>
        Session.SendAsync(Write(operation, HttpMethod.Post, path, content, evidence, options), answer, cancellationToken);

    private static T ReadOr<T>(ApiResponse response, JsonTypeInfo<T> answer, T fallback) where T : class =>
        response.Body.IsEmpty ? fallback : System.Text.Json.JsonSerializer.Deserialize(response.Body.Span, answer) ?? fallback;

    /// <summary>No write of Dinero is documented as repeatable: every one is sent once.</summary>
    private static ApiCall Write(string operation, HttpMethod method, RequestPath path, Func<HttpContent>? content, WriteEvidence? evidence, CallOptions? options) =>
        new(operation, method, path) { Repeatability = Repeatability.Once, Content = content, Options = options, CallClass = "write", Evidence = evidence };

    /// <summary>What finds a record again whose create was not answered.</summary>
    public static WriteEvidence Evidence(Guid? clientId, string? externalReference = null, params ReadOnlySpan<(string Name, string Value)> hints)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!string.IsNullOrEmpty(externalReference))
            found["externalReference"] = externalReference;
        foreach (var (name, value) in hints)
            found[name] = value;
        return new WriteEvidence { ClientId = clientId?.ToString("D"), Hints = found };
    }
}
