using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Reviso;

/// <summary>A key of which nobody wrote down whether it is a number or a text: kept as text, written as a number where it is one.</summary>
internal sealed class LooseIdConverter<T> : JsonConverter<T> where T : struct, ITextId<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.String => T.From(reader.GetString()!),
        JsonTokenType.Number => T.From(JsonElement.ParseValue(ref reader).GetRawText()),
        _ => throw new JsonException(),
    };

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        // 007 is a text: as a number it would be another key.
        if (long.TryParse(value.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number.ToString(CultureInfo.InvariantCulture) == value.Value)
            writer.WriteNumberValue(number);
        else
            writer.WriteStringValue(value.Value);
    }
}
