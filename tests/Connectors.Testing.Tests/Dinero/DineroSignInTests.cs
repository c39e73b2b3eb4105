using System.Security.Cryptography;
using System.Text;
using Connectors.Testing.Dinero;

namespace Connectors.Testing.Tests.Dinero;

public sealed class DineroSignInTests
{
    [Theory]
    [InlineData("socket")]
    [InlineData("handler")]
    public async Task ThePasswordGrantTakesTheApiKeyTwice(string transport)
    {
        await using var api = await Api.OverAsync(transport);
        var reply = (await PasswordAsync(api, api.Account.ApiKey)).Is(200);
        Assert.Equal((3600, "Bearer", ""), ((int)reply.Json["expires_in"]!, reply["token_type"], reply["refresh_token"]));
        (await api.SendAsync("GET", "v1/*/contacts", token: reply["access_token"])).Is(200);
        Assert.Equal("token.password", api.Sim.Calls[0].Operation);
        api.Sim.Clock.Advance(TimeSpan.FromSeconds(3599));
        (await api.SendAsync("GET", "v1/*/contacts", token: reply["access_token"])).Is(200);
        api.Sim.Clock.Advance(TimeSpan.FromSeconds(1));
        (await api.SendAsync("GET", "v1/*/contacts", token: reply["access_token"])).Is(401);
    }

    [Fact]
    public async Task TheBasicHeaderIsStandardBase64_UrlSafeIsRefused()
    {
        await using var api = Api.InProcess();
        var basic = Basic(api);
        Assert.Matches("[+/]", basic);
        (await PasswordAsync(api, api.Account.ApiKey, basic.Replace('+', '-').Replace('/', '_'))).Is(400);
        (await PasswordAsync(api, api.Account.ApiKey, basic)).Is(200);
    }

    [Fact]
    public async Task ABadKeyIsRefusedInThreeShapes()
    {
        await using var api = Api.InProcess();
        Assert.Equal("invalid_grant", (await PasswordAsync(api, "wrong")).Is(400)["error"]);
        api.Oddities.PersonalSignInRefusal = DineroSignInRefusal.OAuth401;
        Assert.Equal("invalid_grant", (await PasswordAsync(api, "wrong")).Is(401)["error"]);
        api.Oddities.PersonalSignInRefusal = DineroSignInRefusal.ErrorInsideMessage400;
        Assert.Equal("""{"error":"invalid_grant"}""", (await PasswordAsync(api, "wrong")).Is(400)["message"]);
    }

    [Fact]
    public async Task ARevokedApiKeyEndsItsTokens()
    {
        await using var api = Api.InProcess();
        var token = (await PasswordAsync(api, api.Account.ApiKey))["access_token"];
        api.Sim.SignIns.RevokeApiKey(api.Account.ApiKey);
        (await api.SendAsync("GET", "v1/organizations", token: token)).Is(401);
        (await PasswordAsync(api, api.Account.ApiKey)).Is(400);
        var second = api.Sim.SignIns.AddApiKey(api.Account);
        (await PasswordAsync(api, second)).Is(200);
    }

    [Fact]
    public async Task Trap11_AnApiKeyReachesOneOrganisation_AUserManyOfThem()
    {
        await using var api = Api.InProcess();
        var other = api.Sim.AddAccount("Other ApS", a => a.Contact("Theirs"));
        var key = (await PasswordAsync(api, api.Account.ApiKey))["access_token"];
        Assert.Equal(["Test ApS"], await OrganisationsAsync(api, key));
        Assert.Equal(41, (await api.SendAsync("GET", $"v1/{other.Id}/contacts", token: key)).Is(403).Code);
        (await api.SendAsync("GET", "v1/999999/contacts", token: key)).Is(403);

        var user = (await RefreshAsync(api, api.Sim.SignIns.GrantRefreshToken()))["access_token"];
        Assert.Equal(["Test ApS", "Other ApS"], await OrganisationsAsync(api, user));
        (await api.SendAsync("GET", $"v1/{other.Id}/contacts", token: user)).Is(200);

        api.Sim.SignIns.AddUser("bookkeeper@example.com", other);
        var narrow = (await RefreshAsync(api, api.Sim.SignIns.GrantRefreshToken("bookkeeper@example.com")))["access_token"];
        Assert.Equal(["Other ApS"], await OrganisationsAsync(api, narrow));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task RefreshTokensRotateOrLiveOn(bool rotate)
    {
        await using var api = Api.InProcess();
        api.Oddities.RefreshTokensRotate = rotate;
        var token = api.Sim.SignIns.GrantRefreshToken();
        var first = (await RefreshAsync(api, token)).Is(200);
        Assert.Equal(rotate, first["refresh_token"] is not null);
        var again = await RefreshAsync(api, token);
        Assert.Equal(rotate ? 400 : 200, again.Status);
        if (rotate)
            (await RefreshAsync(api, first["refresh_token"]!)).Is(200);
    }

    [Fact]
    public async Task AWithdrawnConsentFailsTheRefreshAndTheTokenInHand()
    {
        await using var api = Api.InProcess();
        var tokens = await RefreshAsync(api, api.Sim.SignIns.GrantRefreshToken());
        api.Sim.SignIns.RevokeConsent();
        Assert.Equal("invalid_grant", (await RefreshAsync(api, tokens["refresh_token"]!)).Is(400)["error"]);
        (await api.SendAsync("GET", "v1/organizations", token: tokens["access_token"])).Is(401);
    }

    [Fact]
    public async Task TheAuthorizationCodeIsGoodOnce_ForItsAddress_ItsVerifier_AndFiveMinutes()
    {
        await using var api = Api.InProcess();
        var verifier = "a-verifier-that-is-long-enough-to-be-one-0123456789";
        var challenge = Convert.ToBase64String(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))).TrimEnd('=').Replace('+', '-').Replace('/', '_');
        var code = (await AuthorizeAsync(api, $"&code_challenge={challenge}&code_challenge_method=S256"))["code"];
        (await CodeAsync(api, code, "wrong")).Is(400);
        code = (await AuthorizeAsync(api, $"&code_challenge={challenge}&code_challenge_method=S256"))["code"];
        var tokens = (await CodeAsync(api, code, verifier)).Is(200);
        Assert.Equal("offline_access dineropublicapi:write dineropublicapi:read", tokens["scope"]);
        (await api.SendAsync("GET", "v1/organizations", token: tokens["access_token"])).Is(200);
        (await RefreshAsync(api, tokens["refresh_token"]!)).Is(200);
        (await CodeAsync(api, code, verifier)).Is(400);
        code = (await AuthorizeAsync(api, ""))["code"];
        api.Sim.Clock.Advance(TimeSpan.FromMinutes(5));
        (await CodeAsync(api, code, null)).Is(400);
    }

    [Fact]
    public async Task TheAuthorizationPageAnswersWithStateAndIssuer_ByQueryOrByForm_OrRefuses()
    {
        await using var api = Api.InProcess();
        var fields = await AuthorizeAsync(api, "");
        Assert.Equal(("s 1", "https://connect.visma.com"), (fields["state"], fields["iss"]));
        var page = await api.SendAsync("GET", Authorize(api, "&response_mode=form_post"));
        Assert.Contains("<form method=\"post\" action=\"https://app.invalid/callback\"", page.Is(200).Text);
        api.Sim.SignIns.ConsentRefused = true;
        Assert.Equal("access_denied", (await AuthorizeAsync(api, ""))["error"]);
        (await api.SendAsync("GET", Authorize(api, "").Replace("isv_connectors", "other"))).Is(400);
        api.Sim.SignIns.RedirectUris.Add(new Uri("https://app.invalid/other"));
        (await api.SendAsync("GET", Authorize(api, ""))).Is(400);
    }

    [Fact]
    public async Task AReadScopeCannotWrite()
    {
        await using var api = Api.InProcess();
        var token = (await RefreshAsync(api, api.Sim.SignIns.GrantRefreshToken(scopes: "dineropublicapi:read offline_access")))["access_token"];
        (await api.SendAsync("GET", "v1/*/contacts", token: token)).Is(200);
        Assert.Equal(41, (await api.SendAsync("POST", "v1/*/contacts", """{"Name":"A","CountryKey":"DK"}""", token)).Is(403).Code);
    }

    [Theory]
    [InlineData(90)]
    [InlineData(48)]
    public async Task WithoutAPlanEverythingButTheOrganisationsIs403(int code)
    {
        await using var api = Api.InProcess(a => a.Plan(pro: false));
        api.Oddities.NoPlanCode = code;
        Assert.Equal(code, (await api.GetAsync("v1/*/contacts")).Is(403).Code);
        Assert.Equal(code, (await api.PostAsync("v1/*/contacts", "{}")).Is(403).Code);
        var row = (await api.GetAsync("v1/organizations")).Is(200).Json[0]!.AsObject();
        Assert.Equal(["id", "name", "isPro"], row.Select(p => p.Key));
        Assert.False((bool)row["isPro"]!);
        Assert.False((bool)(await api.GetAsync("v1.1/organizations")).Is(200).Json[0]!["Subscription"]!["HasPro"]!);
    }

    [Fact]
    public async Task WithoutATokenEverythingIs401()
    {
        await using var api = Api.InProcess();
        (await api.SendAsync("GET", "v1/organizations", token: "made-up")).Is(401);
        (await api.SendAsync(new HttpRequestMessage(HttpMethod.Get, "v1/organizations"))).Is(401);
        api.Sim.SignIns.IssueAccessToken();
        var token = api.Sim.SignIns.IssueAccessToken();
        api.Sim.SignIns.ExpireAccessTokens();
        (await api.SendAsync("GET", "v1/organizations", token: token)).Is(401);
    }

    private static async Task<IEnumerable<string?>> OrganisationsAsync(Api api, string? token) =>
        (await api.SendAsync("GET", "v1/organizations?fields=Name", token: token)).Is(200).Json.AsArray().Select(o => (string?)o!["Name"]);

    private static string Basic(Api api) => Convert.ToBase64String(Encoding.UTF8.GetBytes($"{api.Sim.SignIns.PersonalClientId}:{api.Sim.SignIns.PersonalClientSecret}"));

    private static Task<Reply> PasswordAsync(Api api, string key, string? basic = null) => api.FormAsync(
        api.Sim.TokenAddress, new() { ["grant_type"] = "password", ["scope"] = "read write", ["username"] = key, ["password"] = key }, basic ?? Basic(api));

    private static Task<Reply> RefreshAsync(Api api, string token) => VismaAsync(api, new() { ["grant_type"] = "refresh_token", ["refresh_token"] = token });

    private static Task<Reply> CodeAsync(Api api, string code, string? verifier)
    {
        var form = new Dictionary<string, string> { ["grant_type"] = "authorization_code", ["code"] = code, ["redirect_uri"] = "https://app.invalid/callback" };
        if (verifier is not null)
            form["code_verifier"] = verifier;
        return VismaAsync(api, form);
    }

    private static Task<Reply> VismaAsync(Api api, Dictionary<string, string> form)
    {
        (form["client_id"], form["client_secret"]) = (api.Sim.SignIns.VismaClientId, api.Sim.SignIns.VismaClientSecret);
        return api.FormAsync(api.Sim.VismaTokenAddress, form);
    }

    private static string Authorize(Api api, string more) =>
        $"connect/authorize?client_id={api.Sim.SignIns.VismaClientId}&response_type=code&redirect_uri=https%3A%2F%2Fapp.invalid%2Fcallback&state=s%201&scope=dineropublicapi:read%20dineropublicapi:write%20offline_access{more}";

    private static async Task<Dictionary<string, string>> AuthorizeAsync(Api api, string more)
    {
        var reply = (await api.SendAsync("GET", Authorize(api, more))).Is(302);
        var location = reply.Headers.Location!;
        Assert.StartsWith("https://app.invalid/callback?", location.ToString());
        return location.Query.TrimStart('?').Split('&').Select(p => p.Split('=')).ToDictionary(p => p[0], p => Uri.UnescapeDataString(p[1]));
    }
}
