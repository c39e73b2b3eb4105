using Connectors.Sync.Stores;

namespace Connectors.Sync.PostgreSql.Tests;

/// <summary>A database with 40 connections of 500 rows in every table, and statistics about them: enough that the planner has a choice.</summary>
public sealed class FilledDatabase : IAsyncLifetime
{
    private static readonly ConnectionId Model = new("c0");

    internal TemporaryDatabase Database { get; private set; } = null!;

    internal PostgreSqlSyncStore Store { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Database = await TemporaryDatabase.MigratedAsync();
        Store = Database.Store();
        var lease = await WriteOneOfEachAsync();
        await using var raw = await Database.OpenAsync();
        await raw.ExecuteAsync(string.Join(";\n",
            Multiply("sync_connection", "'connection', 'c' || c || '-' || i, 'version', c * 1000 + i"),
            Multiply("sync_lease", "'connection', 'c' || c || '-' || i, 'token', c * 1000 + i"),
            Multiply("sync_journal", "'number', c * 1000 + i"),
            Multiply("sync_run", "'id', gen_random_uuid(), 'started_at', i"),
            Multiply("sync_cursor", "'side', i % 2, 'resource', 'r' || i"),
            Multiply("sync_record", "'side', i % 2, 'id', i::text, 'marker', 'm' || i"),
            Multiply("sync_record_key", "'side', i % 2, 'key', 'k' || i, 'id', i::text"),
            Multiply("sync_mark", "'side', i % 2, 'id', i::text, 'counter', i, 'at', i"),
            Multiply("sync_link", "'id', gen_random_uuid(), 'state', i % 4, 'crm_id', i::text, 'accounting_id', i::text"),
            Multiply("sync_intent", "'id', gen_random_uuid(), 'link', gen_random_uuid(), 'opened_at', i, 'closed_at', i, 'state', CASE WHEN i % 50 = 0 THEN 0 ELSE 2 END"),
            Multiply("sync_history", "'number', c * 1000 + i, 'link', '00000000-0000-0000-0000-' || lpad((i % 50)::text, 12, '0'), 'at', i"),
            Multiply("sync_parked", "'pair', 'crm:' || i, 'since', i, 'waits_for', CASE WHEN i % 10 = 0 THEN 'company:crm:' || i END, 'wake_at', CASE WHEN i % 10 = 1 THEN i END"),
            Multiply("sync_decision", "'pair', 'crm:' || i"),
            Multiply("sync_brake", "'pair', 'crm:' || i, 'at', i"),
            Multiply("sync_approval", "'pair', 'crm:' || i"),
            "ANALYZE"));
        await Store.ReleaseAsync(lease, default);
    }

    public async Task DisposeAsync()
    {
        await Store.DisposeAsync();
        await Database.DisposeAsync();
    }

    // From a row that the store wrote, so that a new column needs nothing here.
    private static string Multiply(string table, string changes) => $"""
        INSERT INTO {table} SELECT made.*
        FROM (SELECT * FROM {table} LIMIT 1) AS one, generate_series(1, 40) AS c, generate_series(1, 500) AS i,
            LATERAL jsonb_populate_record(NULL::{table}, to_jsonb(one) || jsonb_build_object('connection', 'c' || c) || jsonb_build_object({changes})) AS made
        """;

    private async Task<Lease> WriteOneOfEachAsync()
    {
        var at = DateTimeOffset.MinValue.AddTicks(1);
        await Store.SaveConnectionAsync(new ConnectionRow { Id = Model, Kind = "k" }, new JournalRow { Connection = Model, At = at, Event = "mode" }, default);
        var lease = (await Store.TryAcquireAsync(Model, "host", TimeSpan.FromTicks(1), default))!;
        var batch = new StoreBatch();
        batch.Runs.Add(new RunRow { Id = Guid.NewGuid(), StartedAt = at, Trigger = "manual", State = "completed" });
        batch.Cursors.Add(new CursorRow { Side = Side.Crm, Resource = "r" });
        batch.Records.Add(new RecordRow { Side = Side.Crm, Resource = "r", Id = "1", Entity = "company", Pass = 1, Keys = ["k1"], Marker = "m1" });
        batch.Marks.Add(new MarkRow { Side = Side.Crm, Resource = "r", Id = "1" });
        batch.Links.Add(new LinkRow { Id = Guid.NewGuid(), Mapping = "m", State = LinkState.Active, CrmResource = "r", CrmId = "1", AccountingResource = "r", AccountingId = "1" });
        batch.Intents.Add(new IntentRow { Id = Guid.NewGuid(), Link = Guid.NewGuid(), Mapping = "m", Side = Side.Crm, Kind = WriteKind.Update, Payload = "", OpenedAt = at, Deadline = at });
        batch.History.Add(new HistoryRow { Link = Guid.Empty, Mapping = "m", At = at, Event = "updated" });
        batch.Parked.Add(new ParkedRow { Mapping = "m", Pair = "crm:1", Kind = ParkedKind.Parked, Cause = "required", Problems = "", Since = at });
        batch.Brakes.Add(new BrakeRow { Mapping = "m", Kind = BrakeKind.Removal, Pair = "crm:1", What = "unlink", At = at, Linked = 1 });
        await Store.CommitAsync(lease, batch, default);
        await Store.SaveDecisionAsync(Model, new DecisionRow { Mapping = "m", Pair = "crm:1", Kind = DecisionKind.Ignore, At = at }, default);
        await Store.SaveApprovalsAsync(Model, [new ApprovalRow { Mapping = "m", Pair = "crm:1", Whats = ["unlink"], At = at, Until = at }], default);
        return lease;
    }
}
