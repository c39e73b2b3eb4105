using Connectors.Http;
using Connectors.TestSupport;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Core.Tests;

/// <summary>Each fault × each kind of call: what is thrown, and how many requests arrived at the vendor.</summary>
public sealed class FaultMatrixTests
{
    private const Repeatability Read = Repeatability.Read;
    private const Repeatability Idempotent = Repeatability.IdempotentWrite;
    private const Repeatability Keyed = Repeatability.KeyedWrite;
    private const Repeatability Once = Repeatability.Once;

    [Theory]
    [Rule("R38")]
    [InlineData("reset", Read, 3, "unavailable")]
    [InlineData("reset", Idempotent, 3, "unknown")]
    [InlineData("reset", Keyed, 3, "unknown")]
    [InlineData("reset", Once, 1, "unknown")]
    [InlineData("close", Read, 3, "unavailable")]
    [InlineData("close", Idempotent, 3, "unknown")]
    [InlineData("close", Once, 1, "unknown")]
    [InlineData("body breaks off", Read, 3, "unavailable")]
    [InlineData("body breaks off", Idempotent, 3, "unknown")]
    [InlineData("body breaks off", Once, 1, "unknown")]
    [InlineData("500", Read, 3, "unavailable")]
    [InlineData("500", Idempotent, 3, "unknown")]
    [InlineData("500", Keyed, 3, "unknown")]
    [InlineData("500", Once, 1, "unknown")]
    [InlineData("502 html", Read, 3, "unavailable")]
    [InlineData("502 html", Idempotent, 3, "unknown")]
    [InlineData("502 html", Once, 1, "unknown")]
    [InlineData("503 retry-after", Read, 3, "unavailable")]
    [InlineData("503 retry-after", Idempotent, 3, "unknown")]
    [InlineData("503 retry-after", Once, 1, "unknown")]
    [InlineData("503 retry-after 1 hour", Read, 1, "unavailable")]
    [InlineData("200 html", Read, 3, "unavailable")]
    [InlineData("200 html", Once, 1, "unknown")]
    [InlineData("200 broken json", Read, 1, "error")]
    [InlineData("200 broken json", Once, 1, "unknown")]
    [InlineData("429", Read, 3, "rate_limit")]
    [InlineData("429", Idempotent, 3, "rate_limit")]
    [InlineData("429", Once, 1, "rate_limit")]
    [InlineData("429 1 hour", Read, 1, "rate_limit")]
    [InlineData("403 limit", Once, 1, "rate_limit")]
    [InlineData("401", Read, 1, "authentication")]
    [InlineData("401", Once, 1, "authentication")]
    [InlineData("403", Read, 1, "authentication")]
    [InlineData("400", Once, 1, "validation")]
    [InlineData("200 error", Once, 1, "validation")]
    [InlineData("404", Read, 1, "not_found")]
    [InlineData("404", Idempotent, 1, "not_found")]
    [InlineData("409", Once, 1, "conflict")]
    [InlineData("302", Once, 1, "error")]
    [InlineData("418", Read, 1, "error")]
    public async Task Fault(string fault, Repeatability repeatability, int requests, string outcome)
    {
        await using var vendor = new TestVendor();
        await using var server = new WireServer(r => AnswerAsync(r, fault));
        CallInfo info = default;
        var started = vendor.Clock.Now;

        var call = TestVendor.Call(repeatability, new() { Observe = i => info = i });
        var e = await Assert.ThrowsAnyAsync<ConnectorException>(
            () => vendor.Session(server.Address).SendAsync(call, Acme.AcmeJson.Default.AcmeContact, default).WaitAsync(TimeSpan.FromSeconds(30)));

        Assert.Equal(outcome, Outcomes.Of(e));
        Assert.Equal(requests, server.Count);
        Assert.Equal(requests, info.Attempts);
        Assert.Equal(outcome == "unknown", e.MayHaveBeenApplied);
        Assert.Equal(("Acme", call.Operation), (e.Vendor, e.Operation));
        Assert.True(vendor.Clock.Now - started < TimeSpan.FromSeconds(30));
        if (e is OutcomeUnknownException unknown)
            Assert.Equal(call.Evidence ?? WriteEvidence.None, unknown.Evidence);
        if (fault.Contains("1 hour", StringComparison.Ordinal))
            Assert.Equal(started.AddHours(1), e.RetryAt);
    }

    private static Task AnswerAsync(WireRequest request, string fault) => fault switch
    {
        "reset" => Do(request.Reset),
        "close" => Do(request.Close),
        "body breaks off" => BreakOffAsync(request),
        "500" => request.RespondAsync(500, """{"code":"oops"}"""),
        "502 html" => request.RespondAsync(502, "<html><body>Bad gateway</body></html>", "text/html"),
        "503 retry-after" => request.RespondAsync(503, "{}", headers: ("Retry-After", "2")),
        "503 retry-after 1 hour" => request.RespondAsync(503, "{}", headers: ("Retry-After", "3600")),
        "200 html" => request.RespondAsync(200, "<!DOCTYPE html><html><body>Log in</body></html>", "application/json"),
        "200 broken json" => request.RespondAsync(200, """{"id": """),
        "200 error" => request.RespondAsync(200, """{"code":"name_missing","message":"Name is missing"}"""),
        "429" => request.RespondAsync(429, "API calls quota exceeded!", "text/plain", ("Retry-After", "2")),
        "429 1 hour" => request.RespondAsync(429, "API calls quota exceeded!", "text/plain", ("Retry-After", "3600")),
        "403 limit" => request.RespondAsync(403, """{"code":"limit","message":"Too many"}"""),
        "302" => request.RespondAsync(302, "", headers: ("Location", "/elsewhere")),
        _ => request.RespondAsync(int.Parse(fault, System.Globalization.CultureInfo.InvariantCulture)),
    };

    private static async Task BreakOffAsync(WireRequest request)
    {
        await request.RespondPartlyAsync(201, """{"id":"1",""", 500);
        request.Close();
    }

    private static Task Do(Action action)
    {
        action();
        return Task.CompletedTask;
    }

    [Theory]
    [Rule("R38")]
    [InlineData("refused", Read, 3)]
    [InlineData("refused", Idempotent, 3)]
    [InlineData("refused", Once, 1)]
    [InlineData("dns", Read, 3)]
    [InlineData("dns", Idempotent, 3)]
    [InlineData("dns", Once, 1)]
    [InlineData("tls", Once, 1)]
    public async Task A_fault_before_the_first_byte_leaves_proves_that_nothing_was_applied(string fault, Repeatability repeatability, int attempts)
    {
        await using var vendor = new TestVendor(configure: fault == "dns" ? ResolveNothing : null);
        await using var server = new WireServer(r => Do(r.Reset));
        var address = fault switch { "refused" => WireServer.Nowhere(), "tls" => new UriBuilder(server.Address) { Scheme = "https" }.Uri, _ => new Uri("http://acme.invalid/") };
        CallInfo info = default;

        var e = await Assert.ThrowsAnyAsync<ConnectorException>(() => vendor.Session(address).SendAsync(TestVendor.Call(repeatability, new() { Observe = i => info = i }), default));

        Assert.IsType<ConnectorUnavailableException>(e);
        Assert.False(e.MayHaveBeenApplied);
        Assert.Equal(attempts, info.Attempts);
    }

    private static void ResolveNothing(Acme.AcmeBuilder builder) => builder.Http.ConfigurePrimaryHttpMessageHandler(static () => new SocketsHttpHandler
    {
        ConnectCallback = static (_, _) => throw new System.Net.Sockets.SocketException((int)System.Net.Sockets.SocketError.HostNotFound),
    });

    [Theory]
    [Rule("R38")]
    [InlineData("before headers", Read, 3, "unavailable")]
    [InlineData("before headers", Idempotent, 3, "unknown")]
    [InlineData("before headers", Once, 1, "unknown")]
    [InlineData("in body", Read, 3, "unavailable")]
    [InlineData("in body", Idempotent, 3, "unknown")]
    [InlineData("in body", Once, 1, "unknown")]
    public async Task Time_out(string where, Repeatability repeatability, int requests, string outcome)
    {
        await using var vendor = new TestVendor();
        using var arrived = new SemaphoreSlim(0);
        await using var server = new WireServer(async r =>
        {
            if (where == "in body")
                await r.RespondPartlyAsync(200, """{"id":""", 100);
            arrived.Release();
            await r.HangAsync();
        });
        var started = vendor.Clock.Now;
        var task = vendor.Session(server.Address, attempt: TimeSpan.FromSeconds(8)).SendAsync(TestVendor.Call(repeatability), default);

        for (var i = 0; i < requests; i++)
        {
            await arrived.WaitAsync(TimeSpan.FromSeconds(30));
            vendor.Clock.Advance(TimeSpan.FromSeconds(8));
        }

        var e = await Assert.ThrowsAnyAsync<ConnectorException>(() => task.WaitAsync(TimeSpan.FromSeconds(30)));
        Assert.Equal(outcome, Outcomes.Of(e));
        Assert.Equal(requests, server.Count);
        Assert.True(vendor.Clock.Now - started <= TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Retries_end_within_30_seconds_however_long_an_attempt_may_take()
    {
        await using var vendor = new TestVendor();
        using var arrived = new SemaphoreSlim(0);
        await using var server = new WireServer(async r =>
        {
            arrived.Release();
            await r.HangAsync();
        });
        var started = vendor.Clock.Now;
        var task = vendor.Session(server.Address, attempt: TimeSpan.FromSeconds(20)).SendAsync(TestVendor.Call(Read), default);

        await arrived.WaitAsync(TimeSpan.FromSeconds(30));
        vendor.Clock.Advance(TimeSpan.FromSeconds(20));
        await arrived.WaitAsync(TimeSpan.FromSeconds(30));
        vendor.Clock.AdvanceTo(started.AddSeconds(30));

        await Assert.ThrowsAsync<ConnectorUnavailableException>(() => task.WaitAsync(TimeSpan.FromSeconds(30)));
        Assert.Equal(2, server.Count);
        Assert.Equal(started.AddSeconds(30), vendor.Clock.Now);
    }

    [Fact]
    public async Task A_connection_that_never_stands_proves_that_a_create_was_not_sent()
    {
        var connecting = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var vendor = new TestVendor(configure: b => b.Http.ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
        {
            ConnectCallback = async (_, token) =>
            {
                connecting.TrySetResult();
                await Task.Delay(Timeout.Infinite, token);
                throw new InvalidOperationException();
            },
        }));
        var task = vendor.Session(new("http://acme.invalid/")).SendAsync(TestVendor.Call(Once), default);

        await connecting.Task;
        vendor.Clock.Advance(TimeSpan.FromSeconds(8));

        await Assert.ThrowsAsync<ConnectorUnavailableException>(() => task.WaitAsync(TimeSpan.FromSeconds(30)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_kept_connection_that_closes_does_not_make_the_socket_handler_repeat_a_create(bool withBody)
    {
        await using var vendor = new TestVendor();
        await using var server = new WireServer(r => r.NumberOnConnection == 1 && r.Method == "GET" ? r.RespondAsync(200) : Do(r.Close));
        var session = vendor.Session(server.Address);
        await session.SendAsync(TestVendor.Call(Read), default);

        var call = TestVendor.Call(Once);
        await Assert.ThrowsAsync<OutcomeUnknownException>(() => session.SendAsync(withBody ? call : call with { Content = null }, default));

        Assert.Single(server.Requests, static r => r.Method == "POST");
        Assert.Equal(2, server.Requests.Single(static r => r.Method == "POST").NumberOnConnection);
    }

    [Fact]
    public async Task After_an_attempt_that_may_have_been_applied_a_refusal_is_no_proof()
    {
        await using var vendor = new TestVendor();
        await using var server = new WireServer(r => r.NumberOnConnection == 1 && r.Connection == 1 ? Do(r.Reset) : r.RespondAsync(409));

        var e = await Assert.ThrowsAsync<OutcomeUnknownException>(() => vendor.Session(server.Address).SendAsync(TestVendor.Call(Idempotent), default));

        Assert.IsType<ConnectorConflictException>(e.InnerException);
        Assert.Equal(2, server.Count);
    }

    [Fact]
    public async Task A_repeat_has_the_same_bytes_and_a_new_message()
    {
        await using var vendor = new TestVendor();
        await using var server = new WireServer(static r => r.NumberOnConnection < 3 ? r.RespondAsync(503) : r.RespondAsync(200));
        var made = 0;
        var call = TestVendor.Call(Keyed);
        var content = call.Content!;

        var response = await vendor.Session(server.Address).SendAsync(call with { Content = () => { made++; return content(); } }, default);

        Assert.Equal((3, 3), (response.Attempts, made));
        Assert.Single(server.Requests.Select(static r => r.Head + r.Body).Distinct());
        Assert.Contains("Ærlig & Søn", server.Requests[0].Body, StringComparison.Ordinal);
    }

    [Theory]
    [Rule("R24")]
    [InlineData(61.0, 3)]   // the margin is a minute
    [InlineData(59.0, 1)]
    [InlineData(null, 3)]
    public async Task A_key_is_repeated_only_inside_its_window(double? secondsLeft, int requests)
    {
        await using var vendor = new TestVendor(new ManualClock { SkipUpTo = TimeSpan.FromSeconds(3) });
        await using var server = new WireServer(static r => r.RespondAsync(500));
        var until = secondsLeft is { } s ? vendor.Clock.Now.AddSeconds(s + (requests == 3 ? 10 : 0)) : (DateTimeOffset?)null;
        var call = TestVendor.Call(Keyed) with { Evidence = new() { IdempotencyKey = "key-1", KeyValidUntil = until } };

        var e = await Assert.ThrowsAsync<OutcomeUnknownException>(() => vendor.Session(server.Address).SendAsync(call, default));

        Assert.Equal(requests, server.Count);
        Assert.Equal(until, e.Evidence.KeyValidUntil);
    }

    [Fact]
    public async Task A_keyed_write_without_a_key_is_sent_once()
    {
        await using var vendor = new TestVendor();
        await using var server = new WireServer(static r => r.RespondAsync(500));

        await Assert.ThrowsAsync<OutcomeUnknownException>(() => vendor.Session(server.Address).SendAsync(TestVendor.Call(Keyed) with { Evidence = null }, default));

        Assert.Equal(1, server.Count);
    }

    [Fact]
    public async Task A_5xx_that_the_vendor_proves_harmless_is_no_unknown_outcome()
    {
        await using var vendor = new TestVendor(before: static s => s.AddVendor(new MaintenanceProfile()));
        await using var server = new WireServer(static r => r.RespondAsync(503));
        var session = new ApiSession(vendor.Services.GetRequiredService<ApiPipeline<MaintenanceProfile>>()) { BaseAddress = server.Address, Account = new("M", "1") };

        await Assert.ThrowsAsync<ConnectorUnavailableException>(() => session.SendAsync(TestVendor.Call(Once), default));

        Assert.Equal(1, server.Count);
    }

    private sealed class MaintenanceProfile : VendorProfile
    {
        public override string Vendor => "Maintained";

        public override ApiFault? Classify(ApiResponse answer) => base.Classify(answer) is { } fault ? fault with { NotApplied = true } : null;
    }
}
