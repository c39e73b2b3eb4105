namespace Connectors.Dinero;

/// <summary>A member of a product that a list can be filtered by.</summary>
/// <param name="Value">The name as Dinero spells it.</param>
public readonly record struct ProductFilterField(string Value)
{
    /// <summary><c>Name</c></summary>
    public static readonly ProductFilterField Name = new("Name");

    /// <summary><c>ProductNumber</c></summary>
    public static readonly ProductFilterField ProductNumber = new("ProductNumber");

    /// <summary><c>ExternalReference</c></summary>
    public static readonly ProductFilterField ExternalReference = new("ExternalReference");

    /// <summary>The member equals a text. Letter case is ignored; blanks count.</summary>
    /// <exception cref="ArgumentException">The text is empty, or holds a quote or semicolon: how Dinero would read those is not known. Ask by another member, or compare locally.</exception>
    public DineroFilter<ProductFilterField> Is(string value) => new(DineroFilterText.Condition(Value, "eq", value));

    /// <summary>The member contains a text. Letter case is ignored.</summary>
    /// <exception cref="ArgumentException">The text is empty, or holds a quote or semicolon: how Dinero would read those is not known. Ask by another member, or compare locally.</exception>
    public DineroFilter<ProductFilterField> Contains(string value) => new(DineroFilterText.Condition(Value, "contains", value));

    /// <inheritdoc/>
    public bool Equals(ProductFilterField other) => OpenText.Same(Value, other.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => OpenText.Hash(Value);

    /// <summary>The name.</summary>
    public override string ToString() => Value ?? "";
}
