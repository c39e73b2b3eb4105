using System.Globalization;
using System.Text.Json.Serialization;

namespace Connectors.Reviso;

/// <summary>A VAT zone.</summary>
/// <param name="Value">The number.</param>
[JsonConverter(typeof(NumberIdConverter<VatZoneNumber>))]
public readonly record struct VatZoneNumber(int Value) : INumberId<VatZoneNumber>
{
    /// <summary>The digits.</summary>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);

    static VatZoneNumber INumberId<VatZoneNumber>.From(int value) => new(value);
}
