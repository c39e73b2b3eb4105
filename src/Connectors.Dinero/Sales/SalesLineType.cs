using System.Text.Json.Serialization;

namespace Connectors.Dinero;

/// <summary>What a line is. An open list: a word that is not among the constants survives. Letter case is ignored when compared.</summary>
/// <param name="Value">The word as Dinero writes it.</param>
[JsonConverter(typeof(OpenTextConverter<SalesLineType>))]
public readonly record struct SalesLineType(string Value) : IOpenText<SalesLineType>
{
    /// <summary>A line with quantity and price.</summary>
    public static readonly SalesLineType Product = new("Product");

    /// <summary>Only a text.</summary>
    public static readonly SalesLineType Text = new("Text");

    /// <inheritdoc/>
    public bool Equals(SalesLineType other) => OpenText.Same(Value, other.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => OpenText.Hash(Value);

    /// <summary>The word.</summary>
    public override string ToString() => Value ?? "";

    static SalesLineType IOpenText<SalesLineType>.From(string value) => new(value);
}
