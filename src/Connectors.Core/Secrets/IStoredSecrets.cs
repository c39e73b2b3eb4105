namespace Connectors;

/// <summary>The secrets of a durable store, for whoever rotates its keys.</summary>
public interface IStoredSecrets
{
    /// <summary>Encrypts everything anew that does not stand under the key in force. Safe beside running hosts, as long as all of them know both keys.</summary>
    /// <returns>How many secrets were written. After zero, older keys are not needed any more.</returns>
    /// <exception cref="SecretUnreadableException">A secret cannot be read; those before it are done.</exception>
    Task<int> ReprotectAsync(CancellationToken cancellationToken = default);
}
