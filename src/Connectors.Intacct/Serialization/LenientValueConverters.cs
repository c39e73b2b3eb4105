using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Intacct;

/// <summary>Amounts and quantities are texts (<c>"99999.99"</c>); some come as numbers. Both are read, texts are written. An empty text is no amount.</summary>
internal class AmountConverter : JsonConverter<decimal?>
{
    public override decimal? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Number)
            return reader.GetDecimal();
        if (reader.TokenType != JsonTokenType.String)
            throw new JsonException();
        // One sample writes the word: "markupValue":"null".
        return reader.GetString()?.Trim() is { Length: > 0 } text and not "null"
            ? decimal.Parse(text, NumberStyles.Number & ~NumberStyles.AllowThousands, CultureInfo.InvariantCulture)
            : null;
    }

    public override void Write(Utf8JsonWriter writer, decimal? value, JsonSerializerOptions options)
    {
        if (value is { } amount)
            WriteAmount(writer, amount);
        else
            writer.WriteNullValue();
    }

    protected virtual void WriteAmount(Utf8JsonWriter writer, decimal amount) => writer.WriteStringValue(amount.ToString(CultureInfo.InvariantCulture));
}

/// <summary>The few amounts that Intacct keeps as JSON numbers: credit limits, precisions, durations.</summary>
internal sealed class NumberConverter : AmountConverter
{
    protected override void WriteAmount(Utf8JsonWriter writer, decimal amount) => writer.WriteNumberValue(amount);
}

/// <summary>A flag that some samples show as the text "true". Read either way, written as a flag.</summary>
internal class FlagConverter : JsonConverter<bool?>
{
    public override bool? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        JsonTokenType.String => reader.GetString()?.Trim().ToLowerInvariant() switch { "true" or "t" => true, "false" or "f" => false, "" or null => null, _ => throw new JsonException() },
        _ => throw new JsonException(),
    };

    public override void Write(Utf8JsonWriter writer, bool? value, JsonSerializerOptions options)
    {
        if (value is { } flag)
            WriteFlag(writer, flag);
        else
            writer.WriteNullValue();
    }

    protected virtual void WriteFlag(Utf8JsonWriter writer, bool flag) => writer.WriteBooleanValue(flag);
}

/// <summary>The flag that is written as a text too: <c>isFixedPrice</c> of price list entries.</summary>
internal sealed class TextFlagConverter : FlagConverter
{
    protected override void WriteFlag(Utf8JsonWriter writer, bool flag) => writer.WriteStringValue(flag ? "true" : "false");
}

/// <summary>Texts that samples of the same member also show as numbers (<c>"lineNumber": 1</c>, <c>"lineNumber": "1"</c>).</summary>
internal sealed class LenientTextConverter : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.String => reader.GetString(),
        JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False => OpenText.Raw(ref reader),
        _ => throw new JsonException(),
    };

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);

    // Names of members are texts too: a converter of ours must say so itself.
    public override string ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetString()!;

    public override void WriteAsPropertyName(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WritePropertyName(value);
}

/// <summary>Whole numbers that may come as texts or with a fraction of zeros.</summary>
internal class CountConverter : JsonConverter<int?>
{
    public override int? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Number)
            return reader.TryGetInt32(out var number) ? number : (int)reader.GetDecimal();
        if (reader.TokenType != JsonTokenType.String)
            throw new JsonException();
        return reader.GetString()?.Trim() is { Length: > 0 } text ? (int)decimal.Parse(text, NumberStyles.Number & ~NumberStyles.AllowThousands, CultureInfo.InvariantCulture) : null;
    }

    public override void Write(Utf8JsonWriter writer, int? value, JsonSerializerOptions options)
    {
        if (value is { } number)
            WriteCount(writer, number);
        else
            writer.WriteNullValue();
    }

    protected virtual void WriteCount(Utf8JsonWriter writer, int number) => writer.WriteNumberValue(number);
}

/// <summary>The whole number that is written as a text: <c>periodOffset</c> of billing templates, the advance of contracts.</summary>
internal sealed class TextCountConverter : CountConverter
{
    protected override void WriteCount(Utf8JsonWriter writer, int number) => writer.WriteStringValue(number.ToString(CultureInfo.InvariantCulture));
}
