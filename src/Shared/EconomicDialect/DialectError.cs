using System.Globalization;
using System.Text.Json;

namespace Connectors.EconomicDialect;

/// <summary>
/// An error answer, in any of the forms that are met: <c>errors</c> as a tree that mirrors the request, as an array of texts, as an array of objects, or missing; e-conomic's own members or problem+json.
/// Item names of 2015 (<c>message</c>, <c>value</c>) and of 2024 (<c>errorMessage</c>, <c>propertyName</c>, <c>inputValue</c>) are both read.
/// </summary>
internal sealed record DialectError
{
    public string? Message { get; init; }

    public string? Code { get; init; }

    public string? DeveloperHint { get; init; }

    /// <summary>The status that the body names: what counts where an error comes with 200.</summary>
    public int? Status { get; init; }

    /// <summary>The vendor's log entry, or the trace id of problem+json: what its support asks for.</summary>
    public string? LogId { get; init; }

    /// <summary>The properties that a refused filter could have asked for.</summary>
    public IReadOnlyList<string> AllowedFields { get; init; } = [];

    public IReadOnlyList<FieldError> Fields { get; init; } = [];

    /// <summary>The code, else that of the first field that has one.</summary>
    public string? AnyCode => Code ?? Fields.Select(static f => f.Code).FirstOrDefault(static c => c is not null);

    public bool HasCode(string code) => Code == code || Fields.Any(f => f.Code == code);

    /// <summary>One sentence for a person: what the vendor says, and the first fields.</summary>
    public string? Describe()
    {
        var parts = new List<string>();
        if (!string.IsNullOrWhiteSpace(Message))
            parts.Add(Message.Trim());
        parts.AddRange(Fields.Take(3).Select(static f => f.Field.Length == 0 ? f.Message : $"{f.Field}: {f.Message}"));
        if (parts.Count == 0 && !string.IsNullOrWhiteSpace(DeveloperHint))
            parts.Add(DeveloperHint.Trim());
        if (AllowedFields.Count > 0)
            parts.Add($"A filter can ask for {string.Join(", ", AllowedFields)}.");
        return parts.Count == 0 ? null : string.Join(" ", parts.Select(static p => p.EndsWith('.') ? p : p + "."));
    }

    /// <summary>Reads an answer; null when it is no JSON object, or one that says nothing of an error.</summary>
    public static DialectError? Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
                return null;
            var fields = new List<FieldError>();
            if (Member(root, "errors") is { } errors)
                Walk(errors, "", fields);
            var error = new DialectError
            {
                // problem+json: the detail says more than the title.
                Message = Text(root, "message") ?? Text(root, "detail") ?? Text(root, "title"),
                Code = Text(root, "errorCode"),
                DeveloperHint = Text(root, "developerHint"),
                Status = Text(root, "httpStatusCode") is { } status && int.TryParse(status, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null,
                LogId = Text(root, "logId") ?? Text(root, "traceId"),
                AllowedFields = Member(root, "allowedFilteringFields") is { ValueKind: JsonValueKind.Array } allowed ? [.. allowed.EnumerateArray().Select(static a => Plain(a)).OfType<string>()] : [],
                Fields = fields,
            };
            return error is { Message: null, Code: null, Fields.Count: 0 } ? null : error;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static void Walk(JsonElement element, string path, List<FieldError> fields)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String:
                fields.Add(new(path, element.GetString()!));
                break;
            case JsonValueKind.Array:
                var position = 0;
                foreach (var item in element.EnumerateArray())
                {
                    if (IsItem(item))
                        Add(item, path, fields);
                    else if (item.ValueKind == JsonValueKind.Object)
                        Walk(item, $"{path}[{Index(item, position)}]", fields);
                    else
                        Walk(item, path, fields);
                    position++;
                }

                break;
            case JsonValueKind.Object when IsItem(element):
                Add(element, path, fields);
                break;
            case JsonValueKind.Object:
                foreach (var member in element.EnumerateObject())
                {
                    if (member.Name == "arrayIndex")
                        continue;
                    Walk(member.Value, member.Name == "errors" ? path : path.Length == 0 ? member.Name : $"{path}.{member.Name}", fields);
                }

                break;
        }
    }

    /// <summary>An error, and not a property of the request that is named like a part of one.</summary>
    private static bool IsItem(JsonElement element) => element.ValueKind == JsonValueKind.Object
        && (Text(element, "message") ?? Text(element, "errorMessage") ?? Text(element, "errorCode")) is not null;

    private static void Add(JsonElement item, string path, List<FieldError> fields)
    {
        var details = Member(item, "details") is { ValueKind: JsonValueKind.Object } found ? found : item;
        var named = Text(details, "path") ?? Text(details, "property") ?? Text(item, "propertyName") ?? Text(item, "property");
        // The tree says more than the bare name; without a tree the name is all there is.
        var field = path.Length > 0 ? path : named ?? "";
        var code = Text(item, "errorCode");
        fields.Add(new(field, Text(item, "errorMessage") ?? Text(item, "message") ?? Text(item, "developerHint") ?? code ?? "", code));
    }

    private static string Index(JsonElement item, int position) =>
        Member(item, "arrayIndex") is { } index && Plain(index) is { } text ? text : position.ToString(CultureInfo.InvariantCulture);

    private static JsonElement? Member(JsonElement element, string name) => element.TryGetProperty(name, out var member) && member.ValueKind != JsonValueKind.Null ? member : null;

    private static string? Text(JsonElement element, string name) => Member(element, name) is { } member ? Plain(member) : null;

    private static string? Plain(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => element.GetString() is { Length: > 0 } text ? text : null,
        JsonValueKind.Number => element.GetRawText(),
        _ => null,
    };
}
