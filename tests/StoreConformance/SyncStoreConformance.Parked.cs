using Connectors.Sync;
using Connectors.TestSupport;

namespace Connectors.StoreConformance;

public abstract partial class SyncStoreConformance
{
    [Fact]
    public async Task A_parked_pair_comes_back_as_it_was_and_goes()
    {
        var row = Parked("crm:42") with
        {
            CrmId = "42",
            AccountingId = "a7",
            Kind = ParkedKind.Waiting,
            Cause = "reference.unlinked",
            WaitsFor = "company:crm:17",
            Wakes = WakeCause.Link | WakeCause.Time,
            WakeAt = Clock.Now + Minute,
            Attempts = 3,
        };
        await CommitAsync(b => b.Parked.AddRange([row, Parked("accounting:1"), Parked("crm:42", "person")]));
        Assert.Equal([row], await Store.FindParkedAsync(Acme, "company", ["crm:42", "crm:42", "crm:43"], None));
        await CommitAsync(b => b.Unparked.AddRange([("company", "crm:42"), ("company", "never-parked")]));
        Assert.Empty(await Store.FindParkedAsync(Acme, "company", ["crm:42"], None));
        Assert.Equal(2, await Store.CountParkedAsync(Acme, ParkedFilter.All, None));
    }

    [Fact, Rule("D14")]
    public async Task A_pair_that_one_batch_unparks_and_parks_is_parked()
    {
        await CommitAsync(b =>
        {
            b.Unparked.Add(("company", "crm:1"));
            b.Parked.Add(Parked("crm:1"));
            b.Unparked.Add(("company", "crm:1"));
        });
        Assert.Equal(1, await Store.CountParkedAsync(Acme, ParkedFilter.All, None));
    }

    [Fact]
    public async Task Filters_combine()
    {
        await CommitAsync(b => b.Parked.AddRange([
            Parked("crm:1"),
            Parked("crm:2") with { Cause = "required", Wakes = WakeCause.Settings | WakeCause.Schema },
            Parked("crm:3", "person") with { Cause = "required", Kind = ParkedKind.Held, Wakes = WakeCause.Schema },
            Parked("crm:4", "person") with { Kind = ParkedKind.Waiting, Cause = "reference", WaitsFor = "company:crm:1", Wakes = WakeCause.Link },
            Parked("crm:5") with { Kind = ParkedKind.Uncertain, Cause = "outcome", Wakes = WakeCause.Time, WakeAt = Clock.Now + Minute },
            Parked("crm:6") with { Cause = "busy", Wakes = WakeCause.Time, WakeAt = Clock.Now - Minute }]));

        Assert.Equal("1 2 3 4 5 6", await FoundAsync(ParkedFilter.All));
        Assert.Equal("3 4", await FoundAsync(new ParkedFilter { Mapping = "person" }));
        Assert.Equal("2 3", await FoundAsync(new ParkedFilter { Cause = "required" }));
        Assert.Equal("3", await FoundAsync(new ParkedFilter { Cause = "required", Mapping = "person" }));
        Assert.Equal("1 2 6", await FoundAsync(new ParkedFilter { Kind = ParkedKind.Parked }));
        Assert.Equal("4", await FoundAsync(new ParkedFilter { WaitsFor = "company:crm:1" }));
        Assert.Equal("", await FoundAsync(new ParkedFilter { WaitsFor = "company:crm:1", Mapping = "company" }));
        Assert.Equal("2 3", await FoundAsync(new ParkedFilter { WokenBy = WakeCause.Schema }));
        Assert.Equal("2 3 4", await FoundAsync(new ParkedFilter { WokenBy = WakeCause.Settings | WakeCause.Schema | WakeCause.Link }));
        Assert.Equal("", await FoundAsync(new ParkedFilter { WokenBy = WakeCause.None }));
        Assert.Equal("6", await FoundAsync(new ParkedFilter { DueBefore = Clock.Now }));
        Assert.Equal("6", await FoundAsync(new ParkedFilter { DueBefore = Clock.Now + Minute }));
        Assert.Equal("5 6", await FoundAsync(new ParkedFilter { DueBefore = Clock.Now + Minute + TimeSpan.FromTicks(1) }));
        Assert.Equal("5", await FoundAsync(new ParkedFilter { DueBefore = DateTimeOffset.MaxValue, Kind = ParkedKind.Uncertain, WokenBy = WakeCause.Time, Mapping = "company", Cause = "outcome" }));

        async Task<string> FoundAsync(ParkedFilter filter)
        {
            var rows = (await Store.ListParkedAsync(Acme, filter, null, 50, None)).Select(static p => p.Pair["crm:".Length..]).Order().ToArray();
            Assert.Equal(rows.Length, await Store.CountParkedAsync(Acme, filter, None));
            return string.Join(' ', rows);
        }
    }

    [Fact]
    public async Task Parked_rows_are_listed_oldest_first_in_pages()
    {
        // "a" comes before "a1" although '|' comes behind '1'.
        var expected = new[] { ("b", "crm:9", -2), ("a", "crm:1", 0), ("a", "crm:1|x", 0), ("a", "crm:2", 0), ("a1", "crm:0", 0), ("a", "crm:0", 1) };
        await CommitAsync(b => b.Parked.AddRange(expected.Reverse().Select(e => Parked(e.Item2, e.Item1) with { Since = Clock.Now.AddTicks(e.Item3) })));
        foreach (var size in new[] { 1, 2, 5, 50 })
        {
            var seen = new List<(string, string, int)>();
            string? after = null;
            while (await Store.ListParkedAsync(Acme, ParkedFilter.All, after, size, None) is { Count: > 0 } page)
            {
                seen.AddRange(page.Select(p => (p.Mapping, p.Pair, (int)(p.Since - Clock.Now).Ticks)));
                after = page[^1].Position;
            }

            Assert.Equal(expected, seen);
        }

        await Assert.ThrowsAsync<FormatException>(async () => await Store.ListParkedAsync(Acme, ParkedFilter.All, "17", 5, None));
    }

    [Fact]
    public async Task A_later_decision_replaces_the_earlier_one()
    {
        await Store.SaveDecisionAsync(Acme, Decision("crm:1", DecisionKind.Link) with { OtherId = "a1", User = "jens" }, None);
        await Store.SaveDecisionAsync(Acme, Decision("crm:1", DecisionKind.Create) with { User = "ida" }, None);
        await Store.SaveDecisionAsync(Acme, Decision("crm:1", DecisionKind.Ignore) with { Mapping = "person" }, None);
        Assert.Equal([Decision("crm:1", DecisionKind.Create) with { User = "ida" }], await Store.FindDecisionsAsync(Acme, "company", ["crm:2", "crm:1", "crm:1"], None));
        await CommitAsync(b => b.Decisions.Add(Decision("crm:1", DecisionKind.TakeCrm)));
        Assert.Equal(DecisionKind.TakeCrm, Assert.Single(await Store.FindDecisionsAsync(Acme, "company", ["crm:1"], None)).Kind);
        Assert.Empty(await Store.FindDecisionsAsync(Other, "company", ["crm:1"], None));
    }

    [Fact]
    public async Task A_later_assignment_of_a_pair_replaces_the_earlier_one()
    {
        await Store.SaveAssignmentsAsync(Acme, [Assigned("crm:1"), Assigned("crm:2")], None);
        await Store.SaveAssignmentsAsync(Acme, [Assigned("crm:1", "jens") with { Cause = "too-long" }, Assigned("crm:3", "")], None);
        await Store.SaveAssignmentsAsync(Acme, [], None);

        Assert.Equal([Assigned("crm:1", "jens") with { Cause = "too-long" }, Assigned("crm:2"), Assigned("crm:3", "")], await Store.FindAssignmentsAsync(Acme, "company", ["crm:2", "crm:3", "crm:1", "crm:9", "crm:1"], None));
        Assert.Empty(await Store.FindAssignmentsAsync(Acme, "person", ["crm:1"], None));
        Assert.Empty(await Store.FindAssignmentsAsync(Other, "company", ["crm:1"], None));
        await Store.DeleteConnectionAsync(Acme, None);
        Assert.Empty(await Store.FindAssignmentsAsync(Acme, "company", ["crm:1"], None));
    }
}
