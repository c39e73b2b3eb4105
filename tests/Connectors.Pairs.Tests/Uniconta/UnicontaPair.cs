using System.Text;
using Connectors.Crm.EntityFrameworkCore;
using Connectors.Pairs.Tests.Month;
using Connectors.Pairs.Tests.Suite;
using Connectors.Sync;
using Connectors.Testing;
using Connectors.Uniconta;
using Connectors.Uniconta.Sync;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Pairs.Tests.Uniconta;

/// <summary>A CRM and a company of Uniconta joined as a host joins them: the EF Core provider, the engine, the Uniconta provider and client, HTTP on loopback.</summary>
internal sealed class UnicontaPair : IAsyncDisposable
{
    public static readonly ConnectionId Id = new("pair");

    private readonly UnicontaCrmDatabase _database = new();
    private readonly Action<UnicontaSyncOptions> _options;
    private readonly Action<ConnectionBuilder>? _connection;
    private readonly bool _lists;
    private readonly PairProcess _process;

    private UnicontaPair(UnicontaSimulator uniconta, Action<UnicontaSyncOptions> options, Action<ConnectionBuilder>? connection, bool lists, WaitlessClock? hosted, bool mortal)
    {
        _lists = lists;
        Uniconta = uniconta;
        _options = options;
        _connection = connection;
        Store = new Connectors.Sync.Stores.InMemorySyncStore(uniconta.Clock);
        Mortal = mortal ? LostOrderTests.Mortal.Of(Store) : null;
        _process = new PairProcess(Add, hosted);
    }

    /// <summary>The host whose schedule starts the runs, where the pair is hosted.</summary>
    public HostedSchedule? Hosted => _process.Hosted;

    public IServiceProvider Services => _process.Services;

    public UnicontaSimulator Uniconta { get; }

    public Connectors.Sync.Stores.InMemorySyncStore Store { get; }

    /// <summary>The store as the first process sees it, where a test lets it die.</summary>
    public Connectors.Sync.Stores.ISyncStore? Mortal { get; private set; }

    /// <summary>The columns that the last save of anybody changed in the CRM.</summary>
    public IReadOnlyList<string> ChangedColumns => _database.ChangedColumns;

    public ISyncEngine Engine => _process.Get<ISyncEngine>();

    public IDocuments Documents => _process.Get<IDocuments>();

    public IWebhooks Webhooks => _process.Get<IWebhooks>();

    public IConnections Connections => _process.Get<IConnections>();

    public static async Task<UnicontaPair> StartAsync(string settings = """{ "version": 1, "flow": "Both", "winner": "Crm" }""", Action<UnicontaSyncOptions>? options = null, Action<Connectors.Testing.Uniconta.UnicontaAccount>? seed = null, Action<ConnectionBuilder>? connection = null, bool lists = false, WaitlessClock? hosted = null, bool mortal = false)
    {
        // The group of new debtors has a number series: Uniconta gives their numbers.
        var uniconta = await UnicontaSimulator.StartAsync(a =>
        {
            a.AutoNumber("DebtorGroup", "DK", "", 5, 70001);
            seed?.Invoke(a);
        }, hosted);
        uniconta.Oddities.CallsPerStep = null;
        var pair = new UnicontaPair(uniconta, options ?? (static o =>
        {
            o.CustomerField = "type";
            o.CustomerValues.Add("Kunde");
        }), connection, lists, hosted, mortal);
        await pair.InCrmAsync(static async db => await db.Database.EnsureCreatedAsync());
        await pair.Connections.SaveSettingsAsync(Id, Encoding.UTF8.GetBytes(settings), "ann");
        await pair.Connections.SetModeAsync(Id, ConnectionMode.Live, "ann");
        await pair._process.StartAsync();
        return pair;
    }

    public async Task<T> InCrmAsync<T>(Func<UnicontaCrm, Task<T>> work)
    {
        _process.Act(Uniconta.Clock);
        await using var db = await Services.GetRequiredService<IDbContextFactory<UnicontaCrm>>().CreateDbContextAsync();
        var result = await work(db);
        await db.SaveChangesAsync();
        return result;
    }

    /// <summary>Runs, and asserts that the run came to its end and that its counters add up.</summary>
    public async Task<EntityCounters> SyncAsync(string mapping)
    {
        // Longer than either side takes to show a write: a value that is set back earlier may be a late read, and waits (R2).
        Uniconta.Clock.Advance(TimeSpan.FromMinutes(10));
        var report = await Engine.RunAsync(Id);
        Assert.Equal("", report.Reason);
        Assert.Equal(RunState.Completed, report.State);
        Assert.All(report.Entities, static e => Assert.True(e.Value.AddsUp, $"{e.Key}: {e.Value}"));
        return report.Entities.GetValueOrDefault(mapping) ?? new();
    }

    public async Task<IReadOnlyList<ParkedPair>> ParkedAsync() => await Engine.ListParkedAsync(Id);

    /// <summary>The requests that change something in Uniconta, since the last call of this method.</summary>
    public int TakeWrites()
    {
        var writes = Uniconta.Calls.Count(static c => c.Method is not "GET" && !c.Operation.StartsWith("token.", StringComparison.Ordinal));
        Uniconta.ClearCalls();
        return writes;
    }

    /// <summary>The process ends and another one begins: nothing survives but what was stored.</summary>
    public async Task RestartAsync()
    {
        Mortal = null;
        await _process.RestartAsync();
    }

    /// <summary>A client of somebody else, for what users of Uniconta do and see.</summary>
    public Colleague Connect() => new(this);

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        await Uniconta.DisposeAsync();
        _database.Dispose();
    }

    internal sealed class Colleague(UnicontaPair pair) : IAsyncDisposable
    {
        private readonly ServiceProvider _services = new ServiceCollection().AddSingleton<TimeProvider>(pair.Uniconta.Clock).AddUniconta(o =>
        {
            o.BaseAddress = pair.Uniconta.ODataAddress;
            o.WebApiAddress = pair.Uniconta.WebApiAddress;
            o.CallsPerDay = 1_000_000;
            o.Credentials = new() { CompanyId = $"{pair.Uniconta.Account.Id}", UserName = pair.Uniconta.SignIns.Users[0].Login, Password = pair.Uniconta.Account.Password };
        }).Services.BuildServiceProvider();

        public IUnicontaClient Client => _services.GetRequiredService<IUnicontaClient>();

        public ValueTask DisposeAsync() => _services.DisposeAsync();
    }

    private void Add(IServiceCollection services)
    {
        services.AddSingleton<TimeProvider>(Uniconta.Clock);
        services.AddSingleton(Mortal ?? Store);
        _database.AddTo(services);
        services.AddUniconta(o =>
        {
            o.BaseAddress = Uniconta.ODataAddress;
            o.WebApiAddress = Uniconta.WebApiAddress;
            o.CallsPerDay = 1_000_000;
            o.Credentials = new() { CompanyId = $"{Uniconta.Account.Id}", UserName = Uniconta.SignIns.Users[0].Login, Password = Uniconta.SignIns.Users[0].Password };
        });
        services.AddConnectorSync(o =>
        {
            o.Owner = Guid.NewGuid().ToString("N");
            // Each unit is emptied on purpose, all within a day.
            o.BrakeMinimum = 1_000;
            // A month has many looks: of an hour four are enough.
            if (Hosted is not null)
                o.SchedulerInterval = TimeSpan.FromMinutes(15);
            o.WebhookSecrets.Add("a secret of the tests that is long enough to count as one");
        }).AddConnection(Id.Value, c =>
        {
            c.Crm<UnicontaCrm>(_lists ? UnicontaCrm.MapWithLists : UnicontaCrm.Map).Uniconta(configure: _options);
            _connection?.Invoke(c);
        });
    }
}
