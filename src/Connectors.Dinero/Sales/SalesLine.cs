namespace Connectors.Dinero;

/// <summary>A line of a sales document, as it is read. It is never written back: writing takes <see cref="SalesLineInput"/>.</summary>
public sealed record SalesLine
{
    /// <summary>The account's name.</summary>
    public string? AccountName { get; init; }

    /// <summary>Price per unit, always without VAT.</summary>
    public decimal BaseAmountValue { get; init; }

    /// <summary>Price per unit with VAT.</summary>
    public decimal BaseAmountValueInclVat { get; init; }

    /// <summary>Price times quantity, without VAT.</summary>
    public decimal TotalAmount { get; init; }

    /// <summary>Price times quantity, with VAT.</summary>
    public decimal TotalAmountInclVat { get; init; }

    /// <summary>The product.</summary>
    public ProductId? ProductGuid { get; init; }

    /// <summary>The text; filled with the product's name where the line has a product.</summary>
    public string? Description { get; init; }

    /// <summary>A text below the line.</summary>
    public string? Comments { get; init; }

    /// <summary>The quantity. Of a product: what a new line proposes, not a stock.</summary>
    public decimal Quantity { get; init; }

    /// <summary>The account that it is posted to. It decides the VAT.</summary>
    public int? AccountNumber { get; init; }

    /// <summary>What the quantity counts.</summary>
    public ProductUnit? Unit { get; init; }

    /// <summary>Discount, percent from 0 to 100.</summary>
    public decimal Discount { get; init; }

    /// <summary>Product or text; null is a product.</summary>
    public SalesLineType? LineType { get; init; }
}
