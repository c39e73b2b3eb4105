using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Intacct.Tests.Simulated;

public sealed class SignInTests
{
    [Fact]
    public async Task One_sign_in_serves_many_calls_and_is_repeated_before_it_ends()
    {
        await using var test = await SimulatedIntacct.StartAsync();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => test.Client.Customers.ListPageAsync()));
        Assert.Equal(1, test.Sim.CountCalls("token.clientCredentials"));
        test.Clock.Advance(TimeSpan.FromSeconds(21_600 - 61));
        await test.Client.Customers.ListPageAsync();
        Assert.Equal(1, test.Sim.CountCalls("token.clientCredentials"));
        test.Clock.Advance(TimeSpan.FromSeconds(2));
        await test.Client.Customers.ListPageAsync();
        Assert.Equal(2, test.Sim.CountCalls("token.clientCredentials"));
        Assert.All(test.Sim.Calls, static c => Assert.Equal(200, c.Status));
    }

    [Theory]
    [InlineData("user", "invalid_grant")]
    [InlineData("letter case", "invalid_grant")]
    [InlineData("company", "invalid_grant")]
    [InlineData("not authorised", "invalid_grant")]
    [InlineData("locked", "invalid_grant")]
    [InlineData("secret", "GW-0011")]
    [InlineData("expired", "GW-0011")]
    public async Task A_sign_in_that_fails_says_why_and_sends_nothing_else(string what, string code)
    {
        await using var test = await SimulatedIntacct.StartAsync();
        var client = test.NewClient(o => _ = what switch
        {
            "user" => o.Credentials!.UserId = "nobody",
            "letter case" => o.Credentials!.UserId = o.Credentials.UserId!.ToUpperInvariant(),
            "company" => o.Credentials!.CompanyId = "Nowhere",
            "secret" => o.ClientSecret = "wrong",
            _ => "",
        });
        if (what == "not authorised")
            test.Sim.SignIns.AuthorizedUsers.Clear();
        test.Account.ServiceUser.IsLocked = what == "locked";
        test.Account.IsExpired = what == "expired";
        var refused = await Assert.ThrowsAsync<ConnectorAuthenticationException>(() => client.Customers.CreateAsync(new() { Id = "A", Name = "A" }));
        Assert.Equal((code, false), (refused.ErrorCode, refused.MayHaveBeenApplied));
        Assert.Empty(test.Account.Customers);
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public async Task Trap09_a_token_that_ended_early_is_renewed_once_within_the_call(bool answers400, bool ownEnvelope)
    {
        await using var test = await SimulatedIntacct.StartAsync();
        (test.Sim.Oddities.DeadTokenAnswers400, test.Sim.Oddities.TokenErrorsHaveOwnEnvelope) = (answers400, ownEnvelope);
        await test.Client.Customers.ListPageAsync();
        test.Sim.SignIns.ExpireAccessTokens();
        await test.Client.Customers.CreateAsync(new() { Id = "A", Name = "A" });
        Assert.Equal((2, 2, 1), (test.Sim.CountCalls("token.clientCredentials"), test.Sim.CountCalls("customers.create"), test.Account.Customers.Count));
    }

    [Fact]
    public async Task A_consent_from_the_page_to_the_first_call()
    {
        await using var test = await SimulatedIntacct.StartAsync();
        var host = Product(test);
        var consent = host.GetRequiredService<IIntacctConsent>();
        var request = consent.Begin(new("https://127.0.0.1:5001/back"));
        var answer = await VisitAsync(request.Address);
        var grant = await consent.CompleteAsync(request, answer["state"]!, answer["code"]!);
        var client = host.GetRequiredService<IIntacctClientFactory>().Create(new() { CompanyId = "TestCo", RefreshToken = grant.RefreshToken });
        Assert.Empty((await client.Customers.ListPageAsync()).Items);
        // The access token of the consent was used; a code is good once.
        Assert.Equal((1, 0), (test.Sim.CountCalls("token.code"), test.Sim.CountCalls("token.refresh")));
        await Assert.ThrowsAsync<ConnectorAuthenticationException>(() => consent.CompleteAsync(request, answer["state"]!, answer["code"]!));
        var forged = await Assert.ThrowsAsync<ConnectorAuthenticationException>(() => consent.CompleteAsync(request, "other", answer["code"]!));
        Assert.True(forged.NeedsConsent);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Trap09_the_newest_refresh_token_is_used_whether_or_not_they_rotate(bool rotate)
    {
        await using var test = await SimulatedIntacct.StartAsync();
        test.Sim.Oddities.RefreshTokensRotate = rotate;
        var client = Consented(test, out _);
        for (var i = 1; i <= 4; i++)
        {
            await client.Customers.ListPageAsync();
            test.Sim.SignIns.ExpireAccessTokens();
        }

        var sent = test.Sim.Calls.Where(static c => c.Operation == "token.refresh").Select(static c => c.BodyText).ToList();
        Assert.Equal((4, rotate ? 4 : 1), (sent.Count, sent.Distinct().Count()));
        Assert.All(test.Sim.Calls.Where(static c => c.Operation == "token.refresh"), static c => Assert.Equal(200, c.Status));
    }

    [Fact]
    public async Task Trap09_a_process_that_ends_between_the_refresh_and_the_call_leaves_a_token_for_the_next_one()
    {
        await using var test = await SimulatedIntacct.StartAsync();
        var store = new CrashingStore();
        var client = Consented(test, out var first, s => s.AddSingleton<ITokenStore>(store));
        store.Crashes = true;
        await Assert.ThrowsAnyAsync<Exception>(() => client.Customers.ListPageAsync());
        Assert.Equal((1, 0), (test.Sim.CountCalls("token.refresh"), test.Sim.CountCalls("customers.query")));

        // The next process has the refresh token of the consent, which is dead by now, and the store.
        store.Crashes = false;
        var next = Product(test, s => s.AddSingleton<ITokenStore>(store)).GetRequiredService<IIntacctClientFactory>().Create(new() { CompanyId = "TestCo", RefreshToken = first });
        await next.Customers.ListPageAsync();
        test.Sim.SignIns.ExpireAccessTokens();
        await next.Customers.ListPageAsync();
        Assert.All(test.Sim.Calls.Where(static c => c.Operation == "token.refresh"), static c => Assert.Equal(200, c.Status));
        Assert.Equal(2, test.Sim.CountCalls("token.refresh"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Trap09_a_refresh_whose_answer_is_lost_costs_the_consent_only_where_tokens_rotate(bool rotate)
    {
        await using var test = await SimulatedIntacct.StartAsync();
        test.Sim.Oddities.RefreshTokensRotate = rotate;
        var client = Consented(test, out _);
        test.Sim.Faults.LoseReplyAfterCommit("token.refresh");
        if (!rotate)
        {
            await client.Customers.ListPageAsync();
            return;
        }

        await Assert.ThrowsAnyAsync<ConnectorException>(() => client.Customers.ListPageAsync());
        var gone = await Assert.ThrowsAsync<ConnectorAuthenticationException>(() => client.Customers.ListPageAsync());
        Assert.Equal((true, IntacctErrorCodes.RestTokenInvalid), (gone.NeedsConsent, gone.ErrorCode));
        Assert.Equal(0, test.Sim.CountCalls("customers.query"));
    }

    [Fact]
    public async Task Trap09_a_second_consent_of_the_same_user_ends_the_first_which_says_so_and_stops_asking()
    {
        await using var test = await SimulatedIntacct.StartAsync();
        var first = Consented(test, out _);
        await first.Customers.ListPageAsync();
        var second = Consented(test, out _);
        await second.Customers.ListPageAsync();
        for (var i = 0; i < 3; i++)
        {
            var gone = await Assert.ThrowsAsync<ConnectorAuthenticationException>(() => first.Customers.ListPageAsync());
            Assert.Equal((true, IntacctErrorCodes.RestTokenInvalid), (gone.NeedsConsent, gone.ErrorCode));
        }

        Assert.Equal(3, test.Sim.CountCalls("token.refresh"));
        await second.Customers.ListPageAsync();
    }

    [Fact]
    public async Task Trap09_processes_that_share_a_store_refresh_once()
    {
        await using var test = await SimulatedIntacct.StartAsync();
        var store = new InMemoryTokenStore();
        var one = Consented(test, out var token, Shared);
        var two = Product(test, Shared).GetRequiredService<IIntacctClientFactory>().Create(new() { CompanyId = "TestCo", RefreshToken = token });
        test.Sim.Oddities.ConcurrentCallsPerApplication = test.Sim.Oddities.ConcurrentCallsPerCompany = null;
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => (i % 2 == 0 ? one : two).Customers.ListPageAsync()));
        Assert.Equal(1, test.Sim.CountCalls("token.refresh"));

        // All calls at once: one that waits for its turn would take this clock further than a refresh may last.
        void Shared(IServiceCollection s) => s.AddSingleton<ITokenStore>(store).Configure<IntacctOptions>(static o => (o.ConcurrentCalls, o.InteractiveReserve) = (100, 0));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Trap09_a_revocation_ends_every_token_of_the_user(bool all)
    {
        await using var test = await SimulatedIntacct.StartAsync();
        test.Sim.Oddities.RevokeEndsAllTokens = all;
        var host = Product(test);
        var token = test.Sim.SignIns.GrantRefreshToken();
        var client = host.GetRequiredService<IIntacctClientFactory>().Create(new() { CompanyId = "TestCo", RefreshToken = token });
        await client.Customers.ListPageAsync();
        await host.GetRequiredService<IIntacctConsent>().RevokeEveryTokenOfTheUserAsync(new() { CompanyId = "TestCo", RefreshToken = token });
        Assert.Equal(200, test.Sim.Calls.Single(static c => c.Operation == "token.revoke").Status);
        if (all)
            await Assert.ThrowsAsync<ConnectorAuthenticationException>(() => client.Customers.ListPageAsync());
    }

    [Fact]
    public async Task The_entity_of_client_credentials_goes_with_the_user_name_and_the_header()
    {
        await using var test = await SimulatedIntacct.StartAsync(Samples.Seed);
        var client = test.NewClient(static o => o.Credentials!.EntityId = "US");
        await client.Customers.CreateAsync(new() { Id = "PRIV", Name = "Private" });
        Assert.Contains("username=xmlgateway%40TestCo%7CUS", test.Sim.Calls.Single(static c => c.Operation == "token.clientCredentials").BodyText);
        Assert.Equal("US", test.Account.Customers.Single(static c => c.Id == "PRIV").EntityId);
        var unknown = test.NewClient(static o => o.Credentials!.EntityId = "XX");
        await Assert.ThrowsAsync<ConnectorAuthenticationException>(() => unknown.Customers.ListPageAsync());
    }

    internal static ServiceProvider Product(SimulatedIntacct test, Action<IServiceCollection>? services = null) => test.NewHost(null, s =>
    {
        services?.Invoke(s);
        s.AddIntacct().Configure(o => (o.BaseAddress, o.XmlAddress, o.ClientId, o.ClientSecret) = (test.Sim.ApiAddress, test.Sim.XmlAddress, test.Sim.SignIns.ClientId, test.Sim.SignIns.ClientSecret));
    });

    internal static IIntacctClient Consented(SimulatedIntacct test, out string refreshToken, Action<IServiceCollection>? services = null)
    {
        refreshToken = test.Sim.SignIns.GrantRefreshToken();
        return Product(test, services).GetRequiredService<IIntacctClientFactory>().Create(new() { CompanyId = "TestCo", RefreshToken = refreshToken });
    }

    private static async Task<System.Collections.Specialized.NameValueCollection> VisitAsync(Uri address)
    {
        using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false });
        using var page = await browser.GetAsync(address);
        var back = page.Headers.Location!;
        Assert.StartsWith("https://127.0.0.1:5001/back?", back.AbsoluteUri);
        return System.Web.HttpUtility.ParseQueryString(back.Query);
    }

    /// <summary>Durable, and then the process dies.</summary>
    private sealed class CrashingStore : ITokenStore
    {
        private readonly InMemoryTokenStore _inner = new();

        public bool Crashes { get; set; }

        public ValueTask<StoredToken?> ReadAsync(AccountKey account, CancellationToken cancellationToken) => _inner.ReadAsync(account, cancellationToken);

        public async ValueTask<StoredToken> RefreshAsync(AccountKey account, string? staleVersion, Func<StoredToken?, CancellationToken, ValueTask<StoredToken>> refresh, CancellationToken cancellationToken)
        {
            var token = await _inner.RefreshAsync(account, staleVersion, refresh, cancellationToken);
            return Crashes ? throw new IOException("the process has ended") : token;
        }

        public ValueTask SaveAsync(AccountKey account, StoredToken token, CancellationToken cancellationToken) => _inner.SaveAsync(account, token, cancellationToken);

        public ValueTask RemoveAsync(AccountKey account, CancellationToken cancellationToken) => _inner.RemoveAsync(account, cancellationToken);
    }
}
