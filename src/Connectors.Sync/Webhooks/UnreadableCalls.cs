using System.Text;
using System.Text.RegularExpressions;

namespace Connectors.Sync.Webhooks;

/// <summary>
/// What is kept of a call that no reader understands, so that whoever set the hook up can be helped: its beginning with the names of its members, its punctuation and the vendor's placeholders; every value's letters and
/// digits are hidden.
/// </summary>
internal static partial class UnreadableCalls
{
    public const string Table = "$unreadable";

    public const string Event = "webhook-unreadable";

    /// <summary>One call a minute and hook is enough to see what is wrong with all of them.</summary>
    public static readonly TimeSpan Grain = TimeSpan.FromMinutes(1);

    private const int Kept = 300;

    public static string Describe(ReadOnlySpan<byte> body)
    {
        if (body.IsEmpty)
            return "an empty body";
        var text = Encoding.UTF8.GetString(body[..Math.Min(body.Length, Kept)]);
        return Hidden().Replace(text, static m => m.Groups["kept"].Success ? m.Value : m.Value[0] switch
        {
            var c when char.IsLetter(c) => "x",
            var c when char.IsDigit(c) => "9",
            _ => " ",
        }) + (body.Length > Kept ? "…" : "");
    }

    // A member's name of JSON or of a form, or a placeholder that the vendor did not fill in; else one letter, digit or control character.
    [GeneratedRegex("""(?<kept>"\w{1,40}"\s*:|(?<![\w%])\w{1,40}=|\[[A-Z]{1,20}\])|\p{L}|\p{N}|\p{C}|\p{M}""", RegexOptions.CultureInvariant)]
    private static partial Regex Hidden();
}
