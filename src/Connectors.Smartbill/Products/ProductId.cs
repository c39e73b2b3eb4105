using System.Text.Json.Serialization;

namespace Connectors.Smartbill;

/// <summary>The id of a product in the V3 interface: <c>prod_</c> and 32 hexadecimal digits. It does not change.</summary>
/// <param name="Value">The text.</param>
[JsonConverter(typeof(TextIdConverter<ProductId>))]
public readonly record struct ProductId(string Value) : ITextId<ProductId>
{
    /// <summary>The text.</summary>
    public override string ToString() => Value ?? "";

    static ProductId ITextId<ProductId>.From(string value) => new(value);
}
