using System.Text.Json;

namespace Connectors.Intacct;

/// <summary>
/// The error of a REST answer. Three envelopes are met: <c>ia::error</c> at the top, <c>ia::error</c> inside <c>ia::result</c>, and a bare <c>error</c> where a token is refused. Details are a list of the same
/// form, or an object on gateway errors.
/// </summary>
internal sealed record IntacctError(string? Code, string? ErrorId, string? Message, string? SupportId, IReadOnlyList<FieldError> Fields, IReadOnlyList<string> AllCodes)
{
    private static readonly string[] GenericIds = [IntacctErrorCodes.RestOperationFailed];

    /// <summary>The most telling code.</summary>
    public string? Telling =>
        Code?.StartsWith("GW-", StringComparison.Ordinal) == true ? Code
        : Fields.Select(static f => f.Code).FirstOrDefault(static c => c is not null)
        ?? (ErrorId is not null && !GenericIds.Contains(ErrorId) ? ErrorId : null)
        ?? (Code is null or IntacctErrorCodes.OperationFailed ? ErrorId ?? Code : Code);

    public bool Has(params ReadOnlySpan<string> codes)
    {
        foreach (var code in codes)
        {
            if (AllCodes.Contains(code, StringComparer.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    public static IntacctError? Find(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
            return null;
        if (Object(root, "ia::error") is { } top)
            return Read(top);
        if (Object(root, "ia::result") is { } result && Object(result, "ia::error") is { } inner)
            return Read(inner);
        return Object(root, "error") is { } bare ? Read(bare) : null;
    }

    public static IntacctError Read(JsonElement error)
    {
        var fields = new List<FieldError>();
        var codes = new List<string>();
        Collect(error, codes);
        if (error.TryGetProperty("details", out var details))
        {
            foreach (var detail in Items(details))
            {
                Collect(detail, codes);
                var code = Text(detail, "errorId") ?? Text(detail, "code");
                if (Text(detail, "message") is { } message)
                    fields.Add(new(FieldOf(detail), message, code));
            }
        }

        // An error without details may name its field itself.
        if (fields.Count == 0 && FieldOf(error) is { Length: > 0 } field && Text(error, "message") is { } own)
            fields.Add(new(field, own, Text(error, "errorId") ?? Text(error, "code")));
        return new(
            Text(error, "code"), Text(error, "errorId"), Text(error, "message"),
            Text(error, "supportId") ?? (details.ValueKind == JsonValueKind.Object ? Text(details, "requestId") : null), fields, codes);
    }

    public string? Describe()
    {
        var details = string.Join(" ", Fields.Take(3).Select(static f => f.Field.Length == 0 ? f.Message : $"{f.Field}: {f.Message}").Where(m => m != Message));
        return (string.IsNullOrEmpty(Message), details.Length == 0) switch
        {
            (true, true) => null,
            (true, false) => details,
            (false, true) => Message,
            _ => $"{Message} ({details})",
        };
    }

    public BatchError ToBatchError() => new(Telling, Describe() ?? Telling ?? "Refused without a text.") { FieldErrors = Fields, SupportId = SupportId };

    private static void Collect(JsonElement error, List<string> codes)
    {
        foreach (var name in (ReadOnlySpan<string>)["code", "errorId"])
        {
            if (Text(error, name) is { } code)
                codes.Add(code);
        }
    }

    /// <summary>The field stands in a member of its own (as the XML gateway's additional information has it), or among the placeholders or the properties of the additional information, under a name that says so.</summary>
    private static string FieldOf(JsonElement error)
    {
        if (Text(error, "target") is { } target)
            return target;
        if (Object(error, "additionalInfo") is not { } info)
            return "";
        foreach (var set in (ReadOnlySpan<string>)["placeholders", "propertySet"])
        {
            if (Object(info, set) is not { } members)
                continue;
            foreach (var member in members.EnumerateObject())
            {
                if (member.Name.Contains("field", StringComparison.OrdinalIgnoreCase) || member.Name.Contains("property", StringComparison.OrdinalIgnoreCase) || member.Name.Equals("path", StringComparison.OrdinalIgnoreCase))
                    return member.Value.ValueKind == JsonValueKind.String ? member.Value.GetString()! : "";
            }
        }

        return "";
    }

    private static IEnumerable<JsonElement> Items(JsonElement details) => details.ValueKind switch
    {
        JsonValueKind.Array => details.EnumerateArray().Where(static d => d.ValueKind == JsonValueKind.Object),
        JsonValueKind.Object when details.TryGetProperty("message", out _) => [details],
        _ => [],
    };

    private static JsonElement? Object(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Object ? value : null;

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String or JsonValueKind.Number && value.ToString() is { Length: > 0 } text
            ? text
            : null;
}
