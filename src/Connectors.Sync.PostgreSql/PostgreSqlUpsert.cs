using Connectors.Sync.Stores.Relational;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;
using NpgsqlTypes;

namespace Connectors.Sync.PostgreSql;

/// <summary>Upserts any number of rows of one table by one statement: each column travels as an array (<c>unnest</c>), which is about four times as fast as a statement for each row.</summary>
internal sealed class PostgreSqlUpsert<TRow> where TRow : class
{
    private readonly UpsertStatement<TRow> _statement;
    private readonly IReadOnlyDictionary<string, Func<TRow, string>>? _shadows;
    private readonly int[] _key;
    private readonly (int Index, Func<IReadOnlyList<TRow>, NpgsqlParameter> Collect)[] _columns;

    /// <param name="model">The model.</param>
    /// <param name="changes">As in <see cref="UpsertStatement{TRow}"/>.</param>
    /// <param name="values">Expressions for columns that are not simply the row's value; they are given that value and the number of the first parameter behind the columns.</param>
    /// <param name="shadows">Values of shadow columns other than the connection.</param>
    public PostgreSqlUpsert(
        IModel model, IReadOnlyDictionary<string, string?>? changes = null, IReadOnlyDictionary<string, Func<string, int, string>>? values = null,
        IReadOnlyDictionary<string, Func<TRow, string>>? shadows = null)
    {
        _statement = new UpsertStatement<TRow>(model, changes);
        _key = [.. Columns.Index().Where(c => c.Item != "connection" && _statement.Key.Contains(c.Item)).Select(static c => c.Index)];
        _shadows = shadows;
        _columns = [.. Columns.Index().Where(static c => c.Item != "connection").Select(c => (c.Index, Column(c.Index, _statement.Properties[c.Index], shadows?.GetValueOrDefault(c.Item))))];

        var next = 2 + _columns.Length;
        var sources = Columns.Select(c => c == "connection" ? "$1" : values?.GetValueOrDefault(c) is { } value ? value("given." + Quoted(c), next) : "given." + Quoted(c));
        var arrays = _columns.Select((c, i) => $"${i + 2}::{ArrayType(_statement.Properties[c.Index])}");
        var given = $"unnest({string.Join(", ", arrays)}) AS given ({string.Join(", ", _columns.Select(c => Quoted(Columns[c.Index])))})";
        Insert = $"{_statement.Insert} SELECT {string.Join(", ", sources)} FROM {given}";
        Text = Insert + _statement.OnConflict;
        FirstFree = next;
        Update = $"UPDATE {Table(model)} AS t SET {string.Join(", ", Columns.Where(static c => c != "connection").Select(static c => $"{Quoted(c)} = given.{Quoted(c)}"))} FROM {given} WHERE t.connection = $1";
    }

    /// <summary>The number of the first parameter behind the columns.</summary>
    public int FirstFree { get; }

    public string Text { get; }

    /// <summary>Without what becomes of a row that is there already.</summary>
    public string Insert { get; }

    /// <summary>For tables with one row to a connection.</summary>
    public string Update { get; }

    private IReadOnlyList<string> Columns => _statement.Columns;

    /// <param name="connection">Whose rows.</param>
    /// <param name="rows">Of several with one key the last counts.</param>
    public IEnumerable<NpgsqlParameter> Parameters(ConnectionId connection, IReadOnlyList<TRow> rows)
    {
        yield return new NpgsqlParameter<string> { TypedValue = connection.Value };
        var last = Last(rows);
        foreach (var (_, collect) in _columns)
            yield return collect(last);
    }

    private IReadOnlyList<TRow> Last(IReadOnlyList<TRow> rows)
    {
        if (rows.Count < 2 || _key.Length == 0)
            return rows;
        var byKey = new Dictionary<string, TRow>(rows.Count, StringComparer.Ordinal);
        foreach (var row in rows)
            byKey[string.Join('\0', _key.Select(k => _shadows?.GetValueOrDefault(Columns[k])?.Invoke(row) ?? _statement.Value(row, k)))] = row;
        return byKey.Count == rows.Count ? rows : [.. byKey.Values];
    }

    private Func<IReadOnlyList<TRow>, NpgsqlParameter> Column(int index, IProperty property, Func<TRow, string>? shadow)
    {
        if (shadow is not null)
            return Array(NpgsqlDbType.Text, shadow);
        var type = ProviderType(property);
        var nullable = property.IsNullable;
        return type switch
        {
            _ when type == typeof(string) => Array(NpgsqlDbType.Text, r => Value<string?>(r, index)),
            _ when type == typeof(Guid) => nullable ? Array(NpgsqlDbType.Uuid, r => Value<Guid?>(r, index)) : Array(NpgsqlDbType.Uuid, r => Value<Guid>(r, index)),
            _ when type == typeof(bool) => nullable ? Array(NpgsqlDbType.Boolean, r => Value<bool?>(r, index)) : Array(NpgsqlDbType.Boolean, r => Value<bool>(r, index)),
            _ when type == typeof(int) => nullable ? Array(NpgsqlDbType.Integer, r => Value<int?>(r, index)) : Array(NpgsqlDbType.Integer, r => Value<int>(r, index)),
            _ when type == typeof(long) => nullable ? Array(NpgsqlDbType.Bigint, r => Value<long?>(r, index)) : Array(NpgsqlDbType.Bigint, r => Value<long>(r, index)),
            _ => throw new InvalidOperationException($"{typeof(TRow).Name}.{property.Name} is stored as {type}: say here how it travels."),
        };
    }

    private T Value<T>(TRow row, int index) => _statement.Value(row, index) is { } value and not DBNull ? (T)value : default!;

    private static Func<IReadOnlyList<TRow>, NpgsqlParameter> Array<T>(NpgsqlDbType element, Func<TRow, T> read) => rows =>
    {
        var values = new T[rows.Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = read(rows[i]);
        return new NpgsqlParameter<T[]> { TypedValue = values, NpgsqlDbType = NpgsqlDbType.Array | element };
    };

    private static Type ProviderType(IProperty property)
    {
        var type = property.GetTypeMapping().Converter?.ProviderClrType ?? property.ClrType;
        return Nullable.GetUnderlyingType(type) ?? type;
    }

    private static string ArrayType(IProperty property) => ProviderType(property) switch
    {
        var t when t == typeof(string) => "text[]",
        var t when t == typeof(Guid) => "uuid[]",
        var t when t == typeof(bool) => "bool[]",
        var t when t == typeof(int) => "int[]",
        _ => "bigint[]",
    };

    private static string Table(IModel model) => SyncStoreContext.TableOf(model.FindEntityType(typeof(TRow))!);

    private static string Quoted(string name) => UpsertStatement<TRow>.Quoted(name);
}
