using System.Globalization;
using System.Text.Json.Serialization;

namespace Connectors.Reviso;

/// <summary>A product group.</summary>
/// <param name="Value">The number.</param>
[JsonConverter(typeof(NumberIdConverter<ProductGroupNumber>))]
public readonly record struct ProductGroupNumber(int Value) : INumberId<ProductGroupNumber>
{
    /// <summary>The digits.</summary>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);

    static ProductGroupNumber INumberId<ProductGroupNumber>.From(int value) => new(value);
}
