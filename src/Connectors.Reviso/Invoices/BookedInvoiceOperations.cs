using Connectors.Http;

namespace Connectors.Reviso;

/// <summary>Booking, and booked invoices (<c>/v2/invoices</c>). Nothing unbooks one.</summary>
public class BookedInvoiceOperations : ReadOperations<BookedInvoice, BookedInvoiceNumber>
{
    /// <summary>For fakes, which override the members that a test calls.</summary>
    protected BookedInvoiceOperations()
    {
    }

    internal BookedInvoiceOperations(RevisoApi api) : base(api, "bookedInvoices", ["v2", "invoices", "booked"])
    {
    }

    /// <summary>Books a draft. It is sent once; the draft is gone afterwards.</summary>
    /// <param name="draft">Which draft.</param>
    /// <param name="options">As for any call.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <returns>The invoice with its number. The number of the draft's id and the one that is printed (<see cref="BookedInvoice.DisplayInvoiceNumber"/>) are others.</returns>
    /// <exception cref="ConnectorNotFoundException">There is no such draft: perhaps it is booked already.</exception>
    /// <exception cref="ConnectorValidationException">It cannot be booked as it is; or there is no such draft, where Reviso says so by a field error with <see cref="RevisoErrorCodes.NotFound"/>.</exception>
    /// <exception cref="OutcomeUnknownException">No answer came. Read the draft of the evidence: where it is 404, it was booked.</exception>
    public virtual Task<BookedInvoice> BookAsync(InvoiceId draft, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.PostAsync<InvoiceBooking, BookedInvoice>(Name("book"), Path(), new() { Id = draft }, options, cancellationToken, draft.ToString(), ("draftId", draft.ToString()));

    /// <summary>Booked invoices that were sent.</summary>
    public virtual IAsyncEnumerable<BookedInvoice> ListSentAsync(RevisoQuery<BookedInvoice>? query = null, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.ListAsync(Name("sent"), () => RequestPath.Of("v2", "invoices", "sent"), query, null, options, cancellationToken);

    /// <summary>Booked invoices that are paid.</summary>
    public virtual IAsyncEnumerable<BookedInvoice> ListPaidAsync(RevisoQuery<BookedInvoice>? query = null, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.ListAsync(Name("paid"), () => RequestPath.Of("v2", "invoices", "paid"), query, null, options, cancellationToken);

    /// <summary>Booked invoices that are not paid.</summary>
    public virtual IAsyncEnumerable<BookedInvoice> ListUnpaidAsync(RevisoQuery<BookedInvoice>? query = null, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.ListAsync(Name("unpaid"), () => RequestPath.Of("v2", "invoices", "unpaid"), query, null, options, cancellationToken);

    /// <summary>The invoice as a PDF. Dispose the stream: it holds the connection.</summary>
    /// <exception cref="ConnectorNotFoundException">There is no such invoice.</exception>
    public virtual Task<Stream> GetPdfAsync(BookedInvoiceNumber number, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.GetFileAsync(Name("pdf"), Path(number, "pdf"), "application/pdf", options, cancellationToken);
}
