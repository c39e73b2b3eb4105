using static Connectors.Intacct.Sync.Fields;

namespace Connectors.Intacct.Sync;

/// <summary>Quotes, orders, invoices and other documents of order entry, whoever made them. They come into being by being sent (<see cref="IntacctFlows"/>), not as records.</summary>
internal static class SaleTables
{
    public const string DocumentEntity = "document";

    private const string Type = "documentType";

    public static ObjectTable Document { get; } = new(DocumentEntity, static c => c.Documents.Door,
        [
            Text("kind").Shown() with { WordFor = Type }, Text(Type).Shown(), Text("documentNumber", 45).Shown(), Date("txnDate").Needed(), Refers("customer", PartyTables.CustomerEntity).Needed(), Date("dueDate"),
            Refers("sourceDocument", DocumentEntity).Shown(), Text("referenceNumber").Shown(), Text("customerPONumber"), Text("memo"), Text("notes"), Date("requestedShippingDate"),
            .. Listed("paymentTerm", IntacctLists.PaymentTerms), Text("txnCurrency", 3).AnyCase().Shown(), Number("exchangeRate.rate").Shown(), Text("state").Shown(), Text("paymentStatus").Shown(),
            Number("subtotalInTxnCurrency").Shown(), Number("totalInTxnCurrency").Shown(), Text("webURL").Shown() with { Unlisted = true },
            new("lines", Connectors.Sync.FieldType.Lines) { ReadOnly = true, Unlisted = true, Lines = SaleLines.Instance },
        ])
    {
        Noun = "sales document",
        ObjectName = "order-entry/document",
        CanCreate = false,
        CanDelete = false,
        WriteDoor = static (client, stored) => client.Documents.OfType(ObjectValues.Text(stored, Type) ?? throw new ConnectorApiException("The document does not say its type.") { Vendor = IntacctApi.Vendor, Operation = "documents.update" }).Door,
        Words = ClassesAsync,
        TakesPart = static (options, word) => options.MirroredDocuments.Contains(word),
        // What was paid of an invoice changes without its stamp.
        Restless = static (options, since) => options.PaymentsFor <= TimeSpan.Zero ? null
            : new QueryField<string>("paymentStatus").IsNotEmpty() & new QueryField<DateOnly>("txnDate").AtLeast(DateOnly.FromDateTime(since.UtcDateTime - options.PaymentsFor)),
        Lines = (static c => c.DocumentLines.Door, "documentHeader.key"),
    };

    /// <summary>The class of each transaction definition, inactive ones too: their documents stay.</summary>
    private static async Task<IReadOnlyDictionary<string, string>> ClassesAsync(IIntacctClient client, CancellationToken cancellationToken)
    {
        var classes = new Dictionary<string, string>(StringComparer.Ordinal);
        try
        {
            await foreach (var definition in client.TransactionDefinitions.ListAsync(new() { Fields = [TransactionDefinitionFields.Key, TransactionDefinitionFields.Id, TransactionDefinitionFields.DocClass] }, cancellationToken: cancellationToken).ConfigureAwait(false))
            {
                if (definition is { Id: { } id, DocClass: { } docClass })
                    classes[id] = docClass.Value;
            }
        }
        catch (ConnectorAuthenticationException)
        {
            // No right to the definitions, or no Order Entry at all: reading the documents says what stands in the way.
        }

        return classes;
    }
}
