using Connectors.Sync.Stores;

namespace Connectors.Sync.PostgreSql.Tests;

public sealed class IdleTests
{
    [Fact]
    public async Task Ten_thousand_idle_connections_hold_no_session_lock_transaction_or_line()
    {
        await using var database = await TemporaryDatabase.MigratedAsync();
        await using (var first = database.Store())
            await first.SaveConnectionAsync(new ConnectionRow { Id = new ConnectionId("c00000"), Kind = "dinero", Mode = ConnectionMode.Live }, null, default);
        await using (var raw = await database.OpenAsync())
        {
            await raw.ExecuteAsync("""
                INSERT INTO sync_connection SELECT made.* FROM (SELECT * FROM sync_connection) AS one, generate_series(1, 9999) AS i,
                LATERAL jsonb_populate_record(NULL::sync_connection, to_jsonb(one) || jsonb_build_object('connection', 'c' || lpad(i::text, 5, '0'), 'version', nextval('sync_number'))) AS made
                """);
        }

        await using var store = database.Store(configure: static o => o.ConnectionString += ";Application Name=idle");
        var seen = 0;
        ConnectionId? after = null;
        while (await store.ListConnectionsAsync(after, 1000, default) is { Count: > 0 } page)
        {
            foreach (var connection in page.Where(static (_, i) => i % 100 == 0))
            {
                // Looked at, run and left again, as a schedule does.
                var lease = (await store.TryAcquireAsync(connection.Id, "host", TimeSpan.FromMinutes(1), default))!;
                await store.CommitAsync(lease, new StoreBatch { Cursors = { new CursorRow { Side = Side.Crm, Resource = "company", Cursor = "1" } } }, default);
                await store.ReleaseAsync(lease, default);
            }

            seen += page.Count;
            after = page[^1].Id;
        }

        Assert.Equal(10_000, seen);
        Assert.Equal(0L, await database.ScalarAsync("SELECT count(*) FROM sync_lease"));
        // One after the other needs one session, however many connections there are; a second may be there for a moment.
        Assert.InRange((long)(await database.ScalarAsync("SELECT count(*) FROM pg_stat_activity WHERE application_name = 'idle'"))!, 0, 2);
        Assert.Equal(0L, await database.ScalarAsync("SELECT count(*) FROM pg_stat_activity WHERE application_name = 'idle' AND state <> 'idle'"));
        Assert.Equal(0L, await database.ScalarAsync("SELECT count(*) FROM pg_locks l JOIN pg_stat_activity a USING (pid) WHERE a.application_name = 'idle'"));
        await store.DisposeAsync();
        Assert.Equal(0, store.Lines);
    }
}
