namespace Connectors.Economic.Tests.Simulated;

/// <summary>The cost units of the agreement: counted, corrected, and a pause when they are gone.</summary>
public sealed class LimitTests
{
    // Longer than what the clock skips, shorter than any wait for a budget.
    private static readonly CallOptions Impatient = new() { Timeout = TimeSpan.FromSeconds(15) };

    [Fact]
    public async Task Trap_07_The_budget_follows_what_the_vendor_says_over_both_hosts_and_all_apps()
    {
        await using var s = await Simulated.StartAsync(a => a.Customer("Acme"), o => o.InteractiveReserve = 0);
        s.Sim.Oddities.TokensPerWindow = 10;
        s.Sim.Oddities.ReadCost = 5;
        await s.Client.Customers.GetAsync(Given.One, Impatient);
        await s.Client.OpenApi.Customers.CountAsync(null, Impatient);
        // Two calls by our own count; all ten units by the vendor's.
        var sent = s.Sim.Calls.Count;
        var error = await Assert.ThrowsAsync<ConnectorRateLimitException>(() => s.Client.OpenApi.Customers.CountAsync(null, Impatient));
        Assert.NotNull(error.RetryAt);
        Assert.Equal(sent, s.Sim.Calls.Count);
        s.Clock.Advance(TimeSpan.FromSeconds(61));
        Assert.Equal("Acme", (await s.Client.Customers.GetAsync(Given.One, Impatient)).Name);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Checklist_06_A_429_pauses_the_whole_agreement_until_it_says_or_for_the_window(bool retryAfter)
    {
        await using var s = await Simulated.StartAsync(a => a.Customer("Acme"));
        s.Sim.Faults.RateLimitNext(1, retryAfter ? TimeSpan.FromSeconds(20) : null, "customers.create");
        var now = s.Clock.GetUtcNow();
        var error = await Assert.ThrowsAsync<ConnectorRateLimitException>(() => s.Client.Customers.CreateAsync(Given.Customer(), Impatient));
        Assert.Equal((now.AddSeconds(retryAfter ? 20 : 60), false), (error.RetryAt, error.BySelf));
        Assert.Single(s.Account.Customers);
        var calls = s.Sim.Calls.Count;
        Assert.True((await Assert.ThrowsAsync<ConnectorRateLimitException>(() => s.Client.OpenApi.Customers.CountAsync(null, Impatient))).BySelf);
        Assert.Equal(calls, s.Sim.Calls.Count);
        s.Clock.Advance(TimeSpan.FromSeconds(retryAfter ? 21 : 61));
        await s.Client.Customers.CreateAsync(Given.Customer(), Impatient);
        Assert.Equal(2, s.Account.Customers.Count);
    }

    [Fact]
    public async Task A_client_alone_stays_within_its_minute_and_waits_by_itself()
    {
        await using var s = await Simulated.StartAsync(a => a.Customer("Acme"), o => (o.CostPerMinute, o.InteractiveReserve) = (5, 0));
        s.Sim.Oddities.TokensPerWindow = null;
        for (var i = 0; i < 5; i++)
            await s.Client.Customers.GetAsync(Given.One, Impatient);
        Assert.True((await Assert.ThrowsAsync<ConnectorRateLimitException>(() => s.Client.Customers.GetAsync(Given.One, Impatient))).BySelf);
        Assert.Equal(5, s.Sim.CountCalls("customers.get"));
        s.Clock.Advance(TimeSpan.FromSeconds(61));
        await s.Client.Customers.GetAsync(Given.One, Impatient);
        Assert.DoesNotContain(s.Sim.Calls, c => c.Status == 429);
    }

    [Fact]
    public async Task Two_agreements_do_not_share_a_budget_and_two_tokens_of_one_do()
    {
        await using var s = await Simulated.StartAsync(a => a.Customer("Acme"), o => (o.CostPerMinute, o.InteractiveReserve) = (3, 0));
        var other = s.Sim.AddAccount("Other ApS", a => a.Customer("Other"));
        var one = s.ClientFor(new() { AgreementGrantToken = s.Account.GrantToken, AgreementNumber = s.Account.AgreementNumber });
        for (var i = 0; i < 3; i++)
            await one.Customers.GetAsync(Given.One, Impatient);
        await Assert.ThrowsAsync<ConnectorRateLimitException>(() => one.OpenApi.Customers.CountAsync(null, Impatient));
        Assert.Equal("Other", (await s.ClientFor(new() { AgreementGrantToken = other.GrantToken, AgreementNumber = other.AgreementNumber }).Customers.GetAsync(Given.One, Impatient)).Name);
    }
}
