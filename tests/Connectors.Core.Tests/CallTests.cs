using Connectors.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Core.Tests;

/// <summary>Cancelling, time, what the caller learns, files, raw requests.</summary>
public sealed class CallTests
{
    [Theory]
    [InlineData(Repeatability.Read, false)]
    [InlineData(Repeatability.IdempotentWrite, false)]
    [InlineData(Repeatability.Once, true)]
    [InlineData(Repeatability.KeyedWrite, true)]
    public async Task Cancelling_while_it_is_on_the_wire(Repeatability repeatability, bool unknown)
    {
        await using var vendor = new TestVendor();
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = new WireServer(r =>
        {
            arrived.SetResult();
            return r.HangAsync();
        });
        using var caller = new CancellationTokenSource();
        var task = vendor.Session(server.Address).SendAsync(TestVendor.Call(repeatability), caller.Token);

        await arrived.Task;
        await caller.CancelAsync();

        if (unknown)
        {
            var e = await Assert.ThrowsAsync<OutcomeUnknownException>(() => task);
            Assert.Equal(repeatability == Repeatability.Once ? "client-7" : "key-1", e.Evidence.ClientId ?? e.Evidence.IdempotencyKey);
            // The caller finds his own cancellation inside.
            Assert.Equal(caller.Token, Assert.IsType<OperationCanceledException>(e.InnerException).CancellationToken);
        }
        else
        {
            var e = await Assert.ThrowsAsync<OperationCanceledException>(() => task);
            Assert.Equal(caller.Token, e.CancellationToken);
        }
    }

    [Fact]
    public async Task A_keyed_write_that_is_cancelled_on_the_wire_gives_the_key_under_which_it_may_be_repeated()
    {
        await using var vendor = new TestVendor();
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = new WireServer(r =>
        {
            arrived.SetResult();
            return r.HangAsync();
        });
        using var caller = new CancellationTokenSource();
        var until = vendor.Clock.GetUtcNow().AddHours(1);
        var task = vendor.Session(server.Address).SendAsync(
            TestVendor.Call(Repeatability.KeyedWrite) with { Evidence = new WriteEvidence { IdempotencyKey = "key-1", KeyValidUntil = until } }, caller.Token);

        await arrived.Task;
        await caller.CancelAsync();

        var e = await Assert.ThrowsAsync<OutcomeUnknownException>(() => task);
        Assert.True(e.MayHaveBeenApplied);
        Assert.Equal(("key-1", until), (e.Evidence.IdempotencyKey, e.Evidence.KeyValidUntil));
        Assert.Equal(1, server.Count);
    }

    [Theory]
    [InlineData(Repeatability.Once)]
    [InlineData(Repeatability.KeyedWrite)]
    public async Task Cancelling_before_anything_is_sent_is_a_cancellation_even_for_a_create(Repeatability repeatability)
    {
        await using var vendor = new TestVendor(new ManualClock());
        await using var server = new WireServer(static r => r.RespondAsync(200));
        var budget = new BudgetDefinition { Limits = [BudgetLimit.Sliding("s", 1, TimeSpan.FromSeconds(60))] };
        var session = vendor.Session(server.Address, budget: budget);
        await session.SendAsync(TestVendor.Call(Repeatability.Read), default);
        using var caller = new CancellationTokenSource();

        var task = session.SendAsync(TestVendor.Call(repeatability), caller.Token);
        await caller.CancelAsync();

        await Assert.ThrowsAsync<OperationCanceledException>(() => task);
        Assert.Equal(1, server.Count);
        Assert.Equal(1, (await vendor.Pipeline.Budgets.ReadAsync(session.Account, budget, default)).Limits[0].Used);
    }

    [Theory]
    [InlineData(Repeatability.Read, typeof(ConnectorUnavailableException))]
    [InlineData(Repeatability.IdempotentWrite, typeof(OutcomeUnknownException))]
    [InlineData(Repeatability.Once, typeof(OutcomeUnknownException))]
    public async Task The_total_time_out_is_no_cancellation(Repeatability repeatability, Type exception)
    {
        await using var vendor = new TestVendor();
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = new WireServer(r =>
        {
            arrived.SetResult();
            return r.HangAsync();
        });
        var task = vendor.Session(server.Address).SendAsync(TestVendor.Call(repeatability, new() { Timeout = TimeSpan.FromSeconds(5) }), default);

        await arrived.Task;
        vendor.Clock.Advance(TimeSpan.FromSeconds(5));

        Assert.IsType(exception, await Assert.ThrowsAnyAsync<ConnectorException>(() => task));
        Assert.Equal(1, server.Count);
    }

    [Fact]
    public async Task What_the_caller_learns_after_success()
    {
        await using var vendor = new TestVendor();
        await using var server = new WireServer(static r => r.NumberOnConnection == 1 ? r.RespondAsync(503) : r.RespondAsync(200, headers: ("X-Request-Id", "req-9")));
        var seen = new List<CallInfo>();

        await vendor.Session(server.Address).SendAsync(TestVendor.Call(Repeatability.Read, new() { Observe = seen.Add }) with { Cost = 2.5m }, default);

        Assert.Equal(new CallInfo("req-9", 2, 5m, TimeSpan.Zero), Assert.Single(seen));
    }

    [Fact]
    public async Task An_observer_that_throws_does_not_make_an_applied_write_look_failed()
    {
        await using var vendor = new TestVendor();
        await using var server = new WireServer(static r => r.RespondAsync(201));

        var response = await vendor.Session(server.Address).SendAsync(TestVendor.Call(Repeatability.Once, new() { Observe = static _ => throw new InvalidOperationException() }), default);

        Assert.Equal(201, response.StatusCode);
        Assert.Contains(vendor.Logs.Lines, static l => l.Contains("Observe", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_profile_that_stumbles_over_an_answer_does_not_hide_the_status()
    {
        await using var vendor = new TestVendor(before: static s => s.AddVendor(new ClumsyProfile()));
        await using var server = new WireServer(static r => r.RespondAsync(404));
        var session = new ApiSession(vendor.Services.GetRequiredService<ApiPipeline<ClumsyProfile>>()) { BaseAddress = server.Address, Account = new("C", "1") };

        await Assert.ThrowsAsync<ConnectorNotFoundException>(() => session.SendAsync(TestVendor.Call(Repeatability.Read), default));
    }

    [Fact]
    public async Task A_body_beyond_the_limit_is_not_read()
    {
        await using var vendor = new TestVendor();
        await using var server = new WireServer(static r => r.Method == "GET"
            ? r.RespondAsync(200, new string('x', 1001), "text/plain")
            : r.RespondRawAsync("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3e9\r\n"u8.ToArray().Concat(new byte[1001]).Concat("\r\n0\r\n\r\n"u8.ToArray()).ToArray()));
        var session = vendor.Session(server.Address, maxBytes: 1000);

        var read = await Assert.ThrowsAsync<ConnectorApiException>(() => session.SendAsync(TestVendor.Call(Repeatability.Read), default));
        Assert.Equal(ConnectorErrorCodes.AnswerTooLarge, read.ErrorCode);
        await Assert.ThrowsAsync<OutcomeUnknownException>(() => session.SendAsync(TestVendor.Call(Repeatability.Once), default));
        Assert.Equal(2, server.Count);
    }

    [Theory]
    [InlineData("../../admin")]
    [InlineData("https://evil.example/")]
    [InlineData("http://u:p@127.0.0.1/")]
    [InlineData("x/../../y")]
    [InlineData("x\\..\\..\\y")]
    [InlineData("mailto:somebody")]
    public async Task A_path_cannot_lead_the_credentials_elsewhere(string path)
    {
        await using var vendor = new TestVendor();
        await using var server = new WireServer(static r => r.RespondAsync(200));

        foreach (var root in (string[])["api/v1", "api/v1/"])
            await Assert.ThrowsAsync<ArgumentException>(() => vendor.Session(new Uri(server.Address, root)).SendRawAsync(new(HttpMethod.Get, path), null, default));

        Assert.Equal(0, server.Count);
    }

    [Theory]
    [InlineData("/things?x=1", "/api/v1/things?x=1")]
    [InlineData("//evil.example/x", "/api/v1/evil.example/x")]
    [InlineData("a%2Fb", "/api/v1/a%2Fb")]
    [InlineData("objects/document::Sales%20Order?x=a:b", "/api/v1/objects/document::Sales%20Order?x=a:b")]
    public async Task A_path_stays_below_the_base_address(string path, string target)
    {
        await using var vendor = new TestVendor();
        await using var server = new WireServer(static r => r.RespondAsync(200));

        foreach (var root in (string[])["api/v1", "api/v1/"])
            await vendor.Session(new Uri(server.Address, root)).SendRawAsync(new(HttpMethod.Get, path), null, default);

        Assert.Equal([target, target], server.Requests.Select(static r => r.Target));
    }

    [Theory]
    [InlineData("GET", false, 3)]
    [InlineData("PUT", false, 1)]
    [InlineData("PUT", true, 3)]
    [InlineData("POST", false, 1)]
    public async Task A_raw_request_goes_through_the_same_pipeline(string method, bool safe, int requests)
    {
        await using var vendor = new TestVendor();
        await using var server = new WireServer(static r => r.RespondAsync(500));
        var request = new RawRequest(new(method), "x") { SafeToRepeat = safe, Body = method == "GET" ? null : "{}"u8.ToArray(), Headers = new Dictionary<string, string> { ["X-Own"] = "1" } };

        await Assert.ThrowsAnyAsync<ConnectorException>(() => vendor.Session(server.Address, Authenticator.Basic("u", "p")).SendRawAsync(request, null, default));

        Assert.Equal(requests, server.Count);
        Assert.All(server.Requests, static r => Assert.Equal(("1", "Basic dTpw"), (r.Header("X-Own"), r.Header("Authorization"))));
    }

    [Fact]
    public async Task A_file_is_streamed_and_holds_its_permit_until_it_is_disposed()
    {
        await using var vendor = new TestVendor();
        await using var server = new WireServer(static r => r.RespondAsync(200, "%PDF-1.7", "application/pdf", ("Content-Disposition", "attachment; filename=\"invoice.pdf\"")));
        var budget = new BudgetDefinition { Limits = [BudgetLimit.Concurrent("c", 1)] };
        var session = vendor.Session(server.Address, budget: budget);
        var call = TestVendor.Call(Repeatability.Read);

        await using (var file = await session.SendStreamedAsync(call, default))
        {
            Assert.Equal(("invoice.pdf", 8L), (file.FileName, file.ContentLength));
            Assert.Equal(1, (await vendor.Pipeline.Budgets.ReadAsync(session.Account, budget, default)).Limits[0].Used);
            using var reader = new StreamReader(file);
            Assert.Equal("%PDF-1.7", await reader.ReadToEndAsync());
        }

        Assert.Equal(0, (await vendor.Pipeline.Budgets.ReadAsync(session.Account, budget, default)).Limits[0].Used);
    }

    [Fact]
    public async Task An_error_in_place_of_a_file_is_an_error()
    {
        await using var vendor = new TestVendor();
        await using var server = new WireServer(static r => r.RespondAsync(200, """{"code":"no_layout","message":"No layout"}"""));

        var e = await Assert.ThrowsAsync<ConnectorValidationException>(() => vendor.Session(server.Address).SendStreamedAsync(TestVendor.Call(Repeatability.Read), default));

        Assert.Equal("no_layout", e.ErrorCode);
    }

    [Fact]
    public async Task A_file_that_breaks_off_is_of_the_exception_tree()
    {
        await using var vendor = new TestVendor();
        await using var server = new WireServer(static async r =>
        {
            await r.RespondRawAsync("HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\nContent-Length: 100\r\n\r\n%PDF"u8.ToArray());
            r.Close();
        });

        await using var file = await vendor.Session(server.Address).SendStreamedAsync(TestVendor.Call(Repeatability.Read), default);

        await Assert.ThrowsAsync<ConnectorUnavailableException>(() => file.CopyToAsync(Stream.Null));
    }

    [Fact]
    public async Task The_time_out_of_the_call_covers_reading_the_file()
    {
        await using var vendor = new TestVendor();
        await using var server = new WireServer(static async r =>
        {
            await r.RespondRawAsync("HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\nContent-Length: 100\r\n\r\n%PDF"u8.ToArray());
            await r.HangAsync();
        });

        await using var file = await vendor.Session(server.Address, call: TimeSpan.FromSeconds(60)).SendStreamedAsync(TestVendor.Call(Repeatability.Read), default);
        var copy = file.CopyToAsync(Stream.Null);
        vendor.Clock.Advance(TimeSpan.FromSeconds(60));

        await Assert.ThrowsAsync<ConnectorUnavailableException>(() => copy);
    }

    private sealed class ClumsyProfile : VendorProfile
    {
        public override string Vendor => "Clumsy";

        public override ApiFault? Classify(ApiResponse answer) => throw new System.Text.Json.JsonException();

        public override string? ReadRequestId(ApiResponse answer) => throw new FormatException();

        public override IReadOnlyList<BudgetCorrection> ReadBudget(ApiResponse answer) => throw new FormatException();
    }
}
