using System.Text.Json.Serialization;

namespace Connectors.Dinero;

/// <summary>Where a cash purchase was made. An open list: a word that is not among the constants survives. Letter case is ignored when compared.</summary>
/// <param name="Value">The word as Dinero writes it.</param>
[JsonConverter(typeof(OpenTextConverter<PurchaseRegion>))]
public readonly record struct PurchaseRegion(string Value) : IOpenText<PurchaseRegion>
{
    /// <summary>Denmark.</summary>
    public static readonly PurchaseRegion Denmark = new("DK");

    /// <summary>Another country of the EU.</summary>
    public static readonly PurchaseRegion Eu = new("EU");

    /// <summary>Anywhere else.</summary>
    public static readonly PurchaseRegion World = new("World");

    /// <inheritdoc/>
    public bool Equals(PurchaseRegion other) => OpenText.Same(Value, other.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => OpenText.Hash(Value);

    /// <summary>The word.</summary>
    public override string ToString() => Value ?? "";

    static PurchaseRegion IOpenText<PurchaseRegion>.From(string value) => new(value);
}
