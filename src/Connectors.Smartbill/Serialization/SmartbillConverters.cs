using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Smartbill;

/// <summary>Text that SmartBill sometimes writes as a number: <c>documentId</c>, <c>nextNumber</c>, <c>id</c> of a fiscal receipt.</summary>
internal sealed class LenientTextConverter : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.String => reader.GetString(),
        JsonTokenType.Null => null,
        JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False => OpenText.Raw(ref reader),
        _ => throw new JsonException(),
    };

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}

/// <summary>Flags are <c>true</c> and <c>false</c>, or 1 and 0; null is off.</summary>
internal sealed class FlagConverter : JsonConverter<bool>
{
    public override bool HandleNull => true;

    public override bool Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False or JsonTokenType.Null => false,
        JsonTokenType.Number => reader.GetDecimal() != 0,
        JsonTokenType.String => reader.GetString()?.Trim() switch
        {
            "1" => true,
            "0" or "" or null => false,
            var text => bool.TryParse(text, out var value) ? value : throw new JsonException(),
        },
        _ => throw new JsonException(),
    };

    public override void Write(Utf8JsonWriter writer, bool value, JsonSerializerOptions options) => writer.WriteBooleanValue(value);
}

/// <summary>Amounts and quantities are JSON numbers. An exponent is read too; text in invariant form as well, and an empty one is nothing.</summary>
internal sealed class AmountConverter : JsonConverter<decimal>
{
    public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.Number => reader.TryGetDecimal(out var number) ? number : Parse(JsonElement.ParseValue(ref reader).GetRawText()),
        JsonTokenType.String => Parse(reader.GetString()),
        _ => throw new JsonException(),
    };

    public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) => writer.WriteNumberValue(value);

    private static decimal Parse(string? text) => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : throw new JsonException();
}

/// <summary>Addresses that are empty or no addresses are none: a bad link must not make an issued document look failed.</summary>
internal sealed class LenientUriConverter : JsonConverter<Uri>
{
    public override Uri? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
            return Uri.TryCreate(reader.GetString(), UriKind.Absolute, out var address) && address.Scheme is "https" or "http" ? address : null;
        reader.Skip();
        return null;
    }

    public override void Write(Utf8JsonWriter writer, Uri value, JsonSerializerOptions options) => writer.WriteStringValue(value.OriginalString);
}

/// <summary>The number, not a text.</summary>
internal sealed class DiscountTypeConverter : JsonConverter<DiscountType>
{
    public override DiscountType Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.String => new(reader.GetString()!),
        JsonTokenType.Number => new(JsonElement.ParseValue(ref reader).GetRawText()),
        _ => throw new JsonException(),
    };

    public override void Write(Utf8JsonWriter writer, DiscountType value, JsonSerializerOptions options) => writer.WriteRawValue(value.Value);
}
