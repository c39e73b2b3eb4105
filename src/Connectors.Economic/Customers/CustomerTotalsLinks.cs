namespace Connectors.Economic;

/// <summary>Where the totals of a customer are.</summary>
public sealed record CustomerTotalsLinks : EconomicRecord
{
    /// <summary>Address of the totals of draft invoices.</summary>
    public string? Drafts { get; init; }

    /// <summary>Address of the totals of booked invoices.</summary>
    public string? Booked { get; init; }
}
