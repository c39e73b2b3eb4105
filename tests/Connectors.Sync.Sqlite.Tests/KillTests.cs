using System.Globalization;
using Connectors.Sync.Stores;
using Connectors.TestSupport;

namespace Connectors.Sync.Sqlite.Tests;

public sealed class KillTests
{
    private static readonly ConnectionId Acme = new("acme");

    [Fact, Rule("S7")]
    public async Task After_a_kill_every_acknowledged_step_is_there_and_nothing_is_half()
    {
        using var folder = new TemporaryFolder();
        var path = Databases.Migrated(folder);
        foreach (var steps in new[] { 1, 3, 17, 40 })
        {
            long acknowledged = 0;
            using (var process = OtherProcess.Committing(path))
            {
                for (var i = 0; i < steps; i++)
                    acknowledged = long.Parse((await process.ReadLineAsync())!, CultureInfo.InvariantCulture);
                // It is in the middle of some step now. What it still said before it died counts too.
                foreach (var line in (await process.KillAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries))
                    acknowledged = long.TryParse(line, CultureInfo.InvariantCulture, out var step) && step == acknowledged + 1 ? step : acknowledged;
            }

            await using var store = Databases.Store(path);
            var stored = Assert.Single(await store.ListCursorsAsync(Acme, default)).Pass;
            Assert.InRange(stored, acknowledged, acknowledged + 1);
            Assert.Equal(stored * OtherProcess.RecordsOfAStep, await store.CountRecordsAsync(Acme, Side.Crm, "company", default));
            Assert.Equal(stored * OtherProcess.RecordsOfAStep, (await store.FindByKeysAsync(Acme, Side.Crm, "company", ["k"], default)).Count);
            Assert.Equal(stored, await store.CountLinksAsync(Acme, "company", LinkState.Active, default));

            // The dead process's lease runs out; the next owner writes at once.
            Assert.NotNull(await store.TryAcquireAsync(Acme, "test", TimeSpan.FromTicks(1), default));
            using var raw = Databases.Open(path);
            Assert.Equal("ok", raw.Scalar("PRAGMA integrity_check"));
        }
    }

    [Fact]
    public async Task A_file_that_another_process_writes_to_is_read_and_written_only_later()
    {
        using var folder = new TemporaryFolder();
        var path = Databases.Migrated(folder);
        await using var store = new SqliteSyncStore(new SqliteSyncStoreOptions { Path = path, BusyTimeout = TimeSpan.FromSeconds(1) }, TimeProvider.System);
        using (var process = OtherProcess.Locking(path))
        {
            Assert.Equal("locked", await process.ReadLineAsync());
            var error = await Assert.ThrowsAsync<StoreUnavailableException>(async () => await store.TryAcquireAsync(Acme, "test", TimeSpan.FromMinutes(1), default));
            Assert.Contains("is locked by another process (waited 1 s)", error.Message, StringComparison.Ordinal);
            Assert.Contains(path, error.Message, StringComparison.Ordinal);
            Assert.False(error.OutcomeUnknown);
            Assert.Null(await store.FindConnectionAsync(Acme, default));
            await process.KillAsync();
        }

        // What the killed one had written is gone with it.
        Assert.Equal(1, (await store.TryAcquireAsync(Acme, "test", TimeSpan.FromMinutes(1), default))!.Token);
    }
}
