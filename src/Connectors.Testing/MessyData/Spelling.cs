using System.Globalization;
using System.Text;

namespace Connectors.Testing;

/// <summary>
/// How people and programs spoil a text. Tables of our own, not <see cref="string.Normalize()"/> or a culture: those depend on the machine's Unicode library.
/// </summary>
internal static class Spelling
{
    // Letter | its decomposed form (empty: it has none) | how it is written where it cannot be typed | the same in one letter.
    private const string MarkedLetters =
        "æ||ae|a Æ||Ae|A ø||oe|o Ø||Oe|O å|a\u030A|aa|a Å|A\u030A|Aa|A à|a\u0300|a'|a è|e\u0300|e'|e é|e\u0301|e'|e ì|i\u0300|i'|i " +
        "ò|o\u0300|o'|o ù|u\u0300|u'|u ă|a\u0306|a|a Ă|A\u0306|A|A â|a\u0302|a|a Â|A\u0302|A|A î|i\u0302|i|i Î|I\u0302|I|I ș|s\u0326|s|s " +
        "Ș|S\u0326|S|S ț|t\u0326|t|t Ț|T\u0326|T|T ş|s\u0327|s|s Ş|S\u0327|S|S ţ|t\u0327|t|t Ţ|T\u0327|T|T";

    private static readonly Dictionary<char, (string Decomposed, string Replaced, string Plain)> Marked =
        MarkedLetters.Split(' ').Select(static entry => entry.Split('|')).ToDictionary(static e => e[0][0], static e => (e[1], e[2], e[3]));

    public static bool HasMarks(string text) => text.Any(Marked.ContainsKey);

    public static bool HasDecomposable(string text) => text.Any(static c => Marked.TryGetValue(c, out var m) && m.Decomposed.Length > 0);

    public static bool HasCommaBelow(string text) => text.AsSpan().IndexOfAny("șțȘȚ") >= 0;

    public static string Decompose(string text) => Map(text, static (c, m) => m.Decomposed.Length > 0 ? m.Decomposed : c.ToString());

    public static string Cedilla(string text) => text.Replace('ș', 'ş').Replace('ț', 'ţ').Replace('Ș', 'Ş').Replace('Ț', 'Ţ');

    /// <param name="text">The text.</param>
    /// <param name="oneLetter">True: ø becomes o. False: oe.</param>
    public static string WithoutMarks(string text, bool oneLetter) => Map(text, (_, m) => oneLetter ? m.Plain : m.Replaced);

    /// <summary>ASCII letters and digits in lower case, the rest left out: for comparing and for domains.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in Map(text, static (_, m) => m.Replaced))
        {
            if (char.IsAsciiLetterOrDigit(c))
                folded.Append(char.ToLowerInvariant(c));
        }

        return folded.ToString();
    }

    public static string Upper(string text) => string.Concat(text.Select(char.ToUpperInvariant));

    public static string ExtraSpaces(string text, SeededRandom random)
    {
        var blank = text.IndexOf(' ', StringComparison.Ordinal);
        return random.Next(blank < 0 ? 2 : 4) switch
        {
            0 => text + " ",
            1 => " " + text,
            2 => text.Insert(blank, " "),
            _ => text.Remove(blank, 1).Insert(blank, "\u00A0"),
        };
    }

    /// <summary>One slip of the fingers inside a word of at least five letters: a letter lost, doubled or swapped with its neighbour.</summary>
    public static string Typo(string text, SeededRandom random)
    {
        for (var attempt = 0; attempt < 30; attempt++)
        {
            var i = random.Next(text.Length);
            if (i < 2 || i + 2 >= text.Length || !Enumerable.Range(i - 2, 5).All(n => char.IsLetter(text[n])))
                continue;
            var typed = random.Next(3) switch
            {
                0 => text.Remove(i, 1),
                1 => text.Insert(i, text[i].ToString()),
                _ => string.Concat(text.AsSpan(0, i), text.AsSpan(i + 1, 1), text.AsSpan(i, 1), text.AsSpan(i + 2)),
            };
            if (typed != text)
                return typed;
        }

        return text;
    }

    /// <summary>A number as people group it: with blanks, dots or dashes.</summary>
    public static string Grouped(string number, SeededRandom random)
    {
        var separator = random.Pick<string>([" ", " ", ".", "-"]);
        var size = random.Pick<int>([2, 3, 4]);
        var grouped = new StringBuilder();
        for (var i = 0; i < number.Length; i++)
        {
            if (i > 0 && i % size == 0)
                grouped.Append(separator);
            grouped.Append(number[i]);
        }

        return grouped.ToString();
    }

    public static string Phone(string prefix, string national, SeededRandom random)
    {
        var international = prefix == "40" ? national[1..] : national;
        var pairs = Regroup(national, 2);
        return random.Next(7) switch
        {
            0 => $"+{prefix} {Regroup(international, 2)}",
            1 => $"+{prefix}{international}",
            2 => $"00{prefix} {international}",
            3 => pairs,
            4 => pairs.Replace(' ', '.'),
            5 => $"(+{prefix}) {Regroup(international, 3)}",
            _ => pairs.Replace(' ', '-') + " ",
        };
    }

    public static string Format(string pattern, params object[] values) => string.Format(CultureInfo.InvariantCulture, pattern, values);

    private static string Regroup(string digits, int size) =>
        string.Join(' ', Enumerable.Range(0, (digits.Length + size - 1) / size).Select(i => digits.Substring(i * size, Math.Min(size, digits.Length - i * size))));

    private static string Map(string text, Func<char, (string Decomposed, string Replaced, string Plain), string> map)
    {
        StringBuilder? mapped = null;
        for (var i = 0; i < text.Length; i++)
        {
            if (Marked.TryGetValue(text[i], out var entry))
                (mapped ??= new StringBuilder(text, 0, i, text.Length + 8)).Append(map(text[i], entry));
            else
                mapped?.Append(text[i]);
        }

        return mapped?.ToString() ?? text;
    }
}
