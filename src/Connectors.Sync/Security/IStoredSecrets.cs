namespace Connectors.Sync;

/// <summary>The tokens of a durable store, for whoever rotates its keys. (The credentials of connections are <c>IConnections.ReprotectAsync</c>'s.)</summary>
public interface IStoredSecrets
{
    /// <summary>Encrypts everything anew that does not stand under the current key. Safe beside running hosts, as long as all of them know both keys.</summary>
    /// <returns>How many tokens were written. After zero, older keys are not needed for tokens any more.</returns>
    /// <exception cref="SecretUnreadableException">A token cannot be read; those before it are done.</exception>
    Task<int> ReprotectAsync(CancellationToken cancellationToken = default);
}
