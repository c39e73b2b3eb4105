namespace Connectors.Dinero;

/// <summary>A product in a list. It holds what was asked for: null may mean empty or not asked for. A list never shows <c>Comment</c>.</summary>
public sealed record ProductRow
{
    /// <summary>The product.</summary>
    public required ProductId ProductGuid { get; init; }

    /// <summary>The name.</summary>
    public string? Name { get; init; }

    /// <summary>Your own product number, free text.</summary>
    public string? ProductNumber { get; init; }

    /// <summary>The quantity that a new line proposes. No stock.</summary>
    public decimal? Quantity { get; init; }

    /// <summary>What the quantity counts.</summary>
    public ProductUnit? Unit { get; init; }

    /// <summary>The account that it is posted to. It decides the VAT.</summary>
    public int? AccountNumber { get; init; }

    /// <summary>Price per unit without VAT, DKK.</summary>
    public decimal? BaseAmountValue { get; init; }

    /// <summary>Price per unit with VAT.</summary>
    public decimal? BaseAmountValueInclVat { get; init; }

    /// <summary>Price times quantity, without VAT.</summary>
    public decimal? TotalAmount { get; init; }

    /// <summary>Price times quantity, with VAT.</summary>
    public decimal? TotalAmountInclVat { get; init; }

    /// <summary>Your own key, at most 128 characters. The only safe place for one.</summary>
    public string? ExternalReference { get; init; }

    /// <summary>When it was created, UTC.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When it was last changed, UTC.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>When it was deleted, UTC; null while it lives.</summary>
    public DateTimeOffset? DeletedAt { get; init; }
}
