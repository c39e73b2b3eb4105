using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Connectors.Crm.EntityFrameworkCore.Model;

/// <summary>A property of a row, or of an owned or complex type inside it.</summary>
internal sealed class PropertyPath
{
    private readonly Expression _body;
    private readonly ParameterExpression _parameter;

    private PropertyPath(LambdaExpression expression, IReadOnlyList<IPropertyBase> steps, IProperty property)
    {
        _parameter = expression.Parameters[0];
        _body = Strip(expression.Body);
        Steps = steps;
        Property = property;
    }

    /// <summary>Owned navigations and complex properties on the way.</summary>
    public IReadOnlyList<IPropertyBase> Steps { get; }

    public IProperty Property { get; }

    /// <summary>Something on the way, or the property itself, may be missing.</summary>
    public bool IsNullable => Property.IsNullable;

    public Type Type => Property.ClrType;

    /// <summary>The property behind an expression, or <see langword="null"/> when the expression computes something.</summary>
    /// <exception cref="ArgumentException">It goes over to another table, or names what the EF model does not have.</exception>
    public static PropertyPath? Find(ITypeBase row, LambdaExpression expression, string what)
    {
        var names = new Stack<string>();
        var at = Strip(expression.Body);
        while (at is MemberExpression { Expression: { } inner } member)
        {
            names.Push(member.Member.Name);
            at = Strip(inner);
        }

        if (at != expression.Parameters[0] || names.Count == 0)
            return null;
        var steps = new List<IPropertyBase>();
        var type = row;
        while (names.Count > 1)
        {
            var name = names.Pop();
            if (type.FindComplexProperty(name) is { IsCollection: false } complex)
            {
                steps.Add(complex);
                type = complex.ComplexType;
            }
            else if (type is IEntityType entity && entity.FindNavigation(name) is { } navigation)
            {
                if (!navigation.TargetEntityType.IsOwned() || navigation.IsCollection)
                    throw new ArgumentException($"{what}: '{name}' goes to rows of another table, whose changes nobody would notice here. Map that class as an entity and use Reference(…).");
                steps.Add(navigation);
                type = navigation.TargetEntityType;
            }
            else if (type.FindProperty(name) is not null)
            {
                return null;
            }
            else
            {
                throw new ArgumentException($"{what}: the EF model of '{type.DisplayName()}' has no property '{name}'.");
            }
        }

        var last = names.Pop();
        var property = type.FindProperty(last)
            ?? throw new ArgumentException($"{what}: the EF model of '{type.DisplayName()}' has no property '{last}' that stands in a column.");
        return new PropertyPath(expression, steps, property);
    }

    public static Expression Strip(Expression expression)
    {
        while (expression is UnaryExpression { NodeType: ExpressionType.Convert or ExpressionType.ConvertChecked } convert)
            expression = convert.Operand;
        return expression;
    }

    /// <summary>Reads it in a query. Behind something that may be missing a value type is read as nullable.</summary>
    public Expression Access(Expression row)
    {
        var access = Replace(_body, _parameter, row);
        return Steps.Count > 0 && access.Type.IsValueType && Nullable.GetUnderlyingType(access.Type) is null
            ? Expression.Convert(access, typeof(Nullable<>).MakeGenericType(access.Type))
            : access;
    }

    public static Expression Replace(Expression body, ParameterExpression parameter, Expression by) => new ParameterReplacer(parameter, by).Visit(body);

    public object? Get(EntityEntry entry) => Walk(entry, create: false)?.CurrentValue;

    public void Set(EntityEntry entry, object? value)
    {
        if (Walk(entry, create: value is not null) is { } property)
            property.CurrentValue = value;
    }

    /// <summary>The tracker shows another value than the one that was loaded. Of owned types their own entry is asked.</summary>
    public bool IsModified(EntityEntry entry)
    {
        var complex = Steps.OfType<IComplexProperty>().FirstOrDefault();
        if (complex is null || Steps[0] is not IComplexProperty)
            return entry.Property(Property).IsModified;
        var step = entry.ComplexProperty(complex);
        if (!step.IsModified || Steps.Count > 1 || step.CurrentValue is null)
            return step.IsModified;
        return step.Property(Property).IsModified;
    }

    private PropertyEntry? Walk(EntityEntry entry, bool create)
    {
        ComplexPropertyEntry? inside = null;
        foreach (var step in Steps)
        {
            if (step is INavigation navigation)
            {
                var reference = entry.Reference(navigation);
                if (reference.CurrentValue is null)
                {
                    if (!create)
                        return null;
                    reference.CurrentValue = Activator.CreateInstance(navigation.ClrType, nonPublic: true);
                    entry.Context.ChangeTracker.DetectChanges();
                }

                entry = reference.TargetEntry!;
                continue;
            }

            var complex = (IComplexProperty)step;
            inside = inside is null ? entry.ComplexProperty(complex) : inside.ComplexProperty(complex);
            if (inside.CurrentValue is null)
            {
                if (!create)
                    return null;
                inside.CurrentValue = Activator.CreateInstance(complex.ClrType, nonPublic: true);
            }
        }

        return inside is null ? entry.Property(Property) : inside.Property(Property);
    }

    private sealed class ParameterReplacer(ParameterExpression parameter, Expression by) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == parameter ? by : base.VisitParameter(node);
    }
}
