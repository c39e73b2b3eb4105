using System.Text;
using Connectors.Sync.Execution;
using Connectors.Sync.Stores;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Sync.Connections;

internal sealed class ConnectionService(ConnectionCatalog catalog, ISyncStore store, SessionFactory sessions, RunGate gate, IServiceScopeFactory scopes, TimeProvider clock) : IConnections
{
    public async Task<ConnectionInfo> GetAsync(ConnectionId connection, CancellationToken cancellationToken = default)
    {
        var known = await catalog.FindAsync(connection, cancellationToken).ConfigureAwait(false);
        var (schedule, zone) = await ScheduleOfAsync(known).ConfigureAwait(false);
        return new ConnectionInfo
        {
            Id = connection,
            Mode = known.Row.Mode,
            Status = Pins.ReadHealth(known.Row.Health),
            Accounts = Pins.Read(known.Row.Pins),
            Schedule = schedule,
            NextRun = known.Row.Mode == ConnectionMode.Off || !known.Descriptor.Enabled ? null : schedule.NextAfter(known.Row.ScheduledAt, clock.GetUtcNow(), zone),
            Settings = known.Row.Settings,
            SettingsVersion = known.Row.SettingsVersion,
            Preset = known.Row.Preset,
        };
    }

    public Task SetModeAsync(ConnectionId connection, ConnectionMode mode, string user = "", CancellationToken cancellationToken = default) =>
        ChangeAsync(connection, row => (row with { Mode = mode, SettingsVersion = row.SettingsVersion + 1, LiveSince = Raises(row.Mode, mode) ? clock.GetUtcNow() : row.LiveSince }, "mode", $"{row.Mode} → {mode}"), user, cancellationToken);

    /// <summary>Documents may leave that might not before (R40): that is a switching-on.</summary>
    private static bool Raises(ConnectionMode before, ConnectionMode after) => before is ConnectionMode.Off or ConnectionMode.PlanOnly && after is ConnectionMode.DraftsOnly or ConnectionMode.Live;

    public async Task SaveSettingsAsync(ConnectionId connection, ReadOnlyMemory<byte> settings, string user = "", CancellationToken cancellationToken = default)
    {
        ConnectionSettings.Parse(settings);
        // Against the live systems: an unknown field or a value that the other side does not have is refused by name, and nothing is changed.
        await gate.AloneAsync(connection, token => sessions.UseAsync(connection, RunRequest.All, new SessionUse { Settings = settings, Plan = new PlanCollector() }, (opened, _) =>
        {
            if (opened.Problems.Length > 0)
                throw new SettingsException(opened.Problems);
            return opened.Session is null ? throw new SyncRequestException("not-ready", $"The settings cannot be checked: {opened.Failure}") : Task.FromResult(true);
        }, token), cancellationToken).ConfigureAwait(false);
        await ChangeAsync(connection, row => (row with { Settings = Encoding.UTF8.GetString(settings.Span), SettingsVersion = row.SettingsVersion + 1 }, "settings", $"version {row.SettingsVersion + 1}"), user, cancellationToken).ConfigureAwait(false);
    }

    public Task<ConnectionStatus> ProbeAsync(ConnectionId connection, CancellationToken cancellationToken = default) =>
        gate.AloneAsync(connection, token => sessions.UseAsync(connection, RunRequest.All, new SessionUse { ProbeOnly = true }, (opened, _) =>
            Task.FromResult(opened.Status ?? Pins.ReadHealth(opened.Known.Row.Health)), token), cancellationToken);

    /// <summary>The schedule in force and its zone: settings before what was registered.</summary>
    internal async ValueTask<(Schedule Schedule, TimeZoneInfo Zone)> ScheduleOfAsync(KnownConnection known)
    {
        var scope = scopes.CreateAsyncScope();
        await using var _ = scope.ConfigureAwait(false);
        var (settings, _) = SettingsReader.Read(ConnectionCatalog.SettingsOf(known, scope.ServiceProvider));
        var zone = settings.TimeZone ?? (known.Descriptor.TimeZone != "UTC" ? known.Descriptor.TimeZone : known.Definition.TimeZone);
        return (settings.Schedule ?? known.Definition.Schedule, TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) ? found : TimeZoneInfo.Utc);
    }

    /// <summary>Remembers a scheduled start before the run, so that a missed slot runs once.</summary>
    internal async Task<bool> StartScheduledAsync(KnownConnection known, DateTimeOffset now, CancellationToken cancellationToken)
    {
        try
        {
            catalog.Heard(await store.SaveConnectionAsync(known.Row with { ScheduledAt = now }, null, cancellationToken).ConfigureAwait(false));
            return true;
        }
        catch (StoreConflictException)
        {
            // Another process took the slot, or somebody is changing settings: the next look decides.
            return false;
        }
    }

    private async Task ChangeAsync(ConnectionId connection, Func<ConnectionRow, (ConnectionRow Row, string Event, string Detail)> change, string user, CancellationToken cancellationToken)
    {
        while (true)
        {
            var known = await catalog.FindAsync(connection, cancellationToken).ConfigureAwait(false);
            var (row, what, detail) = change(known.Row);
            try
            {
                catalog.Heard(await store.SaveConnectionAsync(row, new JournalRow { Connection = connection, At = clock.GetUtcNow(), User = user, Event = what, Detail = detail }, cancellationToken).ConfigureAwait(false));
                return;
            }
            catch (StoreConflictException)
            {
                // Health or a schedule was written in between: read it again and change that.
            }
        }
    }
}
