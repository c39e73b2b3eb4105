using System.Globalization;
using System.Text;
using System.Text.Json;
using Connectors.Http;

namespace Connectors.Smartbill;

/// <summary>The three JSON shapes of errors in one: <c>errorText</c>; <c>errors</c> with a numeric <c>status</c>; a <c>status</c> object of the mailing. Each part may be missing or of another form.</summary>
internal sealed record SmartbillError
{
    public JsonElement ErrorText { get; init; }

    public JsonElement Status { get; init; }

    public JsonElement Type { get; init; }

    public JsonElement Errors { get; init; }

    public JsonElement Number { get; init; }

    public JsonElement DocumentId { get; init; }

    public JsonElement AreInvoicesCreated { get; init; }

    public string? Text => Of(ErrorText);

    public bool TellsInvoices => AreInvoicesCreated.ValueKind != JsonValueKind.Undefined;

    /// <summary>Beside the error stands a document: it may have been made all the same.</summary>
    public bool ShowsDocument => (Of(Number) is { } number && number != "0")
        || (Of(DocumentId) is { } id && long.TryParse(id, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value > 0);

    public bool IsList => Errors.ValueKind == JsonValueKind.Array && Errors.GetArrayLength() > 0;

    public string? TypeText => Of(Type);

    public (string? Code, string? Message)? Mail => Status.ValueKind == JsonValueKind.Object ? (Of(Member(Status, "code")), Of(Member(Status, "message"))) : null;

    public IEnumerable<FieldError> List() => !IsList ? [] : Errors.EnumerateArray().Where(static e => e.ValueKind == JsonValueKind.Object)
        .Select(static e => new FieldError(Of(Member(e, "param")) ?? "", Of(Member(e, "message")) ?? "", Of(Member(e, "code"))));

    public static SmartbillError? Read(ApiResponse answer)
    {
        if (!answer.IsJson)
            return null;
        try
        {
            return JsonSerializer.Deserialize(SmartbillJson.Unwrap(answer.Body.Span), SmartbillJson.Context.SmartbillError);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>
    /// Whether a success plainly holds none of the shapes. Nearly every answer, and lists are long: so it is searched for their names, and gone through only as far as there are any. False where that does not
    /// tell.
    /// </summary>
    public static bool IsAbsent(ReadOnlySpan<byte> body)
    {
        if (!HoldsNames(body))
            return true;
        try
        {
            // A file that happens to hold one of the words is no JSON.
            var json = SmartbillJson.Unwrap(body);
            var reader = new Utf8JsonReader(json);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
                return false;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var telling = reader.ValueIsEscaped || Ascii.EqualsIgnoreCase(reader.ValueSpan, "errorText"u8) || Ascii.EqualsIgnoreCase(reader.ValueSpan, "errors"u8)
                    || Ascii.EqualsIgnoreCase(reader.ValueSpan, "status"u8);
                reader.Read();
                if (telling && reader.TokenType != JsonTokenType.Null && !(reader.TokenType == JsonTokenType.String && reader.ValueSpan.IsEmpty))
                    return false;
                reader.Skip();
                if (telling && !HoldsNames(json[(int)reader.BytesConsumed..]))
                    return true;
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    // In two spellings, since the first letter may be either; a mixture inside of a word is nowhere seen.
    private static bool HoldsNames(ReadOnlySpan<byte> json) => json.IndexOf("rror"u8) >= 0 || json.IndexOf("tatus"u8) >= 0 || json.IndexOf("RROR"u8) >= 0 || json.IndexOf("TATUS"u8) >= 0;

    private static string? Of(JsonElement value) => value.ValueKind is JsonValueKind.String or JsonValueKind.Number && value.ToString() is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;

    private static JsonElement Member(JsonElement item, string name) => item.TryGetProperty(name, out var value) ? value : default;
}
