using Connectors.Testing;
using Connectors.Testing.Uniconta;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Uniconta.Tests.Simulated;

/// <summary>The client, as a host would register it, against a simulated Uniconta on a loopback port. Both live on the simulator's clock.</summary>
internal sealed class SimulatedCompany : IAsyncDisposable
{
    private readonly List<ServiceProvider> _hosts = [];

    private SimulatedCompany(UnicontaSimulator simulator) => Simulator = simulator;

    public UnicontaSimulator Simulator { get; }

    public UnicontaAccount Account => Simulator.Account;

    public UnicontaOddities Oddities => Simulator.Oddities;

    public UnicontaUser User => Simulator.SignIns.Users[0];

    public IUnicontaClient Client { get; private set; } = null!;

    public ListLogger Logs { get; } = new();

    public static async Task<SimulatedCompany> StartAsync(Action<UnicontaAccount>? seed = null, Action<UnicontaOptions>? change = null, Action<UnicontaOddities>? oddities = null)
    {
        var company = new SimulatedCompany(await UnicontaSimulator.StartAsync(seed));
        oddities?.Invoke(company.Oddities);
        company.Client = company.Connect(change);
        return company;
    }

    /// <summary>Another host: its own memory, its own budgets.</summary>
    /// <param name="change">Other settings.</param>
    /// <param name="clock">Another clock than the simulator's: an <see cref="ImpatientClock"/> where a call is repeated.</param>
    public IUnicontaClient Connect(Action<UnicontaOptions>? change = null, TimeProvider? clock = null)
    {
        var services = new ServiceCollection().AddSingleton(clock ?? Simulator.Time);
        Logs.AddTo(services);
        services.AddUniconta(o =>
        {
            o.BaseAddress = Simulator.ODataAddress;
            o.WebApiAddress = Simulator.WebApiAddress;
            o.Credentials = new() { CompanyId = $"{Account.Id}", UserName = User.Login, Password = Account.Password };
            change?.Invoke(o);
        });
        var host = services.BuildServiceProvider();
        _hosts.Add(host);
        return host.GetRequiredService<IUnicontaClient>();
    }

    public static void ByWebApi(UnicontaOptions options) => (options.UseWebApi, options.AllowWebApiUpdate) = (true, true);

    public async ValueTask DisposeAsync()
    {
        foreach (var host in _hosts)
            await host.DisposeAsync();
        await Simulator.DisposeAsync();
    }
}
