using System.Text.Json.Serialization;

namespace Connectors.Intacct;

/// <summary>How a contract price grows with the quantity. An open list: a word that is not among the constants survives. Letter case is ignored when compared.</summary>
/// <param name="Value">The word as Intacct's REST interface writes it.</param>
[JsonConverter(typeof(OpenTextConverter<ContractPriceType>))]
public readonly record struct ContractPriceType(string Value) : IOpenText<ContractPriceType>
{
    /// <summary>One rate by range.</summary>
    public static readonly ContractPriceType Range = new("range");

    /// <summary>Tiers.</summary>
    public static readonly ContractPriceType Tiered = new("tiered");

    /// <inheritdoc/>
    public bool Equals(ContractPriceType other) => OpenText.Same(Value, other.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => OpenText.Hash(Value);

    /// <summary>The word.</summary>
    public override string ToString() => Value ?? "";

    static ContractPriceType IOpenText<ContractPriceType>.From(string value) => new(value);
}
