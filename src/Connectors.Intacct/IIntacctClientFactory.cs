namespace Connectors.Intacct;

/// <summary>Clients for companies that are known at run time. Thread-safe; a client costs an object, never a connection of its own.</summary>
public interface IIntacctClientFactory
{
    /// <summary>The client of a company, kept until its credentials or the product's options change.</summary>
    /// <param name="credentials">The customer's. They are copied.</param>
    /// <exception cref="ArgumentException">Something is missing or mixed up; the text names it.</exception>
    /// <exception cref="InvalidOperationException">The product's own settings are missing.</exception>
    IIntacctClient Create(IntacctCredentials credentials);
}
