using Connectors.TestSupport;

namespace Connectors.AccountConformance;

/// <summary>What a budget store must do that outlives its process and counts together with others.</summary>
public abstract class DurableBudgetStoreConformance : BudgetStoreConformance
{
    /// <summary>What stands in a column of the account's row.</summary>
    protected abstract ValueTask<object?> ScalarAsync(string sql);

    [Fact, Rule("R26")]
    public async Task Who_takes_over_within_a_window_goes_on_where_the_dead_one_stood()
    {
        for (var i = 0; i < 3; i++)
            await TakeAsync(Store, ThreeInTenSeconds);
        var successor = await OpenAsync(Clock);
        Clock.Now = Clock.Now.AddSeconds(9);
        Assert.Equal(BudgetDecisionKind.Refused, await TakeAsync(successor, ThreeInTenSeconds));
        Clock.Now = Clock.Now.AddSeconds(1);
        Assert.Equal(BudgetDecisionKind.Granted, await TakeAsync(successor, ThreeInTenSeconds));
    }

    [Fact, Rule("R26")]
    public async Task A_block_that_one_host_met_stops_the_other_and_outlives_both()
    {
        var until = Clock.Now.AddMinutes(10);
        var other = await OpenAsync(Clock);
        await Store.BlockAsync(Account, until, None);
        Assert.Equal(BudgetDecisionKind.Refused, await TakeAsync(other, ThreeInTenSeconds));
        Assert.Equal(until, (await (await OpenAsync(Clock)).ReadAsync(Account, ThreeInTenSeconds, None)).BlockedUntil);
    }

    [Fact, Rule("R26")]
    public async Task Where_the_level_cannot_be_read_the_bucket_starts_empty_and_a_day_does_not()
    {
        var limits = new BudgetDefinition { Limits = [BudgetLimit.Sliding("window", 3, TimeSpan.FromSeconds(10)), BudgetLimit.Daily("day", 5000)] };
        await TakeAsync(Store, limits);
        await ScalarAsync("UPDATE sync_budget SET state = 'of a version that is not known yet'");
        var successor = await OpenAsync(Clock);
        var refused = await successor.TryTakeAsync(Request(limits), None);
        Assert.Equal((BudgetDecisionKind.Refused, "window"), (refused.Kind, refused.Limit));
        Clock.Now = Clock.Now.AddSeconds(10);
        Assert.Equal(BudgetDecisionKind.Granted, await TakeAsync(successor, limits));
    }

    [Fact, Rule("R26")]
    public async Task Two_hosts_that_ask_at_once_get_no_more_than_the_limit_together()
    {
        var fifty = new BudgetDefinition { Limits = [BudgetLimit.Sliding("window", 50, TimeSpan.FromSeconds(10)), BudgetLimit.Concurrent("calls", 40)] };
        var other = await OpenAsync(Clock);
        var answers = await Task.WhenAll(Enumerable.Range(0, 120).Select(i => Task.Run(() => TakeAsync(i % 2 == 0 ? Store : other, fifty))));
        Assert.Equal(40, answers.Count(static a => a == BudgetDecisionKind.Granted));
        Assert.Equal(80, answers.Count(static a => a == BudgetDecisionKind.Busy));
        Assert.Equal([40m, 40m], (await Store.ReadAsync(Account, fifty, None)).Limits.Select(static l => l.Used));
    }

    [Fact]
    public async Task An_account_that_is_only_looked_at_leaves_no_row()
    {
        await Store.ReadAsync(Account, ThreeInTenSeconds, None);
        Assert.Equal(0L, await ScalarAsync("SELECT count(*) FROM sync_budget"));
    }
}
