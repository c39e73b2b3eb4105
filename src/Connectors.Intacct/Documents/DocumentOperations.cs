using System.Text.Json;
using System.Text.Json.Nodes;

namespace Connectors.Intacct;

/// <summary>
/// Documents of order entry of all types: reads. Writing needs the type, which is the name of a transaction definition of the company: <see cref="OfType"/>. Which there are say
/// <see cref="IIntacctClient.TransactionDefinitions"/>.
/// </summary>
public class DocumentOperations : ReadOperations<Document>
{
    private const string FieldNames =
        "key txnDate customer.key customer.id state dueDate postingDate documentNumber referenceNumber customerPONumber memo notes paymentTerm.key "
        + "paymentTerm.id shippingMethod.key shippingMethod.id baseCurrency txnCurrency project.key project.id contractId requestedShippingDate sourceDocument.key "
        + "sourceDocument.id exchangeRate.date exchangeRate.rate exchangeRate.typeName id documentType txnDefinition.key txnDefinition.id paymentStatus subtotal "
        + "total subtotalInTxnCurrency totalInTxnCurrency status audit.createdDateTime audit.modifiedDateTime entity.id";

    private static readonly ObjectDefinition Object = new("documents", "order-entry/document", FieldNames) { IdField = "documentNumber" };

    /// <summary>For fakes.</summary>
    protected DocumentOperations()
    {
    }

    internal DocumentOperations(IntacctApi api) : base(api, Object)
    {
    }

    /// <summary>The documents of one type, which can be written too, and whose custom fields can be seen.</summary>
    /// <param name="transactionDefinition">The name of the transaction definition, letter by letter: "Sales Order". It may hold blanks, slashes and colons.</param>
    public virtual DocumentTypeOperations OfType(string transactionDefinition)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(transactionDefinition);
        return new(Api, Object with { ObjectName = "order-entry/document::" + transactionDefinition });
    }

    /// <summary>The printed document: Intacct makes the file, then it is fetched.</summary>
    /// <param name="key">The document.</param>
    /// <param name="options">As for any call; a time-out is that of each of the two calls.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <returns>The PDF; dispose it.</returns>
    public virtual async Task<Stream> GetPdfAsync(RecordKey key, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        var address = await Api.AskAsync(
            "documents.generatePdf", HttpMethod.Post, "workflows/order-entry/document/generate-pdf", new JsonObject { ["key"] = key.Value },
            static root => IntacctApi.Result(root).GetProperty("downloadURL").GetString() ?? throw new JsonException(), options, cancellationToken).ConfigureAwait(false);
        return await Api.DownloadAsync("documents.getPdf", HttpMethod.Get, DownloadPath(address), null, "application/pdf", options, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The address is below the version, sometimes with host and version before it. Only its path from <c>services</c> on is followed: the access token goes with it.</summary>
    private static string DownloadPath(string address)
    {
        var at = address.IndexOf("services/", StringComparison.Ordinal);
        return at < 0 || address.Contains("..", StringComparison.Ordinal) ? throw new JsonException("The download address is none of the service's.") : address[at..];
    }
}

/// <summary>Documents of one transaction definition.</summary>
/// <remarks>
/// The definition's policies decide whether a document may be edited or deleted (<see cref="TransactionDefinitionInput.EditPolicy"/>, <see cref="TransactionDefinitionInput.DeletePolicy"/>); a refused delete is
/// <see cref="IntacctErrorCodes.DeletePolicy"/>, and <see cref="CloseAsync"/> is the way out. Lines are written with their document.
/// </remarks>
public class DocumentTypeOperations : RecordOperations<Document, DocumentInput>
{
    /// <summary>For fakes.</summary>
    protected DocumentTypeOperations()
    {
    }

    internal DocumentTypeOperations(IntacctApi api, ObjectDefinition definition) : base(api, definition)
    {
    }

    /// <summary>
    /// Makes a document of this type out of another one: quote to order, order to invoice. All lines that have something left are taken over with that quantity, at the price after their discount; the source becomes converted or partially converted.
    /// </summary>
    /// <param name="source">The source document, as a full read shows it.</param>
    /// <param name="change">Changes what is sent: another day, fewer lines, smaller quantities. Null takes it as it is.</param>
    /// <param name="options">As for any call.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <exception cref="ArgumentException">The source has no customer, or no lines with something left.</exception>
    public virtual Task<WrittenRecord> ConvertAsync(Document source, Func<DocumentInput, DocumentInput>? change = null, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        var input = DocumentConversion.Of(source);
        return CreateAsync(change is null ? input : change(input), options, cancellationToken);
    }

    /// <summary>Closes a document, which takes the place of a delete where the definition does not allow one.</summary>
    public virtual Task<WrittenRecord> CloseAsync(RecordKey key, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        PatchAsync(key, new JsonObject { ["state"] = DocumentState.Closed.Value }, options, cancellationToken);
}
