using System.Globalization;
using System.Text.Json.Serialization;

namespace Connectors.Reviso;

/// <summary>A number series.</summary>
/// <param name="Value">The number.</param>
[JsonConverter(typeof(NumberIdConverter<NumberSeriesNumber>))]
public readonly record struct NumberSeriesNumber(int Value) : INumberId<NumberSeriesNumber>
{
    /// <summary>The digits.</summary>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);

    static NumberSeriesNumber INumberId<NumberSeriesNumber>.From(int value) => new(value);
}
