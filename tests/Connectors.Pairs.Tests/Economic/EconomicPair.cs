using System.Text;
using Connectors.Crm.EntityFrameworkCore;
using Connectors.Economic;
using Connectors.Economic.Sync;
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
    private readonly ServiceProvider _services;

    private EconomicPair(EconomicSimulator economic, Action<ConnectionBuilder>? more)
    {
        Economic = economic;
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(economic.Clock);
        services.AddSingleton<Connectors.Sync.Stores.ISyncStore>(new Connectors.Sync.Stores.InMemorySyncStore(economic.Clock));
        _database.AddTo(services);
        services.AddEconomic(o =>
        {
            o.BaseAddress = economic.RestAddress;
            o.OpenApiBaseAddress = economic.OpenApiAddress;
            o.AppSecretToken = economic.App.SecretToken;
            o.AppPublicToken = economic.App.PublicToken;
            o.Credentials = new() { AgreementGrantToken = economic.Account.GrantToken };
        });
        services.AddConnectorSync(static o =>
        {
            o.Owner = Guid.NewGuid().ToString("N");
            // Each unit is emptied on purpose, all within a day.
            o.BrakeMinimum = 1_000;
        }).AddConnection(Id.Value, c =>
        {
            c.Crm<EconomicCrm>(EconomicCrm.Map).Economic();
            more?.Invoke(c);
        });
        _services = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    public EconomicSimulator Economic { get; }

    public ISyncEngine Engine => _services.GetRequiredService<ISyncEngine>();

    public IConnections Connections => _services.GetRequiredService<IConnections>();

    /// <param name="settings">What the owner saves.</param>
    /// <param name="more">What else the connection has.</param>
    public static async Task<EconomicPair> StartAsync(string settings = """{ "version": 1, "flow": "Both", "winner": "Crm" }""", Action<ConnectionBuilder>? more = null)
    {
        var pair = new EconomicPair(await EconomicSimulator.StartAsync(static a => a.CustomerGroup(7, "Kommuner").Employee(3, "Carla Carlsen").Unit("kasse")), more);
        await pair.InCrmAsync(static async db => await db.Database.EnsureCreatedAsync());
        await pair.Connections.SaveSettingsAsync(Id, Encoding.UTF8.GetBytes(settings), "ann");
        await pair.Connections.SetModeAsync(Id, ConnectionMode.Live, "ann");
        return pair;
    }

    /// <summary>Where every company becomes a customer, as an owner may decide.</summary>
    public static string EveryCompany(string settings) => settings.TrimEnd().TrimEnd('}') + """, "entities": { "company": { "createInAccounting": "InScope" } } }""";

    public async Task<T> InCrmAsync<T>(Func<EconomicCrm, Task<T>> work)
    {
        // Users and programs do not act in the same instant.
        Economic.Clock.Advance(TimeSpan.FromSeconds(1));
        await using var db = await _services.GetRequiredService<IDbContextFactory<EconomicCrm>>().CreateDbContextAsync();
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

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Economic.DisposeAsync();
        _database.Dispose();
    }
}
