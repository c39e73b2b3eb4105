using System.Text.Json;
using Connectors.Http;

namespace Connectors.Economic;

/// <summary>The REST API.</summary>
internal sealed class EconomicApi(ApiSession session, DialectAgreementGuard guard, TimeSpan keyWindow) : ApiBase(session, guard, keyWindow, EconomicJson.Rest)
{
    public const string Vendor = "e-conomic";

    public Task<T> CreateAsync<T>(string operation, RequestPath path, T record, CallOptions? options, CancellationToken cancellationToken, string? clientId = null, params ReadOnlySpan<(string Name, string Value)> hints) =>
        WriteAsync(Write(operation, HttpMethod.Post, path, Body(record), options, clientId, hints), Read<T>, cancellationToken);

    public Task<TAnswer> PostAsync<T, TAnswer>(string operation, RequestPath path, T body, CallOptions? options, CancellationToken cancellationToken, params ReadOnlySpan<(string Name, string Value)> hints) =>
        WriteAsync(Write(operation, HttpMethod.Post, path, Body(body), options, null, hints), Read<TAnswer>, cancellationToken);

    public Task<TAnswer> PutAsync<T, TAnswer>(string operation, RequestPath path, T body, CallOptions? options, CancellationToken cancellationToken, params ReadOnlySpan<(string Name, string Value)> hints) =>
        WriteAsync(Write(operation, HttpMethod.Put, path, Body(body), options, null, hints), Read<TAnswer>, cancellationToken);

    /// <summary>Replaces a part of a record. Whether the answer is the part or the whole is not described: both are read.</summary>
    public Task<T> PutPartAsync<T>(string operation, RequestPath path, string member, T part, CallOptions? options, CancellationToken cancellationToken) =>
        WriteAsync(Write(operation, HttpMethod.Put, path, Body(part), options), response => ReadPart<T>(response, member), cancellationToken);

    /// <summary>Replaces a record that must exist.</summary>
    public Task<T> ReplaceAsync<T>(string operation, RequestPath path, T record, string key, CallOptions? options, CancellationToken cancellationToken)
    {
        var call = Write(operation, HttpMethod.Put, path, Body(record), options, null, ("number", key));
        return WriteAsync(call, response => Updated(response, call, key, Read<T>), cancellationToken);
    }

    public Task DeleteAsync(string operation, RequestPath path, string key, CallOptions? options, CancellationToken cancellationToken) =>
        WriteAsync(Write(operation, HttpMethod.Delete, path, null, options, null, ("number", key)), cancellationToken);

    private T ReadPart<T>(ApiResponse response, string member)
    {
        using var body = JsonDocument.Parse(response.Body);
        var root = body.RootElement;
        return (root.TryGetProperty(member, out var part) && part.ValueKind == JsonValueKind.Object ? part : root).Deserialize(Type<T>()) ?? throw new JsonException("The answer is null.");
    }

    /// <summary>One page. Pages hold what they hold by position only, so the list is sorted by its key wherever the caller says nothing else.</summary>
    public async Task<Page<T>> PageAsync<T>(
        string operation, RequestPath path, EconomicQuery<T>? query, string? defaultSort, string? cursor, CallOptions? options, CancellationToken cancellationToken) where T : EconomicRecord
    {
        query ??= new();
        var page = DialectCursor.Parse(cursor, query.PageSize);
        path.Query("skippages", page.Skip).Query("pagesize", page.Size).Query("filter", query.Filter?.ToString()).Query("sort", DialectSortText.Join(query.Sort.Select(static s => s.ToString())) ?? defaultSort);
        var answer = await GetAsync<DialectCollection<T>>(operation, path, options, cancellationToken).ConfigureAwait(false);
        return answer.ToPage(page);
    }

    public IAsyncEnumerable<T> ListAsync<T>(
        string operation, Func<RequestPath> path, EconomicQuery<T>? query, string? defaultSort, CallOptions? options, CancellationToken cancellationToken) where T : EconomicRecord =>
        Paging.EnumerateAsync(Vendor, operation, (cursor, token) => PageAsync(operation, path(), query, defaultSort, cursor, options, token), cancellationToken);
}
