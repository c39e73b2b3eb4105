using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Connectors.Sync.Linking;

namespace Connectors.Sync.Connections;

/// <summary>
/// By what a forgotten record is known again when somebody enters it anew under another id: keyed hashes of its strongest match keys. Without the key they say nothing; the key stands encrypted beside them,
/// under the host's own.
/// </summary>
internal sealed class ForgottenKeys(byte[] key)
{
    /// <summary>The name under which the encrypted key is kept among the cursors.</summary>
    public const string Cursor = "$forgotten";

    /// <summary>Names and texts are other people's too: only what identifies is remembered.</summary>
    private static readonly ImmutableHashSet<string> Common = [Normalisers.Name, Normalisers.Text];

    /// <summary>The strongest key of a mapping identifies whom it is about.</summary>
    public static bool Identifies(EntityMapping mapping) => mapping.Match is [var strongest, ..] && strongest.Parts.Any(static p => !Common.Contains(p.Normaliser));

    /// <summary>Hashes of those match keys that are the strongest of their mapping.</summary>
    public IEnumerable<string> Of(IEnumerable<string> matchKeys) =>
        matchKeys.Where(static k => !k.StartsWith('~') && MatchKeys.RankOf(k) == 0).Select(k => "~" + Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(k)).AsSpan(0, 18)));
}
