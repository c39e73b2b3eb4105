using Connectors.Sync.Stores.Relational;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Connectors.Sync.PostgreSql;

/// <summary>The statements of one schema, in which parameters are numbered. Lists travel as arrays: the text is the same for one row and for 5,000.</summary>
internal sealed class PostgreSqlStatements
{
    public PostgreSqlStatements(IModel model, string schema)
    {
        var (lease, connection, record, key, mark, link, parked) = (Of<LeaseRow>(), Of<Stores.ConnectionRow>(), Of<Stores.RecordRow>(), Of<RecordKey>(), Of<Stores.MarkRow>(), Of<Stores.LinkRow>(), Of<Stores.ParkedRow>());
        NextNumber = $"nextval('\"{schema}\".{SyncStoreContext.Numbers}')";

        Number = $"SELECT {NextNumber}";
        Time = $"SELECT {PostgreSqlClock.Now(1)}";

        // The advisory lock lets one at a time take a connection, so that the number is drawn after it: a later lease has the larger token whatever happens in between. Who sees a living lease waits for nobody.
        // The stamp makes it repeatable: who never heard the answer takes the same lease again.
        Acquire = $"""
            WITH turn AS MATERIALIZED (
                SELECT pg_advisory_xact_lock({PostgreSqlLocks.Leases}, hashtext($6 || $1))
                WHERE NOT EXISTS (SELECT 1 FROM {lease} WHERE connection = $1 AND until > {PostgreSqlClock.Now(5)} AND stamp IS DISTINCT FROM $4))
            INSERT INTO {lease} AS held (connection, owner, token, until, stamp)
            SELECT $1, $2, {NextNumber}, {PostgreSqlClock.Now(5)} + $3, $4 FROM turn
            ON CONFLICT (connection) DO UPDATE SET owner = excluded.owner, token = {NextNumber}, until = {PostgreSqlClock.Now(5)} + $3, stamp = excluded.stamp
            WHERE held.until <= {PostgreSqlClock.Now(5)} OR held.stamp = $4
            RETURNING token, until
            """;
        Renew = $"UPDATE {lease} SET until = greatest(until, {PostgreSqlClock.Now(4)} + $3) WHERE connection = $1 AND token = $2 RETURNING until";
        Release = $"DELETE FROM {lease} WHERE connection = $1 AND token = $2";
        Fence = $"UPDATE {lease} SET stamp = $3 WHERE connection = $1 AND token = $2";
        StampOfLease = $"SELECT stamp FROM {lease} WHERE connection = $1 AND token = $2 FOR UPDATE";

        // A table that was never looked at, or had a tenth of these rows when it was, is planned for as if it were empty.
        Outgrown = $"SELECT EXISTS (SELECT 1 FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace WHERE n.nspname = '{schema}' AND c.relname IN ('sync_record', 'sync_link') AND c.reltuples < $1)";
        Analyze = $"ANALYZE {record}, {key}, {mark}, {link}, {Of<Stores.IntentRow>()}, {parked}";
        VersionOfConnection = $"SELECT version FROM {connection} WHERE connection = $1";

        // Only what changes: a key is touched when the record's list of keys is another one than before. Each row is looked up by its whole key (LATERAL, OFFSET 0): a prepared statement
        // keeps the plan that it was given when the tables were empty, and a join would go through all rows of the connection for one.
        RecordKeys = $"""
            WITH changed AS MATERIALIZED (
                SELECT given.side, given.resource, given.id, given.keys::jsonb AS after, old.keys::jsonb AS before
                FROM unnest($2::int[], $3::text[], $4::text[], $5::text[]) AS given (side, resource, id, keys)
                LEFT JOIN LATERAL (
                    SELECT r.keys FROM {record} AS r WHERE r.connection = $1 AND r.side = given.side AND r.resource = given.resource AND r.id = given.id OFFSET 0) AS old ON true
                WHERE old.keys IS DISTINCT FROM given.keys),
            removed AS (
                DELETE FROM {key} AS k WHERE k.ctid = ANY (ARRAY (
                    SELECT old.place FROM changed CROSS JOIN jsonb_array_elements_text(changed.before) AS gone (key) CROSS JOIN LATERAL (
                        SELECT o.ctid AS place FROM {key} AS o WHERE o.connection = $1 AND o.side = changed.side AND o.resource = changed.resource AND o.key = gone.key AND o.id = changed.id OFFSET 0) AS old
                    WHERE NOT changed.after ? gone.key)))
            INSERT INTO {key} (connection, side, resource, key, id)
            SELECT $1, changed.side, changed.resource, added.key, changed.id FROM changed, jsonb_array_elements_text(changed.after) AS added (key)
            ON CONFLICT DO NOTHING
            """;

        ClearMark = $"DELETE FROM {mark} WHERE connection = $1 AND side = $2 AND resource = $3 AND id = $4 AND claim = $5 AND counter = $6";
        ClearMarks = $"""
            DELETE FROM {mark} AS m USING unnest($2::int[], $3::text[], $4::text[], $5::text[], $6::bigint[]) AS given (side, resource, id, claim, counter)
            WHERE m.connection = $1 AND m.side = given.side AND m.resource = given.resource AND m.id = given.id AND m.claim = given.claim AND m.counter = given.counter
            """;

        Unpark = $"DELETE FROM {parked} AS p USING unnest($2::text[], $3::text[]) AS given (mapping, pair) WHERE p.connection = $1 AND p.mapping = given.mapping AND p.pair = given.pair";

        // Links of one batch may pass records on to each other: those that move give theirs up before any takes its new one.
        FreeRecords = $"""
            UPDATE {link} AS l SET crm_id = NULL, accounting_id = NULL
            FROM unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[]) AS given (id, crm_resource, crm_id, accounting_resource, accounting_id)
            WHERE l.connection = $1 AND l.id = given.id AND (
                (l.crm_id IS NOT NULL AND (l.crm_resource, l.crm_id) IS DISTINCT FROM (given.crm_resource, given.crm_id))
                OR (l.accounting_id IS NOT NULL AND (l.accounting_resource, l.accounting_id) IS DISTINCT FROM (given.accounting_resource, given.accounting_id)))
            """;
        LinkedElsewhere = $"""
            SELECT 0, given.crm_resource, given.crm_id FROM unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[]) AS given (id, crm_resource, crm_id, accounting_resource, accounting_id)
            JOIN {link} AS l ON l.connection = $1 AND l.crm_resource = given.crm_resource AND l.crm_id = given.crm_id AND l.id <> ALL ($2)
            UNION ALL
            SELECT 1, given.accounting_resource, given.accounting_id FROM unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[]) AS given (id, crm_resource, crm_id, accounting_resource, accounting_id)
            JOIN {link} AS l ON l.connection = $1 AND l.accounting_resource = given.accounting_resource AND l.accounting_id = given.accounting_id AND l.id <> ALL ($2)
            LIMIT 1
            """;

        SendOf = $"SELECT id FROM {Of<Stores.SendRow>()} WHERE connection = $1 AND flow = $2 AND source_id = $3 AND generation = $4";

        // A connection that is not stored has the version 0. Locked, so that a change of the settings waits for this step or is seen by it.
        SettingsVersionIs = $"SELECT 1 WHERE coalesce((SELECT settings_version FROM {connection} WHERE connection = $1 FOR SHARE), 0) = $2";
        ForgetLink = [.. MaintenanceSql.ForgetLink.Select(Qualified)];
        ForgetPair = [.. MaintenanceSql.ForgetPair.Select(Qualified)];
        Prune = [.. MaintenanceSql.Prune.Select(p => (Qualified(p.Text), p.Before))];
        Resets = [.. model.GetEntityTypes().Where(static t => t.GetProperties().Any(static p => p.GetColumnName() == "connection") && !MaintenanceSql.KeptByReset.Contains(t.GetTableName()!, StringComparer.Ordinal))
            .Select(static t => $"DELETE FROM {SyncStoreContext.TableOf(t)} WHERE connection = $1")];

        // The lease first: whoever writes under it is waited for, and nobody begins any more.
        Deletes = [.. model.GetEntityTypes().Where(static t => t.GetProperties().Any(static p => p.GetColumnName() == "connection"))
            .OrderByDescending(static t => t.ClrType == typeof(LeaseRow)).ThenBy(static t => t.GetTableName(), StringComparer.Ordinal)
            .Select(static t => $"DELETE FROM {SyncStoreContext.TableOf(t)} WHERE connection = $1")];

        string Qualified(string text) => text.Replace(" sync_", $" \"{schema}\".sync_", StringComparison.Ordinal);

        string Of<TRow>() => SyncStoreContext.TableOf(model.FindEntityType(typeof(TRow))!);
    }

    public string NextNumber { get; }

    public string Number { get; }

    public string Time { get; }

    public string Acquire { get; }

    public string Renew { get; }

    public string Release { get; }

    public string Fence { get; }

    public string StampOfLease { get; }

    public string VersionOfConnection { get; }

    public string RecordKeys { get; }

    /// <summary>Whether the planner knows of fewer records or links than the parameter says.</summary>
    public string Outgrown { get; }

    /// <summary>Tells the planner how large the tables are that a first run fills; the server does that by itself a minute later, and a first run is half over then.</summary>
    public string Analyze { get; }

    /// <summary>The one mark of most steps.</summary>
    public string ClearMark { get; }

    public string ClearMarks { get; }

    public string Unpark { get; }

    public string FreeRecords { get; }

    public string LinkedElsewhere { get; }

    public string SettingsVersionIs { get; }

    public string SendOf { get; }

    public IReadOnlyList<string> Deletes { get; }

    /// <summary>Everything but the connection itself and what is said about it.</summary>
    public IReadOnlyList<string> Resets { get; }

    /// <summary>As <see cref="MaintenanceSql"/> has it, with its named parameters.</summary>
    public IReadOnlyList<string> ForgetLink { get; }

    public IReadOnlyList<string> ForgetPair { get; }

    public IReadOnlyList<(string Text, Func<Stores.StoreRetention, DateTimeOffset> Before)> Prune { get; }

    /// <summary>A transaction that stands open because its host was stopped in the middle ends by itself, and with it its locks.</summary>
    public static string Bounded => "SET LOCAL idle_in_transaction_session_timeout = '10s'";

    /// <summary>The same for a step, whose rows are found by their keys: no plan of its statements goes through a whole table, also not one that was made when the tables were empty.</summary>
    public static string BoundedByKeys => "SELECT set_config('idle_in_transaction_session_timeout', '10s', true), set_config('enable_seqscan', 'off', true)";
}

/// <summary>The first halves of our advisory locks, which everybody in the database shares.</summary>
internal static class PostgreSqlLocks
{
    public const int Migration = 1129203249;
    public const int Leases = 1129203250;
}
