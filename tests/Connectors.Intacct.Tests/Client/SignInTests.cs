using Connectors.Intacct.Tests.Support;
using Connectors.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Intacct.Tests.Client;

public sealed class SignInTests
{
    private static readonly Uri Back = new("https://crm.example/intacct/back?tenant=1");

    [Fact]
    public async Task The_token_requests_of_both_ways()
    {
        var clock = new ManualTimeProvider();
        var wire = new WireHandler { Token = () => WireHandler.Json("""{"access_token":"access-1","refresh_token":"refresh-2","token_type":"Bearer","expires_in":21600}""") };
        for (var i = 0; i < 4; i++)
            wire.Answer(Answers.NoRows);
        await using var direct = TestClient.On(wire, o => o.Credentials!.EntityId = "FR01", clock);
        await direct.Client.Customers.ListPageAsync();
        await using var consent = TestClient.On(wire, o => o.Credentials = new() { CompanyId = "ACME", RefreshToken = "refresh-1" }, clock);
        await consent.Client.Customers.ListPageAsync();
        clock.Advance(TimeSpan.FromHours(6));
        await consent.Client.Customers.ListPageAsync();
        Verified.Text(string.Join("\n---\n", wire.TokenRequests));
    }

    [Fact]
    public async Task Trap09_a_rotated_refresh_token_is_stored_before_the_access_token_is_used_and_the_old_one_stays_where_none_comes()
    {
        var clock = new ManualTimeProvider();
        var store = new NotingStore();
        var answers = new Queue<string>(["""{"access_token":"access-1","refresh_token":"refresh-2","expires_in":600}""", """{"access_token":"access-2","expires_in":600}""", """{"access_token":"access-3","expires_in":600}"""]);
        var wire = new WireHandler { Token = () => WireHandler.Json(answers.Dequeue()) };
        for (var i = 0; i < 3; i++)
        {
            var expected = i + 1;
            wire.Answer(() =>
            {
                Assert.Equal(expected, store.Written);
                return WireHandler.Json(Answers.NoRows);
            });
        }

        await using var test = TestClient.On(wire, o => o.Credentials = new() { CompanyId = "ACME", RefreshToken = "refresh-1" }, clock, s => s.AddSingleton<ITokenStore>(store));
        for (var i = 0; i < 3; i++)
        {
            await test.Client.Customers.ListPageAsync();
            clock.Advance(TimeSpan.FromMinutes(10));
        }

        Assert.Equal(["refresh-1", "refresh-2", "refresh-2"], wire.TokenRequests.Select(r => System.Web.HttpUtility.ParseQueryString(r[(r.IndexOf("\n\n", StringComparison.Ordinal) + 2)..])["refresh_token"]!));
    }

    [Fact]
    public async Task A_consent_from_the_address_to_the_first_call()
    {
        var wire = new WireHandler { Token = () => WireHandler.Json("""{"access_token":"access-1","refresh_token":"refresh-1","expires_in":600}""") }.Answer(Answers.NoRows);
        await using var services = Consent(wire);
        var consent = services.GetRequiredService<IIntacctConsent>();
        var (request, other) = (consent.Begin(Back), consent.Begin(Back));
        Assert.NotEqual(request.State, other.State);
        Assert.NotEqual(request.CodeVerifier, other.CodeVerifier);
        var query = System.Web.HttpUtility.ParseQueryString(request.Address.Query);
        Assert.StartsWith("https://api.intacct.com/ia/api/v1/oauth2/authorize?", request.Address.AbsoluteUri);
        Assert.Equal($"code client-1 {Back} offline_access S256", string.Join(' ', query["response_type"], query["client_id"], query["redirect_uri"], query["scope"], query["code_challenge_method"]));
        Assert.Equal(request.State, query["state"]);
        Assert.DoesNotContain("canary", request.Address.AbsoluteUri);

        Assert.True((await Assert.ThrowsAsync<ConnectorAuthenticationException>(() => consent.CompleteAsync(request, other.State, "code-1"))).NeedsConsent);
        Assert.Empty(wire.TokenRequests);
        var grant = await consent.CompleteAsync(request, request.State, "code-1");
        Assert.DoesNotContain(grant.RefreshToken, grant.ToString());
        Assert.DoesNotContain(request.CodeVerifier, request.ToString());
        await services.GetRequiredService<IIntacctClientFactory>().Create(new() { CompanyId = "ACME", RefreshToken = grant.RefreshToken }).Customers.ListPageAsync();
        // The access token of the exchange was kept: no refresh was needed.
        Assert.Contains("grant_type=authorization_code&code=code-1", Assert.Single(wire.TokenRequests));
    }

    [Theory]
    [InlineData("http://crm.example/back", "https")]
    [InlineData("https://localhost:5001/back", "127.0.0.1")]
    public void A_redirect_address_that_Intacct_refuses_is_refused_before(string address, string said)
    {
        using var services = Consent(new WireHandler());
        Assert.Contains(said, Assert.Throws<ArgumentException>(() => services.GetRequiredService<IIntacctConsent>().Begin(new(address))).Message);
    }

    [Fact]
    public async Task Trap09_without_a_refresh_token_the_consent_is_not_complete()
    {
        await using var services = Consent(new WireHandler { Token = () => WireHandler.Json("""{"access_token":"access-1","expires_in":600}""") });
        var consent = services.GetRequiredService<IIntacctConsent>();
        var request = consent.Begin(Back);
        Assert.Contains("offline_access", (await Assert.ThrowsAsync<ConnectorAuthenticationException>(() => consent.CompleteAsync(request, request.State, "code-1"))).Message);
    }

    [Fact]
    public async Task A_revoked_consent_is_forgotten_and_the_newest_token_was_sent()
    {
        var wire = new WireHandler { Token = () => WireHandler.Json("""{"access_token":"access-1","refresh_token":"refresh-2","expires_in":600}""") }.Answer(Answers.NoRows).Answer(() => WireHandler.Empty());
        await using var services = Consent(wire);
        var credentials = new IntacctCredentials { CompanyId = "ACME", RefreshToken = "refresh-1" };
        await services.GetRequiredService<IIntacctClientFactory>().Create(credentials).Customers.ListPageAsync();
        await services.GetRequiredService<IIntacctConsent>().RevokeEveryTokenOfTheUserAsync(credentials);
        Assert.StartsWith("POST https://api.intacct.com/ia/api/v1/oauth2/revoke\n", wire.Requests[1]);
        Assert.EndsWith("token=refresh-2&client_id=client-1&client_secret=canary-client-secret", wire.Requests[1]);
        Assert.DoesNotContain("Authorization", wire.Requests[1]);
    }

    [Theory]
    [InlineData(401, """{"ia::error":{"code":"tokenInvalid","message":"Expired","errorId":"REST-2102"}}""")]
    [InlineData(400, """{"ia::result":{"ia::error":{"code":"invalidRequest","message":"Invalid token"}}}""")]
    [InlineData(401, """{"error":{"code":"GW-0031","message":"Bad JWT"}}""")]
    [InlineData(401, "")]
    public async Task Trap09_a_refused_token_is_renewed_once_whatever_the_status_and_the_call_goes_on(int status, string body)
    {
        var wire = new WireHandler().Answer(() => WireHandler.Body(body, "application/json", status)).Answer(Answers.Written, 201);
        await using var test = TestClient.On(wire);
        Assert.Equal("12", (await test.Client.Customers.CreateAsync(new() { Name = "A" })).Key.Value);
        Assert.Equal((2, 2), (wire.TokenRequests.Count, wire.Requests.Count));
        Assert.Equal(wire.Requests[0], wire.Requests[1]);
    }

    [Theory]
    [InlineData("""{"error":"invalid_grant"}""", 400, "invalid_grant", true)]
    [InlineData("""{"error":{"code":"tokenInvalid","errorId":"REST-2102","message":"Token is invalid"}}""", 401, "REST-2102", true)]
    [InlineData("""{"ia::result":{"ia::error":{"code":"GW-0012","message":"Tenant missing"}}}""", 400, "GW-0012", false)]
    public async Task A_refused_sign_in_shows_the_code_and_no_secret(string body, int status, string code, bool consent)
    {
        var wire = new WireHandler { Token = () => WireHandler.Json(body, status) };
        await using var test = TestClient.On(wire, o => o.Credentials = new() { CompanyId = "ACME", RefreshToken = TestClient.RefreshToken });
        var refused = await Assert.ThrowsAsync<ConnectorAuthenticationException>(() => test.Client.Customers.ListPageAsync());
        Assert.Equal((code, consent), (refused.ErrorCode, refused.NeedsConsent));
        Assert.Empty(wire.Requests);
        Assert.DoesNotContain("canary", refused.ToString() + refused.RawBody);
    }

    private static ServiceProvider Consent(WireHandler wire)
    {
        var services = new ServiceCollection().AddSingleton<TimeProvider>(new ManualTimeProvider());
        services.AddIntacct().Configure(o => (o.ClientId, o.ClientSecret) = (TestClient.ClientId, TestClient.ClientSecret)).Http.ConfigurePrimaryHttpMessageHandler(() => wire);
        return services.BuildServiceProvider();
    }

    private sealed class NotingStore : ITokenStore
    {
        private readonly InMemoryTokenStore _inner = new();

        public int Written { get; private set; }

        public ValueTask<StoredToken?> ReadAsync(AccountKey account, CancellationToken cancellationToken) => _inner.ReadAsync(account, cancellationToken);

        public async ValueTask<StoredToken> RefreshAsync(AccountKey account, string? staleVersion, Func<StoredToken?, CancellationToken, ValueTask<StoredToken>> refresh, CancellationToken cancellationToken)
        {
            var token = await _inner.RefreshAsync(account, staleVersion, refresh, cancellationToken);
            Written++;
            return token;
        }

        public ValueTask SaveAsync(AccountKey account, StoredToken token, CancellationToken cancellationToken) => _inner.SaveAsync(account, token, cancellationToken);

        public ValueTask RemoveAsync(AccountKey account, CancellationToken cancellationToken) => _inner.RemoveAsync(account, cancellationToken);
    }
}
