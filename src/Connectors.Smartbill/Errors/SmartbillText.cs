using System.Net;
using System.Text.RegularExpressions;

namespace Connectors.Smartbill;

/// <summary>Error texts come with markup in them.</summary>
internal static partial class SmartbillText
{
    /// <summary>
    /// Plain text. The vendor's advice, to cut at the first <c>&lt;</c>, loses which product lacks stock; so the hidden help is dropped, line breaks become blanks, other tags go, entities are read.
    /// </summary>
    public static string Clean(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        text = Help().Replace(text, " ");
        text = LineBreak().Replace(text, " ");
        text = Tag().Replace(text, "");
        return Blanks().Replace(WebUtility.HtmlDecode(text), " ").Trim();
    }

    /// <summary>Romanian letters without their marks, character by character, so that places in the text stay.</summary>
    public static string Fold(string text) => string.Create(text.Length, text, static (target, source) =>
    {
        for (var i = 0; i < source.Length; i++)
        {
            target[i] = source[i] switch
            {
                'ă' or 'â' or 'Ă' or 'Â' => 'a',
                'î' or 'Î' => 'i',
                'ș' or 'ş' or 'Ș' or 'Ş' => 's',
                'ț' or 'ţ' or 'Ț' or 'Ţ' => 't',
                var c => c,
            };
        }
    });

    /// <summary>Cancelled already, or not cancelled: mostly the message of a success; the older description counts some of them as errors.</summary>
    public static bool SaysUnchanged(string text)
    {
        var folded = Fold(text);
        return folded.Contains("este deja anulat", StringComparison.OrdinalIgnoreCase) || folded.Contains("nu necesita restaurare", StringComparison.OrdinalIgnoreCase);
    }

    [GeneratedRegex("""<div[^>]*moreErrorDetails[^>]*>.*?(</div\s*>|$)""", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Help();

    [GeneratedRegex("""<br\s*/?>""", RegexOptions.IgnoreCase)]
    private static partial Regex LineBreak();

    [GeneratedRegex("""</?[a-z][^<>]*>""", RegexOptions.IgnoreCase)]
    private static partial Regex Tag();

    [GeneratedRegex("""\s+""")]
    private static partial Regex Blanks();
}
