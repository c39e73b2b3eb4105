using System.Text.RegularExpressions;

namespace Connectors;

/// <summary>
/// Takes secrets out of texts before they reach a log, an exception or a person: known values (also escaped for addresses and JSON),
/// and whatever stands under a name that sounds like a secret in JSON, forms, addresses, headers or XML.
/// </summary>
public static partial class Redactor
{
    /// <summary>What stands in the place of a secret.</summary>
    public const string Mask = "***";

    // Every repetition that can fail is bounded: the text is a stranger's, and must not cost more than a line's time.
    private const string Names = @"[\w.\-]{0,40}(?:token|secret|passw(?:or)?d|pwd|api[_\-]?key|authorization|credential|session[_\-]?id|private[_\-]?key)[\w.\-]{0,40}";

    /// <summary>The text without secrets.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="secrets">Known secret values; those shorter than four characters are not looked for.</param>
    public static string Redact(string text, params IEnumerable<string?> secrets)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(secrets);
        if (text.Length == 0)
            return text;

        foreach (var secret in secrets)
        {
            if (secret is not { Length: >= 4 })
                continue;
            text = text.Replace(secret, Mask, StringComparison.Ordinal);
            text = ReplaceIfDifferent(text, secret, Uri.EscapeDataString(secret));
            text = ReplaceIfDifferent(text, secret, System.Text.Json.JsonEncodedText.Encode(secret).Value);
        }

        text = Member().Replace(text, static m => m.Groups["before"].Value + Mask);
        text = EscapedMember().Replace(text, static m => m.Groups["before"].Value + Mask);
        text = BareMember().Replace(text, static m => m.Groups["before"].Value + Mask);
        text = Parameter().Replace(text, static m => m.Groups["before"].Value + Mask);
        text = Element().Replace(text, static m => m.Groups["before"].Value + Mask + m.Groups["after"].Value);
        return Scheme().Replace(text, static m => m.Groups["before"].Value + Mask);
    }

    /// <summary>The text without secrets, and no longer than <paramref name="maxLength"/> characters.</summary>
    /// <param name="text">Any text; null stays null.</param>
    /// <param name="maxLength">The longest result, in characters.</param>
    /// <param name="secrets">Known secret values.</param>
    public static string? RedactAndCut(string? text, int maxLength, params IEnumerable<string?> secrets)
    {
        if (text is null)
            return null;
        // Cut only after redacting: half a secret is not recognised. The first cut bounds the work; what it halves lies far beyond the second.
        var bound = maxLength * 4;
        text = Redact(text.Length > bound ? text[..bound] : text, secrets);
        return text.Length > maxLength ? string.Concat(text.AsSpan(0, maxLength), " … (cut)") : text;
    }

    private static string ReplaceIfDifferent(string text, string secret, string escaped) =>
        escaped == secret ? text : text.Replace(escaped, Mask, StringComparison.Ordinal);

    // "access_token":"…", to the closing quote or to where the text was cut.
    [GeneratedRegex(@"(?<before>(?<!\\)""" + Names + @"""\s{0,8}:\s{0,8}"")(?:[^""\\]|\\.)*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Member();

    // \"access_token\":\"…\": JSON as a text inside JSON, however deep.
    [GeneratedRegex(@"(?<before>\\{1,8}""" + Names + @"\\{1,8}""\s{0,8}:\s{0,8}\\{1,8}"")(?:(?!\\{1,8}"").)*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex EscapedMember();

    // "apiKey":12345
    [GeneratedRegex(@"(?<before>""" + Names + @"\\{0,8}""\s{0,8}:\s{0,8})[^\s""\\,}\]\[{]+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex BareMember();

    // ?apiKey=…  &token=…  password=…
    [GeneratedRegex(@"(?<before>(?<!\w)" + Names + @"\s{0,8}=\s{0,8})(?<value>[^&\s;,""'<>]+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Parameter();

    // <password>…</password>
    [GeneratedRegex(@"(?<before><(?<name>" + Names + @")(?:\s[^>]{0,200})?>)(?<value>[^<]+)(?<after></)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Element();

    // Authorization: Bearer …
    [GeneratedRegex(@"(?<before>\b(?:Bearer|Basic)\s+)(?<value>[A-Za-z0-9._~+/|:\-]{6,}=*)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Scheme();
}
