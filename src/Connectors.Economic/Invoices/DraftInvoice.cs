namespace Connectors.Economic;

/// <summary>A draft invoice of the REST API. A credit note is a draft with negative quantities.</summary>
public sealed record DraftInvoice : SalesDocument
{
    /// <summary>Its number. The server chooses it.</summary>
    public DraftInvoiceNumber? DraftInvoiceNumber { get; init; }
}
