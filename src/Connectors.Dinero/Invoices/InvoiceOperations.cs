using Connectors.Http;

namespace Connectors.Dinero;

/// <summary>Invoices: drafts that become numbered, immutable documents by booking.</summary>
public class InvoiceOperations : DineroOperations
{
    private static readonly string[] Resource = ["invoices"];

    /// <summary>For fakes.</summary>
    protected InvoiceOperations()
    {
    }

    internal InvoiceOperations(DineroApi api) : base(api)
    {
    }

    /// <summary>All invoices of a query, page by page while the caller enumerates.</summary>
    public virtual IAsyncEnumerable<SalesRow> ListAsync(SalesQuery? query = null, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Paging.EnumerateAsync(DineroApi.Vendor, "invoices.list", (cursor, token) => ListPageAsync(query, cursor, options, token), cancellationToken);

    /// <summary>One page of invoices and the cursor of the next.</summary>
    public virtual Task<Page<SalesRow>> ListPageAsync(SalesQuery? query = null, string? cursor = null, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        SalesLists.ReadPageAsync(Api, "invoices.list", Resource, withType: false, query, cursor, options, cancellationToken);

    /// <summary>An invoice in full, with its lines. A deleted draft is shown too, with its <c>DeletedAt</c>.</summary>
    /// <exception cref="ConnectorNotFoundException">There is no such document.</exception>
    public virtual Task<Invoice> GetAsync(InvoiceId id, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.GetAsync("invoices.get", Path("v1", id), Api.Json.Invoice, options, cancellationToken);

    /// <summary>Makes a draft. It has no number, and nobody receives it: book it, then mail it, each with the newest version.</summary>
    /// <remarks>It is sent once: what Dinero does with a second create of the same id is not documented.</remarks>
    /// <exception cref="ConnectorValidationException">Refused; see its field errors.</exception>
    /// <exception cref="OutcomeUnknownException">No answer came. Its evidence holds the id: read it to learn what happened.</exception>
    public virtual Task<DocumentVersion<InvoiceId>> CreateAsync(InvoiceInput document, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(document);
        var id = document.Guid ?? new InvoiceId(Api.NewGuid());
        return Api.SendAsync(
            "invoices.create", HttpMethod.Post, Api.Path("v1", "invoices"), Normalise(document) with { Guid = id }, Api.Json.InvoiceInput, Api.Json.DocumentVersionInvoiceId,
            new DocumentVersion<InvoiceId>(id, null), DineroApi.Evidence(id.Value, document.ExternalReference), options, cancellationToken);
    }

    /// <summary>What a document would come to, without saving it.</summary>
    public virtual Task<InvoicePreview> FetchAsync(InvoiceInput document, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(document);
        return Api.AskAsync("invoices.fetch", Api.Path("v1", "invoices", "fetch"), Normalise(document), Api.Json.InvoiceInput, Api.Json.InvoicePreview, options, cancellationToken);
    }

    /// <summary>
    /// Changes the invoice: reads it, applies the function and writes the whole document back under the version that was read. Has somebody else written meanwhile, it is read and applied once more.
    /// </summary>
    /// <param name="id">Which one.</param>
    /// <param name="change">Makes the new values of the current ones: <c>current => current with { Comment = "…" }</c>. It may run more than once.</param>
    /// <param name="options">As for any call; a time-out is that of each of the calls.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <exception cref="ConnectorConflictException">It was changed again between the second reading and writing.</exception>
    public virtual async Task<DocumentVersion<InvoiceId>> UpdateAsync(InvoiceId id, Func<InvoiceInput, InvoiceInput> change, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(change);
        for (var again = true; ; again = false)
        {
            var current = await GetAsync(id, options, cancellationToken).ConfigureAwait(false);
            var version = current.TimeStamp ?? throw new ConnectorConflictException("Dinero invoices.update: the document that was read has no version.") { Vendor = DineroApi.Vendor, Operation = "invoices.update" };
            try
            {
                return await ReplaceAsync(id, version, change(current.ToInput()), options, cancellationToken).ConfigureAwait(false);
            }
            catch (ConnectorConflictException e) when (again && e.ErrorCode == DineroErrorCodes.TimeStampOutdated)
            {
                // Nothing was written: the next round reads the newer version.
            }
        }
    }

    /// <summary>Writes a whole document under a version: what is null is empty, or the default, afterwards. <see cref="UpdateAsync"/> is the careful way.</summary>
    /// <exception cref="ConnectorConflictException">The version is not the newest (<see cref="DineroErrorCodes.TimeStampOutdated"/>).</exception>
    public virtual Task<DocumentVersion<InvoiceId>> ReplaceAsync(InvoiceId id, DineroTimeStamp version, InvoiceInput document, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(document);
        return Api.SendAsync(
            "invoices.update", HttpMethod.Put, Path("v1.2", id), VersionedBody.Create(Normalise(document) with { Guid = null }, Api.Json.InvoiceInput, version), Api.Json.DocumentVersionInvoiceId,
            new DocumentVersion<InvoiceId>(id, null), DineroApi.Evidence(null, document.ExternalReference, ("guid", id.ToString()), ("timestamp", version.Value)), options, cancellationToken);
    }

    /// <summary>Deletes a draft. A booked invoice is never deleted: make a credit note.</summary>
    /// <exception cref="ConnectorNotFoundException">It is deleted already.</exception>
    public virtual Task DeleteAsync(InvoiceId id, DineroTimeStamp? version = null, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.SendAsync("invoices.delete", HttpMethod.Delete, Path("v1", id), new TimestampBody(version), Api.Json.TimestampBody, null, options, cancellationToken);

    /// <summary>Books a draft: it gets its number and can never be changed again. It needs a contact. The answer holds the new version, which a mail needs.</summary>
    /// <param name="id">Which one.</param>
    /// <param name="version">Its newest version.</param>
    /// <param name="number">A number of your own; a taken one is refused. Null takes the next.</param>
    /// <param name="options">As for any call.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public virtual Task<Invoice> BookAsync(InvoiceId id, DineroTimeStamp version, long? number = null, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.SendAsync(
            "invoices.book", HttpMethod.Post, Path("v1", id, "book"), new BookBody(version, number), Api.Json.BookBody, Api.Json.Invoice, DineroApi.Evidence(null, null, ("guid", id.ToString())), options,
            cancellationToken);

    /// <summary>The PDF of a booked document. Dispose the stream: it holds the connection.</summary>
    public virtual Task<Stream> GetPdfAsync(InvoiceId id, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.GetFileAsync("invoices.getPdf", Path("v1", id), "application/octet-stream", options, cancellationToken);

    /// <summary>Mails a booked document. It is sent once; whether a lost answer meant a mail is shown by <see cref="ListMailoutsAsync"/>.</summary>
    public virtual Task<MailRecipients> EmailAsync(InvoiceId id, DocumentMail mail, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.SendAsync(
            "invoices.email", HttpMethod.Post, Path("v1", id, "email"), mail, Api.Json.DocumentMail, Api.Json.MailRecipients, new MailRecipients(), DineroApi.Evidence(null, null, ("guid", id.ToString())), options,
            cancellationToken);

    /// <summary>What the mail would say.</summary>
    public virtual Task<MailTemplate> GetEmailTemplateAsync(InvoiceId id, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.GetAsync("invoices.getEmailTemplate", Path("v2", id, "email", "template"), Api.Json.MailTemplate, options, cancellationToken);

    /// <summary>The mails that were sent with it.</summary>
    /// <param name="id">Which one.</param>
    /// <param name="changedSince">Only what changed at this moment or later; null = all.</param>
    /// <param name="options">As for any call.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public virtual Task<IReadOnlyList<Mailout>> ListMailoutsAsync(InvoiceId id, DateTimeOffset? changedSince = null, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.GetAsync("invoices.listMailouts", Path("v1", id, "mailouts").Query("changesSince", ChangesSince.Format(changedSince)), Api.Json.IReadOnlyListMailout, options, cancellationToken);

    /// <summary>What a friendly word before the first reminder would say. Overdue invoices only.</summary>
    public virtual Task<MailTemplate> GetPreReminderTemplateAsync(InvoiceId id, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.GetAsync("invoices.getPreReminderTemplate", Path("v1", id, "email", "pre-reminder", "template"), Api.Json.MailTemplate, options, cancellationToken);

    /// <summary>Mails a friendly word before the first reminder. Overdue invoices only; it makes no reminder.</summary>
    public virtual Task EmailPreReminderAsync(InvoiceId id, DocumentMail mail, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.SendAsync("invoices.emailPreReminder", HttpMethod.Post, Path("v1", id, "email", "pre-reminder"), mail, Api.Json.DocumentMail, null, options, cancellationToken);

    /// <summary>Sends a booked invoice electronically.</summary>
    public virtual Task SendElectronicallyAsync(InvoiceId id, ElectronicInvoice send, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.SendAsync("invoices.sendElectronically", HttpMethod.Post, Path("v3", id, "e-invoice"), send, Api.Json.ElectronicInvoice, null, options, cancellationToken);

    /// <summary>
    /// Records a payment of a booked document. It is sent once, and Dinero offers nothing that would make a repeat harmless: after a lost answer look into <see cref="GetPaymentsAsync"/>
    /// for the <see cref="PaymentInput.ExternalReference"/>.
    /// </summary>
    /// <returns>The payment and the document's new version.</returns>
    public virtual Task<CreatedPayment> AddPaymentAsync(InvoiceId id, PaymentInput payment, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(payment);
        return Api.SendAsync(
            "invoices.addPayment", HttpMethod.Post, Path("v1", id, "payments"), payment, Api.Json.PaymentInput, Api.Json.CreatedPayment,
            DineroApi.Evidence(null, payment.ExternalReference, ("guid", id.ToString())), options, cancellationToken);
    }

    /// <summary>What was paid and what is open.</summary>
    public virtual Task<DocumentPayments> GetPaymentsAsync(InvoiceId id, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.GetAsync("invoices.getPayments", Path("v2", id, "payments"), Api.Json.DocumentPayments, options, cancellationToken);

    /// <summary>Takes a payment back.</summary>
    /// <returns>The document's new version; null where Dinero answered without one.</returns>
    public virtual async Task<DineroTimeStamp?> DeletePaymentAsync(InvoiceId id, PaymentId payment, DineroTimeStamp version, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        var answer = await Api.SendAsync(
            "invoices.deletePayment", HttpMethod.Delete, Path("v1", id, "payments", payment.ToString()), new TimestampBody(version), Api.Json.TimestampBody, Api.Json.TimeStampAnswer, new TimeStampAnswer(null),
            DineroApi.Evidence(null, null, ("paymentGuid", payment.ToString())), options, cancellationToken).ConfigureAwait(false);
        return answer.TimeStamp;
    }

    /// <summary>Makes a draft credit note with the lines of a booked invoice. Booking it is a call of its own.</summary>
    public virtual Task<DocumentVersion<CreditNoteId>> GenerateCreditNoteAsync(InvoiceId id, DineroTimeStamp? version = null, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.SendAsync(
            "invoices.generateCreditNote", HttpMethod.Post, Path("v1", id, "generate-creditnote"), new TimestampBody(version), Api.Json.TimestampBody, Api.Json.DocumentVersionCreditNoteId,
            DineroApi.Evidence(null, null, ("creditNoteFor", id.ToString())), options, cancellationToken);

    /// <summary>Layouts that documents can have.</summary>
    public virtual Task<IReadOnlyList<InvoiceTemplate>> ListTemplatesAsync(CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.GetAsync("invoices.listTemplates", Api.Path("v1", "invoices", "templates"), Api.Json.IReadOnlyListInvoiceTemplate, options, cancellationToken);

    private static InvoiceInput Normalise(InvoiceInput document) => SalesRules.Normalise(document);

    private RequestPath Path(string version, InvoiceId id, params ReadOnlySpan<string> more) => Api.Path(version, ["invoices", id.ToString(), .. more]);
}
