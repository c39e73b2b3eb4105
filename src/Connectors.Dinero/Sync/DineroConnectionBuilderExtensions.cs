using Connectors.Sync;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Dinero.Sync;

/// <summary>Makes Dinero the accounting side of a connection.</summary>
public static class DineroConnectionBuilderExtensions
{
    /// <summary>Uses Dinero as accounting, with its preset.</summary>
    /// <param name="connection">The connection, or the kind.</param>
    /// <param name="credentials">
    /// The customer's credentials, asked for at every run. <see langword="null"/>: those that were stored for the connection, else the client that <c>AddDinero(section)</c> registered, for connections of one's own company.
    /// </param>
    /// <param name="configure">Defaults and reading; null = as preset.</param>
    public static ConnectionBuilder Dinero(
        this ConnectionBuilder connection, Func<ConnectionContext, CancellationToken, ValueTask<DineroCredentials>>? credentials = null, Action<DineroSyncOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(connection);
        var options = new DineroSyncOptions();
        configure?.Invoke(options);
        options.Checked();
        connection.Services.AddDinero();
        connection.UsePreset(DineroPreset.Create(options));
        foreach (var way in DineroConnect.Ways)
            connection.ConnectBy(Side.Accounting, way);
        return new VendorSide<IDineroClient, DineroCredentials>
        {
            Vendor = "Dinero",
            FindProblems = static c => c.FindProblems(),
            FromStored = DineroConnect.Read,
            Create = static (services, customer) => services.GetRequiredService<IDineroClientFactory>().Create(customer),
            Provide = client => new DineroSyncProvider(client, options),
            Declare = () => DineroSyncProvider.Declare(options),
        }.Use(connection, credentials);
    }
}
