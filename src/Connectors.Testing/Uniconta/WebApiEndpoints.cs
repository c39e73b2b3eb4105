using System.Globalization;
using System.Text.Json;

namespace Connectors.Testing.Uniconta;

/// <summary>Surface B: sign-in, queries and writes of the Web API; bearer token.</summary>
internal static class WebApiEndpoints
{
    public static void Map(RouteTable<UnicontaCall> routes)
    {
        routes.Add("POST /login", "token.login", Login);
        routes.Add("POST /refresh", "token.refresh", Refresh);
        routes.Add("POST /Query/Get/{e}", "*.list", Query);
        routes.Add("POST /Crud/Insert/{e}", "*.insert", Insert);
        routes.Add("POST /Crud/InsertList/{e}", "*.insertList", InsertList);
        routes.Add("PUT /Crud/Update/{e}", "*.update", static c => Update(c, UnicontaUpdateVerb.Put));
        routes.Add("POST /Crud/Update/{e}", "*.update", static c => Update(c, UnicontaUpdateVerb.Post));
        routes.Add("DELETE /Crud/DeleteList/{e}", "*.deleteList", DeleteList);
        InvoiceEndpoints.Map(routes);
    }

    private static SimResponse Login(UnicontaCall call)
    {
        var body = call.Body;
        if (body.ValueKind != JsonValueKind.Object)
            throw new UnicontaRefusal("InvalidObject") { Status = 400 };
        var signIns = call.Simulator.SignIns;
        if (Text(body, "Username") is not { Length: > 0 } name || Text(body, "Password") is not { } password || signIns.Check(name, password) is not { } found)
            return Refused(call, "UserOrPasswordIsWrong");
        var key = Text(body, "apiKey");
        if (string.IsNullOrEmpty(key) ? call.Oddities.ApiKeyRequired : !signIns.ApiKeys.Contains(key))
            return Refused(call, key is not null && signIns.BlockedApiKeys.Contains(key) ? "AppIdentBlocked" : "UnknownAppIdent");
        if (key is not null && signIns.BlockedApiKeys.Contains(key))
            return Refused(call, "AppIdentBlocked");
        var (user, company) = found;
        if (user.IsBlocked)
            return Refused(call, "UserIsBlocked");
        if (company is not { } id || call.Simulator.AccountById(id) is not { } account || !user.Companies.Contains(id))
            return Refused(call, "NoCompanyId");
        return account.IsDeactivated ? Refused(call, "CompanyIsDeactivated") : Answer(signIns.Issue(user, id));
    }

    private static SimResponse Refresh(UnicontaCall call)
    {
        var body = call.Body;
        return body.ValueKind == JsonValueKind.String && call.Simulator.SignIns.Refresh(body.GetString()!) is { } token ? Answer(token) : Refused(call, "UserNotLoggedIn");
    }

    private static SimResponse Answer(UnicontaSignIns.Token token) => SimResponse.Json(200, RowWriter.Bytes(json =>
    {
        json.WriteStartObject();
        json.WriteString("token", token.Text);
        json.WriteString("refreshToken", token.Refresh);
        json.WriteString("refreshTokenExpiry", token.RefreshExpires.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        json.WriteEndObject();
    }));

    /// <summary>The trap of this surface: a failed sign-in can look like a good one.</summary>
    private static SimResponse Refused(UnicontaCall call, string code) => call.Oddities.FailedSignInIs200
        ? SimResponse.Json(200, RowWriter.Bytes(json => json.WriteStringValue(code)))
        : SimResponse.Text(401, code);

    private static string? Text(JsonElement body, string name)
    {
        foreach (var member in body.EnumerateObject())
        {
            if (member.Name.Equals(name, StringComparison.OrdinalIgnoreCase) && member.Value.ValueKind == JsonValueKind.String)
                return member.Value.GetString();
        }

        return null;
    }

    /// <summary>Skip and Take count in the body only; what the address says is ignored.</summary>
    private static SimResponse Query(UnicontaCall call)
    {
        var entity = call.Entity(UnicontaRights.Read);
        return SimResponse.Json(200, call.Json(entity, RowQuery.FilterObjects(call, entity)));
    }

    private static SimResponse Insert(UnicontaCall call)
    {
        var entity = call.Entity(UnicontaRights.Insert);
        return SimResponse.Json(200, call.Json(entity, call.Insert(entity, call.Body)));
    }

    private static SimResponse InsertList(UnicontaCall call)
    {
        var entity = call.Entity(UnicontaRights.Insert);
        return call.InsertedList(entity, call.InsertList(entity));
    }

    private static SimResponse Update(UnicontaCall call, UnicontaUpdateVerb verb)
    {
        if (call.Oddities.WebApiUpdate != verb)
            return UnicontaRefusal.NotFound(call.Request.Path);
        var entity = call.Entity(UnicontaRights.Update);
        return call.Updated(entity, call.Update(entity, call.Body));
    }

    private static SimResponse DeleteList(UnicontaCall call)
    {
        var entity = call.Entity(UnicontaRights.Delete);
        var body = call.Body;
        if (body.ValueKind != JsonValueKind.Array)
            throw new UnicontaRefusal("InvalidObject");
        foreach (var element in body.EnumerateArray())
            call.Delete(entity, element);
        return SimResponse.Empty(200);
    }
}
