using System.Globalization;
using System.Text.Json.Serialization;

namespace Connectors.Reviso;

/// <summary>A VAT type; 1 is sales.</summary>
/// <param name="Value">The number.</param>
[JsonConverter(typeof(NumberIdConverter<VatTypeNumber>))]
public readonly record struct VatTypeNumber(int Value) : INumberId<VatTypeNumber>
{
    /// <summary>The digits.</summary>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);

    static VatTypeNumber INumberId<VatTypeNumber>.From(int value) => new(value);
}
