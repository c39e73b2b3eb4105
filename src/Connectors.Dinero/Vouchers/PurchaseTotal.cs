namespace Connectors.Dinero;

/// <summary>A total line of a purchase.</summary>
public sealed record PurchaseTotal
{
    /// <summary>The text.</summary>
    public string? Label { get; init; }

    /// <summary>The amount.</summary>
    public decimal Total { get; init; }

    /// <summary>What it is.</summary>
    public TotalLineType? Type { get; init; }

    /// <summary>The place among the others.</summary>
    public int Position { get; init; }
}
