using System.Collections.Immutable;
using Connectors.Reviso.Sync;
using Connectors.Reviso.Tests.Simulated;
using Connectors.Sync;
using Connectors.Testing;
using Connectors.Testing.Reviso;
using SyncId = Connectors.Sync.RecordId;

namespace Connectors.Reviso.Tests.Sync;

/// <summary>A provider over HTTP against a simulated agreement.</summary>
internal sealed class SyncFixture : IAsyncDisposable
{
    private readonly Simulated.Simulated _simulated;

    private SyncFixture(Simulated.Simulated simulated, RevisoSyncOptions options)
    {
        _simulated = simulated;
        Provider = new RevisoSyncProvider(simulated.Client, options);
    }

    public RevisoSimulator Reviso => _simulated.Sim;

    public RevisoAccount Account => _simulated.Account;

    public IRevisoClient Client => _simulated.Client;

    public IRevisoClient ClientOf(RevisoRole role) => _simulated.ClientOf(role);

    public IRevisoClient ClientFor(RevisoCredentials credentials) => _simulated.ClientFor(credentials);

    public ISyncProvider Provider { get; private set; }

    public IDocumentSender Documents => Provider.GetFeature<IDocumentSender>()!;

    public ProviderSchema Schema { get; private set; } = null!;

    public static async Task<SyncFixture> StartAsync(Action<RevisoAccount>? seed = null, RevisoSyncOptions? options = null, Action<RevisoOptions>? change = null)
    {
        var fixture = new SyncFixture(await Simulated.Simulated.StartAsync(seed, o =>
        {
            o.CallsPerMinute = 0;
            change?.Invoke(o);
        }), options ?? new());
        fixture.Schema = await fixture.Provider.DescribeAsync(default);
        fixture.Reviso.ClearCalls();
        return fixture;
    }

    /// <summary>Another run: nothing is kept.</summary>
    public void Renew(RevisoSyncOptions? options = null) => Provider = new RevisoSyncProvider(_simulated.Client, options ?? new());

    public void Advance(TimeSpan by) => _simulated.Clock.Advance(by);

    public EntitySchema Entity(string name) => Schema.Find(name)!;

    /// <summary>Reads one pass of a resource with all fields.</summary>
    public async Task<(List<RecordChange> Changes, string Cursor, List<ChangePage> Pages)> ReadAsync(string resource, string? cursor = null, int pageSize = 500)
    {
        var entity = Entity(Provider.Capabilities.Entities.Single(e => e.Resource == resource).Entity);
        var request = new ReadRequest
        {
            Resource = resource,
            Cursor = cursor,
            PageSizeHint = pageSize,
            Entities = [new EntitySelection(entity, [.. Enumerable.Range(0, entity.Fields.Length).Select(static i => new FieldSlot(i))])],
        };
        var pages = await Given.ToListAsync(Provider.ReadChangesAsync(request, default));
        return ([.. pages.SelectMany(static p => p.Changes)], pages[^1].NextCursor, pages);
    }

    public async Task<RecordLookup> GetAsync(string entity, string id) => (await Provider.GetAsync(new() { Schema = Entity(entity), Ids = [new(id)] }, default))[0];

    public async Task<SyncRecord> PresentAsync(string entity, string id) => Assert.IsType<RecordLookup.Present>(await GetAsync(entity, id)).Record;

    public async Task<IReadOnlyList<RecordLookup>> SearchAsync(string entity, string field, params string[] values) =>
        await Provider.GetAsync(new() { Schema = Entity(entity), Match = new(Entity(entity).SlotOf(field), values) }, default);

    public async Task<WriteOutcome> CreateAsync(string entity, params (string Field, FieldValue Value)[] set) =>
        Assert.Single(await Provider.WriteAsync(new(Entity(entity), [new RecordWrite { IntentId = Guid.NewGuid(), Kind = WriteKind.Create, Set = Set(entity, set) }]), default));

    public async Task<WriteOutcome> UpdateAsync(string entity, string id, params (string Field, FieldValue Value)[] set) => await UpdateAsync(await PresentAsync(entity, id), set);

    public async Task<WriteOutcome> UpdateAsync(SyncRecord current, params (string Field, FieldValue Value)[] set) =>
        Assert.Single(await Provider.WriteAsync(new(current.Schema, [new RecordWrite { IntentId = Guid.NewGuid(), Kind = WriteKind.Update, Id = current.Id, Current = current, Set = Set(current.Schema.Entity, set) }]), default));

    public async Task<WriteOutcome> DeleteAsync(string entity, string id) =>
        Assert.Single(await Provider.WriteAsync(new(Entity(entity), [new RecordWrite { IntentId = Guid.NewGuid(), Kind = WriteKind.Delete, Id = new SyncId(id), Set = [] }]), default));

    public ValueTask DisposeAsync() => _simulated.DisposeAsync();

    private ImmutableArray<FieldAssignment> Set(string entity, (string Field, FieldValue Value)[] set) => [.. set.Select(s => new FieldAssignment(Entity(entity).SlotOf(s.Field), s.Value))];
}
