namespace Connectors.Economic;

/// <summary>The account of a product group in one VAT zone.</summary>
public sealed record OpenApiProductGroupZone : OpenApiRecord
{
    /// <summary>Its number.</summary>
    public required VatZoneNumber Id { get; init; }

    /// <summary>The account.</summary>
    public required AccountNumber AccountId { get; init; }
}
