using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Connectors.Testing.Intacct;

/// <summary>One REST call on its way: who calls, what was sent.</summary>
internal sealed class IntacctCall(IntacctSimulator simulator, SimRequest request, IReadOnlyDictionary<string, string> values, IntacctCaller caller)
{
    public IntacctSimulator Simulator { get; } = simulator;

    public SimRequest Request { get; } = request;

    public IntacctCaller Caller { get; } = caller;

    public IntacctAccount Account => Caller.Account;

    public IntacctOddities Oddities => Simulator.Oddities;

    public RecordStore Store => Account.Store;

    public RecordReader Reader => Account.Reader;

    public string this[string parameter] => values[parameter];

    /// <summary>All or nothing, by header.</summary>
    public bool Transaction => string.Equals(Special(Request, Oddities, "Transaction"), "true", StringComparison.OrdinalIgnoreCase);

    public JsonNode Body()
    {
        if (Request.Body.Length == 0)
            throw ApiError.MissingPayload();
        if (Request.Body.Length > 1024 * 1024)
            throw new ApiError(413, "invalidRequest", "The request payload is larger than 1 MB", "REST-1029");
        try
        {
            return JsonNode.Parse(Request.Body) ?? throw ApiError.MissingPayload();
        }
        catch (JsonException)
        {
            throw ApiError.MalformedJson();
        }
    }

    public JsonObject ObjectBody() => Body() as JsonObject ?? throw ApiError.Invalid("The payload must be an object");

    /// <summary>The two headers whose spelling the sources disagree on.</summary>
    public static string? Special(SimRequest request, IntacctOddities oddities, string name) =>
        (oddities.HeaderSpelling == IntacctHeaderSpelling.Compact ? null : request.Header("X-IA-API-Param-" + name))
        ?? (oddities.HeaderSpelling == IntacctHeaderSpelling.Hyphenated ? null : request.Header("X-IA-API-Param" + name));
}

/// <summary>The envelopes.</summary>
internal static class Answers
{
    public static SimResponse One(int status, JsonNode? result, int success = 1, int error = 0, int? total = null) =>
        Json(status, new JsonObject { ["ia::result"] = result, ["ia::meta"] = Counts(total ?? success + error, success, error) });

    public static JsonObject Counts(int total, int success, int error) => new() { ["totalCount"] = total, ["totalSuccess"] = success, ["totalError"] = error };

    public static SimResponse Json(int status, JsonNode json) => SimResponse.Json(status, Encoding.UTF8.GetBytes(json.ToJsonString()));

    public static SimResponse Error(ApiError error, IntacctOddities oddities, string supportId)
    {
        var json = error.ToJson(supportId);
        if (error.ErrorId == "REST-2102" && oddities.TokenErrorsHaveOwnEnvelope)
            return Json(error.Status, new JsonObject { ["error"] = json });
        var meta = Counts(1, 0, 1);
        return Json(error.Status, oddities.ErrorEnvelope == IntacctErrorEnvelope.InsideResult
            ? new JsonObject { ["ia::result"] = new JsonObject { ["ia::error"] = json }, ["ia::meta"] = meta }
            : new JsonObject { ["ia::error"] = json, ["ia::meta"] = meta });
    }
}
