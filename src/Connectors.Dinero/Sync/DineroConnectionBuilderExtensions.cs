using Connectors.Sync;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Dinero.Sync;

/// <summary>Makes Dinero the accounting side of a connection.</summary>
public static class DineroConnectionBuilderExtensions
{
    /// <summary>Uses Dinero as accounting, with its preset.</summary>
    /// <param name="connection">The connection, or the kind.</param>
    /// <param name="credentials">
    /// The customer's credentials, asked for at every run. <see langword="null"/>: the client that <c>AddDinero(section)</c> registered, for connections of one's own company.
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
        return connection
            .UsePreset(DineroPreset.Create(options))
            .UseProvider(Side.Accounting, async (context, cancellationToken) =>
            {
                if (credentials is null)
                {
                    var client = context.Services.GetService<IDineroClient>() ?? throw new InvalidOperationException(
                        $"The connection '{context.Connection.Id}' names no Dinero credentials, and no client is registered. Register one with AddDinero(section), or say whose organisation it is: Dinero((context, token) => …).");
                    return new DineroSyncProvider(client, options);
                }

                var customer = await credentials(context, cancellationToken).ConfigureAwait(false);
                // A customer's half-filled credentials make this one connection red; they are no reason to throw.
                if (customer.FindProblems() is [var problem, ..])
                    return new RefusedDinero($"{problem.Setting} {problem.Problem}.", "Complete the credentials of this connection.", options);
                return new DineroSyncProvider(context.Services.GetRequiredService<IDineroClientFactory>().Create(customer), options);
            });
    }
}
