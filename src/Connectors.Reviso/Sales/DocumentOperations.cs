namespace Connectors.Reviso;

/// <summary>Quotations and orders: the same document in one list each, with flags for what is archived and what was sent.</summary>
/// <typeparam name="T">The document.</typeparam>
/// <typeparam name="TId">Its key.</typeparam>
public abstract class DocumentOperations<T, TId> : WriteOperations<T, TId> where T : SalesDocument where TId : struct
{
    /// <summary>For fakes, which override the members that a test calls.</summary>
    protected DocumentOperations()
    {
    }

    private protected DocumentOperations(RevisoApi api, string resource) : base(api, resource, [resource])
    {
    }

    /// <summary>Documents that are neither archived nor sent, without their lines.</summary>
    /// <param name="options">As for any call.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public virtual IAsyncEnumerable<T> ListOpenAsync(CallOptions? options = null, CancellationToken cancellationToken = default) =>
        ListAsync(new() { Filter = Open() }, options, cancellationToken);

    /// <summary>Archives a document, or takes it out of the archive, which is what must be done before it can be deleted. Reads it first and writes all of it back.</summary>
    /// <param name="id">Which document.</param>
    /// <param name="archived">Into the archive, or out of it.</param>
    /// <param name="options">As for any call; a time-out is that of each of the two calls.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <exception cref="OutcomeUnknownException">As for <see cref="WriteOperations{T, TId}.UpdateAsync"/>.</exception>
    public virtual Task<T> SetArchivedAsync(TId id, bool archived, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        UpdateAsync(id, current => WithArchived(current, archived), options, cancellationToken);

    /// <summary>Marks a document as sent, or as not sent; nothing is mailed. Reads it first and writes all of it back.</summary>
    /// <param name="id">Which document.</param>
    /// <param name="sent">Sent, or not.</param>
    /// <param name="options">As for any call; a time-out is that of each of the two calls.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <exception cref="OutcomeUnknownException">As for <see cref="WriteOperations{T, TId}.UpdateAsync"/>.</exception>
    public virtual Task<T> SetSentAsync(TId id, bool sent, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        UpdateAsync(id, current => WithSent(current, sent), options, cancellationToken);

    /// <summary>
    /// The document as a PDF, at the address where invoices have theirs: for quotations and orders it is not documented, and may be 404. Dispose the stream: it holds the connection.
    /// </summary>
    /// <exception cref="ConnectorNotFoundException">There is no such document, or no such address.</exception>
    public virtual Task<Stream> GetPdfAsync(TId id, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.GetFileAsync(Name("pdf"), Path(id, "pdf"), "application/pdf", options, cancellationToken);

    private protected abstract T WithArchived(T document, bool archived);

    private protected abstract T WithSent(T document, bool sent);

    private protected abstract RevisoFilter<T> Open();

    private protected override IReadOnlyList<(string Name, string Value)> HintsOf(T record) => SalesHints.Of(record);
}

internal static class SalesHints
{
    /// <summary>What finds a document again whose create was not answered: Reviso recognises no repeat, so a search must.</summary>
    public static IReadOnlyList<(string Name, string Value)> Of(SalesDocument document)
    {
        List<(string, string)> hints = [("date", DialectFilterText.Date(document.Date))];
        if (document.Customer is { } customer)
            hints.Add(("customer", customer.CustomerNumber.ToString()));
        if (document.References?.Other is { Length: > 0 } reference)
            hints.Add(("references.other", reference));
        if (document.Notes?.Heading is { Length: > 0 } heading)
            hints.Add(("notes.heading", heading));
        return hints;
    }
}
