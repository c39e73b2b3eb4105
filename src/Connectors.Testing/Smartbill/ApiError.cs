using System.Text.Json;

namespace Connectors.Testing.Smartbill;

/// <summary>
/// A refusal, thrown before anything has changed: either a finished answer, or a business text that the operation's own envelope carries.
/// </summary>
internal sealed class ApiError : Exception
{
    private ApiError(SimResponse response) => Response = response;

    public ApiError(string text, int status = 400)
    {
        Text = text;
        Status = status;
    }

    public SimResponse? Response { get; }

    public string Text { get; } = "";

    public int Status { get; }

    public static ApiError Of(SimResponse response) => new(response);

    public static ApiError Unrecognized(string instance, string name, string param) =>
        Invalid(instance, 400, "json_mapping_error", $"Unrecognized property: {name}.", param);

    public static ApiError Unmapped(string instance, string param) =>
        Invalid(instance, 400, "json_mapping_error", $"Could not map property: {param}.", param);

    /// <summary>Shape B: what the gateway says about a request that never reached the business code.</summary>
    public static ApiError Invalid(string instance, int status, string code, string message, string? param = null, string type = "invalid_request_error") =>
        new(Problem(instance, status, type, code, message, param));

    public static SimResponse Problem(string instance, int status, string type, string code, string message, string? param = null) => SimResponse.Json(status, Out.Object(json =>
    {
        json.WriteNumber("status", status);
        json.WriteString("type", type);
        json.WriteString("instance", instance);
        json.WriteStartArray("errors");
        json.WriteStartObject();
        json.WriteString("code", code);
        json.WriteString("message", message);
        json.WriteString("docUrl", "https://api.smartbill.ro/#errors-" + type);
        if (param is not null)
            json.WriteString("param", param);
        json.WriteEndObject();
        json.WriteEndArray();
    }));

    public static ApiError ServerError() => new(Html(500, "HTTP Status 500 - Internal Server Error"));

    /// <summary>nginx in front of the document service.</summary>
    public static ApiError BadGateway() => new(Html(502, "502 Bad Gateway"));

    public static SimResponse Html(int status, string title) => SimResponse.Text(
        status, $"<html><head><title>{title}</title></head><body><center><h1>{title}</h1></center><hr><center>nginx</center></body></html>", "text/html; charset=utf-8");

    /// <summary>The 401 envelope, which the block of a token uses too.</summary>
    public static SimResponse Refused(int status, string text, SmartbillOddities oddities) => SimResponse.Json(status, Out.Object(json =>
    {
        json.WriteString("key", "");
        json.WriteBoolean("successfully", false);
        json.WriteString("errorText", text);
        json.WriteString("errorCode", "0");
        json.WriteString("message", "");
        json.WriteBoolean("operationExecuted", false);
        json.WriteNumber("cooldown", 0);
        json.WriteBoolean("needsConsent", false);
        if (oddities.UnknownMembers)
        {
            json.WriteString("id", "");
            json.WriteString("documentNumber", "");
        }
    }));
}

/// <summary>Writes JSON as the vendor does: flat, with markup as it is.</summary>
internal static class Out
{
    private static readonly JsonWriterOptions Options = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Object(Action<Utf8JsonWriter> write) => Write(json =>
    {
        json.WriteStartObject();
        write(json);
        json.WriteEndObject();
    });

    public static byte[] Write(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
            write(json);
        return stream.ToArray();
    }

    /// <summary>An amount without trailing zeros.</summary>
    public static decimal Trim(decimal value) => value / 1.000000000000000000000000000000000m;
}
