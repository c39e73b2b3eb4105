using System.Globalization;
using System.Text.Json.Serialization;

namespace Connectors.Reviso;

/// <summary>An order: its internal id, not the number that is shown.</summary>
/// <param name="Value">The number.</param>
[JsonConverter(typeof(NumberIdConverter<OrderId>))]
public readonly record struct OrderId(int Value) : INumberId<OrderId>
{
    /// <summary>The digits.</summary>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);

    static OrderId INumberId<OrderId>.From(int value) => new(value);
}
