namespace Connectors.Dinero;

/// <summary>What a sales credit note is written with, new or changed.</summary>
/// <remarks>A change replaces the whole draft. Only <see cref="InvoiceOperations.GenerateCreditNoteAsync"/> fills the lines from the invoice.</remarks>
public sealed record SalesCreditNoteInput : SalesDocumentInput
{
    /// <summary>An id of your own for a new credit note; the client chooses one when it is null. Not used by updates.</summary>
    public CreditNoteId? Guid { get; init; }

    /// <summary>The invoice that it credits.</summary>
    public InvoiceId? CreditNoteFor { get; init; }
}
