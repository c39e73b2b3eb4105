using Connectors.Sync.Stores;
using Connectors.TestSupport;

namespace Connectors.StoreConformance;

public abstract partial class SyncStoreConformance
{
    [Fact, Rule("R19")]
    public async Task What_a_brake_let_pass_is_counted_once_per_step_and_listed_from_a_moment_on()
    {
        var start = Clock.Now;
        await CommitAsync(b => b.Brakes.AddRange([Braked("crm:2"), Braked("crm:2", "clear:City"), Braked("crm:2", kind: BrakeKind.Rescope), Braked("crm:1"), Braked("crm:1") with { Mapping = "person" }]));
        Clock.Now += Minute;
        var later = Braked("crm:2") with { Linked = 5 };
        await CommitAsync(b => b.Brakes.Add(later));
        await CommitAsync(b => b.Brakes.Add(Braked("crm:9")), Other);

        Assert.Equal([later], await Store.ListBrakesAsync(Acme, start.AddTicks(1), None));
        var all = await Store.ListBrakesAsync(Acme, start, None);
        Assert.Equal(5, all.Count);
        Assert.Equal(later, all[^1]);
        Assert.Equal(["crm:1", "crm:1", "crm:2", "crm:2", "crm:2"], all.Select(static b => b.Pair));
        Assert.Equal(1234, all[0].Linked);
    }

    [Fact, Rule("R19")]
    public async Task A_later_approval_replaces_the_earlier_one_and_keeps_its_steps_in_order()
    {
        await Store.SaveApprovalsAsync(Acme, [Approval("crm:1", "unlink"), Approval("crm:2", "clear:Phone", "clear:City")], None);
        await Store.SaveApprovalsAsync(Acme, [Approval("crm:1", "delete") with { User = "jens", Until = Clock.Now + Minute + Minute }], None);
        await Store.SaveApprovalsAsync(Acme, [], None);

        var found = await Store.FindApprovalsAsync(Acme, "company", ["crm:2", "crm:1", "crm:3", "crm:1"], None);
        Assert.Equal(["crm:1", "crm:2"], found.Select(static a => a.Pair));
        Assert.Equal(["delete"], found[0].Whats);
        Assert.Equal(("jens", Clock.Now, Clock.Now + Minute + Minute), (found[0].User, found[0].At, found[0].Until));
        Assert.Equal(["clear:Phone", "clear:City"], found[1].Whats);
        Assert.Empty(await Store.FindApprovalsAsync(Acme, "person", ["crm:1"], None));
        Assert.Empty(await Store.FindApprovalsAsync(Other, "company", ["crm:1"], None));
    }
}
