using Connectors.Sync;
using Connectors.Testing.Uniconta;
using Connectors.Uniconta.Sync;
using Connectors.Uniconta.Tests.Simulated;

namespace Connectors.Uniconta.Tests.Sync;

/// <summary>The provider against a simulated company over real HTTP.</summary>
internal sealed class SyncFixture : IAsyncDisposable
{
    private SyncFixture(SimulatedCompany company, UnicontaSyncOptions options)
    {
        Company = company;
        Options = options;
        Provider = new UnicontaSyncProvider(company.Client, options);
    }

    public SimulatedCompany Company { get; }

    public UnicontaSyncOptions Options { get; }

    public UnicontaAccount Account => Company.Account;

    public ISyncProvider Provider { get; private set; }

    public ProviderSchema Schema { get; private set; } = null!;

    public static async Task<SyncFixture> StartAsync(Action<UnicontaAccount>? seed = null, UnicontaSyncOptions? options = null, Action<UnicontaOptions>? client = null, Action<UnicontaOddities>? oddities = null)
    {
        var fixture = new SyncFixture(await SimulatedCompany.StartAsync(seed, client, oddities), options ?? new());
        await fixture.NextRunAsync();
        // A company without user-defined fields does not know the tables' longer names: a client asks once and remembers.
        foreach (var resource in fixture.Provider.Capabilities.Resources)
            await fixture.ReadAsync(resource.Name);
        await fixture.NextRunAsync();
        return fixture;
    }

    /// <summary>Another run: nothing is remembered but what the client knows.</summary>
    public async Task NextRunAsync()
    {
        Provider = new UnicontaSyncProvider(Company.Client, Options);
        Schema = await Provider.DescribeAsync(default);
        Company.Simulator.ClearCalls();
    }

    /// <summary>A run of another process, whose client has learned nothing yet.</summary>
    public async Task RestartAsync(Action<UnicontaOptions> change)
    {
        Provider = new UnicontaSyncProvider(Company.Connect(change), Options);
        Schema = await Provider.DescribeAsync(default);
    }

    public IReadOnlyList<string> Calls => [.. Company.Simulator.Calls.Select(static c => c.Operation)];

    public EntitySchema Entity(string name) => Schema.Find(name)!;

    /// <summary>Reads one pass of a resource with all fields.</summary>
    public async Task<(List<RecordChange> Changes, string Cursor, List<ChangePage> Pages)> ReadAsync(string resource, string? cursor = null, int pageSize = 500)
    {
        var wanted = Provider.Capabilities.Entities.Where(e => e.Resource == resource).Select(e => Entity(e.Entity));
        var request = new ReadRequest
        {
            Resource = resource,
            Cursor = cursor,
            PageSizeHint = pageSize,
            Entities = [.. wanted.Select(static s => new EntitySelection(s, [.. Enumerable.Range(0, s.Fields.Length).Select(static i => new FieldSlot(i))]))],
        };
        var pages = await Provider.ReadChangesAsync(request, default).ToListAsync();
        return ([.. pages.SelectMany(static p => p.Changes)], pages[^1].NextCursor, pages);
    }

    public async Task<RecordLookup> GetAsync(string entity, int row) => (await Provider.GetAsync(new() { Schema = Entity(entity), Ids = [new($"{row}")] }, default))[0];

    public async Task<SyncRecord> PresentAsync(string entity, int row) => Assert.IsType<RecordLookup.Present>(await GetAsync(entity, row)).Record;

    public async Task<WriteOutcome> CreateAsync(string entity, params (string Field, FieldValue Value)[] set) => await CreateAsync(entity, null, set);

    public async Task<WriteOutcome> CreateAsync(string entity, string? marker, params (string Field, FieldValue Value)[] set) =>
        Assert.Single(await Provider.WriteAsync(new(Entity(entity), [new RecordWrite { IntentId = Guid.CreateVersion7(), Kind = WriteKind.Create, Marker = marker, Set = Set(entity, set) }]), default));

    public async Task<WriteOutcome> UpdateAsync(string entity, int row, params (string Field, FieldValue Value)[] set) => await UpdateAsync(await PresentAsync(entity, row), set);

    public async Task<WriteOutcome> UpdateAsync(SyncRecord current, params (string Field, FieldValue Value)[] set) =>
        Assert.Single(await Provider.WriteAsync(new(current.Schema, [new RecordWrite { IntentId = Guid.CreateVersion7(), Kind = WriteKind.Update, Id = current.Id, Current = current, Set = Set(current.Schema.Entity, set) }]), default));

    public async Task<WriteOutcome> DeleteAsync(string entity, int row) =>
        Assert.Single(await Provider.WriteAsync(new(Entity(entity), [new RecordWrite { IntentId = Guid.CreateVersion7(), Kind = WriteKind.Delete, Id = new($"{row}"), Set = [] }]), default));

    public ValueTask DisposeAsync() => Company.DisposeAsync();

    public static FieldValue T(string? text) => FieldValue.Of(text);

    public static FieldValue N(decimal number) => FieldValue.Of((decimal?)number);

    public static FieldValue B(bool flag) => FieldValue.Of((bool?)flag);

    public static Problem Only(WriteOutcome outcome) => Assert.Single(Assert.IsType<WriteOutcome.Refused>(outcome).Problems);

    public static int Row(WriteOutcome outcome) => int.Parse(Assert.IsType<WriteOutcome.Applied>(outcome).Id.Value, System.Globalization.CultureInfo.InvariantCulture);

    private System.Collections.Immutable.ImmutableArray<FieldAssignment> Set(string entity, (string Field, FieldValue Value)[] set) => [.. set.Select(s => new FieldAssignment(Entity(entity).SlotOf(s.Field), s.Value))];
}
