using Connectors.Testing;

/// <summary>A simulated Reviso for the consumer check: enough rows for several pages, and no limit.</summary>
internal static class SimReviso
{
    public static async Task<(IAsyncDisposable Simulator, string[] Where)> StartAsync()
    {
        var simulator = await RevisoSimulator.StartAsync(a => a.ManyCustomers(2500), TimeProvider.System);
        return (simulator, [simulator.BaseAddress.ToString(), simulator.App.SecretToken, simulator.Account.GrantToken]);
    }
}
