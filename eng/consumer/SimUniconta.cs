using System.Globalization;
using Connectors.Testing;

/// <summary>A simulated Uniconta with 2,500 debtors and a user-defined field, and without the slow-down of 5,000 calls.</summary>
internal static class SimUniconta
{
    public static async Task<(IAsyncDisposable Simulator, string[] Where)> StartAsync()
    {
        var simulator = await UnicontaSimulator.StartAsync(static a => a.UserField("Debtor", "CrmId").ManyDebtors(2500), TimeProvider.System);
        simulator.Oddities.CallsPerStep = null;
        return (simulator,
        [
            simulator.ODataAddress.ToString(), simulator.WebApiAddress.ToString(), simulator.Account.Id.ToString(CultureInfo.InvariantCulture), simulator.SignIns.Users[0].Login, simulator.Account.Password,
        ]);
    }
}
