namespace Connectors.Intacct;

/// <summary>Lines of documents of all types, by themselves. A condition on their document goes by its key: <c>new QueryField&lt;RecordKey&gt;("documentHeader.key")</c>.</summary>
public class DocumentLineOperations : ReadOperations<DocumentLine>
{
    private const string FieldNames =
        "documentHeader.key documentHeader.id "
        + "key dimensions.item.key dimensions.item.id dimensions.warehouse.key dimensions.warehouse.id dimensions.location.key dimensions.location.id "
        + "dimensions.department.key dimensions.department.id dimensions.class.key dimensions.class.id dimensions.project.key dimensions.project.id "
        + "dimensions.task.key dimensions.task.id unit unitQuantity unitPrice discountPercent lineDescription memo lineNumber quantity price priceInTxnCurrency "
        + "quantityConverted quantityRemaining txnCurrency audit.createdDateTime audit.modifiedDateTime";

    private static readonly ObjectDefinition Object = new("documentLines", "order-entry/document-line", FieldNames) { IdField = null };

    /// <summary>For fakes.</summary>
    protected DocumentLineOperations()
    {
    }

    internal DocumentLineOperations(IntacctApi api) : base(api, Object)
    {
    }

    /// <summary>The lines of one type of document.</summary>
    /// <param name="transactionDefinition">The name of the transaction definition, letter by letter.</param>
    public virtual DocumentLineTypeOperations OfType(string transactionDefinition)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(transactionDefinition);
        return new(Api, Object with { ObjectName = "order-entry/document-line::" + transactionDefinition });
    }
}

/// <summary>
/// Lines of one type of document, by themselves. Intacct's interface description knows these writes, companies have been seen that refuse them: the sure way is to write lines with their document
/// (<see cref="DocumentTypeOperations"/>).
/// </summary>
public class DocumentLineTypeOperations : RecordOperations<DocumentLine, DocumentLineInput>
{
    /// <summary>For fakes.</summary>
    protected DocumentLineTypeOperations()
    {
    }

    internal DocumentLineTypeOperations(IntacctApi api, ObjectDefinition definition) : base(api, definition)
    {
    }
}
