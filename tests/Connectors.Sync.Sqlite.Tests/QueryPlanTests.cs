using System.Data.Common;
using Connectors.Sync.Stores;

namespace Connectors.Sync.Sqlite.Tests;

/// <summary>Every question goes through an index, also when the tables are large: asked of SQLite itself, for the statements that were really sent.</summary>
public sealed class QueryPlanTests
{
    private static readonly ConnectionId Acme = new("acme");

    public static TheoryData<string, string> Questions() => new()
    {
        { "connection", "SEARCH s USING INDEX sqlite_autoindex_sync_connection_1" },
        { "connections", "SEARCH sync_connection USING INDEX sqlite_autoindex_sync_connection_1" },
        { "journal", "SEARCH s USING INDEX IX_sync_journal_connection_number" },
        { "marks", "SEARCH s USING INDEX IX_sync_mark_connection_side_resource_class_at_id_claim" },
        { "mark count", "SEARCH s USING COVERING INDEX" },
        { "cursors", "SEARCH s USING INDEX sqlite_autoindex_sync_cursor_1" },
        { "records", "SEARCH s USING INDEX sqlite_autoindex_sync_record_1 (connection=? AND side=? AND resource=? AND id=?)" },
        { "keys", "SEARCH s USING COVERING INDEX sqlite_autoindex_sync_record_key_1 (connection=? AND side=? AND resource=? AND key=?)" },
        { "markers", "SEARCH s USING INDEX IX_sync_record_connection_side_resource_marker (connection=? AND side=? AND resource=? AND marker=?)" },
        { "not seen", "SEARCH s USING INDEX sqlite_autoindex_sync_record_1" },
        { "record count", "SEARCH s USING" },
        { "crm links", "SEARCH s USING INDEX IX_sync_link_connection_crm_resource_crm_id (connection=? AND crm_resource=? AND crm_id=?)" },
        { "accounting links", "SEARCH s USING INDEX IX_sync_link_connection_accounting_resource_accounting_id (connection=? AND accounting_resource=? AND accounting_id=?)" },
        { "link", "SEARCH s USING INDEX sqlite_autoindex_sync_link_1 (connection=? AND id=?)" },
        { "links", "SEARCH s USING INDEX IX_sync_link_connection_mapping_id" },
        { "link count", "SEARCH s USING COVERING INDEX IX_sync_link_connection_mapping_state" },
        { "open intents", "SEARCH s USING INDEX IX_sync_intent_connection_opened_at_id" },
        { "intent", "SEARCH s USING INDEX sqlite_autoindex_sync_intent_1 (connection=? AND id=?)" },
        { "parked of pairs", "SEARCH s USING INDEX sqlite_autoindex_sync_parked_1 (connection=? AND mapping=? AND pair=?)" },
        { "parked", "SEARCH s USING INDEX IX_sync_parked_connection_since_mapping_pair" },
        { "parked behind", "SEARCH s USING INDEX IX_sync_parked_connection_since_mapping_pair (connection=? AND since>?)" },
        { "waiting", "SEARCH s USING INDEX IX_sync_parked_connection_waits_for_since_mapping_pair (connection=? AND waits_for=?)" },
        { "due", "SEARCH s USING COVERING INDEX IX_sync_parked_connection_wake_at (connection=? AND wake_at<?)" },
        { "decisions", "SEARCH s USING INDEX sqlite_autoindex_sync_decision_1 (connection=? AND mapping=? AND pair=?)" },
        { "history", "SEARCH s USING INDEX IX_sync_history_connection_link_number" },
        { "changed connections", "SEARCH s USING INDEX IX_sync_connection_version (version>?)" },
        { "intents of a link", "SEARCH s USING INDEX IX_sync_intent_connection_link (connection=? AND link=?)" },
        { "runs", "SEARCH s USING INDEX IX_sync_run_connection_started_at_id" },
        { "send", "SEARCH s USING INDEX sqlite_autoindex_sync_send_1 (connection=? AND id=?)" },
        { "sends of sources", "SEARCH s USING INDEX IX_sync_send_connection_flow_source_id_generation (connection=? AND flow=? AND source_id=?)" },
        { "sends", "SEARCH s USING INDEX IX_sync_send_connection_created_at_id" },
        { "sends behind", "SEARCH s USING INDEX IX_sync_send_connection_created_at_id (connection=? AND created_at>?)" },
        { "sources", "SEARCH s USING INDEX sqlite_autoindex_sync_document_source_1 (connection=? AND flow=? AND source_id=?)" },
        { "document flows", "SEARCH s USING INDEX sqlite_autoindex_sync_document_flow_1 (connection=?)" },
    };

    [Theory]
    [MemberData(nameof(Questions))]
    public async Task A_question_goes_through_its_index(string question, string expected)
    {
        using var folder = new TemporaryFolder();
        var path = Databases.Migrated(folder);
        await using var store = Databases.Store(path);
        await store.TryAcquireAsync(Acme, "host", TimeSpan.FromMinutes(1), default);
        var sent = SentStatements.Of(path);
        await AskAsync(store, question);

        var statement = Assert.Single(sent);
        using var raw = Databases.Open(path);
        using var command = raw.CreateCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + statement.CommandText;
        foreach (DbParameter parameter in statement.Parameters)
            command.Parameters.AddWithValue(parameter.ParameterName, parameter.Value);
        var plan = new List<string>();
        using (var reader = command.ExecuteReader())
        {
            while (reader.Read())
                plan.Add(reader.GetString(3));
        }

        Assert.Contains(plan, line => line.StartsWith(expected, StringComparison.Ordinal));
        Assert.DoesNotContain(plan, static line => line == "SCAN s" || line.StartsWith("SCAN s ", StringComparison.Ordinal));
        // Lists that grow with the data are read in the order of an index, not sorted.
        if (question is "marks" or "links" or "parked" or "parked behind" or "history" or "runs" or "waiting" or "journal" or "not seen" or "open intents" or "connections" or "changed connections" or "sends" or "sends behind")
            Assert.DoesNotContain(plan, static line => line.Contains("TEMP B-TREE", StringComparison.Ordinal));
    }

    private static async Task AskAsync(SqliteSyncStore store, string question)
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
            "links" => await store.ListLinksAsync(Acme, "m", Guid.NewGuid(), 5, default),
            "link count" => await store.CountLinksAsync(Acme, "m", LinkState.Active, default),
            "open intents" => await store.ListOpenIntentsAsync(Acme, default),
            "intent" => await store.FindIntentAsync(Acme, Guid.NewGuid(), default),
            "parked of pairs" => await store.FindParkedAsync(Acme, "m", ["1", "2"], default),
            "parked" => await store.ListParkedAsync(Acme, ParkedFilter.All, null, 5, default),
            "parked behind" => await store.ListParkedAsync(Acme, ParkedFilter.All, "0638000000000000000|m|p", 5, default),
            "waiting" => await store.ListParkedAsync(Acme, new ParkedFilter { WaitsFor = "company:crm:1" }, null, 5, default),
            "due" => await store.CountParkedAsync(Acme, new ParkedFilter { DueBefore = DateTimeOffset.MaxValue }, default),
            "decisions" => await store.FindDecisionsAsync(Acme, "m", ["1", "2"], default),
            "history" => await store.ListHistoryAsync(Acme, Guid.NewGuid(), 5, default),
            "changed connections" => await store.ListChangedConnectionsAsync(7, 5, default),
            "intents of a link" => await store.ListIntentsAsync(Acme, Guid.NewGuid(), default),
            "runs" => await store.ListRunsAsync(Acme, 5, default),
            "send" => await store.FindSendAsync(Acme, Guid.NewGuid(), default) as object,
            "sends of sources" => await store.FindSendsAsync(Acme, "invoice", ["1", "2"], default),
            "sends" => await store.ListSendsAsync(Acme, SendFilter.All, null, 5, default),
            "sends behind" => await store.ListSendsAsync(Acme, SendFilter.All, $"0638000000000000000|{Guid.NewGuid():D}", 5, default),
            "sources" => await store.FindDocumentSourcesAsync(Acme, "invoice", ["1", "2"], default),
            "document flows" => await store.ListDocumentFlowsAsync(Acme, default),
            _ => throw new ArgumentOutOfRangeException(nameof(question)),
        };
    }
}
