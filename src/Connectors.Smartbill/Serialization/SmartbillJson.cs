using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Connectors.Http;

namespace Connectors.Smartbill;

/// <summary>The package's JSON.</summary>
internal static class SmartbillJson
{
    // An older description of the interface shows each answer inside a root of its own; live answers are flat.
    private static readonly string[] Roots = ["sbcResponse", "Response", "sbcSeries", "sbcTaxes", "stocks", "Fault"];

    public static SmartbillJsonContext Context { get; } = SmartbillJsonContext.Create(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        PropertyNameCaseInsensitive = true,
        // A null member is no absent member: companyVatCode: null is answered by a 500.
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        // Romanian letters as they are.
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All),
        Converters =
        {
            new LenientTextConverter(),
            new FlagConverter(),
            new AmountConverter(),
            new LenientUriConverter(),
            new BusinessDateConverter(),
            new OptionalDateConverter(),
            new LenientInt32Converter(),
        },
    });

    public static T Read<T>(ApiResponse answer, JsonTypeInfo<T> type) =>
        JsonSerializer.Deserialize(Unwrap(answer.Body.Span), type) ?? throw new JsonException("The answer is null.");

    /// <summary>What stands inside a root element, or all of it.</summary>
    public static ReadOnlySpan<byte> Unwrap(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject || !reader.Read() || reader.TokenType != JsonTokenType.PropertyName)
            return json;
        var name = reader.GetString();
        if (!Roots.Contains(name, StringComparer.Ordinal) || !reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            return json;
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        var end = (int)reader.BytesConsumed;
        return reader.Read() && reader.TokenType == JsonTokenType.EndObject ? json[start..end] : json;
    }
}
