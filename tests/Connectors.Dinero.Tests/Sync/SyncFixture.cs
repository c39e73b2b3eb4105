using Connectors.Dinero.Sync;
using Connectors.Dinero.Tests.Support;
using Connectors.Sync;
using Connectors.Testing;

namespace Connectors.Dinero.Tests.Sync;

/// <summary>The provider against a simulated organisation over real HTTP.</summary>
internal sealed class SyncFixture : IAsyncDisposable
{
    private readonly TestClient _test;

    private SyncFixture(DineroSimulator dinero, TestClient test, DineroSyncOptions options)
    {
        Dinero = dinero;
        _test = test;
        Provider = new DineroSyncProvider(test.Client, options);
    }

    public DineroSimulator Dinero { get; }

    public ISyncProvider Provider { get; }

    public IDineroClient Client => _test.Client;

    public ProviderSchema Schema { get; private set; } = null!;

    public static async Task<SyncFixture> StartAsync(Action<Testing.Dinero.DineroAccount>? seed = null, DineroSyncOptions? options = null, Action<DineroOptions>? client = null, TimeProvider? clock = null)
    {
        var dinero = await DineroSimulator.StartAsync(a => seed?.Invoke(a));
        dinero.Oddities.PersonalCallsPerMinute = null;
        var fixture = new SyncFixture(dinero, TestClient.Of(dinero, o => { o.PersonalCallsPerMinute = 1_000_000; client?.Invoke(o); }, clock: clock), options ?? new());
        fixture.Schema = await fixture.Provider.DescribeAsync(default);
        dinero.ClearCalls();
        return fixture;
    }

    public EntitySchema Entity(string name) => Schema.Find(name)!;

    /// <summary>Reads one pass of a resource with all fields of all its entities, or of those that are named.</summary>
    public async Task<(List<RecordChange> Changes, string Cursor, List<ChangePage> Pages)> ReadAsync(string resource, string? cursor = null, int pageSize = 500, params string[] entities)
    {
        var wanted = Provider.Capabilities.Entities.Where(e => e.Resource == resource && (entities.Length == 0 || entities.Contains(e.Entity))).Select(e => Entity(e.Entity));
        var request = new ReadRequest
        {
            Resource = resource,
            Cursor = cursor,
            PageSizeHint = pageSize,
            Entities = [.. wanted.Select(s => new EntitySelection(s, [.. Enumerable.Range(0, s.Fields.Length).Select(i => new FieldSlot(i))]))],
        };
        var pages = await Provider.ReadChangesAsync(request, default).ToListAsync();
        return ([.. pages.SelectMany(p => p.Changes)], pages[^1].NextCursor, pages);
    }

    public async Task<RecordLookup> GetAsync(string entity, Guid id) => (await Provider.GetAsync(new() { Schema = Entity(entity), Ids = [new(id.ToString("D"))] }, default))[0];

    public async Task<SyncRecord> PresentAsync(string entity, Guid id) => Assert.IsType<RecordLookup.Present>(await GetAsync(entity, id)).Record;

    public async Task<IReadOnlyList<RecordLookup>> SearchAsync(string entity, string field, params string[] values) =>
        await Provider.GetAsync(new() { Schema = Entity(entity), Match = new(Entity(entity).SlotOf(field), values) }, default);

    public async Task<WriteOutcome> CreateAsync(string entity, Guid intent, string? marker, params (string Field, FieldValue Value)[] set) =>
        Assert.Single(await Provider.WriteAsync(new(Entity(entity), [new RecordWrite { IntentId = intent, Kind = WriteKind.Create, Marker = marker, Set = Set(entity, set) }]), default));

    public async Task<WriteOutcome> UpdateAsync(string entity, Guid id, params (string Field, FieldValue Value)[] set) => await UpdateAsync(await PresentAsync(entity, id), set);

    public async Task<WriteOutcome> UpdateAsync(SyncRecord current, params (string Field, FieldValue Value)[] set) =>
        Assert.Single(await Provider.WriteAsync(new(current.Schema, [new RecordWrite { IntentId = Guid.NewGuid(), Kind = WriteKind.Update, Id = current.Id, Current = current, Set = Set(current.Schema.Entity, set) }]), default));

    public async Task<WriteOutcome> DeleteAsync(string entity, Guid id) =>
        Assert.Single(await Provider.WriteAsync(new(Entity(entity), [new RecordWrite { IntentId = Guid.NewGuid(), Kind = WriteKind.Delete, Id = new(id.ToString("D")), Set = [] }]), default));

    public async ValueTask DisposeAsync()
    {
        await _test.DisposeAsync();
        await Dinero.DisposeAsync();
    }

    private System.Collections.Immutable.ImmutableArray<FieldAssignment> Set(string entity, (string Field, FieldValue Value)[] set) => [.. set.Select(s => new FieldAssignment(Entity(entity).SlotOf(s.Field), s.Value))];
}
