using System.Text.Json.Serialization;

namespace Connectors.Smartbill;

/// <summary>The id of a client in the V3 interface: <c>cus_</c> and 32 hexadecimal digits. It does not change.</summary>
/// <param name="Value">The text.</param>
[JsonConverter(typeof(TextIdConverter<ClientId>))]
public readonly record struct ClientId(string Value) : ITextId<ClientId>
{
    /// <summary>The text.</summary>
    public override string ToString() => Value ?? "";

    static ClientId ITextId<ClientId>.From(string value) => new(value);
}
