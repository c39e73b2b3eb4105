using System.Collections.Concurrent;
using Connectors.Sync.Connections;
using Connectors.Sync.Stores;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Connectors.Sync.Triggers;

/// <summary>
/// Starts connections when they are due. One loop for all of them: of an idle connection it knows when it is due, and nothing else. A slot that was missed while the host was down runs once.
/// </summary>
internal sealed class SyncScheduler(
    ConnectionCatalog catalog, ConnectionService connections, Schedules schedules, ISyncEngine engine, ISyncStore store, Maintenance maintenance, IServiceScopeFactory scopes,
    IOptions<SyncOptions> options, TimeProvider clock, EngineLogger logger) : BackgroundService, IChangeSignal
{
    private const int PageSize = 500;

    // Nodes that write at the same time may show a smaller version after a larger one: now and then all are walked.
    private static readonly TimeSpan WalkInterval = TimeSpan.FromMinutes(5);

    // What could not start because its connection runs is looked at again after that.
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<ConnectionId, Task> _running = new();
    private readonly ConcurrentDictionary<ConnectionId, DateTimeOffset> _again = new();
    private readonly ConcurrentDictionary<ConnectionId, DateTimeOffset> _woken = new();
    private readonly SemaphoreSlim _wake = new(0);
    private readonly Dictionary<ConnectionId, Known> _known = [];
    private readonly Dictionary<string, string> _since = new(StringComparer.Ordinal);
    private DateTimeOffset? _walked;
    private long _seen;
    private Task _maintenance = Task.CompletedTask;

    /// <summary>Something of a connection is known to have changed: it runs soon, unless it runs on no schedule or is about to run anyway. It waits a little, since changes come in swarms.</summary>
    internal void Wake(ConnectionId connection)
    {
        if (_woken.TryAdd(connection, clock.GetUtcNow() + options.Value.WebhookDelay))
            _wake.Release();
    }

    void IChangeSignal.Changed(string connection)
    {
        // Of a kind nobody can tell here which of its connections it is.
        if (catalog.InCode.FirstOrDefault(c => c.Value == connection) is { Value: not null } known)
            Wake(known);
    }

    /// <summary>Looks once and starts what is due. Answers the runs that are under way.</summary>
    internal async Task<IReadOnlyCollection<Task>> TickAsync(CancellationToken cancellationToken)
    {
        foreach (var (id, task) in _running)
        {
            if (task.IsCompleted)
                _running.TryRemove(id, out _);
        }

        await FindChangedAsync(cancellationToken).ConfigureAwait(false);
        var now = clock.GetUtcNow();
        foreach (var id in _known.Where(k => k.Value.Due <= now || IsDue(_again, k.Key, now) || IsDue(_woken, k.Key, now)).OrderBy(static k => k.Value.Due).Select(static k => k.Key).ToList())
        {
            if (_running.Count(static r => !r.Value.IsCompleted) >= options.Value.MaxParallelRuns)
                break;
            if (_running.TryGetValue(id, out var running) && !running.IsCompleted)
                continue;
            try
            {
                await StartIfDueAsync(id, cancellationToken).ConfigureAwait(false);
            }
            catch (UnknownConnectionException)
            {
                // Deleted, or its owner does not list it any more.
                _known.Remove(id);
                _again.TryRemove(id, out _);
                _woken.TryRemove(id, out _);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // One bad tenant never stops the host.
                Log.ScheduledRunFailed(logger.Value, e, id.Value);
            }
        }

        if (_maintenance.IsCompleted)
            _maintenance = MaintainAsync(cancellationToken);
        return [.. _running.Values, _maintenance];
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                try
                {
                    await TickAsync(stoppingToken).ConfigureAwait(false);
                }
                catch (Exception e) when (e is not OperationCanceledException)
                {
                    // The store is busy or away: the next look is soon.
                    Log.ScheduledRunFailed(logger.Value, e, "*");
                }

                await RestAsync(clock.GetUtcNow(), stoppingToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops; runs end before their next step.
        }

        await Task.WhenAll([.. _running.Values, _maintenance]).ConfigureAwait(false);
    }

    public override void Dispose()
    {
        _wake.Dispose();
        base.Dispose();
    }

    /// <summary>Until the next look: the interval at the latest, and as soon as something that woke a connection has waited long enough.</summary>
    private async Task RestAsync(DateTimeOffset looked, CancellationToken cancellationToken)
    {
        var end = looked + options.Value.SchedulerInterval;
        while (true)
        {
            var next = end;
            foreach (var (id, at) in _woken)
            {
                // What was due at the last look and did not start waits for a run to end, or has no schedule: that is no reason to turn in circles.
                var due = at > looked ? at : _running.TryGetValue(id, out var running) && !running.IsCompleted ? looked + Moment : end;
                next = due < next ? due : next;
            }

            var rest = next - clock.GetUtcNow();
            if (rest <= TimeSpan.Zero)
                return;
            using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var woken = _wake.WaitAsync(ended.Token);
            await Task.WhenAny(woken, Task.Delay(rest, clock, ended.Token)).ConfigureAwait(false);
            await ended.CancelAsync().ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    private static bool IsDue(ConcurrentDictionary<ConnectionId, DateTimeOffset> when, ConnectionId id, DateTimeOffset now) => when.TryGetValue(id, out var at) && at <= now;

    private async Task FindChangedAsync(CancellationToken cancellationToken)
    {
        foreach (var id in catalog.InCode)
            _known.TryAdd(id, Known.New);
        await AskSourcesAsync(cancellationToken).ConfigureAwait(false);
        var now = clock.GetUtcNow();
        if (now - _walked < WalkInterval)
        {
            while (await store.ListChangedConnectionsAsync(_seen, PageSize, cancellationToken).ConfigureAwait(false) is { Count: > 0 } rows)
            {
                foreach (var row in rows)
                    await ConsiderAsync(row, now, cancellationToken).ConfigureAwait(false);
            }

            return;
        }

        ConnectionId? after = null;
        while (await store.ListConnectionsAsync(after, PageSize, cancellationToken).ConfigureAwait(false) is { Count: > 0 } rows)
        {
            foreach (var row in rows)
                await ConsiderAsync(row, now, cancellationToken).ConfigureAwait(false);
            after = rows[^1].Id;
        }

        _walked = now;
    }

    private async Task AskSourcesAsync(CancellationToken cancellationToken)
    {
        var scope = scopes.CreateAsyncScope();
        await using var _ = scope.ConfigureAwait(false);
        foreach (var source in scope.ServiceProvider.GetServices<IConnectionSource>())
        {
            var name = source.GetType().FullName!;
            try
            {
                await foreach (var descriptor in source.ListChangedAsync(_since.GetValueOrDefault(name), cancellationToken).ConfigureAwait(false))
                {
                    if (descriptor.Revision.Length > 0)
                        _since[name] = descriptor.Revision;
                    if (descriptor.Enabled)
                        _known[descriptor.Id] = Known.New;
                    else
                        _known.Remove(descriptor.Id);
                }
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                Log.SourceFailed(logger.Value, e, name);
            }
        }
    }

    /// <summary>A row that is new or changed: when it is due is found out without another question.</summary>
    private async Task ConsiderAsync(ConnectionRow row, DateTimeOffset now, CancellationToken cancellationToken)
    {
        _seen = Math.Max(_seen, row.Version);
        if (row.Origin == ConnectionOrigin.Deleted)
        {
            _known.Remove(row.Id);
            return;
        }

        if (_known.TryGetValue(row.Id, out var before) ? before.Version == row.Version : row.Origin != ConnectionOrigin.Stored)
            return;
        try
        {
            var known = row.Origin == ConnectionOrigin.Stored ? await catalog.FindAsync(row.Id, row, cancellationToken).ConfigureAwait(false) : null;
            _known[row.Id] = known is null ? new Known(now, row.Version) : await DueAsync(known, now, cancellationToken).ConfigureAwait(false);
        }
        catch (UnknownConnectionException e)
        {
            // Its kind is not registered on this host: that is shown where connections are listed, and it is looked at again when it changes.
            Log.ScheduledRunFailed(logger.Value, e, row.Id.Value);
            _known[row.Id] = new Known(null, row.Version);
        }
    }

    private async Task<Known> DueAsync(KnownConnection known, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (!known.Descriptor.Enabled || known.Row.Mode == ConnectionMode.Off)
            return new Known(null, known.Row.Version);
        var inForce = await schedules.OfAsync(known).ConfigureAwait(false);
        var slot = inForce.Schedule.NextAfter(known.Row.ScheduledAt, now, inForce.Zone);
        var apart = await schedules.DueAsync(known, inForce, cancellationToken).ConfigureAwait(false);
        var due = apart.Select(static a => (DateTimeOffset?)a.Due).Append(slot).Min();
        // Settings in configuration change without a word: these few are looked at every time.
        return new Known(known.Definition.Settings.IsEmpty || due <= now ? due : now, known.Row.Version, slot);
    }

    private async Task StartIfDueAsync(ConnectionId id, CancellationToken cancellationToken)
    {
        var known = await catalog.FindAsync(id, cancellationToken).ConfigureAwait(false);
        var now = clock.GetUtcNow();
        var look = _known[id] = await DueAsync(known, now, cancellationToken).ConfigureAwait(false);
        if (look.Slot is null)
            _woken.TryRemove(id, out _);
        if (look.Slot is not { } due || due > now)
        {
            // Between two slots only what was put off goes on, what changed is looked at, and mappings with a schedule of their own run; the next slot stays where it is.
            if (look.Slot is not null && IsDue(_again, id, now) && _again.TryRemove(id, out _))
                _running[id] = RunAsync(id, new RunRequest { Trigger = RunRequest.Scheduled }, cancellationToken);
            else if (IsDue(_woken, id, now) && _woken.TryRemove(id, out _))
                _running[id] = RunAsync(id, new RunRequest { Trigger = RunRequest.Changed }, cancellationToken);
            else if (look.Due <= now)
                await StartApartAsync(known, now, cancellationToken).ConfigureAwait(false);
            return;
        }

        // Until the next look finds the slot that comes then.
        _known[id] = look with { Due = now };
        if (await connections.StartScheduledAsync(known, now, cancellationToken).ConfigureAwait(false))
        {
            _woken.TryRemove(id, out _);
            _running[id] = RunAsync(id, new RunRequest { Trigger = RunRequest.Scheduled }, cancellationToken);
        }
    }

    /// <summary>Mappings with a schedule of their own, one at a time. What such a run leaves waits as marks: the next run of either kind takes it.</summary>
    private async Task StartApartAsync(KnownConnection known, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var inForce = await schedules.OfAsync(known).ConfigureAwait(false);
        var due = (await schedules.DueAsync(known, inForce, cancellationToken).ConfigureAwait(false)).Where(a => a.Due <= now).OrderBy(static a => a.Due).Select(static a => a.Mapping).FirstOrDefault();
        if (due is not null && await schedules.TakeAsync(known.Row.Id, due, inForce.Apart.First(a => a.Mapping == due).Schedule, inForce.Zone, cancellationToken).ConfigureAwait(false))
            _running[known.Row.Id] = RunAsync(known.Row.Id, new RunRequest { Mapping = due, Trigger = RunRequest.Scheduled }, cancellationToken);
    }

    private async Task RunAsync(ConnectionId id, RunRequest request, CancellationToken cancellationToken)
    {
        try
        {
            var report = await engine.RunAsync(id, request, cancellationToken).ConfigureAwait(false);
            if (report.RetryAt is { } again)
                _again[id] = again;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The host stops.
        }
        catch (UnknownConnectionException)
        {
            // Deleted while it ran.
        }
        catch (Exception e)
        {
            Log.ScheduledRunFailed(logger.Value, e, id.Value);
        }
    }

    private async Task MaintainAsync(CancellationToken cancellationToken)
    {
        try
        {
            await maintenance.RunIfDueAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            Log.PruningFailed(logger.Value, e);
        }
        catch (OperationCanceledException)
        {
            // The host stops.
        }
    }

    /// <param name="Due">When it is looked at again; <see langword="null"/> = when something of it changes.</param>
    /// <param name="Version">The row that this was found out from.</param>
    /// <param name="Slot">Its next slot; <see langword="null"/> = none.</param>
    private sealed record Known(DateTimeOffset? Due, long Version, DateTimeOffset? Slot = null)
    {
        /// <summary>Looked at with the next tick.</summary>
        public static Known New { get; } = new(DateTimeOffset.MinValue, 0);
    }
}
