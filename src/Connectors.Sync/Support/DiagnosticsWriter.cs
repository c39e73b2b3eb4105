using System.IO.Compression;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Connectors.Sync.Connections;
using Connectors.Sync.Events;
using Connectors.Sync.Execution;
using Connectors.Sync.Stores;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Sync.Support;

/// <summary>
/// Everything that a developer needs to understand a connection from afar, and nothing that belongs to its customers: no secret, no value of a record. Messages of systems may quote records, so they are left out;
/// kinds, codes and counts say enough.
/// </summary>
internal sealed class DiagnosticsWriter(ISyncStore store, SessionFactory sessions, CredentialVault vault, Schedules schedules, CallLog calls, IServiceScopeFactory scopes, TimeProvider clock)
{
    private const int LatestRuns = 50;
    private const int LatestJournal = 200;

    public async Task WriteAsync(KnownConnection known, Stream to, CancellationToken cancellationToken)
    {
        var connection = known.Row.Id;
        using var whole = new MemoryStream();
        var zip = new ZipArchive(whole, ZipArchiveMode.Create, leaveOpen: true);
        await using (zip.ConfigureAwait(false))
        {
            var file = new DiagnosticsFile(zip, Secrets(known), clock.GetUtcNow());
            file.Add("versions.json", WriteVersions);
            var (schedule, zone, _) = await schedules.OfAsync(known).ConfigureAwait(false);
            file.Add("connection.json", w => WriteConnection(w, known, schedule.ToString() ?? "", zone.Id));
            var scope = scopes.CreateAsyncScope();
            await using (scope.ConfigureAwait(false))
            {
                var settings = Encoding.UTF8.GetString(ConnectionCatalog.SettingsOf(known, scope.ServiceProvider).Span);
                file.AddText("settings.json", settings.Length == 0 ? "{}" : settings);
                foreach (var side in Enum.GetValues<Side>())
                    await WriteSideAsync(file, known, side, scope.ServiceProvider, cancellationToken).ConfigureAwait(false);
            }

            var runs = await store.ListRunsAsync(connection, LatestRuns, cancellationToken).ConfigureAwait(false);
            file.Add("runs.json", w => WriteRuns(w, runs));
            var journal = await store.ListJournalAsync(connection, LatestJournal, cancellationToken).ConfigureAwait(false);
            file.Add("journal.json", w => DiagnosticsFile.Array(w, journal, static (w, j) =>
            {
                w.WriteString("at", j.At);
                w.WriteString("event", j.Event);
            }));
            await WriteParkedAsync(file, connection, cancellationToken).ConfigureAwait(false);
            await WriteOpenAsync(file, connection, cancellationToken).ConfigureAwait(false);
            var latest = calls.Of(connection);
            file.Add("limits.json", w => WriteLimits(w, known, latest));
            file.Add("calls.json", w => DiagnosticsFile.Array(w, latest, static (w, c) =>
            {
                w.WriteString("at", c.At);
                w.WriteString("vendor", c.Vendor);
                w.WriteString("operation", c.Operation);
                w.WriteString("method", c.Method);
                w.WriteString("path", c.Path);
                w.WriteString("status", c.Status);
                w.WriteString("requestId", c.RequestId);
                w.WriteNumber("milliseconds", c.Milliseconds);
                w.WriteString("attempts", c.Attempts);
                w.WriteString("outcome", c.Outcome);
            }));
        }

        whole.Position = 0;
        await whole.CopyToAsync(to, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The customer's secrets, so that none of them stands in a text that somebody else wrote. A lost key hides them better than anything.</summary>
    private List<SideCredentials> Secrets(KnownConnection known)
    {
        var found = new List<SideCredentials>();
        foreach (var side in Enum.GetValues<Side>())
        {
            try
            {
                if (vault.Take(known.Row, side) is { } credentials)
                    found.Add(credentials);
            }
            catch (SecretUnreadableException)
            {
                // The probe says so.
            }
        }

        return found;
    }

    private static void WriteVersions(Utf8JsonWriter w)
    {
        w.WriteString("runtime", RuntimeInformation.FrameworkDescription);
        w.WriteString("system", RuntimeInformation.OSDescription);
        w.WriteStartObject("packages");
        foreach (var package in AppDomain.CurrentDomain.GetAssemblies().Select(static a => a.GetName()).Where(static n => n.Name?.StartsWith("Connectors.", StringComparison.Ordinal) == true).DistinctBy(static n => n.Name).OrderBy(static n => n.Name, StringComparer.Ordinal))
            w.WriteString(package.Name!, package.Version?.ToString() ?? "");
        w.WriteString("informational", typeof(DiagnosticsWriter).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "");
        w.WriteEndObject();
    }

    private static void WriteConnection(Utf8JsonWriter w, KnownConnection known, string schedule, string zone)
    {
        var row = known.Row;
        w.WriteString("id", row.Id.Value);
        w.WriteString("kind", known.Descriptor.Kind);
        w.WriteString("mode", row.Mode.ToString());
        w.WriteBoolean("paused", row.Paused);
        w.WriteBoolean("enabled", known.Descriptor.Enabled);
        w.WriteNumber("settingsVersion", row.SettingsVersion);
        w.WriteString("preset", row.Preset);
        w.WriteString("schedule", schedule);
        w.WriteString("zone", zone);
        w.WriteNumber("binding", row.Binding);
        if (row.ScheduledAt is { } started)
            w.WriteString("scheduledAt", started);
        if (row.WebhookAt is { } heard)
            w.WriteString("webhookAt", heard);
        if (Pins.Read(row.Pins) is { } pins)
        {
            w.WriteString("crmAccount", pins.Crm.Id);
            w.WriteString("accountingAccount", pins.Accounting.Id);
        }

        var status = Pins.ReadHealth(row.Health);
        foreach (var (name, side) in new[] { ("crm", status.Crm), ("accounting", status.Accounting) })
        {
            if (side is null)
                continue;
            w.WriteStartObject(name);
            w.WriteBoolean("ok", side.Ok);
            w.WriteString("reason", side.Reason);
            w.WriteString("nextStep", side.NextStep);
            w.WriteString("since", side.Since);
            w.WriteEndObject();
        }
    }

    /// <summary>Asks one side what it is. It takes no lease, so that it answers while a run is under way; a side that is down is a finding and no failure.</summary>
    private async Task WriteSideAsync(DiagnosticsFile file, KnownConnection known, Side side, IServiceProvider services, CancellationToken cancellationToken)
    {
        var name = side == Side.Crm ? "crm" : "accounting";
        if (!known.Descriptor.Enabled || known.Row.Mode == ConnectionMode.Off)
        {
            file.Add($"{name}/probe.json", static w => w.WriteString("failure", "The connection is switched off: it was not asked."));
            return;
        }

        ConnectionScope.Enter(known.Row.Id, store);
        var (provider, failure) = await sessions.OpenAsync(known, side, services, null, cancellationToken).ConfigureAwait(false);
        if (provider is null)
        {
            file.Add($"{name}/probe.json", w => WriteHealth(w, failure!));
            return;
        }

        await using var disposing = provider.ConfigureAwait(false);
        file.Add($"{name}/capabilities.json", w => SideFacts.Write(w, provider.Capabilities));
        try
        {
            var health = await SessionFactory.ProbeAsync(provider, cancellationToken).ConfigureAwait(false);
            file.Add($"{name}/probe.json", w => WriteHealth(w, health));
            if (health.Ok)
            {
                var schema = await provider.DescribeAsync(cancellationToken).ConfigureAwait(false);
                file.Add($"{name}/schema.json", w => SideFacts.Write(w, schema));
            }
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            file.Add($"{name}/failure.json", w => w.WriteString("failure", e is ProviderUnavailableException unavailable ? unavailable.Reason.ToString() : e.GetType().Name));
        }

        await WriteBudgetsAsync(file, name, provider, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The counters of the account. Last, so that a block that the probe met stands in them.</summary>
    private static async Task WriteBudgetsAsync(DiagnosticsFile file, string name, ISyncProvider provider, CancellationToken cancellationToken)
    {
        try
        {
            if (provider.GetFeature<IBudgetReport>() is not { } report)
                return;
            var budgets = await report.ReadBudgetsAsync(cancellationToken).ConfigureAwait(false);
            file.Add($"{name}/budgets.json", w => DiagnosticsFile.Array(w, budgets, SideFacts.Write));
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            file.Add($"{name}/budgets.json", w => w.WriteString("failure", e.GetType().Name));
        }
    }

    private static void WriteHealth(Utf8JsonWriter w, ConnectionHealth health)
    {
        w.WriteBoolean("ok", health.Ok);
        w.WriteString("reason", health.Reason);
        w.WriteString("nextStep", health.NextStep);
        w.WriteString("failure", health.Failure?.ToString());
        w.WriteString("account", health.Account?.Id);
        w.WriteStartArray("capabilities");
        foreach (var capability in health.Capabilities)
        {
            w.WriteStartObject();
            w.WriteString("name", capability.Name);
            w.WriteString("state", capability.State.ToString());
            w.WriteString("reason", capability.Reason);
            w.WriteEndObject();
        }

        w.WriteEndArray();
    }

    private static void WriteRuns(Utf8JsonWriter w, IReadOnlyList<RunRow> runs) => DiagnosticsFile.Array(w, runs, static (w, r) =>
    {
        w.WriteString("id", r.Id);
        w.WriteString("startedAt", r.StartedAt);
        if (r.EndedAt is { } ended)
            w.WriteString("endedAt", ended);
        w.WriteString("trigger", r.Trigger);
        w.WriteString("state", r.State);
        // What follows the colon may be the message of a system.
        w.WriteString("reason", r.Reason.Split(':', 2)[0]);
        if (r.Counters.Length > 0)
        {
            w.WritePropertyName("counters");
            w.WriteRawValue(r.Counters);
        }
    });

    private async Task WriteParkedAsync(DiagnosticsFile file, ConnectionId connection, CancellationToken cancellationToken)
    {
        var causes = new SortedDictionary<string, (int Count, DateTimeOffset Oldest, SortedSet<string> Where)>(StringComparer.Ordinal);
        string? after = null;
        while (await store.ListParkedAsync(connection, ParkedFilter.All, after, 1000, cancellationToken).ConfigureAwait(false) is { Count: > 0 } page)
        {
            after = page[^1].Position;
            foreach (var row in page)
            {
                var (count, oldest, where) = causes.GetValueOrDefault(row.Cause, (0, row.Since, new SortedSet<string>(StringComparer.Ordinal)));
                foreach (var problem in ProblemsJson.Read(row.Problems))
                    where.Add($"{row.Mapping} {row.Kind} {problem.Code} {problem.Field}".TrimEnd());
                causes[row.Cause] = (count + 1, row.Since < oldest ? row.Since : oldest, where);
            }
        }

        file.Add("parked.json", w => DiagnosticsFile.Array(w, causes, static (w, c) =>
        {
            w.WriteString("cause", c.Key);
            w.WriteNumber("count", c.Value.Count);
            w.WriteString("oldest", c.Value.Oldest);
            w.WriteStartArray("where");
            foreach (var place in c.Value.Where.Take(50))
                w.WriteStringValue(place);
            w.WriteEndArray();
        }));
    }

    private async Task WriteOpenAsync(DiagnosticsFile file, ConnectionId connection, CancellationToken cancellationToken)
    {
        var open = await store.ListOpenIntentsAsync(connection, cancellationToken).ConfigureAwait(false);
        file.Add("open-writes.json", w => DiagnosticsFile.Array(w, open, static (w, i) =>
        {
            w.WriteString("id", i.Id);
            w.WriteString("mapping", i.Mapping);
            w.WriteString("side", i.Side.ToString());
            w.WriteString("kind", i.Kind.ToString());
            w.WriteString("state", i.State.ToString());
            w.WriteString("openedAt", i.OpenedAt);
            w.WriteString("deadline", i.Deadline);
            w.WriteNumber("negativeReads", i.NegativeReads);
        }));
    }

    private static void WriteLimits(Utf8JsonWriter w, KnownConnection known, IReadOnlyList<LoggedCall> calls)
    {
        var alerts = AlertState.Parse(known.Row.Id, "en", known.Row.Alerts);
        w.WriteStartArray("blocked");
        foreach (var block in alerts.Told.Where(static t => t.Kind == ConnectionEventKind.Blocked))
        {
            w.WriteStartObject();
            w.WriteString("subject", block.Subject);
            w.WriteString("since", block.Since);
            w.WriteEndObject();
        }

        w.WriteEndArray();
        w.WriteStartObject("latestCalls");
        foreach (var outcome in calls.GroupBy(static c => c.Outcome, StringComparer.Ordinal).OrderBy(static g => g.Key, StringComparer.Ordinal))
            w.WriteNumber(outcome.Key.Length > 0 ? outcome.Key : "unknown", outcome.Count());
        w.WriteEndObject();
    }
}
