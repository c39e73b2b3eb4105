using System.Text.Json.Serialization;

namespace Connectors.Economic;

/// <summary>What a departmental distribution is.</summary>
/// <param name="Value">The word as e-conomic spells it; letter case counts when it is sent.</param>
[JsonConverter(typeof(OpenTextConverter<DistributionType>))]
public readonly record struct DistributionType(string Value) : IOpenText<DistributionType>
{
    /// <summary>One department.</summary>
    public static readonly DistributionType Department = new("department");

    /// <summary>Shares of several departments.</summary>
    public static readonly DistributionType Distribution = new("distribution");

    /// <inheritdoc/>
    public bool Equals(DistributionType other) => OpenText.Same(Value, other.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => OpenText.Hash(Value);

    /// <summary>The word.</summary>
    public override string ToString() => Value ?? "";

    static DistributionType IOpenText<DistributionType>.From(string value) => new(value);
}
