namespace Connectors.Economic;

/// <summary>How a draft invoice is booked.</summary>
public sealed record InvoiceBooking : EconomicRecord
{
    /// <summary>The draft.</summary>
    public required Reference<DraftInvoiceNumber>? DraftInvoice { get; init; }

    /// <summary>The number that the invoice shall have; null takes the next one.</summary>
    public BookedInvoiceNumber? BookWithNumber { get; init; }

    /// <summary>How it leaves; null = not at all.</summary>
    public InvoiceSending? SendBy { get; init; }
}
