namespace Connectors.Dinero;

/// <summary>What a sales credit note would come to, without being saved.</summary>
public sealed record SalesCreditNotePreview : SalesDocument
{
    /// <summary>The invoice that it credits.</summary>
    public InvoiceId? CreditNoteFor { get; init; }
}
