using System.Text.Json.Serialization;

namespace Connectors.Smartbill;

/// <summary>The id of a warehouse in the V3 interface: <c>ware_</c> and 32 hexadecimal digits. It does not change.</summary>
/// <param name="Value">The text.</param>
[JsonConverter(typeof(TextIdConverter<WarehouseId>))]
public readonly record struct WarehouseId(string Value) : ITextId<WarehouseId>
{
    /// <summary>The text.</summary>
    public override string ToString() => Value ?? "";

    static WarehouseId ITextId<WarehouseId>.From(string value) => new(value);
}
