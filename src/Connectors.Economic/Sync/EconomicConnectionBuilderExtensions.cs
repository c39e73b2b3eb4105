using Connectors.Sync;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Economic.Sync;

/// <summary>Makes e-conomic the accounting side of a connection.</summary>
public static class EconomicConnectionBuilderExtensions
{
    /// <summary>Uses e-conomic as accounting, with its preset.</summary>
    /// <param name="connection">The connection, or the kind.</param>
    /// <param name="credentials">
    /// The customer's credentials, asked for at every run. <see langword="null"/>: those that were stored for the connection, else the client that <c>AddEconomic(section)</c> registered, for connections of one's own agreement.
    /// </param>
    /// <param name="configure">Defaults and reading; null = as preset.</param>
    public static ConnectionBuilder Economic(
        this ConnectionBuilder connection, Func<ConnectionContext, CancellationToken, ValueTask<EconomicCredentials>>? credentials = null, Action<EconomicSyncOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(connection);
        var options = new EconomicSyncOptions();
        configure?.Invoke(options);
        options.Checked();
        connection.Services.AddEconomic();
        connection.UsePreset(EconomicPreset.Create(options)).Webhooks(Side.Accounting, new EconomicWebhookAdapter());
        foreach (var way in EconomicConnect.Ways)
            connection.ConnectBy(Side.Accounting, way);
        return new VendorSide<IEconomicClient, EconomicCredentials>
        {
            Vendor = "Economic",
            FindProblems = static c => c.FindProblems(),
            FromStored = EconomicConnect.Read,
            Create = static (services, customer) => services.GetRequiredService<IEconomicClientFactory>().Create(customer),
            Provide = client => new EconomicSyncProvider(client, options),
            Declare = () => EconomicSyncProvider.Declare(options),
        }.Use(connection, credentials);
    }
}
