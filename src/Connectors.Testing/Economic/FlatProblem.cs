using System.Globalization;
using System.Text.Json.Nodes;

namespace Connectors.Testing.Economic;

/// <summary>One complaint of an OpenAPI service.</summary>
internal sealed record FlatError(string Property, string Code, string Message);

/// <summary>Refusals of the OpenAPI services: <c>application/problem+json</c>.</summary>
internal static class FlatProblem
{
    public static SimResponse Of(EconomicSimulator simulator, string path, int status, string code, string detail, IReadOnlyList<FlatError>? errors)
    {
        var log = simulator.Log();
        var body = new JsonObject
        {
            ["type"] = string.Create(CultureInfo.InvariantCulture, $"https://httpstatuses.io/{status}"),
            ["title"] = status switch { 400 => "Bad Request", 401 => "Unauthorized", 403 => "Forbidden", 404 => "Not Found", 409 => "Conflict", 429 => "Too Many Requests", 415 => "Unsupported Media Type", 500 => "Internal Server Error", _ => "Error" },
            ["status"] = status,
            ["detail"] = detail,
            ["instance"] = path,
            ["traceId"] = log.Id,
            ["traceTimeUtc"] = log.Time + "Z",
            ["errorCode"] = code,
        };
        if (errors is not null)
            body["errors"] = new JsonArray([.. errors.Select(static e => (JsonNode)new JsonObject { ["message"] = e.Message, ["errorCode"] = e.Code, ["property"] = e.Property })]);
        return EconomicCall.Json(status, body) with { ContentType = "application/problem+json; charset=utf-8" };
    }
}
