using System.Globalization;
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

    private static string? Of(JsonElement value) => value.ValueKind is JsonValueKind.String or JsonValueKind.Number && value.ToString() is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;

    private static JsonElement Member(JsonElement item, string name) => item.TryGetProperty(name, out var value) ? value : default;
}
