using System.Collections.Immutable;
using System.Linq.Expressions;
using Connectors.Crm.EntityFrameworkCore.Model;
using Connectors.Sync;

namespace Connectors.Crm.EntityFrameworkCore.Reading;

/// <summary>One entity and the fields of it that are read into records of a schema.</summary>
internal sealed record Selected(EntityPlan Entity, EntitySchema Schema, ImmutableArray<(FieldSlot Slot, FieldPlan Plan)> Fields)
{
    /// <summary>What the CRM does not have (any more) is left out and so stays absent.</summary>
    public static Selected Of(EntityPlan entity, EntitySchema schema, IEnumerable<FieldSlot> slots, IReadOnlySet<string> liveNames) => new(entity, schema,
        [.. slots.Select(slot => (slot, entity.Find(schema[slot].Name, liveNames))).Where(static f => f.Item2 is not null).Select(static f => (f.slot, f.Item2!))]);

    public static IEnumerable<FieldSlot> Every(EntitySchema schema) => Enumerable.Range(0, schema.Fields.Length).Select(static i => new FieldSlot(i));
}

/// <summary>Which columns a query reads, and what a row of them means.</summary>
internal sealed class RowShape
{
    private readonly ResourcePlan _resource;
    private readonly Dictionary<Column, int> _places = [];
    private readonly List<Expression> _columns = [];
    private readonly ImmutableArray<Selected> _selected;

    public RowShape(ResourcePlan resource, ImmutableArray<Selected> selected)
    {
        _resource = resource;
        _selected = selected;
        for (var i = 0; i < resource.Key.Properties.Count; i++)
            _columns.Add(resource.Key.Access(resource.Row, i));
        Add(resource.ChangedAt);
        Add(resource.CreatedAt);
        Add(resource.Version);
        foreach (var entity in resource.Entities)
        {
            Add(entity.Filter);
            Add(entity.DeletedFlag);
        }

        foreach (var field in selected.SelectMany(static s => s.Fields))
            Add(field.Plan.Column);
    }

    public IReadOnlyList<Expression> Columns => _columns;

    public object[] KeyOf(object?[] row) => row[.._resource.Key.Properties.Count]!;

    public RecordId IdOf(object?[] row) => _resource.Key.ToId(KeyOf(row));

    public object? StampOf(object?[] row) => Cell(row, _resource.ChangedAt);

    public DateTimeOffset? ChangedAt(object?[] row) => Times.ToUtc(StampOf(row), _resource.Zone);

    /// <summary>Which of the table's entities the row is.</summary>
    public EntityPlan? EntityOf(object?[] row) => _resource.Entities.FirstOrDefault(e => e.Filter is null || Cell(row, e.Filter) is true);

    public bool IsDeleted(object?[] row) => _resource.Entities.Any(e => (e.Filter is null || Cell(row, e.Filter) is true) && EntityPlan.IsDeleted(Cell(row, e.DeletedFlag)));

    public SyncRecord? ToRecord(object?[] row) =>
        EntityOf(row) is { } entity && _selected.FirstOrDefault(s => s.Entity == entity) is { } selected ? ToRecord(row, selected) : null;

    public SyncRecord ToRecord(object?[] row, Selected selected)
    {
        var builder = SyncRecord.Create(selected.Schema, IdOf(row))
            .Stamps(ChangedAt(row), Times.ToUtc(Cell(row, _resource.CreatedAt), _resource.Zone))
            .Version(VersionText(Cell(row, _resource.Version)))
            .Deleted(EntityPlan.IsDeleted(Cell(row, selected.Entity.DeletedFlag)));
        foreach (var (slot, plan) in selected.Fields)
            builder.Set(slot, plan.Read(Cell(row, plan.Column)));
        return builder.Build();
    }

    private static string? VersionText(object? value) => value switch
    {
        null => null,
        byte[] bytes => Convert.ToBase64String(bytes),
        DateTimeOffset at => at.UtcTicks.ToString(System.Globalization.CultureInfo.InvariantCulture),
        DateTime at => at.Ticks.ToString(System.Globalization.CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };

    private object? Cell(object?[] row, Column? column) => column is null ? null : row[_places[column]];

    private void Add(Column? column)
    {
        if (column is not null && _places.TryAdd(column, _columns.Count))
            _columns.Add(column.Build(_resource.Row));
    }
}
