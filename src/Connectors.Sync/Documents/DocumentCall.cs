using System.Collections.Immutable;
using System.Globalization;
using Connectors.Sync.Execution;
using Connectors.Sync.Stores;

namespace Connectors.Sync.Documents;

/// <summary>
/// The call itself: made ready, the intent stored, the call made, its outcome stored with the result fields in one commit (R26, R37). Between the intent and the first byte nothing waits.
/// </summary>
internal sealed class DocumentCall(Session session)
{
    public async Task<SendRow> SendAsync(CompiledFlow flow, SendRow row, CancellationToken cancellationToken)
    {
        if (!IsAllowed(row))
            return row;
        var send = new DocumentSend { Request = DocumentRows.Request(session, flow, row), IntentId = session.Surroundings.NewId(await session.Store.GetTimeAsync(cancellationToken).ConfigureAwait(false)) };
        try
        {
            send = send with { Evidence = await flow.Sender.PrepareAsync(send, cancellationToken).ConfigureAwait(false) };
        }
        catch (ProviderUnavailableException e)
        {
            session.Stop(e);
            return row;
        }

        await session.Lease.CoverAsync(flow.Target.SendTimeout, cancellationToken).ConfigureAwait(false);
        var now = await session.Store.GetTimeAsync(cancellationToken).ConfigureAwait(false);
        var batch = new StoreBatch();
        await NoteSeriesAsync(send.Evidence, batch, cancellationToken).ConfigureAwait(false);
        // The last look before the intent: the mode may have been lowered at any wait until now.
        if (!IsAllowed(row))
            return row;
        var intent = DocumentRows.Intent(session, row, DocumentRows.Send, Side.Accounting, flow.Target.SendTimeout, now, send.IntentId, evidence: send.Evidence);
        row = row.After(SendEvent.Call);
        batch.Intents.Add(intent);
        batch.Sends.Add(row);
        await session.CommitAsync(batch, cancellationToken).ConfigureAwait(false);
        var outcome = await CallAsync(flow, token => flow.Sender.SendAsync(send, token)).ConfigureAwait(false);
        return await ConcludeAsync(flow, row, intent, outcome, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The same bytes under the same key.</summary>
    public async Task<SendRow> RepeatAsync(CompiledFlow flow, SendRow row, IntentRow intent, CancellationToken cancellationToken)
    {
        if (!IsAllowed(row))
            return row;
        await session.Lease.CoverAsync(flow.Target.SendTimeout, cancellationToken).ConfigureAwait(false);
        var outcome = await CallAsync(flow, token => flow.Sender.SendAsync(new DocumentSend { Request = DocumentRows.Request(session, flow, row), IntentId = intent.Id, Evidence = ProblemsJson.ReadEvidence(intent.Evidence) }, token)).ConfigureAwait(false);
        // Of a repeat that did not leave nobody knows yet whether the first call arrived.
        if (outcome is DocumentOutcome.NotSent notSent)
        {
            session.Stop(new ProviderUnavailableException(notSent.Reason, notSent.Message, notSent.RetryAt));
            return row;
        }

        return await ConcludeAsync(flow, row, intent, outcome, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Goes on with a document of which a part is there (R27). Nothing of the calls before can arrive any more; this one has an intent of its own, and the one that it follows is closed with the same commit.
    /// </summary>
    public async Task<SendRow> CompleteAsync(CompiledFlow flow, SendRow row, IntentRow intent, IDocumentCompleter completer, RecordId document, CancellationToken cancellationToken)
    {
        if (!IsAllowed(row))
            return row;
        await session.Lease.CoverAsync(flow.Target.SendTimeout, cancellationToken).ConfigureAwait(false);
        var now = await session.Store.GetTimeAsync(cancellationToken).ConfigureAwait(false);
        var evidence = ProblemsJson.ReadEvidence(intent.Evidence) with { Document = document };
        var next = DocumentRows.Intent(session, row, DocumentRows.Send, Side.Accounting, flow.Target.SendTimeout, now, evidence: evidence);
        await session.CommitAsync(new StoreBatch { Intents = { intent.Closed(session, "unfinished", document.Value), next } }, cancellationToken).ConfigureAwait(false);
        var send = new DocumentSend { Request = DocumentRows.Request(session, flow, row), IntentId = next.Id, Evidence = evidence };
        switch (await CallAsync(flow, token => completer.CompleteAsync(document, send, token)).ConfigureAwait(false))
        {
            case DocumentOutcome.NotSent notSent:
                // The part that is there is still there: it is looked at again, and nothing is sent from the start.
                session.Stop(new ProviderUnavailableException(notSent.Reason, notSent.Message, notSent.RetryAt));
                return await StoreAsync(row, next with { State = IntentState.Uncertain, Deadline = now, SettleAt = now }, "not-sent", notSent.Message).ConfigureAwait(false);
            case DocumentOutcome.Stale:
                return await StoreAsync(row, next with { State = IntentState.Uncertain, Deadline = now, SettleAt = now }, "uncertain", "It changed meanwhile.").ConfigureAwait(false);
            case var outcome:
                return await ConcludeAsync(flow, row, next, outcome, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>A part of the document is there though nothing of this send left: it is treated as a send whose reply was lost, because another process may have sent it.</summary>
    public Task<SendRow> FoundPartAsync(CompiledFlow flow, SendRow row, DocumentFinding.Unfinished part, DateTimeOffset now)
    {
        var evidence = new UncertainEvidence { Document = part.Document.Id, Message = part.Message };
        var intent = DocumentRows.Intent(session, row, DocumentRows.Send, Side.Accounting, flow.Target.SendTimeout, now, evidence: evidence);
        var settleAt = intent.Deadline + flow.Target.SettleTime;
        session.NextSettle = session.NextSettle is { } next && next < settleAt ? next : settleAt;
        return StoreAsync(row.After(SendEvent.Call).After(SendEvent.Lose), intent with { State = IntentState.Uncertain, SettleAt = settleAt }, "uncertain", part.Message);
    }

    /// <summary>One call over the wire. It is not cut off by a stop of the host: only its own deadline ends it.</summary>
    public async Task<DocumentOutcome> CallAsync(CompiledFlow flow, Func<CancellationToken, Task<DocumentOutcome>> call)
    {
        using var deadline = new CancellationTokenSource(flow.Target.SendTimeout, session.Clock);
        try
        {
            return session.Accounting.Quiet(await call(deadline.Token).ConfigureAwait(false));
        }
        catch (ProviderUnavailableException e)
        {
            return session.Accounting.Quiet(new DocumentOutcome.NotSent(e.Reason, e.Message, e.RetryAt));
        }
        catch (Exception e)
        {
            // A provider that breaks its contract and throws after sending must not make a second document.
            Log.ProviderThrew(session.Logger, e, session.Connection.Value, flow.Name);
            return new DocumentOutcome.Uncertain(new UncertainEvidence { Message = e is OperationCanceledException ? "The send did not end before its deadline." : "The provider failed in the middle of the send." });
        }
    }

    public async Task<SendRow> ConcludeAsync(CompiledFlow flow, SendRow row, IntentRow intent, DocumentOutcome outcome, CancellationToken cancellationToken)
    {
        switch (outcome)
        {
            case DocumentOutcome.Applied applied:
                return await AppliedAsync(flow, row, intent, applied.Document, "sent", cancellationToken).ConfigureAwait(false);
            case DocumentOutcome.NotSent notSent:
                session.Stop(new ProviderUnavailableException(notSent.Reason, notSent.Message, notSent.RetryAt));
                return await StoreAsync(row.After(SendEvent.Release), intent.Closed(session, "not-sent"), "not-sent", notSent.Message).ConfigureAwait(false);
            case DocumentOutcome.Uncertain uncertain:
                Log.Uncertain(session.Logger, session.Connection.Value, flow.Name, intent.Kind);
                var settleAt = intent.Deadline + flow.Target.SettleTime;
                session.NextSettle = session.NextSettle is { } next && next < settleAt ? next : settleAt;
                return await StoreAsync(row.After(SendEvent.Lose),
                    intent with { State = IntentState.Uncertain, SettleAt = settleAt, Evidence = ProblemsJson.WriteEvidence(Merge(ProblemsJson.ReadEvidence(intent.Evidence), uncertain.Evidence)) }, "uncertain", uncertain.Evidence.Message).ConfigureAwait(false);
            default:
                var problems = outcome is DocumentOutcome.Refused refused ? refused.Problems : [new Problem("stale", null, "Accounting's document is not what it was.", Fixer.User, "Look at it there.")];
                return await StoreAsync(row.After(SendEvent.Refuse) with { Problems = ProblemsJson.Write(problems), WriteBackAt = session.Clock.GetUtcNow() }, intent.Closed(session, "refused"), "refused", string.Join(' ', problems.Select(static p => p.Code))).ConfigureAwait(false);
        }
    }

    /// <summary>Accounting has it: outcome and result fields in one commit.</summary>
    public async Task<SendRow> AppliedAsync(CompiledFlow flow, SendRow row, IntentRow? intent, SentDocument sent, string how, CancellationToken cancellationToken)
    {
        var now = session.Clock.GetUtcNow();
        var result = SendResult.Parse(row.Result);
        var currency = row.Content.Length > 0 ? DocumentJson.Read(row.Content).Currency : "";
        result = result with
        {
            Link = sent.Link?.ToString(),
            Totals = sent.Totals,
            Difference = DocumentChecks.Difference(result.Expected, sent, currency),
            Steps = flow.Steps.ToImmutableDictionary(static s => s, static _ => AfterSending.Pending),
        };
        row = row.After(SendEvent.Apply) with
        {
            DocumentId = sent.Id.Value,
            Number = sent.Number,
            Status = sent.Status,
            SentAt = now,
            Result = result.ToJson(),
            Question = "",
            Problems = "",
            Differs = false,
            CheckAt = StateMonitor.Next(flow, now, now, sent.Status),
            WriteBackAt = now,
        };
        var batch = new StoreBatch { Sends = { row }, History = { DocumentRows.Event(session, row, how, result.Difference ?? "", Side.Accounting, intent?.Id) } };
        if (intent is not null)
            batch.Intents.Add(intent.Closed(session, "applied", sent.Id.Value));
        if (sent is { Series: { } series, SeriesNumber: { } number })
            await SeriesMemory.GotAsync(session, series, number, batch, CancellationToken.None).ConfigureAwait(false);
        // Only what somebody synchronises is worth a second look.
        batch.Marks.AddRange(sent.Touched.Where(m => session.Mappings.Any(x => x.Accounting.Resource.Name == m.Resource))
            .Select(m => new MarkRow { Side = Side.Accounting, Resource = m.Resource, Id = m.Id?.Value ?? "", Class = MarkClass.Dirty, At = now }));
        await session.RecordAsync(batch, CancellationToken.None).ConfigureAwait(false);
        return row;
    }

    public async Task<SendRow> StoreAsync(SendRow row, IntentRow? intent, string what, string detail)
    {
        var batch = new StoreBatch { Sends = { row }, History = { DocumentRows.Event(session, row, what, detail, intent?.Side, intent?.Id) } };
        if (intent is not null)
            batch.Intents.Add(intent);
        await session.RecordAsync(batch, CancellationToken.None).ConfigureAwait(false);
        return row;
    }

    public bool IsAllowed(SendRow row)
    {
        if (DocumentRows.Allows(session.Row.Mode, row.Kind, row.Stage))
            return true;
        session.Stop(new ProviderUnavailableException(UnavailableReason.NotAllowed, "The connection's mode does not let this document leave."));
        return false;
    }

    /// <summary>A next number that does not follow ours was moved by somebody else.</summary>
    private async Task NoteSeriesAsync(UncertainEvidence evidence, StoreBatch batch, CancellationToken cancellationToken)
    {
        if (evidence.Hints.TryGetValue(SeriesMemory.Series, out var series) && evidence.Hints.TryGetValue(SeriesMemory.NextNumber, out var text) && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var next))
            await SeriesMemory.SawNextAsync(session, series, next, batch, cancellationToken).ConfigureAwait(false);
    }

    private static UncertainEvidence Merge(UncertainEvidence before, UncertainEvidence after) => new()
    {
        ClientId = after.ClientId ?? before.ClientId,
        Document = after.Document ?? before.Document,
        Key = after.Key ?? before.Key,
        KeyValidUntil = after.KeyValidUntil ?? before.KeyValidUntil,
        Message = after.Message.Length > 0 ? after.Message : before.Message,
        Hints = before.Hints.SetItems(after.Hints),
    };
}

/// <summary>
/// What numbers of a series we got. Only a series from which nobody else takes numbers proves anything (R23); a gap or a stranger's number turns the proof off for good.
/// </summary>
internal static class SeriesMemory
{
    /// <summary>Hints that a sender gives before the call: the series, and the number that it would give next.</summary>
    public const string Series = "series";
    public const string NextNumber = "nextNumber";

    private const string Resource = "$series:";
    private const string Foreign = "foreign";

    public static Task GotAsync(Session session, string series, long number, StoreBatch batch, CancellationToken cancellationToken) => NoteAsync(session, series, number, number, batch, cancellationToken);

    public static Task SawNextAsync(Session session, string series, long next, StoreBatch batch, CancellationToken cancellationToken) => NoteAsync(session, series, next, null, batch, cancellationToken);

    /// <summary>No foreign number was ever seen in it.</summary>
    public static async Task<bool> IsOursAsync(Session session, UncertainEvidence evidence, CancellationToken cancellationToken) =>
        evidence.Hints.TryGetValue(Series, out var series) && (await FindAsync(session, series, cancellationToken).ConfigureAwait(false))?.Cursor != Foreign;

    private static async Task NoteAsync(Session session, string series, long expected, long? got, StoreBatch batch, CancellationToken cancellationToken)
    {
        var row = await FindAsync(session, series, cancellationToken).ConfigureAwait(false) ?? new CursorRow { Side = Side.Accounting, Resource = Resource + series };
        if (row.Cursor == Foreign)
            return;
        var last = row.Cursor is { } text ? long.Parse(text, CultureInfo.InvariantCulture) : (long?)null;
        if (last is { } l && l + 1 != expected)
            batch.Cursors.Add(row with { Cursor = Foreign });
        else if (got is { } number)
            batch.Cursors.Add(row with { Cursor = number.ToString(CultureInfo.InvariantCulture) });
        else if (last is null)
            // The first look: what stood there before is not ours to judge.
            batch.Cursors.Add(row with { Cursor = (expected - 1).ToString(CultureInfo.InvariantCulture) });
    }

    private static async Task<CursorRow?> FindAsync(Session session, string series, CancellationToken cancellationToken) =>
        (await session.Store.ListCursorsAsync(session.Connection, cancellationToken).ConfigureAwait(false)).FirstOrDefault(c => c.Side == Side.Accounting && c.Resource == Resource + series);
}
