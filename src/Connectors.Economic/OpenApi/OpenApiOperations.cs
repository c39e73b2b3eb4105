using Connectors.Http;

namespace Connectors.Economic;

/// <summary>What all resources of the OpenAPI services have in common.</summary>
public abstract class OpenApiOperationsBase
{
    private readonly OpenApiApi? _api;

    /// <summary>For fakes, which override the members that a test calls.</summary>
    protected OpenApiOperationsBase()
    {
    }

    private protected OpenApiOperationsBase(OpenApiApi api) => _api = api;

    private protected OpenApiApi Api => _api ?? throw new NotSupportedException($"This {GetType().Name} has no connection: it was made by its constructor for fakes. Override the member that is called, or get a client from {nameof(IEconomicClientFactory)}.");
}

/// <summary>Where a resource lives.</summary>
/// <param name="Name">Its name in errors.</param>
/// <param name="Service">The service.</param>
/// <param name="Path">Below the service and its version.</param>
/// <param name="Paged">The sorted list, where it does not lie at <c>paged</c> below the path.</param>
internal sealed record OpenApiResource(string Name, OpenApiService Service, string[] Path, string[]? Paged = null)
{
    public string KeyMember { get; init; } = "number";

    /// <summary>PUT goes to the list, with the key in the body. The other form has the key in the address.</summary>
    public bool PutsOnList { get; init; } = true;

    public RequestPath Of(OpenApiApi api, params ReadOnlySpan<string> more) => api.Path(Service, [.. Path, .. more]);

    public RequestPath OfPaged(OpenApiApi api) => Paged is { } paged ? api.Path(Service, paged) : Of(api, "paged");
}

/// <summary>A list of an OpenAPI service and its records.</summary>
/// <typeparam name="T">The record.</typeparam>
/// <typeparam name="TId">Its key.</typeparam>
public abstract class OpenApiReadOperations<T, TId> : OpenApiOperationsBase where T : EconomicRecord where TId : struct
{
    private readonly OpenApiResource _resource;

    /// <summary>For fakes, which override the members that a test calls.</summary>
    protected OpenApiReadOperations() => _resource = new("", default, []);

    private protected OpenApiReadOperations(OpenApiApi api, OpenApiResource resource) : base(api) => _resource = resource;

    private protected OpenApiResource Resource => _resource;

    private protected string Name(string verb) => $"{_resource.Name}.{verb}";

    /// <summary>All records by cursor, up to 1000 per call, in the order of their keys: this list cannot be sorted.</summary>
    /// <param name="filter">Conditions; null lists everything.</param>
    /// <param name="options">As for any call.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public virtual IAsyncEnumerable<T> ListAsync(EconomicFilter<T>? filter = null, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.ListAsync(Name("list"), () => _resource.Of(Api), filter, options, cancellationToken);

    /// <summary>One page by cursor.</summary>
    /// <param name="filter">Conditions; null lists everything.</param>
    /// <param name="cursor">The page before it gave it; null is the first page.</param>
    /// <param name="options">As for any call.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public virtual Task<Page<T>> ListPageAsync(EconomicFilter<T>? filter = null, string? cursor = null, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.PageAsync(Name("list"), _resource.Of(Api), filter, cursor, options, cancellationToken);

    /// <summary>One page of the sorted list: for tables that people leaf through. Only the first 10000 records can be reached.</summary>
    /// <param name="query">Filter, order and page size; null lists everything.</param>
    /// <param name="cursor">The page before it gave it; null is the first page.</param>
    /// <param name="options">As for any call.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public virtual Task<Page<T>> ListSortedPageAsync(OpenApiQuery<T>? query = null, string? cursor = null, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.PagedAsync(Name("listSorted"), _resource.OfPaged(Api), query, cursor, options, cancellationToken);
}

/// <summary>A list that can be counted.</summary>
/// <typeparam name="T">The record.</typeparam>
/// <typeparam name="TId">Its key.</typeparam>
public abstract class OpenApiCountedOperations<T, TId> : OpenApiReadOperations<T, TId> where T : EconomicRecord where TId : struct
{
    /// <summary>For fakes, which override the members that a test calls.</summary>
    protected OpenApiCountedOperations()
    {
    }

    private protected OpenApiCountedOperations(OpenApiApi api, OpenApiResource resource) : base(api, resource)
    {
    }

    /// <summary>How many records there are.</summary>
    /// <param name="filter">Conditions; null counts everything.</param>
    /// <param name="options">As for any call.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public virtual Task<int> CountAsync(EconomicFilter<T>? filter = null, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.CountAsync(Name("count"), Resource.Of(Api, "count"), filter, options, cancellationToken);
}
