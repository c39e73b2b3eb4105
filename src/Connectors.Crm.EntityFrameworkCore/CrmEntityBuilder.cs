using System.Linq.Expressions;
using Connectors.Crm.EntityFrameworkCore.Model;
using Connectors.Sync;
using Microsoft.EntityFrameworkCore;

namespace Connectors.Crm.EntityFrameworkCore;

/// <summary>Says where the fields of one entity stand. What is required, how long and with how many decimals is taken from the EF model.</summary>
/// <typeparam name="T">The entity's class.</typeparam>
public sealed class CrmEntityBuilder<T> where T : class
{
    private readonly EntityDefinition _definition;

    internal CrmEntityBuilder(EntityDefinition definition) => _definition = definition;

    /// <summary>
    /// A field and its property, which may stand in an owned or complex type (<c>c => c.Address.City</c>). Text goes with strings, enums, Guids and whole numbers; numbers with every numeric type;
    /// instants with <see cref="DateTimeOffset"/> and <see cref="DateTime"/>; days with <see cref="DateOnly"/> and <see cref="DateTime"/>. An expression that is no property can only be read.
    /// </summary>
    /// <param name="field">The field.</param>
    /// <param name="property">The property, nullable or not.</param>
    /// <param name="optional">A text that the EF model calls required may stay empty: it is then stored as <c>""</c>.</param>
    /// <exception cref="ArgumentException">The field is mapped twice, or the property's type cannot hold it.</exception>
    public CrmEntityBuilder<T> Field<TValue, TProperty>(Field<TValue> field, Expression<Func<T, TProperty>> property, bool optional = false)
    {
        ArgumentNullException.ThrowIfNull(field);
        _definition.Add(new ScalarDefinition(field.Name, typeof(TValue), property, optional));
        return this;
    }

    /// <summary>A reference by its navigation. The other class must be mapped as an entity too.</summary>
    public CrmEntityBuilder<T> Reference<TOther>(Field<RecordRef> field, Expression<Func<T, TOther?>> navigation) where TOther : class
    {
        ArgumentNullException.ThrowIfNull(field);
        _definition.Add(new ReferenceDefinition(field.Name, navigation, typeof(TOther), null));
        return this;
    }

    /// <summary>A reference by its foreign key, where there is no navigation.</summary>
    /// <param name="field">The field.</param>
    /// <param name="foreignKey">The property that holds the other row's key.</param>
    /// <param name="target">The entity that it refers to.</param>
    public CrmEntityBuilder<T> Reference<TKey>(Field<RecordRef> field, Expression<Func<T, TKey>> foreignKey, Entity target)
    {
        ArgumentNullException.ThrowIfNull(field);
        ArgumentNullException.ThrowIfNull(target);
        _definition.Add(new ReferenceDefinition(field.Name, foreignKey, null, target.Name));
        return this;
    }

    /// <summary>Lines: a child collection that belongs to this row alone. Compared and replaced as a whole; rows of lines that stay keep their keys.</summary>
    public CrmEntityBuilder<T> Lines<TLine>(Field<LineSet> field, Expression<Func<T, IEnumerable<TLine>>> lines, Action<CrmLineBuilder<TLine>> line) where TLine : class
    {
        ArgumentNullException.ThrowIfNull(field);
        ArgumentNullException.ThrowIfNull(line);
        var builder = new CrmLineBuilder<TLine>(field.Name);
        line(builder);
        _definition.Add(builder.Build(lines));
        return this;
    }

    /// <summary>Custom fields in a dictionary property (a JSON column, a converted text). A key that a row lacks is a field that is empty there.</summary>
    public CrmEntityBuilder<T> CustomFields(Expression<Func<T, IDictionary<string, string?>>> bag, params ReadOnlySpan<Field<string>> fields)
    {
        foreach (var field in fields)
            _definition.Add(new BagDefinition(field.Name, bag));
        return this;
    }

    /// <summary>Custom fields whose names your users manage: asked anew for every run. A name that is gone is no field any more; its values count as not read, never as cleared.</summary>
    /// <param name="bag">The dictionary property.</param>
    /// <param name="names">Reads the names from your tables.</param>
    public CrmEntityBuilder<T> CustomFields(Expression<Func<T, IDictionary<string, string?>>> bag, Func<DbContext, CancellationToken, Task<IReadOnlyList<string>>> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        _definition.LiveBag = new LiveBagDefinition(bag, names);
        return this;
    }

    /// <summary>
    /// What your pages call the fields, where people can rename them: asked anew for every run. Labels are for people, who choose a field in the settings by them; the sync knows a field by its name alone, and renaming all of them changes nothing.
    /// </summary>
    /// <param name="read">Reads the labels from your tables, by the names of the fields. What has none is shown by its name.</param>
    public CrmEntityBuilder<T> Labels(Func<DbContext, CancellationToken, Task<IReadOnlyDictionary<string, string>>> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        _definition.Labels = read;
        return this;
    }

    /// <summary>When a row was last changed, by whomever: set by your code, a trigger or the database. It makes incremental reading possible. Rows in which it is null are seen by full reads only.</summary>
    public CrmEntityBuilder<T> ChangedAt(Expression<Func<T, DateTimeOffset>> stamp) => Stamp(stamp);

    /// <inheritdoc cref="ChangedAt(Expression{Func{T, DateTimeOffset}})" />
    public CrmEntityBuilder<T> ChangedAt(Expression<Func<T, DateTimeOffset?>> stamp) => Stamp(stamp);

    /// <inheritdoc cref="ChangedAt(Expression{Func{T, DateTimeOffset}})" />
    public CrmEntityBuilder<T> ChangedAt(Expression<Func<T, DateTime>> stamp) => Stamp(stamp);

    /// <inheritdoc cref="ChangedAt(Expression{Func{T, DateTimeOffset}})" />
    public CrmEntityBuilder<T> ChangedAt(Expression<Func<T, DateTime?>> stamp) => Stamp(stamp);

    /// <summary>When a row was created: <see cref="DateTimeOffset"/> or <see cref="DateTime"/>, nullable or not.</summary>
    public CrmEntityBuilder<T> CreatedAt<TProperty>(Expression<Func<T, TProperty>> stamp)
    {
        _definition.CreatedAt = stamp;
        return this;
    }

    /// <summary>The flag of deleted rows: a <see cref="bool"/>, or a nullable time that is set when the row is deleted. Deletions that come from the other side set it.</summary>
    /// <remarks>If a query filter hides deleted rows, name it in <see cref="IgnoreFilters"/>; otherwise they are only noticed by marks and full reads.</remarks>
    public CrmEntityBuilder<T> SoftDelete<TProperty>(Expression<Func<T, TProperty>> flag)
    {
        _definition.SoftDelete = flag;
        return this;
    }

    /// <summary>Allows deletions that come from the other side to remove the row. Without it and without <see cref="SoftDelete"/> they are refused.</summary>
    public CrmEntityBuilder<T> HardDelete()
    {
        _definition.HardDelete = true;
        return this;
    }

    /// <summary>Which rows are this entity at all. Several conditions must all hold. What is merely out of the sync's scope belongs into the mapping (<c>InScope</c>), where it can be seen and changed.</summary>
    public CrmEntityBuilder<T> Where(Expression<Func<T, bool>> condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        _definition.Filters.Add(condition);
        return this;
    }

    /// <summary>Named query filters of your model that the sync does not apply, such as the one that hides deleted rows. Filters of tenants stay.</summary>
    public CrmEntityBuilder<T> IgnoreFilters(params ReadOnlySpan<string> names)
    {
        _definition.IgnoredFilters.AddRange(names);
        return this;
    }

    /// <summary>Completes a new row before it is saved: a tenant, an owner, defaults. The context is the connection's.</summary>
    public CrmEntityBuilder<T> OnCreate(Action<T, DbContext> complete)
    {
        ArgumentNullException.ThrowIfNull(complete);
        _definition.OnCreate += (row, db) => complete((T)row, db);
        return this;
    }

    /// <summary>Makes a new row, where the class has no constructor without parameters.</summary>
    public CrmEntityBuilder<T> CreateWith(Func<T> create)
    {
        ArgumentNullException.ThrowIfNull(create);
        _definition.Factory = create;
        return this;
    }

    /// <summary>The field that may hold the engine's marker of records that it created (at least 120 characters long).</summary>
    public CrmEntityBuilder<T> MarkerField(Field<string> field)
    {
        ArgumentNullException.ThrowIfNull(field);
        _definition.MarkerField = field.Name;
        return this;
    }

    /// <summary>The field by whose value people know the record.</summary>
    public CrmEntityBuilder<T> NumberField(Field<string> field)
    {
        ArgumentNullException.ThrowIfNull(field);
        _definition.NumberField = field.Name;
        return this;
    }

    /// <summary>Fields that identify whom a record is about, for keys that may be used again after a deletion.</summary>
    public CrmEntityBuilder<T> IdentifiedBy(params ReadOnlySpan<IField> fields)
    {
        foreach (var field in fields)
            _definition.IdentityFields.Add(field.Name);
        return this;
    }

    /// <summary>
    /// Where the file (PDF) of the document stands that accounting made of a row. With it files are fetched, once per version of the document; a name is shown in <see cref="DocumentField.File"/> too. It is no field of the sync: your users' edits of it stay
    /// until the document changes. Where a row is sent as a proforma and then as an invoice, the invoice's file takes the place of the other.
    /// </summary>
    /// <param name="content">The property that holds the bytes.</param>
    /// <param name="name">The property that holds the file's name; <see langword="null"/> = it is not kept.</param>
    public CrmEntityBuilder<T> DocumentFile(Expression<Func<T, byte[]?>> content, Expression<Func<T, string?>>? name = null)
    {
        ArgumentNullException.ThrowIfNull(content);
        _definition.FileContent = content;
        _definition.FileName = name;
        return this;
    }

    private CrmEntityBuilder<T> Stamp(LambdaExpression stamp)
    {
        ArgumentNullException.ThrowIfNull(stamp);
        _definition.ChangedAt = stamp;
        return this;
    }
}
