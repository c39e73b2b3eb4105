namespace Connectors.Economic;

/// <summary>Stock and measures of a product.</summary>
public sealed record ProductInventory : EconomicRecord
{
    /// <summary>Volume of a package.</summary>
    public decimal? PackageVolume { get; init; }

    /// <summary>Recommended cost price, required where the agreement has the inventory module.</summary>
    public decimal? RecommendedCostPrice { get; init; }

    /// <summary>Free to be sold. Read only.</summary>
    public decimal? Available { get; init; }

    /// <summary>In stock. Read only.</summary>
    public decimal? InStock { get; init; }

    /// <summary>Ordered by customers. Read only.</summary>
    public decimal? OrderedByCustomers { get; init; }

    /// <summary>Ordered from suppliers. Read only.</summary>
    public decimal? OrderedFromSuppliers { get; init; }

    /// <summary>Gross weight. Read only.</summary>
    public decimal? GrossWeight { get; init; }

    /// <summary>Net weight. Read only.</summary>
    public decimal? NetWeight { get; init; }

    /// <summary>The last movement. Read only.</summary>
    public DateTimeOffset? InventoryLastUpdated { get; init; }
}
