using System.Globalization;
using Connectors.Sync.Connections;
using Connectors.Sync.Execution;
using Connectors.Sync.Stores;

namespace Connectors.Sync.Events;

/// <summary>Finds out what of a connection somebody should know now. It asks the store alone, neither side.</summary>
internal sealed class Conditions(ISyncStore store, Schedules schedules, SyncOptions options)
{
    // How far back runs are looked at for what happened lately.
    private const int RunsLookedAt = 200;

    // The causes under which a brake parks or holds a pair; a step of one field is named with that field.
    private static readonly string[] BrakeCauses = ["brake.unlink", "brake.delete", "brake.create", "brake.link", "brake.clear", "brake.first-meeting"];

    public async Task<IReadOnlyList<Condition>> OfAsync(KnownConnection known, RunReport? last, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var found = new List<Condition>();
        // Who switched it off knows that nothing happens.
        if (!known.Descriptor.Enabled || known.Row.Mode == ConnectionMode.Off)
            return found;
        var health = Pins.ReadHealth(known.Row.Health);
        Health(health, last, now, found);
        await ParkedAsync(known.Row.Id, now, found, cancellationToken).ConfigureAwait(false);
        await ProgressAsync(known, health, now, found, cancellationToken).ConfigureAwait(false);
        if (known is { Row.Preset.Length: > 0, Definition.Preset: { } newest } && newest.ToString() != known.Row.Preset)
            found.Add(new Condition(ConnectionEventKind.PresetWaiting, "", newest.ToString(), $"{newest} is here; the connection goes on with {known.Row.Preset} until somebody accepts it.", "Administrator: look at its plan and accept it.", now));
        return found;
    }

    private static void Health(ConnectionStatus health, RunReport? last, DateTimeOffset now, List<Condition> found)
    {
        foreach (var (side, state) in new[] { (Side.Crm, health.Crm), (Side.Accounting, health.Accounting) })
        {
            if (state is null)
                continue;
            var name = side == Side.Crm ? "crm" : "accounting";
            if (!state.Ok)
                found.Add(new Condition(ConnectionEventKind.Red, name, "", Alone(state), state.NextStep, state.Since));
            if (state.CredentialsExpireAt is { } expires && expires - now <= TimeSpan.FromDays(30))
            {
                var level = (expires - now).TotalDays switch { <= 1 => "1", <= 7 => "7", _ => "30" };
                var days = Math.Max(0, (int)Math.Ceiling((expires - now).TotalDays));
                found.Add(new Condition(ConnectionEventKind.CredentialsExpiring, name, level,
                    string.Create(CultureInfo.InvariantCulture, $"The credentials of {(side == Side.Crm ? "the CRM" : "accounting")} run out in {days} days, on {expires:yyyy-MM-dd}."), "User: connect it again before that day.", now));
            }
        }

        if (last is { RetryAt: { } again, State: RunState.Partial, Limited: true } && again > now)
            found.Add(new Condition(ConnectionEventKind.Blocked, "", "", string.Create(CultureInfo.InvariantCulture, $"A limit of the other system is used up until {again:yyyy-MM-dd HH:mm}Z: {last.Reason}"), null, now));
    }

    /// <summary>A stored reason ends with what is to be done; here that stands by itself.</summary>
    private static string Alone(SideHealth state) => state.NextStep is { } next && state.Reason.EndsWith(" " + next, StringComparison.Ordinal) ? state.Reason[..^(next.Length + 1)] : state.Reason;

    private async Task ParkedAsync(ConnectionId id, DateTimeOffset now, List<Condition> found, CancellationToken cancellationToken)
    {
        var filter = new ParkedFilter { Kind = ParkedKind.Parked };
        var count = await store.CountParkedAsync(id, filter, cancellationToken).ConfigureAwait(false);
        if (count >= options.ParkedLimit)
            found.Add(new Condition(ConnectionEventKind.Parked, "count", "", string.Create(CultureInfo.InvariantCulture, $"{count} records wait for somebody."), "User: look at the list of parked records.", now));
        var oldest = count == 0 ? [] : await store.ListParkedAsync(id, filter, null, 1, cancellationToken).ConfigureAwait(false);
        if (oldest.Count > 0 && now - oldest[0].Since >= options.ParkedAge)
            found.Add(new Condition(ConnectionEventKind.Parked, "age", "", string.Create(CultureInfo.InvariantCulture, $"A record has waited for somebody since {oldest[0].Since:yyyy-MM-dd}."), "User: look at the list of parked records.", oldest[0].Since));

        var held = 0;
        foreach (var cause in BrakeCauses)
            held += await store.CountParkedAsync(id, new ParkedFilter { Cause = cause }, cancellationToken).ConfigureAwait(false);
        if (held > 0)
            found.Add(new Condition(ConnectionEventKind.BrakeWaiting, "", "", string.Create(CultureInfo.InvariantCulture, $"A brake holds {held} records."), "Administrator: find out what takes so much away, and approve it if it is meant.", now));
        foreach (var flow in await store.ListDocumentFlowsAsync(id, cancellationToken).ConfigureAwait(false))
        {
            if (flow is { StoppedAt: { } stopped, BaselineAt: not null })
                found.Add(new Condition(ConnectionEventKind.BrakeWaiting, "documents:" + flow.Flow, "", $"The document flow '{flow.Flow}' is stopped: {flow.StopReason}", "User: look at the list of what waits, and say what of it is sent.", stopped));
        }
    }

    private async Task ProgressAsync(KnownConnection known, ConnectionStatus health, DateTimeOffset now, List<Condition> found, CancellationToken cancellationToken)
    {
        var runs = await store.ListRunsAsync(known.Row.Id, RunsLookedAt, cancellationToken).ConfigureAwait(false);
        var completed = runs.FirstOrDefault(static r => r is { State: "completed", EndedAt: not null });
        if (known.Row.Mode == ConnectionMode.PlanOnly && health.IsGreen && completed is not null)
            found.Add(new Condition(ConnectionEventKind.PlanWaiting, "", "", "It has planned and writes nothing yet.", "User: look at the plan, and raise the mode if it is right.", completed.EndedAt!.Value));

        var (schedule, _, _) = await schedules.OfAsync(known).ConfigureAwait(false);
        var period = schedule switch { Schedule.Interval every => every.Period, Schedule.DailyAt => TimeSpan.FromDays(1), _ => (TimeSpan?)null };
        // Measured from the last completed run; of one that never completed any, from the first that is known.
        var since = completed?.EndedAt ?? (runs.Count > 0 ? runs[^1].StartedAt : health.CheckedAt is null ? null : Since(health));
        if (period is { } p && since is { } last && now - last > p * options.NoProgressAfter)
            found.Add(new Condition(ConnectionEventKind.NoProgress, "", "", string.Create(CultureInfo.InvariantCulture, $"No run has completed since {last:yyyy-MM-dd HH:mm}Z."), "Administrator: look at the last runs.", last));

        // A quiet customer sends none and changes nothing: only changes that were found by reading show that something should have come.
        if (known.Row.WebhookAt is { } webhook && now - webhook > options.WebhooksSilentAfter
            && runs.Any(r => r.StartedAt > webhook + options.WebhooksSilentAfter / 2 && r.Trigger == "schedule" && ChangesOf(r) > 0))
            found.Add(new Condition(ConnectionEventKind.WebhooksSilent, "", "", string.Create(CultureInfo.InvariantCulture, $"The last webhook came at {webhook:yyyy-MM-dd HH:mm}Z, and changes were found since."), "Administrator: look at the webhooks of the other system.", webhook));
    }

    private static DateTimeOffset? Since(ConnectionStatus health) => new[] { health.Crm?.Since, health.Accounting?.Since }.Min();

    private static int ChangesOf(RunRow run)
    {
        if (run.Counters.Length == 0)
            return 0;
        using var document = StoredJson.Read(run.Counters);
        return document.RootElement.EnumerateObject().Where(static m => m.Value.ValueKind == System.Text.Json.JsonValueKind.Object)
            .Sum(static m => m.Value.TryGetProperty("applied", out var applied) ? applied.GetInt32() : 0);
    }
}
