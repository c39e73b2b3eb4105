namespace Connectors.Reviso.Tests.Simulated;

/// <summary>No limit is published: a 429 is obeyed, and the client keeps a pace of its own.</summary>
public sealed class LimitTests
{
    // Longer than what the clock skips, shorter than any wait for a budget.
    private static readonly CallOptions Impatient = new() { Timeout = TimeSpan.FromSeconds(15) };

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Trap_07_A_429_pauses_the_whole_agreement_until_it_says_or_for_a_minute(bool retryAfter)
    {
        await using var s = await Simulated.StartAsync(a => a.Customer("Acme"));
        s.Sim.Faults.RateLimitNext(1, retryAfter ? TimeSpan.FromSeconds(20) : null, "customers.create");
        var now = s.Clock.GetUtcNow();
        var error = await Assert.ThrowsAsync<ConnectorRateLimitException>(() => s.Client.Customers.CreateAsync(Given.Customer(), Impatient));
        Assert.Equal((now.AddSeconds(retryAfter ? 20 : 60), false), (error.RetryAt, error.BySelf));
        Assert.Single(s.Account.Customers);
        var calls = s.Sim.Calls.Count;
        Assert.True((await Assert.ThrowsAsync<ConnectorRateLimitException>(() => s.Client.Units.GetAsync(new(1), Impatient))).BySelf);
        Assert.Equal(calls, s.Sim.Calls.Count);
        s.Clock.Advance(TimeSpan.FromSeconds(retryAfter ? 21 : 61));
        await s.Client.Customers.CreateAsync(Given.Customer(), Impatient);
        Assert.Equal(2, s.Account.Customers.Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Trap_07_A_limit_that_nobody_published_is_met_once_and_then_kept_away_from(bool retryAfter)
    {
        await using var s = await Simulated.StartAsync(a => a.Customer("Acme"));
        (s.Sim.Oddities.CallsPerMinute, s.Sim.Oddities.RetryAfterOnRateLimit) = (2, retryAfter);
        for (var i = 0; i < 2; i++)
            await s.Client.Customers.GetAsync(Given.One, Impatient);
        var refused = await Assert.ThrowsAsync<ConnectorRateLimitException>(() => s.Client.Customers.GetAsync(Given.One, Impatient));
        Assert.Equal((s.Clock.GetUtcNow().AddMinutes(1), 3), (refused.RetryAt, s.Sim.Calls.Count));
        await Assert.ThrowsAsync<ConnectorRateLimitException>(() => s.Client.Customers.GetAsync(Given.One, Impatient));
        Assert.Equal(3, s.Sim.Calls.Count);
        s.Clock.Advance(TimeSpan.FromSeconds(61));
        Assert.Equal("Acme", (await s.Client.Customers.GetAsync(Given.One, Impatient)).Name);
    }

    [Fact]
    public async Task A_client_alone_stays_within_its_own_pace()
    {
        await using var s = await Simulated.StartAsync(a => a.Customer("Acme"), o => (o.CallsPerMinute, o.InteractiveReserve) = (5, 0));
        for (var i = 0; i < 5; i++)
            await s.Client.Customers.GetAsync(Given.One, Impatient);
        Assert.True((await Assert.ThrowsAsync<ConnectorRateLimitException>(() => s.Client.Customers.GetAsync(Given.One, Impatient))).BySelf);
        Assert.Equal(5, s.Sim.CountCalls("customers.get"));
        s.Clock.Advance(TimeSpan.FromSeconds(61));
        await s.Client.Customers.GetAsync(Given.One, Impatient);
        Assert.DoesNotContain(s.Sim.Calls, c => c.Status == 429);
    }

    [Fact]
    public async Task Two_agreements_do_not_share_a_pace_and_two_tokens_of_one_do()
    {
        await using var s = await Simulated.StartAsync(a => a.Customer("Acme"), o => (o.CallsPerMinute, o.InteractiveReserve) = (3, 0));
        var other = s.Sim.AddAccount("Altra Srl", a => a.Customer("Altra"));
        var one = s.ClientFor(new() { AgreementGrantToken = s.Account.GrantToken, AgreementNumber = s.Account.AgreementNumber });
        for (var i = 0; i < 3; i++)
            await one.Customers.GetAsync(Given.One, Impatient);
        var renewed = s.ClientFor(new() { AgreementGrantToken = s.Account.GrantTo(), AgreementNumber = s.Account.AgreementNumber });
        await Assert.ThrowsAsync<ConnectorRateLimitException>(() => renewed.Customers.GetAsync(Given.One, Impatient));
        Assert.Equal("Altra", (await s.ClientFor(new() { AgreementGrantToken = other.GrantToken, AgreementNumber = other.AgreementNumber }).Customers.GetAsync(Given.One, Impatient)).Name);
    }
}
