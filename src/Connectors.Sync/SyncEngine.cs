using System.Collections.Immutable;
using Connectors.Sync.Brakes;
using Connectors.Sync.Connections;
using Connectors.Sync.Diagnostics;
using Connectors.Sync.Events;
using Connectors.Sync.Execution;
using Connectors.Sync.Stores;

namespace Connectors.Sync;

/// <summary>The engine. Holds no state of its own but the order of runs in this process: everything it knows is in the store.</summary>
internal sealed partial class SyncEngine(SessionFactory sessions, ISyncStore store, ConnectionCatalog catalog, RunGate gate, EventService events, TimeProvider clock, EngineLogger logger, Surroundings surroundings) : ISyncEngine
{
    private static readonly TimeSpan BusyPause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan PartialPause = TimeSpan.FromMinutes(1);

    public async Task<RunReport> RunAsync(ConnectionId connection, RunRequest? request = null, CancellationToken cancellationToken = default)
    {
        request ??= RunRequest.All;
        await catalog.FindAsync(connection, cancellationToken).ConfigureAwait(false);
        // Somebody waits for that one record: a run that is under way takes it between two steps instead of after its end.
        if (request.Record is not null && gate.TryInterrupt(connection, request, cancellationToken) is { } taken && await taken.ConfigureAwait(false) is { } report)
            return report;
        // A run for one record is its caller's own; runs for everything are shared.
        return request.Record is null && request.Mapping is null
            ? await gate.JoinAsync(connection, (begun, token) => RunCoreAsync(connection, request, null, begun, token), cancellationToken).ConfigureAwait(false)
            : await gate.AloneAsync(connection, token => RunCoreAsync(connection, request, null, static () => { }, token), cancellationToken).ConfigureAwait(false);
    }

    public Task<SyncPlan> PlanAsync(ConnectionId connection, RunRequest? request = null, CancellationToken cancellationToken = default) =>
        gate.AloneAsync(connection, token => PlanCoreAsync(connection, request ?? RunRequest.All, new SessionUse(), token), cancellationToken);

    /// <summary>What a version of the preset would write, also into records that it would leave as they are.</summary>
    internal Task<SyncPlan> PlanPresetAsync(ConnectionId connection, Preset preset, CancellationToken cancellationToken) =>
        gate.AloneAsync(connection, token => PlanCoreAsync(connection, RunRequest.All, new SessionUse { Preset = preset, Anew = true }, token), cancellationToken);

    /// <summary>What the next run would write under other settings.</summary>
    internal Task<SyncPlan> PlanSettingsAsync(ConnectionId connection, ReadOnlyMemory<byte> settings, CancellationToken cancellationToken) =>
        gate.AloneAsync(connection, token => PlanCoreAsync(connection, RunRequest.All, new SessionUse { Settings = settings }, token), cancellationToken);

    public async Task<RunReport> ApplyAsync(SyncPlan plan, RunRequest? request = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var known = await catalog.FindAsync(plan.Connection, cancellationToken).ConfigureAwait(false);
        if (known.Row.Mode is ConnectionMode.Off or ConnectionMode.PlanOnly)
            throw new SyncRequestException("mode", $"The connection '{plan.Connection}' is in mode {known.Row.Mode}: raise it to Live before a plan is applied.");
        if (plan.Rules.Length == 0 && known.Row.SettingsVersion != plan.SettingsVersion && known.Row.Settings.Length > 0)
            throw Outdated();
        var approved = plan.Items.ToDictionary(static i => (i.Mapping, i.Pair));
        return await gate.AloneAsync(plan.Connection, token => RunCoreAsync(plan.Connection, (request ?? RunRequest.All) with { Trigger = "plan" }, approved, static () => { }, token, plan), cancellationToken).ConfigureAwait(false);
    }

    private static SyncRequestException Outdated() => new("plan-outdated", "The settings changed since this plan was made. Make a new one.");

    private async Task<SyncPlan> PlanCoreAsync(ConnectionId connection, RunRequest request, SessionUse use, CancellationToken cancellationToken)
    {
        var collector = new PlanCollector();
        return await sessions.UseAsync(connection, request with { Trigger = "plan" }, use with { Plan = collector }, async (opened, token) =>
        {
            if (opened.Session is not { } session)
                throw new SyncRequestException(opened.Problems.Length > 0 ? "settings" : opened.Busy ? "busy" : "not-ready", opened.Failure!);
            CheckRequest(request, opened);
            await new RunPipeline(session).RunAsync(static () => { }, token).ConfigureAwait(false);
            if (session.Stopped is { } stopped)
                throw new SyncRequestException("not-ready", stopped.Message);
            return PlanEstimate.Complete(session, collector.Items, opened.LeftOut);
        }, cancellationToken).ConfigureAwait(false);
    }

    private async Task<RunReport> RunCoreAsync(
        ConnectionId connection, RunRequest request, IReadOnlyDictionary<(string Mapping, string Pair), PlanItem>? approved, Action begun, CancellationToken cancellationToken, SyncPlan? plan = null)
    {
        try
        {
            var report = await RunSessionAsync(connection, request, approved, begun, plan, cancellationToken).ConfigureAwait(false);
            await events.LookAsync(connection, report, CancellationToken.None).ConfigureAwait(false);
            return report;
        }
        catch (Exception e) when (e is not UnknownConnectionException)
        {
            await events.LookAsync(connection, null, CancellationToken.None).ConfigureAwait(false);
            throw;
        }
    }

    private async Task<RunReport> RunSessionAsync(
        ConnectionId connection, RunRequest request, IReadOnlyDictionary<(string Mapping, string Pair), PlanItem>? approved, Action begun, SyncPlan? plan, CancellationToken cancellationToken)
    {
        var started = clock.GetUtcNow();
        var mode = (await catalog.FindAsync(connection, cancellationToken).ConfigureAwait(false)).Row.Mode;
        using var activity = SyncTelemetry.StartRun(request.Trigger);
        return await sessions.UseAsync(connection, request, new SessionUse { Approved = approved, Anew = plan?.Anew == true, Plan = mode == ConnectionMode.PlanOnly ? new PlanCollector() : null }, async (opened, token) =>
        {
            if (opened.Session is not { } session)
            {
                return new RunReport
                {
                    Id = surroundings.NewId(started),
                    Connection = connection,
                    State = RunState.Failed,
                    Reason = opened.Failure!,
                    StartedAt = started,
                    EndedAt = clock.GetUtcNow(),
                    Entities = ImmutableDictionary<string, EntityCounters>.Empty,
                    Problems = opened.Problems,
                    RetryAt = opened.RetryAt ?? (opened.Busy ? clock.GetUtcNow() + BusyPause : opened.Passes ? clock.GetUtcNow() + PartialPause : null),
                };
            }

            CheckRequest(request, opened);
            // Another mode does not make a plan wrong; other rules, filters or fields do (R31).
            if (plan is { Rules.Length: > 0 } && plan.Rules != session.Rules)
                throw Outdated();
            Log.RunStarted(logger.Value, connection.Value, session.RunId, request.Trigger);
            var row = new RunRow { Id = session.RunId, StartedAt = started, Trigger = request.Trigger, State = "running", User = request.User };
            await session.RecordAsync(new StoreBatch { Runs = { row } }, token).ConfigureAwait(false);
            if (session.Plan is null && approved is null && request is { Record: null, Mapping: null })
            {
                session.Interrupts = gate.Open(connection);
                session.RunInterrupt = (single, inner) => RunInsideAsync(session, single, opened, inner);
            }

            try
            {
                await new RunPipeline(session).RunAsync(begun, token).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (token.IsCancellationRequested)
            {
                await EndAsync(session, row, started, "It was stopped.").ConfigureAwait(false);
                throw;
            }
            finally
            {
                session.Interrupts?.Close();
            }

            return await EndAsync(session, row, started, null).ConfigureAwait(false);
        }, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A single record in the middle of a run, with a run row and a report of its own.</summary>
    private async Task<RunReport> RunInsideAsync(Session outer, RunRequest request, Opened opened, CancellationToken cancellationToken)
    {
        CheckRequest(request, opened);
        var session = outer.Inside(request);
        var row = new RunRow { Id = session.RunId, StartedAt = clock.GetUtcNow(), Trigger = request.Trigger, State = "running", User = request.User };
        await session.CommitAsync(new StoreBatch { Runs = { row } }, cancellationToken).ConfigureAwait(false);
        await new RunPipeline(session).SingleAsync(request.Record!, cancellationToken).ConfigureAwait(false);
        outer.SomebodyWaits |= session.SomebodyWaits;
        if (session.Stopped is { } stopped)
            outer.Stop(stopped);
        return await EndAsync(session, row, row.StartedAt, null).ConfigureAwait(false);
    }

    private async Task<RunReport> EndAsync(Session session, RunRow row, DateTimeOffset started, string? stopped)
    {
        var reason = stopped ?? session.Stopped?.Message ?? (session.Failures.IsEmpty ? "" : $"{session.Failures.Count} pairs failed inside the engine or a provider: {session.Failures.First()}");
        var counters = session.Counters.Snapshot();
        var state = reason.Length > 0 ? RunState.Partial : RunState.Completed;
        if (!session.Documents.Now.AddsUp)
        {
            Log.CountersWrong(logger.Value, session.Connection.Value, "documents");
            state = RunState.Failed;
            reason = "The counters do not add up.";
        }

        foreach (var (mapping, c) in counters)
        {
            // Nothing is silent: a run whose counters do not add up has lost something (D14).
            if (c.AddsUp)
                continue;
            Log.CountersWrong(logger.Value, session.Connection.Value, mapping);
            state = RunState.Failed;
            reason = "The counters do not add up.";
        }

        var report = new RunReport
        {
            Id = session.RunId,
            Connection = session.Connection,
            State = state,
            Reason = reason,
            StartedAt = started,
            EndedAt = clock.GetUtcNow(),
            Entities = counters,
            Documents = session.Documents.Now,
            RetryAt = RetryAt(session, state),
            Limited = session.Stopped?.Reason == UnavailableReason.Limited,
        };
        await session.RecordAsync(new StoreBatch { Runs = { row with { EndedAt = report.EndedAt, State = state.ToString().ToUpperInvariant() switch { "COMPLETED" => "completed", "PARTIAL" => "partial", _ => "failed" }, Reason = reason, Counters = PlanEstimate.CountersJson(counters, session.Documents.Now) } } }, CancellationToken.None).ConfigureAwait(false);
        var total = report.Total;
        SyncTelemetry.RunEnded(report);
        Log.RunEnded(logger.Value, session.Connection.Value, report.Id, state, total.Seen, total.Writes, total.Parked, ForLogs(session, reason));
        return report;
    }

    /// <summary>The run's reason may quote what a system said to a write, and so what was written: logs get its kind, the run's row has it whole.</summary>
    private static string ForLogs(Session session, string reason) => session.Stopped is { } stopped && reason == stopped.Message ? $"A side could not be used any more: {stopped.Reason}." : !session.Failures.IsEmpty ? $"{session.Failures.Count} pairs failed inside the engine or a provider." : reason;

    /// <summary>What was put off goes on by itself: at the time that the limit named, or soon.</summary>
    private DateTimeOffset? RetryAt(Session session, RunState state)
    {
        var settle = session.Unsettled.Values.Select(static i => i.SettleAt).Append(session.NextSettle).Min();
        if (state != RunState.Partial)
            return settle;
        var again = session.Stopped?.RetryAt ?? clock.GetUtcNow() + PartialPause;
        return settle < again ? settle : again;
    }

    private static void CheckRequest(RunRequest request, Opened opened)
    {
        if (request.Mapping is { } name && opened.AllMappings.All(m => m.Name != name))
            throw new SyncRequestException("mapping", $"There is no mapping '{name}'. {(NearestName.Find(name, opened.AllMappings.Select(static m => m.Name)) is { } near ? $"Did you mean '{near}'?" : $"There are: {string.Join(", ", opened.AllMappings.Select(static m => m.Name))}.")}");
        if (request.Record is not { } record)
            return;
        // Several mappings may share the entity; which of them the record belongs to is known when it is read.
        var mappings = opened.AllMappings.Where(m => m.Crm.Schema.Entity == record.Entity).ToList();
        if (mappings.Count == 0)
            throw new SyncRequestException("single-record-entity", $"A single '{record.Entity}' cannot be synchronised. Possible: {string.Join(", ", opened.AllMappings.Select(static m => m.Crm.Schema.Entity).Distinct(StringComparer.Ordinal))}.");
        mappings.RemoveAll(static m => !m.Source.Enabled);
        if (mappings.Count == 0)
            throw new SyncRequestException("single-record-disabled", $"'{record.Entity}' is switched off for this connection.");
        if (!mappings.Any(static m => m.Source.SingleRecord ?? m.Source.Flow == Flow.FromCrm))
            throw new SyncRequestException("single-record-direction", $"A single '{record.Entity}' can be synchronised only where everything goes from the CRM to accounting; this connection goes {(mappings[0].Source.Flow == Flow.Both ? "both ways" : "from accounting to the CRM")}.");
    }

    public async Task<Explanation> ExplainAsync(ConnectionId connection, RecordRef record, string field, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(record);
        return await gate.AloneAsync(connection, token => sessions.UseAsync(connection, RunRequest.All, new SessionUse { Plan = new PlanCollector() }, async (opened, inner) =>
            opened.Session is { } session
                ? await Explainer.ExplainAsync(session, record, field, inner).ConfigureAwait(false)
                : throw new SyncRequestException("not-ready", opened.Failure!), token), cancellationToken).ConfigureAwait(false);
    }

    public async Task RetryAsync(ConnectionId connection, string mapping, string pair, CancellationToken cancellationToken = default)
    {
        var rows = await store.FindParkedAsync(connection, mapping, [pair], cancellationToken).ConfigureAwait(false);
        if (rows.Count == 0)
            throw new SyncRequestException("not-parked", $"'{pair}' of '{mapping}' is not parked.");
        await AskAgainAsync(connection, mapping, pair, cancellationToken).ConfigureAwait(false);
    }

    public async Task DecideAsync(ConnectionId connection, string mapping, string pair, DecisionKind decision, RecordRef? other = null, string user = "", CancellationToken cancellationToken = default)
    {
        var known = await catalog.FindAsync(connection, cancellationToken).ConfigureAwait(false);
        if (known.Definition.BuildMappings().All(m => m.Name != mapping) && known.Definition.BuildLists().All(l => l.Converter != mapping))
            throw new SyncRequestException("mapping", $"There is no mapping '{mapping}'.");
        if (pair is null || (!pair.StartsWith("crm:", StringComparison.Ordinal) && !pair.StartsWith("accounting:", StringComparison.Ordinal)))
            throw new SyncRequestException("pair", $"'{pair}' is not a pair: write crm:<id> or accounting:<id>.");
        if (decision == DecisionKind.Link && other is null)
            throw new SyncRequestException("decision-other", "To link it, say to which record of the other side.");
        if (decision == DecisionKind.Bar && (await store.FindParkedAsync(connection, mapping, [pair], cancellationToken).ConfigureAwait(false)) is not [{ Cause: Mergers.Cause }])
            throw new SyncRequestException("decision-bar", $"'{pair}' is not left over by a merge: only such a customer is barred from here.");
        await store.SaveDecisionAsync(connection, new DecisionRow { Mapping = mapping, Pair = pair, Kind = decision, OtherId = other?.Id.Value, At = clock.GetUtcNow(), User = user }, cancellationToken).ConfigureAwait(false);
        await AskAgainAsync(connection, mapping, pair, cancellationToken).ConfigureAwait(false);
    }

    public async Task ApproveAsync(ConnectionId connection, string mapping, IReadOnlyCollection<string> pairs, TimeSpan? validFor = null, string user = "", CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        await catalog.FindAsync(connection, cancellationToken).ConfigureAwait(false);
        var parked = (await store.FindParkedAsync(connection, mapping, pairs, cancellationToken).ConfigureAwait(false)).ToDictionary(static p => p.Pair, StringComparer.Ordinal);
        var now = clock.GetUtcNow();
        var approvals = new List<ApprovalRow>();
        foreach (var pair in pairs)
        {
            var steps = parked.TryGetValue(pair, out var row) ? Brake.StepsOf(ProblemsJson.Read(row.Problems)) : [];
            if (steps.IsEmpty)
                throw new SyncRequestException("not-held", $"'{pair}' of '{mapping}' is not held by a brake: there is nothing to approve.");
            approvals.Add(new ApprovalRow { Mapping = mapping, Pair = pair, Whats = steps, At = now, Until = now + (validFor ?? Brake.Window), User = user });
        }

        await store.SaveApprovalsAsync(connection, approvals, cancellationToken).ConfigureAwait(false);
        foreach (var pair in pairs)
            await AskAgainAsync(connection, mapping, pair, cancellationToken).ConfigureAwait(false);
    }

    public Task AnswerAsync(ConnectionId connection, Guid intent, UncertainAnswer answer, RecordId? created = null, string user = "", CancellationToken cancellationToken = default) =>
        gate.AloneAsync(connection, token => sessions.UseAsync(connection, RunRequest.All with { User = user }, new SessionUse(), async (opened, inner) =>
        {
            if (opened.Session is not { } session)
                throw new SyncRequestException("not-ready", opened.Failure!);
            await new IntentSettler(session).AnswerAsync(intent, answer, created, inner).ConfigureAwait(false);
            return true;
        }, token), cancellationToken);

    /// <summary>Leaves word for the next run: only a run knows which physical resources the pair's records stand in.</summary>
    private ValueTask AskAgainAsync(ConnectionId connection, string mapping, string pair, CancellationToken cancellationToken) =>
        store.AddMarksAsync(connection, [new MarkRow { Side = Side.Crm, Resource = RunPipeline.PairRequests, Id = $"{mapping}|{pair}", Class = MarkClass.User, At = clock.GetUtcNow() }], cancellationToken);
}
