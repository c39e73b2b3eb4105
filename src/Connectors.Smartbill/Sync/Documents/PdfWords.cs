using System.IO.Compression;
using System.Text;

namespace Connectors.Smartbill.Sync;

/// <summary>
/// The texts of a PDF's pages, as far as they can be read without its fonts: plain and deflated contents, literal and hexadecimal strings. A page whose font numbers its glyphs shows none, so what is found is
/// there, and what is not found may be there all the same.
/// </summary>
internal static class PdfWords
{
    private const int Most = 32 * 1024 * 1024;

    public static IReadOnlyList<string> Read(ReadOnlySpan<byte> pdf)
    {
        var found = new List<string>();
        while (pdf.IndexOf("stream"u8) is >= 0 and var at)
        {
            pdf = pdf[(at + 6)..].TrimStart("\r"u8);
            if (pdf.StartsWith("\n"u8))
                pdf = pdf[1..];
            var end = pdf.IndexOf("endstream"u8);
            if (end < 0)
                break;
            Texts(Inflated(pdf[..end]), found);
            pdf = pdf[(end + 9)..];
        }

        return found;
    }

    /// <summary>One of the texts holds it.</summary>
    public static bool Contains(IReadOnlyList<string> texts, string word) => texts.Any(t => t.Contains(word, StringComparison.Ordinal));

    private static string Inflated(ReadOnlySpan<byte> stream)
    {
        if (stream.Length > 2 && (stream[0] & 0x0F) == 8 && ((stream[0] << 8) | stream[1]) % 31 == 0)
        {
            try
            {
                using var source = new ZLibStream(new MemoryStream(stream.ToArray()), CompressionMode.Decompress);
                using var target = new MemoryStream();
                var buffer = new byte[8192];
                for (int read; (read = source.Read(buffer)) > 0 && target.Length < Most;)
                    target.Write(buffer, 0, read);
                return Encoding.Latin1.GetString(target.GetBuffer(), 0, (int)target.Length);
            }
            catch (InvalidDataException)
            {
                // Not deflated after all, or an image.
            }
        }

        return Encoding.Latin1.GetString(stream);
    }

    /// <summary>The strings before each operator that shows text; those of one array belong together.</summary>
    private static void Texts(string content, List<string> found)
    {
        var text = new StringBuilder();
        for (var i = 0; i < content.Length; i++)
        {
            switch (content[i])
            {
                case '(':
                    i = Literal(content, i + 1, text);
                    break;
                case '<' when i + 1 < content.Length && content[i + 1] != '<':
                    i = Hexadecimal(content, i + 1, text);
                    break;
                case 'T' when i + 1 < content.Length && content[i + 1] is 'j' or 'J':
                    Flush();
                    i++;
                    break;
                case '\'' or '"':
                    Flush();
                    break;
            }
        }

        void Flush()
        {
            if (text.Length > 0)
                found.Add(text.ToString());
            text.Clear();
        }
    }

    private static int Literal(string content, int at, StringBuilder text)
    {
        var depth = 1;
        for (; at < content.Length; at++)
        {
            var c = content[at];
            if (c == '\\' && at + 1 < content.Length)
            {
                text.Append(content[++at] switch { 'n' => '\n', 'r' => '\r', 't' => '\t', var other => other });
                continue;
            }

            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth == 0)
                break;
            text.Append(c);
        }

        return at;
    }

    private static int Hexadecimal(string content, int at, StringBuilder text)
    {
        var digits = new StringBuilder();
        for (; at < content.Length && content[at] != '>'; at++)
        {
            if (char.IsAsciiHexDigit(content[at]))
                digits.Append(content[at]);
        }

        for (var i = 0; i + 1 < digits.Length; i += 2)
        {
            // Two bytes a letter: the first is 0 where the font keeps to Unicode.
            if (Convert.ToByte(digits.ToString(i, 2), 16) is > 0 and var letter)
                text.Append((char)letter);
        }

        return at;
    }
}
