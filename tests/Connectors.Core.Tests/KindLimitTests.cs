using Connectors.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Core.Tests;

/// <summary>A limit of one kind of call: the account goes on.</summary>
public sealed class KindLimitTests
{
    private static readonly TimeZoneInfo Copenhagen = TimeZoneInfo.FindSystemTimeZoneById("Europe/Copenhagen");

    [Fact]
    public async Task A_limit_of_one_kind_of_call_fails_that_call_alone_until_the_vendors_next_day()
    {
        await using var server = new WireServer(static r => r.Method == "POST" ? r.RespondAsync(429, "no more records today") : r.RespondAsync(200, "{}"));
        var clock = new ManualClock();
        await using var services = Services(clock);
        var session = Session(services, server, new() { Limits = [BudgetLimit.Daily("day", 100, Copenhagen)], LongestBlock = TimeSpan.FromMinutes(5) });
        CallInfo info = default;

        var refused = await Assert.ThrowsAsync<ConnectorRateLimitException>(() => session.SendAsync(TestVendor.Call(Repeatability.Once, new() { Observe = i => info = i }), default));

        var local = TimeZoneInfo.ConvertTime(clock.GetUtcNow(), Copenhagen);
        var midnight = local.Date.AddDays(1);
        Assert.Equal(new DateTimeOffset(midnight, Copenhagen.GetUtcOffset(midnight)), refused.RetryAt);
        Assert.Equal((false, false, 1), (refused.BySelf, refused.MayHaveBeenApplied, info.Attempts));
        Assert.Equal(200, (await session.SendAsync(TestVendor.Call(Repeatability.Read), default)).StatusCode);
        Assert.Equal(2, server.Count);
    }

    [Fact]
    public async Task It_is_not_waited_for_even_where_the_wait_would_fit()
    {
        await using var server = new WireServer(static r => r.RespondAsync(429, "no more records today"));
        await using var services = Services(new ManualClock { SkipUpTo = TimeSpan.FromSeconds(3) });
        var session = Session(services, server, new() { DefaultBlock = TimeSpan.FromSeconds(2) });

        await Assert.ThrowsAsync<ConnectorRateLimitException>(() => session.SendAsync(TestVendor.Call(Repeatability.Read), default));

        Assert.Equal(1, server.Count);
    }

    private static ServiceProvider Services(ManualClock clock)
    {
        var services = new ServiceCollection().AddSingleton<TimeProvider>(clock);
        services.AddVendor(new KindLimitProfile());
        return services.BuildServiceProvider();
    }

    private static ApiSession Session(ServiceProvider services, WireServer server, BudgetDefinition budget) => new(services.GetRequiredService<ApiPipeline<KindLimitProfile>>())
    {
        BaseAddress = server.Address,
        Account = new("Kinds", "1"),
        Budget = budget,
    };

    private sealed class KindLimitProfile : VendorProfile
    {
        public override string Vendor => "Kinds";

        public override ApiFault? Classify(ApiResponse answer) => ApiFault.FromStatus(answer) is { } fault ? fault with { PausesAccount = false } : null;
    }
}
