using Connectors.Sync.Stores;
using Connectors.Sync.Stores.Relational;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;
using NpgsqlTypes;

namespace Connectors.Sync.PostgreSql;

/// <summary>Turns what is to be written into statements. Holds no connection and no state: one for the store.</summary>
internal sealed class PostgreSqlWriter
{
    private readonly PostgreSqlStatements _sql;
    private readonly PostgreSqlClock _clock;
    private readonly IReadOnlyList<PostgreSqlTable> _tables;
    private readonly PostgreSqlUpsert<LinkRow> _links;
    private readonly PostgreSqlUpsert<RecordRow> _records;
    private readonly PostgreSqlUpsert<MarkRow> _marks;

    public PostgreSqlWriter(IModel model, PostgreSqlStatements sql, PostgreSqlClock clock)
    {
        _sql = sql;
        _clock = clock;
        _tables = [.. StoreTables.All.Select(t => t.Accept(new TableWriters(model))).OfType<PostgreSqlTable>()];
        _links = new(model);
        _records = new(model);
        // The number of a mark that is there already is drawn when its row is ours, so that it is larger than the one that stands there.
        _marks = new(
            model,
            new Dictionary<string, string?>(StoreSql.MarkChanges) { ["counter"] = sql.NextNumber },
            new Dictionary<string, Func<string, int, string>>
            {
                ["counter"] = (_, _) => sql.NextNumber,
                ["at"] = static (at, now) => $"coalesce(nullif({at}, 0), {PostgreSqlClock.Now(now)})",
            },
            new Dictionary<string, Func<MarkRow, string>> { ["claim"] = ReadTables.ClaimOf });
        Connections = new(model);
        Journal = new(model);
        Decisions = new(model);
        Approvals = new(model);
        Assignments = new(model);
    }

    public PostgreSqlUpsert<ConnectionRow> Connections { get; }

    public PostgreSqlUpsert<JournalRow> Journal { get; }

    public PostgreSqlUpsert<DecisionRow> Decisions { get; }

    public PostgreSqlUpsert<ApprovalRow> Approvals { get; }

    public PostgreSqlUpsert<AssignmentRow> Assignments { get; }

    /// <summary>Everything of a batch, in the order that <see cref="StoreBatch"/> promises.</summary>
    /// <returns>What must find a row, or the batch does not hold any more; <see langword="null"/> = it holds in any case.</returns>
    public NpgsqlBatchCommand? Add(NpgsqlBatch commands, ConnectionId connection, StoreBatch batch)
    {
        var condition = batch.SettingsVersion is { } version ? commands.Add(_sql.SettingsVersionIs, Key(connection), new NpgsqlParameter<int> { TypedValue = version }) : null;
        if (batch.Reset)
        {
            foreach (var reset in _sql.Resets)
                commands.Add(reset, Key(connection));
        }

        foreach (var forgotten in batch.Forgotten)
            Forget(commands, connection, forgotten);
        if (batch.Links.Count > 0)
        {
            // One link alone takes no record from another one of its batch.
            if (batch.Links.Any(l => l.Id != batch.Links[0].Id))
                commands.Add(_sql.FreeRecords, RecordsOfLinks(connection, batch.Links));
            commands.Add(_links.Text, _links.Parameters(connection, batch.Links));
        }

        if (batch.Records.Count > 0)
        {
            var records = batch.Records.Count == 1 ? batch.Records : [.. batch.Records.GroupBy(static r => (r.Side, r.Resource, r.Id)).Select(static g => g.Last())];
            commands.Add(_sql.RecordKeys, Key(connection), Ints(records.Select(static r => (int)r.Side)), Texts(records.Select(static r => r.Resource)), Texts(records.Select(static r => r.Id)),
                Texts(records.Select(static r => KeyText.Write(r.Keys))));
            commands.Add(_records.Text, _records.Parameters(connection, records));
        }

        if (batch.ClearedMarks is [var one])
        {
            commands.Add(_sql.ClearMark, Key(connection), new NpgsqlParameter<int> { TypedValue = (int)one.Side }, Text(one.Resource), Text(one.Id), Text(ReadTables.ClaimOf(one)), new NpgsqlParameter<long> { TypedValue = one.Counter });
        }
        else if (batch.ClearedMarks.Count > 0)
        {
            var marks = Sorted(batch.ClearedMarks);
            commands.Add(_sql.ClearMarks, Key(connection), Ints(marks.Select(static m => (int)m.Side)), Texts(marks.Select(static m => m.Resource)), Texts(marks.Select(static m => m.Id)),
                Texts(marks.Select(ReadTables.ClaimOf)), new NpgsqlParameter<long[]> { TypedValue = [.. marks.Select(static m => m.Counter)], NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint });
        }

        if (batch.Marks.Count > 0)
            AddMarks(commands, connection, batch.Marks);
        if (batch.Unparked.Count > 0)
            commands.Add(_sql.Unpark, Key(connection), Texts(batch.Unparked.Select(static u => u.Mapping)), Texts(batch.Unparked.Select(static u => u.Pair)));
        foreach (var table in _tables)
            table.Add(commands, connection, batch);
        return condition;
    }

    /// <summary>Marks of one record in one step are one: the most urgent class, the first moment.</summary>
    public void AddMarks(NpgsqlBatch commands, ConnectionId connection, IReadOnlyCollection<MarkRow> marks)
    {
        MarkRow[] joined =
        [
            .. marks.GroupBy(static m => (m.Side, m.Resource, m.Id, ReadTables.ClaimOf(m)))
                .Select(static g => g.First() with { Class = g.Min(static m => m.Class) }),
        ];
        commands.Add(_marks.Text, [.. _marks.Parameters(connection, Sorted(joined)), _clock.Parameter()]);
    }

    /// <summary>For <see cref="PostgreSqlStatements.FreeRecords"/> and <see cref="PostgreSqlStatements.LinkedElsewhere"/>.</summary>
    public static IEnumerable<NpgsqlParameter> RecordsOfLinks(ConnectionId connection, IEnumerable<LinkRow> links)
    {
        LinkRow[] last = [.. links.GroupBy(static l => l.Id).Select(static g => g.Last())];
        return
        [
            Key(connection), new NpgsqlParameter<Guid[]> { TypedValue = [.. last.Select(static l => l.Id)], NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid },
            Texts(last.Select(static l => l.CrmResource)), Texts(last.Select(static l => l.CrmId)), Texts(last.Select(static l => l.AccountingResource)), Texts(last.Select(static l => l.AccountingId)),
        ];
    }

    public static NpgsqlParameter Key(ConnectionId connection) => new NpgsqlParameter<string> { TypedValue = connection.Value };

    private void Forget(NpgsqlBatch commands, ConnectionId connection, ForgetRow row)
    {
        if (row.Link is { } link)
        {
            foreach (var delete in _sql.ForgetLink)
                commands.Add(delete, new NpgsqlParameter<string>("connection", connection.Value), new NpgsqlParameter<Guid>("link", link));
        }

        foreach (var pair in row.Pairs)
        {
            foreach (var delete in _sql.ForgetPair)
                commands.Add(delete, new NpgsqlParameter<string>("connection", connection.Value), new NpgsqlParameter<string>("mapping", row.Mapping), new NpgsqlParameter<string>("pair", pair));
        }
    }

    // In one order everywhere: who marks and who clears do not wait for each other crosswise.
    private static MarkRow[] Sorted(IReadOnlyCollection<MarkRow> marks) =>
        [.. marks.OrderBy(static m => m.Side).ThenBy(static m => m.Resource, StringComparer.Ordinal).ThenBy(static m => m.Id, StringComparer.Ordinal).ThenBy(ReadTables.ClaimOf, StringComparer.Ordinal)];

    private static NpgsqlParameter<string> Text(string value) => new() { TypedValue = value, NpgsqlDbType = NpgsqlDbType.Text };

    private static NpgsqlParameter<string?[]> Texts(IEnumerable<string?> values) => new() { TypedValue = [.. values], NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text };

    private static NpgsqlParameter<int[]> Ints(IEnumerable<int> values) => new() { TypedValue = [.. values], NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Integer };

    private sealed class TableWriters(IModel model) : IStoreTableVisitor<PostgreSqlTable?>
    {
        public PostgreSqlTable? Visit<TRow>(StoreTable<TRow> table) where TRow : class => table.Rows is { } rows ? new PostgreSqlTable<TRow>(new PostgreSqlUpsert<TRow>(model), rows) : null;
    }
}

/// <summary>A table whose rows are upserted as a batch has them.</summary>
internal abstract class PostgreSqlTable
{
    public abstract void Add(NpgsqlBatch commands, ConnectionId connection, StoreBatch batch);
}

internal sealed class PostgreSqlTable<TRow>(PostgreSqlUpsert<TRow> upsert, Func<StoreBatch, IReadOnlyList<TRow>> rows) : PostgreSqlTable where TRow : class
{
    public override void Add(NpgsqlBatch commands, ConnectionId connection, StoreBatch batch)
    {
        if (rows(batch) is { Count: > 0 } list)
            commands.Add(upsert.Text, upsert.Parameters(connection, list));
    }
}

internal static class NpgsqlBatchExtensions
{
    public static NpgsqlBatchCommand Add(this NpgsqlBatch batch, string sql, params IEnumerable<NpgsqlParameter> parameters)
    {
#pragma warning disable CA2100 // Statements of this package; values are parameters.
        var command = new NpgsqlBatchCommand(sql);
#pragma warning restore CA2100
        foreach (var parameter in parameters)
            command.Parameters.Add(parameter);
        batch.BatchCommands.Add(command);
        return command;
    }
}
