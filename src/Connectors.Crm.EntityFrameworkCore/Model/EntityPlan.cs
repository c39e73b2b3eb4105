using System.Collections.Immutable;
using System.Linq.Expressions;
using Connectors.Sync;
using Microsoft.EntityFrameworkCore;

namespace Connectors.Crm.EntityFrameworkCore.Model;

/// <summary>One entity of the CRM in an EF model.</summary>
internal sealed class EntityPlan
{
    public required string Name { get; init; }

    public required ResourcePlan Resource { get; init; }

    public required EntityDefinition Definition { get; init; }

    /// <summary>The fields that the definition names; those that users manage come with the schema.</summary>
    public required ImmutableArray<FieldPlan> Fields { get; init; }

    public required EntitySchema Schema { get; init; }

    /// <summary>Whether a row is this entity; <see langword="null"/> = every row is.</summary>
    public required Column? Filter { get; init; }

    public required Column? DeletedFlag { get; init; }

    public required PropertyPath? DeletedPath { get; init; }

    public required PropertyPath? LiveBag { get; init; }

    public required Column? LiveBagColumn { get; init; }

    /// <summary>Where a document's file stands; <see langword="null"/> = nowhere.</summary>
    public required PropertyPath? FileContent { get; init; }

    public required PropertyPath? FileName { get; init; }

    public bool CanCreate => Definition.Factory is not null || Definition.ClrType is { IsAbstract: false } type
        && type.GetConstructor(System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.NonPublic, []) is not null;

    /// <summary>The key is a GUID that the application chooses: without a table that remembers creates, the write's own id is taken for it.</summary>
    public bool HasChosenId => Resource.Key.Properties is [{ } key] && key.ClrType == typeof(Guid)
        && key.GetDefaultValueSql() is null && key.GetComputedColumnSql() is null && key.GetValueConverter() is null;

    public bool CanDelete => DeletedPath is not null || Definition.HardDelete;

    /// <summary>The plan of a field; of a name that users manage one is made. <see langword="null"/>: the CRM has no such field now.</summary>
    public FieldPlan? Find(string field, IReadOnlySet<string> liveNames)
    {
        foreach (var plan in Fields)
        {
            if (plan.Name == field)
                return plan;
        }

        return LiveBag is not null && liveNames.Contains(field)
            ? new BagPlan { Schema = ModelCompiler.BagSchema(field, LiveBag), Column = LiveBagColumn!, Paths = [LiveBag] }
            : null;
    }

    public async Task<IReadOnlySet<string>> LiveNamesAsync(DbContext db, CancellationToken cancellationToken)
    {
        if (Definition.LiveBag is not { } live)
            return ImmutableHashSet<string>.Empty;
        var names = await live.Names(db, cancellationToken).ConfigureAwait(false);
        return names.Where(n => Fields.All(f => f.Name != n)).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The fields of now, as people call them.</summary>
    public async Task<EntitySchema> DescribeAsync(DbContext db, CancellationToken cancellationToken)
    {
        var live = await LiveNamesAsync(db, cancellationToken).ConfigureAwait(false);
        if (Definition.Labels is not { } read)
            return live.Count == 0 ? Schema : new EntitySchema(Name, Fields(live));
        var labels = await read(db, cancellationToken).ConfigureAwait(false);
        return new EntitySchema(Name, Fields(live).Select(f => labels.TryGetValue(f.Name, out var label) && !string.IsNullOrWhiteSpace(label) ? f with { Label = label.Trim() } : f));

        IEnumerable<FieldSchema> Fields(IReadOnlySet<string> names) => Schema.Fields.Concat(names.Order(StringComparer.Ordinal).Select(n => ModelCompiler.BagSchema(n, LiveBag!)));
    }

    public static bool IsDeleted(object? flag) => flag switch { null => false, bool b => b, _ => true };
}

/// <summary>One table: one space of keys, one change stream, one or more entities.</summary>
internal abstract class ResourcePlan
{
    public required string Name { get; init; }

    public required ImmutableArray<EntityPlan> Entities { get; init; }

    public required Microsoft.EntityFrameworkCore.Metadata.IEntityType Type { get; init; }

    public required KeyPlan Key { get; init; }

    public required Column? ChangedAt { get; init; }

    public required PropertyPath? ChangedAtPath { get; init; }

    public required Column? CreatedAt { get; init; }

    /// <summary>The property by which the model notices lost races, if it has one.</summary>
    public required Column? Version { get; init; }

    public required bool ReusesIds { get; init; }

    public required TimeZoneInfo Zone { get; init; }

    public required bool UnspecifiedTimes { get; init; }

    public ParameterExpression Row { get; protected init; } = null!;

    /// <summary>Local times repeat an hour once a year: what is read back must cover it.</summary>
    public TimeSpan Overlap(TimeSpan overlap) => Zone.SupportsDaylightSavingTime && ChangedAtPath is { } path && KeyPlan.Underlying(path.Type) == typeof(DateTime)
        ? overlap + TimeSpan.FromHours(1) : overlap;

    /// <summary>Rows as arrays of exactly the columns that were asked for: no entity is made, nothing is tracked.</summary>
    public abstract Task<List<object?[]>> QueryAsync(DbContext db, IReadOnlyList<Expression> columns, RowQuery query, CancellationToken cancellationToken);

    /// <summary>The tracked row, in full, with the named collections.</summary>
    public abstract Task<object?> LoadAsync(DbContext db, Expression predicate, IEnumerable<string> collections, CancellationToken cancellationToken);
}

/// <param name="Predicate">Which rows; <see langword="null"/> = all.</param>
internal sealed record RowQuery(Expression? Predicate)
{
    public IReadOnlyList<Expression> OrderBy { get; init; } = [];

    public int? Take { get; init; }

    /// <summary>Every filter of the model, tenants included: only to learn whether a row exists at all.</summary>
    public bool AllRows { get; init; }
}
