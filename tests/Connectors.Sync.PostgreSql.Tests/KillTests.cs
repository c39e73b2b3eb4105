using System.Globalization;
using Connectors.Sync.Stores;
using Connectors.TestSupport;

namespace Connectors.Sync.PostgreSql.Tests;

public sealed class KillTests
{
    private static readonly ConnectionId Acme = new("acme");

    [Fact, Rule("S7")]
    public async Task After_a_host_is_killed_every_acknowledged_step_is_there_and_nothing_is_half()
    {
        await using var database = await TemporaryDatabase.MigratedAsync();
        await using var store = database.Store();
        foreach (var steps in new[] { 1, 3, 17, 40 })
        {
            long acknowledged = 0;
            using (var process = OtherProcess.Committing(database.ConnectionString))
            {
                for (var i = 0; i < steps; i++)
                    acknowledged = long.Parse((await process.ReadLineAsync())!, CultureInfo.InvariantCulture);
                // It is in the middle of some step now. What it still said before it died counts too.
                foreach (var line in (await process.KillAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries))
                    acknowledged = long.TryParse(line, CultureInfo.InvariantCulture, out var step) && step == acknowledged + 1 ? step : acknowledged;
            }

            // The dead process's lease has run out; the next owner waits for what its transaction still holds, and no longer.
            Assert.NotNull(await store.TryAcquireAsync(Acme, "test", TimeSpan.FromTicks(1), default));
            var stored = Assert.Single(await store.ListCursorsAsync(Acme, default)).Pass;
            Assert.InRange(stored, acknowledged, acknowledged + 1);
            Assert.Equal(stored * OtherProcess.RecordsOfAStep, await store.CountRecordsAsync(Acme, Side.Crm, "company", default));
            Assert.Equal(stored * OtherProcess.RecordsOfAStep, (await store.FindByKeysAsync(Acme, Side.Crm, "company", ["k"], default)).Count);
            Assert.Equal(stored, await store.CountLinksAsync(Acme, "company", LinkState.Active, default));
        }
    }

    [Fact, Rule("R21")]
    public async Task A_transaction_that_a_stopped_host_left_open_ends_by_itself()
    {
        await using var database = await TemporaryDatabase.MigratedAsync();
        await using var proxy = new WireProxy(database.Server.Port);
        await using var stopped = new PostgreSqlSyncStore(new PostgreSqlSyncStoreOptions { ConnectionString = database.Server.ConnectionString(database.Name, proxy.Port) + ";Max Auto Prepare=0" });
        await using var successor = database.Store();
        var lease = (await stopped.TryAcquireAsync(Acme, "stopped", TimeSpan.FromTicks(1), default))!;
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var woken = new TaskCompletionSource<OnTheWire>(TaskCreationOptions.RunContinuationsAsynchronously);
        proxy.Decide = message =>
        {
            if (message is not { Type: 'Q', Text: "COMMIT" } || reached.Task.IsCompleted)
                return Task.FromResult(OnTheWire.Pass);
            reached.SetResult();
            return woken.Task;
        };

        // Everything is written and locked, and COMMIT does not come: the host stands still.
        var commit = stopped.CommitAsync(lease, new StoreBatch { History = { new HistoryRow { Link = Guid.Empty, Mapping = "m", At = DateTimeOffset.UnixEpoch, Event = "stopped" } } }, default).AsTask();
        await reached.Task;
        var taken = await successor.TryAcquireAsync(Acme, "successor", TimeSpan.FromHours(1), default);
        Assert.NotNull(taken);
        await successor.CommitAsync(taken, new StoreBatch { History = { new HistoryRow { Link = Guid.Empty, Mapping = "m", At = DateTimeOffset.UnixEpoch, Event = "successor" } } }, default);

        // It wakes: its transaction is over, its lease is another's. Nothing of it may be there, and it must not say otherwise.
        woken.SetResult(OnTheWire.Pass);
        var error = await Record.ExceptionAsync(() => commit);
        Assert.True(error is StoreUnavailableException or LeaseLostException, error?.ToString() ?? "acknowledged");
        Assert.Equal("successor", Assert.Single(await successor.ListHistoryAsync(Acme, Guid.Empty, 10, default)).Event);
    }
}
