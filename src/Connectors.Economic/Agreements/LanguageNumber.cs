using System.Globalization;
using System.Text.Json.Serialization;

namespace Connectors.Economic;

/// <summary>A language of the user interface.</summary>
/// <param name="Value">The number.</param>
[JsonConverter(typeof(NumberIdConverter<LanguageNumber>))]
public readonly record struct LanguageNumber(int Value) : INumberId<LanguageNumber>
{
    /// <summary>The digits.</summary>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);

    static LanguageNumber INumberId<LanguageNumber>.From(int value) => new(value);
}
