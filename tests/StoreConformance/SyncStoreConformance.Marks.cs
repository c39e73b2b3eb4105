using Connectors.Sync;
using Connectors.Sync.Stores;
using Connectors.TestSupport;

namespace Connectors.StoreConformance;

public abstract partial class SyncStoreConformance
{
    private async Task<IReadOnlyList<MarkRow>> MarksAsync() => await Store.ListMarksAsync(Acme, Side.Crm, "company", 100, None);

    [Fact, Rule("R29")]
    public async Task A_mark_that_is_set_again_keeps_its_moment_and_gets_a_larger_counter()
    {
        var first = Clock.Now;
        await Store.AddMarksAsync(Acme, [Mark("1")], None);
        var before = Assert.Single(await MarksAsync());
        Assert.Equal(first, before.At);
        Clock.Now += Minute;
        await Store.AddMarksAsync(Acme, [Mark("1"), Mark("1")], None);
        var after = Assert.Single(await MarksAsync());
        Assert.True(after.Counter > before.Counter + 1);
        Assert.Equal(first, after.At);
        Assert.Equal(1, await Store.CountMarksAsync(Acme, Side.Crm, "company", None));
    }

    [Fact]
    public async Task A_more_urgent_class_raises_a_mark_and_a_less_urgent_one_does_not_lower_it()
    {
        await Store.AddMarksAsync(Acme, [Mark("1", MarkClass.Feed)], None);
        await Store.AddMarksAsync(Acme, [Mark("1", MarkClass.User)], None);
        Assert.Equal(MarkClass.User, Assert.Single(await MarksAsync()).Class);
        await Store.AddMarksAsync(Acme, [Mark("1", MarkClass.Drift)], None);
        Assert.Equal(MarkClass.User, Assert.Single(await MarksAsync()).Class);
    }

    [Fact, Rule("R29")]
    public async Task Clearing_is_compare_and_clear()
    {
        await Store.AddMarksAsync(Acme, [Mark("1"), Mark("2")], None);
        var taken = await MarksAsync();
        await Store.AddMarksAsync(Acme, [Mark("1")], None);
        await CommitAsync(b => b.ClearedMarks.AddRange(taken));
        var left = Assert.Single(await MarksAsync());
        Assert.Equal("1", left.Id);
        await CommitAsync(b => b.ClearedMarks.Add(left));
        Assert.Empty(await MarksAsync());
    }

    [Fact, Rule("R29")]
    public async Task A_stale_clearing_does_not_clear_a_mark_that_was_cleared_and_set_again()
    {
        await Store.AddMarksAsync(Acme, [Mark("1")], None);
        var taken = await MarksAsync();
        await CommitAsync(b => b.ClearedMarks.AddRange(taken));
        await Store.AddMarksAsync(Acme, [Mark("1")], None);
        await CommitAsync(b => b.ClearedMarks.AddRange(taken));
        Assert.Single(await MarksAsync());
    }

    [Fact]
    public async Task A_mark_that_one_batch_clears_and_adds_stays()
    {
        await Store.AddMarksAsync(Acme, [Mark("1", MarkClass.User)], None);
        var taken = await MarksAsync();
        await CommitAsync(b =>
        {
            b.Marks.Add(Mark("1", MarkClass.Drift));
            b.ClearedMarks.AddRange(taken);
        });
        Assert.Equal(MarkClass.Drift, Assert.Single(await MarksAsync()).Class);
    }

    [Fact]
    public async Task Most_urgent_first_then_oldest()
    {
        await Store.AddMarksAsync(Acme, [Mark("feed", MarkClass.Feed), Mark("drift", MarkClass.Drift)], None);
        Clock.Now += Minute;
        await Store.AddMarksAsync(Acme, [Mark("b", MarkClass.Document), Mark("user", MarkClass.User), Mark("older", MarkClass.Document) with { At = Clock.Now - Minute }, Mark("a", MarkClass.Document)], None);
        Assert.Equal(["user", "older", "a", "b", "feed", "drift"], (await MarksAsync()).Select(static m => m.Id));
        Assert.Equal(["user", "older"], (await Store.ListMarksAsync(Acme, Side.Crm, "company", 2, None)).Select(static m => m.Id));
    }

    [Fact]
    public async Task A_mark_belongs_to_one_side_and_resource_and_may_mean_all_of_it()
    {
        await Store.AddMarksAsync(Acme, [Mark(""), Mark("1"), Mark("1") with { Side = Side.Accounting }, Mark("1") with { Resource = "person" }], None);
        Assert.Equal(2, await Store.CountMarksAsync(Acme, Side.Crm, "company", None));
        Assert.Equal(1, await Store.CountMarksAsync(Acme, Side.Accounting, "company", None));
        Assert.Equal(1, await Store.CountMarksAsync(Acme, Side.Crm, "person", None));
        Assert.Equal(0, await Store.CountMarksAsync(Acme, Side.Accounting, "person", None));
        Assert.Equal(["", "1"], (await MarksAsync()).Select(static m => m.Id));
        await Store.AddMarksAsync(Acme, [], None);
    }

    [Fact, Rule("R12")]
    public async Task Claims_of_different_renumberings_are_not_merged()
    {
        var claim = Mark("") with { OldNumber = "105", NewNumber = "205" };
        await Store.AddMarksAsync(Acme, [claim, claim with { OldNumber = "205", NewNumber = "305" }, claim, Mark("")], None);
        var marks = await MarksAsync();
        Assert.Equal([(null, null), ("105", "205"), ("205", "305")], marks.Select(static m => (m.OldNumber, m.NewNumber)));
        await CommitAsync(b => b.ClearedMarks.Add(marks[1]));
        Assert.Equal([null, "205"], (await MarksAsync()).Select(static m => m.OldNumber));
    }
}
