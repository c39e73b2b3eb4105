namespace Connectors.Reviso;

/// <summary>A group of products with its accounts per VAT zone.</summary>
public sealed record ProductGroup : RevisoRecord
{
    /// <summary>Its number.</summary>
    public ProductGroupNumber? ProductGroupNumber { get; init; }

    /// <summary>Name, at most 50 characters.</summary>
    public required string Name { get; init => field = value ?? ""; }

    /// <summary>Where sales go, per VAT zone.</summary>
    public IReadOnlyList<ProductGroupSalesAccount>? SalesAccountsList { get; init; }

    /// <summary>Where purchases go.</summary>
    public ProductGroupInventory? Inventory { get; init; }

    /// <summary>Its products have a stock.</summary>
    public bool? InventoryEnabled { get; init; }
}
