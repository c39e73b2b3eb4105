using Connectors.Sync;
using Connectors.Sync.Stores;
using Connectors.TestSupport;

namespace Connectors.StoreConformance;

public abstract partial class SyncStoreConformance
{
    [Fact]
    public async Task The_clock_is_the_one_given()
    {
        Assert.Equal(Clock.Now, await Store.GetTimeAsync(None));
        Clock.Now += Minute;
        Assert.Equal(Clock.Now, await Store.GetTimeAsync(None));
    }

    [Fact, Rule("R21")]
    public async Task One_owner_at_a_time()
    {
        var lease = await Store.TryAcquireAsync(Acme, "host-a", Minute, None);
        Assert.NotNull(lease);
        Assert.Equal((Acme, "host-a", Clock.Now + Minute), (lease.Connection, lease.Owner, lease.Until));
        Assert.Null(await Store.TryAcquireAsync(Acme, "host-b", Minute, None));
        Assert.Null(await Store.TryAcquireAsync(Acme, "host-a", Minute, None));
        Assert.NotNull(await Store.TryAcquireAsync(Other, "host-b", Minute, None));
    }

    [Fact, Rule("R21")]
    public async Task A_lease_is_free_when_it_has_run_out_and_the_token_grows()
    {
        var first = await LeaseAsync();
        Clock.Now += Minute - TimeSpan.FromTicks(1);
        Assert.Null(await Store.TryAcquireAsync(Acme, "host-b", Minute, None));
        Clock.Now += TimeSpan.FromTicks(1);
        var second = await Store.TryAcquireAsync(Acme, "host-b", Minute, None);
        Assert.True(second!.Token > first.Token);
        Assert.Null(await Store.RenewAsync(first, Minute, None));
        Assert.Equal(second, await Store.RenewAsync(second, Minute, None));
    }

    [Fact, Rule("R21")]
    public async Task Renewing_extends_and_never_shortens()
    {
        var lease = await LeaseAsync();
        Clock.Now += TimeSpan.FromSeconds(30);
        var longer = await Store.RenewAsync(lease, TimeSpan.FromMinutes(5), None);
        Assert.Equal(Clock.Now + TimeSpan.FromMinutes(5), longer!.Until);
        Assert.Equal(lease.Token, longer.Token);

        // The loop's short renewal comes while a long call is on its way: its protection stays.
        Assert.Equal(longer.Until, (await Store.RenewAsync(lease, Minute, None))!.Until);
        Clock.Now += TimeSpan.FromMinutes(4);
        Assert.Null(await Store.TryAcquireAsync(Acme, "host-b", Minute, None));
    }

    [Fact]
    public async Task A_lease_that_ran_out_is_still_ours_while_nobody_took_it()
    {
        var lease = await LeaseAsync();
        Clock.Now += TimeSpan.FromHours(1);
        await Store.CommitAsync(lease, Batch(b => b.Records.Add(Record("r1"))), None);
        Assert.Equal(1, await Store.CountRecordsAsync(Acme, Side.Crm, "company", None));
        Assert.Equal(Clock.Now + Minute, (await Store.RenewAsync(lease, Minute, None))!.Until);
        Assert.Null(await Store.TryAcquireAsync(Acme, "host-b", Minute, None));
    }

    [Fact]
    public async Task Only_our_own_lease_is_given_back()
    {
        var old = await LeaseAsync();
        Clock.Now += Minute;
        var held = await Store.TryAcquireAsync(Acme, "host-b", Minute, None);
        await Store.ReleaseAsync(old, None);
        Assert.Null(await Store.TryAcquireAsync(Acme, "host-c", Minute, None));

        await Store.ReleaseAsync(held!, None);
        var next = await Store.TryAcquireAsync(Acme, "host-c", Minute, None);
        Assert.True(next!.Token > held!.Token);
    }

    [Fact, Rule("R21")]
    public async Task What_was_given_back_is_not_ours_any_more()
    {
        var lease = await LeaseAsync();
        await Store.ReleaseAsync(lease, None);
        Assert.Null(await Store.RenewAsync(lease, Minute, None));
        await Assert.ThrowsAsync<LeaseLostException>(async () => await Store.CommitAsync(lease, new StoreBatch(), None));
    }

    [Fact, Rule("R21")]
    public async Task An_old_token_changes_nothing_at_all()
    {
        var old = await LeaseAsync();
        var link = Guid.NewGuid();
        await Store.AddMarksAsync(Acme, [Mark("r9")], None);
        var mark = Assert.Single(await Store.ListMarksAsync(Acme, Side.Crm, "company", 10, None));
        Clock.Now += Minute;
        var taken = await Store.TryAcquireAsync(Acme, "host-b", Minute, None);

        var batch = Everything(link);
        batch.ClearedMarks.Add(mark);
        await Assert.ThrowsAsync<LeaseLostException>(async () => await Store.CommitAsync(old, batch, None));
        await Assert.ThrowsAsync<LeaseLostException>(async () => await Store.CommitAsync(old, new StoreBatch(), None));

        Assert.Equal(mark, Assert.Single(await Store.ListMarksAsync(Acme, Side.Crm, "company", 10, None)));
        await Store.CommitAsync(taken!, Batch(b => b.ClearedMarks.Add(mark)), None);
        await NothingIsThereAsync(Acme, link);
    }

    [Fact, Rule("R21")]
    public async Task A_token_never_comes_back_even_when_the_connection_was_deleted()
    {
        var zombie = await LeaseAsync();
        await Store.DeleteConnectionAsync(Acme, None);
        await Assert.ThrowsAsync<LeaseLostException>(async () => await Store.CommitAsync(zombie, Everything(Guid.NewGuid()), None));
        var fresh = await LeaseAsync();
        Assert.True(fresh.Token > zombie.Token);
        await Assert.ThrowsAsync<LeaseLostException>(async () => await Store.CommitAsync(zombie, Everything(Guid.NewGuid()), None));
        await NothingIsThereAsync(Acme, Guid.NewGuid());
    }

    [Fact]
    public async Task Leases_need_an_owner_and_a_duration()
    {
        await Assert.ThrowsAnyAsync<ArgumentException>(async () => await Store.TryAcquireAsync(Acme, "", Minute, None));
        await Assert.ThrowsAnyAsync<ArgumentException>(async () => await Store.TryAcquireAsync(Acme, "host-a", TimeSpan.Zero, None));
        var lease = await LeaseAsync();
        await Assert.ThrowsAnyAsync<ArgumentException>(async () => await Store.RenewAsync(lease, TimeSpan.Zero, None));
    }
}
