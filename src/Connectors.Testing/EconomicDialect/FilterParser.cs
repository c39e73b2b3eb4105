namespace Connectors.Testing.EconomicDialect;

/// <summary>What the grammar leaves open.</summary>
internal sealed record FilterRules
{
    /// <summary><c>$[</c> and <c>$]</c> stand for brackets, as the pages say. Observed: they parse and match nothing.</summary>
    public bool BracketEscapesHonoured { get; init; }

    /// <summary>How many values a list may hold.</summary>
    public int MostListed { get; init; } = 200;
}

/// <summary>A filter that the server refuses.</summary>
internal sealed class FilterException(string message) : Exception(message);

/// <summary>
/// <c>property$op:value</c>, joined by <c>$and:</c> and <c>$or:</c> (the first binds tighter), grouped by parentheses; <c>$</c> escapes.
/// </summary>
internal sealed class FilterParser
{
    public static readonly IReadOnlyList<string> Operators = ["eq", "ne", "gt", "gte", "lt", "lte", "like", "in", "nin"];
    private readonly string _text;
    private readonly FilterFields _fields;
    private readonly FilterRules _rules;
    private int _at;
    private int _depth;

    private FilterParser(string text, FilterFields fields, FilterRules rules) => (_text, _fields, _rules) = (text, fields, rules);

    /// <exception cref="FilterException">Bad grammar, a property that does not filter, a value of the wrong kind.</exception>
    public static FilterNode Parse(string text, FilterFields fields, FilterRules? rules = null)
    {
        var parser = new FilterParser(text, fields, rules ?? new FilterRules());
        var node = parser.Or();
        return parser._at == text.Length ? node : throw new FilterException($"Unexpected '{text[parser._at]}' at position {parser._at}.");
    }

    private FilterNode Or()
    {
        var node = And();
        while (Skip("$or:"))
            node = new FilterPair(node, And(), false);
        return node;
    }

    private FilterNode And()
    {
        var node = Term();
        while (Skip("$and:"))
            node = new FilterPair(node, Term(), true);
        return node;
    }

    private FilterNode Term()
    {
        if (Skip("("))
        {
            _depth++;
            var inner = Or();
            _depth--;
            return Skip(")") ? inner : throw new FilterException("A closing parenthesis is missing.");
        }

        var start = _at;
        while (_at < _text.Length && (char.IsLetterOrDigit(_text[_at]) || _text[_at] is '.' or '_'))
            _at++;
        var name = _text[start.._at];
        if (name.Length == 0)
            throw new FilterException($"A property was expected at position {start}.");
        var field = _fields.Find(name) ?? throw new FilterException($"The property '{name}' cannot be filtered.");
        var op = Operators.FirstOrDefault(o => Skip($"${o}:")) ?? throw new FilterException($"An operator was expected after '{name}'.");
        return op is "in" or "nin" ? new FilterTerm(field, op, List()) : new FilterTerm(field, op, [Value()]);
    }

    private List<FilterValue> List()
    {
        if (!Skip("["))
            throw new FilterException("A list of values needs brackets.");
        var end = _text.IndexOf(']', _at);
        if (end < 0)
            throw new FilterException("A closing bracket is missing.");
        var values = _text[_at..end].Split(',').Select(static v => new FilterValue([.. v.Trim().Select(static c => new FilterChar(c, false))], false, false)).ToList();
        _at = end + 1;
        return values.Count <= _rules.MostListed ? values : throw new FilterException($"A list holds {_rules.MostListed} values at most.");
    }

    private FilterValue Value()
    {
        if (Skip("$null:"))
            return new FilterValue([], true, false);
        var chars = new List<FilterChar>();
        var never = false;
        while (_at < _text.Length)
        {
            var c = _text[_at];
            if (c == ')')
            {
                // An unescaped one closes a group; without a group it is left over, and the filter is refused.
                break;
            }

            if (c != '$')
            {
                chars.Add(new FilterChar(c, false));
                _at++;
                continue;
            }

            if (At("$and:") || At("$or:"))
                break;
            var next = _at + 1 < _text.Length ? _text[_at + 1] : '\0';
            if (next is '[' or ']')
                never |= !_rules.BracketEscapesHonoured;
            else if (next is not ('$' or '(' or ')' or '*' or ','))
                throw new FilterException($"'$' at position {_at} is not escaped.");
            chars.Add(new FilterChar(next, true));
            _at += 2;
        }

        return new FilterValue(chars, false, never);
    }

    private bool At(string word) => string.CompareOrdinal(_text, _at, word, 0, word.Length) == 0;

    private bool Skip(string word)
    {
        if (!At(word))
            return false;
        _at += word.Length;
        return true;
    }
}
