using System.Globalization;
using Connectors.Sync.Stores;
using Connectors.TestSupport;

namespace Connectors.Sync.PostgreSql.Tests;

/// <summary>Two hosts on one database.</summary>
public sealed class TwoNodesTests : IAsyncLifetime
{
    private static readonly ConnectionId Acme = new("acme");
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private TemporaryDatabase _database = null!;
    private PostgreSqlSyncStore _first = null!;
    private PostgreSqlSyncStore _second = null!;

    public async Task InitializeAsync()
    {
        _database = await TemporaryDatabase.MigratedAsync();
        _first = _database.Store();
        _second = _database.Store();
    }

    public async Task DisposeAsync()
    {
        await _first.DisposeAsync();
        await _second.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact, Rule("R21")]
    public async Task Of_many_who_take_a_connection_at_once_one_gets_it_and_tokens_grow()
    {
        for (var round = 0; round < 20; round++)
        {
            var connection = new ConnectionId(round.ToString(CultureInfo.InvariantCulture));
            long before = 0;
            for (var taking = 0; taking < 3; taking++)
            {
                var leases = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(async () => await (i % 2 == 0 ? _first : _second).TryAcquireAsync(connection, "host" + i, Hour, default))));
                var lease = Assert.Single(leases, static l => l is not null)!;
                Assert.True(lease.Token > before);
                before = lease.Token;
                await _first.ReleaseAsync(lease, default);
            }
        }
    }

    [Fact, Rule("R21"), Rule("R32")]
    public async Task The_clock_is_the_servers_whatever_the_hosts_believe()
    {
        await using var connection = await _database.OpenAsync();
        var before = (DateTime)(await connection.ScalarAsync("SELECT clock_timestamp()"))!;
        var now = await _first.GetTimeAsync(default);
        var after = (DateTime)(await connection.ScalarAsync("SELECT clock_timestamp()"))!;
        Assert.InRange(now.UtcDateTime, before, after);

        var lease = (await _first.TryAcquireAsync(Acme, "host", Hour, default))!;
        Assert.InRange(lease.Until - now, Hour, Hour + TimeSpan.FromMinutes(10));
        // Run out on the server: no host's clock is asked.
        await connection.ExecuteAsync("UPDATE sync_lease SET until = until - 36000000000");
        Assert.NotNull(await _second.TryAcquireAsync(Acme, "other", Hour, default));
    }

    [Fact, Rule("R21")]
    public async Task A_zombie_and_its_successor_who_commit_at_once_never_both_write()
    {
        for (var round = 0; round < 20; round++)
        {
            var connection = new ConnectionId("z" + round.ToString(CultureInfo.InvariantCulture));
            var old = (await _first.TryAcquireAsync(connection, "old", TimeSpan.FromTicks(1), default))!;
            var zombie = Enumerable.Range(0, 5).Select(i => Task.Run(async () =>
            {
                try
                {
                    await _first.CommitAsync(old, Step("old", i), default);
                    return true;
                }
                catch (LeaseLostException)
                {
                    return false;
                }
            })).ToArray();
            var taken = await _second.TryAcquireAsync(connection, "new", Hour, default);
            Assert.NotNull(taken);
            await _second.CommitAsync(taken, Step("new", 0), default);
            var written = (await Task.WhenAll(zombie)).Count(static w => w);

            // What the zombie wrote, it wrote before the successor: its last step is under all of the new one's.
            var history = (await _first.ListHistoryAsync(connection, Guid.Empty, 100, default)).Select(static h => h.Event).ToArray();
            Assert.Equal("new", history[0]);
            Assert.Equal(written, history.Count(static h => h == "old"));
            await Assert.ThrowsAsync<LeaseLostException>(async () => await _first.CommitAsync(old, Step("old", 9), default));
        }
    }

    [Fact, Rule("R29")]
    public async Task A_mark_that_is_set_while_it_is_cleared_is_not_lost()
    {
        var lease = (await _first.TryAcquireAsync(Acme, "host", Hour, default))!;
        var mark = new MarkRow { Side = Side.Crm, Resource = "company", Id = "1" };
        long last = 0;
        for (var round = 0; round < 50; round++)
        {
            await _second.AddMarksAsync(Acme, [mark], default);
            var taken = Assert.Single(await _first.ListMarksAsync(Acme, Side.Crm, "company", 10, default));
            Assert.True(taken.Counter > last);
            last = taken.Counter;
            var clearing = Task.Run(async () => await _first.CommitAsync(lease, Cleared(taken), default));
            var setting = Task.Run(async () => await _second.AddMarksAsync(Acme, [mark], default));
            await Task.WhenAll(clearing, setting);

            // Whoever came first: the second setting stands, with a number that was never seen.
            var left = Assert.Single(await _first.ListMarksAsync(Acme, Side.Crm, "company", 10, default));
            Assert.True(left.Counter > last);
            await _first.CommitAsync(lease, Cleared(left), default);
            Assert.Empty(await _first.ListMarksAsync(Acme, Side.Crm, "company", 10, default));
        }

        static StoreBatch Cleared(MarkRow taken) => new() { ClearedMarks = { taken } };
    }

    [Fact, Rule("R12"), Rule("R29")]
    public async Task Marks_and_claims_from_everywhere_in_every_order_are_all_there()
    {
        var lease = (await _first.TryAcquireAsync(Acme, "host", Hour, default))!;
        var claims = Enumerable.Range(0, 20).Select(static i => Claim(i, i + 1)).ToArray();
        var marks = Enumerable.Range(0, 40).Select(static i => new MarkRow { Side = Side.Crm, Resource = "company", Id = i.ToString(CultureInfo.InvariantCulture) }).Concat(claims).ToArray();
        var work = new List<Task>();
        for (var i = 0; i < 24; i++)
        {
            var store = i % 2 == 0 ? _first : _second;
            var shuffled = marks.OrderBy(m => HashCode.Combine(m.Id, m.OldNumber, i)).ToArray();
            work.Add(Task.Run(async () => await store.AddMarksAsync(Acme, shuffled, default)));
            if (i % 4 == 0)
            {
                work.Add(Task.Run(async () =>
                {
                    // A run that takes marks meanwhile takes only those it saw.
                    var seen = await _first.ListMarksAsync(Acme, Side.Crm, "company", 30, default);
                    var batch = new StoreBatch();
                    batch.ClearedMarks.AddRange(seen);
                    batch.Marks.AddRange(seen);
                    await _first.CommitAsync(lease, batch, default);
                }));
            }
        }

        await Task.WhenAll(work);
        var stored = await _first.ListMarksAsync(Acme, Side.Crm, "company", 1000, default);
        Assert.Equal(60, stored.Count);
        Assert.Equal(60, stored.Select(static m => m.Counter).Distinct().Count());
        Assert.Equal(20, stored.Count(static m => m.OldNumber is not null));

        static MarkRow Claim(int from, int to) => new()
        {
            Side = Side.Crm,
            Resource = "company",
            OldNumber = from.ToString(CultureInfo.InvariantCulture),
            NewNumber = to.ToString(CultureInfo.InvariantCulture),
        };
    }

    [Fact]
    public async Task A_connection_that_is_deleted_while_it_is_written_stays_deleted()
    {
        for (var round = 0; round < 20; round++)
        {
            var connection = new ConnectionId("d" + round.ToString(CultureInfo.InvariantCulture));
            await _first.SaveConnectionAsync(new ConnectionRow { Id = connection, Kind = "k" }, null, default);
            var lease = (await _first.TryAcquireAsync(connection, "host", Hour, default))!;
            var writing = Enumerable.Range(0, 6).Select(i => Task.Run(async () => await Record.ExceptionAsync(async () => await _first.CommitAsync(lease, Step("x", i), default)))).ToArray();
            await _second.DeleteConnectionAsync(connection, default);
            Assert.All(await Task.WhenAll(writing), static e => Assert.True(e is null or LeaseLostException, e?.ToString()));
            Assert.Empty(await _first.ListHistoryAsync(connection, Guid.Empty, 100, default));
            Assert.Equal(0, await _first.CountRecordsAsync(connection, Side.Crm, "company", default));
            Assert.Null(await _first.FindConnectionAsync(connection, default));
        }
    }

    [Fact]
    public async Task Steps_of_one_connection_that_wait_share_a_transaction_and_each_is_refused_for_itself()
    {
        var lease = (await _first.TryAcquireAsync(Acme, "host", Hour, default))!;
        var taken = new LinkRow { Id = Guid.NewGuid(), Mapping = "company", State = LinkState.Active, CrmResource = "company", CrmId = "taken", AccountingResource = "contact" };
        await _first.CommitAsync(lease, new StoreBatch { Links = { taken } }, default);
        using var giveUp = new CancellationTokenSource();
        Task[] waiting;
        Task conflict, given;
        await using (var blocker = await _database.OpenAsync())
        {
            // The lease's row is the door: the first step stands before it alone, and the others gather behind it once the server has it there.
            await blocker.ExecuteAsync("BEGIN; SELECT 1 FROM sync_lease FOR UPDATE");
            var first = _first.CommitAsync(lease, Step("s", 0), default).AsTask();
            while (!first.IsCompleted && (long)(await _database.ScalarAsync("SELECT count(*) FROM pg_locks l JOIN pg_stat_activity a USING (pid) WHERE NOT l.granted AND a.datname = current_database()"))! == 0)
            {
            }

            waiting = [first, .. Enumerable.Range(1, 39).Select(i => _first.CommitAsync(lease, Step("s", i), default).AsTask())];
            conflict = _first.CommitAsync(lease, new StoreBatch { Links = { taken with { Id = Guid.NewGuid() } }, History = { Step("conflict", 0).History[0] } }, default).AsTask();
            given = _first.CommitAsync(lease, Step("given up", 0), giveUp.Token).AsTask();
            await giveUp.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => given);
            await blocker.ExecuteAsync("ROLLBACK");
        }

        await Task.WhenAll(waiting);
        Assert.Contains("company/taken of the CRM side", (await Assert.ThrowsAsync<StoreConflictException>(() => conflict)).Message, StringComparison.Ordinal);
        Assert.Equal(40, (await _first.ListHistoryAsync(Acme, Guid.Empty, 100, default)).Count);
    }

    [Fact]
    public async Task A_closing_store_still_writes_what_waits_and_then_takes_nothing()
    {
        var lease = (await _first.TryAcquireAsync(Acme, "host", Hour, default))!;
        var waiting = Enumerable.Range(0, 30).Select(i => _first.CommitAsync(lease, Step("x", i), default).AsTask()).ToArray();
        await Task.WhenAll(waiting[..1]);
        await _first.DisposeAsync();
        await Task.WhenAll(waiting);
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await _first.CommitAsync(lease, Step("y", 0), default));
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await _first.FindConnectionAsync(Acme, default));
        Assert.Equal(30, (await _second.ListHistoryAsync(Acme, Guid.Empty, 100, default)).Count);
    }

    private static StoreBatch Step(string what, int number)
    {
        var batch = new StoreBatch();
        batch.Records.Add(new RecordRow { Side = Side.Crm, Resource = "company", Id = what + number.ToString(CultureInfo.InvariantCulture), Entity = "company", Keys = ["k"] });
        batch.History.Add(new HistoryRow { Link = Guid.Empty, Mapping = "company", At = DateTimeOffset.UnixEpoch, Event = what });
        return batch;
    }
}
