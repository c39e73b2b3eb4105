using System.Security.Cryptography;
using System.Text;

namespace Connectors;

/// <summary>
/// The host's keys, each with an id: AES-256-GCM. The current one encrypts, all of them decrypt. To rotate, add a key and make it the current one; take the old one out when nothing stands under it
/// any more (<see cref="IStoredSecrets"/> rewrites what does).
/// </summary>
/// <example><code>
/// new SecretKeyRing("2026-03", new Dictionary&lt;string, string&gt;
/// {
///     ["2026-03"] = configuration["Keys:2026-03"]!,   // openssl rand -base64 32
///     ["2025-11"] = configuration["Keys:2025-11"]!,
/// });
/// </code></example>
public sealed class SecretKeyRing : ISecretProtector
{
    private const string Format = "c1";
    private const int KeySize = 32, NonceSize = 12, TagSize = 16;

    private readonly string _current;
    private readonly Dictionary<string, byte[]> _keys = new(StringComparer.Ordinal);

    /// <summary>Takes the keys over.</summary>
    /// <param name="currentKeyId">Which one encrypts.</param>
    /// <param name="keys">All keys by their ids (letters, digits, <c>-</c>, <c>_</c> and <c>.</c>): 32 random bytes each, in Base64.</param>
    /// <exception cref="ArgumentException">A key is missing, too short, no Base64, or its id cannot be written. The message shows no key.</exception>
    public SecretKeyRing(string currentKeyId, IReadOnlyDictionary<string, string> keys)
    {
        ArgumentException.ThrowIfNullOrEmpty(currentKeyId);
        ArgumentNullException.ThrowIfNull(keys);
        foreach (var (id, text) in keys)
        {
            if (id.Length is 0 or > 64 || !id.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.'))
                throw new ArgumentException($"'{id}' is no id of a key: letters, digits, '-', '_' and '.', at most 64 of them.", nameof(keys));
            var key = new byte[KeySize];
            if (text is null || !Convert.TryFromBase64String(text, key, out var written) || written != KeySize)
                throw new ArgumentException($"The key '{id}' is not 32 bytes in Base64. Make one with 'openssl rand -base64 32' or {nameof(SecretKeyRing)}.{nameof(NewKey)}().", nameof(keys));
            _keys[id] = key;
        }

        if (!_keys.ContainsKey(currentKeyId))
            throw new ArgumentException($"The current key '{currentKeyId}' is not among the keys.", nameof(currentKeyId));
        _current = currentKeyId;
    }

    /// <summary>A new random key in Base64, for the host's secret store.</summary>
    public static string NewKey() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeySize));

    /// <inheritdoc/>
    public string Protect(string secret, string purpose)
    {
        ArgumentNullException.ThrowIfNull(secret);
        ArgumentNullException.ThrowIfNull(purpose);
        var plain = Encoding.UTF8.GetBytes(secret);
        var sealedBytes = new byte[NonceSize + TagSize + plain.Length];
        RandomNumberGenerator.Fill(sealedBytes.AsSpan(0, NonceSize));
        using var cipher = new AesGcm(_keys[_current], TagSize);
        cipher.Encrypt(sealedBytes.AsSpan(0, NonceSize), plain, sealedBytes.AsSpan(NonceSize + TagSize), sealedBytes.AsSpan(NonceSize, TagSize), Bound(_current, purpose));
        CryptographicOperations.ZeroMemory(plain);
        return $"{Format}:{_current}:{Convert.ToBase64String(sealedBytes)}";
    }

    /// <inheritdoc/>
    public ReadSecret Unprotect(string text, string purpose)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(purpose);
        if (text.Split(':') is not [Format, var id, var data])
            throw new SecretUnreadableException("A stored secret is not in a form that this version knows.");
        if (!_keys.TryGetValue(id, out var key))
            throw new SecretUnreadableException($"A stored secret was encrypted with the key '{id}', which is not in the key ring. Put the key back: as long as something stands under it, it is needed.");
        try
        {
            var sealedBytes = Convert.FromBase64String(data);
            var plain = new byte[sealedBytes.Length - NonceSize - TagSize];
            using var cipher = new AesGcm(key, TagSize);
            cipher.Decrypt(sealedBytes.AsSpan(0, NonceSize), sealedBytes.AsSpan(NonceSize + TagSize), sealedBytes.AsSpan(NonceSize, TagSize), plain, Bound(id, purpose));
            return new ReadSecret(Encoding.UTF8.GetString(plain), id == _current);
        }
        catch (Exception e) when (e is FormatException or CryptographicException or OverflowException or ArgumentException)
        {
            throw new SecretUnreadableException($"A stored secret cannot be decrypted with the key '{id}': it was changed, belongs to another account, or the key under this id is another one than before.", e);
        }
    }

    /// <summary>The ids, no key.</summary>
    public override string ToString() => $"key ring: {string.Join(", ", _keys.Keys.Order(StringComparer.Ordinal))}; current {_current} (keys hidden)";

    private static byte[] Bound(string id, string purpose) => Encoding.UTF8.GetBytes($"{Format}\n{id}\n{purpose}");
}
