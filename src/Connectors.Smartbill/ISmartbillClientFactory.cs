namespace Connectors.Smartbill;

/// <summary>Makes clients for companies known at run time: one per customer, by the thousand.</summary>
public interface ISmartbillClientFactory
{
    /// <summary>The client of one company. Cheap and kept by company and user: no handler, no connection and no timer of its own. Safe to call per request; nothing to dispose.</summary>
    /// <param name="credentials">The customer's.</param>
    /// <exception cref="ArgumentException">Something is missing or wrong, see <see cref="SmartbillCredentials.FindProblems"/>.</exception>
    ISmartbillClient Create(SmartbillCredentials credentials);
}
