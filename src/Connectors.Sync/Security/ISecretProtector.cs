namespace Connectors.Sync;

/// <summary>Encrypts what must not be readable at rest: the credentials of customers, tokens. Stores keep only what it answers.</summary>
/// <remarks>The default is <see cref="KeyRingSecretProtector"/>; a host with a vault of its own brings its own implementation. Safe to call from several threads; it makes no call that waits.</remarks>
public interface ISecretProtector
{
    /// <summary>Encrypts a secret under the current key.</summary>
    /// <param name="purpose">What it is for, such as <c>connection:acme:crm</c>. It is not stored with the secret; who reads it must say the same, so that one row's secret cannot be put into another row.</param>
    /// <param name="secret">The secret.</param>
    /// <returns>A text without line breaks that names the key, never the secret.</returns>
    string Protect(string purpose, ReadOnlySpan<byte> secret);

    /// <summary>Decrypts what <see cref="Protect"/> answered, under whichever key it names.</summary>
    /// <exception cref="SecretUnreadableException">Its key is not here, or it was changed or belongs to another purpose. The message names the key and never the secret.</exception>
    byte[] Unprotect(string purpose, string protectedText);

    /// <summary>It is encrypted under the current key. Others are written anew when they are next used, so that an old key can be dropped.</summary>
    bool IsCurrent(string protectedText);
}

/// <summary>A stored secret cannot be decrypted.</summary>
public sealed class SecretUnreadableException : Exception
{
    /// <summary>Says which key is missing or that the text was changed.</summary>
    /// <param name="message">Why, and what to do; no secret.</param>
    /// <param name="keyId">The key that the secret names; empty = it names none.</param>
    /// <param name="inner">What the cipher said.</param>
    public SecretUnreadableException(string message, string keyId, Exception? inner = null) : base(message, inner) => KeyId = keyId;

    /// <summary>The key that the secret names; empty = it names none.</summary>
    public string KeyId { get; }
}
