using System.Collections.Immutable;
using System.Linq.Expressions;
using Connectors.Sync;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Connectors.Crm.EntityFrameworkCore.Model;

/// <summary>A child collection as one value.</summary>
internal sealed class LinesPlan(INavigation navigation, KeyPlan key, IReadOnlyList<FieldPlan> fields, PropertyPath? position) : FieldPlan
{
    public INavigation Navigation { get; } = navigation;

    public IReadOnlyList<FieldPlan> Fields { get; } = fields;

    public PropertyPath? Position { get; } = position;

    private EntitySchema LineSchema => Schema.LineSchema!;

    /// <summary>The lines of a row in a query: an array per line of key values, then fields.</summary>
    public static Column ColumnOf(INavigation navigation, KeyPlan key, IReadOnlyList<FieldPlan> fields, PropertyPath? position) => new(row =>
    {
        var line = Expression.Parameter(navigation.TargetEntityType.ClrType, "l");
        Expression lines = Expression.Property(row, navigation.PropertyInfo!);
        var sorted = false;
        if (position is not null)
            Sort(position.Access(line));
        for (var i = 0; i < key.Properties.Count; i++)
            Sort(key.Access(line, i));
        var cells = Enumerable.Range(0, key.Properties.Count).Select(i => key.Access(line, i)).Concat(fields.Select(f => f.Column.Build(line)));
        var select = Expression.Lambda(Expression.NewArrayInit(typeof(object), cells.Select(static c => Expression.Convert(c, typeof(object)))), line);
        lines = Expression.Call(typeof(Enumerable), nameof(Enumerable.Select), [line.Type, typeof(object[])], lines, select);
        return Expression.Call(typeof(Enumerable), nameof(Enumerable.ToList), [typeof(object[])], lines);

        void Sort(Expression by)
        {
            lines = Expression.Call(typeof(Enumerable), sorted ? nameof(Enumerable.ThenBy) : nameof(Enumerable.OrderBy), [line.Type, by.Type], lines, Expression.Lambda(by, line));
            sorted = true;
        }
    });

    public override FieldValue Read(object? raw)
    {
        var result = ImmutableArray.CreateBuilder<SyncRecord>();
        foreach (var row in (IEnumerable<object?[]>?)raw ?? [])
        {
            var builder = SyncRecord.Create(LineSchema, key.ToId(row[..key.Properties.Count]));
            for (var i = 0; i < Fields.Count; i++)
                builder.Set(new FieldSlot(i), Fields[i].Read(row[key.Properties.Count + i]));
            result.Add(builder.Build());
        }

        return FieldValue.Of(new LineSet(result.ToImmutable()));
    }

    public override FieldValue Current(EntityEntry entry) => FieldValue.Absent;

    /// <summary>Replaces the lines of a tracked row whose collection is loaded. Rows of lines that stay keep their keys and what is not mapped.</summary>
    public override void Write(EntityEntry entry, FieldValue value)
    {
        var wanted = value.IsNull ? [] : value.Kind == FieldValueKind.Lines ? value.AsLines()!.Lines : throw new ValueRefusedException("invalid", $"'{Name}' takes lines.");
        var accessor = Navigation.GetCollectionAccessor()!;
        var db = entry.Context;
        var existing = ((IEnumerable<object>?)entry.Collection(Navigation).CurrentValue ?? []).Select(line => db.Entry(line)).ToList();
        var first = Position is null || existing.Count == 0 ? 0 : existing.Min(line => (int)Position.Get(line)!);
        var rows = Assign(wanted, Sorted(existing));
        foreach (var gone in existing.Except(rows.OfType<EntityEntry>()))
        {
            accessor.Remove(entry.Entity, gone.Entity);
            gone.State = EntityState.Deleted;
        }

        for (var i = 0; i < wanted.Length; i++)
        {
            if (rows[i] is not { } row)
            {
                var line = Activator.CreateInstance(Navigation.TargetEntityType.ClrType, nonPublic: true)!;
                accessor.Add(entry.Entity, line, forMaterialization: false);
                if (Navigation.TargetEntityType.IsOwned())
                    db.ChangeTracker.DetectChanges();
                else
                    db.Add(line);
                row = db.Entry(line);
            }

            WriteLine(row, wanted[i], i);
            Position?.Set(row, first + i);
        }
    }

    private void WriteLine(EntityEntry row, SyncRecord line, int index)
    {
        foreach (var field in Fields)
        {
            if (!line.TryGet(field.Name, out var value) || value.IsAbsent || row.State == EntityState.Added && value.IsNull && field.Schema.Clearable is false && !field.Schema.Required)
                continue;
            try
            {
                field.Write(row, value);
            }
            catch (ValueRefusedException exception)
            {
                throw new ValueRefusedException(exception.Code, $"Line {index + 1}: {exception.Message}");
            }
        }
    }

    private List<EntityEntry> Sorted(List<EntityEntry> lines)
    {
        var sorted = lines.OrderBy(line => Position is null ? 0 : (int)Position.Get(line)!);
        foreach (var part in key.Properties)
            sorted = sorted.ThenBy(line => line.Property(part).CurrentValue, Comparer<object?>.Default);
        return [.. sorted];
    }

    private string IdOf(EntityEntry line) => key.Encode([.. key.Properties.Select(p => line.Property(p).CurrentValue)]);

    /// <summary>
    /// Which row takes which line: first rows that hold exactly that line, then rows of that line's id, then what is left, in order. Equal content comes before ids, because lines that were
    /// read from the other side carry that side's ids, which may look like ours.
    /// </summary>
    private EntityEntry?[] Assign(ImmutableArray<SyncRecord> wanted, List<EntityEntry> existing)
    {
        var result = new EntityEntry?[wanted.Length];
        var free = new List<EntityEntry>(existing);
        Take((line, row) => Fields.All(f => !line.TryGet(f.Name, out var v) || v.IsAbsent || f.Schema.Canonical(v) == f.Schema.Canonical(f.Current(row))));
        Take((line, row) => line.Schema.Entity == LineSchema.Entity && IdOf(row) == line.Id.Value);
        Take(static (_, _) => true);
        return result;

        void Take(Func<SyncRecord, EntityEntry, bool> fits)
        {
            for (var i = 0; i < wanted.Length; i++)
            {
                if (result[i] is null && free.Find(row => fits(wanted[i], row)) is { } row)
                {
                    result[i] = row;
                    free.Remove(row);
                }
            }
        }
    }
}
