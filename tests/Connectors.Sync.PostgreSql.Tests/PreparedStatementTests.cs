using Connectors.Sync.Stores;
using Npgsql;

namespace Connectors.Sync.PostgreSql.Tests;

/// <summary>The same few statements for every record are parsed once to a session.</summary>
public sealed class PreparedStatementTests
{
    [Theory]
    [InlineData("", true)]
    [InlineData(";Max Auto Prepare=0", false)]
    public async Task Statements_are_prepared_unless_the_connection_string_says_otherwise(string more, bool prepared)
    {
        await using var database = await TemporaryDatabase.MigratedAsync();
        await using var store = database.Store(configure: o => o.ConnectionString += ";Maximum Pool Size=1" + more);
        var acme = new ConnectionId("acme");
        var lease = (await store.TryAcquireAsync(acme, "host", TimeSpan.FromMinutes(1), default))!;
        for (var i = 0; i < 10; i++)
        {
            await store.CommitAsync(lease, new StoreBatch { Cursors = { new CursorRow { Side = Side.Crm, Resource = "company", Cursor = "1" } } }, default);
            await store.FindLinksAsync(acme, Side.Crm, "company", ["1"], default);
        }

        await using var same = store.Database.CreateConnection();
        await same.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT statement FROM pg_prepared_statements", same);
        var statements = new List<string>();
        await using (var reader = await command.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
                statements.Add(reader.GetString(0));
        }

        Assert.Equal(prepared, statements.Any(static s => s.Contains("sync_cursor", StringComparison.Ordinal)));
        Assert.Equal(prepared, statements.Any(static s => s.Contains("sync_link", StringComparison.Ordinal)));
    }

    /// <summary>A prepared statement keeps the plan that it was given when the tables were empty: that one must be right for full ones.</summary>
    [Fact]
    public async Task The_steps_of_single_records_go_through_keys_also_where_the_tables_were_empty_when_they_were_planned()
    {
        await using var database = await TemporaryDatabase.MigratedAsync();
        await using var store = database.Store();
        await using var connection = store.Database.CreateConnection();
        await connection.OpenAsync();
        await using var context = store.Database.Context(connection);
        var sql = new PostgreSqlStatements(context.Model, store.Database.Schema);
        var writer = new PostgreSqlWriter(context.Model, sql, new PostgreSqlClock());
        var batch = new StoreBatch
        {
            Links = { new LinkRow { Id = Guid.NewGuid(), Mapping = "m", State = LinkState.Active, CrmResource = "r", CrmId = "n1", AccountingResource = "r", AccountingId = "n1" } },
            Records = { new RecordRow { Side = Side.Crm, Resource = "r", Id = "2", Entity = "company", Keys = ["k"] } },
            ClearedMarks = { new MarkRow { Side = Side.Crm, Resource = "r", Id = "2", Counter = 2 } },
        };
        await using var commands = new NpgsqlBatch();
        writer.Add(commands, new ConnectionId("acme"), batch);
        await using var transaction = await connection.BeginTransactionAsync();
        await using (var bounds = new NpgsqlCommand(PostgreSqlStatements.BoundedByKeys, connection))
            await bounds.ExecuteNonQueryAsync();
        foreach (var given in commands.BatchCommands)
        {
            await using var explain = new NpgsqlCommand("EXPLAIN (COSTS OFF) " + given.CommandText, connection);
            foreach (NpgsqlParameter parameter in given.Parameters)
                explain.Parameters.Add(parameter.Clone());
            var plan = new List<string>();
            await using var reader = await explain.ExecuteReaderAsync();
            while (await reader.ReadAsync())
                plan.Add(reader.GetString(0));
            Assert.DoesNotContain(plan, static line => line.Contains("Seq Scan on sync_", StringComparison.Ordinal) || line.Contains("Hash", StringComparison.Ordinal));
            // One row is looked up by the table's own key and nothing less: "connection and side" alone would be all rows of a connection. A mark is found by the index of their order until the planner knows better:
            // all columns of its key are in that one too, and an empty table tells the two apart by nothing.
            Assert.All(plan.Where(static line => line.Contains("Index Scan using", StringComparison.Ordinal)), static line => Assert.Matches("PK_sync_|IX_sync_mark_connection_side_resource_class_at_id_claim", line));
            Assert.All(plan.Where(static line => line.Contains("Index Cond", StringComparison.Ordinal)), static line => Assert.Matches(@"\(side = .*\(id = ", line));
        }
    }

    /// <summary>The server looks at its tables by itself a minute after they were filled, and a first run is half over then.</summary>
    [Fact]
    public async Task The_planner_is_told_how_large_the_tables_are_while_a_first_run_fills_them()
    {
        await using var database = await TemporaryDatabase.MigratedAsync();
        await using var store = database.Store();
        var lease = (await store.TryAcquireAsync(new ConnectionId("acme"), "host", TimeSpan.FromMinutes(1), default))!;
        var written = 0;
        var known = new List<(int Written, float Known)>();
        for (var page = 0; page < 28; page++)
        {
            await WriteAsync(299);
            // Steps of one connection stand in a line: when the next one is answered, what the one before had to tell is told.
            await WriteAsync(1);
            known.Add((written, (float)(await database.ScalarAsync("SELECT reltuples FROM pg_class WHERE relname = 'sync_record'"))!));
        }

        // Told when 500, 2,000 and 8,000 rows were written, and not with each step.
        Assert.All(known, static k => Assert.InRange(k.Known, k.Written switch { < 500 => -1f, < 2_000 => 500f, < 8_000 => 2_000f, _ => 8_000f }, k.Written switch { < 500 => 0f, < 2_000 => 600f, < 8_000 => 2_100f, _ => 8_100f }));
        Assert.Equal(4, known.Select(static k => k.Known).Distinct().Count());

        async Task WriteAsync(int rows)
        {
            var batch = new StoreBatch();
            batch.Records.AddRange(Enumerable.Range(written, rows).Select(static i => new RecordRow { Side = Side.Crm, Resource = "r", Id = $"{i}", Entity = "company", Keys = [] }));
            written += rows;
            await store.CommitAsync(lease, batch, default);
        }
    }
}
