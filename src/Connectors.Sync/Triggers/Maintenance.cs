using Connectors.Sync.Events;
using Connectors.Sync.Stores;
using Microsoft.Extensions.Options;

namespace Connectors.Sync.Triggers;

/// <summary>What is done once a day for all connections: old rows are dropped in small transactions, and every connection is looked at for what time alone brings about.</summary>
internal sealed class Maintenance(ISyncStore store, EventService events, IOptions<SyncOptions> options, TimeProvider clock, EngineLogger logger)
{
    private const int RowsAtOnce = 500;
    private const int PageSize = 500;

    private static readonly TimeSpan Daily = TimeSpan.FromDays(1);

    private DateTimeOffset? _last;

    /// <summary>The day's work, when it is due.</summary>
    public async Task RunIfDueAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (now - _last < Daily)
            return;
        _last = now;
        try
        {
            await PruneAsync(now, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Log.PruningFailed(logger.Value, e);
        }

        ConnectionId? after = null;
        while (true)
        {
            var rows = await store.ListConnectionsAsync(after, PageSize, cancellationToken).ConfigureAwait(false);
            foreach (var row in rows)
            {
                if (row.Origin != ConnectionOrigin.Deleted)
                    await events.LookAsync(row.Id, null, cancellationToken).ConfigureAwait(false);
            }

            if (rows.Count < PageSize)
                return;
            after = rows[^1].Id;
        }
    }

    private async Task PruneAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var keep = options.Value;
        var retention = new StoreRetention
        {
            History = now - keep.KeepHistory,
            Journal = now - keep.KeepJournal,
            Runs = now - keep.KeepRuns,
            Intents = now - keep.KeepWrites,
            // The brakes look back over one day; the second one is for clocks.
            Brakes = now - (2 * Daily),
        };
        // Small transactions: whoever writes meanwhile waits for one of them at most.
        while (await store.PruneAsync(retention, RowsAtOnce, cancellationToken).ConfigureAwait(false) >= RowsAtOnce)
            cancellationToken.ThrowIfCancellationRequested();
    }
}
