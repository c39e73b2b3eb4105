using System.Globalization;
using System.Text.Json.Nodes;

namespace Connectors.Intacct;

/// <summary>A member that a query can show or order by, with its dotted path: <c>term.id</c>. Members of lists cannot be queried; query the line's object and reach up.</summary>
/// <param name="Path">The path as Intacct spells it; custom fields are <c>nsp::NAME</c>. A <c>sum:</c>, <c>count:</c>, <c>avg:</c>, <c>min:</c> or <c>max:</c> before it makes an aggregate.</param>
public readonly record struct QueryField(string Path)
{
    /// <summary>In growing order.</summary>
    public QueryOrder Ascending => new(Path, false);

    /// <summary>In falling order.</summary>
    public QueryOrder Descending => new(Path, true);

    /// <summary>The path.</summary>
    public override string ToString() => Path ?? "";
}

/// <summary>A member that a query can ask about; what it may be compared with is of its own type.</summary>
/// <typeparam name="T">Its type: text, number, date, instant, flag or one of the word lists.</typeparam>
/// <param name="Path">The path as Intacct spells it; custom fields are <c>nsp::NAME</c>.</param>
public readonly record struct QueryField<T>(string Path)
{
    /// <summary>In growing order.</summary>
    public QueryOrder Ascending => new(Path, false);

    /// <summary>In falling order.</summary>
    public QueryOrder Descending => new(Path, true);

    /// <summary><c>$eq</c></summary>
    public QueryFilter Is(T value) => One("$eq", value);

    /// <summary><c>$ne</c></summary>
    public QueryFilter IsNot(T value) => One("$ne", value);

    /// <summary><c>$eq</c> null: nothing stands there.</summary>
    public QueryFilter IsEmpty() => QueryFilter.Condition("$eq", Path, null);

    /// <summary><c>$ne</c> null: something stands there.</summary>
    public QueryFilter IsNotEmpty() => QueryFilter.Condition("$ne", Path, null);

    /// <summary><c>$lt</c></summary>
    public QueryFilter LessThan(T value) => One("$lt", value);

    /// <summary><c>$lte</c></summary>
    public QueryFilter AtMost(T value) => One("$lte", value);

    /// <summary><c>$gt</c></summary>
    public QueryFilter MoreThan(T value) => One("$gt", value);

    /// <summary><c>$gte</c></summary>
    public QueryFilter AtLeast(T value) => One("$gte", value);

    /// <summary><c>$in</c></summary>
    public QueryFilter In(params IEnumerable<T> values) => Many("$in", values, 1, int.MaxValue);

    /// <summary><c>$notIn</c></summary>
    public QueryFilter NotIn(params IEnumerable<T> values) => Many("$notIn", values, 1, int.MaxValue);

    /// <summary><c>$between</c>, both ends included.</summary>
    public QueryFilter Between(T from, T to) => Many("$between", [from, to], 2, 2);

    /// <summary><c>$notBetween</c></summary>
    public QueryFilter NotBetween(T from, T to) => Many("$notBetween", [from, to], 2, 2);

    /// <summary>Compares with one of Intacct's relative dates, which its server resolves: <c>today</c>, <c>currentMonth</c> …</summary>
    /// <param name="word">The word as Intacct documents it.</param>
    public QueryFilter IsRelative(string word)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(word);
        return QueryFilter.Condition("$eq", Path, word);
    }

    /// <summary>The path.</summary>
    public override string ToString() => Path ?? "";

    /// <summary>The member without its type, to be shown or ordered by.</summary>
    public static implicit operator QueryField(QueryField<T> field) => new(field.Path);

    internal QueryFilter One(string operation, T value) => QueryFilter.Condition(operation, Path, QueryValue.Of(value) ?? throw new ArgumentNullException(nameof(value), "Ask for nothing by IsEmpty or IsNotEmpty."));

    private QueryFilter Many(string operation, IEnumerable<T> values, int fewest, int most)
    {
        var array = new JsonArray([.. values.Select(static v => QueryValue.Of(v))]);
        if (array.Count < fewest || array.Count > most)
            throw new ArgumentException($"{operation} on {Path} needs at least one value.", nameof(values));
        return QueryFilter.Condition(operation, Path, array);
    }
}

/// <summary>What can be asked about texts only.</summary>
public static class TextQueryFields
{
    /// <summary><c>$contains</c></summary>
    public static QueryFilter Contains(this QueryField<string> field, string text) => field.One("$contains", text);

    /// <summary><c>$notContains</c></summary>
    public static QueryFilter NotContains(this QueryField<string> field, string text) => field.One("$notContains", text);

    /// <summary><c>$startsWith</c></summary>
    public static QueryFilter StartsWith(this QueryField<string> field, string text) => field.One("$startsWith", text);

    /// <summary><c>$notStartsWith</c></summary>
    public static QueryFilter NotStartsWith(this QueryField<string> field, string text) => field.One("$notStartsWith", text);

    /// <summary><c>$endsWith</c></summary>
    public static QueryFilter EndsWith(this QueryField<string> field, string text) => field.One("$endsWith", text);

    /// <summary><c>$notEndsWith</c></summary>
    public static QueryFilter NotEndsWith(this QueryField<string> field, string text) => field.One("$notEndsWith", text);
}

internal static class QueryValue
{
    public static JsonNode? Of<T>(T value) => value switch
    {
        null => null,
        string text => JsonValue.Create(text),
        bool flag => JsonValue.Create(flag),
        int number => JsonValue.Create(number),
        // As Intacct itself writes amounts.
        decimal amount => JsonValue.Create(amount.ToString(CultureInfo.InvariantCulture)),
        DateOnly date => JsonValue.Create(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        DateTimeOffset instant => JsonValue.Create(Instant(instant)),
        _ => JsonValue.Create(value.ToString()),
    };

    /// <summary>UTC and whole seconds, rounded down: Intacct's stamps have none finer, and a cut fraction must never lose a row.</summary>
    public static string Instant(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
