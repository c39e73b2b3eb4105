namespace Connectors.Sync.PostgreSql.Tests;

/// <summary>A database with 40 connections of 500 rows in every table, and statistics about them: enough that the planner has a choice.</summary>
public sealed class FilledDatabase : IAsyncLifetime
{
    private const string Everybody = "FROM generate_series(1, 40) AS c, generate_series(1, 500) AS i";

    internal TemporaryDatabase Database { get; private set; } = null!;

    internal PostgreSqlSyncStore Store { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Database = await TemporaryDatabase.MigratedAsync();
        await using (var raw = await Database.OpenAsync())
        {
            await raw.ExecuteAsync($$"""
                INSERT INTO sync_connection (connection, kind, mode, settings, settings_version, preset, pins, health, version) SELECT 'c' || i, 'k', 3, '', 0, '', '', '', i FROM generate_series(1, 20000) AS i;
                INSERT INTO sync_lease (connection, owner, token, until) SELECT 'c' || i, 'o', i, 0 FROM generate_series(1, 20000) AS i;
                INSERT INTO sync_journal (connection, at, "user", event, detail) SELECT 'c' || c, i, '', 'mode', '' {{Everybody}};
                INSERT INTO sync_run (connection, id, started_at, trigger, state, counters, reason, "user") SELECT 'c' || c, gen_random_uuid(), i, 'manual', 'completed', '', '', '' {{Everybody}};
                INSERT INTO sync_cursor (connection, side, resource, pass) SELECT 'c' || c, i % 2, 'r' || i, 1 {{Everybody}};
                INSERT INTO sync_record (connection, side, resource, id, entity, hash, marker, deleted, pass, keys) SELECT 'c' || c, i % 2, 'r', i::text, 'company', '', 'm' || i, false, 1, '["k' || i || '"]' {{Everybody}};
                INSERT INTO sync_record_key (connection, side, resource, key, id) SELECT 'c' || c, i % 2, 'r', 'k' || i, i::text {{Everybody}};
                INSERT INTO sync_mark (connection, side, resource, id, claim, class, counter, at) SELECT 'c' || c, i % 2, 'r', i::text, '', 3, i, i {{Everybody}};
                INSERT INTO sync_link (connection, id, mapping, state, reason, crm_resource, crm_id, accounting_resource, accounting_id, base, updated_at)
                    SELECT 'c' || c, gen_random_uuid(), 'm', i % 4, '', 'r', i::text, 'r', i::text, '', 0 {{Everybody}};
                INSERT INTO sync_intent (connection, id, link, mapping, side, kind, payload, settings_version, token, run, opened_at, deadline, state, outcome, evidence, negative_reads)
                    SELECT 'c' || c, gen_random_uuid(), gen_random_uuid(), 'm', 1, 0, '', 0, 1, gen_random_uuid(), i, i, CASE WHEN i % 50 = 0 THEN 0 ELSE 2 END, '', '', 0 {{Everybody}};
                INSERT INTO sync_history (connection, link, mapping, at, run, event, detail, "user") SELECT 'c' || c, ('00000000-0000-0000-0000-' || lpad((i % 50)::text, 12, '0'))::uuid, 'm', i, gen_random_uuid(), 'updated', '', '' {{Everybody}};
                INSERT INTO sync_parked (connection, mapping, pair, kind, cause, problems, waits_for, wakes, wake_at, attempts, since)
                    SELECT 'c' || c, 'm', 'crm:' || i, 0, 'required', '', CASE WHEN i % 10 = 0 THEN 'company:crm:' || i END, 0, CASE WHEN i % 10 = 1 THEN i END, 0, i {{Everybody}};
                INSERT INTO sync_decision (connection, mapping, pair, kind, at, "user") SELECT 'c' || c, 'm', 'crm:' || i, 0, 0, '' {{Everybody}};
                INSERT INTO sync_brake (connection, mapping, kind, pair, what, at, linked) SELECT 'c' || c, 'm', 0, 'crm:' || i, 'unlink', i, 1 {{Everybody}};
                INSERT INTO sync_approval (connection, mapping, pair, whats, at, until, "user") SELECT 'c' || c, 'm', 'crm:' || i, '[]', 0, 0, '' {{Everybody}};
                ANALYZE;
                """);
        }

        Store = Database.Store();
        await Store.GetTimeAsync(default);
    }

    public async Task DisposeAsync()
    {
        await Store.DisposeAsync();
        await Database.DisposeAsync();
    }
}
