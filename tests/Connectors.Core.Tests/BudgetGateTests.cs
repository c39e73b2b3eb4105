using Connectors.Http;
using Connectors.TestSupport;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Core.Tests;

/// <summary>Limits as a call meets them: waiting, refusing, blocking, correcting.</summary>
public sealed class BudgetGateTests
{
    private static readonly BudgetDefinition OnePerMinute = new() { Limits = [BudgetLimit.Sliding("minute", 1, TimeSpan.FromMinutes(1))] };

    [Theory]
    [Rule("R26")]
    [Rule("R38")]
    [InlineData(Repeatability.Read)]
    [InlineData(Repeatability.IdempotentWrite)]
    [InlineData(Repeatability.Once)]
    public async Task A_wait_that_does_not_fit_refuses_at_once_and_nothing_is_sent(Repeatability repeatability)
    {
        await using var vendor = new TestVendor(new ManualClock());
        await using var server = new WireServer(static r => r.RespondAsync(200));
        var session = vendor.Session(server.Address, budget: OnePerMinute, call: TimeSpan.FromSeconds(30));
        await session.SendAsync(TestVendor.Call(Repeatability.Read), default);
        CallInfo info = default;

        var e = await Assert.ThrowsAsync<ConnectorRateLimitException>(() => session.SendAsync(TestVendor.Call(repeatability, new() { Observe = i => info = i }), default));

        Assert.True(e.BySelf);
        Assert.False(e.MayHaveBeenApplied);
        Assert.Equal(vendor.Clock.Now.AddMinutes(1), e.RetryAt);
        Assert.Equal((0, 1), (info.Attempts, server.Count));
    }

    [Fact]
    public async Task A_wait_that_fits_is_waited_and_told()
    {
        var clock = new ManualClock();
        await using var vendor = new TestVendor(clock);
        await using var server = new WireServer(static r => r.RespondAsync(200));
        var session = vendor.Session(server.Address, budget: OnePerMinute, call: TimeSpan.FromSeconds(90));
        await session.SendAsync(TestVendor.Call(Repeatability.Once), default);
        CallInfo info = default;

        var task = session.SendAsync(TestVendor.Call(Repeatability.Once, new() { Observe = i => info = i }), default);
        clock.Advance(TimeSpan.FromSeconds(59.9));
        Assert.Equal((1, false), (server.Count, task.IsCompleted));
        clock.Advance(TimeSpan.FromSeconds(0.1));

        await task;
        Assert.Equal(TimeSpan.FromMinutes(1), info.Waited);
        Assert.Equal(2, server.Count);
    }

    [Fact]
    public async Task Every_attempt_is_charged_and_a_refusal_of_the_second_is_not_repeated()
    {
        await using var vendor = new TestVendor();
        await using var server = new WireServer(static r => r.RespondAsync(503));
        var session = vendor.Session(server.Address, budget: new() { Limits = [BudgetLimit.Sliding("hour", 2, TimeSpan.FromHours(1))] });

        var e = await Assert.ThrowsAsync<ConnectorRateLimitException>(() => session.SendAsync(TestVendor.Call(Repeatability.Read), default));

        Assert.True(e.BySelf);
        Assert.Equal(2, server.Count);
    }

    [Fact]
    public async Task A_refusal_after_an_attempt_that_may_have_been_applied_does_not_hide_it()
    {
        await using var vendor = new TestVendor();
        await using var server = new WireServer(static r => r.RespondAsync(503));
        var session = vendor.Session(server.Address, budget: new() { Limits = [BudgetLimit.Sliding("hour", 1, TimeSpan.FromHours(1))] });

        var e = await Assert.ThrowsAsync<OutcomeUnknownException>(() => session.SendAsync(TestVendor.Call(Repeatability.IdempotentWrite), default));

        Assert.IsType<ConnectorRateLimitException>(e.InnerException);
    }

    [Fact]
    public async Task A_block_by_the_vendor_stops_every_client_of_the_account_until_it_ends_and_no_other()
    {
        var clock = new ManualClock();
        await using var vendor = new TestVendor(clock);
        var blocked = true;
        await using var server = new WireServer(r => blocked ? r.RespondAsync(403, """{"code":"limit","message":"Too many"}""", headers: ("Retry-After", "600")) : r.RespondAsync(200));
        await Assert.ThrowsAsync<ConnectorRateLimitException>(() => vendor.Session(server.Address).SendAsync(TestVendor.Call(Repeatability.Read), default));
        blocked = false;

        var other = vendor.Session(server.Address, Authenticator.Bearer("another"));
        var e = await Assert.ThrowsAsync<ConnectorRateLimitException>(() => other.SendAsync(TestVendor.Call(Repeatability.Read, new() { Lane = CallLane.Interactive }), default));
        Assert.True(e.BySelf);
        Assert.Equal(clock.Now.AddSeconds(600), e.RetryAt);
        Assert.Equal(1, server.Count);

        await vendor.Session(server.Address, account: "neighbour").SendAsync(TestVendor.Call(Repeatability.Read), default);
        clock.Advance(TimeSpan.FromSeconds(600));
        await other.SendAsync(TestVendor.Call(Repeatability.Read), default);
        Assert.Equal(3, server.Count);
    }

    [Fact]
    public async Task A_limit_answer_without_a_time_pauses_for_the_default_and_a_misread_one_not_for_years()
    {
        await using var vendor = new TestVendor(new ManualClock());
        await using var server = new WireServer(static r => r.Target.EndsWith("bare", StringComparison.Ordinal) ? r.RespondAsync(429) : r.RespondAsync(429, headers: ("Retry-After", "99999999")));
        var budget = new BudgetDefinition { DefaultBlock = TimeSpan.FromMinutes(7), LongestBlock = TimeSpan.FromHours(3) };

        var bare = await Assert.ThrowsAsync<ConnectorRateLimitException>(() => vendor.Session(server.Address, budget: budget, account: "a").SendRawAsync(new(HttpMethod.Get, "bare"), null, default));
        var years = await Assert.ThrowsAsync<ConnectorRateLimitException>(() => vendor.Session(server.Address, budget: budget, account: "b").SendRawAsync(new(HttpMethod.Get, "years"), null, default));

        Assert.Equal((vendor.Clock.Now.AddMinutes(7), vendor.Clock.Now.AddHours(3)), (bare.RetryAt, years.RetryAt));
        Assert.False(bare.BySelf);
    }

    [Fact]
    public async Task Calls_that_wait_for_a_permit_go_in_the_order_they_came_and_interactive_ones_first()
    {
        await using var vendor = new TestVendor(new ManualClock());
        var order = new System.Collections.Concurrent.ConcurrentQueue<string>();
        using var gate = new SemaphoreSlim(0);
        await using var server = new WireServer(async r =>
        {
            order.Enqueue(r.Target.TrimStart('/'));
            await gate.WaitAsync();
            await r.RespondAsync(200);
        });
        var session = vendor.Session(server.Address, budget: new() { Limits = [BudgetLimit.Concurrent("c", 1)] }, attempt: TimeSpan.FromMinutes(10), call: TimeSpan.FromMinutes(10));
        List<Task> calls = [];
        foreach (var name in (string[])["first", "a", "b", "c"])
            calls.Add(session.SendRawAsync(new(HttpMethod.Get, name), null, default));
        calls.Add(session.SendRawAsync(new(HttpMethod.Get, "person"), new() { Lane = CallLane.Interactive }, default));

        gate.Release(calls.Count);
        await Task.WhenAll(calls).WaitAsync(TimeSpan.FromSeconds(30));

        Assert.Equal(["first", "person", "a", "b", "c"], order);
    }

    [Fact]
    public async Task A_call_that_gets_no_permit_in_its_time_is_refused_with_nothing_sent()
    {
        var clock = new ManualClock();
        await using var vendor = new TestVendor(clock);
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = new WireServer(r =>
        {
            arrived.SetResult();
            return r.HangAsync();
        });
        var session = vendor.Session(server.Address, budget: new() { Limits = [BudgetLimit.Concurrent("c", 1)] }, attempt: TimeSpan.FromMinutes(10), call: TimeSpan.FromMinutes(10));
        using var caller = new CancellationTokenSource();
        var running = session.SendAsync(TestVendor.Call(Repeatability.Read), caller.Token);
        await arrived.Task;

        var task = session.SendAsync(TestVendor.Call(Repeatability.Once, new() { Timeout = TimeSpan.FromSeconds(20) }), default);
        clock.Advance(TimeSpan.FromSeconds(20));
        var e = await Assert.ThrowsAsync<ConnectorRateLimitException>(() => task.WaitAsync(TimeSpan.FromSeconds(30)));

        Assert.True(e.BySelf);
        Assert.NotNull(e.RetryAt);
        Assert.Equal(1, server.Count);
        await caller.CancelAsync();
        await Assert.ThrowsAsync<OperationCanceledException>(() => running);
    }

    [Fact]
    public async Task Under_a_thousand_concurrent_calls_no_more_than_the_permits_are_on_the_wire()
    {
        await using var vendor = new TestVendor(new ManualClock());
        var (now, most) = (0, 0);
        var sync = new Lock();
        await using var server = new WireServer(async r =>
        {
            lock (sync)
                most = Math.Max(most, ++now);
            await Task.Yield();
            lock (sync)
                now--;
            await r.RespondAsync(200);
        });
        var session = vendor.Session(server.Address, budget: new() { Limits = [BudgetLimit.Concurrent("c", 4)] }, call: TimeSpan.FromHours(1), attempt: TimeSpan.FromHours(1));

        await Task.WhenAll(Enumerable.Range(0, 1000).Select(_ => session.SendAsync(TestVendor.Call(Repeatability.Read), default))).WaitAsync(TimeSpan.FromSeconds(60));

        Assert.InRange(most, 1, 4);
        Assert.Equal(1000, server.Count);
    }

    [Fact]
    public async Task A_store_that_fails_after_the_write_does_not_make_it_look_failed()
    {
        await using var vendor = new TestVendor(before: static s => s.AddSingleton<IBudgetStore>(new FailingStore()));
        await using var server = new WireServer(static r => r.RespondAsync(201));
        var session = vendor.Session(server.Address, budget: new() { Limits = [BudgetLimit.Concurrent("c", 1)] });

        var response = await session.SendAsync(TestVendor.Call(Repeatability.Once), default);

        Assert.Equal(201, response.StatusCode);
    }

    private sealed class FailingStore : IBudgetStore
    {
        public ValueTask<BudgetDecision> TryTakeAsync(BudgetRequest request, CancellationToken cancellationToken) =>
            new(new BudgetDecision(BudgetDecisionKind.Granted) { Grant = new(1, []) });

        public ValueTask ReleaseAsync(AccountKey account, BudgetGrant grant, bool refund, CancellationToken cancellationToken) => throw new InvalidOperationException();

        public ValueTask BlockAsync(AccountKey account, DateTimeOffset until, CancellationToken cancellationToken) => throw new InvalidOperationException();

        public ValueTask CorrectAsync(AccountKey account, BudgetDefinition definition, IReadOnlyList<BudgetCorrection> corrections, CancellationToken cancellationToken) => throw new InvalidOperationException();

        public ValueTask<BudgetSnapshot> ReadAsync(AccountKey account, BudgetDefinition definition, CancellationToken cancellationToken) => throw new InvalidOperationException();
    }
}
