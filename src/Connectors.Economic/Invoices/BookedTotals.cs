namespace Connectors.Economic;

/// <summary>Sums of booked invoices.</summary>
public sealed record BookedTotals : EconomicRecord
{
    /// <summary>How many invoices.</summary>
    public int? InvoiceCount { get; init; }

    /// <summary>Their sum without VAT, in base currency.</summary>
    public decimal? NetAmountInBaseCurrency { get; init; }

    /// <summary>In words.</summary>
    public string? Description { get; init; }

    /// <summary>The paid ones.</summary>
    public InvoiceTotals? Paid { get; init; }

    /// <summary>The unpaid ones.</summary>
    public InvoiceTotals? Unpaid { get; init; }
}
