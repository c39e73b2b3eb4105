using Connectors.Testing.Economic;
using static Connectors.Testing.Tests.Economic.EconomicApi;

namespace Connectors.Testing.Tests.Economic;

public sealed class EconomicAccessTests
{
    [Theory]
    [InlineData("customers")]
    [InlineData(Customers)]
    public async Task Wrong_tokens_and_revoked_grants_are_401(string path)
    {
        await using var api = InProcess();
        (await api.GetAsync(path)).Is(200);
        (await api.SendAsync("GET", path, secret: "no")).Is(401);
        (await api.SendAsync("GET", path, grant: "no")).Is(401);
        var grant = api.Account.GrantToken;
        api.Account.RevokeGrant();
        var refused = (await api.SendAsync("GET", path, grant: grant)).Is(401);
        if (path == "customers")
            Assert.Contains("demo=true", refused.Text, StringComparison.Ordinal);
        else
            Assert.StartsWith("application/problem+json", refused.ContentType, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_grant_belongs_to_one_app_and_one_agreement()
    {
        await using var api = InProcess();
        var other = api.Sim.AddApp("Other", EconomicRole.SuperUser);
        (await api.SendAsync("GET", "self", secret: other.SecretToken)).Is(401);
        var second = api.Sim.AddAccount("Second ApS", a => a.Customer("Hers"));
        (await api.SendAsync("GET", "self", grant: second.GrantToken)).Is(200);
        Assert.Equal($"{second.AgreementNumber}", (await api.SendAsync("GET", "self", grant: second.GrantToken))["agreementNumber"]);
        Assert.Empty((await api.GetAsync("customers")).Rows);
    }

    [Fact]
    public async Task Demo_reads_by_headers_or_query_and_never_writes()
    {
        await using var api = InProcess(a => a.Customer("Mine"));
        Assert.Equal("Demo customer", (string?)(await api.SendAsync("GET", "customers", secret: "demo", grant: "demo")).Is(200).Rows.Single()!["name"]);
        var byQuery = (await api.SendAsync("GET", "customers?demo=true", secret: "", grant: "")).Is(200);
        Assert.EndsWith("/customers/1/contacts?demo=true", (string?)byQuery.Rows[0]!["contacts"], StringComparison.Ordinal);
        (await api.SendAsync("POST", "customers", Customer(), secret: "demo", grant: "demo")).Is(403);
        (await api.SendAsync("GET", Customers + "?demo=true", secret: "", grant: "")).Is(401);
        (await api.SendAsync("GET", Customers, secret: "demo", grant: "demo")).Is(200);
    }

    [Theory]
    [InlineData(EconomicRole.Sales, "customers", 200)]
    [InlineData(EconomicRole.Sales, "self", 200)]
    [InlineData(EconomicRole.Sales, "suppliers", 403)]
    [InlineData(EconomicRole.Sales, "accounts", 403)]
    [InlineData(EconomicRole.Sales, "payment-types", 403)]
    [InlineData(EconomicRole.Sales, Customers, 200)]
    [InlineData(EconomicRole.Sales, "webhooksapi/v1.0.0/webhooks", 403)]
    [InlineData(EconomicRole.Bookkeeping, "suppliers", 200)]
    [InlineData(EconomicRole.Bookkeeping, "self", 403)]
    [InlineData(EconomicRole.Bookkeeping, "customers", 403)]
    [InlineData(EconomicRole.Bookkeeping, "invoices/booked", 403)]
    [InlineData(EconomicRole.Bookkeeping, Customers, 403)]
    [InlineData(EconomicRole.ProjectEmployee, "customers", 403)]
    [InlineData(EconomicRole.SuperUser, "webhooksapi/v1.0.0/webhooks", 200)]
    public async Task Roles_reach_what_they_reach(EconomicRole role, string path, int status)
    {
        await using var api = InProcess();
        var app = api.Sim.AddApp("Other", role);
        (await api.SendAsync("GET", path, secret: app.SecretToken, grant: api.Account.GrantTo(app))).Is(status);
    }

    [Fact]
    public async Task A_missing_module_is_403_with_its_code()
    {
        await using var api = InProcess();
        (await api.GetAsync("projectsapi/v1.1.0/Projects")).Is(200);
        api.Account.Modules.Remove("Project");
        Assert.Equal("AccessDeniedAgreementMissingModules", (await api.GetAsync("projectsapi/v1.1.0/Projects")).Is(403).Code);
    }

    [Fact]
    public async Task The_grant_flow_brings_the_token_back_or_shows_it()
    {
        await using var api = await OnSocketAsync();
        var app = api.Sim.AddApp("Shop", EconomicRole.Sales, new Uri("https://shop.example.com/cb"));
        var page = $"{api.Sim.InstallationAddress}?appPublicToken={app.PublicToken}&locale=da-DK";
        var asked = await api.SendAsync(new HttpRequestMessage(HttpMethod.Get, $"{page}&redirectUrl={Uri.EscapeDataString("https://shop.example.com/once/4711?x=1")}"));
        Assert.Equal(302, asked.Status);
        Assert.StartsWith("https://shop.example.com/once/4711?x=1&token=", asked.Headers.Location!.AbsoluteUri, StringComparison.Ordinal);
        var registered = await api.SendAsync(new HttpRequestMessage(HttpMethod.Get, page));
        Assert.Equal($"https://shop.example.com/cb?token={api.Account.GrantTo(app)}", registered.Headers.Location!.AbsoluteUri);
        (await api.SendAsync("GET", "customers", secret: app.SecretToken, grant: api.Account.GrantTo(app))).Is(200);
        var bare = await api.SendAsync(new HttpRequestMessage(HttpMethod.Get, $"{api.Sim.InstallationAddress}?appPublicToken={api.Sim.App.PublicToken}"));
        Assert.Contains(api.Account.GrantToken, bare.Text, StringComparison.Ordinal);
        api.Account.DeclinesGrants = true;
        Assert.Equal("https://shop.example.com/cb", (await api.SendAsync(new HttpRequestMessage(HttpMethod.Get, page))).Headers.Location!.AbsoluteUri);
        api.Oddities.RedirectMustBeRegistered = true;
        Assert.Equal(400, (await api.SendAsync(new HttpRequestMessage(HttpMethod.Get, $"{page}&redirectUrl=https%3A%2F%2Fevil.example.com%2F"))).Status);
    }

    [Fact]
    public async Task Checklist06_Cost_and_meter_stand_on_every_answer_of_both_hosts()
    {
        await using var api = InProcess();
        var first = await api.GetAsync("customers");
        Assert.Equal(("1", "token-limit-10000-per-60-seconds: 1/10000"), (first.Header("X-CallCost"), first.Header("X-RateLimiting")));
        Assert.Equal("token-limit-10000-per-60-seconds: 2/10000", (await api.GetAsync("customers/99")).Is(404).Header("X-RateLimiting"));
        Assert.Equal("token-limit-10000-per-60-seconds: 3/10000", (await api.GetAsync(Customers)).Header("X-RateLimiting"));
        Assert.NotNull((await api.SendAsync("GET", "customers", secret: "no")).Is(401).Header("X-RateLimiting"));
        Assert.NotNull(first.Header("X-RequestId"));
        var other = api.Sim.AddAccount("Other ApS");
        Assert.EndsWith(": 1/10000", (await api.SendAsync("GET", "self", grant: other.GrantToken)).Header("X-RateLimiting"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("customers")]
    [InlineData(Customers)]
    public async Task Checklist06_An_empty_bucket_is_429_until_the_window_ends(string path)
    {
        await using var api = InProcess();
        api.Oddities.TokensPerWindow = 3;
        api.Oddities.WriteCost = 2;
        (await api.PostAsync("customers", Customer())).Is(201);
        (await api.GetAsync(path)).Is(200);
        var refused = (await api.GetAsync(path)).Is(429);
        Assert.Null(refused.Header("Retry-After"));
        Assert.NotNull(refused.Header("X-RateLimiting"));
        api.Oddities.RetryAfterOnRateLimit = true;
        api.Sim.Clock.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal("40", (await api.GetAsync(path)).Is(429).Header("Retry-After"));
        api.Sim.Clock.Advance(TimeSpan.FromSeconds(40));
        (await api.GetAsync(path)).Is(200);
    }

    [Fact]
    public async Task The_older_fair_use_rule_counts_a_day()
    {
        await using var api = InProcess();
        api.Oddities.CallsPerDay = 2;
        (await api.GetAsync("self")).Is(200);
        (await api.GetAsync("self")).Is(200);
        (await api.GetAsync("self")).Is(429);
        api.Sim.Clock.Advance(TimeSpan.FromHours(24));
        (await api.GetAsync("self")).Is(200);
    }

    [Fact]
    public async Task Unknown_paths_wrong_verbs_other_types_and_broken_json()
    {
        await using var api = InProcess(a => a.Customer("Acme"));
        Assert.Equal("E06000", (await api.GetAsync("nonsense")).Is(404).Code);
        (await api.SendAsync("PATCH", "units/1", "[]")).Is(405);
        (await api.SendAsync("POST", "customers", Customer(), contentType: "text/plain")).Is(415);
        (await api.SendAsync("POST", Customers, FlatCustomer(5), contentType: "application/xml")).Is(415);
        (await api.PostAsync("customers", "{")).Is(400);
        (await api.PostAsync("customers", "[]")).Is(400);
        (await api.GetAsync("customersapi/v3.0.9/Customers")).Is(404);
        api.Sim.ServiceVersions["customersapi"] = "3.2.0";
        Assert.Equal("ResourceNotFound", (await api.GetAsync(Customers)).Is(404).Code);
        (await api.GetAsync("customersapi/v3.2.0/Customers")).Is(200);
    }

    [Fact]
    public async Task Error_bodies_of_both_ages()
    {
        await using var api = InProcess();
        var body = Customer(more: ",\"city\":5");
        var item = (await api.PostAsync("customers", body)).Refused("city", "E04300").Json["errors"]!["city"]!["errors"]![0]!;
        Assert.Equal(("city", 5), ((string?)item["propertyName"], (int)item["inputValue"]!));
        Assert.NotNull(item["errorMessage"]);
        var refused = await api.PostAsync("customers", body);
        Assert.EndsWith("-CPH", refused["logId"], StringComparison.Ordinal);
        Assert.Equal(("400", "1"), (refused["httpStatusCode"], refused["errorCount"]));
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$", refused["logTime"]);
        api.Oddities.ErrorItemsOf2015 = true;
        api.Oddities.LogIdIsGuid = true;
        item = (await api.PostAsync("customers", body)).Json["errors"]!["city"]!["errors"]![0]!;
        Assert.Equal(5, (int)item["value"]!);
        Assert.NotNull(item["message"]);
        Assert.True(Guid.TryParse((await api.GetAsync("customers/9"))["logId"], out _));
    }

    [Fact]
    public async Task Self_and_the_root_describe_the_agreement()
    {
        await using var api = InProcess();
        var self = (await api.GetAsync("self")).Is(200);
        Assert.Equal($"{api.Account.AgreementNumber}", self["agreementNumber"]);
        Assert.Equal("DKK", (string?)self.Json["settings"]!["baseCurrency"]);
        Assert.Equal("SuperUser", (string?)self.Json["application"]!["requiredRoles"]![0]!["name"]);
        Assert.Equal("Project", (string?)self.Json["modules"]![0]!["name"]);
        (await api.PutAsync("self/company", """{"name":"New ApS"}""")).Refused("email", "E04300");
        (await api.PutAsync("self/company", """{"name":"New ApS","addressLine1":"A","zip":"1","city":"C","phoneNumber":"1","attention":"X","email":"x@example.com"}""")).Is(200);
        Assert.Equal("New ApS", (string?)(await api.GetAsync("self")).Json["company"]!["name"]);
        Assert.EndsWith("/customers", (string?)(await api.GetAsync("")).Is(200).Json["resources"]!["stable"]!["customers"], StringComparison.Ordinal);
    }
}
