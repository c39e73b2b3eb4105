using System.Text.Json.Nodes;

namespace Connectors.Testing.Intacct;

/// <summary>A refusal, thrown by an operation before it has changed anything. The envelope is added where the answer leaves.</summary>
internal sealed class ApiError(int status, string code, string message, string? errorId = null) : Exception(message)
{
    public int Status { get; } = status;

    public string Code { get; } = code;

    public string? ErrorId { get; } = errorId;

    public string? MessageId { get; init; }

    /// <summary>Inner complaints, most specific first; the codes are those of the business layer.</summary>
    public IReadOnlyList<ErrorDetail> Details { get; init; } = [];

    /// <summary>Gateway errors carry an object here, not a list.</summary>
    public bool DetailsAreObject { get; init; }

    /// <summary>What the XML gateway calls it.</summary>
    public string XmlNumber => Details.Count > 0 && Details[0].Code.StartsWith("BL", StringComparison.Ordinal) ? Details[0].Code : "BL01001973";

    public static ApiError Invalid(string message, string errorId = "REST-1001", string? field = null) => new(400, "invalidRequest", message, errorId)
    {
        MessageId = "IA.INVALID_REQUEST",
        Details = field is null ? [] : [new ErrorDetail("invalidRequest", message, errorId, field)],
    };

    public static ApiError UnknownField(string path, string objectName) => Invalid($"{path} is not a valid field of {objectName}", "REST-1019", path);

    public static ApiError ReadOnly(string path) => Invalid($"{path} is a read-only field", "REST-1050", path);

    public static ApiError MissingPayload() => new(400, "invalidRequest", "The request payload is missing", "REST-1028") { MessageId = "IA.MISSING_PAYLOAD" };

    public static ApiError MalformedJson() => new(400, "invalidRequest", "The request payload is not valid JSON", "REST-1030") { MessageId = "IA.MALFORMED_JSON" };

    public static ApiError NotFound(string objectName, string key) =>
        new(404, "notFound", $"{objectName} with key {key} could not be found", "REST-1018") { MessageId = "IA.RECORD_NOT_FOUND" };

    public static ApiError NoSuchResource(string path) => new(404, "notFound", $"The resource {path} does not exist", "REST-1003") { MessageId = "IA.RESOURCE_NOT_FOUND" };

    public static ApiError Verb(string method, string objectName) =>
        new(405, "methodNotAllowed", $"{method} is not supported for {objectName}", "REST-1004") { MessageId = "IA.METHOD_NOT_ALLOWED" };

    public static ApiError Forbidden(string message) => new(403, "forbidden", message, "REST-1005") { MessageId = "IA.PERMISSION_DENIED" };

    /// <summary>A rule of the business layer: 422 unless the notes say another status.</summary>
    public static ApiError Rule(string detailCode, string text, string objectName, string verb = "save", int status = 422) =>
        new(status, "operationFailed", $"{objectName} {verb} operation failed", "REST-7001")
        {
            MessageId = "IA.OPERATION_FAILED",
            Details = [new ErrorDetail(detailCode, text, null, null)],
        };

    /// <summary>The gateway in front of the API: code and nothing of the business layer.</summary>
    public static ApiError Gateway(int status, string code, string message) => new(status, code, message) { DetailsAreObject = true };

    public static ApiError Token(int status, string message) => new(status, "tokenInvalid", message, "REST-2102") { MessageId = "IA.INVALID_TOKEN" };

    public JsonObject ToJson(string supportId)
    {
        var error = new JsonObject { ["code"] = Code, ["message"] = Message };
        if (ErrorId is not null)
            error["errorId"] = ErrorId;
        if (MessageId is not null)
            error["additionalInfo"] = new JsonObject { ["messageId"] = MessageId, ["placeholders"] = new JsonObject(), ["propertySet"] = new JsonObject() };
        error["supportId"] = supportId;
        if (DetailsAreObject)
            error["details"] = new JsonObject { ["requestId"] = supportId };
        else if (Details.Count > 0)
            error["details"] = new JsonArray([.. Details.Select(static d => (JsonNode)d.ToJson())]);
        return error;
    }
}

internal sealed record ErrorDetail(string Code, string Message, string? ErrorId, string? Field)
{
    public JsonObject ToJson()
    {
        var detail = new JsonObject { ["code"] = Code, ["message"] = Message };
        if (ErrorId is not null)
            detail["errorId"] = ErrorId;
        if (Field is not null)
            detail["additionalInfo"] = new JsonObject { ["messageId"] = "IA.INVALID_FIELD", ["placeholders"] = new JsonObject { ["FIELD_NAME"] = Field }, ["propertySet"] = new JsonObject() };
        return detail;
    }
}
