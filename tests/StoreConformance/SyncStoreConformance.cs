using Connectors.Sync;
using Connectors.Sync.Stores;

namespace Connectors.StoreConformance;

/// <summary>What every store must do. Linked into the tests of each store, which says how one is opened.</summary>
public abstract partial class SyncStoreConformance : IAsyncLifetime
{
    protected static readonly ConnectionId Acme = new("acme");
    protected static readonly ConnectionId Other = new("other");
    protected static readonly CancellationToken None = CancellationToken.None;
    protected static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    protected StoreClock Clock { get; } = new();

    protected ISyncStore Store { get; private set; } = null!;

    public virtual async Task InitializeAsync() => Store = await OpenAsync(Clock);

    public virtual Task DisposeAsync() => Task.CompletedTask;

    /// <summary>A store with nothing in it.</summary>
    protected abstract ValueTask<ISyncStore> OpenAsync(TimeProvider time);

    protected async Task<Lease> LeaseAsync(ConnectionId? connection = null) =>
        await Store.TryAcquireAsync(connection ?? Acme, "host-a", Minute, None) ?? throw new InvalidOperationException("The lease is taken.");

    protected async Task CommitAsync(Action<StoreBatch> fill, ConnectionId? connection = null)
    {
        var lease = await LeaseAsync(connection);
        await Store.CommitAsync(lease, Batch(fill), None);
        await Store.ReleaseAsync(lease, None);
    }

    protected static StoreBatch Batch(Action<StoreBatch> fill)
    {
        var batch = new StoreBatch();
        fill(batch);
        return batch;
    }

    /// <summary>A batch with one row of everything, so that "nothing was written" means something.</summary>
    protected StoreBatch Everything(Guid link, string crmId = "c1", string accountingId = "a1") => Batch(b =>
    {
        b.Links.Add(Link(link, crmId, accountingId));
        b.Intents.Add(Intent(Guid.NewGuid(), link));
        b.Records.Add(Record("r1") with { Keys = ["vat:1"], Marker = "m1" });
        b.Cursors.Add(new CursorRow { Side = Side.Crm, Resource = "company", Cursor = "7" });
        b.Marks.Add(Mark("r1"));
        b.Parked.Add(Parked("crm:p1"));
        b.History.Add(History(link, "created"));
        b.Runs.Add(Run(Guid.NewGuid()));
        b.Decisions.Add(Decision("crm:d1", DecisionKind.Ignore));
        b.Brakes.Add(Braked("crm:b1"));
        b.Sends.Add(Send(link.ToString("N")));
        b.DocumentSources.Add(Source("s1", DocumentWork.Send));
        b.DocumentFlows.Add(new DocumentFlowRow { Flow = "invoice" });
    });

    protected async Task NothingIsThereAsync(ConnectionId connection, Guid link)
    {
        Assert.Null(await Store.FindLinkAsync(connection, link, None));
        Assert.Empty(await Store.FindLinksAsync(connection, Side.Crm, "company", ["c1"], None));
        Assert.Empty(await Store.ListOpenIntentsAsync(connection, None));
        Assert.Empty(await Store.FindRecordsAsync(connection, Side.Crm, "company", ["r1"], None));
        Assert.Empty(await Store.FindByKeysAsync(connection, Side.Crm, "company", ["vat:1"], None));
        Assert.Empty(await Store.FindByMarkersAsync(connection, Side.Crm, "company", ["m1"], None));
        Assert.Equal(0, await Store.CountRecordsAsync(connection, Side.Crm, "company", None));
        Assert.Empty(await Store.ListCursorsAsync(connection, None));
        Assert.Empty(await Store.ListMarksAsync(connection, Side.Crm, "company", 10, None));
        Assert.Equal(0, await Store.CountParkedAsync(connection, ParkedFilter.All, None));
        Assert.Empty(await Store.ListHistoryAsync(connection, link, 10, None));
        Assert.Empty(await Store.ListRunsAsync(connection, 10, None));
        Assert.Empty(await Store.FindDecisionsAsync(connection, "company", ["crm:d1"], None));
        Assert.Empty(await Store.ListBrakesAsync(connection, DateTimeOffset.MinValue, None));
        Assert.Empty(await Store.ListSendsAsync(connection, SendFilter.All, null, 10, None));
        Assert.Empty(await Store.ListDocumentWorkAsync(connection, "invoice", 10, None));
        Assert.Empty(await Store.ListDocumentFlowsAsync(connection, None));
    }

    protected LinkRow Link(Guid id, string? crmId, string? accountingId, string mapping = "company", LinkState state = LinkState.Active) => new()
    {
        Id = id,
        Mapping = mapping,
        State = state,
        CrmResource = "company",
        CrmId = crmId,
        AccountingResource = "contact",
        AccountingId = accountingId,
        Base = """{"v":1}""",
        UpdatedAt = Clock.Now,
    };

    protected IntentRow Intent(Guid id, Guid link) => new()
    {
        Id = id,
        Link = link,
        Mapping = "company",
        Side = Side.Accounting,
        Kind = WriteKind.Create,
        Payload = """{"v":1,"after":{"name":"Ærø A/S"}}""",
        SettingsVersion = 3,
        Token = 1,
        Run = Guid.NewGuid(),
        OpenedAt = Clock.Now,
        Deadline = Clock.Now + Minute,
    };

    protected static RecordRow Record(string id, Side side = Side.Crm, string resource = "company") => new() { Side = side, Resource = resource, Id = id, Entity = resource, Hash = "h-" + id };

    protected static MarkRow Mark(string id, MarkClass urgency = MarkClass.Feed) => new() { Side = Side.Crm, Resource = "company", Id = id, Class = urgency };

    protected ParkedRow Parked(string pair, string mapping = "company") => new()
    {
        Mapping = mapping,
        Pair = pair,
        Kind = ParkedKind.Parked,
        Cause = "match.ambiguous",
        Problems = """{"v":1}""",
        Since = Clock.Now,
    };

    protected HistoryRow History(Guid link, string what) => new() { Link = link, Mapping = "company", At = Clock.Now, Event = what };

    protected RunRow Run(Guid id) => new() { Id = id, StartedAt = Clock.Now, Trigger = "manual", State = "running" };

    protected DecisionRow Decision(string pair, DecisionKind kind) => new() { Mapping = "company", Pair = pair, Kind = kind, At = Clock.Now };

    protected BrakeRow Braked(string pair, string what = "unlink", BrakeKind kind = BrakeKind.Removal) => new() { Mapping = "company", Kind = kind, Pair = pair, What = what, At = Clock.Now, Linked = 1234 };

    protected ApprovalRow Approval(string pair, params string[] whats) => new() { Mapping = "company", Pair = pair, Whats = whats, At = Clock.Now, Until = Clock.Now + Minute, User = "ida" };

    protected AssignmentRow Assigned(string pair, string person = "ida") => new() { Mapping = "company", Pair = pair, Cause = "required", AssignedTo = person, At = Clock.Now, User = "ann" };

    protected AsideRow Aside(Guid id, string crmId = "c1") => new()
    {
        Id = id,
        CrmAccount = "crm-1",
        AccountingAccount = "books-1",
        Mapping = "company",
        State = LinkState.Active,
        CrmResource = "company",
        CrmId = crmId,
        AccountingResource = "customer",
        AccountingId = "a1",
        Identity = """{"v":1}""",
        At = Clock.Now,
    };

    /// <summary>Lists are compared by their contents: a record would compare the reference.</summary>
    protected static void Same(RecordRow expected, RecordRow actual)
    {
        Assert.Equal(expected.Keys, actual.Keys);
        Assert.Equal(expected with { Keys = actual.Keys }, actual);
    }
}

/// <summary>A clock that stands still until it is moved.</summary>
public sealed class StoreClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = new(2026, 3, 1, 8, 30, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;
}
