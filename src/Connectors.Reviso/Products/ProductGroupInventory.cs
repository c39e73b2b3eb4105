namespace Connectors.Reviso;

/// <summary>Where the purchases of a product group go.</summary>
public sealed record ProductGroupInventory : RevisoRecord
{
    /// <summary>The account.</summary>
    public Reference<AccountNumber>? PurchaseAccount { get; init; }
}
