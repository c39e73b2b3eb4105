using System.Collections.Immutable;
using Connectors.Sync.Execution;
using Connectors.Sync.Stores;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Sync.Connections;

/// <summary>The schedules in force and their zone: settings before what was registered.</summary>
internal sealed class Schedules(IServiceScopeFactory scopes, SessionFactory sessions, ISyncStore store, TimeProvider clock)
{
    /// <summary>Under this name and the mapping's it is kept among the cursors when it started by itself last.</summary>
    private const string SlotCursor = "$slot:";

    public async ValueTask<SchedulesInForce> OfAsync(KnownConnection known)
    {
        ConnectionSettings settings;
        if (known.Row.Settings.Length == 0 && known.Descriptor.Settings.IsEmpty && known.Definition.Settings.IsEmpty)
        {
            settings = new ConnectionSettings();
        }
        else
        {
            var scope = scopes.CreateAsyncScope();
            await using var _ = scope.ConfigureAwait(false);
            (settings, var _) = SettingsReader.Read(ConnectionCatalog.SettingsOf(known, scope.ServiceProvider));
        }

        var zone = settings.TimeZone ?? (known.Descriptor.TimeZone != "UTC" ? known.Descriptor.TimeZone : known.Definition.TimeZone);
        return new SchedulesInForce(settings.Schedule ?? known.Definition.Schedule, TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) ? found : TimeZoneInfo.Utc, ApartOf(known, settings)) { SalesModule = settings.SalesModule ?? true };
    }

    /// <summary>When the mappings with a schedule of their own are due; those that run only when somebody asks are left out.</summary>
    public async ValueTask<ImmutableArray<(string Mapping, DateTimeOffset Due)>> DueAsync(KnownConnection known, SchedulesInForce schedules, CancellationToken cancellationToken)
    {
        if (schedules.Apart.All(static a => a.Schedule is Schedule.OnDemand))
            return [];
        var cursors = await store.ListCursorsAsync(known.Row.Id, cancellationToken).ConfigureAwait(false);
        return [.. schedules.Apart.Select(a => (a.Mapping, Due: a.Schedule.NextAfter(Last(cursors, a.Mapping), clock.GetUtcNow(), schedules.Zone))).Where(static a => a.Due is not null).Select(static a => (a.Mapping, a.Due!.Value))];
    }

    /// <summary>Takes the slot of a mapping: of several processes one gets it.</summary>
    public Task<bool> TakeAsync(ConnectionId connection, string mapping, Schedule schedule, TimeZoneInfo zone, CancellationToken cancellationToken) => sessions.WithLeaseAsync(connection, async keeper =>
    {
        var now = clock.GetUtcNow();
        if (schedule.NextAfter(Last(await store.ListCursorsAsync(connection, cancellationToken).ConfigureAwait(false), mapping), now, zone) is not { } due || due > now)
            return false;
        var batch = new StoreBatch();
        batch.Cursors.Add(new CursorRow { Side = Side.Crm, Resource = SlotCursor + mapping, FullAt = now });
        await store.CommitAsync(await keeper.CurrentAsync(cancellationToken).ConfigureAwait(false), batch, cancellationToken).ConfigureAwait(false);
        return true;
    }, cancellationToken);

    private static DateTimeOffset? Last(IReadOnlyList<CursorRow> cursors, string mapping) => cursors.FirstOrDefault(c => c.Resource == SlotCursor + mapping)?.FullAt;

    private static ImmutableArray<(string Mapping, Schedule Schedule)> ApartOf(KnownConnection known, ConnectionSettings settings)
    {
        var mappings = known.Definition.BuildMappings(known.Preset);
        if (mappings.All(static m => m.Schedule is null) && settings.Entities.Values.All(static e => e.Schedule is null))
            return [];
        return [.. SettingsMerge.Apply(mappings, settings, []).Where(static m => m is { Enabled: true, Schedule: not null }).Select(static m => (m.Name, m.Schedule!))];
    }
}

/// <param name="Schedule">When the connection runs.</param>
/// <param name="Zone">The zone of all of them.</param>
/// <param name="Apart">The mappings that run on a schedule of their own.</param>
internal sealed record SchedulesInForce(Schedule Schedule, TimeZoneInfo Zone, ImmutableArray<(string Mapping, Schedule Schedule)> Apart)
{
    /// <summary>The CRM's sales module is in use.</summary>
    public bool SalesModule { get; init; } = true;
}
