using Connectors.Http;

namespace Connectors.Economic;

/// <summary>Booked invoices. They are changed and deleted by nobody; a mistake is booked back by a draft with negative quantities.</summary>
public class BookedInvoiceOperations : EconomicOperations
{
    private const string Sort = "bookedInvoiceNumber";

    /// <summary>For fakes, which override the members that a test calls.</summary>
    protected BookedInvoiceOperations()
    {
    }

    internal BookedInvoiceOperations(EconomicApi api) : base(api)
    {
    }

    /// <summary>All booked invoices, without their lines.</summary>
    public virtual IAsyncEnumerable<BookedInvoice> ListAsync(EconomicQuery<BookedInvoice>? query = null, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        List("booked", query, options, cancellationToken);

    /// <summary>One page of booked invoices, without their lines.</summary>
    /// <param name="query">Filter, order and page size; null lists everything.</param>
    /// <param name="cursor">The page before it gave it; null is the first page.</param>
    /// <param name="options">As for any call.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public virtual Task<Page<BookedInvoice>> ListPageAsync(EconomicQuery<BookedInvoice>? query = null, string? cursor = null, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.PageAsync("bookedInvoices.list", RequestPath.Of("invoices", "booked"), query, Sort, cursor, options, cancellationToken);

    /// <summary>Booked invoices that are paid.</summary>
    public virtual IAsyncEnumerable<BookedInvoice> ListPaidAsync(EconomicQuery<BookedInvoice>? query = null, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        List("paid", query, options, cancellationToken);

    /// <summary>Booked invoices that are not, or not wholly, paid: see <see cref="BookedInvoice.Remainder"/>.</summary>
    public virtual IAsyncEnumerable<BookedInvoice> ListUnpaidAsync(EconomicQuery<BookedInvoice>? query = null, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        List("unpaid", query, options, cancellationToken);

    /// <summary>Booked invoices that should be paid by now.</summary>
    public virtual IAsyncEnumerable<BookedInvoice> ListOverdueAsync(EconomicQuery<BookedInvoice>? query = null, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        List("overdue", query, options, cancellationToken);

    /// <summary>Booked invoices that have time left.</summary>
    public virtual IAsyncEnumerable<BookedInvoice> ListNotDueAsync(EconomicQuery<BookedInvoice>? query = null, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        List("not-due", query, options, cancellationToken);

    /// <summary>One invoice in full, with its lines.</summary>
    /// <exception cref="ConnectorNotFoundException">There is none of this number.</exception>
    public virtual Task<BookedInvoice> GetAsync(BookedInvoiceNumber number, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.GetAsync<BookedInvoice>("bookedInvoices.get", RequestPath.Of("invoices", "booked", number.ToString()), options, cancellationToken);

    /// <summary>
    /// Books a draft: it becomes an invoice with a number, the draft is gone, and nothing undoes it. A repeat within the hour answers the same invoice; afterwards there is no draft to book.
    /// </summary>
    /// <param name="booking">Which draft, and how.</param>
    /// <param name="options">As for any call.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <returns>The invoice.</returns>
    /// <exception cref="ConnectorValidationException">Refused; see its field errors. A draft that does not exist, perhaps because it is booked already, is such a refusal too: its field has the code
    /// <see cref="EconomicErrorCodes.NotFound"/>.</exception>
    /// <exception cref="OutcomeUnknownException">No answer came. Look whether the draft of the evidence is still there.</exception>
    public virtual Task<BookedInvoice> BookAsync(InvoiceBooking booking, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(booking);
        return Api.PostAsync<InvoiceBooking, BookedInvoice>(
            "bookedInvoices.book", RequestPath.Of("invoices", "booked"), booking, options, cancellationToken, ("draftInvoiceNumber", booking.DraftInvoice?.ToString() ?? ""));
    }

    /// <summary>Books a draft under a number of the caller's choice; otherwise as <see cref="BookAsync"/>.</summary>
    /// <param name="number">The number that the invoice shall have.</param>
    /// <param name="booking">Which draft, and how.</param>
    /// <param name="options">As for any call.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <exception cref="ConnectorConflictException">The number is taken.</exception>
    public virtual Task<BookedInvoice> BookAsAsync(BookedInvoiceNumber number, InvoiceBooking booking, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(booking);
        return Api.PutAsync<InvoiceBooking, BookedInvoice>(
            "bookedInvoices.bookAs", RequestPath.Of("invoices", "booked", number.ToString()), booking with { BookWithNumber = null }, options, cancellationToken,
            ("draftInvoiceNumber", booking.DraftInvoice?.ToString() ?? ""), ("bookedInvoiceNumber", number.ToString()));
    }

    /// <summary>The invoice as a PDF. Dispose the stream: it holds the connection.</summary>
    /// <exception cref="ConnectorNotFoundException">There is none of this number.</exception>
    public virtual Task<Stream> GetPdfAsync(BookedInvoiceNumber number, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.GetFileAsync("bookedInvoices.pdf", RequestPath.Of("invoices", "booked", number.ToString(), "pdf"), "application/pdf", options, cancellationToken);

    /// <summary>Sendings of booked invoices.</summary>
    public virtual IAsyncEnumerable<SentInvoice> ListSentAsync(EconomicQuery<SentInvoice>? query = null, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.ListAsync("bookedInvoices.sent", () => RequestPath.Of("invoices", "sent"), query, null, options, cancellationToken);

    /// <summary>One sending.</summary>
    public virtual Task<SentInvoice> GetSentAsync(SentInvoiceId id, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.GetAsync<SentInvoice>("bookedInvoices.getSent", RequestPath.Of("invoices", "sent", id.ToString()), options, cancellationToken);

    private IAsyncEnumerable<BookedInvoice> List(string which, EconomicQuery<BookedInvoice>? query, CallOptions? options, CancellationToken cancellationToken) =>
        Api.ListAsync($"bookedInvoices.{(which == "booked" ? "list" : which)}", () => RequestPath.Of("invoices", which), query, Sort, options, cancellationToken);
}
