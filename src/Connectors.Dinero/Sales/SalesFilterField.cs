namespace Connectors.Dinero;

/// <summary>A member of an invoice or credit note that a list can be filtered by.</summary>
/// <param name="Value">The name as Dinero spells it.</param>
public readonly record struct SalesFilterField(string Value)
{
    /// <summary><c>ExternalReference</c></summary>
    public static readonly SalesFilterField ExternalReference = new("ExternalReference");

    /// <summary><c>ContactGuid</c></summary>
    public static readonly SalesFilterField ContactGuid = new("ContactGuid");

    /// <summary><c>Description</c></summary>
    public static readonly SalesFilterField Description = new("Description");

    /// <summary>The member equals a text. Letter case is ignored; blanks count.</summary>
    /// <exception cref="ArgumentException">The text is empty, or holds a quote or semicolon: how Dinero would read those is not known. Ask by another member, or compare locally.</exception>
    public DineroFilter<SalesFilterField> Is(string value) => new(DineroFilterText.Condition(Value, "eq", value));

    /// <summary>The member contains a text. Letter case is ignored.</summary>
    /// <exception cref="ArgumentException">The text is empty, or holds a quote or semicolon: how Dinero would read those is not known. Ask by another member, or compare locally.</exception>
    public DineroFilter<SalesFilterField> Contains(string value) => new(DineroFilterText.Condition(Value, "contains", value));

    /// <inheritdoc/>
    public bool Equals(SalesFilterField other) => OpenText.Same(Value, other.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => OpenText.Hash(Value);

    /// <summary>The name.</summary>
    public override string ToString() => Value ?? "";
}
