namespace Connectors.Dinero;

/// <summary>A member by which trade offers can be ordered.</summary>
/// <param name="Value">The name as Dinero spells it.</param>
public readonly record struct TradeOfferSort(string Value)
{
    /// <summary><c>TradeOfferNumber</c></summary>
    public static readonly TradeOfferSort TradeOfferNumber = new("TradeOfferNumber");

    /// <summary><c>TradeOfferDate</c></summary>
    public static readonly TradeOfferSort TradeOfferDate = new("TradeOfferDate");

    /// <summary><c>Status</c></summary>
    public static readonly TradeOfferSort Status = new("Status");

    /// <summary><c>ContactName</c></summary>
    public static readonly TradeOfferSort ContactName = new("ContactName");

    /// <inheritdoc/>
    public bool Equals(TradeOfferSort other) => OpenText.Same(Value, other.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => OpenText.Hash(Value);

    /// <summary>The name.</summary>
    public override string ToString() => Value ?? "";
}
