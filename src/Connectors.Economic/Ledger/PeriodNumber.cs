using System.Globalization;
using System.Text.Json.Serialization;

namespace Connectors.Economic;

/// <summary>A period of an accounting year.</summary>
/// <param name="Value">The number.</param>
[JsonConverter(typeof(NumberIdConverter<PeriodNumber>))]
public readonly record struct PeriodNumber(int Value) : INumberId<PeriodNumber>
{
    /// <summary>The digits.</summary>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);

    static PeriodNumber INumberId<PeriodNumber>.From(int value) => new(value);
}
