namespace Connectors.Economic;

/// <summary>A line of a quote.</summary>
public sealed record OpenApiQuoteLine : OpenApiRecord
{
    /// <summary>The document. Read only.</summary>
    public SalesDocumentId? DocumentId { get; init; }

    /// <summary>The quote.</summary>
    public QuoteNumber? QuoteNumber { get; init; }

    /// <summary>Its number.</summary>
    public SalesLineNumber? Number { get; init; }

    /// <summary>The number that the user sees. Read only.</summary>
    public int? UserInterfaceNumber { get; init; }

    /// <summary>The product.</summary>
    public ProductNumber? ProductNumber { get; init; }

    /// <summary>Description, at most 2500 characters.</summary>
    public string? Description { get; init; }

    /// <summary>Quantity; required with a product.</summary>
    public decimal? Quantity { get; init; }

    /// <summary>The unit.</summary>
    public UnitNumber? UnitNumber { get; init; }

    /// <summary>Price without VAT.</summary>
    public decimal? UnitNetPrice { get; init; }

    /// <summary>Cost of a unit.</summary>
    public decimal? UnitCostPrice { get; init; }

    /// <summary>Discount, per cent.</summary>
    public decimal? DiscountPercentage { get; init; }

    /// <summary>Recommended price.</summary>
    public decimal? RecommendedPrice { get; init; }

    /// <summary>The department.</summary>
    public DepartmentalDistributionNumber? DepartmentNumber { get; init; }

    /// <summary>Second quantity.</summary>
    public decimal? Quantity2 { get; init; }

    /// <summary>The second unit.</summary>
    public UnitNumber? Unit2Number { get; init; }

    /// <summary>Margin in base currency. Read only.</summary>
    public decimal? MarginInBaseCurrency { get; init; }

    /// <summary>Margin, per cent. Read only.</summary>
    public decimal? MarginPercentage { get; init; }

    /// <summary>The line's sum without VAT. Read only.</summary>
    public decimal? TotalNetAmount { get; init; }
}
