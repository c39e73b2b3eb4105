namespace Connectors.Reviso;

/// <summary>Makes clients for agreements that are known at run time. Thread-safe; clients are kept by agreement, so ask again rather than hold on to one.</summary>
public interface IRevisoClientFactory
{
    /// <summary>The client of an agreement. New credentials of the same agreement (a renewed grant) take the place of the old ones; its budget stays.</summary>
    /// <param name="credentials">Whose agreement.</param>
    /// <exception cref="ArgumentException">The credentials cannot be right; the message says why.</exception>
    /// <exception cref="InvalidOperationException">The product's own settings are not complete.</exception>
    IRevisoClient Create(RevisoCredentials credentials);
}
