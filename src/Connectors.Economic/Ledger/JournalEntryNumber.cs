using System.Globalization;
using System.Text.Json.Serialization;

namespace Connectors.Economic;

/// <summary>An entry in a journal, not yet booked.</summary>
/// <param name="Value">The number.</param>
[JsonConverter(typeof(NumberIdConverter<JournalEntryNumber>))]
public readonly record struct JournalEntryNumber(int Value) : INumberId<JournalEntryNumber>
{
    /// <summary>The digits.</summary>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);

    static JournalEntryNumber INumberId<JournalEntryNumber>.From(int value) => new(value);
}
