using System.Globalization;
using System.Text.Json.Serialization;

namespace Connectors.Reviso;

/// <summary>A layout.</summary>
/// <param name="Value">The number.</param>
[JsonConverter(typeof(NumberIdConverter<LayoutNumber>))]
public readonly record struct LayoutNumber(int Value) : INumberId<LayoutNumber>
{
    /// <summary>The digits.</summary>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);

    static LayoutNumber INumberId<LayoutNumber>.From(int value) => new(value);
}
