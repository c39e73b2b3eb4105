namespace Connectors.Dinero;

/// <summary>A line of a sales document, as it is written.</summary>
public sealed record SalesLineInput
{
    /// <summary>Price per unit: with VAT when the document says <see cref="SalesDocumentInput.ShowLinesInclVat"/>, otherwise without.</summary>
    public decimal BaseAmountValue { get; init; }

    /// <summary>The product. Then <see cref="Description"/> must be null: Dinero fills it.</summary>
    public ProductId? ProductGuid { get; init; }

    /// <summary>A text.</summary>
    public string? Description { get; init; }

    /// <summary>A text below the line.</summary>
    public string? Comments { get; init; }

    /// <summary>The quantity. Of a product: what a new line proposes, not a stock.</summary>
    public decimal Quantity { get; init; }

    /// <summary>The account that it is posted to. It decides the VAT. Required, except for text lines.</summary>
    public int? AccountNumber { get; init; }

    /// <summary>What the quantity counts. Required, except for text lines.</summary>
    public ProductUnit? Unit { get; init; }

    /// <summary>Discount, percent from 0 to 100.</summary>
    public decimal Discount { get; init; }

    /// <summary>Product or text; null is a product.</summary>
    public SalesLineType? LineType { get; init; }
}
