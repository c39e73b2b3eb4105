using System.Globalization;
using System.Text.Json.Serialization;

namespace Connectors.Reviso;

/// <summary>A delivery location of a customer.</summary>
/// <param name="Value">The number.</param>
[JsonConverter(typeof(NumberIdConverter<DeliveryLocationNumber>))]
public readonly record struct DeliveryLocationNumber(int Value) : INumberId<DeliveryLocationNumber>
{
    /// <summary>The digits.</summary>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);

    static DeliveryLocationNumber INumberId<DeliveryLocationNumber>.From(int value) => new(value);
}
