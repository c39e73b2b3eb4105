using System.Collections.Concurrent;
using Connectors.Sync.Connections;
using Connectors.Sync.Execution;
using Connectors.Sync.Stores;
using Microsoft.Extensions.Options;

namespace Connectors.Sync.Events;

/// <summary>
/// Tells hosts what changed about a connection. What is told is stored first, with the version of the connection's row as the guard: of several nodes that notice the same, one stores and tells it.
/// </summary>
internal sealed class EventService(
    IEnumerable<IConnectionEvents> handlers, ISyncStore store, ConnectionCatalog catalog, Schedules schedules, IOptions<SyncOptions> options, TimeProvider clock, EngineLogger logger, Surroundings surroundings)
{
    // Who stored an event tells it within this time; after that whoever looks next tells it: its process is dead.
    private static readonly TimeSpan Tellable = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();

    // What this process is telling. The clock may be set, or the machine may sleep, while a handler has it: that does not make its teller dead.
    private readonly ConcurrentDictionary<Guid, bool> _telling = new();
    private Task _confirming = Task.CompletedTask;

    private readonly Mailbox[] _mailboxes = [.. handlers.Select(h => new Mailbox(h, options.Value.EventTimeout, clock, logger, surroundings))];

    /// <summary>Looks at a connection after something happened. Nothing that goes wrong here is the caller's trouble.</summary>
    public async Task LookAsync(ConnectionId connection, RunReport? last, CancellationToken cancellationToken)
    {
        if (_mailboxes.Length == 0)
            return;
        try
        {
            while (!await TryLookAsync(connection, last, cancellationToken).ConfigureAwait(false))
            {
                // The row was written meanwhile: look again.
            }
        }
        catch (UnknownConnectionException)
        {
            // Deleted meanwhile.
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Log.EventsFailed(logger.Value, e, connection.Value);
        }
    }

    /// <summary>Ends when everything that was stored so far is told and that is stored too.</summary>
    internal Task DrainAsync()
    {
        lock (_lock)
            return _confirming;
    }

    private async Task<bool> TryLookAsync(ConnectionId connection, RunReport? last, CancellationToken cancellationToken)
    {
        var known = await catalog.FindAsync(connection, cancellationToken).ConfigureAwait(false);
        if (known.Row.Version == 0)
            return true;
        var now = clock.GetUtcNow();
        var culture = known.Descriptor.Culture;
        var before = AlertState.Parse(connection, culture, known.Row.Alerts);
        List<Condition> found = [.. await new Conditions(store, schedules, options.Value).OfAsync(known, last, now, cancellationToken).ConfigureAwait(false)];
        // Only a run knows of a limit: between runs what it said stands.
        if (last is null)
            found.AddRange(before.Told.Where(static t => t.Kind == ConnectionEventKind.Blocked));
        var after = before.Next(connection, culture, found, now, () => surroundings.NewId(now));
        var overdue = now - before.PendingSince > Tellable + (options.Value.EventTimeout * before.Pending.Length);
        ConnectionEvent[] abandoned = overdue ? [.. before.Pending.Where(p => _telling.TryAdd(p.Id, true))] : [];
        if (ReferenceEquals(after, before) && abandoned.Length == 0)
            return true;
        // Only the new ones are ours, unless the teller of the others is gone.
        ConnectionEvent[] mine = [.. abandoned, .. after.Pending.Skip(before.Pending.Length)];
        HashSet<Guid> ids = [.. mine.Select(static m => m.Id)];
        foreach (var id in ids)
            _telling[id] = true;
        var saved = false;
        try
        {
            saved = await SaveAsync(known.Row, after with { PendingSince = now }, cancellationToken).ConfigureAwait(false) is not null;
        }
        finally
        {
            if (!saved)
                Leave(ids);
        }

        if (!saved)
            return false;
        if (mine.Length == 0)
            return true;
        lock (_lock)
            _confirming = Task.WhenAll(_confirming, ConfirmAsync(connection, ids, [.. mine.SelectMany(_ => _mailboxes, static (told, mailbox) => mailbox.Post(told))]));
        return true;
    }

    /// <summary>Strikes out what every handler has had. Until then it counts as not told, so that the death of this process loses nothing.</summary>
    private async Task ConfirmAsync(ConnectionId connection, HashSet<Guid> told, Task[] handled)
    {
        try
        {
            await Task.WhenAll(handled).ConfigureAwait(false);
            while (await store.FindConnectionAsync(connection, CancellationToken.None).ConfigureAwait(false) is { Alerts.Length: > 0 } row)
            {
                var state = AlertState.Parse(connection, "", row.Alerts);
                var left = state.Pending.RemoveAll(p => told.Contains(p.Id));
                if (left.Length == state.Pending.Length || await SaveAsync(row, state with { Pending = left }, CancellationToken.None).ConfigureAwait(false) is not null)
                    return;
            }
        }
        catch (Exception e)
        {
            // It stays pending and is told once more.
            Log.EventsFailed(logger.Value, e, connection.Value);
        }
        finally
        {
            Leave(told);
        }
    }

    private void Leave(HashSet<Guid> ids)
    {
        foreach (var id in ids)
            _telling.TryRemove(id, out _);
    }

    private async Task<ConnectionRow?> SaveAsync(ConnectionRow row, AlertState state, CancellationToken cancellationToken)
    {
        try
        {
            return await store.SaveConnectionAsync(row with { Alerts = state.ToJson() }, null, cancellationToken).ConfigureAwait(false);
        }
        catch (StoreConflictException)
        {
            return null;
        }
    }
}
