using System.Globalization;
using Connectors.Testing.Economic;
using Connectors.Testing.EconomicDialect;

namespace Connectors.Testing;

/// <content>The way of a call: who, how much, whether he may, whether he asked before, and then the operation.</content>
public sealed partial class EconomicSimulator
{
    private int _nextRequest;

    internal override SimResponse Process(SimRequest request)
    {
        if (request.Match is RouteMatch<EconomicCall> { Route.Operation: "grants.request" } grant)
            return grant.Route.Handler(new EconomicCall(this, request, grant.Values, App, Account, false));

        var call = Identify(request);
        if (call is null)
            return WithHeaders(Unauthorised(request), null);
        var cost = request.Method == "GET" ? Oddities.ReadCost : Oddities.WriteCost;
        if (call.Account.Meter.Charge(cost, Oddities, Time.GetUtcNow()) is { } wait)
            return WithHeaders(Limited(call, Oddities.RetryAfterOnRateLimit ? wait : null), call.Account);
        try
        {
            return WithHeaders(Carry(call), call.Account);
        }
        catch (DialectRefusal refusal)
        {
            return WithHeaders(refusal.Response, call.Account);
        }
    }

    private EconomicCall? Identify(SimRequest request)
    {
        var values = (request.Match as RouteMatch<EconomicCall>)?.Values ?? new Dictionary<string, string>();
        var secret = request.Header("X-AppSecretToken") ?? "";
        var grant = request.Header("X-AgreementGrantToken") ?? "";
        var byQuery = !EconomicCall.IsFlat(request) && request.Parameters.TryGetValue("demo", out var demo) && demo.Equals("true", StringComparison.OrdinalIgnoreCase);
        if (byQuery || (secret == "demo" && grant == "demo"))
            return new EconomicCall(this, request, values, App, Demo, true) { DemoByQuery = byQuery };
        return FindApp(secret) is { } app && FindAccount(app, grant) is { } account ? new EconomicCall(this, request, values, app, account, false) : null;
    }

    private SimResponse Carry(EconomicCall call)
    {
        var request = call.Request;
        if (call.IsDemo && request.Method != "GET")
            throw call.Refuse(403, "The demo agreement can only be read.", "E03030", "Use your own tokens to write.");
        if (!call.App.Reaches(call.Resource))
            throw call.Refuse(403, "Access denied. The role of the app does not reach this resource.", call.Flat ? "AccessDenied" : "E03030", "Ask for an app with another role.");
        if (request.Match is not RouteMatch<EconomicCall> match)
            throw NoRoute(call);
        if (call.Resource == "projectsapi" && !call.Account.Modules.Contains("Project"))
            throw call.Refuse(403, "The agreement does not have the module.", "AccessDeniedAgreementMissingModules", "");
        if (call.Flat && !VersionAnswers(call))
            throw call.Refuse(404, "The resource does not exist.", "ResourceNotFound", "This version of the service is gone.");
        var key = request.Method == "GET" ? null : request.Header("Idempotency-Key");
        if (key is not null && call.Account.Keys.Find(call, key) is { } replay)
            return replay;
        SimResponse response;
        try
        {
            call.CheckContentType();
            response = match.Route.Handler(call);
        }
        catch (DialectRefusal refusal)
        {
            response = refusal.Response;
        }

        if (key is not null)
            call.Account.Keys.Remember(call, key, response);
        return response;
    }

    private static DialectRefusal NoRoute(EconomicCall call)
    {
        string[] verbs = ["GET", "POST", "PUT", "DELETE", "PATCH"];
        return verbs.Any(v => Routes.Find(v, call.Request.Path) is not null)
            ? call.Refuse(405, "The method is not allowed for this resource.", "E00405", "See metaData for what is allowed.")
            : call.NotFound();
    }

    private bool VersionAnswers(EconomicCall call)
    {
        var parts = call.Request.Path.Trim('/').Split('/');
        return ServiceVersions.TryGetValue(parts[0], out var version) && parts.Length > 1 && parts[1].Equals("v" + version, StringComparison.OrdinalIgnoreCase);
    }

    private SimResponse Unauthorised(SimRequest request)
    {
        if (EconomicCall.IsFlat(request))
            return FlatProblem.Of(this, request.Path, 401, "Unauthorized", "The tokens were not accepted.", null);
        var body = DialectErrorBody.Of(
            401, "Access denied. Please verify that your X-AppSecretToken and X-AgreementGrantToken are valid.", null, $"Try the demo: {RestAddress}?demo=true", Log());
        body["demo"] = $"{RestAddress}?demo=true";
        return EconomicCall.Json(401, body);
    }

    private SimResponse Limited(EconomicCall call, TimeSpan? retryAfter) => call.Flat
        ? FlatProblem.Of(this, call.Request.Path, 429, "TooManyRequests", "The token limit of the agreement is used up.", null) with { Headers = RateLimited(retryAfter).Headers }
        : RateLimited(retryAfter);

    /// <summary>Cost and meter stand on every answer, refusals included.</summary>
    private SimResponse WithHeaders(SimResponse response, EconomicAccount? account)
    {
        var headers = new List<KeyValuePair<string, string>>(response.Headers);
        void Add(string name, FormattableString value) => headers.Add(new(name, value.ToString(CultureInfo.InvariantCulture)));
        Add("X-CallCost", $"{account?.Meter.LastCost ?? Oddities.ReadCost}");
        if (Oddities.TokensPerWindow is { } limit)
            Add("X-RateLimiting", $"token-limit-{limit}-per-{(int)Oddities.RateWindow.TotalSeconds}-seconds: {account?.Meter.Used ?? Oddities.ReadCost}/{limit}");
        Add("X-RequestId", $"{++_nextRequest:x8}");
        return response with { Headers = headers };
    }
}
