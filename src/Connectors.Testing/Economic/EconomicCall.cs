using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Connectors.Testing.EconomicDialect;

namespace Connectors.Testing.Economic;

/// <summary>One authorised request on its way through an operation.</summary>
internal sealed class EconomicCall(EconomicSimulator simulator, SimRequest request, IReadOnlyDictionary<string, string> route, EconomicApp app, EconomicAccount account, bool demo)
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public EconomicSimulator Simulator { get; } = simulator;

    public SimRequest Request { get; } = request;

    public EconomicApp App { get; } = app;

    public EconomicAccount Account { get; } = account;

    public bool IsDemo { get; } = demo;

    public bool DemoByQuery { get; init; }

    public EconomicOddities Oddities => Simulator.Oddities;

    /// <summary>An OpenAPI service, which has its own shapes of answers.</summary>
    public bool Flat { get; } = IsFlat(request);

    /// <summary>The service, or the first part of a REST path.</summary>
    public string Resource => Request.Path.Trim('/').Split('/')[0].ToLowerInvariant();

    public static bool IsFlat(SimRequest request) => request.Path.Trim('/').Split('/')[0].EndsWith("api", StringComparison.OrdinalIgnoreCase);

    /// <summary>A key in the path, in its stored spelling.</summary>
    public string Route(string name) => Flat ? route[name] : PathKey.Decode(route[name]);

    public bool HasRoute(string name) => route.ContainsKey(name);

    public int RouteInt(string name) => int.TryParse(route[name], NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : throw NotFound();

    public string? Query(string name) => Request.Parameters.TryGetValue(name, out var value) && value.Length > 0 ? value : null;

    public static SimResponse Json(int status, JsonNode body) => SimResponse.Json(status, Encoding.UTF8.GetBytes(body.ToJsonString(Plain)));

    // --- bodies -------------------------------------------------------------------------------------------------------------------------------

    public void CheckContentType()
    {
        var type = Request.Header("Content-Type") ?? "";
        var multipart = Request.Path.EndsWith("/attachment/file", StringComparison.OrdinalIgnoreCase);
        if (Request.Method is "POST" or "PUT" or "PATCH" && !multipart && !type.StartsWith("application/json", StringComparison.OrdinalIgnoreCase))
            throw Refuse(415, "The content type is not supported.", Flat ? "UnsupportedMediaType" : "E00415", "Send application/json.");
    }

    public JsonNode Body()
    {
        try
        {
            if (JsonNode.Parse(Request.Body) is { } node)
                return node;
        }
        catch (JsonException)
        {
        }

        throw Refuse(400, "The body is not valid JSON.", Flat ? "InvalidInput" : "E04300", "Correct the body.");
    }

    public JsonObject BodyObject() => Body() as JsonObject ?? throw Refuse(400, "The body is not a JSON object.", Flat ? "InvalidInput" : "E04300", "Send an object.");

    // --- links --------------------------------------------------------------------------------------------------------------------------------

    /// <summary>A link to another record.</summary>
    public string Link(string path) => $"{Simulator.RestAddress}{path}{(DemoByQuery ? "?demo=true" : "")}";

    /// <summary>A link of the record itself, with the query that the vendor repeats.</summary>
    public string Self(string path) => Oddities.SelfEchoesQuery && Request.Query.Length > 0 ? $"{Simulator.RestAddress}{path}?{Request.Query}" : Link(path);

    // --- refusals -----------------------------------------------------------------------------------------------------------------------------

    public DialectRefusal Refuse(int status, string message, string code, string hint, DialectErrors? errors = null, Action<JsonObject>? more = null)
    {
        if (Flat)
            return new DialectRefusal(FlatProblem.Of(Simulator, Request.Path, status, code, message, null));
        var log = Simulator.Log();
        var body = DialectErrorBody.Of(status, message, code, hint, log, errors?.Write(Oddities.ErrorStyle, log.Time), errors?.All.Count);
        more?.Invoke(body);
        return new DialectRefusal(Json(status, body));
    }

    public DialectRefusal Invalid(DialectErrors errors) =>
        Refuse(400, $"Validation failed. {errors.All.Count} error{(errors.All.Count == 1 ? "" : "s")} found.", "E04300", "Correct the errors and try again.", errors);

    public DialectRefusal Invalid(string path, string code, string message, JsonNode? value = null)
    {
        var errors = new DialectErrors();
        errors.Add(path, code, message, value);
        return Invalid(errors);
    }

    public DialectRefusal NotFound(string? what = null) => Flat
        ? Refuse(404, what ?? "The resource does not exist.", "ResourceNotFound", "")
        : Refuse(404, what ?? "The object was not found.", "E06000", "Check the number in the address.");
}
