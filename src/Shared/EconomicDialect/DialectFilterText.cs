using System.Buffers;
using System.Globalization;
using System.Text;

namespace Connectors.EconomicDialect;

/// <summary>
/// The filter grammar that e-conomic and Reviso share: <c>name$eq:Acme$and:(zip$gt:1000$or:ean$eq:$null:)</c>. Texts made here are not yet escaped for an address.
/// The packages wrap them in filter types of their own.
/// </summary>
internal static class DialectFilterText
{
    public const string Equal = "$eq:";
    public const string NotEqual = "$ne:";
    public const string Greater = "$gt:";
    public const string GreaterOrEqual = "$gte:";
    public const string Less = "$lt:";
    public const string LessOrEqual = "$lte:";
    public const string Like = "$like:";
    public const string InList = "$in:";
    public const string NotInList = "$nin:";

    /// <summary>Null is a value, not an operator.</summary>
    public const string Null = "$null:";

    /// <summary>201 values are refused.</summary>
    public const int MaxListValues = 200;

    private static readonly SearchValues<char> EscapedInText = SearchValues.Create("$()*,");
    private static readonly SearchValues<char> PropertyCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.");

    /// <summary>One condition; the literal is made by one of the methods below.</summary>
    public static string Condition(string property, string operation, string literal)
    {
        if (string.IsNullOrEmpty(property) || property.AsSpan().ContainsAnyExcept(PropertyCharacters))
            throw new ArgumentException($"'{property}' is no property of a filter: letters, digits and dots only.", nameof(property));
        return property + operation + literal;
    }

    /// <summary>Parentheses always: they cost nothing, and which of the two words binds tighter is not documented.</summary>
    public static string And(string left, string right) => $"({left})$and:({right})";

    /// <inheritdoc cref="And"/>
    public static string Or(string left, string right) => $"({left})$or:({right})";

    /// <summary>
    /// A text to be compared as a whole. <c>$ ( ) * ,</c> are escaped by a dollar. Brackets stay: their documented escapes are read by the server and then match nothing.
    /// </summary>
    /// <exception cref="ArgumentException">The text is empty: ask for null instead.</exception>
    public static string Text(string value)
    {
        if (string.IsNullOrEmpty(value))
            throw new ArgumentException("A filter cannot ask for an empty text: ask whether the property is null.", nameof(value));
        return Escape(value, bracket: false);
    }

    /// <summary>
    /// A text to be found anywhere. Under <c>$like:</c> a bracket opens a set of characters, so a literal one is written as the set <c>[[]</c>.
    /// </summary>
    public static string Contained(string value)
    {
        if (string.IsNullOrEmpty(value))
            throw new ArgumentException("A filter cannot ask for an empty text: ask whether the property is null.", nameof(value));
        return Escape(value, bracket: true);
    }

    /// <summary>The same at the beginning: a star makes the difference between "contains" and a pattern.</summary>
    public static string Prefix(string value) => Contained(value) + "*";

    public static string Flag(bool value) => value ? "true" : "false";

    public static string Number(decimal value) => value.ToString("0.#############################", CultureInfo.InvariantCulture);

    public static string Date(DateOnly value) => value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Whole seconds, rounded down: the stamps of the records have no more, and a cut fraction must not hide one under "greater or equal".</summary>
    public static string Instant(DateTimeOffset value) => value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>A list of numbers. The brackets are part of it, texts are not: a list of texts is taken and matches nothing.</summary>
    /// <exception cref="ArgumentException">There are none, or more than <see cref="MaxListValues"/>.</exception>
    public static string List(IReadOnlyCollection<long> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Count is 0 or > MaxListValues)
            throw new ArgumentException($"A list in a filter holds 1 to {MaxListValues} numbers, not {values.Count.ToString(CultureInfo.InvariantCulture)}: ask in several calls.", nameof(values));
        return $"[{string.Join(',', values.Select(static v => v.ToString(CultureInfo.InvariantCulture)))}]";
    }

    private static string Escape(string value, bool bracket)
    {
        if (!value.AsSpan().ContainsAny(EscapedInText) && !(bracket && value.Contains('[', StringComparison.Ordinal)))
            return value;
        var text = new StringBuilder(value.Length + 8);
        foreach (var character in value)
        {
            if (bracket && character == '[')
            {
                text.Append("[[]");
                continue;
            }

            if (EscapedInText.Contains(character))
                text.Append('$');
            text.Append(character);
        }

        return text.ToString();
    }
}
