using System.Text.Json.Serialization;

namespace Connectors.Intacct;

/// <summary>What the value of an entry of a sales price list is. An open list: a word that is not among the constants survives. Letter case is ignored when compared.</summary>
/// <param name="Value">The word as Intacct's REST interface writes it.</param>
[JsonConverter(typeof(OpenTextConverter<PriceValueType>))]
public readonly record struct PriceValueType(string Value) : IOpenText<PriceValueType>
{
    /// <summary>The price itself. There are other words (markups and discounts); no text of the vendor that was at hand spells them for REST, so none of them is a constant here.</summary>
    public static readonly PriceValueType Actual = new("actual");

    /// <inheritdoc/>
    public bool Equals(PriceValueType other) => OpenText.Same(Value, other.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => OpenText.Hash(Value);

    /// <summary>The word.</summary>
    public override string ToString() => Value ?? "";

    static PriceValueType IOpenText<PriceValueType>.From(string value) => new(value);
}
