using System.Text.Json.Serialization;

namespace Connectors.Reviso;

/// <summary>Who carries the goods.</summary>
/// <param name="Value">The word as Reviso spells it; letter case counts when it is sent.</param>
[JsonConverter(typeof(OpenTextConverter<DeliveredBy>))]
public readonly record struct DeliveredBy(string Value) : IOpenText<DeliveredBy>
{
    /// <summary>The seller: the only word that Reviso takes. A courier stands in <see cref="DeliveryNote.CarrierInfo"/>.</summary>
    public static readonly DeliveredBy Self = new("Self");

    /// <inheritdoc/>
    public bool Equals(DeliveredBy other) => OpenText.Same(Value, other.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => OpenText.Hash(Value);

    /// <summary>The word.</summary>
    public override string ToString() => Value ?? "";

    static DeliveredBy IOpenText<DeliveredBy>.From(string value) => new(value);
}
