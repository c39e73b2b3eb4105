namespace Connectors.Testing.Dinero;

/// <summary>A product as the simulated vendor stores it. Amounts are DKK, instants UTC with milliseconds.</summary>
public sealed record StoredProduct
{
    /// <summary>The vendor's id.</summary>
    public Guid ProductGuid { get; init; }

    /// <summary>Free text; not unique.</summary>
    public string? ProductNumber { get; init; }

    /// <summary>The name.</summary>
    public string? Name { get; init; }

    /// <summary>The price of one unit without VAT.</summary>
    public decimal BaseAmountValue { get; init; }

    /// <summary>The quantity that a document line starts with; not a stock.</summary>
    public decimal Quantity { get; init; } = 1;

    /// <summary>The sales account; it decides the VAT.</summary>
    public int AccountNumber { get; init; } = 1000;

    /// <summary>hours, parts, km …</summary>
    public string Unit { get; init; } = "parts";

    /// <summary>The creator's own key, 128 characters at most.</summary>
    public string? ExternalReference { get; init; }

    /// <summary>128 characters at most. Never in a list.</summary>
    public string? Comment { get; init; }

    /// <summary>When it came into being.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last changed or deleted.</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When it was deleted; null while it lives.</summary>
    public DateTimeOffset? DeletedAt { get; init; }
}
