using System.Collections.Immutable;
using System.Text;

namespace Connectors.Sync;

internal static class CanonicalForm
{
    public static FieldValue Of(FieldSchema field, FieldValue value) => value.Kind switch
    {
        FieldValueKind.Text => Text(field, value.AsText()!),
        FieldValueKind.Number when field.Scale is { } scale => FieldValue.Of(Math.Round(value.AsNumber()!.Value, scale, MidpointRounding.AwayFromZero)),
        FieldValueKind.Lines when field.LineSchema is { } schema => FieldValue.Of(Lines(schema, value.AsLines()!)),
        _ => value,
    };

    private static FieldValue Text(FieldSchema field, string text)
    {
        var rules = field.Normalisation;
        if (rules.HasFlag(TextNormalisation.ComposeUnicode) && !text.IsNormalized(NormalizationForm.FormC))
            text = text.Normalize(NormalizationForm.FormC);
        if (rules.HasFlag(TextNormalisation.LineEnds))
            text = text.ReplaceLineEndings("\n");
        if (rules.HasFlag(TextNormalisation.DigitsOnly))
            text = string.Concat(text.Where(char.IsAsciiDigit));
        if (rules.HasFlag(TextNormalisation.RemoveSpaces))
            text = string.Concat(text.Where(static c => !char.IsWhiteSpace(c)));
        if (rules.HasFlag(TextNormalisation.CollapseSpaces))
            text = Collapse(text);
        if (rules.HasFlag(TextNormalisation.Trim))
            text = text.Trim();
        if (rules.HasFlag(TextNormalisation.Truncate) && field.MaxLength is { } length && text.Length > length)
            text = Cut(text, length, rules.HasFlag(TextNormalisation.Trim));
        if (rules.HasFlag(TextNormalisation.IgnoreCase))
            text = text.ToUpperInvariant();
        return text.Length == 0 && rules.HasFlag(TextNormalisation.EmptyIsNull) ? FieldValue.Null : FieldValue.Of(text);
    }

    /// <summary>Keeps whole characters: a pair of surrogates is not torn apart.</summary>
    internal static string Cut(string text, int length, bool trim)
    {
        if (text.Length <= length)
            return text;
        var end = length > 0 && char.IsHighSurrogate(text[length - 1]) ? length - 1 : length;
        var cut = text[..end];
        return trim ? cut.TrimEnd() : cut;
    }

    private static string Collapse(string text)
    {
        var result = new StringBuilder(text.Length);
        var blank = false;
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c))
            {
                blank = true;
                continue;
            }

            if (blank)
                result.Append(' ');
            blank = false;
            result.Append(c);
        }

        if (blank)
            result.Append(' ');
        return result.ToString();
    }

    private static LineSet Lines(EntitySchema schema, LineSet lines)
    {
        var result = ImmutableArray.CreateBuilder<SyncRecord>(lines.Lines.Length);
        foreach (var line in lines.Lines)
        {
            var builder = SyncRecord.Create(schema, line.Id);
            foreach (var field in schema.Fields)
            {
                if (line.TryGet(field.Name, out var value))
                    builder.Set(field.Name, Of(field, value));
            }

            result.Add(builder.Build());
        }

        return new LineSet(result.MoveToImmutable());
    }
}
