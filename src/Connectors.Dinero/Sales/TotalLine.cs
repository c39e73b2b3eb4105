namespace Connectors.Dinero;

/// <summary>A total line as printed.</summary>
public sealed record TotalLine
{
    /// <summary>What it is.</summary>
    public TotalLineType? Type { get; init; }

    /// <summary>The amount.</summary>
    public decimal TotalAmount { get; init; }

    /// <summary>The place among the others.</summary>
    public int? Position { get; init; }

    /// <summary>The text.</summary>
    public string? Label { get; init; }
}
