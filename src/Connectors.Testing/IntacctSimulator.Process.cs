using System.Globalization;
using Connectors.Testing.Intacct;

namespace Connectors.Testing;

/// <summary>How a request is taken: gateway, token, entity, idempotency key, and then its route.</summary>
public sealed partial class IntacctSimulator
{
    internal override string OperationOf(SimRequest request) => OperationNames.Of(request, request.Path.StartsWith(Root, StringComparison.OrdinalIgnoreCase) ? Match(request) : null);

    internal override SimResponse RateLimited(TimeSpan? retryAfter) => Answers.Error(ApiError.Gateway(429, "GW-0010", "The request was throttled"), Oddities, NextSupportId()) with
    {
        Headers = retryAfter is { } wait
            ? [new(Oddities.RetryAfterHeader, Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture)), new("X-IA-Throttle-Limit", (Oddities.ConcurrentCallsPerApplication ?? 6).ToString(CultureInfo.InvariantCulture))]
            : [],
    };

    internal override bool TryEnter(SimRequest request) => _crowd.TryEnter(request);

    internal override void Leave(SimRequest request) => _crowd.Leave(request);

    internal override SimResponse Process(SimRequest request)
    {
        try
        {
            return Dispatch(request);
        }
        catch (ApiError error)
        {
            return Answers.Error(error, Oddities, NextSupportId());
        }
        finally
        {
            foreach (var account in _accounts)
                account.Store.Forget();
        }
    }

    /// <summary>A call within a composite one: the caller is known, only the entity may differ.</summary>
    internal SimResponse Inner(SimRequest request, IntacctCaller caller)
    {
        try
        {
            return Match(request) is { } match ? match.Route.Handler(new IntacctCall(this, request, match.Values, WithEntity(request, caller))) : throw ApiError.NoSuchResource(request.Path);
        }
        catch (ApiError error)
        {
            return Answers.Error(error, Oddities, NextSupportId());
        }
    }

    internal IntacctAccount? Find(string companyId) => _accounts.Find(a => a.CompanyId == companyId);

    internal bool IsIdempotent(ObjectDefinition definition) => (definition.Can('C') || definition.Can('U')) && !Oddities.NotIdempotent.Contains(definition.Name);

    internal string NextSupportId() => $"kXq{(++_supportIds).ToString("d5", CultureInfo.InvariantCulture)}%7EZ0EBk2Wp";

    internal IntacctSignIns.Grant? GrantOf(SimRequest request)
    {
        const string scheme = "Bearer ";
        var authorization = request.Header("Authorization") ?? "";
        return authorization.StartsWith(scheme, StringComparison.OrdinalIgnoreCase) ? SignIns.Caller(authorization[scheme.Length..].Trim()) : null;
    }

    private SimResponse Dispatch(SimRequest request)
    {
        if (request.Path.EndsWith("/ia/xml/xmlgw.phtml", StringComparison.OrdinalIgnoreCase))
            return Xml.Process(request);
        var path = request.Path.StartsWith(Root, StringComparison.OrdinalIgnoreCase) ? request.Path[Root.Length..].TrimEnd('/') : null;
        switch (path)
        {
            case "/oauth2/authorize" when request.Method == "GET":
                return SignInEndpoints.Authorize(this, request);
            case "/oauth2/token" when request.Method == "POST":
                return SignInEndpoints.Token(this, request);
            case "/oauth2/revoke" when request.Method == "POST":
                return SignInEndpoints.Revoke(this, request);
            case { } other when other.StartsWith("/oauth2", StringComparison.OrdinalIgnoreCase):
                throw ApiError.Gateway(400, "GW-0033", "Invalid oauth2 path");
            case null:
                throw ApiError.NoSuchResource(request.Path);
        }

        if (request.Header("Authorization")?.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) != true)
            throw ApiError.Gateway(401, "GW-0034", "The Bearer token is missing");
        if (GrantOf(request) is not { } grant)
            throw ApiError.Token(Oddities.DeadTokenAnswers400 ? 400 : 401, "Invalid token");
        if (grant.Account.IsExpired)
            throw ApiError.Gateway(400, "GW-0011", "Invalid sender, client or tenant");
        if (request.Header("Content-Type")?.Contains("xml", StringComparison.OrdinalIgnoreCase) == true)
            throw ApiError.Gateway(400, "GW-0014", "XML was sent to the REST API");
        if (Match(request) is not { } match)
            throw ApiError.NoSuchResource(request.Path);
        var caller = WithEntity(request, new IntacctCaller(grant.Account, grant.User, grant.Entity, SignIns.ClientId, "api"));
        var call = new IntacctCall(this, request, match.Values, caller);
        if (request.Header("Idempotency-Key") is not { } key || request.Method is not ("POST" or "PATCH") || !KeepsAnswers(match))
            return Deferred(call, match);
        if (key.Length > 256)
            throw ApiError.Invalid("Idempotency-Key is longer than 256 characters");
        if (_crowd.IsSecond(request))
            throw new ApiError(409, "invalidRequest", "A request with this idempotency key is being carried out", "REST-1070");
        return _idempotency.Run(grant.Account.CompanyId, key, request, Now, () =>
        {
            try
            {
                return Deferred(call, match);
            }
            catch (ApiError error)
            {
                return Answers.Error(error, Oddities, NextSupportId());
            }
        });
    }

    /// <summary>Carried out at once, or, where the caller prefers, with the answer going to a webhook.</summary>
    private SimResponse Deferred(IntacctCall call, RouteMatch<IntacctCall> match)
    {
        if (call.Request.Header("Prefer")?.StartsWith("respond-async", StringComparison.OrdinalIgnoreCase) != true)
            return match.Route.Handler(call);
        SimResponse response;
        try
        {
            response = match.Route.Handler(call);
        }
        catch (ApiError error)
        {
            response = Answers.Error(error, Oddities, NextSupportId());
        }

        return Webhooks.Defer(call, response);
    }

    private IntacctCaller WithEntity(SimRequest request, IntacctCaller caller)
    {
        if (IntacctCall.Special(request, Oddities, "Entity") is not { } id)
            return caller;
        if (id.Length == 0)
            return caller with { Entity = null };
        return caller.Account.Store.WithId("company-config/entity", id) is [{ } entity, ..] ? caller with { Entity = entity }
            : throw ApiError.Invalid($"The entity {id} does not exist", "REST-1006", "X-IA-API-Param-Entity");
    }

    private bool KeepsAnswers(RouteMatch<IntacctCall> match) => match.Route.Operation switch
    {
        "objects.collection" or "objects.item" => $"{match.Values["app"]}/{match.Values["object"].Split("::")[0]}" is var name && !Oddities.NotIdempotent.Contains(name),
        "contracts.workflow" or "composite.run" => true,
        _ => false,
    };
}
