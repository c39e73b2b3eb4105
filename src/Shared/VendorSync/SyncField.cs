using Connectors.Sync;

namespace Connectors.VendorSync;

/// <summary>One field of an entity: how it is described, read from a list row, read from the full object and put into what is written.</summary>
/// <typeparam name="TRow">A row of a list.</typeparam>
/// <typeparam name="TFull">The object in full.</typeparam>
/// <typeparam name="TInput">What is written.</typeparam>
internal sealed record SyncField<TRow, TFull, TInput>(FieldSchema Schema, Func<TFull, FieldValue> Full)
{
    /// <summary>From a list row; null when no list shows it.</summary>
    public Func<TRow, FieldValue>? Row { get; init; }

    /// <summary>The members to ask the list for.</summary>
    public string[] Listed { get; init; } = [];

    /// <summary>Puts a value in; null when it cannot be written.</summary>
    public Func<TInput, FieldValue, TInput>? Write { get; init; }

    public string Name => Schema.Name;
}

/// <summary>All fields of an entity.</summary>
internal sealed class SyncFields<TRow, TFull, TInput>(params SyncField<TRow, TFull, TInput>[] fields)
{
    private readonly Dictionary<string, SyncField<TRow, TFull, TInput>> _byName = fields.ToDictionary(static f => f.Name, StringComparer.Ordinal);

    public IReadOnlyList<SyncField<TRow, TFull, TInput>> All => fields;

    public SyncField<TRow, TFull, TInput>? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>The members that the wanted slots need of a list; what no list shows is left out and stays absent.</summary>
    public IEnumerable<string> Listed(EntitySelection selection) => selection.Fields.SelectMany(s => Find(selection.Schema[s].Name)?.Listed ?? []);

    public SyncRecordBuilder FromRow(EntitySelection selection, string id, TRow row)
    {
        var builder = SyncRecord.Create(selection.Schema, new(id));
        foreach (var slot in selection.Fields)
        {
            if (Find(selection.Schema[slot].Name)?.Row is { } read)
                builder.Set(slot, read(row));
        }

        return builder;
    }

    public SyncRecordBuilder FromFull(EntitySchema schema, string id, TFull full)
    {
        var builder = SyncRecord.Create(schema, new(id));
        foreach (var field in fields)
        {
            if (schema.TryGetSlot(field.Name, out var slot))
                builder.Set(slot, field.Full(full));
        }

        return builder;
    }

    public TInput Apply(EntitySchema schema, TInput input, IEnumerable<FieldAssignment> set)
    {
        foreach (var (slot, value) in set)
        {
            if (Find(schema[slot].Name)?.Write is { } write)
                input = write(input, value);
        }

        return input;
    }
}
