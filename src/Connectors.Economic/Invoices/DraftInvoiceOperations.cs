using Connectors.Http;

namespace Connectors.Economic;

/// <summary>Draft invoices. Deleting all of them by one call, which e-conomic offers, is not offered here.</summary>
public class DraftInvoiceOperations : EconomicOperations
{
    private const string Sort = "draftInvoiceNumber";

    /// <summary>For fakes, which override the members that a test calls.</summary>
    protected DraftInvoiceOperations()
    {
    }

    internal DraftInvoiceOperations(EconomicApi api) : base(api)
    {
    }

    /// <summary>All draft invoices, without their lines.</summary>
    public virtual IAsyncEnumerable<DraftInvoice> ListAsync(EconomicQuery<DraftInvoice>? query = null, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.ListAsync("draftInvoices.list", Drafts, query, Sort, options, cancellationToken);

    /// <summary>One page of draft invoices, without their lines.</summary>
    /// <param name="query">Filter, order and page size; null lists everything.</param>
    /// <param name="cursor">The page before it gave it; null is the first page.</param>
    /// <param name="options">As for any call.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public virtual Task<Page<DraftInvoice>> ListPageAsync(EconomicQuery<DraftInvoice>? query = null, string? cursor = null, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.PageAsync("draftInvoices.list", Drafts(), query, Sort, cursor, options, cancellationToken);

    /// <summary>One draft in full, with its lines.</summary>
    /// <exception cref="ConnectorNotFoundException">There is none, or it was booked.</exception>
    public virtual Task<DraftInvoice> GetAsync(DraftInvoiceNumber number, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.GetAsync<DraftInvoice>("draftInvoices.get", Draft(number), options, cancellationToken);

    /// <summary>Makes a draft. <see cref="CallOptions.IdempotencyKey"/> is sent, a new one where there is none: a repeat within the hour makes no second draft.</summary>
    /// <returns>The draft as e-conomic stored it, with number and sums.</returns>
    /// <exception cref="ConnectorValidationException">Refused; see its field errors.</exception>
    /// <exception cref="OutcomeUnknownException">No answer came. Its evidence holds the key, until when it is good, customer and reference.</exception>
    public virtual Task<DraftInvoice> CreateAsync(DraftInvoice invoice, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(invoice);
        return Api.CreateAsync("draftInvoices.create", Drafts(), invoice, options, cancellationToken, null, [.. SalesHints.Of(invoice)]);
    }

    /// <summary>Changes a draft: reads it, applies the function and writes all of it back. Lines are replaced as a whole.</summary>
    /// <param name="number">Which draft.</param>
    /// <param name="change">Makes the new draft of the current one: <c>current => current with { … }</c>.</param>
    /// <param name="options">As for any call; a time-out is that of each of the two calls.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <exception cref="ConnectorNotFoundException">There is none, or it was booked.</exception>
    /// <exception cref="OutcomeUnknownException">No answer came; or the draft vanished between the two calls and the write made a new one
    /// (<see cref="EconomicErrorCodes.CreatedByUpdate"/> in the inner exception).</exception>
    public virtual async Task<DraftInvoice> UpdateAsync(DraftInvoiceNumber number, Func<DraftInvoice, DraftInvoice> change, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(change);
        var current = await GetAsync(number, options, cancellationToken).ConfigureAwait(false);
        return await ReplaceAsync(number, change(current), options, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Writes a whole draft: what is null is empty afterwards. <see cref="UpdateAsync"/> is the careful way.</summary>
    /// <exception cref="OutcomeUnknownException">No answer came; or there was no such draft and the write made one (<see cref="EconomicErrorCodes.CreatedByUpdate"/> in the inner exception).</exception>
    public virtual Task<DraftInvoice> ReplaceAsync(DraftInvoiceNumber number, DraftInvoice invoice, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(invoice);
        return Api.ReplaceAsync("draftInvoices.replace", Draft(number), invoice, number.ToString(), options, cancellationToken);
    }

    /// <summary>Deletes a draft.</summary>
    /// <exception cref="ConnectorNotFoundException">There is none, or not any more.</exception>
    public virtual Task DeleteAsync(DraftInvoiceNumber number, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.DeleteAsync("draftInvoices.delete", Draft(number), number.ToString(), options, cancellationToken);

    /// <summary>Adds lines to a draft.</summary>
    public virtual Task AddLinesAsync(DraftInvoiceNumber number, IReadOnlyList<SalesLine> lines, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(lines);
        return Api.WriteAsync(
            Api.Write("draftInvoices.addLines", HttpMethod.Post, Draft(number, "lines"), Api.Body(new DraftInvoiceLines { Lines = lines }), options, null, ("draftInvoiceNumber", number.ToString())),
            cancellationToken);
    }

    /// <summary>How the draft can be booked, to be given to <see cref="BookedInvoiceOperations.BookAsync"/>. Nothing is stored.</summary>
    public virtual Task<InvoiceBooking> GetBookingTemplateAsync(DraftInvoiceNumber number, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.GetAsync<InvoiceBooking>("draftInvoices.bookingTemplate", Draft(number, "templates", "booking-instructions"), options, cancellationToken);

    /// <summary>The draft as a PDF. Dispose the stream: it holds the connection.</summary>
    public virtual Task<Stream> GetPdfAsync(DraftInvoiceNumber number, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.GetFileAsync("draftInvoices.pdf", Draft(number, "pdf"), "application/pdf", options, cancellationToken);

    private static RequestPath Drafts() => RequestPath.Of("invoices", "drafts");

    private static RequestPath Draft(DraftInvoiceNumber number, params ReadOnlySpan<string> more) => RequestPath.Of(["invoices", "drafts", number.ToString(), .. more]);
}
