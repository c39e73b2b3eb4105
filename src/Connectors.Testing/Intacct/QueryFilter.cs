using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Connectors.Testing.Intacct;

/// <summary>One <c>{"$op":{"field":value}}</c>.</summary>
internal sealed class QueryFilter
{
    private static readonly string[] Operators =
        ["$eq", "$ne", "$lt", "$lte", "$gt", "$gte", "$in", "$notIn", "$between", "$notBetween", "$contains", "$notContains", "$startsWith", "$notStartsWith", "$endsWith", "$notEndsWith"];

    private readonly string _operator;
    private readonly FieldPath _path;
    private readonly JsonNode? _value;
    private readonly ValueComparer _comparer;
    private readonly DateOnly _today;

    private QueryFilter(string op, FieldPath path, JsonNode? value, ValueComparer comparer, DateOnly today)
    {
        _operator = op;
        _path = path;
        _value = value;
        _comparer = comparer;
        _today = today;
        foreach (var operand in Operands())
            comparer.Check(path, operand);
    }

    public static QueryFilter Parse(IntacctCall call, ObjectDefinition definition, JsonNode? node, ValueComparer comparer)
    {
        if (node is not JsonObject { Count: 1 } filter)
            throw ApiError.Invalid("A filter must be an object with one operator", "REST-1104");
        var (op, operand) = filter.First();
        if (!Operators.Contains(op))
            throw ApiError.Invalid($"{op} is not a valid filter operator", "REST-1104");
        if (operand is not JsonObject { Count: 1 } pair)
            throw ApiError.Invalid($"{op} needs an object with one field", "REST-1104");
        var (field, value) = pair.First();
        var count = value is JsonArray list ? list.Count : -1;
        if (op is "$in" or "$notIn" ? count < 1 : op is "$between" or "$notBetween" ? count != 2 : count >= 0)
            throw ApiError.Invalid($"The value of {op} has the wrong shape", "REST-1105", field);
        if (value is null && op is not ("$eq" or "$ne"))
            throw ApiError.Invalid($"null can be compared with $eq and $ne only", "REST-1105", field);
        return new QueryFilter(op, FieldPath.Parse(call.Account, definition, field, filter: true), value, comparer, call.Account.Today);
    }

    public bool Matches(IntacctCall call, StoredRecord record)
    {
        var held = _path.Value(call.Reader, call.Store, record);
        switch (_operator)
        {
            case "$eq" or "$ne":
                return (_value is null ? held is null : held is not null && Equal(held)) == (_operator == "$eq");
            case "$in" or "$notIn":
                return (held is not null && Operands().Any(v => _comparer.Compare(_path, held, v) == 0)) == (_operator == "$in");
            case "$between" or "$notBetween":
                var operands = Operands().ToList();
                var (low, high) = (Range(operands[0])?.From ?? operands[0], Range(operands[1])?.To ?? operands[1]);
                return (held is not null && _comparer.Compare(_path, held, low) >= 0 && _comparer.Compare(_path, held, high) <= 0) == (_operator == "$between");
            case "$lt" or "$lte" or "$gt" or "$gte":
                if (held is null)
                    return false;
                var range = Range(_value!.ToString());
                var against = range is null ? _value.ToString() : _operator is "$lt" or "$gte" ? range.Value.From : range.Value.To;
                var order = _comparer.Compare(_path, held, against);
                return _operator switch { "$lt" => order < 0, "$lte" => order <= 0, "$gt" => order > 0, _ => order >= 0 };
            default:
                var text = held is null ? "" : ValueComparer.Text(held);
                var word = _value!.ToString();
                var hit = _operator[^1] == 's' && _operator.EndsWith("ontains", StringComparison.Ordinal) ? text.Contains(word, _comparer.Comparison)
                    : _operator.EndsWith("tartsWith", StringComparison.Ordinal) ? text.StartsWith(word, _comparer.Comparison) : text.EndsWith(word, _comparer.Comparison);
                return hit != _operator.StartsWith("$not", StringComparison.Ordinal);
        }
    }

    private bool Equal(object held)
    {
        var word = _value!.GetValueKind() switch { JsonValueKind.True => "true", JsonValueKind.False => "false", _ => _value.ToString() };
        return Range(word) is { } range
            ? _comparer.Compare(_path, held, range.From) >= 0 && _comparer.Compare(_path, held, range.To) <= 0
            : _comparer.Compare(_path, held, word) == 0;
    }

    private IEnumerable<string> Operands() => _value is JsonArray list ? list.Select(static v => v?.ToString() ?? "") : _value is null ? [] : [_value.ToString()];

    /// <summary>Words that stand for days: today, currentMonth and the like.</summary>
    private (string From, string To)? Range(string word)
    {
        if (_path.Kind is not (FieldKind.Date or FieldKind.DateTime))
            return null;
        return RelativeDate.Range(word, _today) is not { } range ? null
            : _path.Kind == FieldKind.Date ? (Day(range.From), Day(range.To)) : (Day(range.From) + "T00:00:00Z", Day(range.To) + "T23:59:59Z");
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

internal static class RelativeDate
{
    public static (DateOnly From, DateOnly To)? Range(string word, DateOnly today)
    {
        var month = new DateOnly(today.Year, today.Month, 1);
        var quarter = new DateOnly(today.Year, ((today.Month - 1) / 3 * 3) + 1, 1);
        var week = today.AddDays(-(int)today.DayOfWeek);
        return word switch
        {
            "today" => (today, today),
            "yesterday" => (today.AddDays(-1), today.AddDays(-1)),
            "tomorrow" => (today.AddDays(1), today.AddDays(1)),
            "currentWeek" => (week, week.AddDays(6)),
            "currentMonth" => (month, month.AddMonths(1).AddDays(-1)),
            "priorMonth" => (month.AddMonths(-1), month.AddDays(-1)),
            "currentQuarter" => (quarter, quarter.AddMonths(3).AddDays(-1)),
            "currentYear" => (new DateOnly(today.Year, 1, 1), new DateOnly(today.Year, 12, 31)),
            "priorYear" => (new DateOnly(today.Year - 1, 1, 1), new DateOnly(today.Year - 1, 12, 31)),
            _ => null,
        };
    }
}
