namespace Connectors.Uniconta;

/// <summary>Makes clients for companies known at run time: one per customer, by the thousand.</summary>
public interface IUnicontaClientFactory
{
    /// <summary>
    /// The client of one company. Cheap and kept by company and user: no handler, no connection and no timer of its own. Safe to call per request; nothing to dispose.
    /// </summary>
    /// <param name="credentials">The customer's.</param>
    /// <exception cref="ArgumentException">Something is missing or wrong, see <see cref="UnicontaCredentials.FindProblems"/>.</exception>
    /// <exception cref="InvalidOperationException">A setting of the product is wrong.</exception>
    IUnicontaClient Create(UnicontaCredentials credentials);

    /// <summary>The companies that a user reaches, to choose one from. <see cref="UnicontaCredentials.CompanyId"/> may still be empty: then the user's default company signs in.</summary>
    /// <param name="credentials">The customer's.</param>
    /// <param name="options">As for any call.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <exception cref="ConnectorAuthenticationException">The credentials were refused.</exception>
    Task<IReadOnlyList<Company>> ListCompaniesAsync(UnicontaCredentials credentials, CallOptions? options = null, CancellationToken cancellationToken = default);
}
