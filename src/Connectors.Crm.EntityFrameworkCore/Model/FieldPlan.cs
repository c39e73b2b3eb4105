using System.Linq.Expressions;
using Connectors.Sync;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Connectors.Crm.EntityFrameworkCore.Model;

/// <summary>Something that a query reads per row. Fields of one dictionary share theirs.</summary>
internal sealed class Column(Func<Expression, Expression> build)
{
    public Expression Build(Expression row) => build(row);
}

/// <summary>Where one field of an entity, or of a line, stands and how it is read and written.</summary>
internal abstract class FieldPlan
{
    public required FieldSchema Schema { get; init; }

    public required Column Column { get; init; }

    /// <summary>The properties behind it, by which a database's complaint is traced back to the field.</summary>
    public required IReadOnlyList<PropertyPath> Paths { get; init; }

    public string Name => Schema.Name;

    /// <summary>A text that stands in a column as it is.</summary>
    public virtual bool IsSearchable => false;

    public abstract FieldValue Read(object? raw);

    /// <summary>The value of a tracked row.</summary>
    public abstract FieldValue Current(EntityEntry entry);

    /// <exception cref="ValueRefusedException">The property cannot take the value.</exception>
    public abstract void Write(EntityEntry entry, FieldValue value);
}

internal sealed class ScalarPlan : FieldPlan
{
    public required ValueKind Kind { get; init; }

    /// <summary>What null is stored as, where the column takes no null: <c>""</c> for optional texts.</summary>
    public object? Empty { get; init; }

    public override bool IsSearchable => Kind.Type == FieldType.Text && Paths[0].Type == typeof(string);

    public override FieldValue Read(object? raw) => raw is null ? FieldValue.Null : Kind.Read(raw);

    public override FieldValue Current(EntityEntry entry) => Read(Paths[0].Get(entry));

    public override void Write(EntityEntry entry, FieldValue value)
    {
        if (Schema.ReadOnly)
            throw new ValueRefusedException("read-only", $"'{Name}' can only be read.");
        var path = Paths[0];
        if (value.IsNull)
        {
            if (!path.IsNullable && Empty is null)
                throw new ValueRefusedException("required", $"'{Name}' cannot be empty.");
            path.Set(entry, Empty);
            return;
        }

        object written;
        try
        {
            written = Kind.Write(Schema.Scale is not null ? Schema.Canonical(value) : value);
        }
        catch (InvalidOperationException exception)
        {
            throw new ValueRefusedException("invalid", exception.Message);
        }

        if (written is string { Length: 0 } && Schema.Required)
            throw new ValueRefusedException("required", $"'{Name}' cannot be empty.");
        if (written is string text && Schema.MaxLength is { } length && text.Length > length)
            throw new ValueRefusedException("too-long", $"'{Name}' takes {length} characters and got {text.Length}.");
        path.Set(entry, written);
    }
}

/// <summary>What an expression computes from a row. It can be read only.</summary>
internal sealed class ComputedPlan : FieldPlan
{
    public required ValueKind Kind { get; init; }

    public override FieldValue Read(object? raw) => raw is null ? FieldValue.Null : Kind.Read(raw);

    public override FieldValue Current(EntityEntry entry) => FieldValue.Absent;

    public override void Write(EntityEntry entry, FieldValue value) => throw new ValueRefusedException("read-only", $"'{Name}' is computed and can only be read.");
}

internal sealed class ReferencePlan(string target, KeyPlan targetKey, IReadOnlyList<IProperty> foreignKey) : FieldPlan
{
    public IReadOnlyList<IProperty> ForeignKey { get; } = foreignKey;

    public override FieldValue Read(object? raw)
    {
        var values = raw as object?[] ?? [raw];
        return Array.TrueForAll(values, static v => v is not null) ? FieldValue.Of(new RecordRef(target, targetKey.ToId(values))) : FieldValue.Null;
    }

    public override FieldValue Current(EntityEntry entry) => Read(ForeignKey.Select(p => entry.Property(p).CurrentValue).ToArray());

    public override void Write(EntityEntry entry, FieldValue value)
    {
        object?[] values;
        if (value.IsNull)
        {
            if (Schema.Required)
                throw new ValueRefusedException("required", $"'{Name}' cannot be empty.");
            values = new object?[ForeignKey.Count];
        }
        else if (value.Kind != FieldValueKind.Reference || value.AsReference() is not { } reference || reference.Entity != target || targetKey.Parse(reference.Id.Value) is not { } key)
        {
            throw new ValueRefusedException("reference", $"'{value}' is no {target}.");
        }
        else
        {
            values = key;
        }

        for (var i = 0; i < ForeignKey.Count; i++)
            entry.Property(ForeignKey[i]).CurrentValue = values[i];
    }

    /// <summary>The foreign key in a query: one value, or an array of them.</summary>
    public static Column ColumnOf(IReadOnlyList<IProperty> foreignKey) => new(row => foreignKey.Count == 1
        ? KeyPlan.Member(row, foreignKey[0])
        : Expression.NewArrayInit(typeof(object), foreignKey.Select(p => Expression.Convert(KeyPlan.Member(row, p), typeof(object)))));
}

internal sealed class BagPlan : FieldPlan
{
    public override FieldValue Read(object? raw) =>
        raw is IDictionary<string, string?> bag && bag.TryGetValue(Name, out var text) ? FieldValue.Of(text) : FieldValue.Null;

    public override FieldValue Current(EntityEntry entry) => Read(Paths[0].Get(entry));

    public override void Write(EntityEntry entry, FieldValue value)
    {
        var path = Paths[0];
        var before = path.Get(entry) as IDictionary<string, string?>;
        // A new instance: the tracker sees the change whether or not the user gave the property a comparer.
        var after = path.Type.IsAssignableFrom(typeof(Dictionary<string, string?>))
            ? new Dictionary<string, string?>()
            : (IDictionary<string, string?>)Activator.CreateInstance(path.Type)!;
        foreach (var (key, text) in before ?? Enumerable.Empty<KeyValuePair<string, string?>>())
            after[key] = text;
        if (value.IsNull)
            after.Remove(Name);
        else if (value.Kind == FieldValueKind.Text)
            after[Name] = value.AsText();
        else
            throw new ValueRefusedException("invalid", $"'{Name}' takes text.");
        path.Set(entry, after);
    }
}
