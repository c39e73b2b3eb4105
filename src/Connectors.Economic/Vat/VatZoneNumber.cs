using System.Globalization;
using System.Text.Json.Serialization;

namespace Connectors.Economic;

/// <summary>A VAT zone. Usually 1 domestic, 2 EU, 3 abroad, 4 domestic without VAT: look it up per agreement.</summary>
/// <param name="Value">The number.</param>
[JsonConverter(typeof(NumberIdConverter<VatZoneNumber>))]
public readonly record struct VatZoneNumber(int Value) : INumberId<VatZoneNumber>
{
    /// <summary>The digits.</summary>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);

    static VatZoneNumber INumberId<VatZoneNumber>.From(int value) => new(value);
}
