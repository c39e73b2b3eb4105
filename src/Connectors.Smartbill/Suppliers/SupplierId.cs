using System.Text.Json.Serialization;

namespace Connectors.Smartbill;

/// <summary>The id of a supplier in the V3 interface: <c>sup_</c> and 32 hexadecimal digits. It does not change.</summary>
/// <param name="Value">The text.</param>
[JsonConverter(typeof(TextIdConverter<SupplierId>))]
public readonly record struct SupplierId(string Value) : ITextId<SupplierId>
{
    /// <summary>The text.</summary>
    public override string ToString() => Value ?? "";

    static SupplierId ITextId<SupplierId>.From(string value) => new(value);
}
