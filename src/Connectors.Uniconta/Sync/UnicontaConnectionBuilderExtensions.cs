using Connectors.Sync;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Uniconta.Sync;

/// <summary>Makes Uniconta the accounting side of a connection.</summary>
public static class UnicontaConnectionBuilderExtensions
{
    /// <summary>Uses Uniconta as accounting, with its preset.</summary>
    /// <param name="connection">The connection, or the kind.</param>
    /// <param name="credentials">
    /// The customer's credentials, asked for at every run. <see langword="null"/>: those that were stored for the connection, else the client that <c>AddUniconta(section)</c> registered, for connections of one's own company.
    /// </param>
    /// <param name="configure">Who is a customer, defaults and reading; null = as preset.</param>
    public static ConnectionBuilder Uniconta(
        this ConnectionBuilder connection, Func<ConnectionContext, CancellationToken, ValueTask<UnicontaCredentials>>? credentials = null, Action<UnicontaSyncOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(connection);
        var options = new UnicontaSyncOptions();
        configure?.Invoke(options);
        options.Checked();
        connection.Services.AddUniconta();
        connection.UsePreset(UnicontaPreset.Create(options)).Webhooks(Side.Accounting, new UnicontaWebhookAdapter());
        foreach (var way in UnicontaConnect.Ways)
            connection.ConnectBy(Side.Accounting, way);
        return new VendorSide<IUnicontaClient, UnicontaCredentials>
        {
            Vendor = "Uniconta",
            FindProblems = static c => c.FindProblems(),
            FromStored = UnicontaConnect.Read,
            Create = static (services, customer) => services.GetRequiredService<IUnicontaClientFactory>().Create(customer),
            Provide = client => new UnicontaSyncProvider(client, options),
            Declare = () => UnicontaSyncProvider.Declare(options),
        }.Use(connection, credentials);
    }
}
