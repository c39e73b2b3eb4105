using System.Collections.Immutable;
using System.Linq.Expressions;
using Connectors.Crm.EntityFrameworkCore.Marks;
using Connectors.Sync;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Connectors.Crm.EntityFrameworkCore.Model;

/// <summary>Finds what a definition names in an EF model.</summary>
internal sealed class ModelCompiler(CrmDefinition definition, IModel model, string provider)
{
    public TimeZoneInfo Zone => definition.Zone;

    public CrmPlan Compile()
    {
        var resources = definition.Entities.GroupBy(static e => e.ClrType).Select(g => g.First().Compile([.. g], this)).ToImmutableArray();
        foreach (var list in definition.Lists)
            list.Check(model);
        var tables = model.FindEntityType(typeof(ConnectorMark)) is not null;
        return new CrmPlan
        {
            Resources = resources,
            HasTables = tables,
            KeepsMarks = tables && definition.CanMark,
            Overlap = definition.Overlap,
            FullScanEvery = definition.FullScanEvery,
        };
    }

    public IEntityType EntityType(EntityDefinition entity) => model.FindEntityType(entity.ClrType)
        ?? throw new ArgumentException($"'{entity.Name}': the class {entity.ClrType.Name} is no entity of {definition.ContextType.Name}.");

    public static IReadOnlyList<IProperty> KeyProperties(EntityDefinition entity, IEntityType type)
    {
        var body = PropertyPath.Strip(entity.Key.Body);
        var members = body is NewExpression { Arguments.Count: > 0 } composite ? composite.Arguments.Select(PropertyPath.Strip) : [body];
        var properties = new List<IProperty>();
        foreach (var member in members)
        {
            if (member is not MemberExpression { Expression: { } inner } access || PropertyPath.Strip(inner) != entity.Key.Parameters[0] || type.FindProperty(access.Member.Name) is not { } property)
                throw new ArgumentException($"'{entity.Name}': its key must be made of properties that stand in columns: c => c.Id, or c => new {{ c.Country, c.Number }}.");
            if (!KeyPlan.Supports(property))
                throw new ArgumentException($"'{entity.Name}': a key of type {property.ClrType.Name} has no text form. Use whole numbers, text or GUIDs, or give the property a conversion to one of them.");
            properties.Add(property);
        }

        return properties;
    }

    public EntityPlan Entity(EntityDefinition entity, IEntityType type, ResourcePlan resource)
    {
        var bags = new Dictionary<IProperty, Column>();
        var fields = entity.Fields.Select(f => Field(entity.Name, f, type, bags)).ToImmutableArray();
        foreach (var named in entity.IdentityFields.Append(entity.MarkerField).Append(entity.NumberField).OfType<string>())
        {
            if (fields.All(f => f.Name != named))
                throw new ArgumentException($"'{entity.Name}' names the field '{named}', which is not mapped.");
        }

        var live = entity.LiveBag is { } bag ? Path(type, bag.Bag, $"The custom fields of '{entity.Name}'") : null;
        return new EntityPlan
        {
            Name = entity.Name,
            Resource = resource,
            Definition = entity,
            Fields = fields,
            Schema = new EntitySchema(entity.Name, fields.Select(static f => f.Schema)),
            Filter = entity.Filters.Count == 0 ? null : new Column(row => entity.Filters.Select(f => PropertyPath.Replace(f.Body, f.Parameters[0], row)).Aggregate(Expression.AndAlso)),
            DeletedFlag = ColumnOf(entity.SoftDelete),
            DeletedPath = entity.SoftDelete is { } flag ? DeletedPath(entity, type, flag) : null,
            LiveBag = live,
            FileContent = entity.FileContent is { } content ? Path(type, content, $"DocumentFile of '{entity.Name}'") : null,
            FileName = entity.FileName is { } fileName ? Path(type, fileName, $"DocumentFile of '{entity.Name}'") : null,
            LiveBagColumn = live is null ? null : bags.TryGetValue(live.Property, out var shared) ? shared : new Column(live.Access),
        };
    }

    public static Column? ColumnOf(LambdaExpression? expression) =>
        expression is null ? null : new Column(row => PropertyPath.Replace(PropertyPath.Strip(expression.Body), expression.Parameters[0], row));

    public static FieldSchema BagSchema(string name, PropertyPath bag) => new()
    {
        Name = name,
        Type = FieldType.Text,
        Custom = true,
        Normalisation = TextNormalisation.EmptyIsNull,
        ReadOnly = bag.Property.GetAfterSaveBehavior() != PropertySaveBehavior.Save,
    };

    /// <summary>PostgreSQL's <c>timestamp without time zone</c> refuses times that say that they are UTC.</summary>
    public static bool TakesNoKind(IProperty property) => property.GetColumnType()?.Contains("without time zone", StringComparison.OrdinalIgnoreCase) == true;

    public void RequireSortable(PropertyPath path, string entity)
    {
        var type = Nullable.GetUnderlyingType(path.Type) ?? path.Type;
        if (type == typeof(DateTimeOffset) && path.Property.GetValueConverter() is null && provider.EndsWith("Sqlite", StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"ChangedAt of '{entity}': SQLite cannot sort DateTimeOffset columns. Store it as a number, such as "
                + $".Property(x => x.{path.Property.Name}).HasConversion(at => at.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero)), or use DateTime.");
        }
    }

    private static PropertyPath DeletedPath(EntityDefinition entity, IEntityType type, LambdaExpression flag)
    {
        var path = Path(type, flag, $"SoftDelete of '{entity.Name}'");
        return path.Type == typeof(bool) || path.Type == typeof(bool?) || path.Type == typeof(DateTime?) || path.Type == typeof(DateTimeOffset?)
            ? path
            : throw new ArgumentException($"SoftDelete of '{entity.Name}' is a flag or a nullable time, not a {path.Type.Name}.");
    }

    private static PropertyPath Path(ITypeBase type, LambdaExpression expression, string what) =>
        PropertyPath.Find(type, expression, what) ?? throw new ArgumentException($"{what}: '{expression.Body}' is no property.");

    private FieldPlan Field(string entity, FieldDefinition field, IEntityType type, Dictionary<IProperty, Column> bags)
    {
        var what = $"'{entity}.{field.Name}'";
        switch (field)
        {
            case ScalarDefinition scalar:
                return Scalar(what, scalar, type);
            case ReferenceDefinition reference:
                return Reference(what, reference, type);
            case BagDefinition bag:
                var path = Path(type, bag.Bag, what);
                if (!bags.TryGetValue(path.Property, out var column))
                    bags[path.Property] = column = new Column(path.Access);
                return new BagPlan { Schema = BagSchema(bag.Name, path), Column = column, Paths = [path] };
            case LinesDefinition lines:
                return Lines(what, lines, type);
            default:
                throw new NotSupportedException(field.GetType().Name);
        }
    }

    private FieldPlan Scalar(string what, ScalarDefinition field, IEntityType type)
    {
        var path = PropertyPath.Find(type, field.Property, what);
        ValueKind kind;
        try
        {
            kind = ValueKind.For(field.ValueType, path?.Type ?? field.Property.ReturnType, Zone, path is not null && TakesNoKind(path.Property));
        }
        catch (ArgumentException exception)
        {
            throw new ArgumentException($"{what}: {exception.Message}", exception);
        }

        var text = kind.Type == FieldType.Text && (path?.Type ?? field.Property.ReturnType) == typeof(string);
        if (path is null)
        {
            return new ComputedPlan
            {
                Kind = kind,
                Column = ColumnOf(field.Property)!,
                Paths = [],
                Schema = new FieldSchema { Name = field.Name, Type = kind.Type, Scale = kind.Scale, Choices = kind.Choices, ReadOnly = true, Normalisation = TextNormalisation.EmptyIsNull },
            };
        }

        var property = path.Property;
        var mapping = property.GetRelationalTypeMapping();
        var required = text && !property.IsNullable && !field.Optional && !property.ValueGenerated.HasFlag(ValueGenerated.OnAdd);
        return new ScalarPlan
        {
            Kind = kind,
            Column = new Column(path.Access),
            Paths = [path],
            Empty = text && !property.IsNullable && field.Optional ? "" : null,
            Schema = new FieldSchema
            {
                Name = field.Name,
                Type = kind.Type,
                Required = required,
                Clearable = property.IsNullable || field.Optional,
                ReadOnly = property.GetAfterSaveBehavior() != PropertySaveBehavior.Save || property.GetComputedColumnSql() is not null,
                MaxLength = text ? property.GetMaxLength() : null,
                Scale = kind.Scale ?? (kind.Type == FieldType.Number && KeyPlan.Underlying(path.Type) == typeof(decimal) ? property.GetScale() ?? mapping.Scale : null),
                Choices = kind.Choices,
                Normalisation = TextNormalisation.EmptyIsNull,
            },
        };
    }

    private ReferencePlan Reference(string what, ReferenceDefinition field, IEntityType type)
    {
        var (foreignKey, target) = field.Other is null ? ByForeignKey(what, field, type) : ByNavigation(what, field, type);
        var key = new KeyPlan(KeyProperties(target, EntityType(target)));
        return new ReferencePlan(target.Name, key, foreignKey)
        {
            Column = ReferencePlan.ColumnOf(foreignKey),
            Paths = [],
            Schema = new FieldSchema
            {
                Name = field.Name,
                Type = FieldType.Reference,
                ReferencedEntity = target.Name,
                Required = !foreignKey.Any(static p => p.IsNullable),
                Clearable = foreignKey.Any(static p => p.IsNullable),
                ReadOnly = foreignKey.Any(static p => p.GetAfterSaveBehavior() != PropertySaveBehavior.Save),
            },
        };
    }

    private (IReadOnlyList<IProperty> ForeignKey, EntityDefinition Target) ByNavigation(string what, ReferenceDefinition field, IEntityType type)
    {
        if (PropertyPath.Strip(field.Path.Body) is not MemberExpression member || type.FindNavigation(member.Member.Name) is not { IsCollection: false, IsOnDependent: true } navigation)
            throw new ArgumentException($"{what}: '{field.Path.Body}' is no navigation whose foreign key stands in this row.");
        var targets = definition.Entities.Where(e => e.ClrType == field.Other).ToList();
        if (targets.Count != 1)
        {
            throw new ArgumentException(targets.Count == 0
                ? $"{what}: map the class {field.Other!.Name} with Entity<{field.Other.Name}>(…) too, so that its rows can be referred to."
                : $"{what}: {field.Other!.Name} is mapped as several entities. Say which with Reference(field, foreignKey, entity).");
        }

        var key = KeyProperties(targets[0], EntityType(targets[0]));
        // The foreign key's order is its principal key's, which need not be the order of the entity's key.
        var foreignKey = key.Select(k => navigation.ForeignKey.PrincipalKey.Properties.ToList().IndexOf(k)).Select(i => i < 0 ? null : navigation.ForeignKey.Properties[i]).ToList();
        return foreignKey.Count == navigation.ForeignKey.Properties.Count && foreignKey.TrueForAll(static p => p is not null)
            ? ([.. foreignKey.OfType<IProperty>()], targets[0])
            : throw new ArgumentException($"{what}: the foreign key refers to something else than the key of '{targets[0].Name}'.");
    }

    private (IReadOnlyList<IProperty> ForeignKey, EntityDefinition Target) ByForeignKey(string what, ReferenceDefinition field, IEntityType type)
    {
        var target = definition.Entities.FirstOrDefault(e => e.Name == field.Target) ?? throw new ArgumentException($"{what}: there is no entity '{field.Target}'. Map it too.");
        var path = Path(type, field.Path, what);
        var key = KeyProperties(target, EntityType(target));
        return path.Steps.Count == 0 && key.Count == 1 && KeyPlan.Underlying(key[0].ClrType) == KeyPlan.Underlying(path.Type)
            ? ([path.Property], target)
            : throw new ArgumentException($"{what}: '{field.Path.Body}' cannot hold the key of '{target.Name}'.");
    }

    private LinesPlan Lines(string what, LinesDefinition field, IEntityType type)
    {
        if (PropertyPath.Strip(field.Collection.Body) is not MemberExpression member || type.FindNavigation(member.Member.Name) is not { IsCollection: true, PropertyInfo: not null } navigation)
            throw new ArgumentException($"{what}: '{field.Collection.Body}' is no collection of another table.");
        var line = navigation.TargetEntityType;
        if (line.IsMappedToJson())
            throw new ArgumentException($"{what}: lines in a JSON column have no keys of their own. Keep them in a table.");
        var bags = new Dictionary<IProperty, Column>();
        var fields = field.Fields.Select(f => Field(field.LineEntity, f, line, bags)).ToList();
        if (fields.Exists(static f => f.Paths.Any(static p => p.Steps.Any(static s => s is INavigation))))
            throw new ArgumentException($"{what}: fields of lines stand in the line itself, not in an owned type of it.");
        var key = new KeyPlan(line.FindPrimaryKey()!.Properties);
        var position = field.Position is { } by ? Path(line, by, $"OrderBy of {what}") : null;
        return new LinesPlan(navigation, key, fields, position)
        {
            Column = LinesPlan.ColumnOf(navigation, key, fields, position),
            Paths = [],
            Schema = new FieldSchema { Name = field.Name, Type = FieldType.Lines, LineSchema = new EntitySchema(field.LineEntity, fields.Select(static f => f.Schema)) },
        };
    }
}
