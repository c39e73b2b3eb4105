using Connectors.Testing;
using Connectors.Testing.Smartbill;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Smartbill.Tests.Support;

/// <summary>A client as a host would get it, against a simulated SmartBill over real HTTP on loopback. Both have one clock, which stands still until a test moves it.</summary>
internal sealed class SimulatedClient : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private SimulatedClient(SmartbillSimulator simulator, ServiceProvider services, ISmartbillClient client) => (Simulator, _services, Client) = (simulator, services, client);

    public SmartbillSimulator Simulator { get; }

    public ISmartbillClient Client { get; }

    public IServiceProvider Services => _services;

    public SmartbillAccount Account => Simulator.Account;

    /// <summary>30 V1 calls fit into a window, as many as the simulator admits; V3 is not limited here unless a test says so.</summary>
    /// <param name="seed">What the company holds.</param>
    /// <param name="change">Settings.</param>
    /// <param name="hostClock">The client's clock, where it is not the simulator's.</param>
    public static async Task<SimulatedClient> StartAsync(Action<SmartbillAccount>? seed = null, Action<SmartbillOptions>? change = null, TimeProvider? hostClock = null)
    {
        var simulator = await SmartbillSimulator.StartAsync(seed, new ManualTimeProvider());
        simulator.Oddities.V3ReadsPerWindow = null;
        var services = new ServiceCollection().AddSingleton(hostClock ?? simulator.Time);
        services.AddSmartbill(o =>
        {
            o.BaseAddress = simulator.ApiAddress;
            o.CallsPerTenSeconds = 30;
            o.V3CallsPerTenSeconds = 1_000;
            o.InteractiveReserve = 0;
            o.UseUndocumentedEndpoints = true;
            o.Credentials = CredentialsOf(simulator.Account);
            change?.Invoke(o);
        });
        var provider = services.BuildServiceProvider();
        return new(simulator, provider, provider.GetRequiredService<ISmartbillClient>());
    }

    public static SmartbillCredentials CredentialsOf(SmartbillAccount account) => new() { CompanyVatCode = account.Cif, Email = account.Email, Token = account.Token, TokenV3 = account.V3Token };

    /// <summary>The client of other credentials, by the factory.</summary>
    public ISmartbillClient As(SmartbillCredentials credentials) => _services.GetRequiredService<ISmartbillClientFactory>().Create(credentials);

    /// <summary>The ten seconds in which calls are counted are over.</summary>
    public void NextWindow() => Simulator.Clock.Advance(TimeSpan.FromSeconds(11));

    public async Task<string> PrintAsync(SmartbillDocumentId id, bool estimate = false)
    {
        await using var pdf = await (estimate ? Client.Estimates.GetPdfAsync(id) : Client.Invoices.GetPdfAsync(id));
        using var reader = new StreamReader(pdf);
        return await reader.ReadToEndAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Simulator.DisposeAsync();
    }
}
