namespace Connectors.Economic;

/// <summary>Draft invoices of the Q2C service. Booking is the REST API's: read the draft to learn the number that books it.</summary>
public class OpenApiDraftInvoiceOperations : OpenApiWriteOperations<OpenApiDraftInvoice, SalesDocumentId>
{
    /// <summary>For fakes, which override the members that a test calls.</summary>
    protected OpenApiDraftInvoiceOperations()
    {
    }

    internal OpenApiDraftInvoiceOperations(OpenApiApi api) : base(api, new("openapi.draftInvoices", OpenApiService.QuoteToCash, ["invoices", "drafts"]) { PutsOnList = false })
    {
    }

    /// <summary>Writes sensitive data of a draft.</summary>
    /// <param name="number">The draft, by the number that the user sees.</param>
    /// <param name="data">The data.</param>
    /// <param name="options">As for any call.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public virtual Task SetSensitiveDataAsync(DraftInvoiceNumber number, OpenApiSensitiveData data, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        return Api.ReplaceAsync(Name("sensitiveData"), Resource.Of(Api, number.ToString(), "sensitive-data"), data, number.ToString(), options, cancellationToken);
    }

    private protected override SalesDocumentId? KeyOf(OpenApiDraftInvoice record) => record.Number;
}
