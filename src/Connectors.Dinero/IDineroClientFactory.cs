namespace Connectors.Dinero;

/// <summary>Makes clients for organisations known at run time: one per customer, by the thousand.</summary>
public interface IDineroClientFactory
{
    /// <summary>
    /// The client of one organisation. Cheap and kept by organisation: no handler, no connection and no timer of its own. Safe to call per request; nothing to dispose.
    /// </summary>
    /// <param name="credentials">The customer's.</param>
    /// <exception cref="ArgumentException">Something is missing or wrong, see <see cref="DineroCredentials.FindProblems"/>.</exception>
    /// <exception cref="InvalidOperationException">The product's own settings are missing.</exception>
    IDineroClient Create(DineroCredentials credentials);

    /// <summary>The organisations that credentials reach, to choose one from. <see cref="DineroCredentials.OrganizationId"/> may still be empty.</summary>
    /// <param name="credentials">The customer's.</param>
    /// <param name="options">As for any call.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <exception cref="ConnectorAuthenticationException">The credentials were refused.</exception>
    Task<IReadOnlyList<OrganizationDetails>> ListOrganizationsAsync(DineroCredentials credentials, CallOptions? options = null, CancellationToken cancellationToken = default);
}
