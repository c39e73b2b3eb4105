namespace Connectors.Economic;

/// <summary>A booked invoice: it cannot be changed.</summary>
public sealed record BookedInvoice : SalesDocument
{
    /// <summary>Its number.</summary>
    public BookedInvoiceNumber? BookedInvoiceNumber { get; init; }

    /// <summary>The order that it came from. Seen in answers, not documented.</summary>
    public OrderNumber? OrderNumber { get; init; }

    /// <summary>What is not paid yet. It cannot be filtered by: read the known numbers, or the lists of paid and unpaid invoices.</summary>
    public decimal? Remainder { get; init; }

    /// <summary>The same in base currency.</summary>
    public decimal? RemainderInBaseCurrency { get; init; }

    /// <summary>Address of its sendings.</summary>
    public string? Sent { get; init; }
}
