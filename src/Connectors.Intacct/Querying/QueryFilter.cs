using System.Globalization;
using System.Text.Json.Nodes;

namespace Connectors.Intacct;

/// <summary>
/// Conditions of a query, joined by <c>&amp;</c> and <c>|</c>: <c>CustomerFields.Status.Is(RecordStatus.Active) &amp; (CustomerFields.Name.Contains("Acme") | CustomerFields.TaxId.Is("123"))</c>.
/// </summary>
public sealed class QueryFilter
{
    private readonly JsonNode? _condition;
    private readonly string _word;
    private readonly QueryFilter[] _parts;

    private QueryFilter(JsonNode? condition, string word, QueryFilter[] parts) => (_condition, _word, _parts) = (condition, word, parts);

    /// <summary>Both must hold.</summary>
    public static QueryFilter operator &(QueryFilter left, QueryFilter right) => Join("and", left, right);

    /// <summary>One of them must hold.</summary>
    public static QueryFilter operator |(QueryFilter left, QueryFilter right) => Join("or", left, right);

    /// <summary>This and the other must hold.</summary>
    public QueryFilter BitwiseAnd(QueryFilter other) => this & other;

    /// <summary>This or the other must hold.</summary>
    public QueryFilter BitwiseOr(QueryFilter other) => this | other;

    /// <summary>The expression over the numbered conditions, as it is sent: <c>1 and (2 or 3)</c>.</summary>
    public override string ToString() => Describe().Expression;

    internal static QueryFilter Condition(string operation, string field, JsonNode? value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(field);
        return new(new JsonObject { [operation] = new JsonObject { [field] = value } }, "", []);
    }

    /// <summary>The conditions in order and the expression over their numbers, which begin at 1.</summary>
    internal (JsonArray Conditions, string Expression) Describe()
    {
        var conditions = new JsonArray();
        return (conditions, Write(this, conditions, outer: null));
    }

    private static QueryFilter Join(string word, QueryFilter left, QueryFilter right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return new(null, word, [.. Flat(left), .. Flat(right)]);

        QueryFilter[] Flat(QueryFilter filter) => filter._word == word ? filter._parts : [filter];
    }

    private static string Write(QueryFilter filter, JsonArray conditions, string? outer)
    {
        if (filter._condition is { } condition)
        {
            conditions.Add(condition.DeepClone());
            return conditions.Count.ToString(CultureInfo.InvariantCulture);
        }

        var text = string.Join($" {filter._word} ", filter._parts.Select(p => Write(p, conditions, filter._word)));
        return outer is null ? text : $"({text})";
    }
}
