using Connectors.Sync;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Reviso.Sync;

/// <summary>Makes Reviso the accounting side of a connection.</summary>
public static class RevisoConnectionBuilderExtensions
{
    /// <summary>Uses Reviso (Contabilità in Cloud) as accounting, with its preset.</summary>
    /// <param name="connection">The connection, or the kind.</param>
    /// <param name="credentials">
    /// The customer's credentials, asked for at every run. <see langword="null"/>: those that were stored for the connection, else the client that <c>AddReviso(section)</c> registered, for connections of one's own company.
    /// </param>
    /// <param name="configure">Defaults and reading; null = as preset.</param>
    public static ConnectionBuilder Reviso(
        this ConnectionBuilder connection, Func<ConnectionContext, CancellationToken, ValueTask<RevisoCredentials>>? credentials = null, Action<RevisoSyncOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(connection);
        var options = new RevisoSyncOptions();
        configure?.Invoke(options);
        options.Checked();
        connection.Services.AddReviso();
        connection.UsePreset(RevisoPreset.Create(options)).Webhooks(Side.Accounting, new RevisoWebhookAdapter());
        foreach (var way in RevisoConnect.Ways)
            connection.ConnectBy(Side.Accounting, way);
        return new VendorSide<IRevisoClient, RevisoCredentials>
        {
            Vendor = "Reviso",
            FindProblems = static c => c.FindProblems(),
            FromStored = RevisoConnect.Read,
            Create = static (services, customer) => services.GetRequiredService<IRevisoClientFactory>().Create(customer),
            Provide = client => new RevisoSyncProvider(client, options),
            Declare = () => RevisoSyncProvider.Declare(options),
        }.Use(connection, credentials);
    }
}
