using System.Runtime.CompilerServices;
using Connectors.Sync.Brakes;
using Connectors.Sync.Connections;
using Connectors.Sync.Execution;
using Connectors.Sync.Stores;

namespace Connectors.Sync.Documents;

/// <summary>The documents' door. Each act is a session of its own under the connection's lease: two presses, two users or two nodes come one after the other.</summary>
internal sealed class DocumentService(SessionFactory sessions, ISyncStore store, ConnectionCatalog catalog, RunGate gate) : IDocuments
{
    private const int Page = 500;

    public Task<SendInfo> SendAsync(ConnectionId connection, string flow, RecordRef source, SendOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        options ??= new SendOptions();
        return ActAsync(connection, options.User, async (session, run, token) =>
        {
            var compiled = FlowOf(session, flow);
            if (source.Entity != compiled.Source.Schema.Entity)
                throw new SyncRequestException("document-entity", $"The flow '{flow}' sends a '{compiled.Source.Schema.Entity}', not a '{source.Entity}'.");
            var act = new SendAct { User = options.User, Date = options.Date, Answered = options.Date is not null && (await run.Sending.LatestAsync(compiled, source, token).ConfigureAwait(false))?.State == SendState.Refused };
            return await FinishAsync(session, run, compiled, await run.Sending.SendAsync(compiled, source, act, token).ConfigureAwait(false), token).ConfigureAwait(false);
        }, cancellationToken);
    }

    public Task<DocumentPreview> CheckAsync(ConnectionId connection, string flow, RecordRef source, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        return UseAsync(connection, "", new SessionUse { Plan = new PlanCollector() }, async (session, token) =>
        {
            var compiled = FlowOf(session, flow);
            var sending = new DocumentSending(session);
            var latest = await sending.LatestAsync(compiled, source, token).ConfigureAwait(false);
            var found = await sending.InspectAsync(compiled, source, latest, new SendAct(), token).ConfigureAwait(false);
            return new DocumentPreview
            {
                Document = found.Document,
                Problems = found.Problems,
                Warnings = found.Warnings,
                Question = found.Question,
                CrmTotals = found.Read?.Totals,
                ExpectedTotals = found.Totals,
                MakesCustomer = found.Customer.Item is not null,
                Latest = latest is null ? null : Info(latest),
            };
        }, cancellationToken);
    }

    public async IAsyncEnumerable<SendInfo> ListAsync(ConnectionId connection, SendFilter? filter = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await catalog.FindAsync(connection, cancellationToken).ConfigureAwait(false);
        string? after = null;
        while (await store.ListSendsAsync(connection, filter ?? SendFilter.All, after, Page, cancellationToken).ConfigureAwait(false) is { Count: > 0 } rows)
        {
            after = rows[^1].Position;
            foreach (var row in rows)
                yield return Info(row);
        }
    }

    public Task<SendInfo> AnswerAsync(ConnectionId connection, Guid send, SendAnswer answer, string user = "", CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return ActAsync(connection, user, async (session, run, token) =>
        {
            var row = await FindAsync(connection, send, token).ConfigureAwait(false);
            var flow = FlowOf(session, row.Flow);
            return await FinishAsync(session, run, flow, await new SendAnswers(session, run).AnswerAsync(flow, row, answer, user, token).ConfigureAwait(false), token).ConfigureAwait(false);
        }, cancellationToken);
    }

    public Task<SendInfo> SendAgainAsync(ConnectionId connection, Guid send, string reason, SendOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        options ??= new SendOptions();
        return ActAsync(connection, options.User, async (session, run, token) =>
        {
            var row = await FindAsync(connection, send, token).ConfigureAwait(false);
            var flow = FlowOf(session, row.Flow);
            var latest = await run.Sending.LatestAsync(flow, new RecordRef(row.SourceEntity, row.SourceId), token).ConfigureAwait(false);
            if (latest!.Id != row.Id)
                throw new SyncRequestException("send-not-latest", $"This document was sent anew already: the latest is generation {latest.Generation}{(latest.Number is null ? "" : $", number {latest.Number}")}.");
            if (SendTable.Next(row.State, SendEvent.Follow) is null)
                throw new SyncRequestException("send-not-closed", row.State == SendState.Sent ? $"It was sent{(row.Number is null ? "" : $" as {row.Number}")} and stands in accounting: credit or cancel it there first." : $"It is {row.State}: answer what is asked, or wait until it is known what became of it.");
            var act = new SendAct { User = options.User, Date = options.Date, Reason = reason };
            return await FinishAsync(session, run, flow, await run.Sending.AgainAsync(flow, row, act, token).ConfigureAwait(false), token).ConfigureAwait(false);
        }, cancellationToken);
    }

    public Task<SendInfo> RefreshAsync(ConnectionId connection, Guid send, CancellationToken cancellationToken = default) => ActAsync(connection, "", async (session, run, token) =>
    {
        var row = await FindAsync(connection, send, token).ConfigureAwait(false);
        var flow = FlowOf(session, row.Flow);
        if (row.DocumentId is null || !flow.Target.CanReadState)
            throw new SyncRequestException("no-state", row.DocumentId is null ? "It was not sent: there is no state to read." : "Accounting does not tell the state of such documents.");
        return await FinishAsync(session, run, flow, (await run.Monitor.ReadAsync(flow, [row], token).ConfigureAwait(false))[0], token).ConfigureAwait(false);
    }, cancellationToken);

    public Task<IReadOnlyList<FlowInfo>> ListFlowsAsync(ConnectionId connection, CancellationToken cancellationToken = default) =>
        UseAsync<IReadOnlyList<FlowInfo>>(connection, "", new SessionUse { Plan = new PlanCollector() }, async (session, token) =>
        {
            var rows = (await store.ListDocumentFlowsAsync(connection, token).ConfigureAwait(false)).ToDictionary(static f => f.Flow, StringComparer.Ordinal);
            var result = new List<FlowInfo>();
            foreach (var flow in session.Flows)
            {
                var row = rows.GetValueOrDefault(flow.Name);
                var work = await store.ListDocumentWorkAsync(connection, flow.Name, int.MaxValue, token).ConfigureAwait(false);
                result.Add(new FlowInfo
                {
                    Name = flow.Name,
                    BaselineAt = row?.BaselineAt,
                    StoppedAt = row?.StoppedAt,
                    StopReason = row?.StopReason ?? "",
                    Waiting = [.. work.Where(static w => w.Work.HasFlag(DocumentWork.Send)).Select(w => new RecordRef(flow.Source.Schema.Entity, w.SourceId))],
                });
            }

            result.AddRange(session.UnusableFlows.OrderBy(static f => f.Key, StringComparer.Ordinal).Select(static f => new FlowInfo { Name = f.Key, Unusable = f.Value, Waiting = [] }));
            return result;
        }, cancellationToken);

    public async IAsyncEnumerable<RecordRef> ListBaselineAsync(ConnectionId connection, string flow, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var known = await catalog.FindAsync(connection, cancellationToken).ConfigureAwait(false);
        var source = known.Definition.BuildFlows().FirstOrDefault(f => f.Name == flow)?.Source ?? throw new SyncRequestException("flow", $"There is no document flow '{flow}'.");
        string? after = null;
        while (await store.ListBaselineAsync(connection, flow, after, Page, cancellationToken).ConfigureAwait(false) is { Count: > 0 } rows)
        {
            after = rows[^1].SourceId;
            foreach (var row in rows)
                yield return new RecordRef(source, row.SourceId);
        }
    }

    public Task ResumeAsync(ConnectionId connection, string flow, ResumeFlow choice, string user = "", CancellationToken cancellationToken = default) =>
        GoOnAsync(connection, flow, choice == ResumeFlow.SendWaiting ? null : [], user, cancellationToken);

    public Task ResumeAsync(ConnectionId connection, string flow, IReadOnlyCollection<RecordRef> send, string user = "", CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(send);
        return GoOnAsync(connection, flow, [.. send], user, cancellationToken);
    }

    /// <param name="connection">The connection.</param>
    /// <param name="flow">The flow.</param>
    /// <param name="chosen">What is sent; <see langword="null"/> = all that waits.</param>
    /// <param name="user">Who answered.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    private Task<bool> GoOnAsync(ConnectionId connection, string flow, HashSet<RecordRef>? chosen, string user, CancellationToken cancellationToken) => ActAsync(connection, user, async (session, _, token) =>
    {
        var row = (await store.ListDocumentFlowsAsync(connection, token).ConfigureAwait(false)).FirstOrDefault(f => f.Flow == flow);
        if (row?.StoppedAt is null)
            throw new SyncRequestException("not-stopped", $"The flow '{flow}' is not stopped.");
        var entity = FlowOf(session, flow).Source.Schema.Entity;
        var work = (await store.ListDocumentWorkAsync(connection, flow, int.MaxValue, token).ConfigureAwait(false)).Where(static w => w.Work.HasFlag(DocumentWork.Send)).ToList();
        var waiting = work.Select(w => new RecordRef(entity, w.SourceId)).ToHashSet();
        if (chosen?.FirstOrDefault(c => !waiting.Contains(c)) is { } stranger)
            throw new SyncRequestException("not-waiting", $"{stranger} does not wait in the flow '{flow}'. Look at the list again.");
        var dropped = chosen is null ? [] : work.Where(w => !chosen.Contains(new RecordRef(entity, w.SourceId))).ToList();
        var batch = new StoreBatch();
        // What was let pass may go beyond the usual count; what comes later is counted as always.
        batch.DocumentFlows.Add(row with { StoppedAt = null, StopReason = "", PassCount = -(work.Count - dropped.Count) });
        batch.DocumentSources.AddRange(dropped.Select(static w => w with { Work = w.Work & ~DocumentWork.Send, Baseline = true }));
        await session.CommitAsync(batch, token).ConfigureAwait(false);
        return true;
    }, cancellationToken);

    public Task TakeBaselineAsync(ConnectionId connection, string flow, string user = "", CancellationToken cancellationToken = default) => ActAsync(connection, user, async (session, _, token) =>
    {
        var row = (await store.ListDocumentFlowsAsync(connection, token).ConfigureAwait(false)).FirstOrDefault(f => f.Flow == flow) ?? new DocumentFlowRow { Flow = FlowOf(session, flow).Name };
        await session.CommitAsync(new StoreBatch { DocumentFlows = { row with { BaselineAt = null } } }, token).ConfigureAwait(false);
        return true;
    }, cancellationToken);

    private async Task<T> ActAsync<T>(ConnectionId connection, string user, Func<Session, DocumentRun, CancellationToken, Task<T>> act, CancellationToken cancellationToken)
    {
        // Somebody waits for it: a run that is under way takes it between two steps instead of after its end (R30).
        var done = false;
        T? result = default;
        var request = RunRequest.All with { User = user, Trigger = "document" };
        var inside = gate.TryInterrupt(connection, request, async (session, token) =>
        {
            result = await GuardedAsync(() => act(session, new DocumentRun(session), token)).ConfigureAwait(false);
            done = true;
        }, cancellationToken);
        if (inside is not null)
            await inside.ConfigureAwait(false);
        return done ? result! : await AloneAsync(connection, user, act, cancellationToken).ConfigureAwait(false);
    }

    private Task<T> AloneAsync<T>(ConnectionId connection, string user, Func<Session, DocumentRun, CancellationToken, Task<T>> act, CancellationToken cancellationToken) =>
        UseAsync(connection, user, new SessionUse(), async (session, token) =>
        {
            if (session.Row.Mode == ConnectionMode.PlanOnly)
                throw new SyncRequestException("mode", $"The connection '{connection}' is in mode PlanOnly: raise it to DraftsOnly or Live before a document is sent.");
            // A customer may have been under way when a process died.
            await new IntentSettler(session).SettleAllAsync(readFirst: false, token).ConfigureAwait(false);
            session.Brake = await Brake.OpenAsync(session, token).ConfigureAwait(false);
            return await act(session, new DocumentRun(session), token).ConfigureAwait(false);
        }, cancellationToken);

    private async Task<T> UseAsync<T>(ConnectionId connection, string user, SessionUse use, Func<Session, CancellationToken, Task<T>> act, CancellationToken cancellationToken) =>
        await gate.AloneAsync(connection, token => sessions.UseAsync(connection, RunRequest.All with { User = user, Trigger = "document" }, use, async (opened, inner) =>
        {
            if (opened.Session is not { } session)
                throw new SyncRequestException(opened.Problems.Length > 0 ? "settings" : opened.Busy ? "busy" : "not-ready", opened.Failure!);
            return await GuardedAsync(() => act(session, inner)).ConfigureAwait(false);
        }, token), cancellationToken).ConfigureAwait(false);

    private static async Task<T> GuardedAsync<T>(Func<Task<T>> act)
    {
        try
        {
            return await act().ConfigureAwait(false);
        }
        catch (ProviderUnavailableException e)
        {
            throw new SyncRequestException("not-ready", e.Message);
        }
        catch (SettingsChangedException e)
        {
            throw new SyncRequestException("settings-changed", e.Message);
        }
    }

    /// <summary>Steps and result fields at once: somebody is waiting. What cannot be done now is done by the next run.</summary>
    private static async Task<SendInfo> FinishAsync(Session session, DocumentRun run, CompiledFlow flow, SendRow row, CancellationToken cancellationToken)
    {
        try
        {
            if (row.WriteBackAt <= session.Clock.GetUtcNow())
                row = await run.FollowUpAsync(flow, row, cancellationToken).ConfigureAwait(false);
        }
        catch (ProviderUnavailableException e)
        {
            session.Stop(e);
        }

        var info = Info(row);
        // A send that did not leave says why, without being a problem of the document.
        return row.State == SendState.Reserved && session.Stopped is { } stopped
            ? info with { Problems = [new Problem("not-sent", null, $"It was not sent yet: {stopped.Message}", Fixer.Administrator, "It goes on by itself.")] }
            : info;
    }

    private async Task<SendRow> FindAsync(ConnectionId connection, Guid send, CancellationToken cancellationToken) =>
        await store.FindSendAsync(connection, send, cancellationToken).ConfigureAwait(false) ?? throw new SyncRequestException("no-send", $"There is no send {send}.");

    private static CompiledFlow FlowOf(Session session, string name)
    {
        if (session.Flows.FirstOrDefault(f => f.Name == name) is { } flow)
            return flow;
        if (session.UnusableFlows.TryGetValue(name, out var why))
            throw new SyncRequestException(why == FlowCompiler.SalesModuleOff ? "sales-module" : "flow-unusable", $"The document flow '{name}' cannot be used: {why}");
        var names = session.Flows.Select(static f => f.Name).Concat(session.UnusableFlows.Keys).ToList();
        throw new SyncRequestException("flow", $"There is no document flow '{name}'. {(NearestName.Find(name, names) is { } near ? $"Did you mean '{near}'?" : $"There are: {string.Join(", ", names)}.")}");
    }

    private static SendInfo Info(SendRow row)
    {
        var result = SendResult.Parse(row.Result);
        return new SendInfo
        {
            Id = row.Id,
            Flow = row.Flow,
            Source = new RecordRef(row.SourceEntity, row.SourceId),
            Generation = row.Generation,
            State = row.State,
            Question = row.Question.Length > 0 ? row.Question : null,
            Problems = ProblemsJson.Read(row.Problems),
            Document = row.DocumentId is { } id ? new RecordId(id) : null,
            Number = row.Number,
            Link = result.Link,
            Status = row.Status,
            Paid = result.Paid,
            Open = result.Open,
            Expected = result.Expected,
            Totals = result.Totals,
            Difference = result.Difference,
            Differs = row.Differs,
            Reason = row.Reason,
            User = row.User,
            CreatedAt = row.CreatedAt,
            SentAt = row.SentAt,
            CheckedAt = row.CheckedAt,
            NextCheck = row.CheckAt,
        };
    }
}
