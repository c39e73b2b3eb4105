using Connectors.Testing.EconomicDialect;
using Connectors.Testing.Reviso;

namespace Connectors.Testing;

/// <content>The way of a call: who, whether he may, and then the operation.</content>
public sealed partial class RevisoSimulator
{
    private static readonly string[] Verbs = ["GET", "POST", "PUT", "DELETE"];

    internal override SimResponse Process(SimRequest request)
    {
        if (request.Path.StartsWith("/api/", StringComparison.OrdinalIgnoreCase))
            return ForeignHost(request);
        if (request.Match is RouteMatch<RevisoCall> { Route.Operation: "grants.request" } grant)
            return grant.Route.Handler(new RevisoCall(this, request, grant.Values, App, Account, false));
        if (Identify(request, out var expired) is not { } call)
            return Unauthorised(expired);
        if (call.Account.Window.Charge(Oddities.CallsPerMinute, Time.GetUtcNow()) is { } wait)
            return RateLimited(Oddities.RetryAfterOnRateLimit ? wait : null);
        try
        {
            return Carry(call);
        }
        catch (DialectRefusal refusal)
        {
            return refusal.Response;
        }
    }

    private RevisoCall? Identify(SimRequest request, out bool expired)
    {
        expired = false;
        var values = (request.Match as RouteMatch<RevisoCall>)?.Values ?? new Dictionary<string, string>();
        var secret = request.Header("X-AppSecretToken") ?? "";
        var grant = request.Header("X-AgreementGrantToken") ?? "";
        var byQuery = request.Parameters.TryGetValue("demo", out var demo) && demo.Equals("true", StringComparison.OrdinalIgnoreCase);
        if (byQuery || (secret == "demo" && grant == "demo"))
            return new RevisoCall(this, request, values, App, Demo, true) { DemoByQuery = byQuery };
        if (_apps.Find(a => a.SecretToken == secret) is not { } app)
            return null;
        foreach (var account in _accounts.Where(a => a != Demo))
        {
            if (account.GrantLives(app, grant) is not { } lives)
                continue;
            expired = !lives;
            return lives ? new RevisoCall(this, request, values, app, account, false) : null;
        }

        return null;
    }

    private static SimResponse Carry(RevisoCall call)
    {
        var request = call.Request;
        if (call.IsDemo && request.Method != "GET")
            throw call.Refuse(403, "The demo agreement can only be read.", "E03030", "Use your own tokens to write.");
        if (call.Account.IsAdministrator && call.Resource is not ("" or "self" or "studio"))
            throw call.Refuse(403, "Access denied. The grant of an administrator reaches self and studio only.", "E03030", "Ask the client for a grant.");
        if (!call.App.Reaches(call.Resource, call.Oddities))
            throw call.Refuse(403, "Access denied. The role of the app does not reach this resource.", "E03030", "Ask for an app with another role.");
        if (request.Match is not RouteMatch<RevisoCall> match)
        {
            throw Verbs.Any(v => Routes.Find(v, request.Path) is not null)
                ? call.Refuse(405, "The method is not allowed for this resource.", "E00405", "See metaData for what is allowed.")
                : call.NotFound();
        }

        call.CheckContentType();
        return match.Route.Handler(call);
    }

    private SimResponse Unauthorised(bool expired)
    {
        var demo = $"Try the demo: {BaseAddress}?demo=true";
        var body = expired
            ? DialectErrorBody.Of(401, "Login to API server failed.", null, "The grant has ended. Let the customer grant access again.", Log())
            : DialectErrorBody.Of(401, "Access denied. Please verify that your X-AppSecretToken and X-AgreementGrantToken are valid.", null, demo, Log());
        return DialectCall.Json(401, body);
    }

    /// <summary>Stands for the host that links of delivery notes name. It belongs to somebody else: what it gets is lost.</summary>
    private SimResponse ForeignHost(SimRequest request)
    {
        if (request.Header("X-AppSecretToken") is not null || request.Header("X-AgreementGrantToken") is not null)
            TokensSentToForeignHost++;
        return SimResponse.Text(404, "Not here.");
    }
}
