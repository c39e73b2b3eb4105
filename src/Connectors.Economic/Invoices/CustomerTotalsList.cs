namespace Connectors.Economic;

/// <summary>Sums of draft invoices, customer by customer.</summary>
public sealed record CustomerTotalsList : EconomicRecord
{
    /// <summary>How many invoices.</summary>
    public int? InvoiceCount { get; init; }

    /// <summary>Their sum without VAT, in base currency.</summary>
    public decimal? NetAmountInBaseCurrency { get; init; }

    /// <summary>The first date.</summary>
    public DateOnly? MinDate { get; init; }

    /// <summary>The last date.</summary>
    public DateOnly? MaxDate { get; init; }

    /// <summary>Customer by customer.</summary>
    public IReadOnlyList<InvoiceTotals>? Customers { get; init; }
}
