namespace Connectors.Testing.Intacct;

/// <summary>The tables of one company, with a journal: what an operation changed before it failed is taken back.</summary>
internal sealed class RecordStore
{
    private readonly Dictionary<string, SortedDictionary<long, StoredRecord>> _tables = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, List<StoredRecord>>> _ids = new(StringComparer.Ordinal);
    private readonly Dictionary<StoredRecord, List<StoredRecord>> _owned = [];
    private readonly Dictionary<string, long> _keys = new(StringComparer.Ordinal);
    private readonly HashSet<string> _spentContactNames = new(StringComparer.Ordinal);
    private readonly List<Action> _undo = [];

    /// <summary>Where the journal stands; give it to <see cref="Rollback"/>.</summary>
    public int Mark => _undo.Count;

    public IReadOnlySet<string> SpentContactNames => _spentContactNames;

    public void Rollback(int mark)
    {
        for (var i = _undo.Count - 1; i >= mark; i--)
            _undo[i]();
        _undo.RemoveRange(mark, _undo.Count - mark);
    }

    /// <summary>Something beside the tables that must go as well when the operation is taken back.</summary>
    public void OnRollback(Action undo) => _undo.Add(undo);

    /// <summary>What happened stays; called when the outermost operation is over.</summary>
    public void Forget() => _undo.Clear();

    public IReadOnlyCollection<StoredRecord> All(string objectName) => Table(objectName).Values;

    public StoredRecord? Find(string objectName, string? key) =>
        ObjectCatalog.Get(objectName).ReadKey(key) is { } number ? Table(objectName).GetValueOrDefault(number) : null;

    /// <summary>Ids are compared letter by letter, case included.</summary>
    public IReadOnlyList<StoredRecord> WithId(string objectName, string id) =>
        ObjectCatalog.Get(objectName).IdIsKey
            ? Find(objectName, id) is { } one ? [one] : []
            : _ids.GetValueOrDefault(objectName)?.GetValueOrDefault(id) ?? [];

    public IReadOnlyList<StoredRecord> OwnedBy(StoredRecord owner, string objectName) =>
        [.. _owned.GetValueOrDefault(owner, []).Where(r => r.Definition.Name == objectName)];

    public long NextKey(string objectName) => _keys[objectName] = _keys.GetValueOrDefault(objectName) + 1;

    /// <summary>Leaves a gap, so that keys of different objects do not agree by chance.</summary>
    public void StartKeysAt(string objectName, long key) => _keys[objectName] = key - 1;

    public void Add(StoredRecord record)
    {
        Table(record.Definition.Name).Add(record.Key, record);
        Index(record, add: true);
        if (record.Owner is { } owner)
            Owned(owner).Add(record);
        _undo.Add(() => Take(record));
    }

    public void Remove(StoredRecord record)
    {
        var place = record.Owner is { } owner ? Owned(owner).IndexOf(record) : -1;
        Take(record);
        if (record.Definition.Name == "company-config/contact" && record.Text("id") is { } name)
            _spentContactNames.Add(name);
        _undo.Add(() =>
        {
            Table(record.Definition.Name).Add(record.Key, record);
            Index(record, add: true);
            if (record.Owner is { } back)
                Owned(back).Insert(place, record);
            if (record.Definition.Name == "company-config/contact" && record.Text("id") is { } taken)
                _spentContactNames.Remove(taken);
        });
    }

    /// <summary>Call before every change of a stored record.</summary>
    public void Touch(StoredRecord record)
    {
        var before = record.Clone();
        _undo.Add(() =>
        {
            Index(record, add: false);
            record.Become(before);
            Index(record, add: true);
        });
    }

    public void Rename(StoredRecord record, string id)
    {
        Touch(record);
        Index(record, add: false);
        record["id"] = id;
        Index(record, add: true);
    }

    /// <summary>Records that point to this one, owned ones of its own left out.</summary>
    public StoredRecord? UserOf(StoredRecord record)
    {
        foreach (var table in _tables.Values)
        {
            foreach (var other in table.Values)
            {
                if (other == record || IsWithin(other, record) || other.Definition.Name == "company-config/contact-version")
                    continue;
                foreach (var (path, value) in other.Values)
                {
                    if (value is string key && key == record.KeyText && other.Definition.Field(path) is { Kind: FieldKind.Ref } field && field.Target == record.Definition.Name)
                        return other;
                }
            }
        }

        return null;
    }

    private static bool IsWithin(StoredRecord? record, StoredRecord owner)
    {
        for (var up = record?.Owner; up is not null; up = up.Owner)
        {
            if (up == owner)
                return true;
        }

        return false;
    }

    private void Take(StoredRecord record)
    {
        Table(record.Definition.Name).Remove(record.Key);
        Index(record, add: false);
        if (record.Owner is { } owner)
            Owned(owner).Remove(record);
    }

    private void Index(StoredRecord record, bool add)
    {
        if (record.Definition.IdIsKey || record.Text("id") is not { } id)
            return;
        if (!_ids.TryGetValue(record.Definition.Name, out var ids))
            _ids.Add(record.Definition.Name, ids = new(StringComparer.Ordinal));
        if (!ids.TryGetValue(id, out var list))
            ids.Add(id, list = []);
        if (add && !list.Contains(record))
            list.Add(record);
        if (!add)
            list.Remove(record);
    }

    private List<StoredRecord> Owned(StoredRecord owner)
    {
        if (!_owned.TryGetValue(owner, out var list))
            _owned.Add(owner, list = []);
        return list;
    }

    private SortedDictionary<long, StoredRecord> Table(string objectName)
    {
        if (!_tables.TryGetValue(objectName, out var table))
            _tables.Add(objectName, table = []);
        return table;
    }
}
