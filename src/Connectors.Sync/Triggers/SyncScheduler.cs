using System.Collections.Concurrent;
using Connectors.Sync.Connections;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Connectors.Sync.Triggers;

/// <summary>
/// Starts connections when they are due. One loop for all of them: an idle connection holds no task and no timer. A slot that was missed while the host was down runs once.
/// </summary>
internal sealed class SyncScheduler(
    ConnectionCatalog catalog, ConnectionService connections, ISyncEngine engine, IServiceScopeFactory scopes, IOptions<SyncOptions> options, TimeProvider clock, EngineLogger logger) : BackgroundService
{
    private readonly ConcurrentDictionary<ConnectionId, Task> _running = new();
    private readonly ConcurrentDictionary<ConnectionId, DateTimeOffset> _again = new();
    private readonly HashSet<ConnectionId> _known = [];
    private string? _since;

    /// <summary>Looks once and starts what is due. Answers the runs that are under way.</summary>
    internal async Task<IReadOnlyCollection<Task>> TickAsync(CancellationToken cancellationToken)
    {
        await FindNewAsync(cancellationToken).ConfigureAwait(false);
        foreach (var id in _known)
        {
            if (_running.TryGetValue(id, out var running) && !running.IsCompleted)
                continue;
            try
            {
                await StartIfDueAsync(id, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // One bad tenant never stops the host.
                Log.ScheduledRunFailed(logger.Value, e, id.Value);
            }
        }

        return [.. _running.Values];
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.SchedulerInterval, clock);
        try
        {
            do
            {
                await TickAsync(stoppingToken).ConfigureAwait(false);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops; runs end before their next step.
        }

        await Task.WhenAll(_running.Values).ConfigureAwait(false);
    }

    private async Task FindNewAsync(CancellationToken cancellationToken)
    {
        foreach (var id in catalog.InCode)
            _known.Add(id);
        var scope = scopes.CreateAsyncScope();
        await using var _ = scope.ConfigureAwait(false);
        foreach (var source in scope.ServiceProvider.GetServices<IConnectionSource>())
        {
            await foreach (var descriptor in source.ListChangedAsync(_since, cancellationToken).ConfigureAwait(false))
            {
                _since = descriptor.Revision.Length > 0 ? descriptor.Revision : _since;
                if (descriptor.Enabled)
                    _known.Add(descriptor.Id);
                else
                    _known.Remove(descriptor.Id);
            }
        }
    }

    private async Task StartIfDueAsync(ConnectionId id, CancellationToken cancellationToken)
    {
        var known = await catalog.FindAsync(id, cancellationToken).ConfigureAwait(false);
        if (!known.Descriptor.Enabled || known.Row.Mode == ConnectionMode.Off)
            return;
        var (schedule, zone) = await connections.ScheduleOfAsync(known).ConfigureAwait(false);
        var now = clock.GetUtcNow();
        if (schedule.NextAfter(known.Row.ScheduledAt, now, zone) is not { } due)
            return;
        if (due > now)
        {
            // Between two slots only what was put off goes on; the next slot stays where it is.
            if (_again.TryGetValue(id, out var again) && again <= now && _again.TryRemove(id, out _))
                _running[id] = RunAsync(id, cancellationToken);
            return;
        }

        if (await connections.StartScheduledAsync(known, now, cancellationToken).ConfigureAwait(false))
            _running[id] = RunAsync(id, cancellationToken);
    }

    private async Task RunAsync(ConnectionId id, CancellationToken cancellationToken)
    {
        try
        {
            var report = await engine.RunAsync(id, new RunRequest { Trigger = "schedule" }, cancellationToken).ConfigureAwait(false);
            if (report.RetryAt is { } again)
                _again[id] = again;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The host stops.
        }
        catch (Exception e)
        {
            Log.ScheduledRunFailed(logger.Value, e, id.Value);
        }
    }
}
