using System.Globalization;

namespace Connectors.Testing.Intacct;

/// <summary><c>1 and (2 or 3)</c> over numbered filters, or the single word <c>and</c> or <c>or</c>.</summary>
internal sealed class FilterExpression
{
    private readonly List<string> _tokens;
    private readonly int _filters;
    private int _at;

    private FilterExpression(List<string> tokens, int filters)
    {
        _tokens = tokens;
        _filters = filters;
    }

    public static Func<Func<int, bool>, bool> Parse(string? text, int filters)
    {
        var word = text?.Trim().ToLowerInvariant();
        if (string.IsNullOrEmpty(word) || word == "and")
            return matches => Enumerable.Range(0, filters).All(matches);
        if (word == "or")
            return matches => filters == 0 || Enumerable.Range(0, filters).Any(matches);
        var tokens = word.Replace("(", " ( ", StringComparison.Ordinal).Replace(")", " ) ", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries).ToList();
        var parser = new FilterExpression(tokens, filters);
        var expression = parser.Or();
        return parser._at == tokens.Count ? expression : throw Wrong();
    }

    private Func<Func<int, bool>, bool> Or()
    {
        var left = And();
        while (Take("or"))
        {
            var (first, second) = (left, And());
            left = m => first(m) || second(m);
        }

        return left;
    }

    private Func<Func<int, bool>, bool> And()
    {
        var left = Term();
        while (Take("and"))
        {
            var (first, second) = (left, Term());
            left = m => first(m) && second(m);
        }

        return left;
    }

    private Func<Func<int, bool>, bool> Term()
    {
        if (Take("("))
        {
            var inner = Or();
            return Take(")") ? inner : throw Wrong();
        }

        if (_at < _tokens.Count && int.TryParse(_tokens[_at], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= _filters)
        {
            _at++;
            return m => m(number - 1);
        }

        throw Wrong();
    }

    private bool Take(string token)
    {
        if (_at >= _tokens.Count || _tokens[_at] != token)
            return false;
        _at++;
        return true;
    }

    private static ApiError Wrong() => ApiError.Invalid("filterExpression is not valid", "REST-1103", "filterExpression");
}
