using System.Text.Json.Serialization;

namespace Connectors.Smartbill;

/// <summary>How a discount line is meant. SmartBill takes any number and makes a wrong document of an unknown one, so the client sends only the two constants.</summary>
/// <param name="Value">The number as text.</param>
[JsonConverter(typeof(DiscountTypeConverter))]
public readonly record struct DiscountType(string Value) : IOpenText<DiscountType>
{
    /// <summary>1: an amount, <see cref="DocumentLine.DiscountValue"/>.</summary>
    public static readonly DiscountType Amount = new("1");

    /// <summary>2: a percentage, <see cref="DocumentLine.DiscountPercentage"/>.</summary>
    public static readonly DiscountType Percentage = new("2");

    /// <inheritdoc/>
    public bool Equals(DiscountType other) => OpenText.Same(Value, other.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => OpenText.Hash(Value);

    /// <summary>The word.</summary>
    public override string ToString() => Value ?? "";

    static DiscountType IOpenText<DiscountType>.From(string value) => new(value);
}
