namespace Connectors.Reviso;

/// <summary>A product's stock.</summary>
public sealed record ProductInventory : RevisoRecord
{
    /// <summary>Volume of a package.</summary>
    public decimal? PackageVolume { get; init; }

    /// <summary>What it should cost.</summary>
    public decimal? RecommendedCostPrice { get; init; }

    /// <summary>What can be sold. Read only.</summary>
    public decimal? Available { get; init; }

    /// <summary>What is there. Read only.</summary>
    public decimal? InStock { get; init; }

    /// <summary>What customers ordered. Read only.</summary>
    public decimal? OrderedByCustomers { get; init; }

    /// <summary>What is on its way. Read only.</summary>
    public decimal? OrderedFromSuppliers { get; init; }

    /// <summary>Weight with its package. Read only.</summary>
    public decimal? GrossWeight { get; init; }

    /// <summary>Weight. Read only.</summary>
    public decimal? NetWeight { get; init; }
}
