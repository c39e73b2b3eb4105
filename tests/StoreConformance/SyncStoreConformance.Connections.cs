using Connectors.Sync;
using Connectors.Sync.Stores;

namespace Connectors.StoreConformance;

public abstract partial class SyncStoreConformance
{
    private static ConnectionRow Connection(ConnectionId id) => new() { Id = id, Kind = "dinero" };

    private JournalRow Entry(string what) => new() { Connection = Acme, At = Clock.Now, Event = what, User = "ida", Detail = what + "!" };

    [Fact]
    public async Task A_connection_comes_back_as_it_was_saved()
    {
        Assert.Null(await Store.FindConnectionAsync(Acme, None));
        var row = Connection(Acme) with
        {
            Mode = ConnectionMode.Live,
            Settings = """{"v":1,"name":"Ærø"}""",
            SettingsVersion = 4,
            Preset = "dinero@1",
            Pins = """{"v":1}""",
            Health = """{"v":2}""",
            ScheduledAt = Clock.Now,
        };
        var saved = await Store.SaveConnectionAsync(row, Entry("mode"), None);
        Assert.True(saved.Version > 0);
        Assert.Equal(row with { Version = saved.Version }, saved);
        Assert.Equal(saved, await Store.FindConnectionAsync(Acme, None));
        Assert.Equal([Entry("mode")], await Store.ListJournalAsync(Acme, 10, None));
    }

    [Fact]
    public async Task A_connection_that_somebody_changed_meanwhile_is_not_overwritten()
    {
        var first = await Store.SaveConnectionAsync(Connection(Acme), null, None);
        var second = await Store.SaveConnectionAsync(first with { Mode = ConnectionMode.Live }, Entry("mode"), None);
        Assert.True(second.Version > first.Version);
        await ConflictsAsync(first with { Mode = ConnectionMode.Off });
        await ConflictsAsync(Connection(Acme));
        await ConflictsAsync(Connection(Other) with { Version = 1 });
        Assert.Equal(second, await Store.FindConnectionAsync(Acme, None));
        Assert.Null(await Store.FindConnectionAsync(Other, None));
        Assert.Equal(["mode"], (await Store.ListJournalAsync(Acme, 10, None)).Select(static j => j.Event));

        async Task ConflictsAsync(ConnectionRow row)
        {
            var conflict = await Assert.ThrowsAsync<StoreConflictException>(async () => await Store.SaveConnectionAsync(row, Entry("lost") with { Connection = row.Id }, None));
            Assert.Contains($"'{row.Id}'", conflict.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_page_that_was_opened_before_a_connection_was_made_anew_does_not_overwrite_it()
    {
        var opened = await Store.SaveConnectionAsync(Connection(Acme), null, None);
        await Store.DeleteConnectionAsync(Acme, None);
        await Assert.ThrowsAsync<StoreConflictException>(async () => await Store.SaveConnectionAsync(opened, null, None));
        await Store.SaveConnectionAsync(Connection(Acme), null, None);
        await Assert.ThrowsAsync<StoreConflictException>(async () => await Store.SaveConnectionAsync(opened, null, None));
    }

    [Fact]
    public async Task A_journal_entry_is_about_its_connection() =>
        await Assert.ThrowsAsync<ArgumentException>(async () => await Store.SaveConnectionAsync(Connection(Other), Entry("mode"), None));

    [Fact]
    public async Task Of_many_who_save_at_once_one_wins()
    {
        var read = await Store.SaveConnectionAsync(Connection(Acme), null, None);
        var attempts = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(async () =>
        {
            try
            {
                await Store.SaveConnectionAsync(read with { SettingsVersion = i + 1 }, Entry("settings"), None);
                return 1;
            }
            catch (StoreConflictException)
            {
                return 0;
            }
        })));
        Assert.Equal(1, attempts.Sum());
        Assert.Single(await Store.ListJournalAsync(Acme, 50, None));
    }

    [Fact]
    public async Task Connections_are_listed_in_pages()
    {
        string[] ids = ["A", "a", "a-b", "a.b", "ab", "b"];
        foreach (var id in ids.Reverse())
            await Store.SaveConnectionAsync(Connection(new ConnectionId(id)), null, None);
        var expected = ids.Order(StringComparer.Ordinal).ToArray();
        Assert.Equal(expected, (await Store.ListConnectionsAsync(null, 50, None)).Select(static c => c.Id.Value));
        Assert.Equal(expected[..2], (await Store.ListConnectionsAsync(null, 2, None)).Select(static c => c.Id.Value));
        Assert.Equal(expected[2..4], (await Store.ListConnectionsAsync(new ConnectionId(expected[1]), 2, None)).Select(static c => c.Id.Value));
        Assert.Equal(expected[4..], (await Store.ListConnectionsAsync(new ConnectionId("a.z"), 9, None)).Select(static c => c.Id.Value));
    }

    [Fact]
    public async Task The_journal_is_newest_first_also_when_the_clock_went_back()
    {
        var row = Connection(Acme);
        foreach (var what in new[] { "one", "two", "three" })
        {
            row = await Store.SaveConnectionAsync(row, Entry(what), None);
            Clock.Now -= Minute;
        }

        Assert.Equal(["three", "two"], (await Store.ListJournalAsync(Acme, 2, None)).Select(static j => j.Event));
        Assert.Empty(await Store.ListJournalAsync(Other, 2, None));
    }

    [Fact]
    public async Task History_is_newest_first_in_the_order_of_writing()
    {
        var (link, other) = (Guid.NewGuid(), Guid.NewGuid());
        var row = History(link, "conflict") with { Run = Guid.NewGuid(), Side = Side.Accounting, Intent = Guid.NewGuid(), Detail = """{"v":1}""", User = "ida" };
        await CommitAsync(b => b.History.AddRange([History(link, "created"), History(other, "linked"), row]));
        Clock.Now -= Minute;
        await CommitAsync(b => b.History.Add(History(link, "updated")));
        Assert.Equal(["updated", "conflict", "created"], (await Store.ListHistoryAsync(Acme, link, 10, None)).Select(static h => h.Event));
        Assert.Equal(row, (await Store.ListHistoryAsync(Acme, link, 2, None))[1]);
        Assert.Equal(2, (await Store.ListHistoryAsync(Acme, link, 2, None)).Count);
    }

    [Fact]
    public async Task Runs_are_newest_first_and_change()
    {
        var ids = Enumerable.Range(0, 3).Select(static _ => Guid.NewGuid()).ToArray();
        await CommitAsync(b => b.Runs.AddRange(ids.Select((id, i) => Run(id) with { StartedAt = Clock.Now + (i * Minute) })));
        var ended = Run(ids[1]) with { StartedAt = Clock.Now + Minute, EndedAt = Clock.Now + (5 * Minute), State = "partial", Counters = """{"v":1,"seen":3}""", Reason = "budget", User = "ida" };
        await CommitAsync(b => b.Runs.Add(ended));
        var runs = await Store.ListRunsAsync(Acme, 10, None);
        Assert.Equal(ids.Reverse(), runs.Select(static r => r.Id));
        Assert.Equal(ended, runs[1]);
        Assert.Equal([ids[2]], (await Store.ListRunsAsync(Acme, 1, None)).Select(static r => r.Id));
    }

    [Fact]
    public async Task The_same_ids_in_two_connections_are_two_things()
    {
        var link = Guid.NewGuid();
        await CommitAsync(b => b.Add(Everything(link)));
        await NothingIsThereAsync(Other, link);
        await CommitAsync(b => b.Add(Everything(link)), Other);
        await CommitAsync(b => b.Links.Add(Link(link, "c1", "a1", state: LinkState.Orphaned)), Other);
        Assert.Equal(LinkState.Active, (await Store.FindLinkAsync(Acme, link, None))!.State);
        Assert.Equal(LinkState.Orphaned, (await Store.FindLinkAsync(Other, link, None))!.State);
        Assert.Single(await Store.FindByKeysAsync(Other, Side.Crm, "company", ["vat:1"], None));
    }

    [Fact]
    public async Task Deleting_a_connection_deletes_everything_of_it_and_nothing_else()
    {
        var link = Guid.NewGuid();
        foreach (var id in new[] { Acme, Other })
        {
            await Store.SaveConnectionAsync(Connection(id), new JournalRow { Connection = id, At = Clock.Now, Event = "mode" }, None);
            await CommitAsync(b => b.Add(Everything(link)), id);
        }

        await Store.DeleteConnectionAsync(Acme, None);
        await NothingIsThereAsync(Acme, link);
        Assert.Null(await Store.FindConnectionAsync(Acme, None));
        Assert.Empty(await Store.ListJournalAsync(Acme, 10, None));

        Assert.NotNull(await Store.FindConnectionAsync(Other, None));
        Assert.NotNull(await Store.FindLinkAsync(Other, link, None));
        Assert.Single(await Store.ListOpenIntentsAsync(Other, None));
        Assert.Single(await Store.FindByKeysAsync(Other, Side.Crm, "company", ["vat:1"], None));
        Assert.Single(await Store.FindByMarkersAsync(Other, Side.Crm, "company", ["m1"], None));
        Assert.Single(await Store.ListMarksAsync(Other, Side.Crm, "company", 10, None));
        Assert.Single(await Store.ListCursorsAsync(Other, None));
        Assert.Equal(1, await Store.CountParkedAsync(Other, ParkedFilter.All, None));
        Assert.Single(await Store.ListHistoryAsync(Other, link, 10, None));
        Assert.Single(await Store.ListRunsAsync(Other, 10, None));
        Assert.Single(await Store.FindDecisionsAsync(Other, "company", ["crm:d1"], None));
        Assert.Single(await Store.ListJournalAsync(Other, 10, None));

        // It can be made anew, and deleting what is not there is nothing.
        await Store.SaveConnectionAsync(Connection(Acme), null, None);
        await CommitAsync(b => b.Add(Everything(link)));
        await Store.DeleteConnectionAsync(new ConnectionId("never"), None);
        Assert.Equal(2, (await Store.ListConnectionsAsync(null, 10, None)).Count);
    }
}
