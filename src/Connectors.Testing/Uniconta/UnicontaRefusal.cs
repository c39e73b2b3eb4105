using System.Text.Json;

namespace Connectors.Testing.Uniconta;

/// <summary>A refusal by one of the vendor's error codes, thrown before anything has changed.</summary>
internal sealed class UnicontaRefusal(string code, string? property = null, string? value = null) : Exception(code)
{
    public string Code { get; } = code;

    public string? Property { get; } = property;

    public string? Value { get; } = value;

    public int Number => UnicontaErrorCodes.NumberOf(Code);

    /// <summary>Wrong login or no access to the company: the same on every reading.</summary>
    public int? Status { get; init; }

    /// <summary>No such address. The body is a page, as of any web server.</summary>
    public static SimResponse NotFound(string path) => SimResponse.Json(404, Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("Message", $"No HTTP resource was found that matches the request URI '{path}'.");
        json.WriteEndObject();
    }));

    public SimResponse Respond(UnicontaErrorShape shape, UnicontaLanguage language)
    {
        var status = Status ?? (IsTwoHundred(shape) ? 200 : Code is "NoRights" or "NoRightsToInsert" or "NoRightsToUpdate" or "NoRightsToDelete" ? 403 : 400);
        IReadOnlyList<KeyValuePair<string, string>> headers = status == 401 ? [new("WWW-Authenticate", Code == "UserNotLoggedIn" ? "Bearer" : "Basic realm=\"Uniconta\"")] : [];
        return (shape switch
        {
            UnicontaErrorShape.Number => SimResponse.Text(status, Number.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            UnicontaErrorShape.Sentence => SimResponse.Text(status, Sentence(language)),
            UnicontaErrorShape.JsonString or UnicontaErrorShape.OkJsonString => SimResponse.Json(status, Write(json => json.WriteStringValue(Code))),
            UnicontaErrorShape.ErrObject or UnicontaErrorShape.OkErrObject => SimResponse.Json(status, Write(WriteErr)),
            _ => SimResponse.Text(status, Code),
        }) with
        { Headers = headers };
    }

    public void WriteErr(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteNumber("Err", Number);
        json.WriteString("ErrorProperty", Property);
        json.WriteString("ErrorValue", Value);
        json.WriteEndObject();
    }

    private static bool IsTwoHundred(UnicontaErrorShape shape) => shape is UnicontaErrorShape.OkText or UnicontaErrorShape.OkJsonString or UnicontaErrorShape.OkErrObject;

    private static byte[] Write(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
            write(json);
        return stream.ToArray();
    }

    /// <summary>Only the text about an empty field is the vendor's; it comes from the page about default values.</summary>
    private string Sentence(UnicontaLanguage language) => Code == "FieldCannotBeBlank" && Property is not null
        ? language == UnicontaLanguage.Danish ? $"Feltet [{Property}] må ikke være tomt" : $"Field [{Property}] must not be empty"
        : Property is null ? Code : $"{Code} [{Property}]";
}
