namespace Connectors.Core.Tests;

/// <summary>The arithmetic of limits, without any waiting.</summary>
public sealed class BudgetStateTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly AccountKey Account = new("Acme", "1");
    private readonly AccountBudgetState _state = new();

    [Fact]
    public void Sliding_window_allows_so_many_and_then_says_when()
    {
        var definition = Limits(BudgetLimit.Sliding("s", 3, TimeSpan.FromSeconds(10)));
        Assert.All(new[] { 0, 1, 2 }, s => Assert.Equal(BudgetDecisionKind.Granted, Take(definition, s).Kind));

        var refused = Take(definition, 5);
        Assert.Equal((BudgetDecisionKind.Refused, Start.AddSeconds(10), "s"), (refused.Kind, refused.RetryAt!.Value, refused.Limit));
        Assert.Equal(BudgetDecisionKind.Refused, Take(definition, 9.999).Kind);
        Assert.Equal(BudgetDecisionKind.Granted, Take(definition, 10).Kind);
        Assert.Equal(Start.AddSeconds(11), Take(definition, 10).RetryAt);
    }

    [Fact]
    public void A_wait_that_fits_is_reserved_and_those_after_it_come_later()
    {
        var definition = Limits(BudgetLimit.Sliding("s", 1, TimeSpan.FromSeconds(10)));
        Take(definition, 0);

        var first = Take(definition, 1, maxWait: 60);
        var second = Take(definition, 2, maxWait: 60);
        var third = Take(definition, 2, maxWait: 25);

        Assert.Equal((BudgetDecisionKind.Reserved, TimeSpan.FromSeconds(9)), (first.Kind, first.Wait));
        Assert.Equal((BudgetDecisionKind.Reserved, TimeSpan.FromSeconds(18)), (second.Kind, second.Wait));
        Assert.Equal((BudgetDecisionKind.Refused, Start.AddSeconds(30)), (third.Kind, third.RetryAt!.Value));

        // Due: the reservation becomes a grant although a later one stands behind it.
        Assert.Equal(BudgetDecisionKind.Granted, Take(definition, 10, reservation: first.Grant).Kind);
        Assert.Equal(BudgetDecisionKind.Granted, Take(definition, 20, reservation: second.Grant).Kind);
    }

    [Fact]
    public void A_cheap_call_does_not_overtake_a_dear_one_that_waits()
    {
        var definition = Limits(BudgetLimit.Sliding("s", 10, TimeSpan.FromSeconds(10)) with { Unit = BudgetUnit.Cost });
        Take(definition, 0, cost: 8);
        Assert.Equal(TimeSpan.FromSeconds(9), Take(definition, 1, maxWait: 60, cost: 5).Wait);

        // There is room for it now, but a stream of such calls would keep the other out for ever.
        Assert.Equal(TimeSpan.FromSeconds(8), Take(definition, 2, maxWait: 60, cost: 2).Wait);
    }

    [Fact]
    public void Joining_old_charges_to_save_memory_does_not_hide_them_behind_a_reservation()
    {
        var definition = Limits(
            BudgetLimit.Sliding("s", 101, TimeSpan.FromSeconds(48)) with { Unit = BudgetUnit.Cost, InteractiveReserve = 52 },
            BudgetLimit.Sliding("x", 1, TimeSpan.FromSeconds(1)) with { CallClass = "x" });
        Take(definition, 0.4, cost: 2);
        for (var i = 1; i <= 47; i++)
            Assert.Equal(BudgetDecisionKind.Granted, Take(definition, i + 0.5, callClass: "x").Kind);
        var first = Take(definition, 47.6, maxWait: 60);
        var second = Take(definition, 47.6, maxWait: 60, callClass: "x");
        Assert.Equal((0.8, 0.9), (Math.Round(first.Wait.TotalSeconds, 3), Math.Round(second.Wait.TotalSeconds, 3)));
        for (var i = 1; i <= 15; i++)
            Assert.Equal(BudgetDecisionKind.Granted, Take(definition, 48 + (i / 1000.0), lane: CallLane.Interactive).Kind);

        // The interactive calls have taken its room meanwhile: seen although they were joined.
        Assert.Equal(BudgetDecisionKind.Reserved, Take(definition, 48.4, maxWait: 60, reservation: first.Grant).Kind);
    }

    [Fact]
    public void A_wait_equal_to_what_is_left_of_the_call_does_not_fit()
    {
        var definition = Limits(BudgetLimit.Sliding("s", 1, TimeSpan.FromSeconds(10)));
        Take(definition, 0);

        Assert.Equal(BudgetDecisionKind.Refused, Take(definition, 0, maxWait: 10).Kind);
        Assert.Equal(BudgetDecisionKind.Reserved, Take(definition, 0, maxWait: 10.001).Kind);
    }

    [Fact]
    public void A_reservation_given_back_leaves_its_room_to_others()
    {
        var definition = Limits(BudgetLimit.Sliding("s", 1, TimeSpan.FromSeconds(10)));
        Take(definition, 0);
        var reserved = Take(definition, 1, maxWait: 60);

        _state.Release(reserved.Grant!, refund: true);

        Assert.Equal(TimeSpan.FromSeconds(8), Take(definition, 2, maxWait: 60).Wait);
    }

    [Fact]
    public void Interactive_calls_have_a_share_that_background_calls_cannot_use()
    {
        var definition = Limits(BudgetLimit.Sliding("s", 5, TimeSpan.FromSeconds(10)) with { InteractiveReserve = 2 });

        Assert.Equal(3, Enumerable.Range(0, 9).Count(_ => Take(definition, 0).Kind == BudgetDecisionKind.Granted));
        Assert.Equal(2, Enumerable.Range(0, 9).Count(_ => Take(definition, 0, lane: CallLane.Interactive).Kind == BudgetDecisionKind.Granted));
    }

    [Fact]
    public void Interactive_calls_do_not_stand_behind_reservations_of_background_calls()
    {
        var definition = Limits(BudgetLimit.Sliding("s", 2, TimeSpan.FromSeconds(10)) with { InteractiveReserve = 1 });
        Take(definition, 0);
        for (var i = 0; i < 20; i++)
            Assert.Equal(BudgetDecisionKind.Reserved, Take(definition, 0, maxWait: 1000).Kind);

        Assert.Equal(BudgetDecisionKind.Granted, Take(definition, 1, lane: CallLane.Interactive).Kind);
        // At second 10 the background has its own unit again; the interactive one of second 1 is back at 11.
        Assert.Equal(Start.AddSeconds(11), Take(definition, 1, lane: CallLane.Interactive).RetryAt);
    }

    [Fact]
    public void Several_limits_must_all_have_room_and_cost_counts_where_it_is_asked_for()
    {
        var definition = Limits(
            BudgetLimit.Sliding("calls", 10, TimeSpan.FromSeconds(10)),
            BudgetLimit.Sliding("tokens", 100, TimeSpan.FromSeconds(60)) with { Unit = BudgetUnit.Cost });

        Assert.Equal(BudgetDecisionKind.Granted, Take(definition, 0, cost: 70).Kind);
        var refused = Take(definition, 1, cost: 31);
        Assert.Equal(("tokens", Start.AddSeconds(60)), (refused.Limit, refused.RetryAt!.Value));
        Assert.Equal(BudgetDecisionKind.Granted, Take(definition, 1, cost: 30).Kind);
        // A call dearer than the whole limit goes when the limit is unused, instead of never.
        Assert.Equal(BudgetDecisionKind.Granted, Take(definition, 100, cost: 1000).Kind);
        Assert.Equal(BudgetDecisionKind.Refused, Take(definition, 100, cost: 0.001m).Kind);
    }

    [Fact]
    public void Limits_of_a_class_count_only_that_class()
    {
        var definition = Limits(
            BudgetLimit.Sliding("reads", 1, TimeSpan.FromSeconds(10)) with { CallClass = "read" },
            BudgetLimit.Sliding("writes", 1, TimeSpan.FromSeconds(10)) with { CallClass = "write" });

        Assert.Equal(BudgetDecisionKind.Granted, Take(definition, 0, callClass: "read").Kind);
        Assert.Equal(BudgetDecisionKind.Granted, Take(definition, 0, callClass: "write").Kind);
        Assert.Equal("reads", Take(definition, 0, callClass: "read").Limit);
    }

    [Fact]
    public void Fixed_windows_begin_by_the_clock()
    {
        var definition = Limits(BudgetLimit.Fixed("f", 2, TimeSpan.FromSeconds(10)));

        Assert.Equal(BudgetDecisionKind.Granted, Take(definition, 8).Kind);
        Assert.Equal(BudgetDecisionKind.Granted, Take(definition, 9).Kind);
        Assert.Equal(Start.AddSeconds(10), Take(definition, 9).RetryAt);
        Assert.Equal(BudgetDecisionKind.Granted, Take(definition, 10).Kind);
        Assert.Equal(BudgetDecisionKind.Granted, Take(definition, 11).Kind);
        Assert.Equal(TimeSpan.FromSeconds(8), Take(definition, 12, maxWait: 60).Wait);
    }

    [Theory]
    [InlineData("Europe/Copenhagen", "2026-03-29T10:00:00Z", "2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z")]  // 23 hours
    [InlineData("Europe/Copenhagen", "2026-10-25T10:00:00Z", "2026-10-24T22:00:00Z", "2026-10-25T23:00:00Z")]  // 25 hours
    [InlineData("Europe/Bucharest", "2026-06-10T22:00:00Z", "2026-06-10T21:00:00Z", "2026-06-11T21:00:00Z")]
    [InlineData("America/Santiago", "2026-09-06T12:00:00Z", "2026-09-06T04:00:00Z", "2026-09-07T03:00:00Z")]   // the clocks go forward at midnight: the day begins at 01:00
    public void A_day_is_the_zones_own_also_when_the_clocks_change(string zone, string at, string begin, string end)
    {
        var definition = Limits(BudgetLimit.Daily("d", 1, TimeZoneInfo.FindSystemTimeZoneById(zone)));
        var (from, until) = (DateTimeOffset.Parse(begin), DateTimeOffset.Parse(end));
        Assert.Equal(BudgetDecisionKind.Granted, TakeAt(definition, DateTimeOffset.Parse(at)).Kind);

        Assert.Equal(until, TakeAt(definition, DateTimeOffset.Parse(at).AddHours(1)).RetryAt);
        Assert.Equal(BudgetDecisionKind.Refused, TakeAt(definition, until.AddTicks(-1)).Kind);
        Assert.Equal(BudgetDecisionKind.Granted, TakeAt(definition, until).Kind);
        Assert.Equal(BudgetDecisionKind.Granted, new AccountBudgetState().TryTake(new() { Account = Account, Definition = definition }, from).Kind);
        var early = new AccountBudgetState();
        early.TryTake(new() { Account = Account, Definition = definition }, from.AddTicks(-1));
        Assert.Equal(BudgetDecisionKind.Granted, early.TryTake(new() { Account = Account, Definition = definition }, from).Kind);
    }

    [Fact]
    public void A_block_stops_every_call_until_it_ends_and_is_only_lengthened()
    {
        var definition = BudgetDefinition.Unlimited;
        _state.Block(Start.AddMinutes(10));
        _state.Block(Start.AddMinutes(5));

        Assert.Equal((BudgetDecisionKind.Refused, Start.AddMinutes(10), null), (Take(definition, 0).Kind, Take(definition, 0).RetryAt!.Value, Take(definition, 0).Limit));
        Assert.Equal(TimeSpan.FromMinutes(1), Take(definition, 540, maxWait: 100).Wait);
        Assert.Equal(BudgetDecisionKind.Granted, Take(definition, 600, lane: CallLane.Interactive).Kind);
    }

    [Fact]
    public void A_reservation_that_meets_a_block_waits_for_its_end()
    {
        var definition = Limits(BudgetLimit.Sliding("s", 1, TimeSpan.FromSeconds(10)));
        Take(definition, 0);
        var reserved = Take(definition, 1, maxWait: 60);
        _state.Block(Start.AddSeconds(40));

        var again = Take(definition, 10, maxWait: 51, reservation: reserved.Grant);

        Assert.Equal((BudgetDecisionKind.Reserved, TimeSpan.FromSeconds(30)), (again.Kind, again.Wait));
        Assert.Equal(BudgetDecisionKind.Granted, Take(definition, 40, reservation: again.Grant).Kind);
    }

    [Fact]
    public void Permits_of_concurrent_calls_end_by_release_or_by_lease()
    {
        var definition = Limits(BudgetLimit.Concurrent("c", 2) with { InteractiveReserve = 1 });
        var first = Take(definition, 0);
        Assert.Equal((BudgetDecisionKind.Granted, BudgetDecisionKind.Busy), (first.Kind, Take(definition, 0).Kind));
        Assert.Equal(BudgetDecisionKind.Granted, Take(definition, 0, lane: CallLane.Interactive).Kind);
        Assert.Equal(BudgetDecisionKind.Busy, Take(definition, 0, lane: CallLane.Interactive).Kind);

        Assert.True(_state.Release(first.Grant!, refund: false));
        Assert.False(_state.Release(first.Grant!, refund: false));
        Assert.Equal(BudgetDecisionKind.Granted, Take(definition, 0, lane: CallLane.Interactive).Kind);

        // Their holders die: the leases (5 minutes) end.
        Assert.Equal(BudgetDecisionKind.Busy, Take(definition, 299).Kind);
        Assert.Equal(BudgetDecisionKind.Granted, Take(definition, 300).Kind);
    }

    [Fact]
    public void What_the_vendor_says_tightens_and_never_loosens()
    {
        var definition = Limits(BudgetLimit.Sliding("s", 30, TimeSpan.FromSeconds(10)));
        Take(definition, 0);

        Assert.False(_state.Correct(definition, [new("s", 30), new("unknown", 0)], Start));
        Assert.True(_state.Correct(definition, [new("s", 1, Start.AddSeconds(4))], Start));

        Assert.Equal(BudgetDecisionKind.Granted, Take(definition, 1).Kind);
        Assert.Equal(Start.AddSeconds(4), Take(definition, 1).RetryAt);
        Assert.Equal(BudgetDecisionKind.Granted, Take(definition, 4).Kind);
    }

    [Fact]
    public void The_state_is_numbers_that_survive_as_text()
    {
        var definition = Limits(
            BudgetLimit.Sliding("s", 2, TimeSpan.FromSeconds(10)), BudgetLimit.Daily("d", 3), BudgetLimit.Concurrent("c", 2));
        Take(definition, 0);
        var second = Take(definition, 1);
        _state.Block(Start.AddSeconds(5));

        var copy = AccountBudgetState.FromJson(_state.ToJson());

        Assert.Equal(_state.ToJson(), copy.ToJson());
        Assert.Equal(Start.AddSeconds(5), copy.BlockedUntil);
        Assert.True(copy.Release(second.Grant!, refund: true));
        Assert.Equal(BudgetDecisionKind.Granted, copy.TryTake(new() { Account = Account, Definition = definition }, Start.AddSeconds(6)).Kind);
        Assert.Throws<FormatException>(static () => AccountBudgetState.FromJson("{"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void At_no_instant_is_a_sliding_limit_exceeded(int seed)
    {
        var random = new Random(seed);
        var window = TimeSpan.FromSeconds(10);
        var definition = Limits(BudgetLimit.Sliding("s", 200, window) with { Unit = BudgetUnit.Cost, InteractiveReserve = 20 });
        var sent = new List<(DateTimeOffset At, decimal Cost)>();
        var waiting = new PriorityQueue<(BudgetGrant Grant, decimal Cost, CallLane Lane), DateTimeOffset>();
        var now = Start;

        for (var i = 0; i < 4000; i++)
        {
            now += TimeSpan.FromMilliseconds(random.Next(0, 60));
            while (waiting.TryPeek(out _, out var due) && due <= now)
            {
                var (grant, cost, lane) = waiting.Dequeue();
                if (random.Next(20) == 0)
                    _state.Release(grant, refund: true);
                else
                    Ask(due > now ? due : now, cost, lane, grant);
            }

            Ask(now, random.Next(1, 5), random.Next(5) == 0 ? CallLane.Interactive : CallLane.Background, null);
        }

        // 120 seconds × 20 units per second: most of it must be used, or a limiter that refuses everything would pass.
        Assert.InRange(sent.Sum(static s => s.Cost), 2000, 2600);
        for (var i = 0; i < sent.Count; i++)
            Assert.True(sent.Where(s => s.At > sent[i].At - window && s.At <= sent[i].At).Sum(static s => s.Cost) <= 200);

        void Ask(DateTimeOffset at, decimal cost, CallLane lane, BudgetGrant? reservation)
        {
            var decision = TakeAt(definition, at, 30, lane, cost, null, reservation);
            if (decision.Kind == BudgetDecisionKind.Granted)
                sent.Add((at, cost));
            else if (decision.Kind == BudgetDecisionKind.Reserved)
                waiting.Enqueue((decision.Grant!, cost, lane), at + decision.Wait);
        }
    }

    [Fact]
    public async Task The_store_drops_accounts_that_have_nothing_left_to_remember()
    {
        var clock = new ManualClock(Start);
        var store = new InMemoryBudgetStore(clock);
        var definition = Limits(BudgetLimit.Sliding("s", 1, TimeSpan.FromSeconds(10)));
        for (var i = 0; i < 1000; i++)
            await store.TryTakeAsync(new() { Account = new("Acme", $"{i}"), Definition = definition }, default);
        await store.BlockAsync(new("Acme", "7"), Start.AddHours(1), default);
        Assert.Equal(1000, store.Count);

        clock.Advance(TimeSpan.FromMinutes(2));
        await store.TryTakeAsync(new() { Account = new("Acme", "new"), Definition = definition }, default);

        Assert.InRange(store.Count, 1, 2);
        Assert.NotNull((await store.ReadAsync(new("Acme", "7"), definition, default)).BlockedUntil);
    }

    [Fact]
    public async Task The_store_grants_exactly_the_limit_to_threads_that_race()
    {
        var store = new InMemoryBudgetStore(new ManualClock(Start));
        var definition = Limits(BudgetLimit.Sliding("s", 100, TimeSpan.FromSeconds(10)));
        var granted = 0;

        await Parallel.ForEachAsync(Enumerable.Range(0, 5000), async (_, token) =>
        {
            if ((await store.TryTakeAsync(new() { Account = Account, Definition = definition }, token)).Kind == BudgetDecisionKind.Granted)
                Interlocked.Increment(ref granted);
        });

        Assert.Equal(100, granted);
    }

    private static BudgetDefinition Limits(params BudgetLimit[] limits) => new() { Limits = limits };

    private BudgetDecision Take(
        BudgetDefinition definition, double second, double maxWait = 0, CallLane lane = CallLane.Background, decimal cost = 1, string? callClass = null, BudgetGrant? reservation = null) =>
        TakeAt(definition, Start.AddSeconds(second), maxWait, lane, cost, callClass, reservation);

    private BudgetDecision TakeAt(
        BudgetDefinition definition, DateTimeOffset at, double maxWait = 0, CallLane lane = CallLane.Background, decimal cost = 1, string? callClass = null, BudgetGrant? reservation = null) =>
        _state.TryTake(new() { Account = Account, Definition = definition, Cost = cost, CallClass = callClass, Lane = lane, MaxWait = TimeSpan.FromSeconds(maxWait), Reservation = reservation }, at);
}
