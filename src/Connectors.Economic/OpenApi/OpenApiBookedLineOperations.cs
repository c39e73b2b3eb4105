using Connectors.Http;

namespace Connectors.Economic;

/// <summary>Lines of booked invoices.</summary>
public class OpenApiBookedLineOperations : OpenApiOperationsBase
{
    /// <summary>For fakes, which override the members that a test calls.</summary>
    protected OpenApiBookedLineOperations()
    {
    }

    internal OpenApiBookedLineOperations(OpenApiApi api) : base(api)
    {
    }

    /// <summary>Lines of all documents, by cursor.</summary>
    /// <param name="filter">Conditions; null lists everything.</param>
    /// <param name="options">As for any call.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public virtual IAsyncEnumerable<OpenApiBookedLine> ListAsync(EconomicFilter<OpenApiBookedLine>? filter = null, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.ListAsync("openapi.bookedLines.list", () => Path("booked", "lines"), filter, options, cancellationToken);

    /// <summary>One page of the sorted list. Only the first 10000 lines can be reached.</summary>
    /// <param name="query">Filter, order and page size; null lists everything.</param>
    /// <param name="cursor">The page before it gave it; null is the first page.</param>
    /// <param name="options">As for any call.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public virtual Task<Page<OpenApiBookedLine>> ListSortedPageAsync(OpenApiQuery<OpenApiBookedLine>? query = null, string? cursor = null, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.PagedAsync("openapi.bookedLines.listSorted", Path("booked", "lines", "paged"), query, cursor, options, cancellationToken);

    /// <summary>How many lines there are.</summary>
    /// <param name="filter">Conditions; null counts everything.</param>
    /// <param name="options">As for any call.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public virtual Task<int> CountAsync(EconomicFilter<OpenApiBookedLine>? filter = null, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.CountAsync("openapi.bookedLines.count", Path("booked", "lines", "count"), filter, options, cancellationToken);

    /// <summary>Lines of one document. One that does not exist has none.</summary>
    /// <param name="document">Which document.</param>
    /// <param name="options">As for any call.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public virtual IAsyncEnumerable<OpenApiBookedLine> ListOfDocumentAsync(SalesDocumentId document, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.ListAsync<OpenApiBookedLine>("openapi.bookedLines.ofDocument", () => Path("booked", document.ToString(), "lines"), null, options, cancellationToken);

    /// <summary>One line.</summary>
    /// <param name="document">Of which document.</param>
    /// <param name="line">Which line.</param>
    /// <param name="options">As for any call.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <exception cref="ConnectorNotFoundException">There is no such line.</exception>
    public virtual Task<OpenApiBookedLine> GetAsync(SalesDocumentId document, SalesLineNumber line, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.GetAsync<OpenApiBookedLine>("openapi.bookedLines.get", Path("booked", document.ToString(), "lines", line.ToString()), options, cancellationToken);

    private RequestPath Path(params ReadOnlySpan<string> segments) => Api.Path(OpenApiService.QuoteToCash, ["invoices", .. segments]);
}
