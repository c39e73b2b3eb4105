using Connectors.Http;

namespace Connectors.Reviso;

/// <summary>Draft invoices (<c>/v2/invoices/drafts</c>). Deleting all of them by one call is not offered.</summary>
public class DraftInvoiceOperations : WriteOperations<DraftInvoice, InvoiceId>
{
    /// <summary>For fakes, which override the members that a test calls.</summary>
    protected DraftInvoiceOperations()
    {
    }

    internal DraftInvoiceOperations(RevisoApi api) : base(api, "draftInvoices", ["v2", "invoices", "drafts"])
    {
    }

    /// <summary>Attaches a PDF to a draft. It is sent once.</summary>
    /// <param name="id">Which draft.</param>
    /// <param name="fileName">The file's name.</param>
    /// <param name="pdf">The file.</param>
    /// <param name="options">As for any call.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <exception cref="ConnectorNotFoundException">There is no such draft.</exception>
    /// <exception cref="OutcomeUnknownException">No answer came.</exception>
    public virtual Task AttachAsync(InvoiceId id, string fileName, ReadOnlyMemory<byte> pdf, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(fileName);
        return Api.WriteAsync(
            RevisoApi.Write(Name("attach"), HttpMethod.Post, Path(id, "attachment"), ApiContent.File("file", fileName, pdf, "application/pdf"), options, id.ToString(), ("fileName", fileName)), cancellationToken);
    }

    /// <summary>Takes the attachment off a draft. It is sent once.</summary>
    /// <exception cref="ConnectorNotFoundException">There is no such draft, or no attachment.</exception>
    public virtual Task DeleteAttachmentAsync(InvoiceId id, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.DeleteAsync(Name("deleteAttachment"), Path(id, "attachment"), id.ToString(), options, cancellationToken);

    private protected override InvoiceId? KeyOf(DraftInvoice record) => record.Id;

    private protected override IReadOnlyList<(string Name, string Value)> HintsOf(DraftInvoice record) => SalesHints.Of(record);
}
