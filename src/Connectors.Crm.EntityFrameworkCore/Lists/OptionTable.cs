using System.Collections.Immutable;
using System.Globalization;
using System.Linq.Expressions;
using Connectors.Crm.EntityFrameworkCore.Model;
using Connectors.Sync;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Connectors.Crm.EntityFrameworkCore.Lists;

/// <summary>A table of options, as a managed list sees it.</summary>
internal abstract class OptionTable
{
    /// <summary>The list's name.</summary>
    public required string Name { get; init; }

    /// <summary>All options, those that are not offered included.</summary>
    public abstract Task<IReadOnlyList<ListOption>> ReadAsync(DbContext db, CancellationToken cancellationToken);

    /// <summary>Makes the changes in one save. An option that is as it shall be is not touched.</summary>
    public abstract Task WriteAsync(DbContext db, ImmutableArray<OptionChange> changes, CancellationToken cancellationToken);

    /// <summary>Finds the columns in the model, so that a mistake shows when the connection is opened.</summary>
    public abstract void Check(IModel model);
}

internal sealed class OptionTable<T> : OptionTable where T : class, new()
{
    public required LambdaExpression Value { get; init; }

    public required LambdaExpression Label { get; init; }

    public required LambdaExpression Active { get; init; }

    public LambdaExpression? Key { get; set; }

    /// <summary>Where what accounting says of an entry is kept, by the detail's name.</summary>
    public Dictionary<string, LambdaExpression> Details { get; } = new(StringComparer.Ordinal);

    public Expression<Func<T, bool>>? Filter { get; set; }

    public Action<T, DbContext>? OnCreate { get; set; }

    public override void Check(IModel model)
    {
        var columns = ColumnsOf(model);
        if (!IsText(columns.Value.Property) && columns.Value.Property.ValueGenerated == ValueGenerated.Never && !KeyPlan.Supports(columns.Value.Property))
            throw new ArgumentException($"The list '{Name}': records hold its options by '{columns.Value.Property.Name}', which has no text form. Use text, a whole number or a GUID.");
    }

    public override async Task<IReadOnlyList<ListOption>> ReadAsync(DbContext db, CancellationToken cancellationToken)
    {
        var columns = ColumnsOf(db.Model);
        return [.. (await RowsAsync(db, cancellationToken).ConfigureAwait(false)).Select(row => Option(db.Entry(row), columns))];
    }

    public override async Task WriteAsync(DbContext db, ImmutableArray<OptionChange> changes, CancellationToken cancellationToken)
    {
        var columns = ColumnsOf(db.Model);
        var rows = (await RowsAsync(db, cancellationToken).ConfigureAwait(false)).Select(db.Entry).ToList();
        foreach (var change in changes)
        {
            if (change.Kind == OptionChangeKind.Add)
            {
                Add(db, columns, change);
                continue;
            }

            // Somebody may have removed the row since: then there is nothing to change.
            if (rows.FirstOrDefault(r => Option(r, columns).Value == change.Value) is not { } row)
                continue;
            if (change.Kind == OptionChangeKind.Rename)
                columns.Label.Set(row, change.Label);
            else if (change.Kind == OptionChangeKind.Describe)
                Describe(row, columns, change);
            else
                columns.Active.Set(row, change.Kind == OptionChangeKind.Activate);
            if (columns.Key is { } key && change.Key.Length > 0)
                key.Set(row, change.Key);
        }

        await db.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
    }

    private void Add(DbContext db, Columns columns, OptionChange change)
    {
        var row = new T();
        OnCreate?.Invoke(row, db);
        var entry = db.Add(row);
        columns.Label.Set(entry, change.Label);
        columns.Active.Set(entry, change.Active);
        columns.Key?.Set(entry, change.Key);
        Describe(entry, columns, change);
        // A value that the database gives is read back afterwards; any other is accounting's key.
        if (columns.Value.Property.ValueGenerated == ValueGenerated.Never || IsText(columns.Value.Property))
            columns.Value.Set(entry, IsText(columns.Value.Property) ? change.Key : Parse(change.Key, columns.Value.Type));
    }

    private static void Describe(EntityEntry row, Columns columns, OptionChange change)
    {
        foreach (var (name, path) in columns.Details)
            path.Set(row, change.Details.GetValueOrDefault(name) is { Length: > 0 } text ? text : path.Property.IsNullable ? null : "");
    }

    private async Task<List<T>> RowsAsync(DbContext db, CancellationToken cancellationToken)
    {
        var query = db.Set<T>().AsTracking();
        return await (Filter is null ? query : query.Where(Filter)).ToListAsync(cancellationToken).ConfigureAwait(false);
    }

    private static ListOption Option(EntityEntry row, Columns columns) => new(
        Convert.ToString(columns.Value.Get(row), CultureInfo.InvariantCulture) ?? "",
        columns.Label.Get(row) as string ?? "",
        columns.Active.Get(row) is true,
        columns.Key?.Get(row) is string { Length: > 0 } key ? key : null)
    {
        Details = columns.Details.Count == 0 ? null : columns.Details.ToImmutableDictionary(static d => d.Key, d => d.Value.Get(row) as string ?? ""),
    };

    private object Parse(string key, Type type)
    {
        var to = Nullable.GetUnderlyingType(type) ?? type;
        try
        {
            return to == typeof(Guid) ? Guid.Parse(key) : Convert.ChangeType(key, to, CultureInfo.InvariantCulture);
        }
        catch (Exception e) when (e is FormatException or OverflowException or InvalidCastException)
        {
            throw new ProviderUnavailableException(UnavailableReason.NotAllowed, $"The CRM's list '{Name}' holds its options by a {to.Name}, and accounting's key '{key}' is none. Let the database give the value, or hold them by text.", inner: e);
        }
    }

    private Columns ColumnsOf(IModel model)
    {
        var type = model.FindEntityType(typeof(T)) ?? throw new ArgumentException($"The list '{Name}': the class {typeof(T).Name} is no entity of the context.");
        return new(Path(Value, "value"), Path(Label, "label"), Path(Active, "active"), Key is null ? null : Path(Key, "key"), Details.ToDictionary(static d => d.Key, d => Path(d.Value, d.Key), StringComparer.Ordinal));

        PropertyPath Path(LambdaExpression expression, string what) =>
            PropertyPath.Find(type, expression, $"The {what} of the list '{Name}'") ?? throw new ArgumentException($"The {what} of the list '{Name}' must be a property that stands in a column: x => x.{char.ToUpperInvariant(what[0])}{what[1..]}.");
    }

    private static bool IsText(IProperty property) => property.ClrType == typeof(string);

    private sealed record Columns(PropertyPath Value, PropertyPath Label, PropertyPath Active, PropertyPath? Key, Dictionary<string, PropertyPath> Details);
}
