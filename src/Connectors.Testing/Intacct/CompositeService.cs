using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Connectors.Testing.Intacct;

/// <summary><c>services/core/composite</c>: two to ten calls in a row, later ones may use what earlier ones answered; nothing is taken back.</summary>
internal static partial class CompositeService
{
    public static SimResponse Run(IntacctCall call)
    {
        var steps = call.Body() as JsonArray ?? throw ApiError.Invalid("The payload must be an array");
        if (steps.Count is < 2 or > 10)
            throw ApiError.Invalid("A composite request takes 2 to 10 requests", "REST-1060");
        var known = new Dictionary<string, JsonNode?>(StringComparer.Ordinal);
        var answers = new JsonArray();
        var failed = 0;
        foreach (var step in steps)
        {
            if (failed > 0)
            {
                failed++;
                answers.Add(new JsonObject { ["ia::error"] = new ApiError(422, "unprocessed", "Operation skipped due to a failure before it").ToJson(call.Simulator.NextSupportId()), ["ia::status"] = 422 });
                continue;
            }

            var response = One(call, step as JsonObject ?? throw ApiError.Invalid("A request must be an object"), known);
            var json = response.Body.Length == 0 ? [] : (JsonObject)JsonNode.Parse(response.Body)!;
            if (json["ia::result"] is JsonObject result && result["ia::error"] is { } inner)
                json = new JsonObject { ["ia::error"] = inner.DeepClone() };
            json["ia::status"] = response.Status;
            answers.Add(json);
            failed += response.Status >= 400 ? 1 : 0;
            if (step?["resultReference"]?.ToString() is { } reference)
                known[reference] = json["ia::result"];
        }

        return Answers.One(failed == 0 ? 200 : 207, answers, steps.Count - failed, failed);
    }

    private static SimResponse One(IntacctCall call, JsonObject step, Dictionary<string, JsonNode?> known)
    {
        var method = step["method"]?.ToString() ?? throw ApiError.Invalid("method is required", "REST-1009", "method");
        var path = Fill(step["path"]?.ToString() ?? throw ApiError.Invalid("path is required", "REST-1009", "path"), known);
        var body = step["body"] is { } sent ? Fill(sent.ToJsonString(), known) : "";
        var headers = new Dictionary<string, string>(call.Request.Headers, StringComparer.OrdinalIgnoreCase);
        headers.Remove("Idempotency-Key");
        foreach (var (name, value) in step["headers"] as JsonObject ?? [])
            headers[name] = value?.ToString() ?? "";
        var question = path.IndexOf('?', StringComparison.Ordinal);
        var request = new SimRequest(method.ToUpperInvariant(), IntacctSimulator.Root + (question < 0 ? path : path[..question]), question < 0 ? "" : path[(question + 1)..], headers, Encoding.UTF8.GetBytes(body));
        return call.Simulator.Inner(request, call.Caller);
    }

    /// <summary><c>@{customer.key}</c>, or <c>@{customers.1.key}</c> of a list, counted from 1.</summary>
    private static string Fill(string text, Dictionary<string, JsonNode?> known) => Reference().Replace(text, match =>
    {
        var parts = match.Groups[1].Value.Split('.');
        if (!known.TryGetValue(parts[0], out var node))
            throw ApiError.Invalid($"{match.Value} refers to nothing", "REST-1061");
        foreach (var part in parts[1..])
        {
            node = node switch
            {
                JsonArray list when int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at >= 1 && at <= list.Count => list[at - 1],
                JsonObject inner => inner[part],
                _ => null,
            };
        }

        if (node is null or JsonObject or JsonArray)
            throw ApiError.Invalid($"{match.Value} refers to nothing", "REST-1061");
        return node.GetValueKind() == JsonValueKind.String ? JsonEncodedText.Encode(node.GetValue<string>()).ToString() : node.ToJsonString();
    });

    [GeneratedRegex(@"@\{([^}]+)\}")]
    private static partial Regex Reference();
}
