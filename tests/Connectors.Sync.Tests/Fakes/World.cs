using System.Text;
using Connectors.Sync.Stores;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Sync.Tests.Fakes;

/// <summary>A CRM and an accounting system joined by the engine over the store of the project that runs the test, with a clock that only the test moves.</summary>
internal sealed class World : IAsyncDisposable
{
    public static readonly ConnectionId Id = new("acme");

    private readonly Action<ConnectionBuilder>? _configure;
    private readonly Action<IServiceCollection>? _host;
    private ServiceProvider _services;

    public World(Action<ConnectionBuilder>? configure = null, Action<MappingBuilder>? mapping = null, bool live = true, Action<IServiceCollection>? host = null)
    {
        _host = host;
        Crm = new FakeSystem("crm", Company, Person);
        Accounting = new FakeSystem("books", Customer, Contact);
        Store = TestStore.Open(Clock);
        _configure = c =>
        {
            c.Mapping(mapping ?? Standard);
            configure?.Invoke(c);
        };
        _services = Start();
        if (live)
            Connections.SetModeAsync(Id, ConnectionMode.Live).GetAwaiter().GetResult();
    }

    public static EntitySchema Company { get; } = new("company",
    [
        new FieldSchema { Name = "name", Type = FieldType.Text, Required = true, MaxLength = 60 },
        new FieldSchema { Name = "vat", Type = FieldType.Text },
        new FieldSchema { Name = "city", Type = FieldType.Text },
        new FieldSchema { Name = "phone", Type = FieldType.Text },
        new FieldSchema { Name = "type", Type = FieldType.Text },
        new FieldSchema { Name = "limit", Type = FieldType.Number },
    ]);

    public static EntitySchema Person { get; } = new("person",
    [
        new FieldSchema { Name = "name", Type = FieldType.Text, Required = true },
        new FieldSchema { Name = "email", Type = FieldType.Text },
        new FieldSchema { Name = "company", Type = FieldType.Reference, ReferencedEntity = "company" },
    ]);

    public static EntitySchema Customer { get; } = new("customer",
    [
        new FieldSchema { Name = "Name", Type = FieldType.Text, Required = true, MaxLength = 40 },
        new FieldSchema { Name = "Vat", Type = FieldType.Text },
        new FieldSchema { Name = "City", Type = FieldType.Text },
        new FieldSchema { Name = "Phone", Type = FieldType.Text, Normalisation = TextNormalisation.DigitsOnly | TextNormalisation.EmptyIsNull },
        new FieldSchema { Name = "Limit", Type = FieldType.Number, Scale = 2 },
        new FieldSchema { Name = "Ref", Type = FieldType.Text },
    ]);

    public static EntitySchema Contact { get; } = new("contact",
    [
        new FieldSchema { Name = "Name", Type = FieldType.Text, Required = true },
        new FieldSchema { Name = "Email", Type = FieldType.Text },
        new FieldSchema { Name = "Customer", Type = FieldType.Reference, ReferencedEntity = "customer", Required = true },
    ]);

    public ManualClock Clock { get; } = new();

    public FakeSystem Crm { get; }

    public FakeSystem Accounting { get; }

    public ISyncStore Store { get; private set; }

    public ISyncEngine Engine => _services.GetRequiredService<ISyncEngine>();

    public IConnections Connections => _services.GetRequiredService<IConnections>();

    public IServiceProvider Services => _services;

    public static void Standard(MappingBuilder m)
    {
        m.Map(new Entity("company"), new Entity("customer"))
            .Field(new Field<string>("company", "name"), new Field<string>("customer", "Name"))
            .Field(new Field<string>("company", "vat"), new Field<string>("customer", "Vat"))
            .Field(new Field<string>("company", "city"), new Field<string>("customer", "City"))
            .Field(new Field<string>("company", "phone"), new Field<string>("customer", "Phone"))
            .Field(new Field<decimal>("company", "limit"), new Field<decimal>("customer", "Limit"))
            .MatchOn(new Field<string>("company", "vat"), new Field<string>("customer", "Vat"), Normalisers.VatNumber)
            .MatchOn(new Field<string>("company", "name"), new Field<string>("customer", "Name"), Normalisers.Name)
            .Flow(Flow.Both, Winner.Crm);
        m.Map(new Entity("person"), new Entity("contact"))
            .Field(new Field<string>("person", "name"), new Field<string>("contact", "Name"))
            .Field(new Field<string>("person", "email"), new Field<string>("contact", "Email"))
            .Field(new Field<RecordRef>("person", "company"), new Field<RecordRef>("contact", "Customer"))
            .MatchOn(new Field<string>("person", "email"), new Field<string>("contact", "Email"), Normalisers.Email)
            .Flow(Flow.Both, Winner.Crm);
    }

    /// <summary>A new process over the same store: nothing survives but what was stored.</summary>
    public async Task RestartAsync()
    {
        await _services.DisposeAsync();
        Store = await TestStore.ReopenAsync(Store, Clock);
        _services = Start();
    }

    /// <summary>Another process over the same store, beside the first one.</summary>
    public ServiceProvider StartNode() => Start();

    /// <summary>Another process that has opened the store for itself: a file or a database of which this one knows nothing but what was committed.</summary>
    public ServiceProvider StartNode(ISyncStore store) => Start(store);

    public Task<RunReport> RunAsync(RunRequest? request = null) => Engine.RunAsync(Id, request);

    /// <summary>Runs, and asserts that the run completed and that nothing was written twice for nothing.</summary>
    public async Task<EntityCounters> SyncAsync(string mapping = "company")
    {
        var report = await RunAsync();
        Assert.Equal("", report.Reason);
        Assert.Equal(RunState.Completed, report.State);
        return report.Entities.GetValueOrDefault(mapping) ?? new EntityCounters();
    }

    public Task SettingsAsync(string json) => Connections.SaveSettingsAsync(Id, Encoding.UTF8.GetBytes(json), "ann");

    public async Task<IReadOnlyList<ParkedPair>> ParkedAsync() => await Engine.ListParkedAsync(Id);

    public string AccountingOf(string crmId) => Store.FindLinksAsync(Id, Side.Crm, "companys", [crmId], default).AsTask().GetAwaiter().GetResult().Single().AccountingId!;

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await TestStore.CloseAsync(Store);
    }

    private ServiceProvider Start(ISyncStore? store = null)
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(Clock);
        services.AddSingleton(store ?? Store);
        _host?.Invoke(services);
        services.AddConnectorSync(o => o.Owner = Guid.NewGuid().ToString("N")).AddConnection("acme", c =>
        {
            c.UseProvider(Side.Crm, (_, _) => ValueTask.FromResult(Crm.Open())).UseProvider(Side.Accounting, (_, _) => ValueTask.FromResult(Accounting.Open()));
            _configure?.Invoke(c);
        });
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }
}

/// <summary>A clock that stands still until it is moved. Waits end at once and move it: nothing in these tests sleeps.</summary>
internal sealed class ManualClock : TimeProvider
{
    private DateTimeOffset _now = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => _now;

    public override long GetTimestamp() => _now.UtcTicks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public void Advance(TimeSpan by) => _now += by;

    public void Set(DateTimeOffset now) => _now = now;

    /// <summary>How many timers were ever made.</summary>
    public int Timers { get; private set; }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Timers++;
        return new Timer(this, callback, state, dueTime);
    }

    private sealed class Timer : ITimer
    {
        public Timer(ManualClock clock, TimerCallback callback, object? state, TimeSpan dueTime)
        {
            // Deadlines of calls are minutes away and never fire here; polls are shorter and end at once.
            if (dueTime >= TimeSpan.Zero && dueTime < TimeSpan.FromSeconds(5))
            {
                clock.Advance(dueTime);
                ThreadPool.QueueUserWorkItem(_ => callback(state));
            }
        }

        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose() { }

        public ValueTask DisposeAsync() => default;
    }
}
