namespace Connectors.Economic;

/// <summary>Lines of draft invoices.</summary>
public class OpenApiDraftLineOperations : OpenApiChildOperations<SalesDocumentId, OpenApiDraftLine, SalesLineNumber>
{
    /// <summary>For fakes, which override the members that a test calls.</summary>
    protected OpenApiDraftLineOperations()
    {
    }

    internal OpenApiDraftLineOperations(OpenApiApi api) : base(api, "openapi.draftLines", OpenApiService.QuoteToCash, "invoices/drafts", "lines")
    {
    }

    /// <summary>Makes many lines at once.</summary>
    /// <param name="document">In which draft: its <see cref="OpenApiDraftInvoice.Number"/>.</param>
    /// <param name="lines">The lines.</param>
    /// <param name="options">As for any call.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <returns>Their numbers, in the same order.</returns>
    public virtual async Task<IReadOnlyList<SalesLineNumber>> CreateManyAsync(SalesDocumentId document, IReadOnlyList<OpenApiDraftLine> lines, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var answer = await Api.PostAsync<DraftLineBatch, DraftLineNumbers>(
            Name("createMany"), Path(document, "bulk"), new(lines), options, cancellationToken, ("documentId", document.ToString())).ConfigureAwait(false);
        return answer.Numbers ?? [];
    }

    /// <summary>Lines of all drafts, by cursor.</summary>
    public virtual IAsyncEnumerable<OpenApiDraftLine> ListAllAsync(EconomicFilter<OpenApiDraftLine>? filter = null, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.ListAsync(Name("listAll"), () => Api.Path(OpenApiService.QuoteToCash, "invoices", "drafts", "lines"), filter, options, cancellationToken);

    /// <summary>One page of the sorted list of lines of all drafts. Only the first 10000 can be reached.</summary>
    public virtual Task<Page<OpenApiDraftLine>> ListAllSortedPageAsync(OpenApiQuery<OpenApiDraftLine>? query = null, string? cursor = null, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.PagedAsync(Name("listAllSorted"), Api.Path(OpenApiService.QuoteToCash, "invoices", "drafts", "lines", "paged"), query, cursor, options, cancellationToken);

    /// <summary>How many lines all drafts have.</summary>
    public virtual Task<int> CountAllAsync(EconomicFilter<OpenApiDraftLine>? filter = null, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.CountAsync(Name("countAll"), Api.Path(OpenApiService.QuoteToCash, "invoices", "drafts", "lines", "count"), filter, options, cancellationToken);
}
