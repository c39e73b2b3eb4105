namespace Connectors.Intacct;

/// <summary>The lines of a document: read with prices and quantities of the base unit, which nobody writes.</summary>
internal sealed class DocumentLineListConverter : OwnedListConverter<DocumentLineInput, DocumentLine>
{
    protected override string? Owner => "documentHeader";
}
