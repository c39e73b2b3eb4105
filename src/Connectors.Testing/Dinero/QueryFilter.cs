namespace Connectors.Testing.Dinero;

internal readonly record struct FilterTerm(string Field, bool Contains, string Value);

/// <summary>The little filter language: <c>Field eq 'value';Field contains 'value'</c>.</summary>
internal static class QueryFilter
{
    private const string Grammar = "Use the format: <Field> <operator> '<value>', for instance Name eq 'John Doe'. Operators: eq, contains. Separate several with ';'.";

    public static IReadOnlyList<FilterTerm> Parse(string? text, DineroOddities oddities)
    {
        if (string.IsNullOrWhiteSpace(text))
            return [];
        return [.. Split(text, oddities.FilterSplitsInsideQuotes).Select(static p => p.Trim()).Where(static p => p.Length > 0).Select(p => Term(p, oddities))];
    }

    public static ApiError Refuse(string why) => ApiError.Validation("queryFilter", $"{why} {Grammar}");

    private static IEnumerable<string> Split(string text, bool insideQuotes)
    {
        if (insideQuotes)
            return text.Split(';');
        var parts = new List<string>();
        var quoted = false;
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\'')
            {
                quoted = !quoted;
            }
            else if (text[i] == ';' && !quoted)
            {
                parts.Add(text[start..i]);
                start = i + 1;
            }
        }

        parts.Add(text[start..]);
        return parts;
    }

    private static FilterTerm Term(string text, DineroOddities oddities)
    {
        var words = text.Split((char[]?)null, 3, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (words.Length < 3)
            throw Refuse($"'{text}' is not a filter.");
        var contains = words[1].Equals("contains", StringComparison.OrdinalIgnoreCase);
        if (!contains && !words[1].Equals("eq", StringComparison.OrdinalIgnoreCase))
            throw Refuse($"'{words[1]}' is not an operator.");
        var quoted = words[2];
        if (quoted.Length < 2 || quoted[0] != '\'' || quoted[^1] != '\'')
            throw Refuse($"The value of '{words[0]}' is not in quotes.");
        var value = quoted[1..^1];
        if (oddities.FilterUnderstandsDoubledQuotes)
            value = value.Replace("''", "'", StringComparison.Ordinal);
        return new FilterTerm(words[0], contains, value);
    }
}
