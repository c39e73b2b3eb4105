using System.Text.Json.Serialization;

namespace Connectors.Economic;

/// <summary>A product of the REST API.</summary>
public sealed record Product : EconomicRecord
{
    /// <summary>Its number, at most 25 characters: the caller chooses it.</summary>
    public required ProductNumber ProductNumber { get; init; }

    /// <summary>Name, at most 300 characters.</summary>
    public required string Name { get; init => field = value ?? ""; }

    /// <summary>Its group, which decides the account and the VAT of a line.</summary>
    public required Reference<ProductGroupNumber>? ProductGroup { get; init; }

    /// <summary>Description, at most 500 characters.</summary>
    public string? Description { get; init; }

    /// <summary>Bar code, at most 50 characters.</summary>
    public string? BarCode { get; init; }

    /// <summary>Cost price in base currency, two decimals. Ignored where the agreement has the inventory module.</summary>
    public decimal? CostPrice { get; init; }

    /// <summary>Recommended price in base currency, two decimals.</summary>
    public decimal? RecommendedPrice { get; init; }

    /// <summary>Sales price without VAT in base currency, two decimals.</summary>
    public decimal? SalesPrice { get; init; }

    /// <summary>Not for new documents.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Barred { get; init; }

    /// <summary>Its unit.</summary>
    public Reference<UnitNumber>? Unit { get; init; }

    /// <summary>Department or distribution of its lines.</summary>
    public Reference<DepartmentalDistributionNumber>? DepartmentalDistribution { get; init; }

    /// <summary>Stock and measures.</summary>
    public ProductInventory? Inventory { get; init; }

    /// <summary>The stock that should be there. Seen in answers, not documented.</summary>
    public decimal? MinimumStock { get; init; }

    /// <summary>The last change, whole seconds; movements of the stock count too. Read only.</summary>
    public DateTimeOffset? LastUpdated { get; init; }
}
