namespace Connectors.Testing.Uniconta;

/// <summary>The rows of one table of one company, by row id, with an index over the business key and one over the parent.</summary>
internal sealed class RowStore(TableDefinition table, int firstRowId)
{
    private readonly SortedDictionary<int, UnicontaRecord> _rows = [];
    private readonly Dictionary<string, SortedSet<int>> _byKey = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, SortedSet<int>> _byParent = new(StringComparer.OrdinalIgnoreCase);
    private int _nextRowId = firstRowId;

    public TableDefinition Table { get; } = table;

    public int Count => _rows.Count;

    /// <summary>Moves with every change, for what is summed over all rows.</summary>
    public int Version { get; private set; }

    public IEnumerable<UnicontaRecord> Rows => _rows.Values;

    public UnicontaRecord? Get(int rowId) => _rows.GetValueOrDefault(rowId);

    public UnicontaRecord? ByKey(string key, bool ignoreCase)
    {
        if (Table.Key is null || !_byKey.TryGetValue(key, out var ids))
            return null;
        var rows = ids.Select(i => _rows[i]);
        return ignoreCase ? rows.FirstOrDefault() : rows.FirstOrDefault(r => string.Equals(r.Text(Table.Key), key, StringComparison.Ordinal));
    }

    public IEnumerable<UnicontaRecord> ByParent(string parent) => _byParent.TryGetValue(parent, out var ids) ? [.. ids.Select(i => _rows[i])] : [];

    /// <summary>A row id is given once and never again, also after a delete.</summary>
    public int NextRowId() => _nextRowId++;

    public void Put(UnicontaRecord row)
    {
        Remove(row.RowId);
        _rows[row.RowId] = row;
        Index(_byKey, KeyOf(row), row.RowId);
        Index(_byParent, Table.Parent?.Invoke(row), row.RowId);
        Version++;
    }

    public bool Remove(int rowId)
    {
        if (!_rows.Remove(rowId, out var row))
            return false;
        Unindex(_byKey, KeyOf(row), rowId);
        Unindex(_byParent, Table.Parent?.Invoke(row), rowId);
        Version++;
        return true;
    }

    private string? KeyOf(UnicontaRecord row) => Table.Key is null ? null : row.Text(Table.Key);

    private static void Index(Dictionary<string, SortedSet<int>> index, string? value, int rowId)
    {
        if (value is null)
            return;
        if (!index.TryGetValue(value, out var ids))
            index.Add(value, ids = []);
        ids.Add(rowId);
    }

    private static void Unindex(Dictionary<string, SortedSet<int>> index, string? value, int rowId)
    {
        if (value is null || !index.TryGetValue(value, out var ids))
            return;
        ids.Remove(rowId);
        if (ids.Count == 0)
            index.Remove(value);
    }
}
