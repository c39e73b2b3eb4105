using System.Globalization;
using System.Text.Json.Serialization;

namespace Connectors.Economic;

/// <summary>A quote.</summary>
/// <param name="Value">The number.</param>
[JsonConverter(typeof(NumberIdConverter<QuoteNumber>))]
public readonly record struct QuoteNumber(int Value) : INumberId<QuoteNumber>
{
    /// <summary>The digits.</summary>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);

    static QuoteNumber INumberId<QuoteNumber>.From(int value) => new(value);
}
