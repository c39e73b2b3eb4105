using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Connectors.Testing.Uniconta;

/// <summary>Which rows a read answers, in which order: OData's parameters, the one-property filter of surface A, the filter objects of surface B.</summary>
internal static class RowQuery
{
    /// <summary>Terms of one FilterValue joined by semicolons; the server takes no more.</summary>
    private const int MostTerms = 40;

    private static readonly string[] DateForms = ["d/M-yyyy", "yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm:ss", "dd-MM-yyyy"];

    /// <summary>The property that a filter or an order names; null when it is to restrict nothing.</summary>
    public static FieldDefinition? Filterable(UnicontaCall call, UnicontaEntity entity, string name)
    {
        var field = entity.Field(call.Account, name);
        if (field is { NoSql: false } || (field is not null && call.Oddities.UnknownFilter == UnicontaUnknownFilter.Works))
            return field;
        return call.Oddities.UnknownFilter == UnicontaUnknownFilter.Refused ? throw new UnicontaRefusal("FieldHasinvalidValue", name) : null;
    }

    /// <summary>$filter, $orderby, $skip, $top; anything else is ignored.</summary>
    public static (IReadOnlyList<UnicontaRecord> Rows, int Skip, int? Top) OData(UnicontaCall call, UnicontaEntity entity)
    {
        var matches = ODataFilter.Parse(call, entity, call.Query("$filter"));
        var rows = call.Rows(entity).Where(matches);
        IOrderedEnumerable<UnicontaRecord>? ordered = null;
        foreach (var part in call.Query("$orderby")?.Split(',', StringSplitOptions.TrimEntries) ?? [])
        {
            var words = part.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words.Length is 0 or > 2 || (words.Length == 2 && words[1] is not ("asc" or "desc")))
                throw ODataFilter.Bad();
            if (Filterable(call, entity, words[0]) is { } field)
                ordered = Order(call, ordered, rows, field, descending: words.Length == 2 && words[1] == "desc");
        }

        var skip = Whole(call, "$skip") ?? 0;
        var top = Whole(call, "$top");
        rows = (ordered ?? rows).Skip(skip);
        return ([.. top is { } most ? rows.Take(most) : rows], skip, top);
    }

    /// <summary><c>?Name=Account&amp;Value=1001</c>: equality on one property.</summary>
    public static IEnumerable<UnicontaRecord> NameAndValue(UnicontaCall call, UnicontaEntity entity)
    {
        if (call.Query("Name") is not { } name || Filterable(call, entity, name) is not { } field)
            return call.Rows(entity);
        var value = call.Query("Value") ?? "";
        if (IsRowId(name) && call.Oddities.RowIdFilter != UnicontaRowIdFilter.Works)
            return ByRowId(call, call.Rows(entity));
        return call.Rows(entity).Where(r => Equals(RowWriter.ValueOf(call.Account, field, r), value));
    }

    /// <summary>The filter objects of surface B: all must hold; the highest Skip and Take count, 0 takes all.</summary>
    public static IReadOnlyList<UnicontaRecord> FilterObjects(UnicontaCall call, UnicontaEntity entity)
    {
        var body = call.Body;
        if (body.ValueKind != JsonValueKind.Array || body.GetArrayLength() == 0 || body.EnumerateArray().Any(static e => e.ValueKind != JsonValueKind.Object))
            throw new UnicontaRefusal("ArgumentMissing");
        var rows = call.Rows(entity);
        IOrderedEnumerable<UnicontaRecord>? ordered = null;
        var skip = 0;
        var take = 0;
        var orders = new List<(FieldDefinition Field, bool Descending)>();
        foreach (var filter in body.EnumerateArray())
        {
            skip = Math.Max(skip, (int)Number(filter, "Skip"));
            take = Math.Max(take, (int)Number(filter, "Take"));
            if (Member(filter, "PropertyName")?.GetString() is not { Length: > 0 } name || Filterable(call, entity, name) is not { } field)
                continue;
            var descending = Mark(filter, "OrderByDescending");
            if (descending || Mark(filter, "OrderBy"))
                orders.Add((field, descending));
            var value = Member(filter, "FilterValue") is { } v ? v.ValueKind == JsonValueKind.String ? v.GetString() : v.GetRawText() : null;
            if (!string.IsNullOrEmpty(value) && IsRowId(name) && call.Oddities.RowIdFilter != UnicontaRowIdFilter.Works)
                rows = ByRowId(call, rows);
            else if (!string.IsNullOrEmpty(value))
                rows = rows.Where(Expression(call, field, value));
        }

        foreach (var (field, descending) in orders)
            ordered = Order(call, ordered, rows, field, descending);
        rows = (ordered ?? rows).Skip(skip);
        return [.. take > 0 ? rows.Take(take) : rows];
    }

    private static bool IsRowId(string name) => name.Equals("RowId", StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<UnicontaRecord> ByRowId(UnicontaCall call, IEnumerable<UnicontaRecord> rows) => call.Oddities.RowIdFilter switch
    {
        UnicontaRowIdFilter.MatchesNothing => [],
        UnicontaRowIdFilter.Refused => throw new UnicontaRefusal("FieldHasinvalidValue", "RowId"),
        _ => rows,
    };

    private static Func<UnicontaRecord, bool> Expression(UnicontaCall call, FieldDefinition field, string text)
    {
        if (!call.Oddities.FilterValuesAreExpressions)
            return r => Equals(RowWriter.ValueOf(call.Account, field, r), text);
        var terms = text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(t => Term(call, field, t)).ToList();
        return terms.Count > MostTerms ? throw new UnicontaRefusal("SQLException", field.Name) : r => terms.Exists(t => t(r));
    }

    private static Func<UnicontaRecord, bool> Term(UnicontaCall call, FieldDefinition field, string term)
    {
        var range = term.IndexOf("..", StringComparison.Ordinal);
        if (range >= 0)
        {
            var (from, to) = (term[..range].Trim(), term[(range + 2)..].Trim());
            return r =>
            {
                var value = RowWriter.ValueOf(call.Account, field, r);
                return (from.Length == 0 || Compare(value, from) >= 0) && (to.Length == 0 || Compare(value, to) <= 0);
            };
        }

        if (!term.Contains('*', StringComparison.Ordinal))
            return r => Equals(RowWriter.ValueOf(call.Account, field, r), term);
        var pattern = new Regex("^" + Regex.Escape(term).Replace("\\*", ".*", StringComparison.Ordinal) + "$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline);
        return r => pattern.IsMatch(Convert.ToString(RowWriter.ValueOf(call.Account, field, r), CultureInfo.InvariantCulture) ?? "");
    }

    private static bool Equals(object? value, string text) => value switch
    {
        null => text.Length == 0,
        bool mark => text is "1" or "0" ? mark == (text == "1") : bool.TryParse(text, out var wanted) && wanted == mark,
        string word => word.Equals(text, StringComparison.OrdinalIgnoreCase),
        _ => Compare(value, text) == 0,
    };

    private static int Compare(object? value, string text)
    {
        switch (value)
        {
            case int or decimal:
                return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                    ? Convert.ToDecimal(value, CultureInfo.InvariantCulture).CompareTo(number) : throw new UnicontaRefusal("FieldHasinvalidValue", null, text);
            case DateTime date:
                return DateTime.TryParseExact(text, DateForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                    ? (day.TimeOfDay == TimeSpan.Zero ? date.Date : date).CompareTo(day) : throw new UnicontaRefusal("FieldHasinvalidValue", null, text);
            default:
                return string.Compare(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "", text, StringComparison.OrdinalIgnoreCase);
        }
    }

    private static IOrderedEnumerable<UnicontaRecord> Order(
        UnicontaCall call, IOrderedEnumerable<UnicontaRecord>? ordered, IEnumerable<UnicontaRecord> rows, FieldDefinition field, bool descending)
    {
        var comparer = Comparer<object?>.Create(ODataFilter.Compare);
        object? Key(UnicontaRecord row) => RowWriter.ValueOf(call.Account, field, row);
        return (ordered, descending) switch
        {
            (null, false) => rows.OrderBy(Key, comparer),
            (null, true) => rows.OrderByDescending(Key, comparer),
            (_, false) => ordered.ThenBy(Key, comparer),
            _ => ordered.ThenByDescending(Key, comparer),
        };
    }

    private static int? Whole(UnicontaCall call, string name) => call.Query(name) is not { } text ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : throw ODataFilter.Bad();

    private static JsonElement? Member(JsonElement element, string name)
    {
        foreach (var member in element.EnumerateObject())
        {
            if (member.Name.Equals(name, StringComparison.OrdinalIgnoreCase) && member.Value.ValueKind != JsonValueKind.Null)
                return member.Value;
        }

        return null;
    }

    private static decimal Number(JsonElement element, string name) =>
        Member(element, name) is { } value && decimal.TryParse(value.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : 0;

    /// <summary>Clients send true and "true".</summary>
    private static bool Mark(JsonElement element, string name) => Member(element, name) is { } value && bool.TryParse(value.ToString(), out var mark) && mark;
}
