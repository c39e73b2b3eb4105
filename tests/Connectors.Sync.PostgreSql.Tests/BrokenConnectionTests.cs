using System.Globalization;
using Connectors.Sync.Stores;
using Connectors.TestSupport;

namespace Connectors.Sync.PostgreSql.Tests;

/// <summary>The connection breaks, or the server ends it, at every message of a commit. What was acknowledged is there once; what was not is whole or not at all.</summary>
public sealed class BrokenConnectionTests : IAsyncLifetime
{
    private static readonly ConnectionId Acme = new("acme");
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private TemporaryDatabase _database = null!;
    private PostgreSqlSyncStore _truth = null!;

    public async Task InitializeAsync()
    {
        _database = await TemporaryDatabase.MigratedAsync();
        _truth = _database.Store();
    }

    public async Task DisposeAsync()
    {
        await _truth.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Theory, Rule("R32"), Rule("S7")]
    [InlineData(Blow.Break)]
    [InlineData(Blow.Terminate)]
    [InlineData(Blow.LoseTheAnswer)]
    public async Task A_commit_that_is_hit_once_at_any_message_is_written_exactly_once(Blow blow)
    {
        await using var proxy = new WireProxy(_database.Server.Port);
        await using var store = Through(proxy);
        var lease = (await store.TryAcquireAsync(Acme, "host", Hour, default))!;
        var messages = await CountAsync(proxy, async () => await store.CommitAsync(lease, Step(0), default));
        Assert.True(messages > 10, $"A commit has only {messages} messages: the test would hit nothing.");
        var hits = 0;
        for (var at = 0; at < messages; at++)
        {
            var seen = 0;
            proxy.Decide = async message =>
            {
                // Interlocked, because a second connection may be on the wire already.
                if (Interlocked.Increment(ref seen) != at + 1)
                    return OnTheWire.Pass;
                Interlocked.Increment(ref hits);
                return await StrikeAsync(blow, message);
            };
            await store.CommitAsync(lease, Step(at + 1), default);
            proxy.Decide = static _ => Task.FromResult(OnTheWire.Pass);
            await WrittenAsync(at + 1, once: true);
        }

        Assert.Equal(messages, hits);
    }

    [Theory, Rule("R32"), Rule("S7")]
    [InlineData(Blow.Break)]
    [InlineData(Blow.Terminate)]
    [InlineData(Blow.LoseTheAnswer)]
    public async Task A_commit_that_is_hit_again_and_again_says_what_it_knows(Blow blow)
    {
        await using var proxy = new WireProxy(_database.Server.Port);
        await using var store = Through(proxy);
        var lease = (await store.TryAcquireAsync(Acme, "host", Hour, default))!;
        var messages = await CountAsync(proxy, async () => await store.CommitAsync(lease, Step(0), default));
        var failed = 0;
        for (var at = 0; at < messages; at++)
        {
            var number = at + 1;
            var seen = new System.Collections.Concurrent.ConcurrentDictionary<int, int>();
            proxy.Decide = async message => seen.AddOrUpdate(message.Backend, 1, static (_, n) => n + 1) > at ? await StrikeAsync(blow, message) : OnTheWire.Pass;
            var error = await Record.ExceptionAsync(async () => await store.CommitAsync(lease, Step(number), default));
            proxy.Decide = static _ => Task.FromResult(OnTheWire.Pass);
            if (error is null)
            {
                await WrittenAsync(number, once: true);
                continue;
            }

            failed++;
            // Unknown = all of it or nothing; known = nothing.
            await WrittenAsync(number, once: Assert.IsType<StoreUnavailableException>(error).OutcomeUnknown ? null : false);
        }

        Assert.True(failed > 0, "Nothing failed although every connection was struck.");

        // And it goes on.
        await store.CommitAsync(lease, Step(messages + 1), default);
        await WrittenAsync(messages + 1, once: true);
    }

    [Theory, Rule("R32"), Rule("S7")]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_commit_of_which_nobody_can_be_asked_any_more_is_called_unknown(bool arrives)
    {
        await using var proxy = new WireProxy(_database.Server.Port);
        await using var store = Through(proxy);
        var lease = (await store.TryAcquireAsync(Acme, "host", Hour, default))!;
        var gone = false;
        proxy.Decide = message =>
        {
            if (gone)
                return Task.FromResult(OnTheWire.Break);
            gone = message is { Type: 'Q', Text: "COMMIT" };
            return Task.FromResult(!gone ? OnTheWire.Pass : arrives ? OnTheWire.LoseTheAnswer : OnTheWire.Break);
        };
        var error = await Assert.ThrowsAsync<StoreUnavailableException>(async () => await store.CommitAsync(lease, Step(1), default));
        Assert.True(error.OutcomeUnknown);
        await WrittenAsync(1, once: arrives);
    }

    [Theory]
    [InlineData(Blow.Break)]
    [InlineData(Blow.LoseTheAnswer)]
    public async Task A_lease_whose_answer_was_lost_is_the_one_that_stands_there(Blow blow)
    {
        await using var proxy = new WireProxy(_database.Server.Port);
        await using var store = Through(proxy);
        Assert.NotNull(await store.TryAcquireAsync(new ConnectionId("warm"), "host", Hour, default));
        var messages = await CountAsync(proxy, async () => await store.TryAcquireAsync(new ConnectionId("counted"), "host", Hour, default));
        for (var at = 0; at < messages; at++)
        {
            var connection = new ConnectionId(string.Create(CultureInfo.InvariantCulture, $"c{at}"));
            var seen = 0;
            proxy.Decide = async message => Interlocked.Increment(ref seen) == at + 1 ? await StrikeAsync(blow, message) : OnTheWire.Pass;
            var lease = await store.TryAcquireAsync(connection, "host", Hour, default);
            proxy.Decide = static _ => Task.FromResult(OnTheWire.Pass);
            Assert.NotNull(lease);
            await _truth.CommitAsync(lease, new StoreBatch(), default);
            Assert.Null(await _truth.TryAcquireAsync(connection, "other", Hour, default));
        }
    }

    [Theory]
    [InlineData(Blow.Break)]
    [InlineData(Blow.LoseTheAnswer)]
    public async Task A_saved_connection_whose_answer_was_lost_is_no_conflict_with_itself(Blow blow)
    {
        await using var proxy = new WireProxy(_database.Server.Port);
        await using var store = Through(proxy);
        var row = await store.SaveConnectionAsync(new ConnectionRow { Id = Acme, Kind = "k" }, null, default);
        var messages = await CountAsync(proxy, async () => row = await store.SaveConnectionAsync(row, Entry(), default));
        for (var at = 0; at < messages; at++)
        {
            var seen = 0;
            proxy.Decide = async message => Interlocked.Increment(ref seen) == at + 1 ? await StrikeAsync(blow, message) : OnTheWire.Pass;
            row = await store.SaveConnectionAsync(row with { SettingsVersion = at }, Entry(), default);
            proxy.Decide = static _ => Task.FromResult(OnTheWire.Pass);
            Assert.Equal(row, await _truth.FindConnectionAsync(Acme, default));
        }

        Assert.Equal(messages + 1, (await _truth.ListJournalAsync(Acme, 1000, default)).Count);

        static JournalRow Entry() => new() { Connection = Acme, At = DateTimeOffset.UnixEpoch, Event = "settings" };
    }

    [Fact]
    public async Task A_server_that_was_restarted_under_the_pool_costs_no_call()
    {
        await using var store = _database.Store();
        var lease = (await store.TryAcquireAsync(Acme, "host", Hour, default))!;
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => store.CountMarksAsync(Acme, Side.Crm, "company", default).AsTask()));
        // What a restart does to every connection at once.
        await _database.Server.AdministerAsync($"SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE datname = '{_database.Name}'");

        await store.CommitAsync(lease, Step(1), default);
        Assert.Equal(1, await store.CountMarksAsync(Acme, Side.Crm, "company", default));
        await WrittenAsync(1, once: true);
    }

    [Fact]
    public async Task A_database_that_is_gone_is_told_with_its_name_and_without_the_password()
    {
        await using var nowhere = new PostgreSqlSyncStore(new PostgreSqlSyncStoreOptions { ConnectionString = "Host=127.0.0.1;Port=1;Database=sync;Username=ida;Password=hush-hush;Timeout=5" });
        var error = await Assert.ThrowsAsync<StoreUnavailableException>(async () => await nowhere.GetTimeAsync(default));
        Assert.Contains("'sync' on 127.0.0.1:1 (schema connectors) cannot be reached", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", error.ToString(), StringComparison.Ordinal);
        Assert.False(error.OutcomeUnknown);

        await using var missing = new PostgreSqlSyncStore(new PostgreSqlSyncStoreOptions { ConnectionString = _database.Server.ConnectionString("nobody_made_it") });
        error = await Assert.ThrowsAsync<StoreUnavailableException>(async () => await missing.GetTimeAsync(default));
        Assert.Contains("does not exist on this server", error.Message, StringComparison.Ordinal);
    }

    // Each statement is understood anew, so that the wire shows it.
    private PostgreSqlSyncStore Through(WireProxy proxy) => new(new PostgreSqlSyncStoreOptions
    {
        ConnectionString = _database.Server.ConnectionString(_database.Name, proxy.Port) + ";Max Auto Prepare=0;No Reset On Close=true",
    });

    private async Task<OnTheWire> StrikeAsync(Blow blow, WireMessage message)
    {
        switch (blow)
        {
            case Blow.Terminate:
                await _database.Server.AdministerAsync($"SELECT pg_terminate_backend({message.Backend.ToString(CultureInfo.InvariantCulture)}, 10000)");
                return OnTheWire.Pass;
            case Blow.LoseTheAnswer:
                return OnTheWire.LoseTheAnswer;
            default:
                return OnTheWire.Break;
        }
    }

    private static async Task<int> CountAsync(WireProxy proxy, Func<Task> work)
    {
        var messages = 0;
        proxy.Decide = _ =>
        {
            Interlocked.Increment(ref messages);
            return Task.FromResult(OnTheWire.Pass);
        };
        await work();
        proxy.Decide = static _ => Task.FromResult(OnTheWire.Pass);
        return messages;
    }

    // One row of several tables, each with the step's number.
    private static StoreBatch Step(int number)
    {
        var id = number.ToString(CultureInfo.InvariantCulture);
        var batch = new StoreBatch();
        batch.Links.Add(new LinkRow { Id = new Guid(number + 1, 0, 0, new byte[8]), Mapping = "company", State = LinkState.Active, CrmResource = "company", CrmId = id, AccountingResource = "contact", AccountingId = id });
        batch.Records.Add(new RecordRow { Side = Side.Crm, Resource = "company", Id = id, Entity = "company", Keys = ["k" + id] });
        batch.Marks.Add(new MarkRow { Side = Side.Crm, Resource = "company", Id = id });
        batch.History.Add(new HistoryRow { Link = Guid.Empty, Mapping = "company", At = DateTimeOffset.UnixEpoch, Event = id });
        return batch;
    }

    /// <param name="number">The step.</param>
    /// <param name="once">Written, not written, or (null) whole or nothing.</param>
    private async Task WrittenAsync(int number, bool? once)
    {
        var id = number.ToString(CultureInfo.InvariantCulture);
        // Rows that are only ever added tell a step that was written twice.
        var history = (await _truth.ListHistoryAsync(Acme, Guid.Empty, 10_000, default)).Count(h => h.Event == id);
        Assert.Contains(history, once switch { true => [1], false => [0], null => new[] { 0, 1 } });
        Assert.Equal(history, (await _truth.FindLinksAsync(Acme, Side.Crm, "company", [id], default)).Count);
        Assert.Equal(history, (await _truth.FindByKeysAsync(Acme, Side.Crm, "company", ["k" + id], default)).Count);
        Assert.Equal(history, (await _truth.FindRecordsAsync(Acme, Side.Crm, "company", [id], default)).Count);
        Assert.Equal(history, (await _truth.ListMarksAsync(Acme, Side.Crm, "company", 10_000, default)).Count(m => m.Id == id));
    }
}

/// <summary>What hits a connection.</summary>
public enum Blow
{
    /// <summary>It breaks before the message is through.</summary>
    Break,

    /// <summary>The server ends it before the message is through.</summary>
    Terminate,

    /// <summary>The message is through, its answer is not.</summary>
    LoseTheAnswer,
}
