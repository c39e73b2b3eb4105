using Connectors.Sync.Stores;
using Npgsql;

namespace Connectors.Sync.PostgreSql.Tests;

/// <summary>Every question and every hot statement goes through an index: asked of the planner itself, with filled tables, for what is really sent.</summary>
public sealed class QueryPlanTests(FilledDatabase filled) : IClassFixture<FilledDatabase>
{
    private static readonly ConnectionId Acme = new("c7");

    public static TheoryData<string, string> Questions() => new()
    {
        { "connection", "PK_sync_connection" },
        { "connections", "PK_sync_connection" },
        { "journal", "IX_sync_journal_connection_number" },
        { "marks", "IX_sync_mark_connection_side_resource_class_at_id_claim" },
        { "mark count", "sync_mark" },
        { "cursors", "PK_sync_cursor" },
        { "records", "PK_sync_record" },
        { "keys", "PK_sync_record_key" },
        { "markers", "IX_sync_record_connection_side_resource_marker" },
        { "not seen", "PK_sync_record" },
        { "record count", "sync_record" },
        { "crm links", "IX_sync_link_connection_crm_resource_crm_id" },
        { "accounting links", "IX_sync_link_connection_accounting_resource_accounting_id" },
        { "link", "PK_sync_link" },
        { "links", "IX_sync_link_connection_mapping_id" },
        { "link count", "IX_sync_link_connection_mapping_state" },
        { "open intents", "IX_sync_intent_connection_opened_at_id" },
        { "intent", "PK_sync_intent" },
        { "parked of pairs", "PK_sync_parked" },
        { "parked", "IX_sync_parked_connection_since_mapping_pair" },
        { "parked behind", "IX_sync_parked_connection_since_mapping_pair" },
        { "waiting", "IX_sync_parked_connection_waits_for_since_mapping_pair" },
        { "due", "IX_sync_parked_connection_wake_at" },
        { "decisions", "PK_sync_decision" },
        { "approvals", "PK_sync_approval" },
        { "brakes", "IX_sync_brake_connection_at" },
        { "history", "IX_sync_history_connection_link_number" },
        { "runs", "IX_sync_run_connection_started_at_id" },
    };

    [Theory]
    [MemberData(nameof(Questions))]
    public async Task A_question_goes_through_its_index(string question, string index)
    {
        SentStatements.Forget(filled.Database.Name);
        var sent = SentStatements.Of(filled.Database.Name);
        await AskAsync(filled.Store, question);
        var plan = await PlanAsync(Assert.Single(sent).Text, Assert.Single(sent).Parameters);

        Assert.Contains(index, plan, StringComparison.Ordinal);
        Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
        // Lists that grow with the data are read in the order of an index, not sorted.
        if (question is "marks" or "links" or "parked" or "parked behind" or "history" or "runs" or "waiting" or "journal" or "not seen" or "connections")
            Assert.DoesNotContain("Sort", plan, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_commit_writes_goes_through_indexes_too()
    {
        var model = filled.Database.Store();
        await using var _ = model;
        var sql = new PostgreSqlStatements(Model(), "connectors");
        var writer = new PostgreSqlWriter(Model(), sql, new PostgreSqlClock());
        var batch = new StoreBatch();
        var link = new LinkRow { Id = Guid.NewGuid(), Mapping = "m", State = LinkState.Active, CrmResource = "r", CrmId = "n1", AccountingResource = "r", AccountingId = "n1" };
        batch.Links.AddRange([link, link with { Id = Guid.NewGuid(), CrmId = "n2", AccountingId = "n2" }]);
        batch.Records.AddRange([new RecordRow { Side = Side.Crm, Resource = "r", Id = "2", Entity = "company", Keys = ["k"] }, new RecordRow { Side = Side.Crm, Resource = "r", Id = "4", Entity = "company", Keys = ["k"] }]);
        batch.ClearedMarks.Add(new MarkRow { Side = Side.Crm, Resource = "r", Id = "2", Counter = 2 });
        batch.Marks.Add(new MarkRow { Side = Side.Crm, Resource = "r", Id = "4" });
        batch.Unparked.Add(("m", "crm:3"));

        await using var commands = new NpgsqlBatch();
        commands.Add(sql.Fence, PostgreSqlWriter.Key(Acme), new NpgsqlParameter<long> { TypedValue = 7 }, new NpgsqlParameter<Guid> { TypedValue = Guid.NewGuid() });
        commands.Add(sql.LinkedElsewhere, PostgreSqlWriter.RecordsOfLinks(Acme, batch.Links));
        writer.Add(commands, Acme, batch);
        Assert.True(commands.BatchCommands.Count >= 9);
        foreach (var command in commands.BatchCommands)
        {
            var plan = await PlanAsync(command.CommandText, command.Parameters.Cast<NpgsqlParameter>());
            Assert.False(plan.Contains("Seq Scan", StringComparison.Ordinal), $"{command.CommandText}\n{plan}");
        }
    }

    private Microsoft.EntityFrameworkCore.Metadata.IModel Model()
    {
        using var context = filled.Store.Database.Context(filled.Store.Database.CreateConnection());
        return context.Model;
    }

    private async Task<string> PlanAsync(string sql, IEnumerable<NpgsqlParameter> parameters)
    {
        await using var connection = await filled.Database.OpenAsync();
        await using var command = new NpgsqlCommand("EXPLAIN (COSTS OFF) " + sql, connection);
        foreach (var parameter in parameters)
            command.Parameters.Add(parameter.Clone());
        var plan = new List<string>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            plan.Add(reader.GetString(0));
        return string.Join('\n', plan);
    }

    private static async Task AskAsync(PostgreSqlSyncStore store, string question)
    {
        const Side Crm = Side.Crm;
        _ = question switch
        {
            "connection" => await store.FindConnectionAsync(Acme, default) as object,
            "connections" => await store.ListConnectionsAsync(Acme, 5, default),
            "journal" => await store.ListJournalAsync(Acme, 5, default),
            "marks" => await store.ListMarksAsync(Acme, Crm, "r", 5, default),
            "mark count" => await store.CountMarksAsync(Acme, Crm, "r", default),
            "cursors" => await store.ListCursorsAsync(Acme, default),
            "records" => await store.FindRecordsAsync(Acme, Crm, "r", ["1", "2"], default),
            "keys" => await store.FindByKeysAsync(Acme, Crm, "r", ["1", "2"], default),
            "markers" => await store.FindByMarkersAsync(Acme, Crm, "r", ["1", "2"], default),
            "not seen" => await store.ListNotSeenAsync(Acme, Crm, "r", 5, "3", 5, default),
            "record count" => await store.CountRecordsAsync(Acme, Crm, "r", default),
            "crm links" => await store.FindLinksAsync(Acme, Crm, "r", ["1", "2"], default),
            "accounting links" => await store.FindLinksAsync(Acme, Side.Accounting, "r", ["1", "2"], default),
            "link" => await store.FindLinkAsync(Acme, Guid.NewGuid(), default),
            "links" => await store.ListLinksAsync(Acme, "m", new Guid("80000000-0000-0000-0000-000000000000"), 5, default),
            "link count" => await store.CountLinksAsync(Acme, "m", LinkState.Active, default),
            "open intents" => await store.ListOpenIntentsAsync(Acme, default),
            "intent" => await store.FindIntentAsync(Acme, Guid.NewGuid(), default),
            "parked of pairs" => await store.FindParkedAsync(Acme, "m", ["1", "2"], default),
            "parked" => await store.ListParkedAsync(Acme, ParkedFilter.All, null, 5, default),
            "parked behind" => await store.ListParkedAsync(Acme, ParkedFilter.All, "0000000000000000100|m|p", 5, default),
            "waiting" => await store.ListParkedAsync(Acme, new ParkedFilter { WaitsFor = "company:crm:10" }, null, 5, default),
            "due" => await store.CountParkedAsync(Acme, new ParkedFilter { DueBefore = DateTimeOffset.MinValue.AddTicks(10) }, default),
            "decisions" => await store.FindDecisionsAsync(Acme, "m", ["1", "2"], default),
            "approvals" => await store.FindApprovalsAsync(Acme, "m", ["1", "2"], default),
            "brakes" => await store.ListBrakesAsync(Acme, DateTimeOffset.MinValue.AddTicks(490), default),
            "history" => await store.ListHistoryAsync(Acme, new Guid("00000000-0000-0000-0000-000000000007"), 5, default),
            "runs" => await store.ListRunsAsync(Acme, 5, default),
            _ => throw new ArgumentOutOfRangeException(nameof(question)),
        };
    }
}
