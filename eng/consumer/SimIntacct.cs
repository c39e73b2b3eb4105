using Connectors.Testing;

/// <summary>The company that <see cref="UseIntacct"/> works in.</summary>
internal static class SimIntacct
{
    private const int Customers = 2500;

    public static async Task<(IAsyncDisposable Simulator, string[] Where)> StartAsync()
    {
        var simulator = await IntacctSimulator.StartAsync(a => a.ManyCustomers(Customers), TimeProvider.System);
        return (simulator,
        [
            simulator.ApiAddress.AbsoluteUri, simulator.SignIns.ClientId, simulator.SignIns.ClientSecret, simulator.Account.CompanyId, simulator.Account.ServiceUser.Id,
            Customers.ToString(System.Globalization.CultureInfo.InvariantCulture),
        ]);
    }
}
