using Connectors.Testing;
using Connectors.Testing.Reviso;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Reviso.Tests.Simulated;

/// <summary>The client over real HTTP against the simulated Reviso, both on one clock.</summary>
internal sealed class Simulated : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly List<ServiceProvider> _others = [];

    private Simulated(RevisoSimulator sim, SteppingClock clock, ServiceProvider services) =>
        (Sim, Clock, _services, Client) = (sim, clock, services, services.GetRequiredService<IRevisoClient>());

    public RevisoSimulator Sim { get; }

    public RevisoAccount Account => Sim.Account;

    public SteppingClock Clock { get; }

    public IRevisoClient Client { get; }

    public IServiceProvider Services => _services;

    public static async Task<Simulated> StartAsync(Action<RevisoAccount>? seed = null, Action<RevisoOptions>? change = null)
    {
        var clock = new SteppingClock();
        var sim = await RevisoSimulator.StartAsync(seed, clock);
        // A client that follows a link of the delivery notes meets this and is counted.
        sim.DeliveryNoteHost = sim.BaseAddress;
        return new(sim, clock, Provide(sim, clock, o =>
        {
            (o.AppSecretToken, o.AppPublicToken) = (sim.App.SecretToken, sim.App.PublicToken);
            o.Credentials = new() { AgreementGrantToken = sim.Account.GrantToken };
            change?.Invoke(o);
        }));
    }

    /// <summary>A client of the same host with other tokens of a customer.</summary>
    public IRevisoClient ClientFor(RevisoCredentials credentials) => _services.GetRequiredService<IRevisoClientFactory>().Create(credentials);

    /// <summary>A client of another host: another app, or a wrong secret.</summary>
    public IRevisoClient ClientOf(string secret, RevisoCredentials credentials)
    {
        var services = Provide(Sim, Clock, o => (o.AppSecretToken, o.Credentials) = (secret, credentials));
        _others.Add(services);
        return services.GetRequiredService<IRevisoClient>();
    }

    /// <summary>A client of another app that has this role.</summary>
    public IRevisoClient ClientOf(RevisoRole role)
    {
        var app = Sim.AddApp(role.ToString(), role);
        return ClientOf(app.SecretToken, new() { AgreementGrantToken = Account.GrantTo(app) });
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var services in _others)
            await services.DisposeAsync();
        await _services.DisposeAsync();
        await Sim.DisposeAsync();
    }

    private static ServiceProvider Provide(RevisoSimulator sim, SteppingClock clock, Action<RevisoOptions> change)
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(clock);
        services.AddReviso(o =>
        {
            (o.BaseAddress, o.GrantAddress) = (sim.BaseAddress, sim.InstallationAddress);
            change(o);
        });
        return services.BuildServiceProvider();
    }
}
