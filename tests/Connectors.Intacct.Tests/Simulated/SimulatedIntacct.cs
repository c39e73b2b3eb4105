using Connectors.Testing;
using Connectors.Testing.Intacct;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Intacct.Tests.Simulated;

/// <summary>The client against the simulator, over a real connection; both live on one clock.</summary>
internal sealed class SimulatedIntacct : IAsyncDisposable
{
    private readonly List<ServiceProvider> _hosts = [];

    private SimulatedIntacct(IntacctSimulator sim, HastyClock clock) => (Sim, Clock) = (sim, clock);

    public IntacctSimulator Sim { get; }

    public HastyClock Clock { get; }

    public IIntacctClient Client { get; private set; } = null!;

    public IntacctAccount Account => Sim.Account;

    /// <param name="seed">What the company holds beside the samples' records.</param>
    /// <param name="change">The product's settings.</param>
    /// <param name="services">Further services of the host.</param>
    public static async Task<SimulatedIntacct> StartAsync(Action<IntacctAccount>? seed = null, Action<IntacctOptions>? change = null, Action<IServiceCollection>? services = null)
    {
        var clock = new HastyClock();
        var made = new SimulatedIntacct(await IntacctSimulator.StartAsync(seed, clock), clock);
        made.Client = made.NewHost(change, services).GetRequiredService<IIntacctClient>();
        return made;
    }

    /// <summary>Another process of the same product: it knows what its token store knows, and nothing else.</summary>
    public ServiceProvider NewHost(Action<IntacctOptions>? change = null, Action<IServiceCollection>? services = null)
    {
        var collection = new ServiceCollection();
        collection.AddSingleton<TimeProvider>(Clock);
        collection.AddIntacct(o =>
        {
            o.BaseAddress = Sim.ApiAddress;
            o.XmlAddress = Sim.XmlAddress;
            o.ClientId = Sim.SignIns.ClientId;
            o.ClientSecret = Sim.SignIns.ClientSecret;
            o.SenderId = Sim.SignIns.SenderId;
            o.SenderPassword = Sim.SignIns.SenderPassword;
            o.Credentials = new() { CompanyId = Account.CompanyId, UserId = Account.ServiceUser.Id };
            change?.Invoke(o);
        });
        services?.Invoke(collection);
        _hosts.Add(collection.BuildServiceProvider());
        return _hosts[^1];
    }

    public IIntacctClient NewClient(Action<IntacctOptions>? change = null, Action<IServiceCollection>? services = null) => NewHost(change, services).GetRequiredService<IIntacctClient>();

    public async ValueTask DisposeAsync()
    {
        foreach (var host in _hosts)
            await host.DisposeAsync();
        await Sim.DisposeAsync();
    }
}
