using Connectors.Http;

namespace Connectors.Economic;

/// <summary>Quotes and orders: the same documents in three stages.</summary>
/// <typeparam name="T">The document.</typeparam>
/// <typeparam name="TNumber">Its number.</typeparam>
public abstract class DocumentOperations<T, TNumber> : EconomicOperations where T : SalesDocument where TNumber : struct
{
    private readonly string _resource;
    private readonly string _sort;

    /// <summary>For fakes, which override the members that a test calls.</summary>
    protected DocumentOperations() => (_resource, _sort) = ("", "");

    private protected DocumentOperations(EconomicApi api, string resource, string sort) : base(api) => (_resource, _sort) = (resource, sort);

    private protected string Name(string verb) => $"{_resource}.{verb}";

    private protected RequestPath Path(SalesStage stage, params ReadOnlySpan<string> more) => RequestPath.Of([_resource, stage.Value, .. more]);

    /// <summary>All documents of a stage, without their lines.</summary>
    /// <param name="stage">Which stage.</param>
    /// <param name="query">Filter, order and page size; null lists everything.</param>
    /// <param name="options">As for any call.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public virtual IAsyncEnumerable<T> ListAsync(SalesStage stage, EconomicQuery<T>? query = null, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.ListAsync(Name("list"), () => Path(stage), query, _sort, options, cancellationToken);

    /// <summary>One page of the documents of a stage.</summary>
    /// <param name="stage">Which stage.</param>
    /// <param name="query">Filter, order and page size; null lists everything.</param>
    /// <param name="cursor">The page before it gave it; null is the first page.</param>
    /// <param name="options">As for any call.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public virtual Task<Page<T>> ListPageAsync(SalesStage stage, EconomicQuery<T>? query = null, string? cursor = null, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.PageAsync(Name("list"), Path(stage), query, _sort, cursor, options, cancellationToken);

    /// <summary>One document in full, with its lines.</summary>
    /// <exception cref="ConnectorNotFoundException">There is none of this number in this stage.</exception>
    public virtual Task<T> GetAsync(SalesStage stage, TNumber number, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.GetAsync<T>(Name("get"), Path(stage, number.ToString()!), options, cancellationToken);

    /// <summary>Makes a draft. <see cref="CallOptions.IdempotencyKey"/> is sent, a new one where there is none: a repeat within the hour makes no second draft.</summary>
    /// <returns>The draft as e-conomic stored it, with number and sums.</returns>
    /// <exception cref="ConnectorValidationException">Refused; see its field errors.</exception>
    /// <exception cref="OutcomeUnknownException">No answer came. Its evidence holds the key, until when it is good, customer and reference.</exception>
    public virtual Task<T> CreateAsync(T document, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(document);
        return Api.CreateAsync(Name("create"), Path(SalesStage.Drafts), document, options, cancellationToken, null, [.. SalesHints.Of(document)]);
    }

    /// <summary>Changes a draft: reads it, applies the function and writes all of it back. Lines are replaced as a whole.</summary>
    /// <param name="number">Which draft.</param>
    /// <param name="change">Makes the new draft of the current one: <c>current => current with { … }</c>.</param>
    /// <param name="options">As for any call; a time-out is that of each of the two calls.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <exception cref="ConnectorNotFoundException">There is no such draft.</exception>
    /// <exception cref="OutcomeUnknownException">No answer came; or the draft vanished between the two calls and the write made a new one
    /// (<see cref="EconomicErrorCodes.CreatedByUpdate"/> in the inner exception).</exception>
    public virtual async Task<T> UpdateAsync(TNumber number, Func<T, T> change, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(change);
        var current = await GetAsync(SalesStage.Drafts, number, options, cancellationToken).ConfigureAwait(false);
        return await ReplaceAsync(number, change(current), options, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Writes a whole draft: what is null is empty afterwards. <see cref="UpdateAsync"/> is the careful way.</summary>
    /// <exception cref="OutcomeUnknownException">No answer came; or there was no such draft and the write made one (<see cref="EconomicErrorCodes.CreatedByUpdate"/> in the inner exception).</exception>
    public virtual async Task<T> ReplaceAsync(TNumber number, T document, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(document);
        try
        {
            return await PutAsync(number, document, options, cancellationToken).ConfigureAwait(false);
        }
        catch (ConnectorValidationException e) when (LineUnits.AreUnnamed(document) && e.FieldErrors.Any(static f => f.Field.EndsWith("unit.name", StringComparison.OrdinalIgnoreCase)))
        {
            // The schema wants the name of a line's unit beside its number, and nobody knows whether the server does. Refused means not applied: once more, under a key of its own.
            var named = await LineUnits.NameAsync(Api, document, options, cancellationToken).ConfigureAwait(false);
            return await PutAsync(number, named, options?.IdempotencyKey is { Length: > 0 } key ? options with { IdempotencyKey = key + "-named" } : options, cancellationToken).ConfigureAwait(false);
        }
    }

    private Task<T> PutAsync(TNumber number, T document, CallOptions? options, CancellationToken cancellationToken) =>
        Api.ReplaceAsync(Name("replace"), Path(SalesStage.Drafts, number.ToString()!), document, number.ToString()!, options, cancellationToken);

    /// <summary>Deletes a document: a draft, or one that was sent. Whether e-conomic answers 204 or a report (both are described), it is deleted.</summary>
    /// <param name="number">Which one.</param>
    /// <param name="stage">Where it stands; null = drafts.</param>
    /// <param name="options">As for any call.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <exception cref="ConnectorNotFoundException">There is none, or not any more.</exception>
    public virtual Task DeleteAsync(TNumber number, SalesStage? stage = null, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.DeleteAsync(Name("delete"), Path(stage ?? SalesStage.Drafts, number.ToString()!), number.ToString()!, options, cancellationToken);

    /// <summary>
    /// Marks a draft as sent; nothing is mailed. The vendor's older texts describe it for orders, one observer says that no such call exists, and it is not in the schemas: where it is gone,
    /// e-conomic answers 404 or 405.
    /// </summary>
    /// <param name="number">Which draft.</param>
    /// <param name="options">As for any call; a time-out is that of each of the two calls.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <exception cref="OutcomeUnknownException">No answer came; or a second document was made (<see cref="EconomicErrorCodes.DoubledByMove"/> in the inner exception).</exception>
    public virtual Task<T> MarkSentAsync(TNumber number, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        MoveAsync("markSent", number, SalesStage.Drafts, SalesStage.Sent, options, cancellationToken);

    /// <summary>Makes a sent document a draft again. As doubtful as <see cref="MarkSentAsync"/>.</summary>
    /// <param name="number">Which one.</param>
    /// <param name="options">As for any call; a time-out is that of each of the two calls.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <exception cref="OutcomeUnknownException">No answer came; or a second document was made (<see cref="EconomicErrorCodes.DoubledByMove"/> in the inner exception).</exception>
    public virtual Task<T> ReopenAsync(TNumber number, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        MoveAsync("reopen", number, SalesStage.Sent, SalesStage.Drafts, options, cancellationToken);

    /// <summary>A draft invoice with the contents of the document, to be given to <see cref="DraftInvoiceOperations.CreateAsync"/>. Nothing is stored; a sent document moves to the archive when the invoice is made.</summary>
    /// <param name="number">Which document.</param>
    /// <param name="stage">Where it stands; null = drafts.</param>
    /// <param name="options">As for any call.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public virtual Task<DraftInvoice> GetInvoiceTemplateAsync(TNumber number, SalesStage? stage = null, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.GetAsync<DraftInvoice>(Name("invoiceTemplate"), Path(stage ?? SalesStage.Drafts, number.ToString()!, "templates", "upgrade-instructions", "draftInvoice"), options, cancellationToken);

    /// <summary>The document as a PDF. Dispose the stream: it holds the connection.</summary>
    public virtual Task<Stream> GetPdfAsync(SalesStage stage, TNumber number, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.GetFileAsync(Name("pdf"), Path(stage, number.ToString()!, "pdf"), "application/pdf", options, cancellationToken);

    private async Task<T> MoveAsync(string verb, TNumber number, SalesStage from, SalesStage to, CallOptions? options, CancellationToken cancellationToken)
    {
        // The whole document, unchanged, is what the vendor asks for.
        var current = await GetAsync(from, number, options, cancellationToken).ConfigureAwait(false);
        var moved = await Api.CreateAsync(Name(verb), Path(to), current, options, cancellationToken, number.ToString()).ConfigureAwait(false);
        if (NumberOf(moved) is not { } other || other.Equals(number))
            return moved;
        // The address that moves a document also makes new ones: where the vendor has given up moving, there are two now.
        var text = $"{EconomicApi.Vendor} {Name(verb)}: e-conomic did not move {number} but made {other} of it. Delete the one that should not be.";
        throw new OutcomeUnknownException(text, new ConnectorConflictException(text)
        {
            Vendor = EconomicApi.Vendor,
            Operation = Name(verb),
            StatusCode = 201,
            ErrorCode = EconomicErrorCodes.DoubledByMove,
        })
        {
            Vendor = EconomicApi.Vendor,
            Operation = Name(verb),
            Evidence = new() { ClientId = number.ToString(), Hints = new Dictionary<string, string> { ["madeNumber"] = other.ToString()! } },
        };
    }

    private protected abstract TNumber? NumberOf(T document);
}

internal static class SalesHints
{
    /// <summary>What finds a document again whose create was not answered.</summary>
    public static IEnumerable<(string Name, string Value)> Of(SalesDocument document)
    {
        if (document.Customer?.ToString() is { Length: > 0 } customer)
            yield return ("customer", customer);
        if (document.References?.Other is { Length: > 0 } reference)
            yield return ("references.other", reference);
        yield return ("date", DialectFilterText.Date(document.Date));
    }
}
