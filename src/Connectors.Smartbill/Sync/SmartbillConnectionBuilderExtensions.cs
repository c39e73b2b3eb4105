using Connectors.Sync;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Smartbill.Sync;

/// <summary>Makes SmartBill the accounting side of a connection.</summary>
public static class SmartbillConnectionBuilderExtensions
{
    /// <summary>Uses SmartBill as accounting, with its preset. Its flows are off until settings or code name a series and the statuses that send.</summary>
    /// <param name="connection">The connection, or the kind.</param>
    /// <param name="credentials">
    /// The customer's credentials, asked for at every run. <see langword="null"/>: those that were stored for the connection, else the client that <c>AddSmartbill(section)</c> registered, for connections of one's own company.
    /// </param>
    /// <param name="configure">Series, warehouse, VAT rates, units; null = as preset.</param>
    public static ConnectionBuilder Smartbill(
        this ConnectionBuilder connection, Func<ConnectionContext, CancellationToken, ValueTask<SmartbillCredentials>>? credentials = null, Action<SmartbillSyncOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(connection);
        var options = new SmartbillSyncOptions();
        configure?.Invoke(options);
        options.Checked();
        connection.Services.AddSmartbill();
        connection.UsePreset(SmartbillPreset.Create(options)).Webhooks(Side.Accounting, new SmartbillStockAdapter());
        foreach (var way in SmartbillConnect.Ways)
            connection.ConnectBy(Side.Accounting, way);
        return new VendorSide<ISmartbillClient, SmartbillCredentials>
        {
            Vendor = "Smartbill",
            FindProblems = static c => c.FindProblems(),
            FromStored = SmartbillConnect.Read,
            Create = static (services, customer) => services.GetRequiredService<ISmartbillClientFactory>().Create(customer),
            Provide = client => new SmartbillSyncProvider(client, options),
            Declare = () => SmartbillSyncProvider.Declare(options),
        }.Use(connection, credentials);
    }
}
