using System.Text;
using Connectors.Crm.EntityFrameworkCore;
using Connectors.Pairs.Tests.Month;
using Connectors.Pairs.Tests.Suite;
using Connectors.Reviso;
using Connectors.Reviso.Sync;
using Connectors.Sync;
using Connectors.Testing;
using Connectors.Testing.Reviso;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Pairs.Tests.Reviso;

/// <summary>An Italian CRM and a Reviso agreement joined as a host joins them: the EF Core provider, the engine, the Reviso provider and client, HTTP on loopback.</summary>
internal sealed class RevisoPair : IAsyncDisposable
{
    public static readonly ConnectionId Id = new("pair");

    private readonly string _database = $"Data Source=reviso-{Guid.NewGuid():N};Mode=Memory;Cache=Shared";
    private readonly SqliteConnection _alive;
    private readonly Action<CrmModelBuilder<ItalianCrm>> _map;
    private readonly Action<RevisoSyncOptions>? _options;
    private readonly Action<ConnectionBuilder>? _more;
    private readonly PairProcess _process;

    private RevisoPair(RevisoSimulator reviso, Action<CrmModelBuilder<ItalianCrm>> map, Action<RevisoSyncOptions>? options, Action<ConnectionBuilder>? more, WaitlessClock? hosted)
    {
        (Reviso, _map, _options, _more) = (reviso, map, options, more);
        _alive = new SqliteConnection(_database);
        _alive.Open();
        Store = new(reviso.Clock);
        _process = new PairProcess(Add, hosted);
    }

    /// <summary>The host whose schedule starts the runs, where the pair is hosted.</summary>
    public HostedSchedule? Hosted => _process.Hosted;

    public Connectors.Sync.Stores.InMemorySyncStore Store { get; }

    public RevisoSimulator Reviso { get; }

    public RevisoAccount Account => Reviso.Account;

    public ISyncEngine Engine => _process.Get<ISyncEngine>();

    public IServiceProvider Services => _process.Services;

    public IDocuments Documents => _process.Get<IDocuments>();

    public IConnectionSetup Setup => _process.Get<IConnectionSetup>();

    public IConnections Connections => _process.Get<IConnections>();

    public IWebhooks Webhooks => _process.Get<IWebhooks>();

    /// <param name="settings">What the owner saves.</param>
    /// <param name="lists">The CRM has drop-down lists of its own.</param>
    /// <param name="options">How Reviso takes part.</param>
    /// <param name="plain">The CRM has none of the extra fields.</param>
    /// <param name="more">What else the connection has.</param>
    /// <param name="hosted">The clock of a host whose own schedule starts the runs.</param>
    public static async Task<RevisoPair> StartAsync(
        string settings = """{ "version": 1, "flow": "Both", "winner": "Crm" }""", bool lists = false, Action<RevisoSyncOptions>? options = null, bool plain = false, Action<ConnectionBuilder>? more = null,
        WaitlessClock? hosted = null)
    {
        var pair = new RevisoPair(await RevisoSimulator.StartAsync(time: hosted), plain ? ItalianCrm.MapPlain : lists ? ItalianCrm.MapWithLists : ItalianCrm.Map, options, more, hosted);
        await pair.InCrmAsync(static async db => await db.Database.EnsureCreatedAsync());
        await pair.Connections.SaveSettingsAsync(Id, Encoding.UTF8.GetBytes(settings), "anna");
        await pair.Connections.SetModeAsync(Id, ConnectionMode.Live, "anna");
        await pair._process.StartAsync();
        return pair;
    }

    public async Task<T> InCrmAsync<T>(Func<ItalianCrm, Task<T>> work)
    {
        _process.Act(Reviso.Clock);
        await using var db = await _process.Get<IDbContextFactory<ItalianCrm>>().CreateDbContextAsync();
        var result = await work(db);
        await db.SaveChangesAsync();
        return result;
    }

    /// <summary>Another user of Reviso, a second later.</summary>
    public void InReviso(Action<RevisoAccount> work)
    {
        _process.Act(Reviso.Clock);
        work(Account);
    }

    public async Task<RunReport> RunAsync(RunRequest? request = null)
    {
        // Longer than either side takes to show a write: a value that is set back earlier may be a late read, and waits (R2).
        Reviso.Clock.Advance(TimeSpan.FromMinutes(10));
        return await Engine.RunAsync(Id, request);
    }

    /// <summary>A run that nobody asked for.</summary>
    public Task<RunReport> ScheduledAsync(TimeSpan later)
    {
        Reviso.Clock.Advance(later);
        return Engine.RunAsync(Id, new RunRequest { Trigger = RunRequest.Scheduled });
    }

    /// <summary>Runs, and asserts that the run came to its end and that its counters add up.</summary>
    public async Task<EntityCounters> SyncAsync(string mapping)
    {
        // The catalogue is a procedure of its own.
        var report = await RunAsync(mapping == "product" ? new RunRequest { Mapping = mapping } : null);
        Assert.Equal("", report.Reason);
        Assert.Equal(RunState.Completed, report.State);
        Assert.All(report.Entities, static e => Assert.True(e.Value.AddsUp, $"{e.Key}: {e.Value}"));
        return report.Entities.GetValueOrDefault(mapping) ?? new();
    }

    public async Task<IReadOnlyList<ParkedPair>> ParkedAsync() => await Engine.ListParkedAsync(Id);

    /// <summary>The requests that change something at Reviso, since the last call of this method.</summary>
    public int TakeWrites()
    {
        var writes = Reviso.Calls.Count(static c => c.Method != "GET");
        Reviso.ClearCalls();
        return writes;
    }

    /// <summary>A new process over the same store and databases.</summary>
    public Task RestartAsync() => _process.RestartAsync();

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        await Reviso.DisposeAsync();
        _alive.Dispose();
    }

    private void Add(IServiceCollection services)
    {
        services.AddSingleton<TimeProvider>(Reviso.Clock);
        services.AddSingleton<Connectors.Sync.Stores.ISyncStore>(Store);
        services.AddDbContextFactory<ItalianCrm>(o => o.UseSqlite(_database).UseConnectorMarks());
        services.AddReviso(o =>
        {
            o.BaseAddress = Reviso.BaseAddress;
            o.AppSecretToken = Reviso.App.SecretToken;
            o.CallsPerMinute = 0;
            o.Credentials = new() { AgreementGrantToken = Account.GrantToken };
        });
        services.AddConnectorSync(o =>
        {
            o.Owner = Guid.NewGuid().ToString("N");
            // A month has many looks: of an hour four are enough.
            if (Hosted is not null)
                o.SchedulerInterval = TimeSpan.FromMinutes(15);
            // Each unit is emptied on purpose, all within a day.
            o.BrakeMinimum = 1_000;
            o.WebhookSecrets.Add("a secret of the tests that is long enough to count as one");
        }).AddConnection(Id.Value, c =>
        {
            c.Crm<ItalianCrm>(_map).Reviso(configure: _options);
            _more?.Invoke(c);
        });
    }
}
