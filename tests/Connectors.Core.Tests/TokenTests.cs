using System.Collections.Concurrent;
using Connectors.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Core.Tests;

/// <summary>Sign-in by tokens that end, rotate and are refused.</summary>
public sealed class TokenTests
{
    private static readonly AccountKey Account = new("Acme", "sign-in");

    [Fact]
    public async Task A_thousand_calls_at_expiry_make_one_refresh()
    {
        await using var world = new TokenWorld();
        await world.StoreAsync("t0", expiresIn: TimeSpan.Zero);
        var authenticator = world.Authenticator();
        var session = world.Vendor.Session(world.Server.Address, authenticator);

        await Parallel.ForEachAsync(Enumerable.Range(0, 1000), new ParallelOptions { MaxDegreeOfParallelism = 64 }, async (_, token) => await session.SendAsync(TestVendor.Call(Repeatability.Read), token));

        Assert.Equal(1, world.TokenRequests);
        Assert.Equal(1000, world.Server.Requests.Count(static r => r.Header("Authorization") == "Bearer t1"));
    }

    [Fact]
    public async Task A_thousand_calls_of_a_hundred_clients_of_one_account_make_one_refresh()
    {
        await using var world = new TokenWorld();
        await world.StoreAsync("t0", expiresIn: TimeSpan.Zero);
        var sessions = Enumerable.Range(0, 100).Select(_ => world.Vendor.Session(world.Server.Address, world.Authenticator())).ToArray();

        await Parallel.ForEachAsync(Enumerable.Range(0, 1000), new ParallelOptions { MaxDegreeOfParallelism = 64 }, async (i, token) => await sessions[i % 100].SendAsync(TestVendor.Call(Repeatability.Read), token));

        Assert.Equal(1, world.TokenRequests);
    }

    [Fact]
    public async Task A_rotated_token_is_durable_before_it_is_used()
    {
        await using var world = new TokenWorld();
        await world.StoreAsync("t0", expiresIn: TimeSpan.Zero);

        await world.Vendor.Session(world.Server.Address, world.Authenticator()).SendAsync(TestVendor.Call(Repeatability.Read), default);

        Assert.Equal(["token request r0", "stored t1 r1", "call t1"], world.Events);
    }

    [Theory]
    [InlineData(Repeatability.Read)]
    [InlineData(Repeatability.IdempotentWrite)]
    [InlineData(Repeatability.Once)]
    public async Task A_401_is_repeated_once_after_one_refresh(Repeatability repeatability)
    {
        await using var world = new TokenWorld { Accepted = "t1" };
        await world.StoreAsync("t0", expiresIn: TimeSpan.FromHours(1));
        CallInfo info = default;

        var response = await world.Vendor.Session(world.Server.Address, world.Authenticator()).SendAsync(TestVendor.Call(repeatability, new() { Observe = i => info = i }), default);

        Assert.Equal((200, 2), (response.StatusCode, info.Attempts));
        Assert.Equal(["call t0", "token request r0", "stored t1 r1", "call t1"], world.Events);
    }

    [Theory]
    [InlineData(Repeatability.Read)]
    [InlineData(Repeatability.IdempotentWrite)]
    [InlineData(Repeatability.Once)]
    public async Task A_401_after_the_refresh_is_the_answer(Repeatability repeatability)
    {
        await using var world = new TokenWorld { Accepted = "never" };
        await world.StoreAsync("t0", expiresIn: TimeSpan.FromHours(1));

        var e = await Assert.ThrowsAsync<ConnectorAuthenticationException>(() => world.Vendor.Session(world.Server.Address, world.Authenticator()).SendAsync(TestVendor.Call(repeatability), default));

        Assert.Equal(401, e.StatusCode);
        Assert.Equal(["call t0", "token request r0", "stored t1 r1", "call t1"], world.Events);
    }

    [Fact]
    public async Task The_refresh_of_a_401_stands_outside_of_the_retries_count()
    {
        await using var world = new TokenWorld { Accepted = "t1", Answer = static _ => 503 };
        await world.StoreAsync("t0", expiresIn: TimeSpan.FromHours(1));

        await Assert.ThrowsAsync<ConnectorUnavailableException>(() => world.Vendor.Session(world.Server.Address, world.Authenticator()).SendAsync(TestVendor.Call(Repeatability.Read), default));

        Assert.Equal(["call t0", "token request r0", "stored t1 r1", "call t1", "call t1", "call t1"], world.Events);
    }

    [Fact]
    public async Task Invalid_grant_reads_the_store_again_before_it_gives_up()
    {
        await using var world = new TokenWorld { Refuses = static _ => "invalid_grant" };
        await world.StoreAsync("t0", expiresIn: TimeSpan.Zero);
        // Another process, whose store does not serialise with ours, rotates while our request is on the way.
        world.OnTokenRequest = () => world.Store.Inner.SaveAsync(Account, new("t9", "r9", world.Vendor.Clock.Now.AddHours(1), "v9"), default);

        await world.Vendor.Session(world.Server.Address, world.Authenticator()).SendAsync(TestVendor.Call(Repeatability.Once), default);

        Assert.Equal(["token request r0", "stored t9 r9", "call t9"], world.Events);
    }

    [Fact]
    public async Task Invalid_grant_of_an_unchanged_store_needs_consent_and_is_not_asked_again_until_the_store_changes()
    {
        await using var world = new TokenWorld { Refuses = static _ => "invalid_grant" };
        await world.StoreAsync("t0", expiresIn: TimeSpan.Zero);
        var session = world.Vendor.Session(world.Server.Address, world.Authenticator());

        for (var i = 0; i < 3; i++)
        {
            var e = await Assert.ThrowsAsync<ConnectorAuthenticationException>(() => session.SendAsync(TestVendor.Call(Repeatability.Once), default));
            Assert.True(e.NeedsConsent);
            Assert.Equal(ConnectorErrorCodes.InvalidGrant, e.ErrorCode);
        }

        Assert.Equal(["token request r0"], world.Events);

        await world.StoreAsync("t5", expiresIn: TimeSpan.FromHours(1));
        await session.SendAsync(TestVendor.Call(Repeatability.Once), default);
        Assert.Equal("call t5", world.Events[^1]);
    }

    [Theory]
    [InlineData("clientLocked", "clientLocked", false, 3)]
    [InlineData("consentWithdrawn", "consentWithdrawn", true, 1)]
    [InlineData("unreadable", null, false, 3)]
    public async Task A_vendors_own_code_is_told_and_may_mean_that_the_grant_is_gone(string answered, string? code, bool consent, int asked)
    {
        await using var world = new TokenWorld { Refuses = _ => "Acme:" + answered };
        await world.StoreAsync("t0", expiresIn: TimeSpan.Zero);
        var session = world.Vendor.Session(world.Server.Address, world.Authenticator());

        for (var i = 0; i < 3; i++)
        {
            var e = await Assert.ThrowsAsync<ConnectorAuthenticationException>(() => session.SendAsync(TestVendor.Call(Repeatability.Once), default));
            Assert.Equal((code, consent, 401), (e.ErrorCode, e.NeedsConsent, e.StatusCode));
        }

        // A grant that is gone is not asked for again until the store changes.
        Assert.Equal(Enumerable.Repeat("token request r0", asked), world.Events);
    }

    [Fact]
    public async Task A_vendors_own_word_for_a_grant_that_is_gone_reads_the_store_again_before_it_gives_up()
    {
        await using var world = new TokenWorld { Refuses = static _ => "Acme:consentWithdrawn" };
        await world.StoreAsync("t0", expiresIn: TimeSpan.Zero);
        world.OnTokenRequest = () => world.Store.Inner.SaveAsync(Account, new("t9", "r9", world.Vendor.Clock.Now.AddHours(1), "v9"), default);

        await world.Vendor.Session(world.Server.Address, world.Authenticator()).SendAsync(TestVendor.Call(Repeatability.Once), default);

        Assert.Equal(["token request r0", "stored t9 r9", "call t9"], world.Events);
    }

    [Fact]
    public async Task A_token_endpoint_that_fails_proves_that_nothing_was_applied_and_costs_no_budget()
    {
        await using var world = new TokenWorld { Refuses = static _ => "503" };
        await world.StoreAsync("t0", expiresIn: TimeSpan.Zero);
        var budget = new BudgetDefinition { Limits = [BudgetLimit.Sliding("s", 5, TimeSpan.FromMinutes(1))] };
        var session = world.Vendor.Session(world.Server.Address, world.Authenticator(), budget);

        await Assert.ThrowsAsync<ConnectorUnavailableException>(() => session.SendAsync(TestVendor.Call(Repeatability.Once), default));

        Assert.Equal(["token request r0"], world.Events);
        Assert.Equal(0, (await world.Vendor.Pipeline.Budgets.ReadAsync(session.Account, budget, default)).Limits[0].Used);
    }

    [Fact]
    public async Task A_limit_of_the_token_endpoint_does_not_pause_the_account()
    {
        await using var world = new TokenWorld { Refuses = static _ => "429" };
        await world.StoreAsync("t0", expiresIn: TimeSpan.Zero);

        var e = await Assert.ThrowsAsync<ConnectorRateLimitException>(() => world.Vendor.Session(world.Server.Address, world.Authenticator()).SendAsync(TestVendor.Call(Repeatability.Once), default));
        await world.Vendor.Session(world.Server.Address, Authenticator.Bearer("t8")).SendAsync(TestVendor.Call(Repeatability.Once), default);

        Assert.Equal((false, world.Vendor.Clock.Now.AddMinutes(1)), (e.BySelf, e.RetryAt));
        Assert.Equal(["token request r0", "call t8"], world.Events);
    }

    [Fact]
    public async Task A_token_endpoint_that_does_not_answer_proves_that_nothing_was_applied()
    {
        await using var world = new TokenWorld();
        await world.StoreAsync("t0", expiresIn: TimeSpan.Zero);
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var never = new TaskCompletionSource();
        world.OnTokenRequest = async () =>
        {
            arrived.SetResult();
            await never.Task;
        };
        var call = world.Vendor.Session(world.Server.Address, world.Authenticator()).SendAsync(TestVendor.Call(Repeatability.Once), default);

        await arrived.Task;
        world.Vendor.Clock.Advance(TimeSpan.FromSeconds(30));

        await Assert.ThrowsAsync<ConnectorUnavailableException>(() => call.WaitAsync(TimeSpan.FromSeconds(60)));
        never.SetResult();
    }

    [Fact]
    public async Task A_caller_who_gives_up_does_not_lose_a_rotated_token()
    {
        await using var world = new TokenWorld();
        await world.StoreAsync("t0", expiresIn: TimeSpan.Zero);
        using var caller = new CancellationTokenSource();
        world.OnTokenRequest = async () => await caller.CancelAsync();
        var session = world.Vendor.Session(world.Server.Address, world.Authenticator());

        await Assert.ThrowsAsync<OperationCanceledException>(() => session.SendAsync(TestVendor.Call(Repeatability.Once), caller.Token));
        await session.SendAsync(TestVendor.Call(Repeatability.Once), default);

        Assert.Equal(["token request r0", "stored t1 r1", "call t1"], world.Events);
    }

    [Fact]
    public async Task Somebody_elses_renewal_that_has_ended_too_is_renewed()
    {
        await using var world = new TokenWorld { Accepted = "t1" };
        await world.StoreAsync("t0", expiresIn: TimeSpan.FromHours(1));
        var session = world.Vendor.Session(world.Server.Address, world.Authenticator());
        await Assert.ThrowsAsync<ConnectorAuthenticationException>(() => world.Vendor.Session(world.Server.Address, Authenticator.Bearer("t0")).SendAsync(TestVendor.Call(Repeatability.Read), default));
        // The client holds t0 in memory; meanwhile another process renewed it, and that one has ended.
        await session.Authenticator.GetAsync(default);
        await world.StoreAsync("t7", expiresIn: TimeSpan.FromMinutes(-5));

        await session.SendAsync(TestVendor.Call(Repeatability.Once), default);

        Assert.Equal(["call t0", "call t0", "token request r7", "stored t1 r1", "call t1"], world.Events);
    }

    [Fact]
    public async Task An_old_refresh_token_is_kept_when_no_new_one_comes()
    {
        await using var world = new TokenWorld { Rotates = false };
        await world.StoreAsync("t0", expiresIn: TimeSpan.Zero);

        await world.Vendor.Session(world.Server.Address, world.Authenticator()).SendAsync(TestVendor.Call(Repeatability.Read), default);

        Assert.Equal("r0", (await world.Store.ReadAsync(Account, default))!.RefreshToken);
    }

    [Fact]
    public async Task The_in_memory_store_forgets_and_keeps_no_gates()
    {
        var store = new InMemoryTokenStore();
        await store.SaveAsync(Account, new("a", null, default, "1"), default);
        var same = await store.RefreshAsync(Account, "0", static (_, _) => throw new InvalidOperationException("renewed already"), default);
        Assert.Equal("1", same.Version);

        await store.RemoveAsync(Account, default);

        Assert.Null(await store.ReadAsync(Account, default));
    }

    /// <summary>A vendor with a token endpoint, and a store that tells what is written to it.</summary>
    private sealed class TokenWorld : IAsyncDisposable
    {
        private readonly ConcurrentQueue<string> _events = new();
        private int _issued;

        public TokenWorld()
        {
            Store = new(_events);
            Vendor = new(configure: b => b.Services.AddSingleton<ITokenStore>(Store));
            Server = new(AnswerAsync);
        }

        public TestVendor Vendor { get; }

        public WireServer Server { get; }

        public NotingStore Store { get; }

        public string? Accepted { get; init; }

        public bool Rotates { get; init; } = true;

        public Func<int, string?> Refuses { get; init; } = static _ => null;

        public Func<WireRequest, int> Answer { get; init; } = static _ => 200;

        public Func<ValueTask>? OnTokenRequest { get; set; }

        public int TokenRequests => _events.Count(static e => e.StartsWith("token request", StringComparison.Ordinal));

        public IReadOnlyList<string> Events => [.. _events];

        public Authenticator Authenticator() => new OAuthAuthenticator(
            Vendor.Pipeline, Account, current => TokenRequest.Refresh(new(Server.Address, "token"), current?.RefreshToken ?? throw OAuthAuthenticator.NeedsConsent("Acme")), "client-secret");

        public ValueTask StoreAsync(string token, TimeSpan expiresIn) => Store.Inner.SaveAsync(Account, new(token, token.Replace('t', 'r'), Vendor.Clock.Now + expiresIn, "v-" + token), default);

        public async ValueTask DisposeAsync()
        {
            await Server.DisposeAsync();
            await Vendor.DisposeAsync();
        }

        private async Task AnswerAsync(WireRequest request)
        {
            if (request.Target != "/token")
            {
                var token = request.Header("Authorization")!["Bearer ".Length..];
                _events.Enqueue("call " + token);
                await request.RespondAsync(Accepted is not null && token != Accepted ? 401 : Answer(request));
                return;
            }

            _events.Enqueue("token request " + request.Body.Split("refresh_token=")[^1]);
            if (OnTokenRequest is { } happen)
                await happen();
            var n = Interlocked.Increment(ref _issued);
            await (Refuses(n) switch
            {
                null => request.RespondAsync(200, $$"""{"access_token":"t{{n}}","expires_in":3600{{(Rotates ? $",\"refresh_token\":\"r{n}\"" : "")}}}"""),
                { } own when own.StartsWith("Acme:", StringComparison.Ordinal) => request.RespondAsync(401, $$"""{"code":"{{own[5..]}}","message":"refused"}"""),
                ("503" or "429") and var status => request.RespondAsync(int.Parse(status, System.Globalization.CultureInfo.InvariantCulture)),
                // As one vendor wraps it: the OAuth error as text inside its own envelope.
                var error => request.RespondAsync(400, $$"""{"message":"{\"error\":\"{{error}}\"}"}"""),
            });
        }
    }

    private sealed class NotingStore(ConcurrentQueue<string> events) : ITokenStore
    {
        public InMemoryTokenStore Inner { get; } = new();

        public ValueTask<StoredToken?> ReadAsync(AccountKey account, CancellationToken cancellationToken) => Inner.ReadAsync(account, cancellationToken);

        public ValueTask<StoredToken> RefreshAsync(AccountKey account, string? staleVersion, Func<StoredToken?, CancellationToken, ValueTask<StoredToken>> refresh, CancellationToken cancellationToken) =>
            Inner.RefreshAsync(account, staleVersion, async (current, token) =>
            {
                var renewed = await refresh(current, token);
                events.Enqueue($"stored {renewed.AccessToken} {renewed.RefreshToken}");
                return renewed;
            }, cancellationToken);

        public ValueTask SaveAsync(AccountKey account, StoredToken token, CancellationToken cancellationToken) => Inner.SaveAsync(account, token, cancellationToken);

        public ValueTask RemoveAsync(AccountKey account, CancellationToken cancellationToken) => Inner.RemoveAsync(account, cancellationToken);
    }
}
