using Connectors.Sync;
using Connectors.Sync.Stores;
using Connectors.TestSupport;

namespace Connectors.StoreConformance;

public abstract partial class SyncStoreConformance
{
    [Fact]
    public async Task A_link_goes_from_reserved_to_active_to_orphaned_and_keeps_its_ids_and_base()
    {
        var id = Guid.NewGuid();
        var reserved = Link(id, "c1", null, state: LinkState.Reserved) with { Base = "" };
        await CommitAsync(b => b.Links.Add(reserved));
        Assert.Equal(reserved, Assert.Single(await Store.FindLinksAsync(Acme, Side.Crm, "company", ["c1"], None)));

        var active = Link(id, "c1", "a1");
        await CommitAsync(b => b.Links.Add(active));
        Assert.Equal(active, Assert.Single(await Store.FindLinksAsync(Acme, Side.Accounting, "contact", ["a1"], None)));

        var orphaned = active with { State = LinkState.Orphaned, Reason = "accounting.deleted" };
        await CommitAsync(b => b.Links.Add(orphaned));
        Assert.Equal(orphaned, await Store.FindLinkAsync(Acme, id, None));
        Assert.Equal(orphaned, Assert.Single(await Store.FindLinksAsync(Acme, Side.Crm, "company", ["c1", "c1", "c2"], None)));
        Assert.Equal(orphaned, Assert.Single(await Store.FindLinksAsync(Acme, Side.Accounting, "contact", ["a1"], None)));
        Assert.Empty(await Store.FindLinksAsync(Acme, Side.Accounting, "company", ["a1", "c1"], None));
    }

    [Theory, Rule("R17")]
    [InlineData("company", LinkState.Active)]
    [InlineData("person", LinkState.Active)]
    [InlineData("person", LinkState.Orphaned)]
    [InlineData("person", LinkState.Reserved)]
    public async Task A_record_has_one_link_across_mappings_and_states(string mapping, LinkState state)
    {
        var first = Link(Guid.NewGuid(), "c1", "a1", state: state);
        await CommitAsync(b => b.Links.Add(first));
        var lease = await LeaseAsync();
        var crm = await Assert.ThrowsAsync<StoreConflictException>(async () => await Store.CommitAsync(lease, Batch(b => b.Links.Add(Link(Guid.NewGuid(), "c1", "a2", mapping))), None));
        Assert.Contains("company/c1 of the CRM side", crm.Message, StringComparison.Ordinal);
        var accounting = await Assert.ThrowsAsync<StoreConflictException>(async () => await Store.CommitAsync(lease, Batch(b => b.Links.Add(Link(Guid.NewGuid(), "c2", "a1", mapping))), None));
        Assert.Contains("contact/a1 of the accounting side", accounting.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<StoreConflictException>(async () => await Store.CommitAsync(lease, Batch(b => b.Links.AddRange([Link(Guid.NewGuid(), "c3", null), Link(Guid.NewGuid(), "c3", null)])), None));
        Assert.Equal(first, Assert.Single(await Store.ListLinksAsync(Acme, "company", null, 10, None)));
        Assert.Empty(await Store.ListLinksAsync(Acme, "person", null, 10, None));
    }

    [Fact]
    public async Task Records_of_different_resources_and_unknown_ids_do_not_collide()
    {
        await CommitAsync(b => b.Links.AddRange([
            Link(Guid.NewGuid(), "1", "1"),
            Link(Guid.NewGuid(), "1", "1") with { CrmResource = "person", AccountingResource = "employee" },
            Link(Guid.NewGuid(), "2", null, state: LinkState.Reserved),
            Link(Guid.NewGuid(), "3", null, state: LinkState.Reserved)]));
        Assert.Equal(4, (await Store.ListLinksAsync(Acme, "company", null, 10, None)).Count);
    }

    [Fact, Rule("R12")]
    public async Task Links_of_one_batch_may_swap_their_records_and_a_renumbered_one_frees_its_old_number()
    {
        var (a, b, c) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        await CommitAsync(x => x.Links.AddRange([Link(a, "c1", "105"), Link(b, "c2", "205")]));
        await CommitAsync(x => x.Links.AddRange([Link(a, "c1", "205"), Link(b, "c2", "105")]));
        Assert.Equal(a, Assert.Single(await Store.FindLinksAsync(Acme, Side.Accounting, "contact", ["205"], None)).Id);
        Assert.Equal(b, Assert.Single(await Store.FindLinksAsync(Acme, Side.Accounting, "contact", ["105"], None)).Id);

        await CommitAsync(x => x.Links.AddRange([Link(c, "c3", "205"), Link(a, "c1", "305")]));
        Assert.Equal(c, Assert.Single(await Store.FindLinksAsync(Acme, Side.Accounting, "contact", ["205"], None)).Id);
        Assert.Equal(a, Assert.Single(await Store.FindLinksAsync(Acme, Side.Accounting, "contact", ["305"], None)).Id);
    }

    [Fact]
    public async Task A_swap_that_collides_with_a_third_link_writes_nothing()
    {
        var (a, b) = (Guid.NewGuid(), Guid.NewGuid());
        await CommitAsync(x => x.Links.AddRange([Link(a, "c1", "a1"), Link(b, "c2", "a2"), Link(Guid.NewGuid(), "c3", "a3")]));
        var lease = await LeaseAsync();
        await Assert.ThrowsAsync<StoreConflictException>(async () => await Store.CommitAsync(lease, Batch(x => x.Links.AddRange([Link(a, "c1", "a2"), Link(b, "c2", "a3")])), None));
        Assert.Equal("a1", (await Store.FindLinkAsync(Acme, a, None))!.AccountingId);
        Assert.Equal("a2", (await Store.FindLinkAsync(Acme, b, None))!.AccountingId);
    }

    [Fact]
    public async Task Links_of_a_mapping_are_listed_in_pages_and_counted_by_state()
    {
        var ids = Enumerable.Range(1, 9).Select(static i => new Guid($"{i}0000000-0000-7000-8000-{(10 - i) * 7:x12}")).ToArray();
        await CommitAsync(b =>
        {
            b.Links.AddRange(ids.Reverse().Select((id, i) => Link(id, "c" + i, "a" + i, state: i < 2 ? LinkState.Orphaned : LinkState.Active)));
            b.Links.Add(Link(Guid.NewGuid(), "p1", "p1", "person"));
        });
        var seen = new List<Guid>();
        Guid? after = null;
        while (await Store.ListLinksAsync(Acme, "company", after, 4, None) is { Count: > 0 } page)
        {
            seen.AddRange(page.Select(static l => l.Id));
            after = page[^1].Id;
        }

        Assert.Equal(ids, seen);
        Assert.Equal(7, await Store.CountLinksAsync(Acme, "company", LinkState.Active, None));
        Assert.Equal(2, await Store.CountLinksAsync(Acme, "company", LinkState.Orphaned, None));
        Assert.Equal(0, await Store.CountLinksAsync(Acme, "person", LinkState.Orphaned, None));
    }

    [Fact, Rule("R15")]
    public async Task Links_that_were_put_aside_outlive_a_reset_and_end_when_they_are_forgotten_or_the_connection_is_deleted()
    {
        Guid[] ids = [.. Enumerable.Range(1, 3).Select(static i => new Guid(i, 0, 0, new byte[8]))];
        await CommitAsync(b => b.Links.Add(Link(ids[0], "c1", "a1")));
        await CommitAsync(b => { b.Reset = true; b.Aside.AddRange([Aside(ids[2]), Aside(ids[0]), Aside(ids[1])]); });
        await CommitAsync(b => { b.Reset = true; b.Aside.Add(Aside(ids[1], "c2") with { State = LinkState.Orphaned, Reason = "deleted", AccountingId = null, Identity = "" }); });
        await CommitAsync(b => b.Aside.Add(Aside(ids[0])), Other);

        Assert.Null(await Store.FindLinkAsync(Acme, ids[0], None));
        Assert.Equal([Aside(ids[0]), Aside(ids[1], "c2") with { State = LinkState.Orphaned, Reason = "deleted", AccountingId = null, Identity = "" }], await Store.ListAsideAsync(Acme, null, 2, None));
        Assert.Equal([Aside(ids[2])], await Store.ListAsideAsync(Acme, ids[1], 2, None));
        await CommitAsync(b => b.Forgotten.Add(new ForgetRow { Mapping = "company", Link = ids[2], Pairs = [] }));
        Assert.Equal([ids[0], ids[1]], (await Store.ListAsideAsync(Acme, null, 10, None)).Select(static a => a.Id));
        await Store.DeleteConnectionAsync(Acme, None);
        Assert.Empty(await Store.ListAsideAsync(Acme, null, 10, None));
        Assert.Single(await Store.ListAsideAsync(Other, null, 10, None));
    }
}
