using System.Diagnostics.CodeAnalysis;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Connectors.Crm.EntityFrameworkCore.Model;

internal sealed class ResourcePlan<T> : ResourcePlan where T : class
{
    private readonly string[] _ignoredFilters;

    [SetsRequiredMembers]
    public ResourcePlan(IReadOnlyList<EntityDefinition> definitions, ModelCompiler compiler)
    {
        var first = definitions[0];
        var type = compiler.EntityType(first);
        Row = Expression.Parameter(typeof(T), "r");
        Name = first.Name;
        Type = type;
        Zone = compiler.Zone;
        Key = new KeyPlan(ModelCompiler.KeyProperties(first, type));
        foreach (var other in definitions.Skip(1))
        {
            if (!ModelCompiler.KeyProperties(other, type).SequenceEqual(Key.Properties))
                throw new ArgumentException($"'{first.Name}' and '{other.Name}' stand in the same table and must have the same key.");
        }

        var changedAt = definitions.Select(static d => d.ChangedAt).FirstOrDefault(static e => e is not null);
        ChangedAtPath = changedAt is null ? null : PropertyPath.Find(type, changedAt, $"ChangedAt of '{first.Name}'");
        UnspecifiedTimes = ChangedAtPath is not null && ModelCompiler.TakesNoKind(ChangedAtPath.Property);
        ChangedAt = ModelCompiler.ColumnOf(changedAt);
        if (ChangedAtPath is not null)
            compiler.RequireSortable(ChangedAtPath, first.Name);
        CreatedAt = ModelCompiler.ColumnOf(definitions.Select(static d => d.CreatedAt).FirstOrDefault(static e => e is not null));
        Version = type.GetProperties().FirstOrDefault(static p => p.IsConcurrencyToken) is { } token ? new Column(row => KeyPlan.Member(row, token)) : null;
        // A key that the database counts up or that is a GUID does not come back; one that somebody types may.
        ReusesIds = !Key.Properties.All(static p => p.ValueGenerated.HasFlag(ValueGenerated.OnAdd) || KeyPlan.Underlying(p.ClrType) == typeof(Guid));
        _ignoredFilters = [.. definitions.SelectMany(static d => d.IgnoredFilters).Distinct(StringComparer.Ordinal)];
        Entities = [.. definitions.Select(d => compiler.Entity(d, type, this))];
    }

    public override async Task<List<object?[]>> QueryAsync(DbContext db, IReadOnlyList<Expression> columns, RowQuery query, CancellationToken cancellationToken)
    {
        var rows = Filtered(db.Set<T>().AsNoTracking(), query.AllRows);
        if (query.Predicate is { } predicate)
            rows = rows.Where(Expression.Lambda<Func<T, bool>>(predicate, Row));
        for (var i = 0; i < query.OrderBy.Count; i++)
        {
            var by = query.OrderBy[i];
            rows = rows.Provider.CreateQuery<T>(Expression.Call(typeof(Queryable), i == 0 ? nameof(Queryable.OrderBy) : nameof(Queryable.ThenBy), [typeof(T), by.Type],
                rows.Expression, Expression.Quote(Expression.Lambda(by, Row))));
        }

        if (query.Take is { } take)
            rows = rows.Take(take);
        var cells = Expression.NewArrayInit(typeof(object), columns.Select(static c => Expression.Convert(c, typeof(object))));
        return await rows.Select(Expression.Lambda<Func<T, object?[]>>(cells, Row)).ToListAsync(cancellationToken).ConfigureAwait(false);
    }

    public override async Task<object?> LoadAsync(DbContext db, Expression predicate, IEnumerable<string> collections, CancellationToken cancellationToken)
    {
        var rows = Filtered(db.Set<T>().AsTracking(), false).Where(Expression.Lambda<Func<T, bool>>(predicate, Row));
        rows = collections.Aggregate(rows, static (q, name) => q.Include(name));
        return await rows.SingleOrDefaultAsync(cancellationToken).ConfigureAwait(false);
    }

    private IQueryable<T> Filtered(IQueryable<T> rows, bool all) =>
        all ? rows.IgnoreQueryFilters() : _ignoredFilters.Length > 0 ? rows.IgnoreQueryFilters(_ignoredFilters) : rows;
}
