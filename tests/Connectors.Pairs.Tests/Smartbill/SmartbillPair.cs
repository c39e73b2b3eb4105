using System.Text;
using Connectors.Crm.EntityFrameworkCore;
using Connectors.Pairs.Tests.Month;
using Connectors.Pairs.Tests.Suite;
using Connectors.Smartbill;
using Connectors.Smartbill.Sync;
using Connectors.Sync;
using Connectors.Testing;
using Connectors.Testing.Smartbill;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Pairs.Tests.Smartbill;

/// <summary>A CRM with offers and a SmartBill company joined as a host joins them: the EF Core provider, the engine, the SmartBill provider and client, HTTP on loopback.</summary>
internal sealed class SmartbillPair : IAsyncDisposable
{
    public const string Invoicing = """{ "version": 1, "documents": { "invoice-from-offer": { "enabled": true, "series": "CRM", "trigger": ["Accepted"], "book": true } } }""";
    public const string Alone = """{ "version": 1, "documents": { "invoice-from-offer": { "enabled": true, "series": "CRM", "trigger": ["Accepted"], "book": true, "exclusiveSeries": true } } }""";
    public const string Stock = """{ "version": 1, "entities": { "product": { "enabled": true } } }""";

    public static readonly ConnectionId Id = new("pair");

    private readonly string _connection = $"Data Source=sales-{Guid.NewGuid():N};Mode=Memory;Cache=Shared";
    private readonly SqliteConnection _alive;
    private readonly Action<SmartbillSyncOptions>? _options;
    private readonly PairProcess _process;

    private readonly IDocumentFileStore? _files;
    private readonly Action<ConnectionBuilder>? _more;
    private readonly int _interactiveReserve;

    private SmartbillPair(SmartbillSimulator smartbill, Action<SmartbillSyncOptions>? options, IDocumentFileStore? files, Action<ConnectionBuilder>? more, int interactiveReserve, WaitlessClock? hosted)
    {
        (_more, _interactiveReserve) = (more, interactiveReserve);
        Smartbill = smartbill;
        _options = options;
        _files = files;
        _alive = new SqliteConnection(_connection);
        _alive.Open();
        Store = new Connectors.Sync.Stores.InMemorySyncStore(smartbill.Clock);
        _process = new PairProcess(Add, hosted);
    }

    /// <summary>The host whose schedule starts the runs, where the pair is hosted.</summary>
    public HostedSchedule? Hosted => _process.Hosted;

    public SmartbillSimulator Smartbill { get; }

    public SmartbillAccount Account => Smartbill.Account;

    public Connectors.Sync.Stores.InMemorySyncStore Store { get; }

    public ISyncEngine Engine => _process.Get<ISyncEngine>();

    public IDocuments Documents => _process.Get<IDocuments>();

    public IConnectionSetup Setup => _process.Get<IConnectionSetup>();

    public IWebhooks Webhooks => _process.Get<IWebhooks>();

    public IConnections Connections => _process.Get<IConnections>();

    /// <summary>The creates that reached SmartBill, carried out or not.</summary>
    public int Sends => Smartbill.Calls.Count(static c => c.Operation is "invoices.create" or "estimates.create");

    public static async Task<SmartbillPair> StartAsync(string settings, Action<SmartbillSyncOptions>? options = null, Action<SmartbillAccount>? seed = null, Func<SalesCrm, Task>? crm = null, IDocumentFileStore? files = null, ManualTimeProvider? clock = null, Action<ConnectionBuilder>? more = null, int interactiveReserve = 0, WaitlessClock? hosted = null)
    {
        var smartbill = await SmartbillSimulator.StartAsync(a =>
        {
            a.AddSeries("CRM", "f", next: 42);
            seed?.Invoke(a);
        }, hosted ?? clock);
        var pair = new SmartbillPair(smartbill, options, files, more, interactiveReserve, hosted);
        await pair.InCrmAsync(static async db => await db.Database.EnsureCreatedAsync());
        await pair.InCrmAsync(async db =>
        {
            db.Add(new Firm { Name = "Acme SRL", VatNumber = "RO12345674", Street = "Str. Mare 1", City = "Cluj-Napoca", County = "Cluj", Country = "Romania", Email = "acme@example.com" });
            await db.SaveChangesAsync();
            if (crm is not null)
                await crm(db);
            return true;
        });
        await pair.Connections.SaveSettingsAsync(Id, Encoding.UTF8.GetBytes(settings), "ann");
        await pair.Connections.SetModeAsync(Id, ConnectionMode.Live, "ann");
        await pair._process.StartAsync();
        return pair;
    }

    public Task SettingsAsync(string settings) => Connections.SaveSettingsAsync(Id, Encoding.UTF8.GetBytes(settings), "ann");

    public async Task<T> InCrmAsync<T>(Func<SalesCrm, Task<T>> work)
    {
        _process.Act(Smartbill.Clock);
        await using var db = await _process.Get<IDbContextFactory<SalesCrm>>().CreateDbContextAsync();
        var result = await work(db);
        await db.SaveChangesAsync();
        return result;
    }

    public Task<int> OfferAsync(string status = "Offered", Action<Offer>? change = null) => InCrmAsync(async db =>
    {
        var offer = NewOffer(status);
        change?.Invoke(offer);
        db.Add(offer);
        await db.SaveChangesAsync();
        return offer.Id;
    });

    public Offer NewOffer(string status) => new()
    {
        Name = "Offer",
        Status = status,
        FirmId = 1,
        Lines = [new() { Code = "S8", Text = "Șurub M8", Quantity = 3, Price = 10.50m }],
    };

    public Task EditAsync(int offer, Action<Offer> change) => InCrmAsync(async db =>
    {
        change(await db.Offers.Include(static o => o.Lines).SingleAsync(o => o.Id == offer));
        return true;
    });

    public Task StatusAsync(int offer, string status) => EditAsync(offer, o => o.Status = status);

    public Task<Offer> ShownAsync(int offer) => InCrmAsync(db => db.Offers.AsNoTracking().SingleAsync(o => o.Id == offer));

    public async Task<DocumentCounters> RunAsync(TimeSpan? later = null)
    {
        Smartbill.Clock.Advance(later ?? TimeSpan.FromMinutes(1));
        var report = await Engine.RunAsync(Id);
        Assert.True(report.State == RunState.Completed, report.Reason);
        Assert.True(report.Documents.AddsUp);
        Assert.All(report.Entities, static e => Assert.True(e.Value.AddsUp, $"{e.Key}: {e.Value}"));
        return report.Documents;
    }

    /// <summary>A run that nobody asked for.</summary>
    public async Task<RunReport> ScheduledAsync(TimeSpan? later = null)
    {
        Smartbill.Clock.Advance(later ?? TimeSpan.FromMinutes(1));
        return await Engine.RunAsync(Id, new RunRequest { Trigger = RunRequest.Scheduled });
    }

    public async Task<SendInfo> SendAsync(int offer)
    {
        var sends = new List<SendInfo>();
        await foreach (var send in Documents.ListAsync(Id, SendFilter.All))
            sends.Add(send);
        return sends.Last(s => s.Source == new RecordRef("offer", $"{offer}"));
    }

    /// <summary>A new process over the same store and databases: nothing survives but what was stored.</summary>
    public Task RestartAsync() => _process.RestartAsync();

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        await Smartbill.DisposeAsync();
        _alive.Dispose();
    }

    private void Add(IServiceCollection services)
    {
        services.AddSingleton<TimeProvider>(Smartbill.Clock);
        services.AddSingleton<Connectors.Sync.Stores.ISyncStore>(Store);
        services.AddDbContextFactory<SalesCrm>(o => o.UseSqlite(_connection).UseConnectorMarks());
        services.AddSmartbill(o =>
        {
            o.BaseAddress = Smartbill.ApiAddress;
            o.InteractiveReserve = _interactiveReserve;
            o.Credentials = new() { CompanyVatCode = Account.Cif, Email = Account.Email, Token = Account.Token, TokenV3 = Account.V3Token };
        });
        if (_files is not null)
            services.AddSingleton(_files);
        services.AddConnectorSync(o =>
        {
            o.Owner = Guid.NewGuid().ToString("N");
            // A month has many looks: of an hour four are enough.
            if (Hosted is not null)
                o.SchedulerInterval = TimeSpan.FromMinutes(15);
            o.WebhookSecrets.Add("a secret of the tests that is long enough to count as one");
        }).AddConnection(Id.Value, c =>
        {
            c.Crm<SalesCrm>(m => SalesCrm.Map(m, keepsFiles: _files is null)).Smartbill(configure: _options);
            _more?.Invoke(c);
        });
    }
}
