using System.Security.Cryptography;
using System.Text;

namespace Connectors.Sync;

/// <summary>Encrypts with AES-256-GCM under the keys of a ring: <c>cxs1:{key id}:{base64 of nonce, tag, cipher text}</c>.</summary>
/// <remarks>Key id and purpose are authenticated with the secret: neither can be changed without being noticed, and a text that is moved to another connection or side is refused.</remarks>
/// <param name="ring">The ring in force, asked at every use: a host may change it while it runs.</param>
public sealed class KeyRingSecretProtector(Func<SecretKeyRing> ring) : ISecretProtector
{
    private const string Format = "cxs1";
    private const int NonceLength = 12;
    private const int TagLength = 16;

    /// <summary>Encrypts under the keys of a ring that does not change.</summary>
    public KeyRingSecretProtector(SecretKeyRing ring) : this(() => ring) => ArgumentNullException.ThrowIfNull(ring);

    /// <inheritdoc />
    public string Protect(string purpose, ReadOnlySpan<byte> secret)
    {
        ArgumentException.ThrowIfNullOrEmpty(purpose);
        var keys = ring();
        var sealedBytes = new byte[NonceLength + TagLength + secret.Length];
        var nonce = sealedBytes.AsSpan(0, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = new AesGcm(keys.Find(keys.Current)!, TagLength);
        cipher.Encrypt(nonce, secret, sealedBytes.AsSpan(NonceLength + TagLength), sealedBytes.AsSpan(NonceLength, TagLength), Context(purpose, keys.Current));
        return $"{Format}:{keys.Current}:{Convert.ToBase64String(sealedBytes)}";
    }

    /// <inheritdoc />
    public byte[] Unprotect(string purpose, string protectedText)
    {
        ArgumentException.ThrowIfNullOrEmpty(purpose);
        ArgumentNullException.ThrowIfNull(protectedText);
        var parts = protectedText.Split(':');
        if (parts.Length != 3 || parts[0] != Format)
            throw new SecretUnreadableException("The stored secret is not in a form that this version reads. Enter it again, or update the program.", "");
        var key = ring().Find(parts[1])
            ?? throw new SecretUnreadableException($"The stored secret was encrypted with the key '{parts[1]}', which this host does not have. Give the key back to the key ring, or enter the secret again.", parts[1]);
        try
        {
            var sealedBytes = Convert.FromBase64String(parts[2]);
            var secret = new byte[sealedBytes.Length - NonceLength - TagLength];
            using var cipher = new AesGcm(key, TagLength);
            cipher.Decrypt(sealedBytes.AsSpan(0, NonceLength), sealedBytes.AsSpan(NonceLength + TagLength), sealedBytes.AsSpan(NonceLength, TagLength), secret, Context(purpose, parts[1]));
            return secret;
        }
        catch (Exception e) when (e is CryptographicException or FormatException or OverflowException)
        {
            throw new SecretUnreadableException($"The stored secret does not open with the key '{parts[1]}': it was changed, belongs to something else, or the id was given to another key. Enter it again.", parts[1], e);
        }
    }

    /// <inheritdoc />
    public bool IsCurrent(string protectedText)
    {
        ArgumentNullException.ThrowIfNull(protectedText);
        return protectedText.StartsWith($"{Format}:{ring().Current}:", StringComparison.Ordinal);
    }

    private static byte[] Context(string purpose, string key) => Encoding.UTF8.GetBytes($"{Format}\n{key}\n{purpose}");
}
