using System.Globalization;
using System.Text;

namespace Connectors.Testing.EconomicDialect;

/// <summary>
/// Text keys in paths: twelve characters and the blank travel as <c>_n_</c>. One pass over the text, since the underscore is among them.
/// </summary>
internal static class PathKey
{
    private const string Special = "<>*%:&/\\_ ?.#+";

    public static string Encode(string key)
    {
        var text = new StringBuilder(key.Length);
        foreach (var c in key)
        {
            var at = Special.IndexOf(c, StringComparison.Ordinal);
            if (at < 0)
                text.Append(c);
            else
                text.Append('_').Append(at).Append('_');
        }

        return Uri.EscapeDataString(text.ToString());
    }

    /// <param name="segment">Already percent-decoded.</param>
    public static string Decode(string segment)
    {
        var text = new StringBuilder(segment.Length);
        for (var i = 0; i < segment.Length; i++)
        {
            var end = segment[i] == '_' ? segment.IndexOf('_', i + 1) : -1;
            if (end > i + 1 && int.TryParse(segment.AsSpan(i + 1, end - i - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var code) && code < Special.Length)
            {
                text.Append(Special[code]);
                i = end;
            }
            else
            {
                text.Append(segment[i]);
            }
        }

        return text.ToString();
    }
}
