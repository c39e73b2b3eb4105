namespace Connectors.Economic;

/// <summary>A sending of a booked invoice.</summary>
public sealed record SentInvoice : EconomicRecord
{
    /// <summary>Its id.</summary>
    public SentInvoiceId? Id { get; init; }

    /// <summary>The invoice.</summary>
    public Reference<BookedInvoiceNumber>? Invoice { get; init; }

    /// <summary>What became of it, in e-conomic's words.</summary>
    public string? Status { get; init; }

    /// <summary>How it was sent.</summary>
    public InvoiceSending? SendBy { get; init; }

    /// <summary>When.</summary>
    public DateOnly? CreationDate { get; init; }

    /// <summary>By whom.</summary>
    public string? CreatedBy { get; init; }

    /// <summary>To whom.</summary>
    public SentInvoiceRecipient? Recipient { get; init; }
}
