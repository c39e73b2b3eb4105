using System.Globalization;
using System.Text.Json.Serialization;

namespace Connectors.Reviso;

/// <summary>A supplier.</summary>
/// <param name="Value">The number.</param>
[JsonConverter(typeof(NumberIdConverter<SupplierNumber>))]
public readonly record struct SupplierNumber(int Value) : INumberId<SupplierNumber>
{
    /// <summary>The digits.</summary>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);

    static SupplierNumber INumberId<SupplierNumber>.From(int value) => new(value);
}
