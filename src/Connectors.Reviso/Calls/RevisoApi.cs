using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Connectors.Http;

namespace Connectors.Reviso;

/// <summary>The API as one agreement sees it.</summary>
internal sealed class RevisoApi(ApiSession session)
{
    public const string Vendor = "Reviso";

    /// <summary>Clients in the field ask for this many; what a list admits it says itself (<c>maxPageSizeAllowed</c>), and smaller pages are followed.</summary>
    public const int MaxPageSize = 10_000;

    public ApiSession Session { get; } = session;

    public static JsonTypeInfo<T> Type<T>() => (JsonTypeInfo<T>)RevisoJson.Options.GetTypeInfo(typeof(T));

    public Task<T> GetAsync<T>(string operation, string path, CallOptions? options, CancellationToken cancellationToken) =>
        Session.SendAsync(new ApiCall(operation, HttpMethod.Get, path) { Repeatability = Repeatability.Read, Options = options, CallClass = "read" }, Type<T>(), cancellationToken);

    public async Task<Stream> GetFileAsync(string operation, string path, string accept, CallOptions? options, CancellationToken cancellationToken) =>
        await Session.SendStreamedAsync(
            new ApiCall(operation, HttpMethod.Get, path) { Repeatability = Repeatability.Read, Options = options, CallClass = "read", Accept = accept }, cancellationToken).ConfigureAwait(false);

    /// <summary>The body of a write. One client writes a customer's <c>website</c>, another <c>webSite</c>: what the server does not know it ignores, and what it misses it clears, so both are sent.</summary>
    public static Func<HttpContent> Body<T>(T value) => ApiContent.Bytes(DialectBody.Of(value, Type<T>(), value is Customer ? ("website", "webSite") : null), "application/json");

    public static T Read<T>(ApiResponse response) => JsonSerializer.Deserialize(response.Body.Span, Type<T>()) ?? throw new JsonException("The answer is null.");

    /// <summary>
    /// A write. Reviso is not known to recognise a repeated one: it is sent once, and when its answer is lost the evidence says what to look for. Deletes too: deleted numbers are given to new records.
    /// </summary>
    public static ApiCall Write(string operation, HttpMethod method, string path, Func<HttpContent>? content, CallOptions? options, string? clientId = null, params ReadOnlySpan<(string Name, string Value)> hints)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in hints)
            found[name] = value;
        return new(operation, method, path)
        {
            Repeatability = Repeatability.Once,
            Content = content,
            Options = options,
            CallClass = "write",
            Evidence = new WriteEvidence { ClientId = clientId, Hints = found },
        };
    }

    public Task<TAnswer> PostAsync<T, TAnswer>(
        string operation, string path, T body, CallOptions? options, CancellationToken cancellationToken, string? clientId = null, params ReadOnlySpan<(string Name, string Value)> hints) =>
        Session.SendAsync(Write(operation, HttpMethod.Post, path, Body(body), options, clientId, hints), Type<TAnswer>(), cancellationToken);

    /// <summary>Replaces a record that must exist.</summary>
    public Task<T> ReplaceAsync<T>(string operation, string path, T record, string key, CallOptions? options, CancellationToken cancellationToken)
    {
        var call = Write(operation, HttpMethod.Put, path, Body(record), options, key);
        return Session.SendAsync(call, response => DialectUpdate.MustHaveMet(Vendor, RevisoErrorCodes.CreatedByUpdate, response, call, key, Read<T>), cancellationToken);
    }

    public Task DeleteAsync(string operation, string path, string key, CallOptions? options, CancellationToken cancellationToken) =>
        Session.SendAsync(Write(operation, HttpMethod.Delete, path, null, options, key), cancellationToken);

    /// <summary>One page. The host of the next link is not followed: delivery notes name a foreign one.</summary>
    public async Task<Page<T>> PageAsync<T>(
        string operation, RequestPath path, RevisoQuery<T>? query, string? defaultSort, string? cursor, CallOptions? options, CancellationToken cancellationToken) where T : RevisoRecord
    {
        query ??= new();
        var page = DialectCursor.Parse(cursor, query.PageSize, MaxPageSize);
        path.Query("skippages", page.Skip).Query("pagesize", page.Size).Query("filter", query.Filter?.ToString()).Query("sort", DialectSortText.Join(query.Sort.Select(static s => s.ToString())) ?? defaultSort);
        var answer = await GetAsync<DialectCollection<T>>(operation, path, options, cancellationToken).ConfigureAwait(false);
        return answer.ToPage(page);
    }

    public IAsyncEnumerable<T> ListAsync<T>(
        string operation, Func<RequestPath> path, RevisoQuery<T>? query, string? defaultSort, CallOptions? options, CancellationToken cancellationToken) where T : RevisoRecord =>
        Paging.EnumerateAsync(Vendor, operation, (cursor, token) => PageAsync(operation, path(), query, defaultSort, cursor, options, token), cancellationToken);

    public static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
