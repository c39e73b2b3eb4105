using System.Text.Json;
using Connectors.Http;

namespace Connectors.Reviso;

/// <summary>Lists and records by the name of their resource, for everything that has no operations of its own here because no source describes its members. Reading only; writes go by <see cref="IRevisoClient.SendAsync"/>.</summary>
public class ResourceOperations : RevisoOperations
{
    /// <summary>For fakes, which override the members that a test calls.</summary>
    protected ResourceOperations()
    {
    }

    internal ResourceOperations(RevisoApi api) : base(api)
    {
    }

    /// <summary>All records of a list, page after page while the caller enumerates.</summary>
    /// <param name="resource">Which list.</param>
    /// <param name="query">Filter, order and page size; null lists everything.</param>
    /// <param name="options">As for any call.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public virtual IAsyncEnumerable<RevisoItem> ListAsync(RevisoResource resource, RevisoQuery<RevisoItem>? query = null, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.ListAsync("resources.list", () => Path(resource), query, null, options, cancellationToken);

    /// <summary>One page of a list.</summary>
    /// <param name="resource">Which list.</param>
    /// <param name="query">Filter, order and page size; null lists everything.</param>
    /// <param name="cursor">The page before it gave it; null is the first page.</param>
    /// <param name="options">As for any call.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public virtual Task<Page<RevisoItem>> ListPageAsync(RevisoResource resource, RevisoQuery<RevisoItem>? query = null, string? cursor = null, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.PageAsync("resources.list", Path(resource), query, null, cursor, options, cancellationToken);

    /// <summary>One record, or what stands at the address itself where the key is null: some resources are no lists (<see cref="RevisoResource.Configuration"/>).</summary>
    /// <param name="resource">Which list.</param>
    /// <param name="key">The record's key; characters that its path form replaces are replaced here.</param>
    /// <param name="options">As for any call.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <exception cref="ConnectorNotFoundException">There is no such record or resource.</exception>
    public virtual Task<RevisoItem> GetAsync(RevisoResource resource, string? key = null, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.GetAsync<RevisoItem>("resources.get", key is null ? Path(resource) : Path(resource, DialectKey.Encode(key)), options, cancellationToken);

    /// <summary>The vendor's schema of what a list takes: where Reviso tells required members and lengths of this agreement.</summary>
    /// <param name="resource">Which list.</param>
    /// <param name="write">For which write.</param>
    /// <param name="options">As for any call.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <exception cref="ConnectorNotFoundException">There is no schema.</exception>
    public virtual Task<JsonElement> GetSchemaAsync(RevisoResource resource, RevisoWrite write, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.GetAsync<JsonElement>("resources.schema", Path(resource, "schema", write.Value), options, cancellationToken);

    private static RequestPath Path(RevisoResource resource, params ReadOnlySpan<string> more)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(resource.Value, nameof(resource));
        return RequestPath.Of([.. resource.Value.Split('/'), .. more]);
    }
}
