using System.Linq.Expressions;
using System.Reflection;
using Connectors.Crm.EntityFrameworkCore.Model;

namespace Connectors.Crm.EntityFrameworkCore.Reading;

/// <summary>Conditions over rows whose types are known at run time only. Values go in as parameters, so that the database's plans and EF's caches serve every call.</summary>
internal static class Predicates
{
    private static readonly MethodInfo Greater = typeof(Predicates).GetMethod(nameof(IsGreater), BindingFlags.Static | BindingFlags.NonPublic)!;

    public static Expression? All(params ReadOnlySpan<Expression?> conditions)
    {
        Expression? result = null;
        foreach (var condition in conditions)
            result = result is null ? condition : condition is null ? result : Expression.AndAlso(result, condition);
        return result;
    }

    public static Expression Is(Expression value, object? other) => Expression.Equal(value, Parameter(other, value.Type));

    public static Expression After(Expression value, object other) => GreaterThan(value, Parameter(other, value.Type));

    public static Expression AtOrAfter(Expression value, object other)
    {
        var parameter = Parameter(other, value.Type);
        return Expression.GreaterThanOrEqual(value, parameter);
    }

    /// <summary>Rows behind a key, in the order of its parts.</summary>
    public static Expression AfterKey(ResourcePlan resource, IReadOnlyList<object> key)
    {
        Expression? result = null;
        for (var i = key.Count - 1; i >= 0; i--)
        {
            var part = resource.Key.Access(resource.Row, i);
            var greater = After(part, key[i]);
            result = result is null ? greater : Expression.OrElse(greater, Expression.AndAlso(Is(part, key[i]), result));
        }

        return result!;
    }

    /// <summary>Rows of exactly these keys.</summary>
    public static Expression HasKey(ResourcePlan resource, IReadOnlyList<object[]> keys)
    {
        if (resource.Key.Properties.Count == 1)
            return In(resource.Key.Access(resource.Row, 0), keys.Select(static k => k[0]));
        return keys.Select(k => k.Select((value, i) => Is(resource.Key.Access(resource.Row, i), value)).Aggregate(Expression.AndAlso)).Aggregate(Expression.OrElse);
    }

    public static Expression In(Expression value, IEnumerable<object> values)
    {
        var list = (System.Collections.IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(value.Type))!;
        foreach (var item in values)
            list.Add(item);
        return Expression.Call(typeof(Enumerable), nameof(Enumerable.Contains), [value.Type], Parameter(list, typeof(IEnumerable<>).MakeGenericType(value.Type)), value);
    }

    /// <summary>Rows that are one of the entities; <see langword="null"/> when every row is.</summary>
    public static Expression? IsAny(ResourcePlan resource, IEnumerable<EntityPlan> entities)
    {
        Expression? result = null;
        foreach (var entity in entities)
        {
            if (entity.Filter?.Build(resource.Row) is not { } filter)
                return null;
            result = result is null ? filter : Expression.OrElse(result, filter);
        }

        return result;
    }

    private static BinaryExpression GreaterThan(Expression left, Expression right)
    {
        // Texts and identifiers of your own have no operator in C#; the database compares what they are stored as.
        var type = Nullable.GetUnderlyingType(left.Type) ?? left.Type;
        var own = !type.IsPrimitive && type != typeof(decimal) && type != typeof(DateTime) && type != typeof(DateTimeOffset);
        return own ? Expression.GreaterThan(left, right, false, Greater.MakeGenericMethod(left.Type)) : Expression.GreaterThan(left, right);
    }

    private static bool IsGreater<T>(T left, T right) => Comparer<T>.Default.Compare(left, right) > 0;

    private static MemberExpression Parameter(object? value, Type type) =>
        Expression.Property(Expression.Constant(Activator.CreateInstance(typeof(Box<>).MakeGenericType(type), value)), nameof(Box<int>.Value));

    private sealed class Box<T>(T value)
    {
        public T Value { get; } = value;
    }
}
