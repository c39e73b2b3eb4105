using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Sync.Connections;

/// <summary>The schedule in force and its zone: settings before what was registered.</summary>
internal sealed class Schedules(IServiceScopeFactory scopes)
{
    public async ValueTask<(Schedule Schedule, TimeZoneInfo Zone)> OfAsync(KnownConnection known)
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
        return (settings.Schedule ?? known.Definition.Schedule, TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) ? found : TimeZoneInfo.Utc);
    }
}
