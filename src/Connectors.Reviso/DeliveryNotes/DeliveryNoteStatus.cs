using System.Text.Json.Serialization;

namespace Connectors.Reviso;

/// <summary>How far a delivery note is.</summary>
/// <param name="Value">The word as Reviso spells it; letter case counts when it is sent.</param>
[JsonConverter(typeof(OpenTextConverter<DeliveryNoteStatus>))]
public readonly record struct DeliveryNoteStatus(string Value) : IOpenText<DeliveryNoteStatus>
{
    /// <summary>Without a number.</summary>
    public static readonly DeliveryNoteStatus Draft = new("Draft");

    /// <summary>It is getting its number.</summary>
    public static readonly DeliveryNoteStatus BeingIssued = new("BeingIssued");

    /// <summary>It has its number.</summary>
    public static readonly DeliveryNoteStatus Issued = new("Issued");

    /// <inheritdoc/>
    public bool Equals(DeliveryNoteStatus other) => OpenText.Same(Value, other.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => OpenText.Hash(Value);

    /// <summary>The word.</summary>
    public override string ToString() => Value ?? "";

    static DeliveryNoteStatus IOpenText<DeliveryNoteStatus>.From(string value) => new(value);
}
