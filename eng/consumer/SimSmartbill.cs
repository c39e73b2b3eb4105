using Connectors.Testing;

/// <summary>The simulated SmartBill that <c>UseSmartbill</c> talks to.</summary>
internal static class SimSmartbill
{
    public static async Task<(IAsyncDisposable Simulator, string[] Where)> StartAsync()
    {
        var simulator = await SmartbillSimulator.StartAsync(a => a.ManyClients(2_500), TimeProvider.System);
        (simulator.Oddities.CallsPerWindow, simulator.Oddities.V3ReadsPerWindow) = (null, null);
        return (simulator, [simulator.ApiAddress.ToString(), simulator.Account.Cif, simulator.Account.Email, simulator.Account.Token, simulator.Account.V3Token]);
    }
}
