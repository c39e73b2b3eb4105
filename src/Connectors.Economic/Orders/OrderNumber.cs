using System.Globalization;
using System.Text.Json.Serialization;

namespace Connectors.Economic;

/// <summary>An order.</summary>
/// <param name="Value">The number.</param>
[JsonConverter(typeof(NumberIdConverter<OrderNumber>))]
public readonly record struct OrderNumber(int Value) : INumberId<OrderNumber>
{
    /// <summary>The digits.</summary>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);

    static OrderNumber INumberId<OrderNumber>.From(int value) => new(value);
}
