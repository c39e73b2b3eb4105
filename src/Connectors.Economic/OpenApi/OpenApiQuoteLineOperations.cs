using Connectors.Http;

namespace Connectors.Economic;

/// <summary>Lines of quotes.</summary>
public class OpenApiQuoteLineOperations : OpenApiOperationsBase
{
    /// <summary>For fakes, which override the members that a test calls.</summary>
    protected OpenApiQuoteLineOperations()
    {
    }

    internal OpenApiQuoteLineOperations(OpenApiApi api) : base(api)
    {
    }

    /// <summary>Lines of all documents, by cursor.</summary>
    /// <param name="stage">Where the documents stand.</param>
    /// <param name="filter">Conditions; null lists everything.</param>
    /// <param name="options">As for any call.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public virtual IAsyncEnumerable<OpenApiQuoteLine> ListAsync(SalesStage stage, EconomicFilter<OpenApiQuoteLine>? filter = null, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.ListAsync("openapi.quoteLines.list", () => Path(stage.Value, "lines"), filter, options, cancellationToken);

    /// <summary>One page of the sorted list. Only the first 10000 lines can be reached.</summary>
    /// <param name="stage">Where the documents stand.</param>
    /// <param name="query">Filter, order and page size; null lists everything.</param>
    /// <param name="cursor">The page before it gave it; null is the first page.</param>
    /// <param name="options">As for any call.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public virtual Task<Page<OpenApiQuoteLine>> ListSortedPageAsync(SalesStage stage, OpenApiQuery<OpenApiQuoteLine>? query = null, string? cursor = null, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.PagedAsync("openapi.quoteLines.listSorted", Path(stage.Value, "lines", "paged"), query, cursor, options, cancellationToken);

    /// <summary>How many lines there are.</summary>
    /// <param name="stage">Where the documents stand.</param>
    /// <param name="filter">Conditions; null counts everything.</param>
    /// <param name="options">As for any call.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public virtual Task<int> CountAsync(SalesStage stage, EconomicFilter<OpenApiQuoteLine>? filter = null, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.CountAsync("openapi.quoteLines.count", Path(stage.Value, "lines", "count"), filter, options, cancellationToken);

    /// <summary>Lines of one document. One that does not exist has none.</summary>
    /// <param name="stage">Where the documents stand.</param>
    /// <param name="document">Which document.</param>
    /// <param name="options">As for any call.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public virtual IAsyncEnumerable<OpenApiQuoteLine> ListOfDocumentAsync(SalesStage stage, SalesDocumentId document, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.ListAsync<OpenApiQuoteLine>("openapi.quoteLines.ofDocument", () => Path(stage.Value, document.ToString(), "lines"), null, options, cancellationToken);

    /// <summary>One line.</summary>
    /// <param name="stage">Where the documents stand.</param>
    /// <param name="document">Of which document.</param>
    /// <param name="line">Which line.</param>
    /// <param name="options">As for any call.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <exception cref="ConnectorNotFoundException">There is no such line.</exception>
    public virtual Task<OpenApiQuoteLine> GetAsync(SalesStage stage, SalesDocumentId document, SalesLineNumber line, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.GetAsync<OpenApiQuoteLine>("openapi.quoteLines.get", Path(stage.Value, document.ToString(), "lines", line.ToString()), options, cancellationToken);

    private RequestPath Path(params ReadOnlySpan<string> segments) => Api.Path(OpenApiService.QuoteToCash, ["quotes", .. segments]);
}
