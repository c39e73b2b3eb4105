using System.Buffers;
using System.Text;

namespace Connectors;

/// <summary>A path without what stands in it: <c>v1/123/contacts/7?page=2</c> becomes <c>v1/{}/contacts/{}?page</c>. It may be logged and handed to a vendor's support.</summary>
internal static class PathShape
{
    private static readonly SearchValues<char> VersionDigits = SearchValues.Create("0123456789.");

    /// <summary>Words of an interface are not longer.</summary>
    private const int LongestWord = 40;

    public static string Of(string path)
    {
        var query = path.IndexOf('?', StringComparison.Ordinal);
        var shape = new StringBuilder();
        shape.AppendJoin('/', (query < 0 ? path : path[..query]).Split('/').Select(static s => s.Length == 0 || IsWord(s) ? s : "{}"));
        if (query >= 0)
            shape.Append('?').AppendJoin('&', path[(query + 1)..].Split('&').Select(static p => p.Split('=')[0]).Where(static n => n.Length > 0).Select(static n => IsName(n) ? n : "{}"));
        return shape.ToString();
    }

    /// <summary>A name of the interface and not of a record: small letters with hyphens, a version, or the last word's ending.</summary>
    private static bool IsWord(string segment) => segment.Length <= LongestWord && (IsVersion(segment) || segment.All(static c => char.IsAsciiLetter(c) || c is '-' or '_' or '.'));

    private static bool IsVersion(string segment) => segment.Length is >= 2 and <= 6 && segment[0] is ('v' or 'V') && segment.AsSpan(1).IndexOfAnyExcept(VersionDigits) < 0;

    private static bool IsName(string name) => name.Length <= LongestWord && name.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '$' or '.');
}
