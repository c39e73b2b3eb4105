using Connectors.Testing;

/// <summary>A simulated e-conomic for the consumer check: enough rows for several pages, and limits that are in nobody's way.</summary>
internal static class SimEconomic
{
    public static async Task<(IAsyncDisposable Simulator, string[] Where)> StartAsync()
    {
        var simulator = await EconomicSimulator.StartAsync(a => a.ManyCustomers(2500), TimeProvider.System);
        simulator.Oddities.TokensPerWindow = 1_000_000;
        return (simulator, [simulator.RestAddress.ToString(), simulator.OpenApiAddress.ToString(), simulator.App.SecretToken, simulator.Account.GrantToken]);
    }
}
