using System.Globalization;
using Connectors.Testing;

/// <summary>The simulated Dinero that <see cref="UseDinero"/> is pointed at.</summary>
internal static class SimDinero
{
    public static async Task<(IAsyncDisposable Simulator, string[] Where)> StartAsync()
    {
        var simulator = await DineroSimulator.StartAsync(a => a.ManyContacts(2500));
        return (simulator,
        [
            simulator.BaseAddress.ToString(), simulator.TokenAddress.ToString(), simulator.SignIns.PersonalClientId, simulator.SignIns.PersonalClientSecret,
            simulator.Account.ApiKey, simulator.Account.Id.ToString(CultureInfo.InvariantCulture),
        ]);
    }
}
