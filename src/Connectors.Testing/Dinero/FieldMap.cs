namespace Connectors.Testing.Dinero;

/// <summary>The fields of one resource: what a single read shows, what a list may be asked for, what a filter may name.</summary>
internal sealed class FieldMap<T>
{
    private readonly List<Field<T>> _all = [];
    private readonly Dictionary<string, Field<T>> _listable = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Field<T>> _filterable = new(StringComparer.OrdinalIgnoreCase);

    public IEnumerable<string> FilterableNames => _filterable.Values.Select(static f => f.Name);

    /// <param name="name">As the schema writes it.</param>
    /// <param name="write">Writes the value.</param>
    /// <param name="single">Shown by a single read.</param>
    /// <param name="list">May be asked for in a list.</param>
    /// <param name="filter">The text that a filter compares; null: not filterable.</param>
    public FieldMap<T> Add(string name, Action<Out, T> write, bool single = true, bool list = true, Func<T, string?>? filter = null)
    {
        var field = new Field<T>(name, write, filter);
        if (single)
            _all.Add(field);
        if (list)
            _listable.Add(name, field);
        if (filter is not null)
            _filterable.Add(name, field);
        return this;
    }

    public void WriteSingle(Out json, T value, HashSet<string>? except = null)
    {
        json.Json.WriteStartObject();
        foreach (var field in _all)
        {
            if (except?.Contains(field.Name) != true)
                field.Write(json.Name(field.Name), value);
        }

        json.Json.WriteEndObject();
    }

    public static void WriteRow(Out json, T value, IReadOnlyList<(string AsAsked, Field<T> Field)> fields)
    {
        json.Json.WriteStartObject();
        foreach (var (asAsked, field) in fields)
            field.Write(json.Name(asAsked), value);
        json.Json.WriteEndObject();
    }

    /// <summary>Names come back in the casing in which they were asked for.</summary>
    public IReadOnlyList<(string AsAsked, Field<T> Field)> Select(string? asked, string byDefault)
    {
        var fields = new List<(string, Field<T>)>();
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var name in (string.IsNullOrWhiteSpace(asked) ? byDefault : asked).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (!_listable.TryGetValue(name, out var field))
                throw ApiError.Validation("fields", $"The field '{name}' is not known. Use one or more of: {string.Join(',', _listable.Values.Select(static f => f.Name))}.");
            if (seen.Add(name))
                fields.Add((name, field));
        }

        return fields;
    }

    public bool TryFilter(string name, out Field<T> field) => _filterable.TryGetValue(name, out field!);
}

internal sealed record Field<T>(string Name, Action<Out, T> Write, Func<T, string?>? Filter);
