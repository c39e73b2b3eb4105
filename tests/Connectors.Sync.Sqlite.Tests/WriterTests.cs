using System.Globalization;
using Connectors.Sync.Stores;
using Connectors.Sync.Stores.Relational;
using Connectors.TestSupport;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Connectors.Sync.Sqlite.Tests;

public sealed class WriterTests : IAsyncLifetime, IDisposable
{
    private static readonly ConnectionId Acme = new("acme");
    private static readonly ConnectionId Other = new("other");
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly TemporaryFolder _folder = new();
    private readonly string _path;
    private readonly SqliteSyncStore _store;

    public WriterTests()
    {
        _path = Databases.Migrated(_folder);
        _store = Databases.Store(_path);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _store.DisposeAsync();

    public void Dispose() => _folder.Dispose();

    [Fact, Rule("R32")]
    public async Task What_waits_is_written_in_one_transaction_in_its_order_each_fenced_by_itself()
    {
        var stale = (await _store.TryAcquireAsync(Other, "old", TimeSpan.FromTicks(1), default))!;
        Assert.NotNull(await _store.TryAcquireAsync(Other, "new", Minute, default));
        var lease = (await _store.TryAcquireAsync(Acme, "host", Minute, default))!;
        await _store.CommitAsync(lease, Batch(b => b.Links.Add(Link("taken"))), default);

        Task[] waiting;
        Task first, fenced, conflict;
        int before;
        using (var blocker = Databases.Open(_path))
        {
            blocker.Execute("BEGIN IMMEDIATE");
            // The first one stands before the closed door alone; the others gather behind it.
            first = _store.CommitAsync(lease, Step("first"), default).AsTask();
            var one = Enumerable.Range(0, 20).Select(i => _store.CommitAsync(lease, Step(i.ToString(CultureInfo.InvariantCulture)), default).AsTask()).ToArray();
            fenced = _store.CommitAsync(stale, Step("stale"), default).AsTask();
            conflict = _store.CommitAsync(lease, Batch(b =>
            {
                b.Add(Step("conflict"));
                b.Links.Add(Link("taken"));
            }), default).AsTask();
            var two = Enumerable.Range(20, 20).Select(i => _store.CommitAsync(lease, Step(i.ToString(CultureInfo.InvariantCulture)), default).AsTask()).ToArray();
            waiting = [.. one, .. two];
            before = WriteAheadLog.Transactions(_path);
            blocker.Execute("ROLLBACK");
        }

        await first;
        await Task.WhenAll(waiting);
        await Assert.ThrowsAsync<LeaseLostException>(() => fenced);
        await Assert.ThrowsAsync<StoreConflictException>(() => conflict);
        Assert.InRange(WriteAheadLog.Transactions(_path) - before, 1, 2);
        Assert.Equal(["first", .. Enumerable.Range(0, 40).Select(static i => i.ToString(CultureInfo.InvariantCulture))],
            (await _store.ListHistoryAsync(Acme, Guid.Empty, 100, default)).Reverse().Select(static h => h.Event));
        Assert.Empty(await _store.ListHistoryAsync(Other, Guid.Empty, 100, default));
    }

    [Fact, Rule("R32")]
    public async Task A_transaction_stays_short_and_a_large_step_whole()
    {
        var lease = (await _store.TryAcquireAsync(Acme, "host", Minute, default))!;
        var before = WriteAheadLog.Transactions(_path);
        Task[] waiting;
        using (var blocker = Databases.Open(_path))
        {
            blocker.Execute("BEGIN IMMEDIATE");
            waiting = [.. new[] { 1, 700, 1, 200, 200, 200, 1 }.Select(rows => _store.CommitAsync(lease, Batch(b => b.History.AddRange(Enumerable.Repeat(Step("x").History[0], rows))), default).AsTask())];
            blocker.Execute("ROLLBACK");
        }

        await Task.WhenAll(waiting);
        // 1 | 700 | 1 + 200 + 200 | 200 + 1
        Assert.Equal(4, WriteAheadLog.Transactions(_path) - before);
    }

    [Fact]
    public async Task Who_gives_up_while_waiting_has_written_nothing()
    {
        var lease = (await _store.TryAcquireAsync(Acme, "host", Minute, default))!;
        using var cancellation = new CancellationTokenSource();
        Task first, given, last;
        using (var blocker = Databases.Open(_path))
        {
            blocker.Execute("BEGIN IMMEDIATE");
            first = _store.CommitAsync(lease, Step("first"), default).AsTask();
            // So large that it cannot share the transaction that may be waiting at the door already.
            given = _store.CommitAsync(lease, Batch(b => b.History.AddRange(Enumerable.Repeat(Step("given up").History[0], 1000))), cancellation.Token).AsTask();
            last = _store.CommitAsync(lease, Step("last"), default).AsTask();
            await cancellation.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => given);
            blocker.Execute("ROLLBACK");
        }

        await Task.WhenAll(first, last);
        Assert.Equal(["last", "first"], (await _store.ListHistoryAsync(Acme, Guid.Empty, 10, default)).Select(static h => h.Event));
    }

    [Fact]
    public async Task A_full_disk_fails_the_whole_transaction_with_a_clear_text_and_the_store_goes_on_when_there_is_room()
    {
        var model = Model();
        var pages = 20;
        await using var writer = new SqliteWriter(new SqliteFile(Databases.Options(_path)), connection =>
        {
            connection.Execute($"PRAGMA max_page_count = {(long)connection.Scalar("PRAGMA page_count")! + pages}");
            return new SqliteSession(connection, model, TimeProvider.System, new HostLock(connection.DataSource));
        });
        var lease = (await writer.RunAsync(1, s => s.TryAcquire(Acme, "host", Minute), default))!;
        var large = Step(new string('x', 1_000_000));
        Task[] waiting;
        using (var blocker = Databases.Open(_path))
        {
            blocker.Execute("BEGIN IMMEDIATE");
            waiting = [.. new[] { Step("a"), Step("b"), large, Step("c") }.Select(b => CommitAsync(b))];
            blocker.Execute("ROLLBACK");
        }

        var outcomes = await Task.WhenAll(waiting.Select(static async t => await Record.ExceptionAsync(() => t)));
        var error = Assert.IsType<StoreUnavailableException>(outcomes[2]);
        Assert.Contains("the disk is full", error.Message, StringComparison.Ordinal);
        Assert.False(error.OutcomeUnknown);
        // "a" may have had a transaction of its own; the last two shared one with the large step.
        Assert.Same(error, outcomes[3]);
        var written = outcomes.Count(static o => o is null);
        Assert.Equal(written, (await _store.ListHistoryAsync(Acme, Guid.Empty, 10, default)).Count);

        pages = 10_000;
        await CommitAsync(large);
        Assert.Equal(written + 1, (await _store.ListHistoryAsync(Acme, Guid.Empty, 10, default)).Count);

        Task CommitAsync(StoreBatch batch) => writer.RunAsync(1, s =>
        {
            s.Commit(lease, batch);
            return true;
        }, default).AsTask();
    }

    [Fact]
    public async Task A_row_that_the_database_refuses_takes_nothing_with_it()
    {
        var lease = (await _store.TryAcquireAsync(Acme, "host", Minute, default))!;
        Task good, bad, alsoGood;
        using (var blocker = Databases.Open(_path))
        {
            blocker.Execute("BEGIN IMMEDIATE");
            good = _store.CommitAsync(lease, Step("good"), default).AsTask();
            bad = _store.CommitAsync(lease, Batch(b =>
            {
                b.Add(Step("bad"));
                b.History.Add(new HistoryRow { Link = Guid.Empty, Mapping = null!, At = default, Event = "bad" });
            }), default).AsTask();
            alsoGood = _store.CommitAsync(lease, Step("also good"), default).AsTask();
            blocker.Execute("ROLLBACK");
        }

        await Task.WhenAll(good, alsoGood);
        Assert.Contains("mapping", (await Assert.ThrowsAnyAsync<Exception>(() => bad)).Message, StringComparison.Ordinal);
        Assert.Equal(["also good", "good"], (await _store.ListHistoryAsync(Acme, Guid.Empty, 10, default)).Select(static h => h.Event));
    }

    [Fact]
    public async Task A_closing_store_still_writes_what_waits_and_then_takes_nothing()
    {
        var lease = (await _store.TryAcquireAsync(Acme, "host", Minute, default))!;
        var waiting = Enumerable.Range(0, 50).Select(_ => _store.CommitAsync(lease, Step("x"), default).AsTask()).ToArray();
        await _store.DisposeAsync();
        await Task.WhenAll(waiting);
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await _store.CommitAsync(lease, Step("y"), default));
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await _store.FindConnectionAsync(Acme, default));
        Assert.False(File.Exists(_path + "-wal"));

        await using var again = Databases.Store(_path);
        Assert.Equal(50, (await again.ListHistoryAsync(Acme, Guid.Empty, 100, default)).Count);
    }

    [Fact, Rule("R21")]
    public async Task Two_hosts_on_one_file_are_fenced_against_each_other()
    {
        await using var second = Databases.Store(_path);
        var lease = (await _store.TryAcquireAsync(Acme, "one", TimeSpan.FromTicks(1), default))!;
        var taken = (await second.TryAcquireAsync(Acme, "two", Minute, default))!;
        Assert.True(taken.Token > lease.Token);
        await Assert.ThrowsAsync<LeaseLostException>(async () => await _store.CommitAsync(lease, Step("one"), default));
        await second.CommitAsync(taken, Step("two"), default);
        Assert.Equal("two", Assert.Single(await _store.ListHistoryAsync(Acme, Guid.Empty, 10, default)).Event);
        Assert.Null(await _store.TryAcquireAsync(Acme, "one", Minute, default));

        await Task.WhenAll(Enumerable.Range(0, 50).SelectMany(i => new[] { _store, second }.Select(s => Task.Run(async () =>
            await s.AddMarksAsync(Acme, [new MarkRow { Side = Side.Crm, Resource = "company", Id = i.ToString(CultureInfo.InvariantCulture) }], default)))));
        Assert.Equal(50, await _store.CountMarksAsync(Acme, Side.Crm, "company", default));
        Assert.Equal(50, (await _store.ListMarksAsync(Acme, Side.Crm, "company", 100, default)).Select(static m => m.Counter).Distinct().Count());
    }

    [Fact, Rule("R32")]
    public async Task The_log_is_written_ahead_and_every_commit_waits_for_the_disk()
    {
        using var connection = new SqliteFile(Databases.Options(_path)).OpenForWriting(create: false);
        Assert.Equal("wal", connection.Scalar("PRAGMA journal_mode"));
        Assert.Equal(2L, connection.Scalar("PRAGMA synchronous"));
        Assert.Equal(30_000L, connection.Scalar("PRAGMA busy_timeout"));

        await using var fresh = new SqliteSyncStore(Databases.Options(_folder.File("fresh.db"), migrateOnStart: true), TimeProvider.System);
        await fresh.OpenAsync(default);
        using var other = Databases.Open(_folder.File("fresh.db"));
        Assert.Equal("wal", other.Scalar("PRAGMA journal_mode"));
    }

    private static StoreBatch Batch(Action<StoreBatch> fill)
    {
        var batch = new StoreBatch();
        fill(batch);
        return batch;
    }

    private static StoreBatch Step(string what) => Batch(b => b.History.Add(new HistoryRow { Link = Guid.Empty, Mapping = "company", At = DateTimeOffset.UnixEpoch, Event = what }));

    private static LinkRow Link(string crm) => new() { Id = Guid.NewGuid(), Mapping = "company", State = LinkState.Active, CrmResource = "company", CrmId = crm, AccountingResource = "contact" };

    private IModel Model()
    {
        using var context = new SyncStoreContext(new SqliteFile(Databases.Options(_path)).ContextOptions());
        return context.Model;
    }
}
