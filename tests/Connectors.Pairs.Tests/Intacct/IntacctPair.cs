using System.Text;
using System.Text.Json.Nodes;
using Connectors.Crm.EntityFrameworkCore;
using Connectors.Intacct;
using Connectors.Intacct.Sync;
using Connectors.Pairs.Tests.Month;
using Connectors.Pairs.Tests.Suite;
using Connectors.Sync;
using Connectors.Testing;
using Connectors.Testing.Intacct;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Pairs.Tests.Intacct;

/// <summary>A CRM and a company of Intacct joined as a host joins them: the EF Core provider, the engine, the Intacct provider and client, HTTP on loopback.</summary>
internal sealed class IntacctPair : IAsyncDisposable
{
    public static readonly ConnectionId Id = new("pair");

    private readonly string _connection = $"Data Source=intacct-{Guid.NewGuid():N};Mode=Memory;Cache=Shared";
    private readonly SqliteConnection _alive;
    private readonly bool _lists;
    private readonly Action<IntacctSyncOptions> _options;
    private readonly Action<ConnectionBuilder>? _more;
    private readonly PairProcess _process;
    private readonly ManualTimeProvider _clock;

    private IntacctPair(IntacctSimulator sim, ManualTimeProvider clock, bool lists, Action<IntacctSyncOptions> options, Action<ConnectionBuilder>? more, WaitlessClock? hosted)
    {
        Sim = sim;
        (_clock, _lists, _options, _more) = (clock, lists, options, more);
        _alive = new SqliteConnection(_connection);
        _alive.Open();
        Store = new(_clock);
        _process = new PairProcess(Add, hosted);
    }

    /// <summary>The host whose schedule starts the runs, where the pair is hosted.</summary>
    public HostedSchedule? Hosted => _process.Hosted;

    public IntacctSimulator Sim { get; }

    public Connectors.Sync.Stores.InMemorySyncStore Store { get; }

    public IntacctAccount Account => Sim.Account;

    public IServiceProvider Services => _process.Services;

    public ISyncEngine Engine => _process.Get<ISyncEngine>();

    public IConnectionSetup Setup => _process.Get<IConnectionSetup>();

    public IConnections Connections => _process.Get<IConnections>();

    /// <param name="entities">The entities that take part.</param>
    /// <param name="optional">Which way the fields flow that Intacct does not require.</param>
    /// <param name="settings">The connection's settings.</param>
    /// <param name="lists">The CRM has selection lists of its own.</param>
    /// <param name="options">How else Intacct takes part.</param>
    /// <param name="more">What else the connection has.</param>
    /// <param name="everyAccount">A run makes a customer of every account, so that the tests of fields need no document for each.</param>
    public static async Task<IntacctPair> StartAsync(
        string[] entities, Flow optional = Flow.FromAccounting, string settings = """{ "version": 1, "flow": "Both", "winner": "Crm" }""", bool lists = false, Action<IntacctSyncOptions>? options = null,
        Action<ConnectionBuilder>? more = null, bool everyAccount = true, ManualTimeProvider? clock = null, WaitlessClock? hosted = null)
    {
        if (everyAccount && entities.Contains("customer"))
            settings = EveryAccount(settings);
        clock ??= hosted ?? new ManualTimeProvider();
        var sim = await IntacctSimulator.StartAsync(static a => a
            .Add("accounts-receivable/term", """{"id":"N15","description":"15"}""").Add("accounts-receivable/term", """{"id":"N45","description":"45"}""").Add("accounts-receivable/term", """{"id":"N60","description":"60"}""")
            .Add("accounts-receivable/territory", """{"id":"T0","name":"0"}""").Add("accounts-receivable/territory", """{"id":"T1","name":"1"}""").Add("accounts-receivable/territory", """{"id":"T2","name":"2"}""")
            .Add("accounts-receivable/customer-type", """{"id":"G0"}""").Add("accounts-receivable/customer-type", """{"id":"G1"}""").Add("accounts-receivable/customer-type", """{"id":"G2"}""")
            .Contact("Ann").Contact("Bob").Contact("Cay").Add("company-config/employee", """{"id":"E0","primaryContact":{"id":"Ann"}}""").Add("company-config/employee", """{"id":"E1","primaryContact":{"id":"Bob"}}""").Add("company-config/employee", """{"id":"E2","primaryContact":{"id":"Cay"}}""")
            .Add("tax/item-tax-group", """{"id":"X0"}""").Add("tax/item-tax-group", """{"id":"X1"}""").Add("tax/item-tax-group", """{"id":"X2"}""")
            .Add("projects/project-status", """{"id":"S0"}""").Add("projects/project-status", """{"id":"S1"}""").Add("projects/project-status", """{"id":"S2"}""")
            .Add("company-config/class", """{"id":"K0","name":"0"}""").Add("company-config/class", """{"id":"K1","name":"1"}""").Add("company-config/class", """{"id":"K2","name":"2"}""")
            .Add("contracts/billing-template", """{"id":"B0"}""").Add("contracts/billing-template", """{"id":"B1"}""").Add("contracts/billing-template", """{"id":"B2"}""")
            .Add("projects/project-type", """{"id":"Y0"}""").Add("projects/project-type", """{"id":"Y1"}""").Add("projects/project-type", """{"id":"Y2"}""")
            .Add("company-config/department", """{"id":"D0","name":"0"}""").Add("company-config/department", """{"id":"D1","name":"1"}""").Add("company-config/department", """{"id":"D2","name":"2"}""")
            .Add("company-config/location", """{"id":"L0","name":"0"}""").Add("company-config/location", """{"id":"L1","name":"1"}""").Add("company-config/location", """{"id":"L2","name":"2"}"""), clock);
        if (!entities.Contains("price-list"))
            sim.Account.Add("order-entry/price-list", """{"id":"R0"}""").Add("order-entry/price-list", """{"id":"R1"}""").Add("order-entry/price-list", """{"id":"R2"}""");
        var pair = new IntacctPair(sim, clock, lists, o =>
        {
            o.Entities = entities.ToHashSet();
            o.OptionalFields = optional;
            options?.Invoke(o);
        }, more, hosted);
        await pair.InCrmAsync(static async db => await db.Database.EnsureCreatedAsync());
        await pair.Connections.SaveSettingsAsync(Id, Encoding.UTF8.GetBytes(settings), "ann");
        await pair.Connections.SetModeAsync(Id, ConnectionMode.Live, "ann");
        await pair._process.StartAsync();
        return pair;
    }

    private static string EveryAccount(string settings)
    {
        var json = JsonNode.Parse(settings)!.AsObject();
        var all = json["entities"] as JsonObject ?? (JsonObject)(json["entities"] = new JsonObject());
        var company = all["company"] as JsonObject ?? (JsonObject)(all["company"] = new JsonObject());
        company["createInAccounting"] = "InScope";
        return json.ToJsonString();
    }

    public async Task<T> InCrmAsync<T>(Func<IntacctCrm, Task<T>> work)
    {
        // Users and programs do not act in the same instant.
        Act();
        await using var db = await _process.Get<IDbContextFactory<IntacctCrm>>().CreateDbContextAsync();
        var result = await work(db);
        await db.SaveChangesAsync();
        return result;
    }

    public Task AddAsync(object row) => InCrmAsync(db => Task.FromResult(db.Add(row)));

    /// <summary>A user of the CRM edits the one row that fits.</summary>
    public Task EditAsync<T>(System.Linq.Expressions.Expression<Func<T, bool>> which, Action<T> edit) where T : Connectors.Pairs.Tests.Crm.Row => InCrmAsync(async db =>
    {
        edit(await db.Set<T>().SingleAsync(which));
        return true;
    });

    /// <summary>Somebody edits the record of that id in Intacct.</summary>
    public void EditIntacct(string objectName, string id, string json)
    {
        Act();
        Account.Edit(objectName, Account.Records(objectName).Single(r => r.Id == id).Key, json);
    }

    public Task<IReadOnlyList<ParkedPair>> ParkedAsync() => Engine.ListParkedAsync(Id);

    public IDocuments Documents => _process.Get<IDocuments>();

    public Task<List<T>> RowsAsync<T>() where T : Connectors.Pairs.Tests.Crm.Row => InCrmAsync(static db => db.Set<T>().AsNoTracking().Where(static r => !r.Deleted).OrderBy(static r => r.Id).ToListAsync());

    /// <summary>Another user, a second later.</summary>
    public void Act() => _process.Act(_clock);

    /// <summary>Runs, and asserts that the run came to its end and that its counters add up.</summary>
    public async Task<RunReport> RunAsync()
    {
        // Longer than either side takes to show a write: a value that is set back earlier may be a late read, and waits (R2).
        _clock.Advance(TimeSpan.FromMinutes(10));
        var report = await Engine.RunAsync(Id);
        Assert.Equal("", report.Reason);
        Assert.Equal(RunState.Completed, report.State);
        Assert.All(report.Entities, static e => Assert.True(e.Value.AddsUp, $"{e.Key}: {e.Value}"));
        return report;
    }

    /// <summary>The requests that change something at Intacct, since the last call of this method.</summary>
    public int TakeWrites()
    {
        var writes = Sim.Calls.Count(static c => c.Method != "GET" && !c.Operation.StartsWith("token.", StringComparison.Ordinal) && !c.Operation.EndsWith(".query", StringComparison.Ordinal));
        Sim.ClearCalls();
        return writes;
    }

    /// <summary>A new process over the same store and databases.</summary>
    public Task RestartAsync() => _process.RestartAsync();

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        await Sim.DisposeAsync();
        await _alive.DisposeAsync();
    }

    private void Add(IServiceCollection services)
    {
        services.AddSingleton<TimeProvider>(_clock);
        services.AddSingleton<Connectors.Sync.Stores.ISyncStore>(Store);
        services.AddDbContextFactory<IntacctCrm>(o => o.UseSqlite(_connection).UseConnectorMarks());
        services.AddIntacct(o =>
        {
            o.BaseAddress = Sim.ApiAddress;
            o.ClientId = Sim.SignIns.ClientId;
            o.ClientSecret = Sim.SignIns.ClientSecret;
            o.Credentials = new() { CompanyId = Account.CompanyId, UserId = Account.ServiceUser.Id };
        });
        services.AddConnectorSync(o =>
        {
            o.Owner = Guid.NewGuid().ToString("N");
            // A month has many looks: of an hour four are enough.
            if (Hosted is not null)
                o.SchedulerInterval = TimeSpan.FromMinutes(15);
            // Each unit is emptied on purpose, all within a day.
            o.BrakeMinimum = 1_000;
        }).AddConnection(Id.Value, c =>
        {
            c.Crm<IntacctCrm>(_lists ? IntacctCrm.MapWithLists : IntacctCrm.Map).Intacct(configure: o =>
            {
                // A CRM without lists keeps the ids.
                o.ManagedLists = _lists;
                _options(o);
            });
            _more?.Invoke(c);
        });
    }
}
