using System.Text.Json.Nodes;
using Connectors.Testing.EconomicDialect;

namespace Connectors.Testing.Economic;

/// <summary>One authorised request on its way through an operation.</summary>
internal sealed class EconomicCall(EconomicSimulator simulator, SimRequest request, IReadOnlyDictionary<string, string> route, EconomicApp app, EconomicAccount account, bool demo)
    : DialectCall<EconomicAccount>(request, route, account)
{
    private readonly IReadOnlyDictionary<string, string> _route = route;

    public EconomicSimulator Simulator { get; } = simulator;

    public EconomicApp App { get; } = app;

    public bool IsDemo { get; } = demo;

    public EconomicOddities Oddities => Simulator.Oddities;

    /// <summary>An OpenAPI service, which has its own shapes of answers.</summary>
    public bool Flat { get; } = IsFlat(request);

    public override DialectReadings Readings => new()
    {
        ErrorStyle = Oddities.ErrorStyle,
        SelfEchoesQuery = Oddities.SelfEchoesQuery,
        FalseIsOmittedEverywhere = Oddities.FalseIsOmittedEverywhere,
        BracketEscapesHonoured = Oddities.BracketEscapesHonoured,
        Conflict = Oddities.ReferenceConflict switch
        {
            EconomicReferenceConflict.LinkWins => DialectReferenceConflict.LinkWins,
            EconomicReferenceConflict.Refused => DialectReferenceConflict.Refused,
            _ => DialectReferenceConflict.NumberWins,
        },
    };

    protected override Uri Root => Simulator.RestAddress;

    public static bool IsFlat(SimRequest request) => request.Path.Trim('/').Split('/')[0].EndsWith("api", StringComparison.OrdinalIgnoreCase);

    public override string Route(string name) => Flat ? _route[name] : base.Route(name);

    public void CheckContentType()
    {
        var type = Request.Header("Content-Type") ?? "";
        var multipart = Request.Path.EndsWith("/attachment/file", StringComparison.OrdinalIgnoreCase);
        if (Request.Method is "POST" or "PUT" or "PATCH" && !multipart && !type.StartsWith("application/json", StringComparison.OrdinalIgnoreCase))
            throw Refuse(415, "The content type is not supported.", Flat ? "UnsupportedMediaType" : "E00415", "Send application/json.");
    }

    public override void CheckFilter(FilterNode filter) => RestCrashes.Check(this, filter);

    public override DialectRefusal Refuse(int status, string message, string code, string hint, DialectErrors? errors = null, Action<JsonObject>? more = null) => Flat
        ? new DialectRefusal(FlatProblem.Of(Simulator, Request.Path, status, code, message, null))
        : base.Refuse(status, message, code, hint, errors, more);

    public override DialectRefusal NotFound(string? what = null) => Flat ? Refuse(404, what ?? "The resource does not exist.", "ResourceNotFound", "") : base.NotFound(what);

    public override (string Id, string Time) Log() => Simulator.Log();

    protected override DialectRefusal Malformed(string message, string hint) => Refuse(400, message, Flat ? "InvalidInput" : "E04300", hint);
}
