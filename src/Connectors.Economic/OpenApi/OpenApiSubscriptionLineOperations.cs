namespace Connectors.Economic;

/// <summary>Lines of subscriptions.</summary>
public class OpenApiSubscriptionLineOperations : OpenApiChildOperations<SubscriptionNumber, OpenApiSubscriptionLine, SubscriptionLineNumber>
{
    /// <summary>For fakes, which override the members that a test calls.</summary>
    protected OpenApiSubscriptionLineOperations()
    {
    }

    internal OpenApiSubscriptionLineOperations(OpenApiApi api) : base(api, "openapi.subscriptionLines", OpenApiService.Subscriptions, "subscriptions", "lines")
    {
    }

    /// <summary>Lines of all subscriptions, by cursor.</summary>
    public virtual IAsyncEnumerable<OpenApiSubscriptionLine> ListAllAsync(EconomicFilter<OpenApiSubscriptionLine>? filter = null, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.ListAsync(Name("listAll"), () => Api.Path(OpenApiService.Subscriptions, "subscriptionlines"), filter, options, cancellationToken);

    /// <summary>One page of the sorted list of lines of all subscriptions. Only the first 10000 can be reached.</summary>
    public virtual Task<Page<OpenApiSubscriptionLine>> ListAllSortedPageAsync(OpenApiQuery<OpenApiSubscriptionLine>? query = null, string? cursor = null, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.PagedAsync(Name("listAllSorted"), Api.Path(OpenApiService.Subscriptions, "subscriptionlines", "paged"), query, cursor, options, cancellationToken);

    /// <summary>How many lines all subscriptions have.</summary>
    public virtual Task<int> CountAllAsync(EconomicFilter<OpenApiSubscriptionLine>? filter = null, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.CountAsync(Name("countAll"), Api.Path(OpenApiService.Subscriptions, "subscriptionlines", "count"), filter, options, cancellationToken);
}
