using System.Collections.Frozen;

namespace Connectors.Sync;

/// <summary>The keys that secrets at rest are encrypted with. The host brings it, from a vault or a mounted file; it is never stored beside what it protects.</summary>
/// <remarks>
/// To rotate: add a key under a new id and make it the current one, on every node; let <c>IConnections.ReprotectAsync</c> write everything anew (or wait until every connection has run); then leave the old one out.
/// </remarks>
public sealed class SecretKeyRing
{
    /// <summary>The length of a key in bytes: AES-256.</summary>
    public const int KeyLength = 32;

    private readonly FrozenDictionary<string, byte[]> _keys;

    /// <summary>Makes a ring.</summary>
    /// <param name="current">The id of the key that encrypts from now on.</param>
    /// <param name="keys">All keys by their ids: letters, digits, <c>-</c>, <c>_</c> and <c>.</c>, at most 64. An id is never given to another key.</param>
    /// <exception cref="ArgumentException">The current key is not among them, a key does not have 32 bytes, or an id has a character that may not stand in it.</exception>
    public SecretKeyRing(string current, IReadOnlyDictionary<string, byte[]> keys)
    {
        ArgumentException.ThrowIfNullOrEmpty(current);
        ArgumentNullException.ThrowIfNull(keys);
        foreach (var (id, key) in keys)
        {
            if (id.Length is 0 or > 64 || id.Any(static c => !(char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.')))
                throw new ArgumentException($"'{id}' is not a key id: use at most 64 letters, digits, '-', '_' and '.'.", nameof(keys));
            if (key is not { Length: KeyLength })
                throw new ArgumentException($"The key '{id}' has {key?.Length ?? 0} bytes and must have {KeyLength}. Make one with RandomNumberGenerator.GetBytes({KeyLength}).", nameof(keys));
        }

        if (!keys.ContainsKey(current))
            throw new ArgumentException($"The current key '{current}' is not among the keys that were given.", nameof(current));
        Current = current;
        // Copies: who clears the arrays that he read from a vault does not clear ours.
        _keys = keys.ToFrozenDictionary(static k => k.Key, static k => (byte[])k.Value.Clone(), StringComparer.Ordinal);
    }

    /// <summary>The id of the key that encrypts.</summary>
    public string Current { get; }

    /// <summary>The ids of all keys.</summary>
    public IReadOnlyCollection<string> Ids => _keys.Keys;

    internal byte[]? Find(string id) => _keys.GetValueOrDefault(id);

    /// <summary>The ids, never a key.</summary>
    public override string ToString() => $"Keys {string.Join(", ", _keys.Keys.Order(StringComparer.Ordinal))}; {Current} encrypts";
}
