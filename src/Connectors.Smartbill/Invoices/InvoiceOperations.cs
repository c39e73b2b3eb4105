using Connectors.Http;

namespace Connectors.Smartbill;

/// <summary>
/// Invoices. A numbered invoice is a fiscal document the moment it is issued and may go to ANAF; there is no test mode. The interface cannot list, search, read or change one: keep its id.
/// </summary>
public class InvoiceOperations : SmartbillOperations
{
    /// <summary>For fakes.</summary>
    protected InvoiceOperations()
    {
    }

    internal InvoiceOperations(SmartbillApi api) : base(api)
    {
    }

    /// <summary>
    /// Issues an invoice, or makes a draft. It is sent once, whatever happens: SmartBill knows no key that would make a second sending harmless. Before it, the series' next number is read as
    /// evidence (<see cref="DocumentInput.ReadNextNumber"/>; not for drafts).
    /// </summary>
    /// <param name="invoice">The invoice.</param>
    /// <param name="options">As for any call; a time-out is that of each of the calls.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <exception cref="ConnectorValidationException">Refused, see its code (<see cref="SmartbillErrorCodes"/>) and field errors.</exception>
    /// <exception cref="OutcomeUnknownException">
    /// No usable answer came, or one without a number. Its evidence holds series, next number before and after, total, reference. The number after is read at once, and a slow server may issue still: read
    /// it again a little later. Unchanged then: not issued, provided that nobody else uses the series. Otherwise compare total and reference of the documents that took numbers since; one of them may
    /// be a colleague's. Never send it again on a guess.
    /// </exception>
    /// <exception cref="ArgumentException">The invoice would be issued wrongly without SmartBill saying so: a discount that it would ignore or add, a VAT of 0 % without name.</exception>
    public virtual Task<CreatedDocument> CreateAsync(InvoiceInput invoice, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        DocumentRules.Check(invoice);
        var body = invoice with { CompanyVatCode = Api.CompanyVatCode };
        return DocumentSafety.CreateAsync(
            Api, SeriesType.Invoice, invoice.SeriesName, invoice.IsDraft ? false : invoice.ReadNextNumber, DocumentSafety.HintsOf(Api, invoice),
            (evidence, token) => Api.CreateAsync(
                SmartbillCalls.InvoicesCreate, ["invoice", "v2"], body, SmartbillJson.Context.InvoiceInput,
                answer => DocumentAnswer.ReadCreated(answer, Api.CompanyVatCode, invoice.SeriesName, invoice.IsDraft), evidence, options, token),
            options, cancellationToken);
    }

    /// <summary>Reverses a whole invoice (storno): a new invoice of the same series with the opposite amounts. Once per invoice, not of a cancelled one and not of a reversal. Sent once, as a create.</summary>
    /// <param name="id">The invoice to reverse. For a part of it issue an invoice with negative quantities.</param>
    /// <param name="issueDate">The date of the reversal, not before the invoice's; null is today.</param>
    /// <param name="readNextNumber">As <see cref="DocumentInput.ReadNextNumber"/>; null takes the option.</param>
    /// <param name="options">As for any call; a time-out is that of each of the calls.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <returns>The reversal.</returns>
    /// <exception cref="ConnectorConflictException">It is reversed already, cancelled, or a reversal itself.</exception>
    /// <exception cref="OutcomeUnknownException">As for <see cref="CreateAsync"/>. A second attempt would be refused only if the first was carried out.</exception>
    public virtual Task<CreatedDocument> ReverseAsync(SmartbillDocumentId id, DateOnly? issueDate = null, bool? readNextNumber = null, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        Api.CheckCompany(id);
        return DocumentSafety.CreateAsync(
            Api, SeriesType.Invoice, id.Series, readNextNumber, DocumentSafety.HintsOf(Api, ("series", id.Series), ("reversedNumber", id.Number), ("issueDate", DocumentSafety.Text(issueDate))),
            (evidence, token) => Api.CreateAsync(
                SmartbillCalls.InvoicesReverse, ["invoice", "reverse"], new ReversalBody(Api.CompanyVatCode, id.Series, id.Number, issueDate), SmartbillJson.Context.ReversalBody,
                answer => DocumentAnswer.ReadCreated(answer, Api.CompanyVatCode, id.Series, draft: false), evidence, options, token),
            options, cancellationToken);
    }

    /// <summary>What is paid of an invoice.</summary>
    /// <exception cref="ConnectorNotFoundException">There is no such invoice; mind the zeros of the number.</exception>
    public virtual Task<InvoicePaymentState> GetPaymentStateAsync(SmartbillDocumentId id, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.GetAsync("invoices.paymentState", Api.DocumentPath(id, "invoice", "paymentstatus"), SmartbillJson.Context.InvoicePaymentState, options, cancellationToken);

    /// <summary>The invoice as PDF, whole in memory; its first bytes are checked, since SmartBill's content type says nothing.</summary>
    /// <exception cref="ConnectorNotFoundException">SmartBill's gateway answered 502 with a web page, which is how it says that there is no such invoice. A gateway that is down looks the same.</exception>
    public virtual Task<Stream> GetPdfAsync(SmartbillDocumentId id, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.GetPdfAsync(SmartbillCalls.InvoicesPdf, Api.DocumentPath(id, "invoice", "pdf"), options, cancellationToken);

    /// <summary>Cancels an invoice; stock that it discharged comes back. Doing it twice does no harm.</summary>
    public virtual Task<DocumentChange> CancelAsync(SmartbillDocumentId id, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.ChangeAsync("invoices.cancel", HttpMethod.Put, Api.DocumentPath(id, "invoice", "cancel"), Repeatability.IdempotentWrite, null, options, cancellationToken);

    /// <summary>Undoes a cancellation. Doing it twice does no harm.</summary>
    public virtual Task<DocumentChange> RestoreAsync(SmartbillDocumentId id, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.ChangeAsync("invoices.restore", HttpMethod.Put, Api.DocumentPath(id, "invoice", "restore"), Repeatability.IdempotentWrite, null, options, cancellationToken);

    /// <summary>Deletes the last invoice of its series; its number is free again. Sent once: a repeat could meet the next invoice of the same number.</summary>
    /// <exception cref="ConnectorConflictException">It is not the last of its series (<see cref="SmartbillErrorCodes.NotLastInSeries"/>): cancel or reverse it.</exception>
    public virtual Task<DocumentChange> DeleteAsync(SmartbillDocumentId id, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.ChangeAsync("invoices.delete", HttpMethod.Delete, Api.DocumentPath(id, "invoice"), Repeatability.Once, DocumentSafety.EvidenceOf(Api, id), options, cancellationToken);
}
