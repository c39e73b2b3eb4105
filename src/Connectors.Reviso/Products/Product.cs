using System.Text.Json;

namespace Connectors.Reviso;

/// <summary>A product.</summary>
public sealed record Product : RevisoRecord
{
    /// <summary>Its number, at most 25 characters. Some agreements number products themselves: leave it out there, and keep the code of one's own in <see cref="BarCode"/>.</summary>
    public ProductNumber? ProductNumber { get; init; }

    /// <summary>Name, at most 300 characters.</summary>
    public required string Name { get; init => field = value ?? ""; }

    /// <summary>Its group, which decides its accounts.</summary>
    public required Reference<ProductGroupNumber>? ProductGroup { get; init; }

    /// <summary>Text, at most 500 characters.</summary>
    public string? Description { get; init; }

    /// <summary>Bar code, at most 50 characters.</summary>
    public string? BarCode { get; init; }

    /// <summary>What it costs, in base currency.</summary>
    public decimal? CostPrice { get; init; }

    /// <summary>What it should cost.</summary>
    public decimal? RecommendedCostPrice { get; init; }

    /// <summary>What it should be sold for.</summary>
    public decimal? RecommendedPrice { get; init; }

    /// <summary>What it is sold for, without VAT, in base currency.</summary>
    public decimal? SalesPrice { get; init; }

    /// <summary>Not to be sold any more. Null and false are the same.</summary>
    public bool? Barred { get; init; }

    /// <summary>Its unit.</summary>
    public Reference<UnitNumber>? Unit { get; init; }

    /// <summary>Departments that it counts for.</summary>
    public Reference<DepartmentalDistributionNumber>? DepartmentalDistribution { get; init; }

    /// <summary>Its stock; only with the inventory module.</summary>
    public ProductInventory? Inventory { get; init; }

    /// <summary>Tags, as they come: their shape is not documented.</summary>
    public IReadOnlyList<JsonElement>? Tags { get; init; }

    /// <summary>The last change, whole seconds. Movements of the stock count as one. Read only.</summary>
    public DateTimeOffset? LastUpdated { get; init; }
}
