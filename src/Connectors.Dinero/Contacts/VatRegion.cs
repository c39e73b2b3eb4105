using System.Text.Json.Serialization;

namespace Connectors.Dinero;

/// <summary>Where a contact stands for VAT; derived from its country. An open list: a word that is not among the constants survives. Letter case is ignored when compared.</summary>
/// <param name="Value">The word as Dinero writes it.</param>
[JsonConverter(typeof(OpenTextConverter<VatRegion>))]
public readonly record struct VatRegion(string Value) : IOpenText<VatRegion>
{
    /// <summary>Denmark.</summary>
    public static readonly VatRegion Denmark = new("DK");

    /// <summary>Another country of the EU.</summary>
    public static readonly VatRegion Eu = new("EU");

    /// <summary>Anywhere else.</summary>
    public static readonly VatRegion World = new("World");

    /// <inheritdoc/>
    public bool Equals(VatRegion other) => OpenText.Same(Value, other.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => OpenText.Hash(Value);

    /// <summary>The word.</summary>
    public override string ToString() => Value ?? "";

    static VatRegion IOpenText<VatRegion>.From(string value) => new(value);
}
