using Connectors.TestSupport;

namespace Connectors.AccountConformance;

/// <summary>What every budget store must do. Linked into the tests of each, which says how one is opened.</summary>
public abstract class BudgetStoreConformance : IAsyncLifetime
{
    protected static readonly AccountKey Account = new("Acme", "12345");
    protected static readonly AccountKey Other = new("Acme", "67890");
    protected static readonly CancellationToken None = CancellationToken.None;

    protected static readonly BudgetDefinition ThreeInTenSeconds = new() { Limits = [BudgetLimit.Sliding("window", 3, TimeSpan.FromSeconds(10))] };

    protected AccountClock Clock { get; } = new();

    protected IBudgetStore Store { get; private set; } = null!;

    public virtual async Task InitializeAsync() => Store = await OpenAsync(Clock);

    public virtual Task DisposeAsync() => Task.CompletedTask;

    /// <summary>A store with nothing in it.</summary>
    protected abstract ValueTask<IBudgetStore> OpenAsync(TimeProvider time);

    protected static BudgetRequest Request(BudgetDefinition definition, AccountKey? account = null, TimeSpan maxWait = default) => new() { Account = account ?? Account, Definition = definition, MaxWait = maxWait };

    protected static async Task<BudgetDecisionKind> TakeAsync(IBudgetStore store, BudgetDefinition definition, AccountKey? account = null) =>
        (await store.TryTakeAsync(Request(definition, account), None)).Kind;

    [Fact]
    public async Task A_full_window_refuses_until_it_has_moved_on_and_only_its_own_account()
    {
        for (var i = 0; i < 3; i++)
            Assert.Equal(BudgetDecisionKind.Granted, await TakeAsync(Store, ThreeInTenSeconds));
        var refused = await Store.TryTakeAsync(Request(ThreeInTenSeconds), None);
        Assert.Equal((BudgetDecisionKind.Refused, "window", Clock.Now.AddSeconds(10)), (refused.Kind, refused.Limit, refused.RetryAt));
        Assert.Equal(BudgetDecisionKind.Granted, await TakeAsync(Store, ThreeInTenSeconds, Other));
        Clock.Now = Clock.Now.AddSeconds(10);
        Assert.Equal(BudgetDecisionKind.Granted, await TakeAsync(Store, ThreeInTenSeconds));
    }

    [Fact]
    public async Task Room_that_comes_in_time_is_reserved_and_given_back_when_nothing_was_sent()
    {
        for (var i = 0; i < 3; i++)
            await TakeAsync(Store, ThreeInTenSeconds);
        var reserved = await Store.TryTakeAsync(Request(ThreeInTenSeconds, maxWait: TimeSpan.FromMinutes(1)), None);
        Assert.Equal((BudgetDecisionKind.Reserved, TimeSpan.FromSeconds(10)), (reserved.Kind, reserved.Wait));
        Clock.Now += reserved.Wait;
        var granted = await Store.TryTakeAsync(Request(ThreeInTenSeconds) with { Reservation = reserved.Grant }, None);
        Assert.Equal(BudgetDecisionKind.Granted, granted.Kind);
        Assert.Equal(1, (await Store.ReadAsync(Account, ThreeInTenSeconds, None)).Limits[0].Used);
        await Store.ReleaseAsync(Account, granted.Grant!, refund: true, None);
        Assert.Equal(0, (await Store.ReadAsync(Account, ThreeInTenSeconds, None)).Limits[0].Used);
    }

    [Fact, Rule("R26")]
    public async Task A_block_stops_the_account_until_it_ends_and_is_only_lengthened()
    {
        var until = Clock.Now.AddMinutes(10);
        await Store.BlockAsync(Account, until, None);
        await Store.BlockAsync(Account, until.AddMinutes(-5), None);
        var refused = await Store.TryTakeAsync(Request(BudgetDefinition.Unlimited), None);
        Assert.Equal((BudgetDecisionKind.Refused, (DateTimeOffset?)until), (refused.Kind, refused.RetryAt));
        Assert.Equal(until, (await Store.ReadAsync(Account, BudgetDefinition.Unlimited, None)).BlockedUntil);
        Assert.Equal(BudgetDecisionKind.Granted, await TakeAsync(Store, BudgetDefinition.Unlimited, Other));
        Clock.Now = until;
        Assert.Equal(BudgetDecisionKind.Granted, await TakeAsync(Store, BudgetDefinition.Unlimited));
    }

    [Fact]
    public async Task A_permit_comes_back_when_it_is_given_back_or_when_its_holder_must_be_dead()
    {
        var one = new BudgetDefinition { Limits = [BudgetLimit.Concurrent("calls", 1)] };
        var held = await Store.TryTakeAsync(Request(one) with { Lease = TimeSpan.FromMinutes(2) }, None);
        Assert.Equal(BudgetDecisionKind.Busy, await TakeAsync(Store, one));
        await Store.ReleaseAsync(Account, held.Grant!, refund: false, None);
        Assert.Equal(BudgetDecisionKind.Granted, (await Store.TryTakeAsync(Request(one) with { Lease = TimeSpan.FromMinutes(2) }, None)).Kind);
        Assert.Equal(BudgetDecisionKind.Busy, await TakeAsync(Store, one));
        Clock.Now = Clock.Now.AddMinutes(2);
        Assert.Equal(BudgetDecisionKind.Granted, await TakeAsync(Store, one));
    }

    [Fact]
    public async Task What_the_vendor_says_is_left_corrects_what_we_believe()
    {
        await TakeAsync(Store, ThreeInTenSeconds);
        await Store.CorrectAsync(Account, ThreeInTenSeconds, [new BudgetCorrection("window", 0), new BudgetCorrection("unknown", 5)], None);
        Assert.Equal(3, (await Store.ReadAsync(Account, ThreeInTenSeconds, None)).Limits[0].Used);
        Assert.Equal(BudgetDecisionKind.Refused, await TakeAsync(Store, ThreeInTenSeconds));
    }

    [Fact]
    public async Task However_many_ask_at_once_no_more_than_the_limit_is_given()
    {
        var fifty = new BudgetDefinition { Limits = [BudgetLimit.Sliding("window", 50, TimeSpan.FromSeconds(10))] };
        var answers = await Task.WhenAll(Enumerable.Range(0, 120).Select(_ => Task.Run(() => TakeAsync(Store, fifty))));
        Assert.Equal(50, answers.Count(static a => a == BudgetDecisionKind.Granted));
    }
}
