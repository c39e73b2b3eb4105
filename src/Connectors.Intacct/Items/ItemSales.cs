namespace Connectors.Intacct;

/// <summary>How an item is sold.</summary>
public sealed record ItemSales
{
    /// <summary>Price per unit, without tax, in the company's base currency.</summary>
    public decimal? BasePrice { get; init; }

    /// <summary>Whether tax is taken.</summary>
    public bool? IsTaxable { get; init; }

    /// <summary>The item's tax group.</summary>
    public Reference? TaxGroup { get; init; }

    /// <summary>The tax solution.</summary>
    public Reference? TaxSolution { get; init; }
}
