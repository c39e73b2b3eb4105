using Connectors.Sync;
using Connectors.Sync.Stores;

namespace Connectors.StoreConformance;

public abstract partial class SyncStoreConformance
{
    [Fact]
    public async Task A_batch_that_holds_for_one_settings_version_is_refused_when_it_moved_and_writes_nothing()
    {
        var link = Guid.NewGuid();
        var row = await Store.SaveConnectionAsync(Connection(Acme) with { SettingsVersion = 3 }, null, None);
        var lease = await LeaseAsync();
        var batch = Everything(link);
        batch.SettingsVersion = 2;
        await Assert.ThrowsAsync<SettingsChangedException>(async () => await Store.CommitAsync(lease, batch, None));
        await NothingIsThereAsync(Acme, link);

        batch.SettingsVersion = 3;
        await Store.CommitAsync(lease, batch, None);
        Assert.NotNull(await Store.FindLinkAsync(Acme, link, None));

        await Store.SaveConnectionAsync(row with { SettingsVersion = 4 }, null, None);
        await Assert.ThrowsAsync<SettingsChangedException>(async () => await Store.CommitAsync(lease, Batch(static b => b.SettingsVersion = 3), None));
        // What happened is true under any settings.
        await Store.CommitAsync(lease, Batch(b => b.History.Add(History(link, "updated"))), None);
        Assert.Equal(2, (await Store.ListHistoryAsync(Acme, link, 10, None)).Count);
    }

    [Fact]
    public async Task A_settings_version_of_nothing_stored_is_zero()
    {
        var lease = await LeaseAsync();
        await Store.CommitAsync(lease, Batch(b => { b.SettingsVersion = 0; b.Runs.Add(Run(Guid.NewGuid())); }), None);
        await Assert.ThrowsAsync<SettingsChangedException>(async () => await Store.CommitAsync(lease, Batch(static b => b.SettingsVersion = 1), None));
    }

    [Fact]
    public async Task A_connection_keeps_everything_that_is_written_of_it()
    {
        var row = new ConnectionRow
        {
            Id = Acme,
            Kind = "dinero",
            Origin = ConnectionOrigin.Stored,
            Paused = true,
            TimeZone = "Europe/Copenhagen",
            Culture = "da",
            CrmSecret = "cxs1:a:AA==",
            AccountingSecret = "cxs1:b:AA==",
            Binding = 2,
            Alerts = """{"v":1}""",
            WebhookAt = Clock.Now,
            SettingsVersion = 7,
        };
        var saved = await Store.SaveConnectionAsync(row, null, None);
        Assert.Equal(row with { Version = saved.Version }, await Store.FindConnectionAsync(Acme, None));
        Assert.DoesNotContain("cxs1", saved.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Changed_connections_are_listed_in_the_order_of_their_versions()
    {
        var first = await Store.SaveConnectionAsync(Connection(Acme), null, None);
        var second = await Store.SaveConnectionAsync(Connection(Other), null, None);
        Assert.Equal([Acme, Other], (await Store.ListChangedConnectionsAsync(0, 10, None)).Select(static c => c.Id));
        Assert.Equal([Acme], (await Store.ListChangedConnectionsAsync(0, 1, None)).Select(static c => c.Id));

        first = await Store.SaveConnectionAsync(first with { Paused = true }, null, None);
        Assert.Equal([Other, Acme], (await Store.ListChangedConnectionsAsync(0, 10, None)).Select(static c => c.Id));
        Assert.Equal([Acme], (await Store.ListChangedConnectionsAsync(second.Version, 10, None)).Select(static c => c.Id));
        Assert.Empty(await Store.ListChangedConnectionsAsync(first.Version, 10, None));
    }

    [Fact]
    public async Task A_reset_drops_what_is_stored_of_records_and_keeps_the_connection_its_journal_and_its_runs()
    {
        var (link, other, fresh) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        await Store.SaveConnectionAsync(Connection(Acme), new JournalRow { Connection = Acme, At = Clock.Now, Event = "mode" }, None);
        await CommitAsync(b => b.Add(Everything(link)));
        await CommitAsync(b => b.Add(Everything(other)), Other);
        await Store.SaveApprovalsAsync(Acme, [Approval("crm:b1", "unlink")], None);
        await Store.SaveAssignmentsAsync(Acme, [Assigned("crm:b1")], None);

        // The same ids are free again for the links of the new accounts.
        await CommitAsync(b => { b.Reset = true; b.Links.Add(Link(fresh, "c1", "a1")); });

        Assert.Null(await Store.FindLinkAsync(Acme, link, None));
        Assert.NotNull(await Store.FindLinkAsync(Acme, fresh, None));
        Assert.Empty(await Store.ListOpenIntentsAsync(Acme, None));
        Assert.Empty(await Store.FindRecordsAsync(Acme, Side.Crm, "company", ["r1"], None));
        Assert.Empty(await Store.FindByKeysAsync(Acme, Side.Crm, "company", ["vat:1"], None));
        Assert.Empty(await Store.ListCursorsAsync(Acme, None));
        Assert.Empty(await Store.ListMarksAsync(Acme, Side.Crm, "company", 10, None));
        Assert.Equal(0, await Store.CountParkedAsync(Acme, ParkedFilter.All, None));
        Assert.Empty(await Store.ListHistoryAsync(Acme, link, 10, None));
        Assert.Empty(await Store.FindDecisionsAsync(Acme, "company", ["crm:d1"], None));
        Assert.Empty(await Store.ListBrakesAsync(Acme, DateTimeOffset.MinValue, None));
        Assert.Empty(await Store.FindApprovalsAsync(Acme, "company", ["crm:b1"], None));
        Assert.Empty(await Store.FindAssignmentsAsync(Acme, "company", ["crm:b1"], None));
        Assert.NotNull(await Store.FindConnectionAsync(Acme, None));
        Assert.Single(await Store.ListJournalAsync(Acme, 10, None));
        Assert.Single(await Store.ListRunsAsync(Acme, 10, None));
        Assert.NotNull(await Store.FindLinkAsync(Other, other, None));
    }

    [Fact]
    public async Task What_is_forgotten_of_a_pair_is_gone_and_what_the_batch_writes_instead_stays()
    {
        var (link, neighbour) = (Guid.NewGuid(), Guid.NewGuid());
        await CommitAsync(b => b.Add(Everything(link)));
        var closed = Intent(Guid.NewGuid(), link) with { State = IntentState.Closed, Outcome = "applied" };
        await CommitAsync(b =>
        {
            b.Links.Add(Link(neighbour, "c2", "a2"));
            b.Intents.Add(closed);
            b.Intents.Add(Intent(Guid.NewGuid(), neighbour) with { State = IntentState.Closed });
            b.History.Add(History(neighbour, "created"));
            b.Parked.Add(Parked("crm:p2"));
            b.Brakes.Add(Braked("crm:p1"));
            b.Brakes.Add(Braked("crm:p2"));
        });
        await Store.SaveDecisionAsync(Acme, Decision("crm:p1", DecisionKind.Create), None);
        await Store.SaveApprovalsAsync(Acme, [Approval("crm:p1", "unlink"), Approval("crm:p2", "unlink")], None);
        await Store.SaveAssignmentsAsync(Acme, [Assigned("crm:p1"), Assigned("crm:p2")], None);

        await CommitAsync(b =>
        {
            b.Forgotten.Add(new ForgetRow { Mapping = "company", Link = link, Pairs = ["crm:p1", "accounting:p1"] });
            b.Decisions.Add(Decision("crm:p1", DecisionKind.Ignore));
            b.History.Add(History(link, "forgotten"));
            b.Records.Add(new RecordRow { Side = Side.Crm, Resource = "company", Id = "r1", Entity = "company", Forgotten = true });
        });

        Assert.Equal(["forgotten"], (await Store.ListHistoryAsync(Acme, link, 10, None)).Select(static h => h.Event));
        // An open intent is never forgotten: it says what may still be on its way.
        Assert.Equal([IntentState.Open], (await Store.ListIntentsAsync(Acme, link, None)).Select(static i => i.State));
        Assert.Null(await Store.FindIntentAsync(Acme, closed.Id, None));
        Assert.Equal(["crm:p2"], (await Store.ListParkedAsync(Acme, ParkedFilter.All, null, 10, None)).Select(static p => p.Pair));
        Assert.Equal(DecisionKind.Ignore, Assert.Single(await Store.FindDecisionsAsync(Acme, "company", ["crm:p1"], None)).Kind);
        Assert.Equal(["crm:p2"], (await Store.FindApprovalsAsync(Acme, "company", ["crm:p1", "crm:p2"], None)).Select(static a => a.Pair));
        Assert.Equal(["crm:p2"], (await Store.FindAssignmentsAsync(Acme, "company", ["crm:p1", "crm:p2"], None)).Select(static a => a.Pair));
        Assert.Equal(["crm:b1", "crm:p2"], (await Store.ListBrakesAsync(Acme, DateTimeOffset.MinValue, None)).Select(static b => b.Pair));
        var record = Assert.Single(await Store.FindRecordsAsync(Acme, Side.Crm, "company", ["r1"], None));
        Assert.True(record.Forgotten);
        Assert.Empty(await Store.FindByKeysAsync(Acme, Side.Crm, "company", ["vat:1"], None));
        Assert.Empty(await Store.FindByMarkersAsync(Acme, Side.Crm, "company", ["m1"], None));
        Assert.Single(await Store.ListHistoryAsync(Acme, neighbour, 10, None));
        Assert.Single(await Store.ListIntentsAsync(Acme, neighbour, None));
    }

    [Fact]
    public async Task Old_rows_are_dropped_a_few_at_a_time_and_what_is_open_never()
    {
        var link = Guid.NewGuid();
        var old = Clock.Now;
        for (var i = 0; i < 5; i++)
        {
            await Store.SaveConnectionAsync((await Store.FindConnectionAsync(Acme, None) ?? Connection(Acme)) with { SettingsVersion = i }, new JournalRow { Connection = Acme, At = old, Event = "mode" }, None);
            await CommitAsync(b =>
            {
                b.History.Add(History(link, "updated"));
                b.Runs.Add(Run(Guid.NewGuid()) with { EndedAt = old });
                b.Intents.Add(Intent(Guid.NewGuid(), link) with { State = IntentState.Closed, ClosedAt = old });
                b.Intents.Add(Intent(Guid.NewGuid(), link));
                b.Brakes.Add(Braked("crm:" + i));
            });
            await Store.SaveApprovalsAsync(Acme, [Approval("crm:" + i, "unlink")], None);
        }

        await CommitAsync(b => b.Links.Add(Link(link, "c1", "a1")));
        Clock.Now += TimeSpan.FromDays(10);
        await Store.SaveConnectionAsync((await Store.FindConnectionAsync(Acme, None))!, new JournalRow { Connection = Acme, At = Clock.Now, Event = "settings" }, None);
        await CommitAsync(b =>
        {
            b.History.Add(History(link, "updated"));
            b.Runs.Add(Run(Guid.NewGuid()));
            b.Intents.Add(Intent(Guid.NewGuid(), link) with { State = IntentState.Closed, ClosedAt = Clock.Now });
            b.Brakes.Add(Braked("crm:new"));
        });
        await Store.SaveApprovalsAsync(Acme, [Approval("crm:new", "unlink")], None);

        var before = Clock.Now - TimeSpan.FromDays(1);
        var retention = new StoreRetention { History = before, Journal = before, Runs = before, Intents = before, Brakes = before };
        Assert.Equal(12, await Store.PruneAsync(retention, 2, None));
        Assert.Equal(12, await Store.PruneAsync(retention, 2, None));
        Assert.Equal(6, await Store.PruneAsync(retention, 2, None));
        Assert.Equal(0, await Store.PruneAsync(retention, 2, None));

        Assert.Single(await Store.ListHistoryAsync(Acme, link, 10, None));
        Assert.Single(await Store.ListJournalAsync(Acme, 10, None));
        Assert.Single(await Store.ListRunsAsync(Acme, 10, None));
        Assert.Equal(5, (await Store.ListOpenIntentsAsync(Acme, None)).Count);
        Assert.Equal(6, (await Store.ListIntentsAsync(Acme, link, None)).Count);
        Assert.Equal(["crm:new"], (await Store.ListBrakesAsync(Acme, DateTimeOffset.MinValue, None)).Select(static b => b.Pair));
        Assert.Equal(["crm:new"], (await Store.FindApprovalsAsync(Acme, "company", ["crm:0", "crm:4", "crm:new"], None)).Select(static a => a.Pair));
        Assert.NotNull(await Store.FindLinkAsync(Acme, link, None));
    }

    [Fact]
    public async Task Every_row_of_a_connection_is_shown_and_none_of_another()
    {
        await Store.SaveConnectionAsync(Connection(Acme), new JournalRow { Connection = Acme, At = Clock.Now, Event = "mode" }, None);
        await CommitAsync(b => b.Add(Everything(Guid.NewGuid())));
        await Store.SaveApprovalsAsync(Acme, [Approval("crm:b1", "unlink")], None);
        await Store.SaveAssignmentsAsync(Acme, [Assigned("crm:b1")], None);
        await CommitAsync(b => b.Aside.Add(Aside(Guid.NewGuid())));
        await Store.SaveConnectionAsync(Connection(Other), null, None);
        await CommitAsync(b => b.Add(Everything(Guid.NewGuid())), Other);

        var rows = new List<object>();
        await Store.ReadAllAsync(Acme, row => { rows.Add(row); return default; }, None);

        Type[] kinds =
        [
            typeof(ConnectionRow), typeof(JournalRow), typeof(CursorRow), typeof(RecordRow), typeof(MarkRow), typeof(LinkRow), typeof(IntentRow), typeof(ParkedRow), typeof(DecisionRow),
            typeof(BrakeRow), typeof(ApprovalRow), typeof(AssignmentRow), typeof(AsideRow), typeof(HistoryRow), typeof(RunRow),
            typeof(SendRow), typeof(DocumentSourceRow), typeof(DocumentFlowRow),
        ];
        Assert.Equal(kinds, rows.Select(static r => r.GetType()));
        Assert.Equal(Acme, rows.OfType<ConnectionRow>().Single().Id);

        await Store.DeleteConnectionAsync(Acme, None);
        rows.Clear();
        await Store.ReadAllAsync(Acme, row => { rows.Add(row); return default; }, None);
        Assert.Empty(rows);
    }
}
