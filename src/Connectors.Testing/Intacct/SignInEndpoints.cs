using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Connectors.Testing.Intacct;

/// <summary>authorize, token, revoke.</summary>
internal static class SignInEndpoints
{
    public static SimResponse Authorize(IntacctSimulator simulator, SimRequest request)
    {
        var query = request.Parameters;
        if (query.GetValueOrDefault("client_id") != simulator.SignIns.ClientId)
            throw ApiError.Gateway(400, "GW-0011", "Invalid client");
        var redirect = query.GetValueOrDefault("redirect_uri") ?? "";
        if (!Uri.TryCreate(redirect, UriKind.Absolute, out var uri) || uri.Scheme != Uri.UriSchemeHttps || uri.Host == "localhost"
            || (simulator.SignIns.RedirectUris.Count > 0 && !simulator.SignIns.RedirectUris.Contains(uri)))
            return SimResponse.Json(400, """{"error":"invalid_request","error_description":"Invalid redirect_uri"}"""u8.ToArray());
        var answer = new StringBuilder(redirect).Append(redirect.Contains('?', StringComparison.Ordinal) ? '&' : '?');
        if (query.GetValueOrDefault("response_type") != "code")
            answer.Append("error=unsupported_response_type");
        else if (simulator.SignIns.ConsentRefused || simulator.SignIns.Resolve(simulator.SignIns.SignedInUser ?? simulator.SignIns.DefaultUser) is not { } grant)
            answer.Append("error=access_denied");
        else
            answer.Append("code=").Append(Uri.EscapeDataString(simulator.SignIns.NewCode(grant, (query.GetValueOrDefault("scope") ?? "").Split(' ').Contains("offline_access"), redirect, query.GetValueOrDefault("code_challenge"))));
        if (query.GetValueOrDefault("state") is { } state)
            answer.Append("&state=").Append(Uri.EscapeDataString(state));
        return SimResponse.Empty(302) with { Headers = [new("Location", answer.ToString())] };
    }

    public static SimResponse Token(IntacctSimulator simulator, SimRequest request)
    {
        var form = Form(request);
        var signIns = simulator.SignIns;
        Client(simulator, form);
        var grantType = form.GetValueOrDefault("grant_type");
        IntacctSignIns.Tokens? tokens;
        switch (grantType)
        {
            case "authorization_code":
                tokens = signIns.Redeem(form.GetValueOrDefault("code") ?? "", form.GetValueOrDefault("redirect_uri") ?? "", form.GetValueOrDefault("code_verifier"));
                break;
            case "refresh_token":
                tokens = signIns.Refresh(form.GetValueOrDefault("refresh_token") ?? "", form.GetValueOrDefault("entity_id"));
                if (tokens is null)
                    throw ApiError.Token(401, "Invalid refresh token");
                break;
            case "client_credentials" when form.GetValueOrDefault("session_id") is { Length: > 0 } session:
                tokens = simulator.Xml.GrantOf(session) is { } live ? signIns.ClientCredentials(live) : null;
                break;
            case "client_credentials":
                var name = form.GetValueOrDefault("username");
                if (string.IsNullOrEmpty(name))
                    throw ApiError.Gateway(400, "GW-0036", "Username is empty");
                if (!name.Contains('@', StringComparison.Ordinal))
                    throw ApiError.Gateway(400, "GW-0012", "Tenant is missing in the username");
                tokens = signIns.Resolve(name) is { } grant && signIns.IsAuthorized(grant) ? signIns.ClientCredentials(grant) : null;
                break;
            default:
                return OAuth(400, "unsupported_grant_type");
        }

        if (tokens is null)
            return OAuth(400, "invalid_grant");
        var json = new JsonObject { ["token_type"] = "Bearer", ["access_token"] = tokens.Access };
        if (tokens.Refresh is not null)
            json["refresh_token"] = tokens.Refresh;
        json["expires_in"] = simulator.Oddities.AccessTokenSeconds;
        return SimResponse.Json(200, Encoding.UTF8.GetBytes(json.ToJsonString()));
    }

    public static SimResponse Revoke(IntacctSimulator simulator, SimRequest request)
    {
        var form = Form(request);
        Client(simulator, form);
        simulator.SignIns.Revoke(form.GetValueOrDefault("token") ?? "");
        return SimResponse.Empty(200);
    }

    private static void Client(IntacctSimulator simulator, Dictionary<string, string> form)
    {
        if (string.IsNullOrEmpty(form.GetValueOrDefault("client_id")))
            throw ApiError.Gateway(400, "GW-0037", "client_id is missing");
        if (form.GetValueOrDefault("client_id") != simulator.SignIns.ClientId || form.GetValueOrDefault("client_secret") != simulator.SignIns.ClientSecret)
            throw ApiError.Gateway(400, "GW-0011", "Invalid sender, client or tenant");
    }

    /// <summary>Form or JSON; both are used in the field.</summary>
    private static Dictionary<string, string> Form(SimRequest request)
    {
        if (request.Body.Length == 0)
            throw ApiError.Gateway(400, "GW-0035", "The request body is missing");
        var text = Encoding.UTF8.GetString(request.Body);
        if (request.Header("Content-Type")?.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) != true)
        {
            if (text.Split('&').Count(static p => p.StartsWith("client_id=", StringComparison.Ordinal)) > 1)
                throw ApiError.Gateway(400, "GW-0038", "client_id is given twice");
            if (text.Split('&').Count(static p => p.StartsWith("username=", StringComparison.Ordinal)) > 1)
                throw ApiError.Gateway(400, "GW-0039", "username is given twice");
            return FormText.Parse(text);
        }

        try
        {
            return JsonNode.Parse(text) is JsonObject json ? json.ToDictionary(static m => m.Key, static m => m.Value?.ToString() ?? "", StringComparer.OrdinalIgnoreCase) : [];
        }
        catch (JsonException)
        {
            throw ApiError.MalformedJson();
        }
    }

    private static SimResponse OAuth(int status, string error) => SimResponse.Json(status, Encoding.UTF8.GetBytes($$"""{"error":"{{error}}"}"""));
}
