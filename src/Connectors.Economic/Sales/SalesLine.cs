namespace Connectors.Economic;

/// <summary>A line of a document. Quantity and price need a product; a line of text alone may stand.</summary>
public sealed record SalesLine : EconomicRecord
{
    /// <summary>Its number, 1 or larger.</summary>
    public int? LineNumber { get; init; }

    /// <summary>Its place, 1 or larger.</summary>
    public int? SortKey { get; init; }

    /// <summary>Text, at most 2500 characters; required with a product.</summary>
    public string? Description { get; init; }

    /// <summary>The product.</summary>
    public Reference<ProductNumber>? Product { get; init; }

    /// <summary>Quantity, two decimals; required with a product.</summary>
    public decimal? Quantity { get; init; }

    /// <summary>Price without VAT, two decimals.</summary>
    public decimal? UnitNetPrice { get; init; }

    /// <summary>Discount, per cent with two decimals.</summary>
    public decimal? DiscountPercentage { get; init; }

    /// <summary>Cost of a unit.</summary>
    public decimal? UnitCostPrice { get; init; }

    /// <summary>The unit.</summary>
    public Reference<UnitNumber>? Unit { get; init; }

    /// <summary>Department or distribution.</summary>
    public Reference<DepartmentalDistributionNumber>? DepartmentalDistribution { get; init; }

    /// <summary>Over which time the amount is spread.</summary>
    public LineAccrual? Accrual { get; init; }

    /// <summary>The day of the delivery. Booked invoices.</summary>
    public DateOnly? DeliveryDate { get; init; }

    /// <summary>The rate of VAT, per cent. Booked invoices; read only.</summary>
    public decimal? VatRate { get; init; }

    /// <summary>The VAT. Booked invoices; read only.</summary>
    public decimal? VatAmount { get; init; }

    /// <summary>The line's sum without VAT. Read only.</summary>
    public decimal? TotalNetAmount { get; init; }

    /// <summary>Margin in base currency. Read only.</summary>
    public decimal? MarginInBaseCurrency { get; init; }

    /// <summary>Margin, per cent. Read only.</summary>
    public decimal? MarginPercentage { get; init; }
}
