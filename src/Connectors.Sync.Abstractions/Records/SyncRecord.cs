using System.Collections.Immutable;

namespace Connectors.Sync;

/// <summary>One record of one side: values in the slots of a schema. Custom fields are slots like any other.</summary>
/// <remarks>Immutable. Equality compares schema revision and values; id, stamp and version take no part.</remarks>
public sealed class SyncRecord : IEquatable<SyncRecord>
{
    private readonly FieldValue[] _values;

    internal SyncRecord(EntitySchema schema, RecordId id, FieldValue[] values)
    {
        Schema = schema;
        Id = id;
        _values = values;
    }

    /// <summary>The schema whose slots the values stand in.</summary>
    public EntitySchema Schema { get; }

    /// <summary>The record's id.</summary>
    public RecordId Id { get; }

    /// <summary>Entity and id.</summary>
    public RecordRef Ref => new(Schema.Entity, Id);

    /// <summary>When the system says that it was last changed, UTC.</summary>
    public DateTimeOffset? ModifiedAt { get; init; }

    /// <summary>When the system says that it was created, UTC. Part of the fingerprint that tells a reused id from its predecessor.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>The opaque concurrency token, where the system has one.</summary>
    public string? Version { get; init; }

    /// <summary>It is deleted, archived or unreadable for everyday use; its values are those it had.</summary>
    public bool Deleted { get; init; }

    /// <summary>What a read-modify-write needs (the raw object). Never stored, never compared, never logged.</summary>
    public object? ProviderState { get; init; }

    /// <summary>Fields of this very record that the system does not let anybody write.</summary>
    public ImmutableArray<FieldLock> Locks { get; init; } = [];

    /// <summary>The value in that slot.</summary>
    public FieldValue this[FieldSlot slot] => _values[slot.Index];

    /// <summary>The value of that field.</summary>
    /// <exception cref="UnknownFieldException">The schema has no such field.</exception>
    public FieldValue this[string field] => _values[Schema.SlotOf(field).Index];

    /// <summary>The value of that field, if the schema has it.</summary>
    public bool TryGet(string field, out FieldValue value)
    {
        var found = Schema.TryGetSlot(field, out var slot);
        value = found ? _values[slot.Index] : FieldValue.Absent;
        return found;
    }

    /// <summary>Starts a record whose fields are all absent.</summary>
    public static SyncRecordBuilder Create(EntitySchema schema, RecordId id) => new(schema, id);

    /// <inheritdoc />
    public bool Equals(SyncRecord? other) =>
        other is not null && (ReferenceEquals(Schema, other.Schema) || Schema.Revision == other.Schema.Revision) && _values.AsSpan().SequenceEqual(other._values);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as SyncRecord);

    /// <inheritdoc />
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var value in _values)
            hash.Add(value);
        return hash.ToHashCode();
    }

    /// <summary>Entity and id; never values.</summary>
    public override string ToString() => Ref.ToString();
}

/// <summary>A field of one record that cannot be written now.</summary>
/// <param name="Slot">The field.</param>
/// <param name="Kind">Why.</param>
/// <param name="Reason">A text for users.</param>
public readonly record struct FieldLock(FieldSlot Slot, FieldLockKind Kind, string Reason);

/// <summary>Why a field of one record cannot be written.</summary>
public enum FieldLockKind
{
    /// <summary>The system overwrites it from another source, as Dinero does with name and address from the company register.</summary>
    VendorOwned,

    /// <summary>The record has reached a state in which it cannot change any more, as a booked invoice.</summary>
    Immutable,
}

/// <summary>Builds a <see cref="SyncRecord"/>. What is not set stays absent.</summary>
public sealed class SyncRecordBuilder
{
    private readonly EntitySchema _schema;
    private readonly RecordId _id;
    private readonly List<FieldLock> _locks = [];
    private FieldValue[]? _values;
    private DateTimeOffset? _modifiedAt;
    private DateTimeOffset? _createdAt;
    private string? _version;
    private bool _deleted;
    private object? _state;

    internal SyncRecordBuilder(EntitySchema schema, RecordId id)
    {
        ArgumentNullException.ThrowIfNull(schema);
        _schema = schema;
        _id = id;
        _values = new FieldValue[schema.Fields.Length];
    }

    private FieldValue[] Values => _values ?? throw new InvalidOperationException("The record was built already; start a new one.");

    /// <summary>Sets a value by slot.</summary>
    public SyncRecordBuilder Set(FieldSlot slot, FieldValue value)
    {
        Values[slot.Index] = value;
        return this;
    }

    /// <summary>Sets a value by name.</summary>
    /// <exception cref="UnknownFieldException">The schema has no such field.</exception>
    public SyncRecordBuilder Set(string field, FieldValue value) => Set(_schema.SlotOf(field), value);

    /// <summary>Says when the system last changed and when it created the record, UTC.</summary>
    public SyncRecordBuilder Stamps(DateTimeOffset? modifiedAt, DateTimeOffset? createdAt = null)
    {
        _modifiedAt = modifiedAt;
        _createdAt = createdAt;
        return this;
    }

    /// <summary>Sets the concurrency token.</summary>
    public SyncRecordBuilder Version(string? version)
    {
        _version = version;
        return this;
    }

    /// <summary>Says that the record is deleted.</summary>
    public SyncRecordBuilder Deleted(bool deleted = true)
    {
        _deleted = deleted;
        return this;
    }

    /// <summary>Keeps what a read-modify-write needs.</summary>
    public SyncRecordBuilder State(object? state)
    {
        _state = state;
        return this;
    }

    /// <summary>Says that a field of this record cannot be written.</summary>
    public SyncRecordBuilder Lock(string field, FieldLockKind kind, string reason)
    {
        if (_schema.TryGetSlot(field, out var slot))
            _locks.Add(new FieldLock(slot, kind, reason));
        return this;
    }

    /// <summary>The record. The builder cannot be used again.</summary>
    public SyncRecord Build()
    {
        var values = Values;
        _values = null;
        return new SyncRecord(_schema, _id, values)
        {
            ModifiedAt = _modifiedAt,
            CreatedAt = _createdAt,
            Version = _version,
            Deleted = _deleted,
            ProviderState = _state,
            Locks = [.. _locks],
        };
    }
}
