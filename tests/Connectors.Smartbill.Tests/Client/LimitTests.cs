using Connectors.Smartbill.Tests.Support;
using Connectors.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Smartbill.Tests.Client;

public sealed class LimitTests
{
    private static readonly CallOptions Short = new() { Timeout = TimeSpan.FromSeconds(5) };

    internal static string Block(int minutes) =>
        $$"""{"key":"","successfully":false,"errorText":"Ai depasit limita maxima de requesturi admisa. Vei putea executa alte requesturi dupa {{minutes}} min de la momentul blocarii 02/03/2026 10:00:00","errorCode":"0","cooldown":0}""";

    [Theory]
    [InlineData(403, 10)]
    [InlineData(429, 10)]
    [InlineData(403, 7)]
    [InlineData(200, 10)]
    public async Task The_block_is_known_by_its_text_and_lasts_by_our_clock(int status, int minutes)
    {
        var clock = new ManualTimeProvider();
        var wire = new WireHandler().Answer(Block(minutes), status);
        await using var test = TestClient.On(wire, clock: clock);
        var error = await Assert.ThrowsAsync<ConnectorRateLimitException>(() => test.Client.Taxes.ListAsync(Short));
        Assert.Equal(SmartbillErrorCodes.CallLimitReached, error.ErrorCode);
        Assert.Equal(clock.GetUtcNow().AddMinutes(minutes), error.RetryAt);
        Assert.False(error.BySelf);
        Assert.Single(wire.Requests);
    }

    [Theory]
    [InlineData(403)]
    [InlineData(429)]
    public async Task The_block_is_known_on_a_page_too_and_proves_that_a_create_was_not_carried_out(int status)
    {
        var clock = new ManualTimeProvider();
        var wire = new WireHandler().Answer(() => WireHandler.Body("<html><body>Ai depasit limita maxima de requesturi admisa. Vei putea executa alte requesturi dupa 10 min</body></html>", "text/html", status));
        await using var test = TestClient.On(wire, clock: clock);
        var error = await Assert.ThrowsAsync<ConnectorRateLimitException>(() => test.Client.Invoices.CreateAsync(Samples.Invoice, Short));
        Assert.Equal((clock.GetUtcNow().AddMinutes(10), false), (error.RetryAt!.Value, error.MayHaveBeenApplied));
        Assert.Single(wire.Requests);
    }

    [Fact]
    public async Task A_bare_429_means_ten_minutes_too()
    {
        var clock = new ManualTimeProvider();
        await using var test = TestClient.On(new WireHandler().Answer(() => WireHandler.Empty(429)), clock: clock);
        Assert.Equal(clock.GetUtcNow().AddMinutes(10), (await Assert.ThrowsAsync<ConnectorRateLimitException>(() => test.Client.Taxes.ListAsync(Short))).RetryAt);
    }

    [Fact]
    public async Task A_block_stops_all_companies_of_the_token_and_no_other_token_until_it_ends()
    {
        var clock = new ManualTimeProvider();
        var wire = new WireHandler().Answer(Block(10), 403);
        await using var test = TestClient.On(wire, clock: clock);
        await Assert.ThrowsAsync<ConnectorRateLimitException>(() => test.Client.Taxes.ListAsync(Short));
        var factory = test.Services.GetRequiredService<ISmartbillClientFactory>();
        var second = factory.Create(TestClient.Credentials() with { CompanyVatCode = "87654321" });

        var refused = await Assert.ThrowsAsync<ConnectorRateLimitException>(() => second.Invoices.CreateAsync(Samples.Invoice, Short));
        Assert.True(refused.BySelf);
        Assert.Single(wire.Requests);

        var stranger = factory.Create(TestClient.Credentials() with { Email = "other@firm.example", Token = "004|another" });
        wire.Answer("""{"taxes":[]}""");
        await stranger.Taxes.ListAsync(Short);

        clock.Advance(TimeSpan.FromMinutes(10));
        wire.Answer("""{"taxes":[]}""");
        await second.Taxes.ListAsync(Short);
        Assert.Equal(3, wire.Requests.Count);
    }

    [Fact]
    public async Task A_create_that_met_the_block_was_not_carried_out_and_is_not_sent_again()
    {
        var wire = new WireHandler().Answer(Block(10), 403);
        await using var test = TestClient.On(wire);
        Assert.False((await Assert.ThrowsAsync<ConnectorRateLimitException>(() => test.Client.Invoices.CreateAsync(Samples.Invoice))).MayHaveBeenApplied);
        Assert.Single(wire.Requests);
    }

    [Fact]
    public async Task Calls_beyond_the_window_wait_for_it_and_are_never_sent_too_early()
    {
        var clock = new ManualTimeProvider();
        var wire = new WireHandler();
        for (var i = 0; i < 26; i++)
            wire.Answer("""{"taxes":[]}""");
        await using var test = TestClient.On(wire, clock: clock);
        for (var i = 0; i < 20; i++)
            await test.Client.Taxes.ListAsync();
        // Five of the 25 are kept for people.
        Assert.True((await Assert.ThrowsAsync<ConnectorRateLimitException>(() => test.Client.Taxes.ListAsync(Short))).BySelf);
        for (var i = 0; i < 5; i++)
            await test.Client.Taxes.ListAsync(Short with { Lane = CallLane.Interactive });
        var error = await Assert.ThrowsAsync<ConnectorRateLimitException>(() => test.Client.Taxes.ListAsync(Short with { Lane = CallLane.Interactive }));
        Assert.Equal(clock.GetUtcNow().AddSeconds(10), error.RetryAt);
        Assert.Equal(25, wire.Requests.Count);
    }

    [Fact]
    public async Task The_reading_before_an_invoice_that_somebody_waits_for_is_not_put_behind_the_others()
    {
        var wire = new WireHandler();
        for (var i = 0; i < 20; i++)
            wire.Answer("""{"taxes":[]}""");
        wire.Answer(Samples.Series("42")).Answer(Samples.Issued);
        await using var test = TestClient.On(wire);
        for (var i = 0; i < 20; i++)
            await test.Client.Taxes.ListAsync();
        await test.Client.Invoices.CreateAsync(Samples.Invoice with { ReadNextNumber = true }, Short with { Lane = CallLane.Interactive });
        Assert.Equal(22, wire.Requests.Count);
    }

    [Fact]
    public async Task What_other_programs_spent_shows_in_the_headers_and_counts()
    {
        var clock = new ManualTimeProvider();
        var wire = new WireHandler().Answer(() =>
        {
            var answer = WireHandler.Json("""{"taxes":[]}""");
            answer.Headers.Add("X-RateLimit-Limit", "30");
            answer.Headers.Add("X-RateLimit-Remaining", "0");
            answer.Headers.Add("X-RateLimit-Reset", clock.GetUtcNow().AddSeconds(8).ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture));
            return answer;
        });
        await using var test = TestClient.On(wire, clock: clock);
        await test.Client.Taxes.ListAsync();
        var error = await Assert.ThrowsAsync<ConnectorRateLimitException>(() => test.Client.Taxes.ListAsync(Short with { Lane = CallLane.Interactive }));
        Assert.True(error.BySelf);
        Assert.Equal(clock.GetUtcNow().AddSeconds(8), error.RetryAt);
    }

    [Fact]
    public async Task A_limit_of_V3_is_its_own_and_comes_with_its_time()
    {
        var clock = new ManualTimeProvider();
        var wire = new WireHandler().Answer(() =>
        {
            var answer = WireHandler.Json("""{"status":429,"type":"invalid_request_error","errors":[{"code":"rate_limit_exceeded","message":"M"}]}""", 429);
            answer.Headers.TryAddWithoutValidation("Retry-After", "40");
            return answer;
        }).Answer("""{"taxes":[]}""");
        await using var test = TestClient.On(wire, clock: clock);
        var error = await Assert.ThrowsAsync<ConnectorRateLimitException>(() => test.Client.Products.ListPageAsync(options: Short));
        Assert.Equal(clock.GetUtcNow().AddSeconds(40), error.RetryAt);
        Assert.Equal(SmartbillErrorCodes.RateLimitExceeded, error.ErrorCode);
        Assert.True((await Assert.ThrowsAsync<ConnectorRateLimitException>(() => test.Client.Products.ListPageAsync(options: Short))).BySelf);
        await test.Client.Taxes.ListAsync(Short);
    }
}
