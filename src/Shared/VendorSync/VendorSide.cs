using Connectors.Sync;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.VendorSync;

/// <summary>How a vendor's package becomes the accounting side of a connection.</summary>
/// <typeparam name="TClient">The vendor's client.</typeparam>
/// <typeparam name="TCredentials">A customer's credentials.</typeparam>
internal sealed class VendorSide<TClient, TCredentials>
    where TClient : class
    where TCredentials : class
{
    /// <summary>The vendor's name as it stands in the method: <c>Dinero</c>.</summary>
    public required string Vendor { get; init; }

    /// <summary>What is missing from a customer's credentials.</summary>
    public required Func<TCredentials, IReadOnlyList<(string Setting, string Problem)>> FindProblems { get; init; }

    /// <summary>Makes the client of a customer.</summary>
    public required Func<IServiceProvider, TCredentials, TClient> Create { get; init; }

    /// <summary>Reads a customer's credentials as they were stored for the connection.</summary>
    public required Func<SideCredentials, TCredentials> FromStored { get; init; }

    /// <summary>Makes the provider of a run.</summary>
    public required Func<TClient, ISyncProvider> Provide { get; init; }

    /// <summary>What the vendor can do, whoever signs in.</summary>
    public required Func<ProviderCapabilities> Declare { get; init; }

    /// <param name="connection">The connection, or the kind.</param>
    /// <param name="credentials">A customer's credentials, asked for at every run; null: those that were stored for the connection, else the one registered client.</param>
    public ConnectionBuilder Use(ConnectionBuilder connection, Func<ConnectionContext, CancellationToken, ValueTask<TCredentials>>? credentials) =>
        connection.UseProvider(Side.Accounting, async (context, cancellationToken) =>
        {
            if (credentials is null && context.Credentials is null)
            {
                var client = context.Services.GetService<TClient>() ?? throw new InvalidOperationException(
                    $"The connection '{context.Connection.Id}' names no {Vendor} credentials, and no client is registered. Connect it (IConnections.ReauthoriseAsync, or the connect endpoints), register a client with Add{Vendor}(section), or say whose account it is: {Vendor}((context, token) => …).");
                return Provide(client);
            }

            var customer = credentials is null ? FromStored(context.Credentials!) : await credentials(context, cancellationToken).ConfigureAwait(false);
            // A customer's half-filled credentials make this one connection red; they are no reason to throw.
            return FindProblems(customer) is [var problem, ..]
                ? new RefusedProvider($"{problem.Setting} {problem.Problem}.", "Complete the credentials of this connection.", Declare())
                : Provide(Create(context.Services, customer));
        });
}
