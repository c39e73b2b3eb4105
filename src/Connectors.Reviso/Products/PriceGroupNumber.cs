using System.Globalization;
using System.Text.Json.Serialization;

namespace Connectors.Reviso;

/// <summary>A price group.</summary>
/// <param name="Value">The number.</param>
[JsonConverter(typeof(NumberIdConverter<PriceGroupNumber>))]
public readonly record struct PriceGroupNumber(int Value) : INumberId<PriceGroupNumber>
{
    /// <summary>The digits.</summary>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);

    static PriceGroupNumber INumberId<PriceGroupNumber>.From(int value) => new(value);
}
