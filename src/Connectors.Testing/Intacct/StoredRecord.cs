namespace Connectors.Testing.Intacct;

/// <summary>
/// One record. Values lie under their dotted path: text, bool, decimal, DateOnly or DateTimeOffset, the key of what a reference points to, or a JSON node where
/// nobody looks inside.
/// </summary>
internal sealed class StoredRecord(ObjectDefinition definition, long key)
{
    private readonly SortedDictionary<string, object?> _values = new(StringComparer.Ordinal);

    public ObjectDefinition Definition { get; } = definition;

    public long Key { get; } = key;

    public string KeyText { get; } = definition.ShowKey(key);

    /// <summary>The entity whose private record it is; null: the company's.</summary>
    public StoredRecord? Entity { get; set; }

    /// <summary>The record that owns it.</summary>
    public StoredRecord? Owner { get; set; }

    /// <summary>The type of a document or of its lines: the transaction definition's id.</summary>
    public string? TypeName { get; set; }

    public DateTimeOffset Created { get; set; }

    public DateTimeOffset Modified { get; set; }

    public IntacctUser? CreatedBy { get; set; }

    public IntacctUser? ModifiedBy { get; set; }

    public IReadOnlyDictionary<string, object?> Values => _values;

    public object? this[string path]
    {
        get => _values.GetValueOrDefault(path);
        set
        {
            if (value is null)
                _values.Remove(path);
            else
                _values[path] = value;
        }
    }

    public string? Text(string path) => _values.GetValueOrDefault(path) as string;

    public decimal Number(string path) => _values.GetValueOrDefault(path) is decimal number ? number : 0;

    public bool Flag(string path) => _values.GetValueOrDefault(path) is true;

    public StoredRecord Clone()
    {
        var copy = new StoredRecord(Definition, Key) { Entity = Entity, Owner = Owner, TypeName = TypeName, Created = Created, Modified = Modified, CreatedBy = CreatedBy, ModifiedBy = ModifiedBy };
        foreach (var (path, value) in _values)
            copy._values[path] = value;
        return copy;
    }

    /// <summary>Takes over the values of a copy, which was changed and found valid.</summary>
    public void Become(StoredRecord other)
    {
        _values.Clear();
        foreach (var (path, value) in other._values)
            _values[path] = value;
        (Entity, Owner, TypeName) = (other.Entity, other.Owner, other.TypeName);
        (Created, Modified, CreatedBy, ModifiedBy) = (other.Created, other.Modified, other.CreatedBy, other.ModifiedBy);
    }
}
