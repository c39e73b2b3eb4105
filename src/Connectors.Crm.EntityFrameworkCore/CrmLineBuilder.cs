using System.Linq.Expressions;
using Connectors.Crm.EntityFrameworkCore.Model;
using Connectors.Sync;

namespace Connectors.Crm.EntityFrameworkCore;

/// <summary>Says where the fields of a line stand.</summary>
/// <typeparam name="TLine">The line's class.</typeparam>
public sealed class CrmLineBuilder<TLine> where TLine : class
{
    private readonly string _field;
    private readonly List<FieldDefinition> _fields = [];
    private LambdaExpression? _position;
    private string? _entity;

    internal CrmLineBuilder(string field) => _field = field;

    /// <summary>A field and its property.</summary>
    /// <param name="field">The field, such as <c>Crm.Line.Quantity</c>.</param>
    /// <param name="property">The property.</param>
    /// <param name="optional">A text that the EF model calls required may stay empty.</param>
    public CrmLineBuilder<TLine> Field<TValue, TProperty>(Field<TValue> field, Expression<Func<TLine, TProperty>> property, bool optional = false)
    {
        ArgumentNullException.ThrowIfNull(field);
        return Add(field.Entity, new ScalarDefinition(field.Name, typeof(TValue), property, optional));
    }

    /// <summary>A reference by its navigation, such as the product.</summary>
    public CrmLineBuilder<TLine> Reference<TOther>(Field<RecordRef> field, Expression<Func<TLine, TOther?>> navigation) where TOther : class
    {
        ArgumentNullException.ThrowIfNull(field);
        return Add(field.Entity, new ReferenceDefinition(field.Name, navigation, typeof(TOther), null));
    }

    /// <summary>A reference by its foreign key, where there is no navigation.</summary>
    public CrmLineBuilder<TLine> Reference<TKey>(Field<RecordRef> field, Expression<Func<TLine, TKey>> foreignKey, Entity target)
    {
        ArgumentNullException.ThrowIfNull(field);
        ArgumentNullException.ThrowIfNull(target);
        return Add(field.Entity, new ReferenceDefinition(field.Name, foreignKey, null, target.Name));
    }

    /// <summary>The property that keeps the order of the lines, a whole number. Written anew when lines are replaced. Without it lines stand in the order of their keys, and a moved line is a changed one.</summary>
    public CrmLineBuilder<TLine> OrderBy(Expression<Func<TLine, int>> position)
    {
        _position = position;
        return this;
    }

    internal LinesDefinition Build(LambdaExpression lines) => new(_field, lines, typeof(TLine), _entity ?? "line", [.. _fields], _position);

    private CrmLineBuilder<TLine> Add(string entity, FieldDefinition field)
    {
        if (_fields.Exists(f => f.Name == field.Name))
            throw new ArgumentException($"The field '{field.Name}' of the lines '{_field}' is mapped twice.", nameof(field));
        _entity ??= entity;
        _fields.Add(field);
        return this;
    }
}
