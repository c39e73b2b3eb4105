namespace Connectors.Reviso;

/// <summary>Where the sales of a product group go in one VAT zone.</summary>
public sealed record ProductGroupSalesAccount : RevisoRecord
{
    /// <summary>The account.</summary>
    public Reference<AccountNumber>? SalesAccount { get; init; }

    /// <summary>The VAT zone.</summary>
    public Reference<VatZoneNumber>? VatZone { get; init; }
}
