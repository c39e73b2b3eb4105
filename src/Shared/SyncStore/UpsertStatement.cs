using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Connectors.Sync.Stores.Relational;

/// <summary>
/// Writes rows of one table by <c>INSERT … ON CONFLICT (key) DO UPDATE</c>, which SQLite and PostgreSQL both understand. Columns, key and conversions come from the model, so a new property needs no
/// second place. (Through the change tracker the same rows take about ten times as long.)
/// </summary>
/// <typeparam name="TRow">The row.</typeparam>
internal sealed class UpsertStatement<TRow> where TRow : class
{
    private readonly Func<TRow, object?>?[] _values;

    /// <param name="model">The model.</param>
    /// <param name="changes">Columns that are not simply replaced: an expression in which <c>excluded</c> is the new row, or <see langword="null"/> to keep what stands there.</param>
    public UpsertStatement(IModel model, IReadOnlyDictionary<string, string?>? changes = null)
    {
        var entity = model.FindEntityType(typeof(TRow)) ?? throw new InvalidOperationException($"{typeof(TRow).Name} is not in the model.");
        var key = entity.FindPrimaryKey()!;
        var properties = entity.GetProperties().Where(static p => !p.ValueGenerated.HasFlag(ValueGenerated.OnAdd)).ToArray();
        Columns = [.. properties.Select(static p => p.GetColumnName())];
        _values = [.. properties.Select(Reader)];

        Properties = properties;
        Insert = $"INSERT INTO {SyncStoreContext.TableOf(entity)} ({string.Join(", ", Columns.Select(Quoted))})";
        if (key.Properties.Any(static p => p.ValueGenerated.HasFlag(ValueGenerated.OnAdd)))
            return;
        Key = [.. key.Properties.Select(static p => p.GetColumnName())];

        var set = properties.Where(static p => !p.IsPrimaryKey()).Select(static p => p.GetColumnName())
            .Select(c => changes is not null && changes.TryGetValue(c, out var change) ? (Column: c, Value: change) : (Column: c, Value: "excluded." + Quoted(c)))
            .Where(static c => c.Value is not null).Select(static c => $"{Quoted(c.Column)} = {c.Value}").ToArray();
        OnConflict = $" ON CONFLICT ({string.Join(", ", Key.Select(Quoted))}) DO " + (set.Length == 0 ? "NOTHING" : "UPDATE SET " + string.Join(", ", set));
    }

    /// <summary>One row, its values as parameters that are named as the columns.</summary>
    public string Text => $"{Insert} VALUES ({string.Join(", ", Columns.Select(static c => "@" + c))}){OnConflict}";

    /// <summary><c>INSERT INTO table (columns)</c>.</summary>
    public string Insert { get; }

    /// <summary>What becomes of a row that is there already; empty for rows that are only ever added.</summary>
    public string OnConflict { get; } = "";

    public IReadOnlyList<string> Columns { get; }

    public IReadOnlyList<IProperty> Properties { get; }

    /// <summary>The columns that a row is known by; empty for rows that are only ever added.</summary>
    public IReadOnlyList<string> Key { get; } = [];

    /// <summary>The value of a column as the database keeps it; <see langword="null"/> for shadow columns (the connection, a claim), which the caller binds.</summary>
    public object? Value(TRow row, int column) => _values[column] is { } read ? read(row) ?? DBNull.Value : null;

    public static string Quoted(string name) => $"\"{name}\"";

    private static Func<TRow, object?>? Reader(IProperty property)
    {
        if (property.IsShadowProperty())
            return null;
        var getter = property.GetGetter();
        return property.GetTypeMapping().Converter is { } converter
            ? row => getter.GetClrValue(row) is { } value ? converter.ConvertToProvider(value) : null
            : row => getter.GetClrValue(row);
    }
}
