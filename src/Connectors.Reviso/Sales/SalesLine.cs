namespace Connectors.Reviso;

/// <summary>A line of a document. One source found that every line needs a product, another leaves it out: name one.</summary>
public sealed record SalesLine : RevisoRecord
{
    /// <summary>Its number, 1 or larger.</summary>
    public int? LineNumber { get; init; }

    /// <summary>Its place, 1 or larger.</summary>
    public int? SortKey { get; init; }

    /// <summary>Text, at most 2500 characters.</summary>
    public string? Description { get; init; }

    /// <summary>The product.</summary>
    public Reference<ProductNumber>? Product { get; init; }

    /// <summary>Quantity.</summary>
    public decimal? Quantity { get; init; }

    /// <summary>Its unit.</summary>
    public Reference<UnitNumber>? Unit { get; init; }

    /// <summary>Price of one without VAT; up to ten decimals are kept.</summary>
    public decimal? UnitNetPrice { get; init; }

    /// <summary>Discount, per cent.</summary>
    public decimal? DiscountPercentage { get; init; }

    /// <summary>Its VAT.</summary>
    public LineVat? VatInfo { get; init; }

    /// <summary>What one costs.</summary>
    public decimal? UnitCostPrice { get; init; }

    /// <summary>Departments that it counts for.</summary>
    public Reference<DepartmentalDistributionNumber>? DepartmentalDistribution { get; init; }

    /// <summary>The price is not the one of the product.</summary>
    public bool? ManuallyEditedSalesPrice { get; init; }

    /// <summary>What was delivered. Read only.</summary>
    public decimal? DeliveredQuantity { get; init; }

    /// <summary>The chain of stock movements. Read only.</summary>
    public string? MovementChainId { get; init; }

    /// <summary>Sum without VAT. Read only.</summary>
    public decimal? TotalNetAmount { get; init; }

    /// <summary>The VAT. Read only.</summary>
    public decimal? TotalVatAmount { get; init; }

    /// <summary>Sum with VAT. Read only.</summary>
    public decimal? TotalGrossAmount { get; init; }
}
