namespace Connectors.Economic;

/// <summary>Which account, and so which VAT, a line gets: product group and VAT zone decide.</summary>
public sealed record ProductGroupSalesAccount : EconomicRecord
{
    /// <summary>The account.</summary>
    public Reference<AccountNumber>? SalesAccount { get; init; }

    /// <summary>The VAT zone.</summary>
    public Reference<VatZoneNumber>? VatZone { get; init; }
}
