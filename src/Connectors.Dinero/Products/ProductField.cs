namespace Connectors.Dinero;

/// <summary>A member of a product that a list can show.</summary>
/// <param name="Value">The name as Dinero spells it.</param>
public readonly record struct ProductField(string Value)
{
    /// <summary><c>Name</c></summary>
    public static readonly ProductField Name = new("Name");

    /// <summary><c>ProductGuid</c></summary>
    public static readonly ProductField ProductGuid = new("ProductGuid");

    /// <summary><c>ProductNumber</c></summary>
    public static readonly ProductField ProductNumber = new("ProductNumber");

    /// <summary><c>Quantity</c></summary>
    public static readonly ProductField Quantity = new("Quantity");

    /// <summary><c>Unit</c></summary>
    public static readonly ProductField Unit = new("Unit");

    /// <summary><c>AccountNumber</c></summary>
    public static readonly ProductField AccountNumber = new("AccountNumber");

    /// <summary><c>BaseAmountValue</c></summary>
    public static readonly ProductField BaseAmountValue = new("BaseAmountValue");

    /// <summary><c>BaseAmountValueInclVat</c></summary>
    public static readonly ProductField BaseAmountValueInclVat = new("BaseAmountValueInclVat");

    /// <summary><c>TotalAmount</c></summary>
    public static readonly ProductField TotalAmount = new("TotalAmount");

    /// <summary><c>TotalAmountInclVat</c></summary>
    public static readonly ProductField TotalAmountInclVat = new("TotalAmountInclVat");

    /// <summary><c>ExternalReference</c></summary>
    public static readonly ProductField ExternalReference = new("ExternalReference");

    /// <summary><c>CreatedAt</c></summary>
    public static readonly ProductField CreatedAt = new("CreatedAt");

    /// <summary><c>UpdatedAt</c></summary>
    public static readonly ProductField UpdatedAt = new("UpdatedAt");

    /// <summary><c>DeletedAt</c></summary>
    public static readonly ProductField DeletedAt = new("DeletedAt");

    /// <inheritdoc/>
    public bool Equals(ProductField other) => OpenText.Same(Value, other.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => OpenText.Hash(Value);

    /// <summary>The name.</summary>
    public override string ToString() => Value ?? "";
}
