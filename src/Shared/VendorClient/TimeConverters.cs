using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Serialization;

/// <summary>
/// Instants; some vendors write them without a zone. Read as they stand they would take the offset of the machine; here they take the zone that is given.
/// </summary>
internal sealed class InstantConverter(TimeZoneInfo zone) : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        TryRead(ref reader, zone, out var instant) ? instant : throw new JsonException();

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture));

    /// <summary>Reads the text that the reader stands at; false where it is none, or no time.</summary>
    public static bool TryRead(ref Utf8JsonReader reader, TimeZoneInfo zone, out DateTimeOffset instant)
    {
        instant = default;
        if (reader.TokenType != JsonTokenType.String)
            return false;
        // Nearly all are written as JSON writes them, and are read without a text of their own.
        if (!reader.TryGetDateTime(out var time))
            return TryParse(reader.GetString(), zone, out instant);
        instant = time.Kind == DateTimeKind.Unspecified ? FromZone(time, zone) : reader.GetDateTimeOffset().ToUniversalTime();
        return true;
    }

    public static bool TryParse(string? text, TimeZoneInfo zone, out DateTimeOffset instant)
    {
        instant = default;
        // RoundtripKind keeps what the text says about its zone: nothing, UTC, or an offset (which it turns into machine time, still the right instant).
        if (!DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var time))
            return false;
        if (time.Kind == DateTimeKind.Utc)
            instant = new DateTimeOffset(time);
        else if (time.Kind == DateTimeKind.Local)
            instant = new DateTimeOffset(time).ToUniversalTime();
        else
            instant = FromZone(time, zone);
        return true;
    }

    private static DateTimeOffset FromZone(DateTime local, TimeZoneInfo zone)
    {
        // An hour that the change of the clocks skips is read as the hour behind it; one that comes twice as its first coming.
        if (zone.IsInvalidTime(local))
            local = local.AddHours(1);
        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }
}

/// <summary>Business dates are <c>yyyy-MM-dd</c>; a time behind the date, which some endpoints add, is ignored.</summary>
internal sealed class BusinessDateConverter : JsonConverter<DateOnly>
{
    public override DateOnly Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String)
            throw new JsonException();
        // Of a date with a time behind it the date counts, whatever zone the time names.
        Span<char> text = stackalloc char[64];
        ReadOnlySpan<char> read = reader is { HasValueSequence: false, ValueSpan.Length: <= 64 } ? text[..reader.CopyString(text)] : reader.GetString();
        return read.Length >= 10 && DateOnly.TryParseExact(read[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw new JsonException();
    }

    public override void Write(Utf8JsonWriter writer, DateOnly value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
}

/// <summary>Empty texts stand for "no date" in some answers.</summary>
internal sealed class OptionalDateConverter : JsonConverter<DateOnly?>
{
    private static readonly BusinessDateConverter Inner = new();

    public override DateOnly? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Null || reader is { TokenType: JsonTokenType.String, HasValueSequence: false, ValueSpan.Length: 0 }
            ? null
            : Inner.Read(ref reader, typeof(DateOnly), options);

    public override void Write(Utf8JsonWriter writer, DateOnly? value, JsonSerializerOptions options)
    {
        if (value is { } date)
            Inner.Write(writer, date, options);
        else
            writer.WriteNullValue();
    }
}
