using System.Text.Json.Serialization;

namespace Connectors.Reviso;

/// <summary>A product: a text of up to 25 characters, also where it looks like a number.</summary>
/// <param name="Value">The text.</param>
[JsonConverter(typeof(TextIdConverter<ProductNumber>))]
public readonly record struct ProductNumber(string Value) : ITextId<ProductNumber>
{
    /// <summary>The text.</summary>
    public override string ToString() => Value ?? "";

    static ProductNumber ITextId<ProductNumber>.From(string value) => new(value);
}
