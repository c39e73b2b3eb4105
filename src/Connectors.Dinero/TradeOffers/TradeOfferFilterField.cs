namespace Connectors.Dinero;

/// <summary>A member of a trade offer that a list can be filtered by.</summary>
/// <param name="Value">The name as Dinero spells it.</param>
public readonly record struct TradeOfferFilterField(string Value)
{
    /// <summary><c>ExternalReference</c></summary>
    public static readonly TradeOfferFilterField ExternalReference = new("ExternalReference");

    /// <summary><c>ContactName</c></summary>
    public static readonly TradeOfferFilterField ContactName = new("ContactName");

    /// <summary><c>Address</c></summary>
    public static readonly TradeOfferFilterField Address = new("Address");

    /// <summary><c>Comment</c></summary>
    public static readonly TradeOfferFilterField Comment = new("Comment");

    /// <summary><c>Description</c></summary>
    public static readonly TradeOfferFilterField Description = new("Description");

    /// <summary><c>HasGeneratedAnyVouchers</c></summary>
    public static readonly TradeOfferFilterField HasGeneratedAnyVouchers = new("HasGeneratedAnyVouchers");

    /// <summary><c>Currency</c></summary>
    public static readonly TradeOfferFilterField Currency = new("Currency");

    /// <summary><c>Date</c></summary>
    public static readonly TradeOfferFilterField Date = new("Date");

    /// <summary><c>Number</c></summary>
    public static readonly TradeOfferFilterField Number = new("Number");

    /// <summary>The member equals a text. Letter case is ignored; blanks count.</summary>
    /// <exception cref="ArgumentException">The text is empty, or holds a quote or semicolon: how Dinero would read those is not known. Ask by another member, or compare locally.</exception>
    public DineroFilter<TradeOfferFilterField> Is(string value) => new(DineroFilterText.Condition(Value, "eq", value));

    /// <summary>The member contains a text. Letter case is ignored.</summary>
    /// <exception cref="ArgumentException">The text is empty, or holds a quote or semicolon: how Dinero would read those is not known. Ask by another member, or compare locally.</exception>
    public DineroFilter<TradeOfferFilterField> Contains(string value) => new(DineroFilterText.Condition(Value, "contains", value));

    /// <inheritdoc/>
    public bool Equals(TradeOfferFilterField other) => OpenText.Same(Value, other.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => OpenText.Hash(Value);

    /// <summary>The name.</summary>
    public override string ToString() => Value ?? "";
}
