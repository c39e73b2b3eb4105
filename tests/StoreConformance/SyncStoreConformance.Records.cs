using Connectors.Sync;
using Connectors.Sync.Stores;
using Connectors.TestSupport;

namespace Connectors.StoreConformance;

public abstract partial class SyncStoreConformance
{
    private async Task<string> HitsAsync(params string[] keys) =>
        string.Join(' ', (await Store.FindByKeysAsync(Acme, Side.Crm, "company", keys, None)).Select(static h => $"{h.Key}={h.Id}"));

    private async Task<string> MarkedAsync(params string[] markers) =>
        string.Join(' ', (await Store.FindByMarkersAsync(Acme, Side.Crm, "company", markers, None)).Select(static r => r.Id));

    [Fact]
    public async Task What_was_read_of_a_record_comes_back_as_it_was()
    {
        var row = new RecordRow
        {
            Side = Side.Accounting,
            Resource = "contact",
            Id = "a1",
            Entity = "person",
            Hash = "h",
            ModifiedAt = Clock.Now,
            Marker = "cx1:acme:company:1",
            Deleted = true,
            Pass = long.MaxValue,
            Keys = ["z", "a", ""],
        };
        await CommitAsync(b => b.Records.AddRange([row, row with { Id = "a2", ModifiedAt = null, Marker = null, Deleted = false, Keys = [] }]));
        var found = await Store.FindRecordsAsync(Acme, Side.Accounting, "contact", ["a2", "a1", "a1", "unknown"], None);
        Assert.Equal(2, found.Count);
        Same(row, found[0]);
        Same(row with { Id = "a2", ModifiedAt = null, Marker = null, Deleted = false, Keys = [] }, found[1]);
        Assert.Empty(await Store.FindRecordsAsync(Acme, Side.Accounting, "contact", [], None));
        Assert.Empty(await Store.FindRecordsAsync(Acme, Side.Crm, "contact", ["a1"], None));
    }

    [Fact]
    public async Task The_keys_of_a_record_are_replaced_as_a_whole()
    {
        await CommitAsync(b => b.Records.AddRange([Record("1") with { Keys = ["x", "y"] }, Record("2") with { Keys = ["y", "y"] }]));
        Assert.Equal("x=1 y=1 y=2", await HitsAsync("y", "x", "x", "none"));
        await CommitAsync(b => b.Records.Add(Record("1") with { Keys = ["y", "z"] }));
        Assert.Equal("y=1 y=2 z=1", await HitsAsync("x", "y", "z"));
        await CommitAsync(b => b.Records.Add(Record("1")));
        Assert.Equal("y=2", await HitsAsync("x", "y", "z"));
    }

    [Fact]
    public async Task Markers_are_found_and_move()
    {
        await CommitAsync(b => b.Records.AddRange([Record("1") with { Marker = "m" }, Record("2") with { Marker = "m" }, Record("3") with { Marker = "n" }, Record("4")]));
        Assert.Equal("1 2 3", await MarkedAsync("n", "m"));
        await CommitAsync(b => b.Records.AddRange([Record("1"), Record("2") with { Marker = "o" }]));
        Assert.Equal("3", await MarkedAsync("n", "m"));
        Assert.Equal("2", await MarkedAsync("o"));
    }

    [Fact]
    public async Task Deleted_records_are_not_found_by_keys_and_markers_and_are_again_when_they_return()
    {
        var row = Record("1") with { Keys = ["k"], Marker = "m" };
        await CommitAsync(b => b.Records.Add(row));
        await CommitAsync(b => b.Records.Add(row with { Deleted = true }));
        Assert.Equal("", await HitsAsync("k"));
        Assert.Equal("", await MarkedAsync("m"));
        Assert.Equal(0, await Store.CountRecordsAsync(Acme, Side.Crm, "company", None));
        Assert.True(Assert.Single(await Store.FindRecordsAsync(Acme, Side.Crm, "company", ["1"], None)).Deleted);

        await CommitAsync(b => b.Records.Add(row));
        Assert.Equal("k=1", await HitsAsync("k"));
        Assert.Equal("1", await MarkedAsync("m"));
        Assert.Equal(1, await Store.CountRecordsAsync(Acme, Side.Crm, "company", None));
    }

    [Fact]
    public async Task Keys_and_markers_belong_to_one_side_and_resource()
    {
        await CommitAsync(b => b.Records.AddRange([
            Record("1") with { Keys = ["k"], Marker = "m" },
            Record("1", Side.Accounting) with { Keys = ["k"], Marker = "m" },
            Record("1", resource: "person") with { Keys = ["k"], Marker = "m" }]));
        Assert.Equal("k=1", await HitsAsync("k"));
        Assert.Equal("1", await MarkedAsync("m"));
        Assert.Equal("person", Assert.Single(await Store.FindByKeysAsync(Acme, Side.Crm, "person", ["k"], None)).Entity);
        Assert.Equal(1, await Store.CountRecordsAsync(Acme, Side.Accounting, "company", None));
    }

    [Fact, Rule("R28")]
    public async Task What_an_enumeration_did_not_show_is_listed_in_pages()
    {
        await CommitAsync(b => b.Records.AddRange([
            Record("1") with { Pass = 4 },
            Record("2") with { Pass = 5 },
            Record("3") with { Pass = 6 },
            Record("4") with { Pass = 3, Deleted = true },
            Record("5"),
            Record("6") with { Pass = 4 },
            Record("1", Side.Accounting),
            Record("1", resource: "person")]));
        Assert.Equal(["1", "5"], (await Store.ListNotSeenAsync(Acme, Side.Crm, "company", 5, null, 2, None)).Select(static r => r.Id));
        Assert.Equal(["6"], (await Store.ListNotSeenAsync(Acme, Side.Crm, "company", 5, "5", 2, None)).Select(static r => r.Id));
        Assert.Empty(await Store.ListNotSeenAsync(Acme, Side.Crm, "company", 5, "6", 2, None));
        Assert.Equal(["5"], (await Store.ListNotSeenAsync(Acme, Side.Crm, "company", 4, null, 9, None)).Select(static r => r.Id));
    }
}
