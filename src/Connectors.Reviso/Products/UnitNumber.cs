using System.Globalization;
using System.Text.Json.Serialization;

namespace Connectors.Reviso;

/// <summary>A unit.</summary>
/// <param name="Value">The number.</param>
[JsonConverter(typeof(NumberIdConverter<UnitNumber>))]
public readonly record struct UnitNumber(int Value) : INumberId<UnitNumber>
{
    /// <summary>The digits.</summary>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);

    static UnitNumber INumberId<UnitNumber>.From(int value) => new(value);
}
