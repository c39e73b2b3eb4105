using System.Globalization;
using System.Text.Json;
using Connectors.Http;

namespace Connectors.Economic;

/// <summary>The OpenAPI services: another host, other names, versions in the addresses, one budget with the REST API.</summary>
internal sealed class OpenApiApi(ApiSession session, DialectAgreementGuard guard, TimeSpan keyWindow, EconomicOpenApiVersions versions) : ApiBase(session, guard, keyWindow, EconomicJson.OpenApi)
{
    public const int MaxPagedSize = 100;
    public const int LastPage = 100;

    public EconomicOpenApiVersions Versions { get; } = versions;

    public RequestPath Path(OpenApiService service, params ReadOnlySpan<string> segments)
    {
        var (name, version) = service switch
        {
            OpenApiService.Customers => ("customersapi", Versions.Customers),
            OpenApiService.Products => ("productsapi", Versions.Products),
            OpenApiService.QuoteToCash => ("q2capi", Versions.QuoteToCash),
            OpenApiService.Webhooks => ("webhooksapi", Versions.Webhooks),
            OpenApiService.Suppliers => ("suppliersapi", Versions.Suppliers),
            OpenApiService.Subscriptions => ("subscriptionsapi", Versions.Subscriptions),
            _ => ("projectsapi", Versions.Projects),
        };
        return RequestPath.Of([name, "v" + version, .. segments]);
    }

    /// <summary>Up to 1000 records by cursor, in the order of their keys: a sort would be ignored without a word.</summary>
    public async Task<Page<T>> PageAsync<T>(string operation, RequestPath path, EconomicFilter<T>? filter, string? cursor, CallOptions? options, CancellationToken cancellationToken) where T : EconomicRecord
    {
        var answer = await GetAsync<OpenApiCursorPage<T>>(operation, path.Query("cursor", cursor).Query("filter", filter?.ToString()), options, cancellationToken).ConfigureAwait(false);
        return new(answer.Items, string.IsNullOrEmpty(answer.Cursor) ? null : answer.Cursor);
    }

    public IAsyncEnumerable<T> ListAsync<T>(string operation, Func<RequestPath> path, EconomicFilter<T>? filter, CallOptions? options, CancellationToken cancellationToken) where T : EconomicRecord =>
        Paging.EnumerateAsync(EconomicApi.Vendor, operation, (cursor, token) => PageAsync(operation, path(), filter, cursor, options, token), cancellationToken);

    /// <summary>Up to 100 sorted records by position; an array without an envelope, and nothing beyond the first 10000.</summary>
    public async Task<Page<T>> PagedAsync<T>(string operation, RequestPath path, OpenApiQuery<T>? query, string? cursor, CallOptions? options, CancellationToken cancellationToken) where T : EconomicRecord
    {
        query ??= new();
        var page = DialectCursor.Parse(cursor, query.PageSize, MaxPagedSize);
        if (page.Skip > LastPage)
            throw new ArgumentException("A sorted list ends after its 101st page.", nameof(cursor));
        path.Query("skipPages", page.Skip).Query("pageSize", page.Size).Query("filter", query.Filter?.ToString()).Query("sort", DialectSortText.Join(query.Sort.Select(static s => s.ToString())));
        var items = await GetAsync<IReadOnlyList<T>>(operation, path, options, cancellationToken).ConfigureAwait(false);
        return new(items, items.Count < page.Size || page.Skip >= LastPage ? null : (page with { Skip = page.Skip + 1 }).ToString());
    }

    public Task<int> CountAsync<T>(string operation, RequestPath path, EconomicFilter<T>? filter, CallOptions? options, CancellationToken cancellationToken) where T : EconomicRecord =>
        GetAsync<int>(operation, path.Query("filter", filter?.ToString()), options, cancellationToken);

    /// <summary>Makes a record. The answer is its key alone, whatever the vendor's text promises; where the body is empty the key is the last part of <c>Location</c>.</summary>
    public Task<TId> CreateAsync<T, TId>(string operation, RequestPath path, T record, string keyMember, CallOptions? options, CancellationToken cancellationToken, string? clientId = null, params ReadOnlySpan<(string Name, string Value)> hints)
        where TId : struct => WriteAsync(Write(operation, HttpMethod.Post, path, Body(record), options, clientId, hints), response => ReadKey<TId>(response, keyMember), cancellationToken);

    public Task<TAnswer> PostAsync<T, TAnswer>(string operation, RequestPath path, T body, CallOptions? options, CancellationToken cancellationToken, params ReadOnlySpan<(string Name, string Value)> hints) =>
        WriteAsync(Write(operation, HttpMethod.Post, path, Body(body), options, null, hints), Read<TAnswer>, cancellationToken);

    /// <summary>200 or 204: both are met. 201 would be a new record.</summary>
    public Task ReplaceAsync<T>(string operation, RequestPath path, T record, string key, CallOptions? options, CancellationToken cancellationToken)
    {
        var call = Write(operation, HttpMethod.Put, path, Body(record), options, null, ("key", key));
        return WriteAsync(call, response => Updated(response, call, key, static _ => true), cancellationToken);
    }

    public Task DeleteAsync(string operation, RequestPath path, string key, CallOptions? options, CancellationToken cancellationToken) =>
        WriteAsync(Write(operation, HttpMethod.Delete, path, null, options, null, ("key", key)), cancellationToken);

    private TId ReadKey<TId>(ApiResponse response, string member) where TId : struct
    {
        if (!response.Body.IsEmpty)
        {
            using var body = JsonDocument.Parse(response.Body);
            foreach (var property in body.RootElement.ValueKind == JsonValueKind.Object ? body.RootElement.EnumerateObject() : default)
            {
                if (property.Name.Equals(member, StringComparison.OrdinalIgnoreCase))
                    return Key<TId>(property.Value);
            }

            // A bare key is one too.
            if (body.RootElement.ValueKind is JsonValueKind.Number or JsonValueKind.String)
                return Key<TId>(body.RootElement);
        }

        var last = DialectLink.LastSegment(response.Header("Location")) ?? throw new JsonException("The answer names no key.");
        using var key = JsonDocument.Parse(int.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out _) && typeof(TId) != typeof(ProductNumber) ? last : JsonSerializer.Serialize(last, OpenApiJsonContext.Default.String));
        return Key<TId>(key.RootElement);
    }

    private TId Key<TId>(JsonElement element) where TId : struct => element.Deserialize(Type<TId>());
}

internal enum OpenApiService
{
    Customers,
    Products,
    QuoteToCash,
    Webhooks,
    Suppliers,
    Subscriptions,
    Projects,
}

internal sealed record OpenApiCursorPage<T>
{
    public string? Cursor { get; init; }

    public IReadOnlyList<T> Items { get; init => field = value ?? []; } = [];
}
