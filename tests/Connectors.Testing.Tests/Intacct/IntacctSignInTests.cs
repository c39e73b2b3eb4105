using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Web;

namespace Connectors.Testing.Tests.Intacct;

public sealed class IntacctSignInTests
{
    private const string Redirect = "https://127.0.0.1:5001/callback";

    [Theory]
    [InlineData("socket")]
    [InlineData("handler")]
    public async Task Client_credentials_need_a_listed_user_and_end_when_they_said(string transport)
    {
        await using var api = await Api.OverAsync(transport);
        var reply = (await api.TokenAsync(("grant_type", "client_credentials"), ("username", api.Sim.UserName))).Is(200);
        Assert.Equal(("Bearer", 21600, null), (reply["token_type"], (int)reply.Json["expires_in"]!, reply["refresh_token"]));
        var claims = JsonNode.Parse(Convert.FromBase64String(reply["access_token"]!.Split('.')[1].Replace('-', '+').Replace('_', '/').PadRight((reply["access_token"]!.Split('.')[1].Length + 3) / 4 * 4, '=')))!;
        Assert.Equal(api.Sim.Time.GetUtcNow().ToUnixTimeSeconds() + 21600, (long)claims["exp"]!);
        (await api.SendAsync("GET", "objects/accounts-receivable/customer", token: reply["access_token"])).Is(200);
        api.Sim.Clock.Advance(TimeSpan.FromSeconds(21599));
        (await api.SendAsync("GET", "objects/accounts-receivable/customer", token: reply["access_token"])).Is(200);
        api.Sim.Clock.Advance(TimeSpan.FromSeconds(1));
        (await api.SendAsync("GET", "objects/accounts-receivable/customer", token: reply["access_token"])).Refused(401, "REST-2102");
        Assert.Equal(["token.clientCredentials", "customers.list"], api.Sim.Calls.Take(2).Select(static c => c.Operation));

        Assert.Equal("invalid_grant", (await api.TokenAsync(("grant_type", "client_credentials"), ("username", "Admin@TestCo"))).Is(400)["error"]);
        Assert.Equal("invalid_grant", (await api.TokenAsync(("grant_type", "client_credentials"), ("username", "XMLGATEWAY@TestCo"))).Is(400)["error"]);
        Assert.Equal("GW-0036", (await api.TokenAsync(("grant_type", "client_credentials"))).Is(400).Code);
        Assert.Equal("GW-0012", (await api.TokenAsync(("grant_type", "client_credentials"), ("username", "xmlgateway"))).Is(400).Code);
    }

    [Fact]
    public async Task The_token_address_takes_json_and_names_what_is_missing()
    {
        await using var api = Api.InProcess();
        var json = new JsonObject { ["grant_type"] = "client_credentials", ["client_id"] = api.Sim.SignIns.ClientId, ["client_secret"] = api.Sim.SignIns.ClientSecret, ["username"] = api.Sim.UserName };
        (await Post(json.ToJsonString())).Is(200);
        json.Remove("client_id");
        Assert.Equal("GW-0037", (await Post(json.ToJsonString())).Is(400).Code);
        json["client_id"] = "another";
        Assert.Equal("GW-0011", (await Post(json.ToJsonString())).Is(400).Code);
        Assert.Equal("GW-0033", (await api.PostAsync("oauth2/tokens", "{}")).Is(400).Code);

        Task<Reply> Post(string body) => api.SendAsync(new HttpRequestMessage(HttpMethod.Post, api.Sim.TokenAddress) { Content = new StringContent(body, Encoding.UTF8, "application/json") });
    }

    [Fact]
    public async Task A_code_is_good_once_for_its_address_and_its_verifier()
    {
        await using var api = await Api.OnSocketAsync();
        var verifier = "a-verifier-that-nobody-guesses-0123456789abcdef";
        var challenge = Convert.ToBase64String(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))).TrimEnd('=').Replace('+', '-').Replace('/', '_');
        var code = await ConsentAsync(api, "offline_access", challenge);
        (await api.TokenAsync(("grant_type", "authorization_code"), ("code", code), ("redirect_uri", Redirect), ("code_verifier", "wrong"))).Is(400);
        code = await ConsentAsync(api, "offline_access", challenge);
        var tokens = (await api.TokenAsync(("grant_type", "authorization_code"), ("code", code), ("redirect_uri", Redirect), ("code_verifier", verifier))).Is(200);
        Assert.NotNull(tokens["refresh_token"]);
        (await api.TokenAsync(("grant_type", "authorization_code"), ("code", code), ("redirect_uri", Redirect), ("code_verifier", verifier))).Is(400);
        code = await ConsentAsync(api, "offline_access", null);
        (await api.TokenAsync(("grant_type", "authorization_code"), ("code", code), ("redirect_uri", Redirect + "/other"))).Is(400);
        code = await ConsentAsync(api, "offline_access", null);
        api.Sim.Clock.Advance(TimeSpan.FromMinutes(5));
        (await api.TokenAsync(("grant_type", "authorization_code"), ("code", code), ("redirect_uri", Redirect))).Is(400);
    }

    [Fact]
    public async Task Checklist09_Without_offline_access_there_is_no_refresh_token()
    {
        await using var api = Api.InProcess();
        var code = await ConsentAsync(api, null, null);
        Assert.Null((await api.TokenAsync(("grant_type", "authorization_code"), ("code", code), ("redirect_uri", Redirect))).Is(200)["refresh_token"]);
    }

    [Theory]
    [InlineData("http://127.0.0.1:5001/callback")]
    [InlineData("https://localhost:5001/callback")]
    public async Task Addresses_without_https_or_at_localhost_are_refused(string address)
    {
        await using var api = Api.InProcess();
        (await api.SendAsync(new HttpRequestMessage(HttpMethod.Get, $"{api.Sim.AuthorizeAddress}?response_type=code&client_id={api.Sim.SignIns.ClientId}&redirect_uri={Uri.EscapeDataString(address)}"))).Is(400);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Checklist09_Refresh_tokens_rotate_and_the_old_one_is_dead(bool rotate)
    {
        await using var api = Api.InProcess();
        api.Oddities.RefreshTokensRotate = rotate;
        var first = api.Sim.SignIns.GrantRefreshToken();
        var tokens = (await RefreshAsync(api, first)).Is(200);
        Assert.Equal(rotate, tokens["refresh_token"] is not null);
        var again = await RefreshAsync(api, first);
        Assert.Equal(rotate ? 401 : 200, again.Status);
        if (rotate)
        {
            Assert.Equal("REST-2102", again.ErrorId);
            (await RefreshAsync(api, tokens["refresh_token"]!)).Is(200);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Checklist09_A_dead_token_answers_401_or_400_with_words(bool words)
    {
        await using var api = Api.InProcess();
        api.Oddities.DeadTokenAnswers400 = words;
        var reply = (await api.SendAsync("GET", "objects/accounts-receivable/customer", token: "nonsense")).Refused(words ? 400 : 401, "REST-2102");
        Assert.Equal(("tokenInvalid", "Invalid token"), (reply.Code, (string?)reply.Error["message"]));
        Assert.NotNull(reply.Json["error"]);
        api.Oddities.TokenErrorsHaveOwnEnvelope = false;
        Assert.NotNull((await api.SendAsync("GET", "objects/accounts-receivable/customer", token: "nonsense")).Json["ia::result"]!["ia::error"]);
        Assert.Equal("GW-0034", (await api.SendAsync("GET", "objects/accounts-receivable/customer", token: "")).Is(401).Code);
    }

    [Theory]
    [InlineData(true, 401)]
    [InlineData(false, 200)]
    public async Task Checklist09_Revoking_one_token_ends_all_of_the_user(bool all, int status)
    {
        await using var api = Api.InProcess();
        api.Oddities.RevokeEndsAllTokens = all;
        var one = api.Sim.SignIns.IssueAccessToken();
        var other = api.Sim.SignIns.IssueAccessToken();
        using var request = new HttpRequestMessage(HttpMethod.Post, api.Sim.RevokeAddress)
        {
            Content = new FormUrlEncodedContent([new("token", one), new("client_id", api.Sim.SignIns.ClientId), new("client_secret", api.Sim.SignIns.ClientSecret)]),
        };
        (await api.SendAsync(request)).Is(200);
        (await api.SendAsync("GET", "objects/accounts-receivable/customer", token: one)).Is(401);
        (await api.SendAsync("GET", "objects/accounts-receivable/customer", token: other)).Is(status);
    }

    [Theory]
    [InlineData(true, 401)]
    [InlineData(false, 200)]
    public async Task Checklist09_A_second_consent_kills_the_first_grant(bool kills, int status)
    {
        await using var api = Api.InProcess();
        api.Oddities.SecondConsentKillsFirst = kills;
        var first = api.Sim.SignIns.GrantRefreshToken();
        var second = api.Sim.SignIns.GrantRefreshToken();
        (await RefreshAsync(api, first)).Is(status);
        (await RefreshAsync(api, second)).Is(200);
    }

    [Fact]
    public async Task Checklist09_The_user_name_carries_an_entity_and_a_refresh_may_change_it()
    {
        await using var api = Api.InProcess(static a => a
            .Add("company-config/entity", """{"id":"US","name":"Us Inc"}""").Customer("Theirs", entityId: "US").Customer("Ours"));
        var token = (await api.TokenAsync(("grant_type", "client_credentials"), ("username", api.Sim.UserName + "|US"))).Is(200)["access_token"];
        Assert.Equal(2, (await api.SendAsync("GET", "objects/accounts-receivable/customer", token: token)).Is(200).Rows.Count);
        var top = (await RefreshAsync(api, api.Sim.SignIns.GrantRefreshToken())).Is(200)["access_token"];
        Assert.Single((await api.SendAsync("GET", "objects/accounts-receivable/customer", token: top)).Is(200).Rows);
        var inside = (await api.TokenAsync(("grant_type", "refresh_token"), ("refresh_token", api.Sim.SignIns.GrantRefreshToken()), ("entity_id", "US"))).Is(200)["access_token"];
        Assert.Equal(2, (await api.SendAsync("GET", "objects/accounts-receivable/customer", token: inside)).Is(200).Rows.Count);
        (await api.TokenAsync(("grant_type", "client_credentials"), ("username", api.Sim.UserName + "|DK"))).Is(400);
    }

    [Fact]
    public async Task A_locked_user_and_a_withdrawn_consent_end_tokens()
    {
        await using var api = Api.InProcess();
        var token = api.Sim.SignIns.IssueAccessToken();
        api.Account.ServiceUser.IsLocked = true;
        (await api.SendAsync("GET", "objects/accounts-receivable/customer", token: token)).Is(401);
        api.Account.ServiceUser.IsLocked = false;
        var refresh = api.Sim.SignIns.GrantRefreshToken();
        api.Sim.SignIns.RevokeConsent();
        (await RefreshAsync(api, refresh)).Is(401);
        (await api.TokenAsync(("grant_type", "client_credentials"), ("username", api.Sim.UserName))).Is(400);
    }

    [Fact]
    public async Task The_session_bridge_opens_the_xml_gateway_and_client_credentials_open_it_back()
    {
        await using var api = Api.InProcess();
        var session = (await api.GetAsync("services/core/session/id")).Is(200).Result;
        Assert.Equal(21600, (int)session["expiresIn"]!);
        var token = (await api.TokenAsync(("grant_type", "client_credentials"), ("session_id", (string)session["sessionId"]!))).Is(200)["access_token"];
        (await api.SendAsync("GET", "objects/accounts-receivable/customer", token: token)).Is(200);
        (await api.TokenAsync(("grant_type", "client_credentials"), ("session_id", "unknown"))).Is(400);
    }

    [Fact]
    public async Task A_refused_consent_says_so()
    {
        await using var api = Api.InProcess();
        api.Sim.SignIns.ConsentRefused = true;
        var reply = await api.SendAsync(new HttpRequestMessage(HttpMethod.Get, $"{api.Sim.AuthorizeAddress}?response_type=code&client_id={api.Sim.SignIns.ClientId}&state=s1&redirect_uri={Uri.EscapeDataString(Redirect)}"));
        Assert.Equal("error=access_denied&state=s1", reply.Is(302).Headers.Location!.Query.TrimStart('?'));
    }

    private static Task<Reply> RefreshAsync(Api api, string token) => api.TokenAsync(("grant_type", "refresh_token"), ("refresh_token", token));

    private static async Task<string> ConsentAsync(Api api, string? scope, string? challenge)
    {
        var address = $"{api.Sim.AuthorizeAddress}?response_type=code&client_id={api.Sim.SignIns.ClientId}&state=s1&redirect_uri={Uri.EscapeDataString(Redirect)}"
            + (scope is null ? "" : "&scope=" + scope) + (challenge is null ? "" : $"&code_challenge={challenge}&code_challenge_method=S256");
        var location = (await api.SendAsync(new HttpRequestMessage(HttpMethod.Get, address))).Is(302).Headers.Location!;
        var query = HttpUtility.ParseQueryString(location.Query);
        Assert.Equal("s1", query["state"]);
        return query["code"]!;
    }
}
