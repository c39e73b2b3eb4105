using System.Globalization;
using System.Text.Json.Serialization;

namespace Connectors.Reviso;

/// <summary>A province within its country.</summary>
/// <param name="Value">The number.</param>
[JsonConverter(typeof(NumberIdConverter<ProvinceNumber>))]
public readonly record struct ProvinceNumber(int Value) : INumberId<ProvinceNumber>
{
    /// <summary>The digits.</summary>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);

    static ProvinceNumber INumberId<ProvinceNumber>.From(int value) => new(value);
}
