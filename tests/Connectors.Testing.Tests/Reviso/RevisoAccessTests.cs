using Connectors.Testing.Reviso;
using static Connectors.Testing.Tests.Reviso.RevisoApi;

namespace Connectors.Testing.Tests.Reviso;

public sealed class RevisoAccessTests
{
    private static readonly TimeSpan JustBefore = TimeSpan.FromDays(360) - TimeSpan.FromSeconds(1);

    [Fact]
    public async Task Smoke_over_a_socket_and_over_the_handler_is_the_same_state()
    {
        await using var api = await OnSocketAsync(a => a.Customer("Seeded Srl"));
        (await api.PostAsync("customers", Customer())).Is(201);
        Assert.Equal(2, (await api.GetAsync("customers")).Is(200).Rows.Count);
        using var http = new HttpClient(api.Sim.CreateHandler());
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://rest.reviso.com/customers/2");
        request.Headers.Add("X-AppSecretToken", api.Sim.App.SecretToken);
        request.Headers.Add("X-AgreementGrantToken", api.Account.GrantToken);
        using var response = await http.SendAsync(request);
        Assert.Equal(200, (int)response.StatusCode);
        Assert.Equal(["customers.create", "customers.list", "customers.get"], api.Sim.Calls.Select(c => c.Operation));
    }

    [Fact]
    public async Task Checklist11_A_grant_dies_360_days_after_its_issue()
    {
        await using var api = InProcess();
        api.Sim.Clock.Advance(JustBefore);
        (await api.GetAsync("self")).Is(200);
        api.Sim.Clock.Advance(TimeSpan.FromSeconds(1));
        var reply = (await api.GetAsync("self")).Is(401);
        Assert.Equal("Login to API server failed.", reply["message"]);
        Assert.True(Guid.TryParse(reply["logId"], out _));
        Assert.Equal("401", reply["httpStatusCode"]);
        Assert.NotNull(reply["developerHint"]);
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$", reply["logTime"]);
        Assert.Null(reply.Code);
        (await api.PostAsync("customers", Customer())).Is(401);
        Assert.Empty(api.Account.Customers);

        api.Account.GrantTo();
        (await api.GetAsync("self")).Is(200);
        Assert.Equal(api.Sim.Time.GetUtcNow(), api.Account.GrantIssuedAt);
    }

    [Fact]
    public async Task Unverified_a_second_grant_is_a_new_token_or_a_new_life_and_may_end_the_old_one()
    {
        await using var api = InProcess();
        var first = api.Account.GrantToken;
        var second = api.Account.GrantTo();
        Assert.NotEqual(first, second);
        (await api.SendAsync("GET", "self", grant: first)).Is(200);
        api.Oddities.NewTokenEndsOld = true;
        var third = api.Account.GrantTo();
        (await api.SendAsync("GET", "self", grant: second)).Is(401);
        api.Oddities.RenewalGivesNewToken = false;
        api.Sim.Clock.Advance(JustBefore);
        Assert.Equal(third, api.Account.GrantTo());
        api.Sim.Clock.Advance(JustBefore);
        (await api.GetAsync("self")).Is(200);
        api.Account.RevokeGrant();
        Assert.StartsWith("Access denied.", (await api.SendAsync("GET", "self", grant: third)).Is(401)["message"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_or_missing_tokens_are_401_and_nothing_happens()
    {
        await using var api = InProcess();
        (await api.SendAsync("GET", "self", secret: "wrong")).Is(401);
        (await api.SendAsync("GET", "self", grant: "wrong")).Is(401);
        using var bare = new HttpRequestMessage(HttpMethod.Get, "self");
        Assert.Contains("demo=true", (await api.SendAsync(bare)).Is(401)["developerHint"], StringComparison.Ordinal);
        var other = api.Sim.AddAccount("Altra Srl");
        Assert.Equal(other.AgreementNumber.ToString(System.Globalization.CultureInfo.InvariantCulture), (await api.SendAsync("GET", "self", grant: other.GrantToken)).Is(200)["agreementNumber"]);
    }

    [Fact]
    public async Task The_installation_page_sends_the_token_to_the_redirect_address()
    {
        await using var api = await OnSocketAsync();
        var page = $"{api.Sim.InstallationAddress}?appId={api.Sim.App.PublicToken}&locale=it-IT";
        using var request = new HttpRequestMessage(HttpMethod.Get, page + "&redirectUrl=" + Uri.EscapeDataString("https://crm.example.com/back?state=7"));
        var reply = (await api.SendAsync(request)).Is(302);
        var token = api.Account.GrantToken;
        Assert.Equal($"https://crm.example.com/back?state=7&token={token}", reply.Header("Location"));
        (await api.SendAsync("GET", "self", grant: token)).Is(200);
        using var shown = new HttpRequestMessage(HttpMethod.Get, page);
        Assert.Contains("Your token:", (await api.SendAsync(shown)).Is(200).Text, StringComparison.Ordinal);
        api.Oddities.RedirectMustBeRegistered = true;
        using var unregistered = new HttpRequestMessage(HttpMethod.Get, page + "&redirectUrl=https://x.example.com/");
        (await api.SendAsync(unregistered)).Is(400);
        api.Account.DeclinesGrants = true;
        using var declined = new HttpRequestMessage(HttpMethod.Get, page);
        Assert.DoesNotContain("token:", (await api.SendAsync(declined)).Is(200).Text, StringComparison.Ordinal);

        // e-conomic's name of the parameter is not this vendor's.
        using var wrong = new HttpRequestMessage(HttpMethod.Get, $"{api.Sim.InstallationAddress}?appPublicToken={api.Sim.App.PublicToken}");
        (await api.SendAsync(wrong)).Is(404);
    }

    [Fact]
    public async Task Self_tells_the_agreement_its_modules_and_whether_it_is_an_administrators()
    {
        await using var api = InProcess();
        var self = (await api.GetAsync("self")).Is(200).Json;
        Assert.Equal(api.Account.AgreementNumber, (int)self["agreementNumber"]!);
        Assert.Equal("Lager", (string?)self["modules"]![0]!["name"]);
        Assert.False((bool)self["isAdminAgreement"]!);
        api.Oddities.AdminFlagIsPascalCase = true;
        api.Account.IsAdministrator = true;
        Assert.Equal("true", (await api.GetAsync("self"))["IsAdminAgreement"]);
        (await api.GetAsync("studio")).Is(200);
        api.Sim.AddAccount("Cliente Srl");
        Assert.Equal("Cliente Srl", (string?)(await api.GetAsync("studio/client-agreements")).Is(200).Rows.Single()!["name"]);
        Assert.Equal("E03030", (await api.GetAsync("customers")).Is(403).Code);
    }

    [Fact]
    public async Task Roles_decide_what_an_app_reaches()
    {
        await using var api = InProcess();
        async Task<int> Asks(RevisoRole role, string path)
        {
            var app = api.Sim.AddApp(role.ToString(), role);
            return (await api.SendAsync("GET", path, secret: app.SecretToken, grant: api.Account.GrantTo(app))).Status;
        }

        foreach (var (role, path, status) in new[]
        {
            (RevisoRole.Sales, "customers", 200),
            (RevisoRole.Sales, "v2/invoices/drafts", 200),
            (RevisoRole.Sales, "suppliers", 403),
            (RevisoRole.Sales, "payment-types", 200),
            (RevisoRole.Bookkeeping, "self", 403),
            (RevisoRole.Bookkeeping, "v2/invoices/drafts", 403),
            (RevisoRole.Bookkeeping, "suppliers", 200),
            (RevisoRole.ProjectEmployee, "self", 200),
            (RevisoRole.ProjectEmployee, "customers", 403),
        })
        {
            Assert.Equal((role, path, status), (role, path, await Asks(role, path)));
        }

        api.Oddities.SalesRoleReachesPaymentTypes = false;
        Assert.Equal(403, await Asks(RevisoRole.Sales, "payment-types"));
    }

    [Fact]
    public async Task The_demo_can_be_read_only_and_its_links_say_so()
    {
        await using var api = InProcess();
        using var request = new HttpRequestMessage(HttpMethod.Get, "customers?demo=true");
        var reply = (await api.SendAsync(request)).Is(200);
        Assert.Equal("Demo", (string?)reply.Rows.Single()!["name"]);
        Assert.EndsWith("/customers/1/contacts?demo=true", (string?)reply.Rows.Single()!["contacts"], StringComparison.Ordinal);
        (await api.SendAsync("POST", "customers", Customer(), "demo", "demo")).Is(403);
    }

    [Fact]
    public async Task The_root_the_resources_and_the_schemas_can_be_read()
    {
        await using var api = InProcess();
        var root = (await api.GetAsync("")).Is(200);
        Assert.Equal("https://reviso.invalid/resources", root["resources"]);
        Assert.NotNull(root["serverTime"]);
        Assert.Equal("https://reviso.invalid/quotations", (string?)(await api.GetAsync("resources")).Json["production"]!["quotations"]);
        var schema = (await api.GetAsync("customers/schema/post")).Is(200).Json["properties"]!;
        Assert.True((bool)schema["vatZone"]!["required"]!);
        Assert.Null(schema["italianCustomerType"]!["required"]);
        Assert.Null(schema["attention"]);
        Assert.NotNull((await api.GetAsync("customers/schema/put")).Is(200).Json["properties"]!["attention"]);
        foreach (var list in new[] { "products", "product-groups", "payment-terms", "vat-accounts", "units", "suppliers", "customer-groups", "orders", "v2/invoices/drafts" })
            (await api.GetAsync($"{list}/schema/post")).Is(200);
        (await api.GetAsync("quotes")).Is(404);
        Assert.Equal("E00405", (await api.DeleteAsync("price-groups/1")).Is(405).Code);
        Assert.Equal("E00415", (await api.SendAsync("POST", "customers", Customer(), contentType: "text/plain")).Is(415).Code);
        (await api.PostAsync("customers", "{nonsense")).Is(400);
    }

    [Fact]
    public async Task There_is_no_limit_of_calls_unless_a_test_sets_one()
    {
        await using var api = InProcess();
        Assert.Null((await api.GetAsync("self")).Header("X-RateLimiting"));
        api.Oddities.CallsPerMinute = 2;
        (await api.GetAsync("self")).Is(200);
        Assert.Null((await api.GetAsync("self")).Is(429).Header("Retry-After"));
        api.Oddities.RetryAfterOnRateLimit = true;
        Assert.Equal("60", (await api.GetAsync("self")).Is(429).Header("Retry-After"));
        api.Sim.Clock.Advance(TimeSpan.FromMinutes(1));
        (await api.GetAsync("self")).Is(200);
    }

    [Fact]
    public async Task An_idempotency_key_is_not_known_here_and_a_blind_repeat_makes_a_second_record()
    {
        await using var api = InProcess();
        (await api.SendAsync("POST", "customers", Customer(), key: "k")).Is(201);
        (await api.SendAsync("POST", "customers", Customer(), key: "k")).Is(201);
        Assert.Equal(2, api.Account.Customers.Count);
    }
}
