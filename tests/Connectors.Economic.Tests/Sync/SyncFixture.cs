using System.Collections.Immutable;
using Connectors.Economic.Sync;
using Connectors.Economic.Tests.Support;
using Connectors.Sync;
using Connectors.Testing;
using Connectors.Testing.Economic;

namespace Connectors.Economic.Tests.Sync;

/// <summary>The provider against a simulated agreement.</summary>
internal sealed class SyncFixture : IAsyncDisposable
{
    private readonly TestClient _test;

    private SyncFixture(EconomicSimulator economic, TestClient test, EconomicSyncOptions options)
    {
        Economic = economic;
        _test = test;
        Provider = new EconomicSyncProvider(test.Client, options);
    }

    public EconomicSimulator Economic { get; }

    public EconomicAccount Account => Economic.Account;

    public ISyncProvider Provider { get; }

    public IDocumentSender Documents => Provider.GetFeature<IDocumentSender>()!;

    public ProviderSchema Schema { get; private set; } = null!;

    public static async Task<SyncFixture> StartAsync(Action<EconomicAccount>? seed = null, EconomicSyncOptions? options = null, Action<EconomicSimulator>? change = null)
    {
        var economic = EconomicSimulator.InProcess(seed);
        change?.Invoke(economic);
        var test = TestClient.On(economic.CreateHandler(), o =>
        {
            o.BaseAddress = economic.RestAddress;
            o.OpenApiBaseAddress = economic.OpenApiAddress;
            o.AppSecretToken = economic.App.SecretToken;
            o.AppPublicToken = economic.App.PublicToken;
            o.Credentials = new() { AgreementGrantToken = economic.Account.GrantToken };
        }, new HastyClock(economic.Time));
        var fixture = new SyncFixture(economic, test, options ?? new());
        fixture.Schema = await fixture.Provider.DescribeAsync(default);
        economic.ClearCalls();
        return fixture;
    }

    public EntitySchema Entity(string name) => Schema.Find(name)!;

    public async Task<(List<RecordChange> Changes, string Cursor, List<ChangePage> Pages)> ReadAsync(string resource, string? cursor = null, int pageSize = 500)
    {
        var request = new ReadRequest
        {
            Resource = resource,
            Cursor = cursor,
            PageSizeHint = pageSize,
            Entities = [.. Provider.Capabilities.Entities.Where(e => e.Resource == resource).Select(e => Entity(e.Entity)).Select(s => new EntitySelection(s, [.. Enumerable.Range(0, s.Fields.Length).Select(i => new FieldSlot(i))]))],
        };
        var pages = await Provider.ReadChangesAsync(request, default).ToListAsync();
        return ([.. pages.SelectMany(p => p.Changes)], pages[^1].NextCursor, pages);
    }

    public async Task<RecordLookup> GetAsync(string entity, string id) => (await Provider.GetAsync(new() { Schema = Entity(entity), Ids = [new(id)] }, default))[0];

    public async Task<SyncRecord> PresentAsync(string entity, string id) => Assert.IsType<RecordLookup.Present>(await GetAsync(entity, id)).Record;

    public async Task<IReadOnlyList<RecordLookup>> SearchAsync(string entity, string field, params string[] values) =>
        await Provider.GetAsync(new() { Schema = Entity(entity), Match = new(Entity(entity).SlotOf(field), values) }, default);

    public async Task<WriteOutcome> CreateAsync(string entity, Guid intent, params (string Field, FieldValue Value)[] set) =>
        Assert.Single(await Provider.WriteAsync(new(Entity(entity), [new RecordWrite { IntentId = intent, Kind = WriteKind.Create, Set = Set(entity, set) }]), default));

    public async Task<WriteOutcome> UpdateAsync(string entity, string id, params (string Field, FieldValue Value)[] set) => await UpdateAsync(await PresentAsync(entity, id), set);

    public async Task<WriteOutcome> UpdateAsync(SyncRecord current, params (string Field, FieldValue Value)[] set) =>
        Assert.Single(await Provider.WriteAsync(new(current.Schema, [new RecordWrite { IntentId = Guid.CreateVersion7(), Kind = WriteKind.Update, Id = current.Id, Current = current, Set = Set(current.Schema.Entity, set) }]), default));

    public async Task<WriteOutcome> DeleteAsync(string entity, string id, Guid? intent = null) =>
        Assert.Single(await Provider.WriteAsync(new(Entity(entity), [new RecordWrite { IntentId = intent ?? Guid.CreateVersion7(), Kind = WriteKind.Delete, Id = new(id), Set = [] }]), default));

    public async ValueTask DisposeAsync()
    {
        await _test.DisposeAsync();
        await Economic.DisposeAsync();
    }

    private ImmutableArray<FieldAssignment> Set(string entity, (string Field, FieldValue Value)[] set) => [.. set.Select(s => new FieldAssignment(Entity(entity).SlotOf(s.Field), s.Value))];

    /// <summary>The simulator's clock, on which the short waits between two attempts are over at once.</summary>
    private sealed class HastyClock(TimeProvider clock) : TimeProvider
    {
        public override long TimestampFrequency => clock.TimestampFrequency;

        public override DateTimeOffset GetUtcNow() => clock.GetUtcNow();

        public override long GetTimestamp() => clock.GetTimestamp();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            dueTime >= TimeSpan.Zero && dueTime <= TimeSpan.FromSeconds(10) ? System.CreateTimer(callback, state, TimeSpan.Zero, Timeout.InfiniteTimeSpan) : clock.CreateTimer(callback, state, dueTime, period);
    }
}
