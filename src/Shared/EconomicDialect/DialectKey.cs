using System.Buffers;
using System.Globalization;
using System.Text;

namespace Connectors.EconomicDialect;

/// <summary>
/// Keys that are texts (product numbers) stand in paths with some characters replaced by a number between underscores: <c>A/B 1</c> is <c>A_6_B_9_1</c>. The rest is escaped as in any path.
/// </summary>
internal static class DialectKey
{
    // The vendor's table: the position is the number.
    private const string Replaced = @"<>*%:&/\_ ?.#+";
    private static readonly SearchValues<char> Searched = SearchValues.Create(Replaced);

    /// <summary>In one pass: an underscore that stands for something must not be replaced again.</summary>
    public static string Encode(string key)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        if (!key.AsSpan().ContainsAny(Searched))
            return key;
        var text = new StringBuilder(key.Length + 8);
        foreach (var character in key)
        {
            if (Replaced.IndexOf(character, StringComparison.Ordinal) is >= 0 and var code)
                text.Append('_').Append(code.ToString(CultureInfo.InvariantCulture)).Append('_');
            else
                text.Append(character);
        }

        return text.ToString();
    }

    /// <summary>The key of a path segment; what follows no rule stays as it is.</summary>
    public static string Decode(string segment)
    {
        if (!segment.Contains('_', StringComparison.Ordinal))
            return segment;
        var text = new StringBuilder(segment.Length);
        for (var i = 0; i < segment.Length; i++)
        {
            var end = segment[i] == '_' ? segment.IndexOf('_', i + 1) : -1;
            if (end - i is 2 or 3 && int.TryParse(segment.AsSpan(i + 1, end - i - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var code) && code < Replaced.Length)
            {
                text.Append(Replaced[code]);
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
