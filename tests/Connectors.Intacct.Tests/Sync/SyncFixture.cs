using Connectors.Intacct.Sync;
using Connectors.Intacct.Tests.Simulated;
using Connectors.Sync;
using Connectors.Testing;
using Connectors.Testing.Intacct;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Intacct.Tests.Sync;

/// <summary>A company and its provider, in the process.</summary>
internal sealed class SyncFixture : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private SyncFixture(Action<IntacctAccount>? seed, IntacctSyncOptions options, string? entity)
    {
        Options = options;
        Sim = IntacctSimulator.InProcess(seed, Clock);
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(Clock);
        services.AddIntacct(o =>
        {
            o.BaseAddress = Sim.ApiAddress;
            o.ClientId = Sim.SignIns.ClientId;
            o.ClientSecret = Sim.SignIns.ClientSecret;
            o.Credentials = new() { CompanyId = Account.CompanyId, UserId = Account.ServiceUser.Id, EntityId = entity };
        }).Http.ConfigurePrimaryHttpMessageHandler(() => Sim.CreateHandler());
        _services = services.BuildServiceProvider();
        Client = _services.GetRequiredService<IIntacctClient>();
    }

    public HastyClock Clock { get; } = new();

    public IntacctSimulator Sim { get; }

    public IntacctAccount Account => Sim.Account;

    public IIntacctClient Client { get; }

    public IntacctSyncOptions Options { get; }

    public IntacctSyncProvider Provider { get; private set; } = null!;

    public ProviderSchema Schema { get; private set; } = null!;

    public static async Task<SyncFixture> StartAsync(Action<IntacctAccount>? seed = null, IntacctSyncOptions? options = null, Action<IntacctOddities>? readings = null, string? entity = null)
    {
        var made = new SyncFixture(seed, options ?? new(), entity);
        readings?.Invoke(made.Sim.Oddities);
        await made.ConnectAsync();
        return made;
    }

    /// <summary>The next run.</summary>
    public async Task ConnectAsync()
    {
        Provider = new(Client, Options);
        Schema = await Provider.DescribeAsync(default);
    }

    public EntitySchema Of(string entity) => Schema.Find(entity)!;

    public async Task<WriteOutcome> CreateAsync(string entity, params (string Field, FieldValue Value)[] set) => await WriteAsync(entity, WriteKind.Create, null, set);

    public async Task<WriteOutcome> UpdateAsync(string entity, string key, params (string Field, FieldValue Value)[] set) => await WriteAsync(entity, WriteKind.Update, new(key), set);

    public async Task<RecordLookup> GetAsync(string entity, string key) => (await Provider.GetAsync(new() { Schema = Of(entity), Ids = [new(key)] }, default)).Single();

    public async Task<SyncRecord> ReadAsync(string entity, string key) => Assert.IsType<RecordLookup.Present>(await GetAsync(entity, key)).Record;

    public async Task<IReadOnlyList<ChangePage>> ReadAllAsync(string entity, string? cursor = null, int size = 500)
    {
        var schema = Of(entity);
        var pages = new List<ChangePage>();
        var request = new ReadRequest
        {
            Resource = Provider.Capabilities.Find(entity)!.Resource,
            Cursor = cursor,
            PageSizeHint = size,
            Entities = [new(schema, [.. Enumerable.Range(0, schema.Fields.Length).Select(static i => new FieldSlot(i))])],
        };
        await foreach (var page in Provider.ReadChangesAsync(request, default))
            pages.Add(page);
        return pages;
    }

    /// <summary>The body of the last request of an operation.</summary>
    public string LastBody(string operation) => Sim.Calls.Last(c => c.Operation == operation).BodyText;

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Sim.DisposeAsync();
    }

    public static FieldValue T(string? text) => FieldValue.Of(text);

    public static FieldValue N(decimal number) => FieldValue.Of((decimal?)number);

    public static FieldValue B(bool flag) => FieldValue.Of((bool?)flag);

    public static FieldValue D(int year, int month, int day) => FieldValue.Of((DateOnly?)new DateOnly(year, month, day));

    public static FieldValue R(string entity, string key) => FieldValue.Of(new RecordRef(entity, key));

    private async Task<WriteOutcome> WriteAsync(string entity, WriteKind kind, RecordId? id, (string Field, FieldValue Value)[] set)
    {
        var schema = Of(entity);
        var write = new RecordWrite { IntentId = Guid.CreateVersion7(Clock.GetUtcNow()), Kind = kind, Id = id, Set = [.. set.Select(s => new FieldAssignment(schema.SlotOf(s.Field), s.Value))] };
        return (await Provider.WriteAsync(new(schema, [write]), default)).Single();
    }
}
