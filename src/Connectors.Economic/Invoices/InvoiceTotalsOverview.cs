namespace Connectors.Economic;

/// <summary>All sums of invoices.</summary>
public sealed record InvoiceTotalsOverview : EconomicRecord
{
    /// <summary>Drafts.</summary>
    public InvoiceTotals? Drafts { get; init; }

    /// <summary>Booked invoices.</summary>
    public BookedTotals? Booked { get; init; }
}
