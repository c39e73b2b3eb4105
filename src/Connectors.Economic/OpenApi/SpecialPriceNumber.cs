using System.Globalization;
using System.Text.Json.Serialization;

namespace Connectors.Economic;

/// <summary>A special price of a price group.</summary>
/// <param name="Value">The number.</param>
[JsonConverter(typeof(NumberIdConverter<SpecialPriceNumber>))]
public readonly record struct SpecialPriceNumber(int Value) : INumberId<SpecialPriceNumber>
{
    /// <summary>The digits.</summary>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);

    static SpecialPriceNumber INumberId<SpecialPriceNumber>.From(int value) => new(value);
}
