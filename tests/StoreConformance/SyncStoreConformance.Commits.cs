using System.Globalization;
using Connectors.Sync;
using Connectors.Sync.Stores;
using Connectors.TestSupport;

namespace Connectors.StoreConformance;

public abstract partial class SyncStoreConformance
{
    [Fact]
    public async Task A_batch_writes_everything_of_it()
    {
        var link = Guid.NewGuid();
        await CommitAsync(b => b.Add(Everything(link)));
        Assert.Equal(Link(link, "c1", "a1"), await Store.FindLinkAsync(Acme, link, None));
        Assert.Equal(link, Assert.Single(await Store.ListOpenIntentsAsync(Acme, None)).Link);
        Same(Record("r1") with { Keys = ["vat:1"], Marker = "m1" }, Assert.Single(await Store.FindRecordsAsync(Acme, Side.Crm, "company", ["r1"], None)));
        Assert.Equal(new CursorRow { Side = Side.Crm, Resource = "company", Cursor = "7" }, Assert.Single(await Store.ListCursorsAsync(Acme, None)));
        Assert.Equal("r1", Assert.Single(await Store.ListMarksAsync(Acme, Side.Crm, "company", 10, None)).Id);
        Assert.Equal(Parked("crm:p1"), Assert.Single(await Store.FindParkedAsync(Acme, "company", ["crm:p1"], None)));
        Assert.Equal(History(link, "created"), Assert.Single(await Store.ListHistoryAsync(Acme, link, 10, None)));
        Assert.Equal("running", Assert.Single(await Store.ListRunsAsync(Acme, 10, None)).State);
        Assert.Equal(Decision("crm:d1", DecisionKind.Ignore), Assert.Single(await Store.FindDecisionsAsync(Acme, "company", ["crm:d1"], None)));
    }

    [Fact]
    public async Task A_batch_that_fails_midway_writes_nothing()
    {
        await CommitAsync(b => b.Links.Add(Link(Guid.NewGuid(), "c-taken", "a-taken")));
        var lease = await LeaseAsync();
        var link = Guid.NewGuid();
        var batch = Everything(link);
        batch.Links.Add(Link(Guid.NewGuid(), "c2", "a-taken"));
        await Assert.ThrowsAsync<StoreConflictException>(async () => await Store.CommitAsync(lease, batch, None));
        await NothingIsThereAsync(Acme, link);

        // The store goes on after it.
        await Store.CommitAsync(lease, Everything(link), None);
        Assert.NotNull(await Store.FindLinkAsync(Acme, link, None));
    }

    [Fact]
    public async Task A_cancelled_commit_that_has_not_begun_writes_nothing()
    {
        var lease = await LeaseAsync();
        var link = Guid.NewGuid();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Store.CommitAsync(lease, Everything(link), new CancellationToken(true)));
        await NothingIsThereAsync(Acme, link);
    }

    [Fact]
    public async Task Of_several_rows_with_one_identity_the_last_counts()
    {
        var link = Guid.NewGuid();
        var run = Guid.NewGuid();
        await CommitAsync(b =>
        {
            b.Links.AddRange([Link(link, "c1", null, state: LinkState.Reserved), Link(link, "c1", "a1")]);
            b.Records.AddRange([Record("r1") with { Keys = ["old"] }, Record("r1") with { Keys = ["new"], Hash = "2" }]);
            b.Runs.AddRange([Run(run), Run(run) with { State = "completed" }]);
            b.Cursors.AddRange([new CursorRow { Side = Side.Crm, Resource = "x", Cursor = "1" }, new CursorRow { Side = Side.Crm, Resource = "x", Cursor = "2", Pass = 4 }]);
            b.Parked.AddRange([Parked("crm:1"), Parked("crm:1") with { Attempts = 2 }]);
            b.Decisions.AddRange([Decision("crm:1", DecisionKind.Create), Decision("crm:1", DecisionKind.Ignore)]);
        });
        Assert.Equal(LinkState.Active, (await Store.FindLinkAsync(Acme, link, None))!.State);
        Assert.Equal("2", Assert.Single(await Store.FindRecordsAsync(Acme, Side.Crm, "company", ["r1"], None)).Hash);
        Assert.Empty(await Store.FindByKeysAsync(Acme, Side.Crm, "company", ["old"], None));
        Assert.Single(await Store.FindByKeysAsync(Acme, Side.Crm, "company", ["new"], None));
        Assert.Equal("completed", Assert.Single(await Store.ListRunsAsync(Acme, 10, None)).State);
        Assert.Equal(("2", 4), (Assert.Single(await Store.ListCursorsAsync(Acme, None)).Cursor, Assert.Single(await Store.ListCursorsAsync(Acme, None)).Pass));
        Assert.Equal(2, Assert.Single(await Store.FindParkedAsync(Acme, "company", ["crm:1"], None)).Attempts);
        Assert.Equal(DecisionKind.Ignore, Assert.Single(await Store.FindDecisionsAsync(Acme, "company", ["crm:1"], None)).Kind);
    }

    [Fact]
    public async Task Cursors_are_replaced_whole()
    {
        await CommitAsync(b => b.Cursors.AddRange([
            new CursorRow { Side = Side.Accounting, Resource = "contact", Cursor = "p2", Pass = 9, FullAt = Clock.Now },
            new CursorRow { Side = Side.Crm, Resource = "person" },
            new CursorRow { Side = Side.Crm, Resource = "company", Cursor = "x" }]));
        await CommitAsync(b => b.Cursors.Add(new CursorRow { Side = Side.Accounting, Resource = "contact", Pass = 10 }));
        Assert.Equal(
            [
                new CursorRow { Side = Side.Crm, Resource = "company", Cursor = "x" },
                new CursorRow { Side = Side.Crm, Resource = "person" },
                new CursorRow { Side = Side.Accounting, Resource = "contact", Pass = 10 },
            ],
            await Store.ListCursorsAsync(Acme, None));
    }

    [Fact]
    public async Task Moments_are_kept_to_the_tick_and_answered_in_utc()
    {
        var local = new DateTimeOffset(2026, 7, 3, 1, 2, 3, TimeSpan.FromHours(2)).AddTicks(4567891);
        await CommitAsync(b => b.Cursors.Add(new CursorRow { Side = Side.Crm, Resource = "company", FullAt = local }));
        var stored = Assert.Single(await Store.ListCursorsAsync(Acme, None)).FullAt!.Value;
        Assert.Equal((local.UtcTicks, TimeSpan.Zero), (stored.Ticks, stored.Offset));
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("64")]
    [InlineData("Ærø & Søn; '\"'; DROP TABLE x --")]
    [InlineData("株式会社 🏢 é e\u0301")]
    [InlineData("%_*?[]")]
    [InlineData(" 007 ")]
    [InlineData("1e3")]
    public async Task Ids_are_any_text_up_to_64_characters(string id)
    {
        if (id == "64")
            id = new string('x', 62) + "éÿ";
        var link = Guid.NewGuid();
        var connection = new ConnectionId(new string('c', 64));
        await CommitAsync(b =>
        {
            b.Links.Add(Link(link, id, id));
            b.Records.Add(Record(id) with { Keys = [id, id + "2"], Marker = id });
            b.Marks.Add(Mark(id));
            b.Parked.Add(Parked("crm:" + id) with { WaitsFor = id, Cause = id });
            b.Decisions.Add(Decision("crm:" + id, DecisionKind.Link) with { OtherId = id, User = id });
        }, connection);
        Assert.Equal(link, Assert.Single(await Store.FindLinksAsync(connection, Side.Accounting, "contact", [id], None)).Id);
        Same(Record(id) with { Keys = [id, id + "2"], Marker = id }, Assert.Single(await Store.FindRecordsAsync(connection, Side.Crm, "company", [id], None)));
        Assert.Equal(new KeyHit(id, id, "company"), Assert.Single(await Store.FindByKeysAsync(connection, Side.Crm, "company", [id], None)));
        Assert.Single(await Store.FindByMarkersAsync(connection, Side.Crm, "company", [id], None));
        Assert.Equal(id, Assert.Single(await Store.ListMarksAsync(connection, Side.Crm, "company", 5, None)).Id);
        var parked = Assert.Single(await Store.ListParkedAsync(connection, new ParkedFilter { WaitsFor = id, Cause = id }, null, 5, None));
        Assert.Empty(await Store.ListParkedAsync(connection, ParkedFilter.All, parked.Position, 5, None));
        Assert.Equal(id, Assert.Single(await Store.FindDecisionsAsync(connection, "company", ["crm:" + id], None)).OtherId);
    }

    [Fact]
    public async Task Lists_are_ordered_by_code_point()
    {
        string[] ordered = ["", "!", "0", "10", "2", "A", "a", "a!", "é", "ｚ", "🏢", "🏢a"];
        await CommitAsync(b => b.Records.AddRange(ordered.Reverse().Select(static id => Record(id))));
        Assert.Equal(ordered, (await Store.ListNotSeenAsync(Acme, Side.Crm, "company", 1, null, 50, None)).Select(static r => r.Id));
        Assert.Equal(ordered[9..], (await Store.ListNotSeenAsync(Acme, Side.Crm, "company", 1, ordered[8], 50, None)).Select(static r => r.Id));
        Assert.Equal(ordered, (await Store.FindRecordsAsync(Acme, Side.Crm, "company", [.. ordered.Reverse()], None)).Select(static r => r.Id));
    }

    [Fact]
    public async Task What_a_caller_holds_is_not_what_is_stored()
    {
        List<string> keys = ["vat:1"];
        var batch = Batch(b => b.Records.Add(Record("r1") with { Keys = keys }));
        await CommitAsync(b => b.Add(batch));
        keys[0] = "vat:2";
        keys.Add("vat:3");
        batch.Records.Clear();
        Assert.Single(await Store.FindByKeysAsync(Acme, Side.Crm, "company", ["vat:1"], None));
        Assert.Empty(await Store.FindByKeysAsync(Acme, Side.Crm, "company", ["vat:2", "vat:3"], None));
        Assert.Equal(["vat:1"], Assert.Single(await Store.FindRecordsAsync(Acme, Side.Crm, "company", ["r1"], None)).Keys);
    }

    [Fact]
    public async Task A_page_of_5000_records_with_4_keys_each_is_one_step()
    {
        var ids = Enumerable.Range(0, 5000).Select(static i => i.ToString("D5", CultureInfo.InvariantCulture)).ToArray();
        await CommitAsync(b =>
        {
            b.Records.AddRange(ids.Select(static id => Record(id) with { Keys = [$"n:{id}", $"v:{id}", $"e:{id}", "all"], Pass = 1 }));
            b.Links.AddRange(ids.Select(id => Link(Guid.NewGuid(), id, id)));
            b.Cursors.Add(new CursorRow { Side = Side.Crm, Resource = "company", Cursor = "5000", Pass = 1 });
        });
        Assert.Equal(5000, await Store.CountRecordsAsync(Acme, Side.Crm, "company", None));
        Assert.Equal(ids, (await Store.FindRecordsAsync(Acme, Side.Crm, "company", ids, None)).Select(static r => r.Id));
        Assert.Equal(ids, (await Store.FindByKeysAsync(Acme, Side.Crm, "company", ["all"], None)).Select(static h => h.Id));
        Assert.Equal(ids.Length, (await Store.FindByKeysAsync(Acme, Side.Crm, "company", [.. ids.Select(static id => "v:" + id)], None)).Count);
        Assert.Equal(ids.Length, (await Store.FindLinksAsync(Acme, Side.Accounting, "contact", ids, None)).Count);
    }

    [Fact, Rule("R32")]
    public async Task Many_commits_and_marks_at_once_while_others_read()
    {
        var connections = Enumerable.Range(0, 10).Select(static i => new ConnectionId("c" + i)).ToArray();
        var leases = new Dictionary<ConnectionId, Lease>();
        foreach (var connection in connections)
            leases[connection] = await LeaseAsync(connection);

        var work = new List<Task>();
        foreach (var (connection, lease) in leases)
        {
            for (var i = 0; i < 10; i++)
            {
                var id = i.ToString(CultureInfo.InvariantCulture);
                work.Add(Task.Run(async () => await Store.CommitAsync(lease, Batch(b =>
                {
                    b.Records.AddRange(Enumerable.Range(0, 20).Select(n => Record($"{id}-{n}") with { Keys = ["k"] }));
                    b.History.Add(History(Guid.Empty, id));
                }), None)));
                work.Add(Task.Run(async () => await Store.AddMarksAsync(connection, [Mark("same"), Mark(id)], None)));
                work.Add(Task.Run(async () =>
                {
                    // A reader sees whole steps only.
                    Assert.Equal(0, await Store.CountRecordsAsync(connection, Side.Crm, "company", None) % 20);
                    Assert.Equal(0, (await Store.FindByKeysAsync(connection, Side.Crm, "company", ["k"], None)).Count % 20);
                }));
            }
        }

        await Task.WhenAll(work);
        foreach (var connection in connections)
        {
            Assert.Equal(200, await Store.CountRecordsAsync(connection, Side.Crm, "company", None));
            Assert.Equal(11, await Store.CountMarksAsync(connection, Side.Crm, "company", None));
            Assert.Equal(10, (await Store.ListHistoryAsync(connection, Guid.Empty, 50, None)).Select(static h => h.Event).Distinct().Count());
        }
    }
}
