namespace Connectors.Sync.Stores;

/// <summary>What was read of records, found by id, match key and marker.</summary>
internal sealed class InMemoryRecords
{
    private readonly Dictionary<(Side, string), Dictionary<string, RecordRow>> _rows = [];
    private readonly Dictionary<(Side, string, string), HashSet<string>> _byKey = [];
    private readonly Dictionary<(Side, string, string), HashSet<string>> _byMarker = [];

    public void Save(RecordRow row)
    {
        if (!_rows.TryGetValue((row.Side, row.Resource), out var rows))
            _rows[(row.Side, row.Resource)] = rows = new Dictionary<string, RecordRow>(StringComparer.Ordinal);
        if (rows.TryGetValue(row.Id, out var before))
            Index(before, static (ids, id) => ids.Remove(id));
        rows[row.Id] = row;
        if (!row.Deleted)
            Index(row, static (ids, id) => ids.Add(id));
    }

    public IEnumerable<RecordRow> Find(Side side, string resource, IEnumerable<string> ids)
    {
        if (!_rows.TryGetValue((side, resource), out var rows))
            yield break;
        foreach (var id in ids.Distinct(StringComparer.Ordinal))
        {
            if (rows.TryGetValue(id, out var row))
                yield return row;
        }
    }

    public IEnumerable<RecordRow> All => _rows.Values.SelectMany(static r => r.Values);

    public IEnumerable<RecordRow> Living(Side side, string resource) =>
        _rows.TryGetValue((side, resource), out var rows) ? rows.Values.Where(static r => !r.Deleted) : [];

    public IEnumerable<KeyHit> FindByKeys(Side side, string resource, IEnumerable<string> keys) =>
        from key in keys.Distinct(StringComparer.Ordinal)
        where _byKey.ContainsKey((side, resource, key))
        from row in Find(side, resource, _byKey[(side, resource, key)])
        select new KeyHit(key, row.Id, row.Entity);

    public IEnumerable<RecordRow> FindByMarkers(Side side, string resource, IEnumerable<string> markers) =>
        from marker in markers.Distinct(StringComparer.Ordinal)
        where _byMarker.ContainsKey((side, resource, marker))
        from row in Find(side, resource, _byMarker[(side, resource, marker)])
        select row;

    private void Index(RecordRow row, Func<HashSet<string>, string, bool> change)
    {
        foreach (var key in row.Keys)
            Change(_byKey, key);
        if (row.Marker is { } marker)
            Change(_byMarker, marker);

        void Change(Dictionary<(Side, string, string), HashSet<string>> index, string value)
        {
            var place = (row.Side, row.Resource, value);
            if (!index.TryGetValue(place, out var ids))
                index[place] = ids = new HashSet<string>(StringComparer.Ordinal);
            change(ids, row.Id);
            if (ids.Count == 0)
                index.Remove(place);
        }
    }
}
