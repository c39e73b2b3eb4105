using System.Globalization;
using System.Text.Json.Serialization;

namespace Connectors.Economic;

/// <summary>A journal.</summary>
/// <param name="Value">The number.</param>
[JsonConverter(typeof(NumberIdConverter<JournalNumber>))]
public readonly record struct JournalNumber(int Value) : INumberId<JournalNumber>
{
    /// <summary>The digits.</summary>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);

    static JournalNumber INumberId<JournalNumber>.From(int value) => new(value);
}
