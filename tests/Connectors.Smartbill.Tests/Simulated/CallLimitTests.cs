using Connectors.Smartbill.Tests.Support;

namespace Connectors.Smartbill.Tests.Simulated;

/// <summary>Limits and blocks, counted on the wire.</summary>
public sealed class CallLimitTests
{
    private static readonly CallOptions Short = new() { Timeout = TimeSpan.FromSeconds(5) };

    [Fact]
    public async Task With_the_default_settings_no_crowd_of_calls_is_ever_refused_by_SmartBill()
    {
        var defaults = new SmartbillOptions();
        await using var test = await SimulatedClient.StartAsync(change: o => (o.CallsPerTenSeconds, o.InteractiveReserve) = (defaults.CallsPerTenSeconds, defaults.InteractiveReserve));
        for (var window = 0; window < 6; window++)
        {
            await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => test.Client.Taxes.ListAsync(Short)));
            Assert.True((await Assert.ThrowsAsync<ConnectorRateLimitException>(() => test.Client.Taxes.ListAsync(Short))).BySelf);
            // What people wait for has five calls of its own.
            await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => test.Client.Taxes.ListAsync(Short with { Lane = CallLane.Interactive })));
            Assert.True((await Assert.ThrowsAsync<ConnectorRateLimitException>(() => test.Client.Taxes.ListAsync(Short with { Lane = CallLane.Interactive }))).BySelf);
            test.Simulator.Clock.Advance(TimeSpan.FromSeconds(10));
        }

        Assert.Equal(150, test.Simulator.Calls.Count);
        Assert.All(test.Simulator.Calls, c => Assert.Equal(200, c.Status));
    }

    [Theory]
    [InlineData(403, false)]
    [InlineData(429, true)]
    public async Task A_block_by_other_programs_stops_every_call_of_the_token_until_it_ends(int status, bool utc)
    {
        await using var test = await SimulatedClient.StartAsync();
        (test.Simulator.Oddities.BlockStatus, test.Simulator.Oddities.BlockTimeIsUtc) = (status, utc);
        var second = test.As(SimulatedClient.CredentialsOf(test.Simulator.AddAccount("87654321", "A doua SRL")));
        test.Simulator.SignIns.SpendCalls(test.Simulator.SignIns.First, 31);
        var start = test.Simulator.Time.GetUtcNow();
        var error = await Assert.ThrowsAsync<ConnectorRateLimitException>(() => test.Client.Taxes.ListAsync(Short));
        Assert.Equal((status, SmartbillErrorCodes.CallLimitReached, start.AddMinutes(10), false), (error.StatusCode, error.ErrorCode, error.RetryAt, error.BySelf));
        for (var minute = 0; minute < 10; minute++)
        {
            Assert.True((await Assert.ThrowsAsync<ConnectorRateLimitException>(() => test.Client.Taxes.ListAsync(Short))).BySelf);
            Assert.True((await Assert.ThrowsAsync<ConnectorRateLimitException>(() => second.Invoices.CancelAsync(second.DocumentId("FCT", "0001"), Short))).BySelf);
            test.Simulator.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Single(test.Simulator.Calls);
        Assert.NotEmpty(await second.Taxes.ListAsync(Short));
    }

    [Fact]
    public async Task A_block_of_V1_leaves_V3_open()
    {
        await using var test = await SimulatedClient.StartAsync(a => a.Client("Acme SRL"));
        test.Simulator.SignIns.SpendCalls(test.Simulator.SignIns.First, 31);
        await Assert.ThrowsAsync<ConnectorRateLimitException>(() => test.Client.Taxes.ListAsync(Short));
        Assert.Single((await test.Client.Clients.ListPageAsync(options: Short)).Items);
    }

    [Fact]
    public async Task What_other_programs_spend_is_learnt_from_the_headers_and_left_to_them()
    {
        await using var test = await SimulatedClient.StartAsync();
        test.Simulator.SignIns.SpendCalls(test.Simulator.SignIns.First, 27);
        for (var i = 0; i < 3; i++)
            await test.Client.Taxes.ListAsync(Short);
        var error = await Assert.ThrowsAsync<ConnectorRateLimitException>(() => test.Client.Taxes.ListAsync(Short));
        Assert.True(error.BySelf);
        Assert.Equal(3, test.Simulator.Calls.Count);
        Assert.Null(test.Simulator.SignIns.BlockedUntil(test.Simulator.SignIns.First));
        test.NextWindow();
        await test.Client.Taxes.ListAsync(Short);
    }

    [Fact]
    public async Task V3_says_when_to_come_back_and_is_left_alone_until_then()
    {
        await using var test = await SimulatedClient.StartAsync(a => a.Client("Acme SRL"));
        test.Simulator.Oddities.V3ReadsPerWindow = 2;
        var start = test.Simulator.Time.GetUtcNow();
        await test.Client.Clients.ListPageAsync(options: Short);
        await test.Client.Clients.ListPageAsync(options: Short);
        // The headers said that nothing is left.
        Assert.True((await Assert.ThrowsAsync<ConnectorRateLimitException>(() => test.Client.Clients.ListPageAsync(options: Short))).BySelf);
        Assert.Equal(2, test.Simulator.CountCalls("clients.list"));

        // Another program with another token of the same user is faster.
        test.NextWindow();
        test.Simulator.Oddities.V3ReadsPerWindow = 0;
        var error = await Assert.ThrowsAsync<ConnectorRateLimitException>(() => test.Client.Clients.ListPageAsync(options: Short with { Timeout = TimeSpan.FromSeconds(3) }));
        Assert.Equal((429, "rate_limit_exceeded", start.AddSeconds(16), false), (error.StatusCode, error.ErrorCode, error.RetryAt, error.BySelf));
        Assert.True((await Assert.ThrowsAsync<ConnectorRateLimitException>(() => test.Client.Clients.ListPageAsync(options: Short with { Timeout = TimeSpan.FromSeconds(3) }))).BySelf);
        Assert.Equal(3, test.Simulator.CountCalls("clients.list"));
    }

    [Theory]
    [InlineData("rate_limit_temporarily_unavailable")]
    [InlineData("maintenance_in_progress")]
    [InlineData("query_timeout")]
    public async Task V3_that_is_not_available_is_unavailable_with_its_time(string code)
    {
        await using var test = await SimulatedClient.StartAsync();
        test.Simulator.Oddities.V3UnavailableCode = code;
        var error = await Assert.ThrowsAsync<ConnectorUnavailableException>(() => test.Client.Products.ListPageAsync(options: Short));
        Assert.Equal(code, Assert.IsAssignableFrom<ConnectorApiException>(error.InnerException).ErrorCode);
        Assert.NotNull(error.RetryAt);
    }

    [Fact]
    public async Task Readings_are_repeated_after_a_lost_answer_or_a_bad_gateway()
    {
        await using var test = await SimulatedClient.StartAsync(hostClock: new ImpatientClock());
        test.Simulator.Faults.LoseReplyAfterCommit("taxes.list");
        test.Simulator.BadGateway("series.list", 2);
        Assert.NotEmpty(await test.Client.Taxes.ListAsync());
        Assert.NotEmpty(await test.Client.Series.ListAsync());
        Assert.Equal((2, 3), (test.Simulator.CountCalls("taxes.list"), test.Simulator.CountCalls("series.list")));
    }
}
