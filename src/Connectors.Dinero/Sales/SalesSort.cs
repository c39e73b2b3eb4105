namespace Connectors.Dinero;

/// <summary>A member by which invoices and credit notes can be ordered.</summary>
/// <param name="Value">The name as Dinero spells it.</param>
public readonly record struct SalesSort(string Value)
{
    /// <summary><c>VoucherNumber</c></summary>
    public static readonly SalesSort VoucherNumber = new("VoucherNumber");

    /// <summary><c>VoucherDate</c></summary>
    public static readonly SalesSort VoucherDate = new("VoucherDate");

    /// <summary><c>Status</c></summary>
    public static readonly SalesSort Status = new("Status");

    /// <summary><c>Contact</c></summary>
    public static readonly SalesSort Contact = new("Contact");

    /// <inheritdoc/>
    public bool Equals(SalesSort other) => OpenText.Same(Value, other.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => OpenText.Hash(Value);

    /// <summary>The name.</summary>
    public override string ToString() => Value ?? "";
}
