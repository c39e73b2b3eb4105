using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Serialization;

/// <summary>Whole numbers may be written with a fraction of zeros (<c>8.0</c>).</summary>
internal sealed class LenientInt32Converter : JsonConverter<int>
{
    public override int Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TryGetInt32(out var number) ? number : checked((int)LenientInt64Converter.Whole(ref reader));

    public override void Write(Utf8JsonWriter writer, int value, JsonSerializerOptions options) => writer.WriteNumberValue(value);
}

/// <inheritdoc cref="LenientInt32Converter"/>
internal sealed class LenientInt64Converter : JsonConverter<long>
{
    public override long Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TryGetInt64(out var number) ? number : Whole(ref reader);

    public override void Write(Utf8JsonWriter writer, long value, JsonSerializerOptions options) => writer.WriteNumberValue(value);

    public static long Whole(ref Utf8JsonReader reader)
    {
        var number = reader.GetDecimal();
        return decimal.Truncate(number) == number && number is >= long.MinValue and <= long.MaxValue ? (long)number : throw new JsonException();
    }
}

/// <summary>A flag that is null is off: only some of the interface's flags are declared as never null, and older records break that promise.</summary>
internal sealed class LenientBooleanConverter : JsonConverter<bool>
{
    public override bool HandleNull => true;

    public override bool Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType != JsonTokenType.Null && reader.GetBoolean();

    public override void Write(Utf8JsonWriter writer, bool value, JsonSerializerOptions options) => writer.WriteBooleanValue(value);
}
