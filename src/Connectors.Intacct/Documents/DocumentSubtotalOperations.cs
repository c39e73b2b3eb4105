namespace Connectors.Intacct;

/// <summary>A discount, surcharge or tax of a document, by itself. Only read: it is written with the document.</summary>
public class DocumentSubtotalOperations : ReadOperations<DocumentSubtotal>
{
    private static readonly ObjectDefinition Object = new(
        "documentSubtotals", "order-entry/document-subtotal",
        "key description absoluteValue percentValue total txnAbsoluteValue txnTotal documentHeader.key documentHeader.id audit.createdDateTime "
        + "audit.modifiedDateTime")
    { IdField = null };

    /// <summary>For fakes.</summary>
    protected DocumentSubtotalOperations()
    {
    }

    internal DocumentSubtotalOperations(IntacctApi api) : base(api, Object)
    {
    }
}
