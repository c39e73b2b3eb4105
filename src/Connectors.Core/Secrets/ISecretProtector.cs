namespace Connectors;

/// <summary>
/// Encrypts the secrets that a durable store keeps. <see cref="SecretKeyRing"/> is one that needs nothing else; a host with a key vault or a data protection system of its own implements it over that.
/// </summary>
/// <remarks>Implementations are called from many threads, and must not write secrets into exceptions.</remarks>
public interface ISecretProtector
{
    /// <summary>Encrypts with the key in force.</summary>
    /// <param name="secret">The secret.</param>
    /// <param name="purpose">What it is and whose, not secret: it is bound to the answer, so that a text that was moved to another row cannot be read there.</param>
    /// <returns>A text that holds the id of its key.</returns>
    string Protect(string secret, string purpose);

    /// <summary>Reads what <see cref="Protect"/> wrote, with any key that is still known.</summary>
    /// <param name="text">The text.</param>
    /// <param name="purpose">As it was given then.</param>
    /// <exception cref="SecretUnreadableException">Its key is not known any more, it was changed, or it belongs elsewhere.</exception>
    ReadSecret Unprotect(string text, string purpose);
}

/// <summary>A decrypted secret. <see cref="ToString"/> does not show it.</summary>
/// <param name="Secret">The secret.</param>
/// <param name="IsCurrent">It was encrypted with the key in force; else a store writes it anew at the next opportunity.</param>
public readonly record struct ReadSecret(string Secret, bool IsCurrent)
{
    /// <summary>No secret.</summary>
    public override string ToString() => IsCurrent ? "secret (hidden)" : "secret under an older key (hidden)";
}

/// <summary>A stored secret cannot be read. It is about the host's keys, never about the customer's consent: nobody has to sign in again because of it.</summary>
/// <param name="message">What is wrong, and the remedy; no secret.</param>
/// <param name="inner">What the cipher said.</param>
public sealed class SecretUnreadableException(string message, Exception? inner = null) : Exception(message, inner);
