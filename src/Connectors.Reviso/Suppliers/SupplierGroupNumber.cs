using System.Globalization;
using System.Text.Json.Serialization;

namespace Connectors.Reviso;

/// <summary>A supplier group.</summary>
/// <param name="Value">The number.</param>
[JsonConverter(typeof(NumberIdConverter<SupplierGroupNumber>))]
public readonly record struct SupplierGroupNumber(int Value) : INumberId<SupplierGroupNumber>
{
    /// <summary>The digits.</summary>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);

    static SupplierGroupNumber INumberId<SupplierGroupNumber>.From(int value) => new(value);
}
