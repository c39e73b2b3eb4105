using System.Globalization;
using System.Text.Json.Serialization;

namespace Connectors.Economic;

/// <summary>A contact of a supplier.</summary>
/// <param name="Value">The number.</param>
[JsonConverter(typeof(NumberIdConverter<SupplierContactNumber>))]
public readonly record struct SupplierContactNumber(int Value) : INumberId<SupplierContactNumber>
{
    /// <summary>The digits.</summary>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);

    static SupplierContactNumber INumberId<SupplierContactNumber>.From(int value) => new(value);
}
