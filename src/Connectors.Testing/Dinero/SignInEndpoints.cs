using System.Net;
using System.Text;
using System.Text.Json;

namespace Connectors.Testing.Dinero;

/// <summary>Both sign-ins: the password grant of personal integrations, and Visma Connect's authorisation code.</summary>
internal static class SignInEndpoints
{
    public static void Map(RouteTable<DineroCall> routes)
    {
        routes.Add("POST /dineroapi/oauth/token", "token.password", Password);
        routes.Add("GET /connect/authorize", "token.authorize", Authorize);
        routes.Add("POST /connect/token", "token.visma", Visma);
        routes.Add("GET /.well-known/openid-configuration", "token.discovery", Discovery);
    }

    private static SimResponse Password(DineroCall call)
    {
        var signIns = call.Simulator.SignIns;
        var expected = "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{signIns.PersonalClientId}:{signIns.PersonalClientSecret}"));
        if (call.Request.Header("Authorization") != expected)
            return RefusePersonal(call, "invalid_client");
        if (Form(call) is not { } form || form.GetValueOrDefault("grant_type") != "password" || form.GetValueOrDefault("scope") != "read write")
            return RefusePersonal(call, "invalid_request");
        var key = form.GetValueOrDefault("username", "");
        if (key != form.GetValueOrDefault("password") || signIns.PersonalToken(key) is not { } token)
            return RefusePersonal(call, "invalid_grant");
        return Tokens(json =>
        {
            json.WriteString("access_token", token);
            json.WriteString("token_type", "Bearer");
            json.WriteNumber("expires_in", (long)signIns.AccessTokenLifetime.TotalSeconds);
            json.WriteString("refresh_token", "");
        });
    }

    private static SimResponse Visma(DineroCall call)
    {
        var signIns = call.Simulator.SignIns;
        if (Form(call) is not { } form)
            return OAuthError(400, "invalid_request");
        if (form.GetValueOrDefault("client_id") != signIns.VismaClientId || form.GetValueOrDefault("client_secret") != signIns.VismaClientSecret)
            return OAuthError(400, "invalid_client");
        VismaTokens? tokens;
        switch (form.GetValueOrDefault("grant_type"))
        {
            case "authorization_code":
                tokens = signIns.RedeemCode(form.GetValueOrDefault("code", ""), form.GetValueOrDefault("redirect_uri", ""), form.GetValueOrDefault("code_verifier"));
                break;
            case "refresh_token":
                tokens = signIns.Refresh(form.GetValueOrDefault("refresh_token", ""));
                break;
            default:
                return OAuthError(400, "unsupported_grant_type");
        }

        if (tokens is null)
            return OAuthError(400, "invalid_grant");
        return Tokens(json =>
        {
            json.WriteString("access_token", tokens.AccessToken);
            json.WriteNumber("expires_in", (long)signIns.AccessTokenLifetime.TotalSeconds);
            json.WriteString("token_type", "Bearer");
            if (tokens.RefreshToken is not null)
                json.WriteString("refresh_token", tokens.RefreshToken);

            // Granted scopes come back in another order than they were asked for.
            json.WriteString("scope", string.Join(' ', tokens.Scopes.Split(' ').Reverse()));
        });
    }

    private static SimResponse Authorize(DineroCall call)
    {
        var signIns = call.Simulator.SignIns;
        var redirect = call.Query("redirect_uri");
        if (call.Query("client_id") != signIns.VismaClientId || redirect is null || !Uri.TryCreate(redirect, UriKind.Absolute, out var target)
            || (signIns.RedirectUris.Count > 0 && !signIns.RedirectUris.Contains(target)))
            return SimResponse.Text(400, "<html><body>invalid client or redirect address</body></html>", "text/html");
        if (call.Query("response_type") != "code")
            return OAuthError(400, "unsupported_response_type");

        var answer = new List<KeyValuePair<string, string>>();
        if (signIns.ConsentRefused)
        {
            answer.Add(new("error", "access_denied"));
        }
        else
        {
            var scopes = call.Query("scope") ?? "";
            if (scopes.Split(' ').Except(DineroSignIns.AllScopes.Split(' ')).Any())
            {
                answer.Add(new("error", "invalid_scope"));
            }
            else
            {
                answer.Add(new("code", signIns.NewCode(signIns.SignedInUser ?? signIns.DefaultUser, scopes, redirect, call.Query("code_challenge"))));
                answer.Add(new("scope", scopes));
            }
        }

        if (call.Query("state") is { } state)
            answer.Add(new("state", state));
        answer.Add(new("iss", "https://connect.visma.com"));

        if (call.Query("response_mode") == "form_post")
        {
            var inputs = string.Concat(answer.Select(static a => $"<input type=\"hidden\" name=\"{a.Key}\" value=\"{WebUtility.HtmlEncode(a.Value)}\" />"));
            return SimResponse.Text(200, $"<html><body onload=\"document.forms[0].submit()\"><form method=\"post\" action=\"{WebUtility.HtmlEncode(redirect)}\">{inputs}</form></body></html>", "text/html");
        }

        var query = string.Join('&', answer.Select(static a => $"{a.Key}={Uri.EscapeDataString(a.Value)}"));
        var location = redirect + (redirect.Contains('?', StringComparison.Ordinal) ? "&" : "?") + query;
        return SimResponse.Empty(302) with { Headers = [new("Location", location)] };
    }

    private static SimResponse Discovery(DineroCall call) => Tokens(json =>
    {
        json.WriteString("issuer", "https://connect.visma.com");
        json.WriteString("authorization_endpoint", call.Simulator.VismaAuthorizeAddress.ToString());
        json.WriteString("token_endpoint", call.Simulator.VismaTokenAddress.ToString());
    });

    private static Dictionary<string, string>? Form(DineroCall call) =>
        call.Request.Header("Content-Type")?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) == true
            ? FormText.Parse(Encoding.UTF8.GetString(call.Request.Body)) : null;

    private static SimResponse RefusePersonal(DineroCall call, string error) => call.Oddities.PersonalSignInRefusal switch
    {
        DineroSignInRefusal.OAuth401 => OAuthError(401, error),
        DineroSignInRefusal.ErrorInsideMessage400 => Tokens(
            json => json.WriteString("message", $$"""{"error":"{{error}}"}"""), 400),
        _ => OAuthError(400, error),
    };

    private static SimResponse OAuthError(int status, string error) => Tokens(json => json.WriteString("error", error), status);

    private static SimResponse Tokens(Action<Utf8JsonWriter> write, int status = 200)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return SimResponse.Json(status, stream.ToArray());
    }
}
