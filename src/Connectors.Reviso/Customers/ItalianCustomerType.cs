using System.Text.Json.Serialization;

namespace Connectors.Reviso;

/// <summary>What kind of buyer, for electronic invoices. There is a word for public bodies that no source names.</summary>
/// <param name="Value">The word as Reviso spells it; letter case counts when it is sent.</param>
[JsonConverter(typeof(OpenTextConverter<ItalianCustomerType>))]
public readonly record struct ItalianCustomerType(string Value) : IOpenText<ItalianCustomerType>
{
    /// <summary>Not said.</summary>
    public static readonly ItalianCustomerType None = new("none");

    /// <summary>A business: it has a VAT number.</summary>
    public static readonly ItalianCustomerType Business = new("B2B");

    /// <summary>A private person.</summary>
    public static readonly ItalianCustomerType Consumer = new("Consumer");

    /// <inheritdoc/>
    public bool Equals(ItalianCustomerType other) => OpenText.Same(Value, other.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => OpenText.Hash(Value);

    /// <summary>The word.</summary>
    public override string ToString() => Value ?? "";

    static ItalianCustomerType IOpenText<ItalianCustomerType>.From(string value) => new(value);
}
