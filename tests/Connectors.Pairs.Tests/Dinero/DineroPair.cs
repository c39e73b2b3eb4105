using System.Text;
using Connectors.Crm.EntityFrameworkCore;
using Connectors.Dinero;
using Connectors.Dinero.Sync;
using Connectors.Pairs.Tests.Crm;
using Connectors.Pairs.Tests.Month;
using Connectors.Pairs.Tests.Suite;
using Connectors.Sync;
using Connectors.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Pairs.Tests.Dinero;

/// <summary>A CRM and a Dinero organisation joined as a host joins them: the EF Core provider, the engine, the Dinero provider and client, HTTP on loopback.</summary>
internal sealed class DineroPair : IAsyncDisposable
{
    public static readonly ConnectionId Id = new("pair");

    private readonly CrmDatabase _database = new();
    private readonly Action<ConnectionBuilder>? _more;
    private readonly Action<CrmModelBuilder<PairCrm>> _map;
    private readonly Pace _pace;
    private string? _apiKey;
    private readonly PairProcess _process;

    private DineroPair(DineroSimulator dinero, Action<ConnectionBuilder>? more, WaitlessClock? hosted, Action<CrmModelBuilder<PairCrm>> map, Pace pace)
    {
        (_more, _map, _pace) = (more, map, pace);
        Dinero = dinero;
        Store = new Connectors.Sync.Stores.InMemorySyncStore(dinero.Clock);
        _process = new PairProcess(Add, hosted);
    }

    public DineroSimulator Dinero { get; }

    public Connectors.Sync.Stores.InMemorySyncStore Store { get; }

    /// <summary>The host whose schedule starts the runs, where the pair is hosted.</summary>
    public HostedSchedule? Hosted => _process.Hosted;

    public IServiceProvider Services => _process.Services;

    public ISyncEngine Engine => _process.Get<ISyncEngine>();

    public IConnections Connections => _process.Get<IConnections>();

    public IDocuments Documents => _process.Get<IDocuments>();

    public IWebhooks Webhooks => _process.Get<IWebhooks>();

    /// <param name="settings">What the owner saves.</param>
    /// <param name="more">What else the connection has.</param>
    /// <param name="hosted">The clock of a host whose own schedule starts the runs.</param>
    /// <param name="offers">The CRM has offers.</param>
    /// <param name="clock">Where calls are tried again: nobody moves the clock while they wait.</param>
    /// <param name="pace">How fast Dinero lets itself be called.</param>
    public static async Task<DineroPair> StartAsync(
        string settings = """{ "version": 1, "flow": "Both", "winner": "Crm" }""", Action<ConnectionBuilder>? more = null, WaitlessClock? hosted = null, bool offers = false, WaitlessClock? clock = null, Pace pace = Pace.Free)
    {
        var dinero = await DineroSimulator.StartAsync(time: hosted ?? clock);
        if (pace == Pace.Free)
            dinero.Oddities.PersonalCallsPerMinute = null;
        var pair = new DineroPair(dinero, more, hosted, offers ? PairCrm.MapWithOffers : PairCrm.Map, pace);
        await pair.InCrmAsync(static async db => await db.Database.EnsureCreatedAsync());
        await pair.Connections.SaveSettingsAsync(Id, Encoding.UTF8.GetBytes(settings), "ann");
        await pair.Connections.SetModeAsync(Id, ConnectionMode.Live, "ann");
        await pair._process.StartAsync();
        return pair;
    }

    public Task<T> InCrmAsync<T>(Func<PairCrm, Task<T>> work)
    {
        _process.Act(Dinero.Clock);
        return CrmDatabase.DoAsync(Services, work);
    }

    public async Task<RunReport> RunAsync(RunRequest? request = null)
    {
        // Longer than either side takes to show a write: a value that is set back earlier may be a late read, and waits (R2).
        Dinero.Clock.Advance(TimeSpan.FromMinutes(10));
        return await Engine.RunAsync(Id, request);
    }

    /// <summary>Runs, and asserts that the run came to its end and that its counters add up.</summary>
    public async Task<EntityCounters> SyncAsync(string mapping)
    {
        var report = await RunAsync();
        Assert.Equal("", report.Reason);
        Assert.Equal(RunState.Completed, report.State);
        Assert.All(report.Entities, static e => Assert.True(e.Value.AddsUp, $"{e.Key}: {e.Value}"));
        return report.Entities.GetValueOrDefault(mapping) ?? new();
    }

    public async Task<IReadOnlyList<ParkedPair>> ParkedAsync() => await Engine.ListParkedAsync(Id);

    /// <summary>The requests that change something at Dinero, since the last call of this method.</summary>
    public int TakeWrites()
    {
        // A draft that is only computed is kept nowhere.
        var writes = Dinero.Calls.Count(static c => c.Method is not "GET" && c.Operation != "invoices.fetch" && !c.Operation.StartsWith("token.", StringComparison.Ordinal));
        Dinero.ClearCalls();
        return writes;
    }

    /// <summary>The key that the next process signs in with.</summary>
    public void UseApiKey(string apiKey) => _apiKey = apiKey;

    /// <summary>A new process over the same store and databases: nothing survives but what was stored.</summary>
    public Task RestartAsync() => _process.RestartAsync();

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        await Dinero.DisposeAsync();
        _database.Dispose();
    }

    private void Add(IServiceCollection services)
    {
        services.AddSingleton<TimeProvider>(Dinero.Clock);
        services.AddSingleton<Connectors.Sync.Stores.ISyncStore>(Store);
        _database.AddTo(services);
        services.AddDinero(o =>
        {
            o.BaseAddress = Dinero.BaseAddress;
            o.TokenAddress = Dinero.TokenAddress;
            var visma = _pace == Pace.Visma;
            (o.ClientId, o.ClientSecret) = visma ? (Dinero.SignIns.VismaClientId, Dinero.SignIns.VismaClientSecret) : (Dinero.SignIns.PersonalClientId, Dinero.SignIns.PersonalClientSecret);
            o.VismaTokenAddress = Dinero.VismaTokenAddress;
            if (_pace == Pace.Free)
                o.PersonalCallsPerMinute = 1_000_000;
            else
                // Longer than the wait for a minute's calls, which the clock of such a pair does not sit through.
                (o.AttemptTimeout, o.CallTimeout) = (TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(10));
            o.Credentials = new() { OrganizationId = $"{Dinero.Account.Id}", ApiKey = visma ? null : _apiKey ?? Dinero.Account.ApiKey, RefreshToken = visma ? Dinero.SignIns.GrantRefreshToken() : null };
        });
        services.AddConnectorSync(o =>
        {
            o.Owner = Guid.NewGuid().ToString("N");
            // A minute that one pair waits for in a moment would be over for all that are under way.
            if (_pace != Pace.Free)
                o.MaxParallelRecords = 1;
            // Each unit is emptied on purpose, all within a day.
            o.BrakeMinimum = 1_000;
            // A month has many looks: of an hour four are enough.
            if (Hosted is not null)
                o.SchedulerInterval = TimeSpan.FromMinutes(15);
            o.WebhookSecrets.Add("a secret of the tests that is long enough to count as one");
        }).AddConnection(Id.Value, c =>
        {
            c.Crm<PairCrm>(_map).Dinero();
            _more?.Invoke(c);
        });
    }
}

/// <summary>How fast Dinero lets itself be called, and by whom.</summary>
internal enum Pace
{
    /// <summary>As fast as anybody likes: the pace is not what is tested.</summary>
    Free,

    /// <summary>A personal integration, 60 calls a minute.</summary>
    Personal,

    /// <summary>An application of Visma Connect, 100 calls a minute.</summary>
    Visma,
}
