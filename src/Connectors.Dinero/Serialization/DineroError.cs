using System.Text.Json;

namespace Connectors.Dinero;

/// <summary>
/// The error envelope. Its outer names are camel case and those inside <c>errorMessageList</c> Pascal case; any part may be missing or of another form, so each is read by itself.
/// </summary>
internal sealed record DineroError
{
    public JsonElement Code { get; init; }

    public JsonElement Message { get; init; }

    public JsonElement ValidationErrors { get; init; }

    public JsonElement LanguageSpecificMessages { get; init; }

    public JsonElement ErrorMessageList { get; init; }

    public string? CodeText => Code.ValueKind is JsonValueKind.Number or JsonValueKind.String && Code.ToString() is { Length: > 0 and < 40 } text ? text : null;

    public IReadOnlyList<FieldError> ToFieldErrors()
    {
        var found = new List<FieldError>();
        if (ValidationErrors.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in ValidationErrors.EnumerateObject())
            {
                foreach (var text in Texts(member.Value))
                    Add(new FieldError(member.Name, text, CodeText));
            }
        }

        foreach (var item in Items(LanguageSpecificMessages))
        {
            // Danish and English texts of one field stand beside each other: the vendor's order decides which comes first.
            if (Text(item, "message") is { Length: > 0 } message && Text(item, "property") is { } property && !found.Exists(f => Same(f.Field, property)))
                Add(new FieldError(property, message));
        }

        foreach (var item in Items(ErrorMessageList))
        {
            // The envelope's own message stands there once more.
            if (Text(item, "message") is { Length: > 0 } message && !(Message.ValueKind == JsonValueKind.String && Same(message, Message.GetString()!)))
                Add(new FieldError("", message, Text(item, "code")));
        }

        return found;

        void Add(FieldError error)
        {
            if (!found.Contains(error))
                found.Add(error);
        }
    }

    public string? Describe(IReadOnlyList<FieldError> fields)
    {
        var message = Message.ValueKind == JsonValueKind.String ? Message.GetString()?.Trim() : null;
        var details = string.Join(" ", fields.Take(3).Select(static f => f.Field.Length == 0 ? f.Message : $"{f.Field}: {f.Message}"));
        return (string.IsNullOrEmpty(message), details.Length == 0) switch
        {
            (true, true) => null,
            (true, false) => details,
            (false, true) => message,
            _ => $"{message} ({details})",
        };
    }

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<JsonElement> Items(JsonElement element) =>
        element.ValueKind == JsonValueKind.Array ? element.EnumerateArray().Where(static i => i.ValueKind == JsonValueKind.Object) : [];

    private static IEnumerable<string> Texts(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String when value.GetString() is { Length: > 0 } text => [text],
        JsonValueKind.Array => value.EnumerateArray().SelectMany(Texts),
        JsonValueKind.Null or JsonValueKind.Undefined or JsonValueKind.String => [],
        _ => [value.GetRawText()],
    };

    private static string? Text(JsonElement item, string name)
    {
        foreach (var member in item.EnumerateObject())
        {
            if (Same(member.Name, name))
                return member.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number ? member.Value.ToString() : null;
        }

        return null;
    }
}
