using Connectors.Sync.Stores;
using Connectors.Sync.Stores.Relational;
using Microsoft.Data.Sqlite;

namespace Connectors.Sync.Sqlite;

/// <summary>A prepared statement with its parameters in the order in which they are named.</summary>
internal sealed class SqliteStatement : IDisposable
{
    private readonly SqliteCommand _command;
    private readonly SqliteParameter[] _parameters;

    public SqliteStatement(SqliteConnection connection, string sql, params ReadOnlySpan<string> parameters)
    {
        _command = connection.CreateCommand();
#pragma warning disable CA2100 // Statements of this package; values are parameters.
        _command.CommandText = sql;
#pragma warning restore CA2100
        _parameters = new SqliteParameter[parameters.Length];
        for (var i = 0; i < parameters.Length; i++)
            _parameters[i] = _command.Parameters.AddWithValue("@" + parameters[i], DBNull.Value);
    }

    public int Run(params ReadOnlySpan<object?> values)
    {
        Bind(values);
        return _command.ExecuteNonQuery();
    }

    public object? Scalar(params ReadOnlySpan<object?> values)
    {
        Bind(values);
        return _command.ExecuteScalar() is { } value and not DBNull ? value : null;
    }

    public void Set(int parameter, object value) => _parameters[parameter].Value = value;

    public int Run() => _command.ExecuteNonQuery();

    public void Dispose() => _command.Dispose();

    private void Bind(ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
            _parameters[i].Value = values[i] ?? DBNull.Value;
    }
}

/// <summary>The prepared upsert of one table.</summary>
internal sealed class SqliteUpsert<TRow> : IDisposable where TRow : class
{
    private readonly UpsertStatement<TRow> _upsert;
    private readonly SqliteStatement _statement;
    private readonly int _connection;
    private readonly int _claim;

    public SqliteUpsert(SqliteConnection connection, UpsertStatement<TRow> upsert)
    {
        _upsert = upsert;
        _statement = new SqliteStatement(connection, upsert.Text, [.. upsert.Columns]);
        var columns = upsert.Columns.ToList();
        _connection = columns.IndexOf("connection");
        _claim = columns.IndexOf("claim");
    }

    public void Run(ConnectionId connection, TRow row, string claim = "")
    {
        for (var i = 0; i < _upsert.Columns.Count; i++)
        {
            if (_upsert.Value(row, i) is { } value)
                _statement.Set(i, value);
        }

        _statement.Set(_connection, connection.Value);
        if (_claim >= 0)
            _statement.Set(_claim, claim);
        _statement.Run();
    }

    public void Dispose() => _statement.Dispose();
}

/// <summary>A table whose rows are upserted as a batch has them.</summary>
internal abstract class SqliteTable
{
    public abstract void Write(ConnectionId connection, StoreBatch batch);
}

internal sealed class SqliteTable<TRow>(SqliteUpsert<TRow> upsert, Func<StoreBatch, IReadOnlyList<TRow>> rows) : SqliteTable where TRow : class
{
    public override void Write(ConnectionId connection, StoreBatch batch)
    {
        foreach (var row in rows(batch))
            upsert.Run(connection, row);
    }
}
