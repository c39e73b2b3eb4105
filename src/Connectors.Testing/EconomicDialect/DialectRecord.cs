using System.Text.Json.Nodes;

namespace Connectors.Testing.EconomicDialect;

/// <summary>
/// One stored record: its members in the REST spelling, without links; beside them what only another surface knows, and what never travels.
/// </summary>
internal sealed class DialectRecord(JsonObject data)
{
    public JsonObject Data { get; set; } = data;

    /// <summary>What the flat services know and REST does not.</summary>
    public JsonObject Extra { get; set; } = [];

    /// <summary>A number beside the key: the internal document id, the global contact number.</summary>
    public int Id { get; init; }

    /// <summary>The record that it belongs to: a contact's customer.</summary>
    public string Owner { get; set; } = "";

    /// <summary>The order of creation within its table; a cursor remembers it.</summary>
    public long Sequence { get; set; }

    public int Version { get; private set; } = 1;

    public DateTimeOffset LastUpdated { get; private set; }

    /// <summary>When it was touched first.</summary>
    public DateTimeOffset? Created { get; private set; }

    public void Touch(DateTimeOffset now)
    {
        Version++;
        LastUpdated = now;
        Created ??= now;
    }

    public int Int(string path) => (int?)FilterNode.At(Data, path) ?? 0;

    public string Text(string path) => FilterNode.At(Data, path)?.ToString() ?? "";

    public decimal Amount(string path) => (decimal?)FilterNode.At(Data, path) ?? 0;

    public bool Flag(string path) => (bool?)FilterNode.At(Data, path) ?? false;
}

/// <summary>Records under a key, in the order of their creation.</summary>
internal sealed class DialectTable(string key)
{
    private readonly List<DialectRecord> _records = [];
    private long _sequence;

    /// <summary>The member that is the key.</summary>
    public string Key { get; } = key;

    public IReadOnlyList<DialectRecord> All => _records;

    public DialectRecord? Find(string value) => _records.Find(r => r.Text(Key).Equals(value, StringComparison.OrdinalIgnoreCase));

    public DialectRecord? Find(int value) => _records.Find(r => r.Int(Key) == value);

    public DialectRecord? ById(int id) => _records.Find(r => r.Id == id);

    public DialectRecord Add(DialectRecord record)
    {
        record.Sequence = ++_sequence;
        _records.Add(record);
        return record;
    }

    public bool Remove(DialectRecord record) => _records.Remove(record);

    public void Clear() => _records.Clear();

    /// <summary>One more than the highest number in use: the number of a deleted record comes again.</summary>
    public int NextNumber(int first = 1) => _records.Count == 0 ? first : Math.Max(first, _records.Max(r => r.Int(Key)) + 1);

    /// <summary>The lowest free number: gaps are filled.</summary>
    public int LowestFree(int first = 1)
    {
        var used = _records.Select(r => r.Int(Key)).ToHashSet();
        while (used.Contains(first))
            first++;
        return first;
    }
}
