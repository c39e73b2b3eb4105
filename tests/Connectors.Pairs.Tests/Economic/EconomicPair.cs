using System.Text;
using Connectors.Crm.EntityFrameworkCore;
using Connectors.Economic;
using Connectors.Economic.Sync;
using Connectors.Pairs.Tests.Month;
using Connectors.Pairs.Tests.Suite;
using Connectors.Sync;
using Connectors.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Pairs.Tests.Economic;

/// <summary>A CRM and an e-conomic agreement joined as a host joins them: the EF Core provider, the engine, the e-conomic provider and client, HTTP on loopback.</summary>
internal sealed class EconomicPair : IAsyncDisposable
{
    public static readonly ConnectionId Id = new("pair");

    private readonly EconomicCrmDatabase _database = new();
    private readonly PairProcess _process;
    private readonly Action<CrmModelBuilder<EconomicCrm>> _map;
    private readonly Action<ConnectionBuilder>? _more;
    private readonly Connectors.Sync.Stores.InMemorySyncStore _store;

    private EconomicPair(EconomicSimulator economic, Action<CrmModelBuilder<EconomicCrm>> map, Action<ConnectionBuilder>? more, WaitlessClock? hosted)
    {
        (Economic, _map, _more, _store) = (economic, map, more, new(economic.Clock));
        _process = new PairProcess(Add, hosted);
    }

    /// <summary>The host whose schedule starts the runs, where the pair is hosted.</summary>
    public HostedSchedule? Hosted => _process.Hosted;

    public EconomicSimulator Economic { get; }

    public ISyncEngine Engine => _process.Get<ISyncEngine>();

    public IWebhooks Webhooks => _process.Get<IWebhooks>();

    public IConnections Connections => _process.Get<IConnections>();

    /// <param name="settings">What the owner saves.</param>
    /// <param name="more">What else the connection has.</param>
    /// <param name="lists">The CRM has drop-down lists of its own.</param>
    /// <param name="offers">The CRM has offers.</param>
    /// <param name="hosted">The clock of a host whose own schedule starts the runs.</param>
    public static async Task<EconomicPair> StartAsync(string settings = """{ "version": 1, "flow": "Both", "winner": "Crm" }""", Action<ConnectionBuilder>? more = null, bool lists = false, bool offers = false, WaitlessClock? hosted = null)
    {
        var pair = new EconomicPair(await EconomicSimulator.StartAsync(static a => a.CustomerGroup(7, "Kommuner").Employee(3, "Carla Carlsen").Unit("kasse").PriceGroup(1, "Standard").PriceGroup(2, "Storkunder"), hosted), lists ? EconomicCrm.MapWithLists : offers ? EconomicCrm.MapWithOffers : EconomicCrm.Map, more, hosted);
        await pair.InCrmAsync(static async db => await db.Database.EnsureCreatedAsync());
        await pair.Connections.SaveSettingsAsync(Id, Encoding.UTF8.GetBytes(settings), "ann");
        await pair.Connections.SetModeAsync(Id, ConnectionMode.Live, "ann");
        await pair._process.StartAsync();
        return pair;
    }

    /// <summary>Where every company becomes a customer, as an owner may decide.</summary>
    public static string EveryCompany(string settings) => settings.TrimEnd().TrimEnd('}') + """, "entities": { "company": { "createInAccounting": "InScope" } } }""";

    public async Task<T> InCrmAsync<T>(Func<EconomicCrm, Task<T>> work)
    {
        _process.Act(Economic.Clock);
        await using var db = await _process.Get<IDbContextFactory<EconomicCrm>>().CreateDbContextAsync();
        var result = await work(db);
        await db.SaveChangesAsync();
        return result;
    }

    /// <summary>Runs, and asserts that the run came to its end and that its counters add up.</summary>
    public async Task<EntityCounters> SyncAsync(string mapping)
    {
        // Longer than either side takes to show a write: a value that is set back earlier may be a late read, and waits (R2).
        Economic.Clock.Advance(TimeSpan.FromMinutes(10));
        var report = await Engine.RunAsync(Id);
        Assert.Equal("", report.Reason);
        Assert.Equal(RunState.Completed, report.State);
        Assert.All(report.Entities, static e => Assert.True(e.Value.AddsUp, $"{e.Key}: {e.Value}"));
        return report.Entities.GetValueOrDefault(mapping) ?? new();
    }

    /// <summary>The requests that change something at e-conomic, since the last call of this method.</summary>
    public int TakeWrites()
    {
        var writes = Economic.Calls.Count(static c => c.Method is not "GET");
        Economic.ClearCalls();
        return writes;
    }

    public async Task<IReadOnlyList<ParkedPair>> ParkedAsync() => await Engine.ListParkedAsync(Id);

    /// <summary>The process ends and another one begins: nothing survives but what was stored.</summary>
    public Task RestartAsync() => _process.RestartAsync();

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        await Economic.DisposeAsync();
        _database.Dispose();
    }

    private void Add(IServiceCollection services)
    {
        services.AddSingleton<TimeProvider>(Economic.Clock);
        services.AddSingleton<Connectors.Sync.Stores.ISyncStore>(_store);
        _database.AddTo(services);
        services.AddEconomic(o =>
        {
            o.BaseAddress = Economic.RestAddress;
            o.OpenApiBaseAddress = Economic.OpenApiAddress;
            o.AppSecretToken = Economic.App.SecretToken;
            o.AppPublicToken = Economic.App.PublicToken;
            o.Credentials = new() { AgreementGrantToken = Economic.Account.GrantToken };
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
            c.Crm<EconomicCrm>(_map).Economic();
            _more?.Invoke(c);
        });
    }
}
