using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Connectors.Uniconta;

/// <summary>The row that a write answered with.</summary>
/// <param name="Text">Its JSON.</param>
/// <param name="Missing">The members that were sent with a meaning and do not stand in it.</param>
internal readonly record struct WrittenRow(ReadOnlyMemory<byte> Text, IReadOnlyList<string> Missing)
{
    /// <summary>The row of an answer, alone or alone in a list. What was sent and what came are gone through once each: this is done with every create.</summary>
    /// <exception cref="JsonException">It is not one row.</exception>
    public static WrittenRow Read(ReadOnlyMemory<byte> answer, ReadOnlySpan<byte> sent)
    {
        // The shortest member is "a":1 and its comma.
        var most = (sent.Length / 6) + 1;
        Span<Range> names = most <= 128 ? stackalloc Range[128] : new Range[most];
        names = names[..FindMeant(sent, names)];
        if (ShowsAll(answer.Span, sent, names))
            return new(answer, []);

        var json = answer.Span;
        var start = StartOf(json, out var listed);
        var members = new RowMembers(json[start..]);
        var (found, next) = (0, 0);
        while (members.Next())
        {
            // Nearly always they come in the order in which they were sent.
            for (var tried = 0; tried < names.Length; tried++)
            {
                var at = (next + tried) % names.Length;
                if (names[at].Equals(default) || !members.Name.SequenceEqual(sent[names[at]]))
                    continue;
                names[at] = default;
                next = at + 1;
                found++;
                break;
            }
        }

        var end = start + members.Consumed;
        CheckEnd(json[end..], listed);
        return new(answer[start..end], found == names.Length ? [] : NamesOf(sent, names));
    }

    /// <summary>
    /// One flat row that plainly shows every name, in the order in which they were sent, as nearly all answers do: names are looked for as text, since a quotation mark inside of a value is escaped.
    /// False says nothing.
    /// </summary>
    private static bool ShowsAll(ReadOnlySpan<byte> answer, ReadOnlySpan<byte> sent, ReadOnlySpan<Range> names)
    {
        if (answer is not [(byte)'{', .. var rest, (byte)'}'] || rest.Contains((byte)'{'))
            return false;
        foreach (var name in names)
        {
            // With both its quotation marks and the colon, which what we write has.
            var (at, length) = name.GetOffsetAndLength(sent.Length);
            var found = rest.IndexOf(sent.Slice(at - 1, length + 3));
            if (found < 0)
                return false;
            rest = rest[(found + length + 3)..];
        }

        return true;
    }

    /// <summary>Where the names stand of members that say something: zeros, false and what is empty are left out of answers.</summary>
    private static int FindMeant(ReadOnlySpan<byte> sent, Span<Range> names)
    {
        var count = 0;
        for (var members = new RowMembers(sent); members.Next();)
        {
            if (members.Kind is JsonTokenType.String or JsonTokenType.Number or JsonTokenType.True && !IsEmpty(members.Value, members.Kind) && sent.Overlaps(members.Name, out var at))
                names[count++] = at..(at + members.Name.Length);
        }

        return count;
    }

    private static List<string> NamesOf(ReadOnlySpan<byte> sent, ReadOnlySpan<Range> names)
    {
        var texts = new List<string>();
        foreach (var name in names)
        {
            if (!name.Equals(default))
                texts.Add(Encoding.UTF8.GetString(sent[name]));
        }

        return texts;
    }

    private static int StartOf(ReadOnlySpan<byte> json, out bool listed)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        listed = reader.TokenType == JsonTokenType.StartArray && reader.Read();
        return reader.TokenType == JsonTokenType.StartObject ? (int)reader.TokenStartIndex : throw new JsonException("The answer is no row.");
    }

    private static void CheckEnd(ReadOnlySpan<byte> rest, bool listed)
    {
        rest = rest.Trim(" \t\r\n"u8);
        if (listed ? !rest.SequenceEqual("]"u8) : !rest.IsEmpty)
            throw new JsonException("The answer is no row.");
    }

    private static bool IsEmpty(ReadOnlySpan<byte> value, JsonTokenType kind) => kind switch
    {
        JsonTokenType.String => value.Length == 2,
        JsonTokenType.Number => decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var n) && n == 0,
        _ => false,
    };
}
