using Connectors.Http;

namespace Connectors.Smartbill;

/// <summary>Proformas (estimates).</summary>
public class EstimateOperations : SmartbillOperations
{
    /// <summary>For fakes.</summary>
    protected EstimateOperations()
    {
    }

    internal EstimateOperations(SmartbillApi api) : base(api)
    {
    }

    /// <summary>Issues a proforma, or makes a draft. Sent once; the series' next number is read before it as evidence (<see cref="DocumentInput.ReadNextNumber"/>; not for drafts).</summary>
    /// <param name="estimate">The proforma.</param>
    /// <param name="options">As for any call; a time-out is that of each of the calls.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <exception cref="ConnectorValidationException">Refused, see its code and field errors.</exception>
    /// <exception cref="OutcomeUnknownException">No usable answer came; see <see cref="InvoiceOperations.CreateAsync"/>.</exception>
    /// <exception cref="ArgumentException">It would be issued wrongly without SmartBill saying so.</exception>
    public virtual Task<CreatedDocument> CreateAsync(EstimateInput estimate, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        DocumentRules.Check(estimate);
        var body = estimate with { CompanyVatCode = Api.CompanyVatCode };
        return DocumentSafety.CreateAsync(
            Api, SeriesType.Estimate, estimate.SeriesName, estimate.IsDraft ? false : estimate.ReadNextNumber, DocumentSafety.HintsOf(Api, estimate),
            (evidence, token) => Api.CreateAsync(
                SmartbillCalls.EstimatesCreate, ["estimate", "v2"], body, SmartbillJson.Context.EstimateInput,
                answer => DocumentAnswer.ReadCreated(answer, Api.CompanyVatCode, estimate.SeriesName, estimate.IsDraft), evidence, options, token),
            options, cancellationToken);
    }

    /// <summary>The proforma as PDF, whole in memory.</summary>
    /// <exception cref="ConnectorNotFoundException">There is no such proforma.</exception>
    public virtual Task<Stream> GetPdfAsync(SmartbillDocumentId id, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.GetPdfAsync("estimates.pdf", Api.DocumentPath(id, "estimate", "pdf"), options, cancellationToken);

    /// <summary>The invoices that were made of a proforma; none is a normal answer.</summary>
    /// <exception cref="ConnectorNotFoundException">There is no such proforma.</exception>
    public virtual async Task<EstimateInvoices> GetInvoicesAsync(SmartbillDocumentId id, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        var answer = await Api.GetAsync(SmartbillCalls.EstimatesInvoices, Api.DocumentPath(id, "estimate", "invoices"), SmartbillJson.Context.EstimateInvoicesAnswer, options, cancellationToken).ConfigureAwait(false);
        return answer.ToResult(Api.CompanyVatCode);
    }

    /// <summary>Cancels a proforma. Doing it twice does no harm.</summary>
    public virtual Task<DocumentChange> CancelAsync(SmartbillDocumentId id, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.ChangeAsync("estimates.cancel", HttpMethod.Put, Api.DocumentPath(id, "estimate", "cancel"), Repeatability.IdempotentWrite, null, options, cancellationToken);

    /// <summary>Undoes a cancellation. Doing it twice does no harm.</summary>
    public virtual Task<DocumentChange> RestoreAsync(SmartbillDocumentId id, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.ChangeAsync("estimates.restore", HttpMethod.Put, Api.DocumentPath(id, "estimate", "restore"), Repeatability.IdempotentWrite, null, options, cancellationToken);

    /// <summary>Deletes a proforma. Sent once: a repeat could meet the next proforma of the same number.</summary>
    public virtual Task<DocumentChange> DeleteAsync(SmartbillDocumentId id, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.ChangeAsync("estimates.delete", HttpMethod.Delete, Api.DocumentPath(id, "estimate"), Repeatability.Once, DocumentSafety.EvidenceOf(Api, id), options, cancellationToken);
}
