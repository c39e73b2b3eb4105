namespace Connectors.Economic;

/// <summary>Makes clients for agreements known at run time: one per customer, by the thousand.</summary>
public interface IEconomicClientFactory
{
    /// <summary>
    /// The client of one agreement. Cheap and kept by grant token: no handler, no connection and no timer of its own. Safe to call per request; nothing to dispose.
    /// </summary>
    /// <param name="credentials">The customer's.</param>
    /// <exception cref="ArgumentException">Something is missing or wrong, see <see cref="EconomicCredentials.FindProblems"/>.</exception>
    /// <exception cref="InvalidOperationException">The app's own settings are missing.</exception>
    IEconomicClient Create(EconomicCredentials credentials);
}
