using System.Text;
using Connectors.Crm.EntityFrameworkCore;
using Connectors.Dinero;
using Connectors.Dinero.Sync;
using Connectors.Pairs.Tests.Crm;
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
    private string? _apiKey;
    private ServiceProvider _services;

    private DineroPair(DineroSimulator dinero, Action<ConnectionBuilder>? more)
    {
        _more = more;
        Dinero = dinero;
        Store = new Connectors.Sync.Stores.InMemorySyncStore(dinero.Clock);
        _services = Start();
    }

    public DineroSimulator Dinero { get; }

    public Connectors.Sync.Stores.InMemorySyncStore Store { get; }

    public IServiceProvider Services => _services;

    public ISyncEngine Engine => _services.GetRequiredService<ISyncEngine>();

    public IConnections Connections => _services.GetRequiredService<IConnections>();

    public static async Task<DineroPair> StartAsync(string settings = """{ "version": 1, "flow": "Both", "winner": "Crm" }""", Action<ConnectionBuilder>? more = null)
    {
        var dinero = await DineroSimulator.StartAsync();
        // The pace of the account is not what is tested here.
        dinero.Oddities.PersonalCallsPerMinute = null;
        var pair = new DineroPair(dinero, more);
        await pair.InCrmAsync(static async db => await db.Database.EnsureCreatedAsync());
        await pair.Connections.SaveSettingsAsync(Id, Encoding.UTF8.GetBytes(settings), "ann");
        await pair.Connections.SetModeAsync(Id, ConnectionMode.Live, "ann");
        return pair;
    }

    public Task<T> InCrmAsync<T>(Func<PairCrm, Task<T>> work)
    {
        // Users and programs do not act in the same instant.
        Dinero.Clock.Advance(TimeSpan.FromSeconds(1));
        return CrmDatabase.DoAsync(_services, work);
    }

    public async Task<RunReport> RunAsync(RunRequest? request = null)
    {
        // Longer than either side takes to show a write: a value that is set back earlier may be a late read, and waits (R2).
        Dinero.Clock.Advance(TimeSpan.FromMinutes(10));
        return await Engine.RunAsync(Id, request);
    }

    /// <summary>A run that nobody asked for.</summary>
    public Task<RunReport> ScheduledAsync(TimeSpan later)
    {
        Dinero.Clock.Advance(later);
        return Engine.RunAsync(Id, new RunRequest { Trigger = RunRequest.Scheduled });
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
        var writes = Dinero.Calls.Count(static c => c.Method is not "GET" && !c.Operation.StartsWith("token.", StringComparison.Ordinal));
        Dinero.ClearCalls();
        return writes;
    }

    /// <summary>The key that the next process signs in with.</summary>
    public void UseApiKey(string apiKey) => _apiKey = apiKey;

    /// <summary>A new process over the same store and databases: nothing survives but what was stored.</summary>
    public async Task RestartAsync()
    {
        await _services.DisposeAsync();
        _services = Start();
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Dinero.DisposeAsync();
        _database.Dispose();
    }

    private ServiceProvider Start()
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(Dinero.Clock);
        services.AddSingleton<Connectors.Sync.Stores.ISyncStore>(Store);
        _database.AddTo(services);
        services.AddDinero(o =>
        {
            o.BaseAddress = Dinero.BaseAddress;
            o.TokenAddress = Dinero.TokenAddress;
            o.ClientId = Dinero.SignIns.PersonalClientId;
            o.ClientSecret = Dinero.SignIns.PersonalClientSecret;
            o.PersonalCallsPerMinute = 1_000_000;
            o.Credentials = new() { OrganizationId = $"{Dinero.Account.Id}", ApiKey = _apiKey ?? Dinero.Account.ApiKey };
        });
        services.AddConnectorSync(static o =>
        {
            o.Owner = Guid.NewGuid().ToString("N");
            // Each unit is emptied on purpose, all within a day.
            o.BrakeMinimum = 1_000;
        }).AddConnection(Id.Value, c =>
        {
            c.Crm<PairCrm>(PairCrm.Map).Dinero();
            _more?.Invoke(c);
        });
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }
}
