using System.Globalization;
using System.Text.Json.Serialization;

namespace Connectors.Economic;

/// <summary>A cost type.</summary>
/// <param name="Value">The number.</param>
[JsonConverter(typeof(NumberIdConverter<CostTypeNumber>))]
public readonly record struct CostTypeNumber(int Value) : INumberId<CostTypeNumber>
{
    /// <summary>The digits.</summary>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);

    static CostTypeNumber INumberId<CostTypeNumber>.From(int value) => new(value);
}
