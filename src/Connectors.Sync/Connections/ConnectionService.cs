using System.Collections.Immutable;
using System.Text;
using Connectors.Sync.Execution;
using Connectors.Sync.Linking;
using Connectors.Sync.Stores;

namespace Connectors.Sync.Connections;

/// <summary>Looks after connections. What it changes is one write of the connection's row, guarded by its version: every node sees it, and whoever runs the connection stops before his next write.</summary>
internal sealed partial class ConnectionService(
    ConnectionCatalog catalog, ISyncStore store, SessionFactory sessions, RunGate gate, Schedules schedules, CredentialVault vault, Reauthorisation reauthorisation, Erasure erasure, ConnectionExport export, SyncEngine engine, Webhooks.AccountIndex accounts, IServiceProvider services, TimeProvider clock) : IConnections
{
    // A webhook is worth a write when the last one that was written down is older than this.
    private static readonly TimeSpan WebhookGrain = TimeSpan.FromHours(1);

    public async Task<ConnectionInfo> GetAsync(ConnectionId connection, CancellationToken cancellationToken = default)
    {
        var known = await catalog.FindAsync(connection, cancellationToken).ConfigureAwait(false);
        var inForce = await schedules.OfAsync(known).ConfigureAwait(false);
        var (schedule, zone, apart) = inForce;
        return new ConnectionInfo
        {
            Id = connection,
            Mode = known.Row.Mode,
            Status = Pins.ReadHealth(known.Row.Health),
            Accounts = Pins.Read(known.Row.Pins),
            Schedule = schedule,
            NextRun = known.Row.Mode == ConnectionMode.Off || !known.Descriptor.Enabled ? null : schedule.NextAfter(known.Row.ScheduledAt, clock.GetUtcNow(), zone),
            Apart = apart.ToImmutableDictionary(static a => a.Mapping, static a => a.Schedule, StringComparer.Ordinal),
            Settings = known.Row.Settings,
            SettingsVersion = known.Row.SettingsVersion,
            Preset = known.Row.Preset,
            NewerPreset = known.Row.Preset.Length > 0 && known.Definition.Preset is { } newest && newest.ToString() != known.Row.Preset ? newest.ToString() : null,
            SalesModule = inForce.SalesModule,
            Paused = known.Row.Paused,
        };
    }

    public Task SetModeAsync(ConnectionId connection, ConnectionMode mode, string user = "", CancellationToken cancellationToken = default) =>
        ChangeAsync(connection, row => (row with { Mode = mode, SettingsVersion = row.SettingsVersion + 1, LiveSince = Raises(row.Mode, mode) ? clock.GetUtcNow() : row.LiveSince }, "mode", $"{row.Mode} → {mode}"), user, cancellationToken);

    /// <summary>Documents may leave that might not before (R40): that is a switching-on.</summary>
    private static bool Raises(ConnectionMode before, ConnectionMode after) => before is ConnectionMode.Off or ConnectionMode.PlanOnly && after is ConnectionMode.DraftsOnly or ConnectionMode.Live;

    public Task SaveSettingsAsync(ConnectionId connection, ReadOnlyMemory<byte> settings, string user = "", CancellationToken cancellationToken = default) =>
        SaveSettingsAsync(connection, settings, user, null, cancellationToken);

    /// <param name="connection">The connection.</param>
    /// <param name="settings">The JSON document.</param>
    /// <param name="user">Who.</param>
    /// <param name="expected">The version that they were made upon; <see langword="null"/> = whichever.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    internal async Task SaveSettingsAsync(ConnectionId connection, ReadOnlyMemory<byte> settings, string user, int? expected, CancellationToken cancellationToken)
    {
        // Asked before the systems are, and once more with the write: nobody waits for a check that is in vain.
        await CheckVersionAsync((await catalog.FindAsync(connection, cancellationToken).ConfigureAwait(false)).Row, expected, cancellationToken).ConfigureAwait(false);
        ConnectionSettings.Parse(settings);
        // Against the live systems: an unknown field or a value that the other side does not have is refused by name, and nothing is changed.
        await gate.AloneAsync(connection, token => sessions.UseAsync(connection, RunRequest.All, new SessionUse { Settings = settings, Plan = new PlanCollector() }, (opened, _) =>
        {
            if (opened.Problems.Length > 0)
                throw new SettingsException(opened.Problems);
            return opened.Session is null ? throw new SyncRequestException("not-ready", $"The settings cannot be checked: {opened.Failure}") : Task.FromResult(true);
        }, token), cancellationToken).ConfigureAwait(false);
        if (await CollisionsAsync(connection, settings, cancellationToken).ConfigureAwait(false) is { Length: > 0 } collisions)
            throw new SettingsException(collisions);
        ConnectionRow? moved = null;
        await ChangeAsync(connection, row =>
        {
            moved = expected is { } version && row.SettingsVersion != version ? row : null;
            return moved is not null ? null : (row with { Settings = Encoding.UTF8.GetString(settings.Span), SettingsVersion = row.SettingsVersion + 1 }, "settings", $"version {row.SettingsVersion + 1}");
        }, user, cancellationToken).ConfigureAwait(false);
        if (moved is not null)
            await CheckVersionAsync(moved, expected, cancellationToken).ConfigureAwait(false);
    }

    /// <exception cref="SyncRequestException">It is another version; the message says who changed what.</exception>
    private async Task CheckVersionAsync(ConnectionRow row, int? expected, CancellationToken cancellationToken)
    {
        if (expected is not { } version || row.SettingsVersion == version)
            return;
        var last = (await store.ListJournalAsync(row.Id, 20, cancellationToken).ConfigureAwait(false)).FirstOrDefault(static j => j.Event is "settings" or "mode" or "paused" or "resumed" or "preset" or "credentials" or "rebind");
        var who = last is null ? "Somebody" : last.User.Length > 0 ? last.User : "The host";
        throw new SyncRequestException("settings-outdated", string.Create(System.Globalization.CultureInfo.InvariantCulture,
            $"{who} changed the connection meanwhile{(last is null ? "" : $" ({last.Event}, {last.At:yyyy-MM-dd HH:mm}Z)")}: it is at version {row.SettingsVersion}, and this was made upon version {version}. Read it anew and make the change there."));
    }

    /// <summary>Result fields into which another connection at the same CRM writes too: the two would overwrite each other for ever.</summary>
    private async Task<ImmutableArray<SettingsProblem>> CollisionsAsync(ConnectionId connection, ReadOnlyMemory<byte> settings, CancellationToken cancellationToken)
    {
        var known = await catalog.FindAsync(connection, cancellationToken).ConfigureAwait(false);
        var mine = FlowsOf(known, settings);
        if (mine.Count == 0)
            return [];
        var problems = ImmutableArray.CreateBuilder<SettingsProblem>();
        foreach (var id in await accounts.OthersAsync(connection, Side.Crm, cancellationToken).ConfigureAwait(false))
        {
            KnownConnection other;
            try
            {
                other = await catalog.FindAsync(id, cancellationToken).ConfigureAwait(false);
            }
            catch (UnknownConnectionException)
            {
                continue;
            }

            var theirs = FlowsOf(other, ConnectionCatalog.SettingsOf(other, services)).SelectMany(static f => f.Results.Values.Select(r => (f.Source, Field: r))).ToHashSet();
            foreach (var flow in mine)
            {
                foreach (var (result, field) in flow.Results.Where(r => theirs.Contains((flow.Source, r.Value))).OrderBy(static r => r.Key))
                    problems.Add(new SettingsProblem($"documents.{flow.Name}.results.{char.ToLowerInvariant(result.ToString()[0])}{result.ToString()[1..]}", $"The connection '{id}' at the same CRM writes '{flow.Source}.{field}' too.", "Give each of the two a field of its own."));
            }
        }

        return problems.ToImmutable();
    }

    private static List<DocumentFlow> FlowsOf(KnownConnection known, ReadOnlyMemory<byte> document) =>
        [.. SettingsMerge.Apply(known.Definition.BuildFlows(known.Preset ?? known.Definition.Preset), SettingsReader.Read(document).Settings, []).Where(static f => f.Enabled && f.Results.Count > 0)];

    public Task<ConnectionStatus> ProbeAsync(ConnectionId connection, CancellationToken cancellationToken = default) =>
        gate.AloneAsync(connection, token => sessions.UseAsync(connection, RunRequest.All, new SessionUse { ProbeOnly = true }, (opened, _) =>
            Task.FromResult(opened.Status ?? Pins.ReadHealth(opened.Known.Row.Health)), token), cancellationToken);

    public Task<SideHealth> ReauthoriseAsync(ConnectionId connection, Side side, SideCredentials credentials, string user = "", CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(credentials);
        return reauthorisation.ReauthoriseAsync(connection, side, credentials, user, cancellationToken);
    }

    public async Task<IReadOnlyList<LinksAsideInfo>> ListLinksAsideAsync(ConnectionId connection, CancellationToken cancellationToken = default)
    {
        var known = await catalog.FindAsync(connection, cancellationToken).ConfigureAwait(false);
        var bound = Pins.Read(known.Row.Pins) is { } pins ? BoundAccounts.Of(pins.Crm, pins.Accounting) : null;
        // What came back is not aside, though its row waits there for the next time.
        return
        [
            .. (await LinksAside.ReadAsync(store, connection, cancellationToken).ConfigureAwait(false)).GroupBy(static a => new BoundAccounts(a.CrmAccount, a.AccountingAccount)).Where(g => g.Key != bound)
                .Select(static g => new LinksAsideInfo(g.Key.Crm, g.Key.Accounting, new SortedDictionary<string, int>(g.CountBy(static a => a.Mapping).ToDictionary(), StringComparer.Ordinal), g.Max(static a => a.At)))
                .OrderByDescending(static i => i.At).ThenBy(static i => i.AccountingAccount, StringComparer.Ordinal),
        ];
    }

    public async Task<ConnectionInfo> RebindAsync(ConnectionId connection, SideCredentials? crm = null, SideCredentials? accounting = null, string user = "", CancellationToken cancellationToken = default)
    {
        await reauthorisation.RebindAsync(connection, crm, accounting, user, cancellationToken).ConfigureAwait(false);
        return await GetAsync(connection, cancellationToken).ConfigureAwait(false);
    }

    public Task<SyncPlan> PlanSettingsAsync(ConnectionId connection, ReadOnlyMemory<byte> settings, CancellationToken cancellationToken) => engine.PlanSettingsAsync(connection, settings, cancellationToken);

    public async Task<SyncPlan> PlanPresetAsync(ConnectionId connection, CancellationToken cancellationToken = default)
    {
        var known = await catalog.FindAsync(connection, cancellationToken).ConfigureAwait(false);
        return await engine.PlanPresetAsync(connection, NewestOf(known), cancellationToken).ConfigureAwait(false);
    }

    public async Task AcceptPresetAsync(ConnectionId connection, string version, string user = "", CancellationToken cancellationToken = default)
    {
        var newest = NewestOf(await catalog.FindAsync(connection, cancellationToken).ConfigureAwait(false)).ToString();
        if (newest != version)
            throw new SyncRequestException("preset", $"{version} is not the newest version of the preset: that is {newest}. Look at its plan and accept it.");
        await ChangeAsync(connection, row => row.Preset == version ? null : (row with { Preset = version, SettingsVersion = row.SettingsVersion + 1 }, "preset", $"{(row.Preset.Length > 0 ? row.Preset : "none")} → {version}"), user, cancellationToken).ConfigureAwait(false);
    }

    public Task<ForgetReport> ForgetAsync(ConnectionId connection, RecordRef record, string user = "", CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(record);
        return erasure.ForgetAsync(connection, record, user, cancellationToken);
    }

    public Task ExportAsync(ConnectionId connection, Stream to, RecordRef? record = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(to);
        return export.WriteAsync(connection, record, to, cancellationToken);
    }

    public Task HeardWebhookAsync(ConnectionId connection, CancellationToken cancellationToken = default) =>
        ChangeAsync(connection, row => clock.GetUtcNow() - row.WebhookAt < WebhookGrain ? null : (row with { WebhookAt = clock.GetUtcNow() }, "", ""), "", cancellationToken);

    /// <summary>Remembers a scheduled start before the run, so that a missed slot runs once.</summary>
    internal async Task<bool> StartScheduledAsync(KnownConnection known, DateTimeOffset now, CancellationToken cancellationToken)
    {
        try
        {
            await store.SaveConnectionAsync(known.Row with { ScheduledAt = now }, null, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (StoreConflictException)
        {
            // Another process took the slot, or somebody is changing settings: the next look decides.
            return false;
        }
    }

    private static Preset NewestOf(KnownConnection known) => known.Definition.Preset
        ?? throw new SyncRequestException("preset", $"The connection '{known.Row.Id}' has no preset.");

    /// <param name="connection">The connection.</param>
    /// <param name="change">The new row with what the journal says of it; <see langword="null"/> = there is nothing to change, an empty event = it is not worth an entry.</param>
    /// <param name="user">Who.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    internal async Task ChangeAsync(ConnectionId connection, Func<ConnectionRow, (ConnectionRow Row, string Event, string Detail)?> change, string user, CancellationToken cancellationToken)
    {
        while (true)
        {
            var known = await catalog.FindAsync(connection, cancellationToken).ConfigureAwait(false);
            if (change(known.Row) is not var (row, what, detail))
                return;
            try
            {
                await store.SaveConnectionAsync(row, what.Length == 0 ? null : new JournalRow { Connection = connection, At = clock.GetUtcNow(), User = user, Event = what, Detail = detail }, cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (StoreConflictException)
            {
                // Health or a schedule was written in between: read it again and change that.
            }
        }
    }
}
