using Connectors.Sync;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Intacct.Sync;

/// <summary>Makes Sage Intacct the accounting side of a connection.</summary>
public static class IntacctConnectionBuilderExtensions
{
    /// <summary>Uses Intacct as accounting, with its preset.</summary>
    /// <param name="connection">The connection, or the kind.</param>
    /// <param name="credentials">
    /// The customer's credentials, asked for at every run. <see langword="null"/>: those that were stored for the connection, else the client that <c>AddIntacct(section)</c> registered, for connections of one's own company.
    /// </param>
    /// <param name="configure">Which entities take part, lists and documents; null = as preset.</param>
    /// <remarks>With credentials the product's own client id and secret come by <c>services.AddIntacct().Configure(…)</c>.</remarks>
    public static ConnectionBuilder Intacct(
        this ConnectionBuilder connection, Func<ConnectionContext, CancellationToken, ValueTask<IntacctCredentials>>? credentials = null, Action<IntacctSyncOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(connection);
        var options = new IntacctSyncOptions();
        configure?.Invoke(options);
        options.Checked();
        connection.Services.AddIntacct();
        connection.UsePreset(IntacctPreset.Create(options));
        foreach (var way in IntacctConnect.Ways)
            connection.ConnectBy(Side.Accounting, way);
        return new VendorSide<IIntacctClient, IntacctCredentials>
        {
            Vendor = "Intacct",
            FindProblems = static c => c.FindProblems(),
            FromStored = IntacctConnect.Read,
            Create = static (services, customer) => services.GetRequiredService<IIntacctClientFactory>().Create(customer),
            Provide = client => new IntacctSyncProvider(client, options),
            Declare = () => IntacctSyncProvider.Declare(options),
        }.Use(connection, credentials);
    }
}
