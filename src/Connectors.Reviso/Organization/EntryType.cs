using System.Text.Json.Serialization;

namespace Connectors.Reviso;

/// <summary>What a number series counts.</summary>
/// <param name="Value">The word as Reviso spells it; letter case counts when it is sent.</param>
[JsonConverter(typeof(OpenTextConverter<EntryType>))]
public readonly record struct EntryType(string Value) : IOpenText<EntryType>
{
    /// <summary>Invoices to customers.</summary>
    public static readonly EntryType CustomerInvoice = new("customerInvoice");

    /// <summary>Payments of customers.</summary>
    public static readonly EntryType CustomerPayment = new("customerPayment");

    /// <inheritdoc/>
    public bool Equals(EntryType other) => OpenText.Same(Value, other.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => OpenText.Hash(Value);

    /// <summary>The word.</summary>
    public override string ToString() => Value ?? "";

    static EntryType IOpenText<EntryType>.From(string value) => new(value);
}
