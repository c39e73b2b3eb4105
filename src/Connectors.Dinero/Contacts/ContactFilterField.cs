namespace Connectors.Dinero;

/// <summary>A member of a contact that a list can be filtered by.</summary>
/// <param name="Value">The name as Dinero spells it.</param>
public readonly record struct ContactFilterField(string Value)
{
    /// <summary><c>ExternalReference</c></summary>
    public static readonly ContactFilterField ExternalReference = new("ExternalReference");

    /// <summary><c>Name</c></summary>
    public static readonly ContactFilterField Name = new("Name");

    /// <summary><c>Email</c></summary>
    public static readonly ContactFilterField Email = new("Email");

    /// <summary><c>VatNumber</c></summary>
    public static readonly ContactFilterField VatNumber = new("VatNumber");

    /// <summary><c>EanNumber</c></summary>
    public static readonly ContactFilterField EanNumber = new("EanNumber");

    /// <summary><c>IsPerson</c></summary>
    public static readonly ContactFilterField IsPerson = new("IsPerson");

    /// <summary><c>Phone</c></summary>
    public static readonly ContactFilterField Phone = new("Phone");

    /// <summary>The member equals a text. Letter case is ignored; blanks count.</summary>
    /// <exception cref="ArgumentException">The text is empty, or holds a quote or semicolon: how Dinero would read those is not known. Ask by another member, or compare locally.</exception>
    public DineroFilter<ContactFilterField> Is(string value) => new(DineroFilterText.Condition(Value, "eq", value));

    /// <summary>The member contains a text. Letter case is ignored.</summary>
    /// <exception cref="ArgumentException">The text is empty, or holds a quote or semicolon: how Dinero would read those is not known. Ask by another member, or compare locally.</exception>
    public DineroFilter<ContactFilterField> Contains(string value) => new(DineroFilterText.Condition(Value, "contains", value));

    /// <inheritdoc/>
    public bool Equals(ContactFilterField other) => OpenText.Same(Value, other.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => OpenText.Hash(Value);

    /// <summary>The name.</summary>
    public override string ToString() => Value ?? "";
}
