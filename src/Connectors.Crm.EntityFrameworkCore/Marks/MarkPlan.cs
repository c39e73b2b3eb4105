using System.Collections.Frozen;
using System.Linq.Expressions;
using Connectors.Crm.EntityFrameworkCore.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Connectors.Crm.EntityFrameworkCore.Marks;

/// <summary>What a changed row means to a resource.</summary>
/// <param name="Resource">The resource.</param>
/// <param name="RecordId">The record; <see langword="null"/> = a new one whose key is not known yet.</param>
/// <param name="Deleted">It was removed.</param>
/// <param name="ChangedAt">Of a new one: its stamp, UTC ticks; <see langword="null"/> = nobody can tell.</param>
internal readonly record struct Finding(string Resource, string? RecordId, bool Deleted, long? ChangedAt);

/// <summary>Which classes of a model are watched, and how their rows lead to records. Properties that no mapping names are not looked at.</summary>
internal sealed class MarkPlan
{
    private readonly FrozenDictionary<IEntityType, Watch[]> _watches;

    public MarkPlan(CrmPlan plan)
    {
        var watches = new List<(IEntityType Type, Watch Watch)>();
        foreach (var resource in plan.Resources)
        {
            var paths = PathsOf(resource).ToList();
            var keys = resource.Entities.SelectMany(static e => e.Fields).OfType<ReferencePlan>().SelectMany(static r => r.ForeignKey);
            watches.Add((resource.Type, new RowWatch(resource, [.. paths.Where(static p => !p.Steps.Any(static s => s is INavigation))], [.. keys])));
            foreach (var owned in paths.Where(static p => p.Steps.Any(static s => s is INavigation)).GroupBy(static p => p.Steps.OfType<INavigation>().Last().TargetEntityType))
                watches.Add((owned.Key, new ChildWatch(resource, owned.Key.FindOwnership()!, [.. owned.Select(static p => p.Property)])));
            foreach (var lines in resource.Entities.SelectMany(static e => e.Fields).OfType<LinesPlan>())
                watches.Add((lines.Navigation.TargetEntityType, new ChildWatch(resource, lines.Navigation.ForeignKey, [.. PropertiesOf(lines)])));
        }

        _watches = watches.GroupBy(static w => w.Type).ToFrozenDictionary(static g => g.Key, static g => g.Select(static w => w.Watch).ToArray());
    }

    public IEnumerable<Finding> Find(EntityEntry entry, object? own, DateTimeOffset now)
    {
        for (var type = (IEntityType?)entry.Metadata; type is not null; type = type.BaseType)
        {
            if (!_watches.TryGetValue(type, out var watches))
                continue;
            foreach (var finding in watches.SelectMany(w => w.Find(entry, own, now)))
                yield return finding;
        }
    }

    private static IEnumerable<PropertyPath> PathsOf(ResourcePlan resource)
    {
        foreach (var entity in resource.Entities)
        {
            foreach (var path in entity.Fields.SelectMany(static f => f.Paths))
                yield return path;
            if (entity.DeletedPath is { } deleted)
                yield return deleted;
            if (entity.LiveBag is { } bag)
                yield return bag;
            var computed = entity.Definition.Fields.OfType<ScalarDefinition>().Where(s => entity.Fields.Any(f => f.Name == s.Name && f is ComputedPlan)).Select(static s => s.Property);
            foreach (var path in entity.Definition.Filters.Concat(computed).SelectMany(e => MemberFinder.PathsIn(resource.Type, e)))
                yield return path;
        }
    }

    private static IEnumerable<IProperty> PropertiesOf(LinesPlan lines) => lines.Fields.SelectMany(static f => f.Paths).Select(static p => p.Property)
        .Concat(lines.Fields.OfType<ReferencePlan>().SelectMany(static r => r.ForeignKey))
        .Concat(lines.Position is { } position ? [position.Property] : [])
        .Concat(lines.Navigation.ForeignKey.Properties);

    /// <summary>The properties that a condition or a computed field looks at. What it looks at in other tables is not seen here.</summary>
    private sealed class MemberFinder(IEntityType type, ParameterExpression row) : ExpressionVisitor
    {
        private readonly List<PropertyPath> _paths = [];

        public static List<PropertyPath> PathsIn(IEntityType type, LambdaExpression expression)
        {
            var finder = new MemberFinder(type, expression.Parameters[0]);
            finder.Visit(expression.Body);
            return finder._paths;
        }

        protected override Expression VisitMember(MemberExpression node)
        {
            try
            {
                if (PropertyPath.Find(type, Expression.Lambda(node, row), "") is { } path)
                {
                    _paths.Add(path);
                    return node;
                }
            }
            catch (ArgumentException)
            {
                // Another table's.
            }

            return base.VisitMember(node);
        }
    }

    private abstract class Watch(ResourcePlan resource)
    {
        protected ResourcePlan Resource { get; } = resource;

        public abstract IEnumerable<Finding> Find(EntityEntry entry, object? own, DateTimeOffset now);

        protected static bool Changed(EntityEntry entry, IEnumerable<IProperty> properties) => properties.Any(p => entry.Metadata.FindProperty(p.Name) is { } own && entry.Property(own).IsModified);
    }

    private sealed class RowWatch(ResourcePlan resource, IReadOnlyList<PropertyPath> paths, IReadOnlyList<IProperty> foreignKeys) : Watch(resource)
    {
        public override IEnumerable<Finding> Find(EntityEntry entry, object? own, DateTimeOffset now)
        {
            if (ReferenceEquals(entry.Entity, own) || entry.State == EntityState.Modified && !paths.Any(p => p.IsModified(entry)) && !Changed(entry, foreignKeys))
                yield break;
            var key = Resource.Key.Properties.Select(p => entry.Property(p)).ToList();
            var known = key.TrueForAll(static k => !k.IsTemporary && k.CurrentValue is not null);
            if (known)
                yield return new Finding(Resource.Name, Resource.Key.Encode([.. key.Select(static k => k.CurrentValue)]), entry.State == EntityState.Deleted, null);
            else if (entry.State == EntityState.Added)
                yield return new Finding(Resource.Name, null, false, StampOf(entry, now));
        }

        /// <summary>A stamp that is still empty is filled while the row is saved, by the database or by another interceptor: then it says now.</summary>
        private long? StampOf(EntityEntry entry, DateTimeOffset now)
        {
            if (Resource.ChangedAtPath is not { } path)
                return null;
            var stamp = Times.ToUtc(path.Get(entry), Resource.Zone);
            return stamp is { Year: > 1 } at && at < now ? at.UtcTicks : now.UtcTicks;
        }
    }

    /// <summary>Rows that belong to a record: lines and owned types.</summary>
    private sealed class ChildWatch(ResourcePlan resource, IForeignKey parent, IReadOnlyList<IProperty> properties) : Watch(resource)
    {
        public override IEnumerable<Finding> Find(EntityEntry entry, object? own, DateTimeOffset now)
        {
            if (entry.State == EntityState.Modified && !Changed(entry, properties))
                yield break;
            var key = parent.Properties.Select(p => entry.Property(p)).ToList();
            foreach (var values in new[] { key.Select(static k => k.CurrentValue).ToList(), key.Select(static k => k.OriginalValue).ToList() }.DistinctBy(static v => string.Join('|', v)))
            {
                // A parent that is new itself is marked by its own row.
                if (values.Contains(null) || key.Exists(static k => k.IsTemporary) && entry.State == EntityState.Added)
                    continue;
                var (found, id) = IdOf(entry.Context, values, own);
                if (found)
                    yield return new Finding(Resource.Name, id, false, id is null && Resource.ChangedAtPath is not null ? now.UtcTicks : null);
            }
        }

        private (bool Found, string? Id) IdOf(DbContext db, List<object?> values, object? own)
        {
            var primary = Resource.Type.FindPrimaryKey()!.Properties;
            var parentKey = parent.PrincipalKey.Properties;
            // Keys of owned types are their owner's, in the same order.
            var names = parent.PrincipalEntityType.IsOwned() ? primary : parentKey;
            if (own is not null && Equal(db.Entry(own), names, values))
                return (false, null);
            var places = Resource.Key.Properties.Select(k => names.ToList().IndexOf(k)).ToList();
            if (places.TrueForAll(static p => p >= 0))
                return (true, Resource.Key.Encode([.. places.Select(p => values[p])]));
            var tracked = db.ChangeTracker.Entries().FirstOrDefault(e => Resource.Type.IsAssignableFrom(e.Metadata) && Equal(e, names, values));
            return (true, tracked is null ? null : Resource.Key.Encode([.. Resource.Key.Properties.Select(p => tracked.Property(p).CurrentValue)]));
        }

        private static bool Equal(EntityEntry entry, IReadOnlyList<IProperty> names, List<object?> values)
        {
            for (var i = 0; i < names.Count; i++)
            {
                if (entry.Metadata.FindProperty(names[i].Name) is not { } property || !Equals(entry.Property(property).CurrentValue, values[i]))
                    return false;
            }

            return true;
        }
    }
}
