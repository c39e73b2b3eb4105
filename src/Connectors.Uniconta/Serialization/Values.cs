using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Uniconta;

/// <summary>
/// Uniconta computes in doubles: 125.5 may come as 125.50000000000001. Nine decimals are more than any price has and fewer than the noise; and a value that was only read compares equal.
/// </summary>
internal sealed class DoubleAsDecimalConverter : JsonConverter<decimal>
{
    public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var value = reader.TokenType == JsonTokenType.String
            ? decimal.Parse(reader.GetString()!, NumberStyles.Float, CultureInfo.InvariantCulture)
            : reader.GetDecimal();
        return Normalise(decimal.Round(value, 9));
    }

    public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) => writer.WriteNumberValue(value);

    // 100.0 and 100 are the same number and shall look the same.
    private static decimal Normalise(decimal value)
    {
        if (value.Scale == 0)
            return value;
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        // A division takes longer than everything else that is done with the number, and only one that ends in a zero needs it.
        return bits[2] == 0 && (((ulong)(uint)bits[1] << 32) | (uint)bits[0]) % 10 != 0 ? value : value / 1.000000000000000000000000000000000m;
    }
}

/// <summary>Dates as <c>yyyy-MM-dd</c>. An unset one comes as the first day of the year 1, and is null here.</summary>
internal sealed class UnsetDateConverter : JsonConverter<DateOnly?>
{
    private static readonly BusinessDateConverter Inner = new();

    public override DateOnly? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Null || reader is { TokenType: JsonTokenType.String, HasValueSequence: false, ValueSpan.Length: 0 })
            return null;
        return Inner.Read(ref reader, typeof(DateOnly), options) is var date && date.Year == 1 ? null : date;
    }

    public override void Write(Utf8JsonWriter writer, DateOnly? value, JsonSerializerOptions options)
    {
        if (value is { } date)
            Inner.Write(writer, date, options);
        else
            writer.WriteNullValue();
    }
}

/// <summary>Times, mostly without a zone. An unset one comes as the first day of the year 1, and is null here.</summary>
internal sealed class UnsetInstantConverter(TimeZoneInfo zone) : JsonConverter<DateTimeOffset?>
{
    private readonly InstantConverter _inner = new(zone);

    public TimeZoneInfo Zone => zone;

    public override DateTimeOffset? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String)
            return null;
        if (reader is { HasValueSequence: false, ValueSpan: var text } && (text.IsEmpty || text.StartsWith("0001-01-01"u8)))
            return null;
        return InstantConverter.TryRead(ref reader, zone, out var instant) ? instant : throw new JsonException();
    }

    // In the zone in which Uniconta writes them, without naming it, as Uniconta does.
    public override void Write(Utf8JsonWriter writer, DateTimeOffset? value, JsonSerializerOptions options)
    {
        if (value is { } instant)
            writer.WriteStringValue(TimeZoneInfo.ConvertTime(instant, zone).ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture));
        else
            writer.WriteNullValue();
    }
}

/// <summary>An order's number: a number on orders and a text on their lines, in some versions. Both are read; a line writes the text.</summary>
internal sealed class OrderNumberAsTextConverter : JsonConverter<OrderNumber?>
{
    public override OrderNumber? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => OrderNumberConverter.ReadNumber(ref reader);

    public override void Write(Utf8JsonWriter writer, OrderNumber? value, JsonSerializerOptions options)
    {
        if (value is { } number)
            writer.WriteStringValue(number.ToString());
        else
            writer.WriteNullValue();
    }
}

internal sealed class OrderNumberConverter : JsonConverter<OrderNumber?>
{
    public override OrderNumber? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => ReadNumber(ref reader);

    public override void Write(Utf8JsonWriter writer, OrderNumber? value, JsonSerializerOptions options)
    {
        if (value is { } number)
            writer.WriteNumberValue(number.Value);
        else
            writer.WriteNullValue();
    }

    // 0 is "none" wherever a document has no order.
    public static OrderNumber? ReadNumber(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.Null => null,
        JsonTokenType.Number => LenientInt64Converter.Whole(ref reader) is var n and not 0 ? new(checked((int)n)) : null,
        JsonTokenType.String => reader.GetString() is { Length: > 0 } text
            ? int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var n) ? n == 0 ? null : new(n) : throw new JsonException()
            : null,
        _ => throw new JsonException(),
    };
}

internal sealed class RowIdConverter : JsonConverter<RowId>
{
    public override RowId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.TokenType switch
    {
        JsonTokenType.Number => checked((int)LenientInt64Converter.Whole(ref reader)),
        JsonTokenType.String when int.TryParse(reader.GetString(), NumberStyles.Integer, CultureInfo.InvariantCulture, out var n) => n,
        _ => throw new JsonException(),
    });

    public override void Write(Utf8JsonWriter writer, RowId value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Value);
}
