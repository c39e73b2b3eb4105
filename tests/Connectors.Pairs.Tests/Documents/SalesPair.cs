using System.Text;
using Connectors.Crm.EntityFrameworkCore;
using Connectors.Sync;
using Connectors.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Pairs.Tests.Documents;

/// <summary>A CRM with offers and a vendor's simulator, joined as a host joins them.</summary>
internal sealed class SalesPair : IAsyncDisposable
{
    public static readonly ConnectionId Id = new("sales");

    private readonly string _connection = $"Data Source=sales-{Guid.NewGuid():N};Mode=Memory;Cache=Shared";
    private readonly SqliteConnection _alive;
    private readonly ManualTimeProvider _clock;
    private readonly Action<IServiceCollection> _vendor;
    private readonly Action<ConnectionBuilder> _accounting;
    private readonly Action<CrmModelBuilder<SalesCrm>> _map;
    private ServiceProvider _services;

    private SalesPair(ManualTimeProvider clock, Action<IServiceCollection> vendor, Action<ConnectionBuilder> accounting, Action<CrmModelBuilder<SalesCrm>> map)
    {
        _map = map;
        _clock = clock;
        _vendor = vendor;
        _accounting = accounting;
        _alive = new SqliteConnection(_connection);
        _alive.Open();
        Store = new Connectors.Sync.Stores.InMemorySyncStore(clock);
        _services = Start();
    }

    public Connectors.Sync.Stores.InMemorySyncStore Store { get; }

    public IServiceProvider Services => _services;

    public ISyncEngine Engine => _services.GetRequiredService<ISyncEngine>();

    public IConnections Connections => _services.GetRequiredService<IConnections>();

    public IDocuments Documents => _services.GetRequiredService<IDocuments>();

    /// <param name="clock">The simulator's clock.</param>
    /// <param name="vendor">Registers the vendor's client.</param>
    /// <param name="accounting">Makes the vendor accounting.</param>
    /// <param name="settings">The connection's settings.</param>
    /// <param name="persons">Offers may be for persons.</param>
    /// <param name="eInvoice">Offers have a column for what is known of an e-invoice.</param>
    public static async Task<SalesPair> StartAsync(ManualTimeProvider clock, Action<IServiceCollection> vendor, Action<ConnectionBuilder> accounting, string settings, bool persons = false, bool eInvoice = false)
    {
        var pair = new SalesPair(clock, vendor, accounting, persons ? SalesCrm.MapWithPersons : eInvoice ? SalesCrm.MapWithEInvoice : SalesCrm.Map);
        await pair.InCrmAsync(static async db => await db.Database.EnsureCreatedAsync());
        await pair.Connections.SaveSettingsAsync(Id, Encoding.UTF8.GetBytes(settings), "ann");
        await pair.Connections.SetModeAsync(Id, ConnectionMode.Live, "ann");
        return pair;
    }

    public async Task<T> InCrmAsync<T>(Func<SalesCrm, Task<T>> work)
    {
        _clock.Advance(TimeSpan.FromSeconds(1));
        await using var db = await _services.GetRequiredService<IDbContextFactory<SalesCrm>>().CreateDbContextAsync();
        var result = await work(db);
        await db.SaveChangesAsync();
        return result;
    }

    public Task<Offer> OfferAsync(int id) => InCrmAsync(db => db.Offers.AsNoTracking().Include(static o => o.Lines).SingleAsync(o => o.Id == id));

    public Task EditAsync(int id, Action<Offer> change) => InCrmAsync(async db =>
    {
        change(await db.Offers.Include(static o => o.Lines).Include(static o => o.Customer).SingleAsync(o => o.Id == id));
        return true;
    });

    /// <summary>Somebody presses the button.</summary>
    public Task<SendInfo> PressAsync(string flow, int id, string user = "ann")
    {
        _clock.Advance(TimeSpan.FromMinutes(1));
        return Documents.SendAsync(Id, flow, new RecordRef("offer", $"{id}"), new SendOptions { User = user });
    }

    public async Task<SendInfo> SendAsync(int id)
    {
        SendInfo? latest = null;
        await foreach (var send in Documents.ListAsync(Id, SendFilter.All))
            latest = send.Source.Id.Value == $"{id}" ? send : latest;
        return latest!;
    }

    public Task SetStatusAsync(int id, OfferStatus status) => InCrmAsync(async db => (await db.Offers.SingleAsync(o => o.Id == id)).Status = status);

    public async Task<RunReport> RunAsync(TimeSpan? after = null)
    {
        _clock.Advance(after ?? TimeSpan.FromMinutes(10));
        var report = await Engine.RunAsync(Id);
        Assert.Equal("", report.Reason);
        Assert.Equal(RunState.Completed, report.State);
        Assert.True(report.Documents.AddsUp);
        return report;
    }

    /// <summary>Another process beside this one, over the same store and databases.</summary>
    public ServiceProvider StartNode() => Start();

    /// <summary>A new process over the same store and databases.</summary>
    public async Task RestartAsync()
    {
        await _services.DisposeAsync();
        _services = Start();
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _alive.DisposeAsync();
    }

    private ServiceProvider Start()
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(new HastyClock(_clock));
        services.AddSingleton<Connectors.Sync.Stores.ISyncStore>(Store);
        services.AddDbContextFactory<SalesCrm>(o => o.UseSqlite(_connection).UseConnectorMarks());
        _vendor(services);
        services.AddConnectorSync(static o => o.Owner = Guid.NewGuid().ToString("N")).AddConnection(Id.Value, c => _accounting(c.Crm<SalesCrm>(_map)));
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }
}
