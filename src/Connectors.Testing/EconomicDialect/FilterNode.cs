using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Connectors.Testing.EconomicDialect;

internal enum FilterKind
{
    Text,
    Number,
    Flag,

    /// <summary>Dates and instants.</summary>
    Time,
}

internal sealed record FilterField(string Name, FilterKind Kind)
{
    /// <summary>It filters.</summary>
    public bool Filters { get; init; } = true;

    /// <summary>It sorts.</summary>
    public bool Sorts { get; init; } = true;
}

/// <summary>The properties of a collection that filter and sort. Names ignore case.</summary>
internal sealed class FilterFields(params FilterField[] fields)
{
    public IEnumerable<string> Names => fields.Where(static f => f.Filters).Select(static f => f.Name);

    public FilterField? Find(string name) => fields.FirstOrDefault(f => f.Filters && f.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    public FilterField? FindSortable(string name) => fields.FirstOrDefault(f => f.Sorts && f.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <param name="spec">Names; <c>#</c> before a number, <c>?</c> before a flag, <c>@</c> before a time; <c>!</c> after it: does not sort; <c>^</c> after it: only sorts.</param>
    public static FilterFields Of(string spec) => new([.. spec.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(static word => new FilterField(word.Trim('#', '?', '@', '!', '^'), word[0] switch
    {
        '#' => FilterKind.Number,
        '?' => FilterKind.Flag,
        '@' => FilterKind.Time,
        _ => FilterKind.Text,
    })
    { Sorts = !word.EndsWith('!'), Filters = !word.EndsWith('^') })]);
}

internal readonly record struct FilterChar(char Value, bool Escaped);

/// <summary>A value as it was written. <paramref name="Never"/>: it matches nothing.</summary>
internal sealed record FilterValue(IReadOnlyList<FilterChar> Chars, bool IsNull, bool Never)
{
    public string Text { get; } = new([.. Chars.Select(static c => c.Value)]);
}

/// <summary>A parsed filter.</summary>
internal abstract class FilterNode
{
    public abstract bool Matches(JsonObject record);

    /// <summary>Every single comparison in it.</summary>
    public abstract IEnumerable<FilterTerm> Terms { get; }

    /// <summary>What a dotted path leads to.</summary>
    public static JsonNode? At(JsonObject record, string path)
    {
        JsonNode? node = record;
        foreach (var name in path.Split('.'))
            node = (node as JsonObject)?[name];
        return node;
    }
}

internal sealed class FilterPair(FilterNode left, FilterNode right, bool both) : FilterNode
{
    public override IEnumerable<FilterTerm> Terms => left.Terms.Concat(right.Terms);

    public override bool Matches(JsonObject record) => both ? left.Matches(record) && right.Matches(record) : left.Matches(record) || right.Matches(record);
}

internal sealed class FilterTerm : FilterNode
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private readonly IReadOnlyList<IComparable?> _values;
    private readonly Regex? _pattern;
    private readonly bool _never;

    public FilterTerm(FilterField field, string op, IReadOnlyList<FilterValue> values)
    {
        Field = field;
        Operator = op;
        IsNull = values[0].IsNull;
        _never = values[0].Never;
        if (op == "like")
        {
            if (field.Kind != FilterKind.Text)
                throw new FilterException($"$like: does not go with '{field.Name}'.");
            _pattern = Pattern(values[0].Chars);
        }

        // Documented for numbers only; a list of texts is accepted and matches nothing.
        _never |= op == "in" && field.Kind == FilterKind.Text;
        _values = [.. values.Select(v => v.IsNull || op == "like" ? null : Typed(v.Text, field))];
    }

    public FilterField Field { get; }

    public string Operator { get; }

    public bool IsNull { get; }

    public override IEnumerable<FilterTerm> Terms => [this];

    public override bool Matches(JsonObject record)
    {
        if (_never)
            return false;
        var stored = Stored(At(record, Field.Name));
        return Operator switch
        {
            "eq" => Equal(stored, _values[0]),
            "ne" => !Equal(stored, _values[0]),
            "in" => stored is not null && _values.Any(v => Equal(stored, v)),
            "nin" => !_values.Any(v => Equal(stored, v)),
            "like" => stored is string text && _pattern!.IsMatch(text),
            _ => stored is not null && _values[0] is { } value && Ordered(Compare(stored, value)),
        };
    }

    private bool Ordered(int order) => Operator switch { "gt" => order > 0, "gte" => order >= 0, "lt" => order < 0, _ => order <= 0 };

    private static bool Equal(IComparable? stored, IComparable? value) => stored is null || value is null ? stored is null && value is null : Compare(stored, value) == 0;

    private static int Compare(IComparable stored, IComparable value) =>
        stored is string a && value is string b ? string.Compare(a, b, StringComparison.OrdinalIgnoreCase) : stored.CompareTo(value);

    private IComparable? Stored(JsonNode? node) => node is null
        ? Field.Kind == FilterKind.Flag ? false : null
        : Field.Kind == FilterKind.Text ? node.ToString() : Typed(node.ToString(), Field);

    private static IComparable Typed(string text, FilterField field)
    {
        switch (field.Kind)
        {
            case FilterKind.Number when decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number):
                return number;
            case FilterKind.Flag when bool.TryParse(text, out var flag):
                return flag;
            case FilterKind.Time when DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time):
                return time;
            case FilterKind.Text:
                return text;
            default:
                throw new FilterException($"'{text}' is not a value of '{field.Name}'.");
        }
    }

    /// <summary>A star is any text; without one the value may stand anywhere; brackets are a class of characters, as in SQL.</summary>
    private static Regex Pattern(IReadOnlyList<FilterChar> chars)
    {
        var text = new StringBuilder();
        var anywhere = !chars.Any(static c => c is { Value: '*', Escaped: false });
        for (var i = 0; i < chars.Count; i++)
        {
            var c = chars[i];
            var end = c is { Value: '[', Escaped: false } ? ClosingBracket(chars, i) : -1;
            if (end > 0)
            {
                var members = new string([.. chars.Skip(i + 1).Take(end - i - 1).Select(static m => m.Value)]);
                var negated = members.StartsWith('^');
                text.Append('[').Append(negated ? "^" : "").Append(Regex.Escape(negated ? members[1..] : members).Replace("]", "\\]", StringComparison.Ordinal)).Append(']');
                i = end;
            }
            else
            {
                text.Append(c is { Value: '*', Escaped: false } ? ".*" : Regex.Escape(c.Value.ToString()));
            }
        }

        return new Regex(anywhere ? text.ToString() : $"^{text}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline, Patience);
    }

    private static int ClosingBracket(IReadOnlyList<FilterChar> chars, int open)
    {
        // The first character of a class may be a bracket itself: [[] is a literal bracket.
        for (var i = open + 2; i < chars.Count; i++)
        {
            if (chars[i].Value == ']')
                return i;
        }

        return -1;
    }
}
