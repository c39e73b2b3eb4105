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
        return (reader is { HasValueSequence: false, ValueIsEscaped: false } && TryParse(reader.ValueSpan, out var date)) || TryParse(System.Text.Encoding.UTF8.GetBytes(reader.GetString()!), out date)
            ? date
            : throw new JsonException();
    }

    // By hand, because the parser for any format and culture takes longer than the rest of a row of dates.
    private static bool TryParse(ReadOnlySpan<byte> text, out DateOnly date)
    {
        date = default;
        if (text.Length < 10 || text[4] != '-' || text[7] != '-'
            || !TryNumber(text[..4], out var year) || !TryNumber(text[5..7], out var month) || !TryNumber(text[8..10], out var day)
            || year == 0 || month is 0 or > 12 || day == 0 || day > DateTime.DaysInMonth(year, month))
            return false;
        date = new(year, month, day);
        return true;

        static bool TryNumber(ReadOnlySpan<byte> digits, out int number)
        {
            number = 0;
            foreach (var digit in digits)
            {
                if (!char.IsAsciiDigit((char)digit))
                    return false;
                number = (number * 10) + digit - '0';
            }

            return true;
        }
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
