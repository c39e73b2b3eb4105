using System.Text.Json.Serialization;

namespace Connectors.Intacct;

/// <summary>How tiers count. An open list: a word that is not among the constants survives. Letter case is ignored when compared.</summary>
/// <param name="Value">The word as Intacct's REST interface writes it.</param>
[JsonConverter(typeof(OpenTextConverter<TieredPricingType>))]
public readonly record struct TieredPricingType(string Value) : IOpenText<TieredPricingType>
{
    /// <summary>The tier reached is the price of all.</summary>
    public static readonly TieredPricingType Volume = new("volume");

    /// <summary>Every tier has its price.</summary>
    public static readonly TieredPricingType Step = new("step");

    /// <inheritdoc/>
    public bool Equals(TieredPricingType other) => OpenText.Same(Value, other.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => OpenText.Hash(Value);

    /// <summary>The word.</summary>
    public override string ToString() => Value ?? "";

    static TieredPricingType IOpenText<TieredPricingType>.From(string value) => new(value);
}
