using System.Text;
using System.Text.Json.Nodes;
using Connectors.Testing.Uniconta;

namespace Connectors.Testing.Tests.Uniconta;

public sealed class UnicontaSignInTests
{
    [Theory]
    [InlineData("0")]
    [InlineData("00")]
    [InlineData("0000")]
    [InlineData("")]
    public async Task Checklist01_Basic_takes_the_company_with_any_number_of_leading_zeros(string zeros)
    {
        await using var api = UnicontaApi.InProcess(a => a.Debtor("Acme"));
        var reply = await api.SendAsync("GET", "api/Entities/DebtorClient", null, UnicontaApi.Basic($"{zeros}{api.Account.Id}/integration", api.Account.Password));
        Assert.Equal(["Acme"], reply.Is(200).All("Name"));
    }

    [Theory]
    [InlineData("socket")]
    [InlineData("in process")]
    public async Task Checklist01_Wrong_or_missing_credentials_are_401_on_A(string transport)
    {
        await using var api = await UnicontaApi.OverAsync(transport);
        foreach (var wrong in new[] { null, "Basic ???", UnicontaApi.Basic(api.Account.UserName, "wrong"), UnicontaApi.Basic("004415/nobody", api.Account.Password), UnicontaApi.Basic("x/integration", api.Account.Password), "Bearer " + api.Sim.SignIns.IssueToken() })
        {
            var reply = (await api.SendAsync("GET", "api/Entities/DebtorClient", null, wrong)).Is(401);
            Assert.Equal("Basic realm=\"Uniconta\"", reply.Headers.WwwAuthenticate.ToString());
        }

        api.User.IsBlocked = true;
        (await api.ListAsync("DebtorClient")).Refused("UserIsBlocked", 401);
    }

    [Fact]
    public async Task A_plain_login_means_the_default_company()
    {
        await using var api = UnicontaApi.InProcess(a => a.Debtor("First"));
        api.Sim.AddAccount("Second", a => a.Debtor("Second"));
        var plain = UnicontaApi.Basic("integration", api.Account.Password);
        Assert.Equal(["First"], (await api.SendAsync("GET", "odata/DebtorClient", null, plain)).Is(200).All("Name"));
        api.User.DefaultCompany = null;
        (await api.SendAsync("GET", "odata/DebtorClient", null, plain)).Refused("NoCompanyId", 403);
    }

    [Fact]
    public async Task Checklist16_Companies_are_apart_by_user_name_and_by_path()
    {
        await using var api = UnicontaApi.InProcess(a => a.Debtor("First"));
        var second = api.Sim.AddAccount("Second", a => a.Debtor("Second", d => d with { Account = "2001" }));
        var plain = UnicontaApi.Basic("integration", api.Account.Password);
        Assert.Equal(["Second"], (await api.SendAsync("GET", "api/Entities/DebtorClient", null, UnicontaApi.Basic(second.UserName, second.Password))).Is(200).All("Name"));
        Assert.Equal(["Second"], (await api.SendAsync("GET", $"odata/{second.Id}/DebtorClient", null, plain)).Is(200).All("Name"));
        Assert.Equal(["First"], (await api.QueryAsync("DebtorClient", "[{}]")).Is(200).All("Name"));
        Assert.Equal(["Second"], (await api.SendAsync("POST", "Query/Get/DebtorClient", "[{}]", "Bearer " + api.Sim.SignIns.IssueToken(null, second.Id))).Is(200).All("Name"));
        Assert.Equal(["Test A/S", "Second"], (await api.ListAsync("CompanyClient")).Is(200).All("CompanyName"));

        var guest = api.Sim.SignIns.AddUser("guest", "pw", second.Id);
        Assert.Equal([$"{second.Id}"], (await api.SendAsync("GET", "api/Entities/CompanyClient", null, UnicontaApi.Basic("guest", "pw"))).Is(200).All("PrimaryKeyId"));
        (await api.SendAsync("GET", "api/Entities/DebtorClient", null, UnicontaApi.Basic($"00{api.Account.Id}/{guest.Login}", "pw"))).Refused("NoCompanyId", 403);
    }

    [Fact]
    public async Task Entities_take_no_company_in_the_path_unless_a_switch_says_so()
    {
        await using var api = UnicontaApi.InProcess(a => a.Debtor("First"));
        (await api.GetAsync($"api/Entities/{api.Account.Id}/DebtorClient")).Is(404);
        api.Oddities.EntitiesTakeCompanyInPath = true;
        Assert.Single((await api.GetAsync($"api/Entities/{api.Account.Id}/DebtorClient")).Is(200).Rows);
    }

    [Fact]
    public async Task A_closed_company_and_an_accountant_without_package_are_refused()
    {
        await using var api = UnicontaApi.InProcess();
        api.User.Type = UnicontaUserType.Univisor;
        (await api.ListAsync("DebtorClient")).Is(200);
        api.Account.HasIntegrationPackage = false;
        (await api.ListAsync("DebtorClient")).Refused("NoSubscription", 403);
        api.Account.IsDeactivated = true;
        (await api.ListAsync("DebtorClient")).Refused("CompanyIsDeactivated", 403);
    }

    [Fact]
    public async Task Checklist10_Login_answers_a_token_of_one_hour_and_a_refresh_token_of_seven_days()
    {
        await using var api = await UnicontaApi.OnSocketAsync(a => a.Debtor("Acme"));
        var login = (await LoginAsync(api, api.Account.UserName, api.Account.Password)).Is(200);
        Assert.Equal(["refreshToken", "refreshTokenExpiry", "token"], login.Json.AsObject().Select(static m => m.Key).Order());
        Assert.Equal("2026-03-09T08:00:00Z", login["refreshTokenExpiry"]);
        Assert.Equal(3, login["token"]!.Split('.').Length);
        Assert.True(Guid.TryParse(login["refreshToken"], out _));

        api.Sim.Clock.Advance(TimeSpan.FromMinutes(59));
        (await BAsync(api, login["token"]!)).Is(200);
        api.Sim.Clock.Advance(TimeSpan.FromMinutes(1));
        (await BAsync(api, login["token"]!)).Is(401);

        var refreshed = (await api.SendAsync("POST", "refresh", $"\"{login["refreshToken"]}\"", null)).Is(200);
        (await BAsync(api, refreshed["token"]!)).Is(200);
        Assert.NotEqual(login["refreshToken"], refreshed["refreshToken"]);
        Assert.Equal("\"UserNotLoggedIn\"", (await api.SendAsync("POST", "refresh", $"\"{login["refreshToken"]}\"", null)).Is(200).Text);

        api.Sim.Clock.Advance(TimeSpan.FromDays(7));
        Assert.Equal("\"UserNotLoggedIn\"", (await api.SendAsync("POST", "refresh", $"\"{refreshed["refreshToken"]}\"", null)).Is(200).Text);
    }

    [Fact]
    public async Task A_refresh_may_keep_the_old_refresh_token()
    {
        await using var api = UnicontaApi.InProcess();
        api.Oddities.RefreshTokensRotate = false;
        var login = await LoginAsync(api, api.Account.UserName, api.Account.Password);
        for (var i = 0; i < 2; i++)
            Assert.Equal(login["refreshToken"], (await api.SendAsync("POST", "refresh", $"\"{login["refreshToken"]}\"", null)).Is(200)["refreshToken"]);
        // Kept, not prolonged.
        api.Sim.Clock.Advance(TimeSpan.FromDays(6));
        Assert.Equal(login["refreshTokenExpiry"], (await api.SendAsync("POST", "refresh", $"\"{login["refreshToken"]}\"", null)).Is(200)["refreshTokenExpiry"]);
        api.Sim.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal("\"UserNotLoggedIn\"", (await api.SendAsync("POST", "refresh", $"\"{login["refreshToken"]}\"", null)).Text);
    }

    [Fact]
    public async Task Checklist10_A_failed_login_is_200_with_a_bare_string_or_401()
    {
        await using var api = UnicontaApi.InProcess();
        var other = api.Sim.AddAccount("Other");
        api.User.Companies.Remove(other.Id);
        Assert.Equal("\"UserOrPasswordIsWrong\"", (await LoginAsync(api, api.Account.UserName, "wrong")).Is(200).Text);
        Assert.Equal("\"NoCompanyId\"", (await LoginAsync(api, $"00{other.Id}/integration", api.Account.Password)).Is(200).Text);
        api.User.DefaultCompany = null;
        Assert.Equal("\"NoCompanyId\"", (await LoginAsync(api, "integration", api.Account.Password)).Is(200).Text);
        api.User.IsBlocked = true;
        Assert.Equal("\"UserIsBlocked\"", (await LoginAsync(api, api.Account.UserName, api.Account.Password)).Is(200).Text);
        api.User.IsBlocked = false;
        api.Account.IsDeactivated = true;
        Assert.Equal("\"CompanyIsDeactivated\"", (await LoginAsync(api, api.Account.UserName, api.Account.Password)).Is(200).Text);

        api.Oddities.FailedSignInIs200 = false;
        (await LoginAsync(api, api.Account.UserName, "wrong")).Refused("UserOrPasswordIsWrong", 401);
    }

    [Fact]
    public async Task The_partner_key_is_optional_or_required_and_a_wrong_one_is_never_taken()
    {
        await using var api = UnicontaApi.InProcess();
        var key = api.Sim.SignIns.ApiKeys.Single();
        Assert.NotNull((await LoginAsync(api, api.Account.UserName, api.Account.Password, key))["token"]);
        Assert.Equal("\"UnknownAppIdent\"", (await LoginAsync(api, api.Account.UserName, api.Account.Password, Guid.Empty.ToString())).Text);
        api.Oddities.ApiKeyRequired = true;
        Assert.Equal("\"UnknownAppIdent\"", (await LoginAsync(api, api.Account.UserName, api.Account.Password)).Text);
        Assert.NotNull((await LoginAsync(api, api.Account.UserName, api.Account.Password, key))["token"]);
        api.Sim.SignIns.BlockedApiKeys.Add(key);
        Assert.Equal("\"AppIdentBlocked\"", (await LoginAsync(api, api.Account.UserName, api.Account.Password, key)).Text);
    }

    [Fact]
    public async Task A_revoked_token_is_401()
    {
        await using var api = UnicontaApi.InProcess();
        var token = api.Sim.SignIns.IssueToken();
        (await BAsync(api, token)).Is(200);
        api.User.IsBlocked = true;
        (await BAsync(api, token)).Is(401);
        api.User.IsBlocked = false;
        (await BAsync(api, token)).Is(200);
        api.Sim.SignIns.RevokeAll();
        (await BAsync(api, token)).Is(401);
        Assert.Equal("Bearer", (await api.SendAsync("POST", "Query/Get/DebtorClient", "[{}]", null)).Is(401).Headers.WwwAuthenticate.ToString());
    }

    [Fact]
    public async Task Rights_are_per_table_and_verb()
    {
        await using var api = UnicontaApi.InProcess(a => a.Debtor("Acme").Employee("E1", "Eva"));
        api.User.Allow("Debtor", UnicontaRights.Read).Allow("Employee", UnicontaRights.None);
        (await api.ListAsync("DebtorClient")).Is(200);
        (await api.InsertAsync("DebtorClient", """{"Account":"1","Name":"x"}""")).Refused("NoRightsToInsert", 403);
        (await api.UpdateAsync("DebtorClient", """{"Account":"1001","Name":"x"}""")).Refused("NoRightsToUpdate", 403);
        (await api.DeleteAsync("DebtorClient", """{"Account":"1001"}""")).Refused("NoRightsToDelete", 403);
        (await api.ListAsync("EmployeeClient")).Refused("NoRights", 403);
        Assert.Equal("\"NoRights\"", (await api.QueryAsync("EmployeeClient", "[{}]")).Is(200).Text);
        Assert.Equal("Acme", api.Account.Debtors.Single().Name);
    }

    [Fact]
    public async Task Two_runs_are_alike()
    {
        Assert.Equal(await RunAsync(), await RunAsync());

        static async Task<string> RunAsync()
        {
            await using var api = UnicontaApi.InProcess(a => a.Debtor("Acme"));
            var text = new StringBuilder((await LoginAsync(api, api.Account.UserName, api.Account.Password)).Text);
            return text.Append((await api.InsertAsync("DebtorClient", """{"Account":"77","Name":"New"}""")).Text).Append((await api.ListAsync("DebtorClient")).Text).ToString();
        }
    }

    private static Task<UnicontaReply> LoginAsync(UnicontaApi api, string name, string password, string? key = null)
    {
        var body = new JsonObject { ["Username"] = name, ["Password"] = password };
        if (key is not null)
            body["apiKey"] = key;
        return api.SendAsync("POST", "login", body.ToJsonString(), null);
    }

    private static Task<UnicontaReply> BAsync(UnicontaApi api, string token) => api.SendAsync("POST", "Query/Get/DebtorClient", "[{}]", "Bearer " + token);
}
