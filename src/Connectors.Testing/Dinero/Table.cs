namespace Connectors.Testing.Dinero;

/// <summary>Rows by id, in the order of their last change, with text indexes for the fields that callers look things up by.</summary>
internal sealed class Table<T>(Func<T, Guid> id, Func<T, DateTimeOffset> updated, params (string Field, Func<T, string?> Value)[] indexed)
    where T : class
{
    private readonly Dictionary<Guid, Row> _rows = [];
    private readonly SortedSet<Row> _byUpdated = new(Comparer<Row>.Create(static (a, b) => a.Updated != b.Updated ? a.Updated.CompareTo(b.Updated) : a.Sequence.CompareTo(b.Sequence)));
    private readonly Dictionary<string, Dictionary<string, HashSet<Row>>> _indexes =
        indexed.ToDictionary(static i => i.Field, static _ => new Dictionary<string, HashSet<Row>>(StringComparer.OrdinalIgnoreCase), StringComparer.OrdinalIgnoreCase);

    private long _sequence;

    public int Count => _rows.Count;

    /// <summary>In the order in which the rows came into being.</summary>
    public IReadOnlyList<T> Snapshot() => [.. _rows.Values.OrderBy(static r => r.Sequence).Select(static r => r.Value)];

    public IEnumerable<T> Values => _rows.Values.Select(static r => r.Value);

    public IEnumerable<T> ByUpdated(bool newestFirst) => (newestFirst ? _byUpdated.Reverse() : _byUpdated).Select(static r => r.Value);

    /// <summary>The rows as they stood at an instant: a list that lags behind.</summary>
    public IEnumerable<T> AsOf(DateTimeOffset at, bool newestFirst)
    {
        var then = _rows.Values
            .Select(r => (Row: r, Value: r.Updated <= at ? r.Value : r.Previous?.FindLast(v => updated(v) <= at)))
            .Where(static p => p.Value is not null);
        return (newestFirst ? then.OrderByDescending(p => (updated(p.Value!), p.Row.Sequence)) : then.OrderBy(p => (updated(p.Value!), p.Row.Sequence))).Select(static p => p.Value!);
    }

    public bool HasIndex(string field) => _indexes.ContainsKey(field);

    /// <summary>Rows whose indexed field equals the value, ignoring case, in the order of their last change.</summary>
    public IEnumerable<T> Find(string field, string value, bool newestFirst)
    {
        if (!_indexes[field].TryGetValue(value, out var rows))
            return [];
        var ordered = newestFirst ? rows.OrderByDescending(static r => (r.Updated, r.Sequence)) : rows.OrderBy(static r => (r.Updated, r.Sequence));
        return ordered.Select(static r => r.Value);
    }

    public T? Get(Guid key) => _rows.TryGetValue(key, out var row) ? row.Value : null;

    /// <summary>Adds a row or replaces the one with its id.</summary>
    public T Put(T value)
    {
        var key = id(value);
        if (_rows.TryGetValue(key, out var row))
        {
            _byUpdated.Remove(row);
            Unindex(row);

            // A few versions are enough for any lag; without them a busy run would keep them all.
            var previous = row.Previous ??= [];
            previous.Add(row.Value);
            if (previous.Count > 8)
                previous.RemoveAt(0);
        }
        else
        {
            row = new Row { Sequence = _sequence++ };
            _rows.Add(key, row);
        }

        row.Value = value;
        row.Updated = updated(value);
        _byUpdated.Add(row);
        foreach (var (field, text) in indexed)
        {
            if (text(value) is not { } at)
                continue;
            var index = _indexes[field];
            if (!index.TryGetValue(at, out var rows))
                index.Add(at, rows = []);
            rows.Add(row);
        }

        return value;
    }

    public void Remove(Guid key)
    {
        if (!_rows.Remove(key, out var row))
            return;
        _byUpdated.Remove(row);
        Unindex(row);
    }

    private void Unindex(Row row)
    {
        foreach (var (field, text) in indexed)
        {
            if (text(row.Value) is not { } at || !_indexes[field].TryGetValue(at, out var rows))
                continue;
            rows.Remove(row);
            if (rows.Count == 0)
                _indexes[field].Remove(at);
        }
    }

    private sealed class Row
    {
        public long Sequence { get; init; }

        public T Value { get; set; } = null!;

        public DateTimeOffset Updated { get; set; }

        public List<T>? Previous { get; set; }
    }
}
