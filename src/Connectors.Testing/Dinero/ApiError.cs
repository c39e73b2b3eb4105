using System.Text.Json;

namespace Connectors.Testing.Dinero;

/// <summary>A refusal, thrown by an operation before it has changed anything.</summary>
internal sealed class ApiError(SimResponse response) : Exception
{
    public SimResponse Response { get; } = response;

    public static ApiError Of(int status, int code, string message) => new(SimResponse.Json(status, Envelope(code, message, [])));

    public static ApiError Validation(IReadOnlyList<FieldError> errors) => new(SimResponse.Json(400, Envelope(42, "Validation error", errors)));

    public static ApiError Validation(string property, string text) => Validation([new FieldError(property, text)]);

    public static ApiError Outdated() => Of(400, 58, "The timestamp is outdated. Get the newest version of the item and try again.");

    public static ApiError Deleted() => Of(400, 65, "The item is deleted.");

    public static ApiError Forbidden() => Of(403, 41, "Insufficient permission.");

    public static ApiError NotFound(DineroOddities oddities) => new(oddities.NotFoundIsHtml
        ? SimResponse.Text(404, "<!DOCTYPE html><html><head><title>404 - File or directory not found.</title></head><body><h2>404 - File or directory not found.</h2></body></html>", "text/html")
        : SimResponse.Json(404, Envelope(40, "Not found.", [])));

    private static byte[] Envelope(int code, string message, IReadOnlyList<FieldError> errors)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteNumber("code", code);
            json.WriteString("message", message);
            if (errors.Count > 0)
            {
                json.WriteStartObject("validationErrors");
                foreach (var group in errors.GroupBy(static e => e.Property))
                    json.WriteString(group.Key, group.First().Text);
                json.WriteEndObject();
                json.WriteStartArray("languageSpecificMessages");
                foreach (var error in errors)
                {
                    json.WriteStartObject();
                    json.WriteString("property", error.Property);
                    json.WriteString("message", error.Text);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
            }

            json.WriteStartArray("errorMessageList");
            json.WriteStartObject();
            json.WriteNumber("Code", code);
            json.WriteString("Message", message);
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return stream.ToArray();
    }
}
