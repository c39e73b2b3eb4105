namespace Connectors.Intacct;

/// <summary>How an item is bought.</summary>
public sealed record ItemPurchasing
{
    /// <summary>Standard cost per unit, in the company's base currency.</summary>
    public decimal? StandardCost { get; init; }
}
