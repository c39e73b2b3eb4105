using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Connectors.Sync;

/// <summary>The place of a field in the records of one schema revision.</summary>
/// <param name="Index">Zero-based.</param>
public readonly record struct FieldSlot(int Index);

/// <summary>
/// The live fields of one entity of one side, custom fields included. A changed schema is a new instance with new slots and another <see cref="Revision"/>.
/// </summary>
public sealed class EntitySchema
{
    private readonly FrozenDictionary<string, int> _slots;

    /// <summary>Makes a schema.</summary>
    /// <param name="entity">The entity's name on its side.</param>
    /// <param name="fields">Its fields; names are compared letter by letter and must be unique.</param>
    /// <exception cref="ArgumentException">Two fields have one name.</exception>
    public EntitySchema(string entity, IEnumerable<FieldSchema> fields)
    {
        ArgumentException.ThrowIfNullOrEmpty(entity);
        Entity = entity;
        Fields = [.. fields];
        var slots = new Dictionary<string, int>(Fields.Length, StringComparer.Ordinal);
        for (var i = 0; i < Fields.Length; i++)
        {
            if (!slots.TryAdd(Fields[i].Name, i))
                throw new ArgumentException($"The entity '{entity}' has two fields named '{Fields[i].Name}'.", nameof(fields));
        }

        _slots = slots.ToFrozenDictionary(StringComparer.Ordinal);
        Revision = HashOf(this);
    }

    /// <summary>The entity's name on its side.</summary>
    public string Entity { get; }

    /// <summary>The fields in the order of their slots.</summary>
    public ImmutableArray<FieldSchema> Fields { get; }

    /// <summary>A hash over names and properties of all fields: equal schemas of two runs have equal revisions.</summary>
    public string Revision { get; }

    /// <summary>The field in that slot.</summary>
    public FieldSchema this[FieldSlot slot] => Fields[slot.Index];

    /// <summary>The slot of a field.</summary>
    /// <exception cref="UnknownFieldException">There is no such field; the message names the nearest ones.</exception>
    public FieldSlot SlotOf(string field) =>
        TryGetSlot(field, out var slot) ? slot : throw new UnknownFieldException(Entity, field, NearestName.Find(field, Fields.Select(static f => f.Name)));

    /// <summary>The slot of a field, if there is such a field.</summary>
    public bool TryGetSlot(string field, out FieldSlot slot)
    {
        var found = _slots.TryGetValue(field, out var index);
        slot = new FieldSlot(found ? index : -1);
        return found;
    }

    private static string HashOf(EntitySchema schema)
    {
        var text = new StringBuilder(schema.Entity);
        foreach (var f in schema.Fields)
        {
            text.Append('\n').Append(f.Name).Append('|').Append(f.Type).Append('|').Append(f.Required).Append(f.ReadOnly).Append(f.Clearable)
                .Append('|').Append(f.MaxLength).Append('|').Append(f.Scale).Append('|').Append(f.Normalisation).Append('|').Append(f.CurrencyField)
                .Append('|').Append(f.ReferencedEntity).Append('|').Append(f.LineSchema?.Revision);
            foreach (var c in f.Choices)
                text.Append('|').Append(c.Value).Append('=').Append(c.Active);
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, 8));
    }
}

/// <summary>A name that the live schema does not have.</summary>
public sealed class UnknownFieldException : ArgumentException
{
    internal UnknownFieldException(string entity, string field, string? nearest)
        : base(nearest is null ? $"'{entity}' has no field '{field}'." : $"'{entity}' has no field '{field}'. Did you mean '{nearest}'?")
    {
        Entity = entity;
        Field = field;
        Nearest = nearest;
    }

    /// <summary>The entity that was looked in.</summary>
    public string Entity { get; }

    /// <summary>The name that it does not have.</summary>
    public string Field { get; }

    /// <summary>The nearest name that it has, if any is near.</summary>
    public string? Nearest { get; }
}

/// <summary>The live schema of one side.</summary>
public sealed class ProviderSchema
{
    private readonly FrozenDictionary<string, EntitySchema> _entities;

    /// <summary>Makes a schema from its entities.</summary>
    /// <exception cref="ArgumentException">Two entities have one name.</exception>
    public ProviderSchema(IEnumerable<EntitySchema> entities)
    {
        Entities = [.. entities];
        _entities = Entities.ToFrozenDictionary(static e => e.Entity, StringComparer.Ordinal);
        Revision = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', Entities.Select(static e => e.Entity + e.Revision)))).AsSpan(0, 8));
    }

    /// <summary>The entities.</summary>
    public ImmutableArray<EntitySchema> Entities { get; }

    /// <summary>A hash over all entities.</summary>
    public string Revision { get; }

    /// <summary>The entity of that name, or <see langword="null"/>.</summary>
    public EntitySchema? Find(string entity) => _entities.GetValueOrDefault(entity);
}
