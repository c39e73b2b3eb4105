using Connectors.Sync.Execution;
using Connectors.Sync.Stores;

namespace Connectors.Sync.Documents;

/// <summary>
/// Finds out what became of a send whose reply is unknown (R22, R23, R24). Presence settles at once; absence only after the call's deadline and accounting's settle time, with two looks. What cannot be
/// known is asked, never sent again.
/// </summary>
internal sealed class SendSettler(Session session, DocumentCall call)
{
    /// <summary>How long before its end a key's window is no longer trusted.</summary>
    private static readonly TimeSpan WindowMargin = TimeSpan.FromMinutes(5);

    public async Task<SendRow> SettleAsync(CompiledFlow flow, SendRow row, CancellationToken cancellationToken)
    {
        if (await IntentOfAsync(row, cancellationToken).ConfigureAwait(false) is not { } intent)
            return await AskAsync(row, null, "The call of this send is not known any more.").ConfigureAwait(false);
        var now = await session.Store.GetTimeAsync(cancellationToken).ConfigureAwait(false);
        switch (flow.Target.Safety)
        {
            case SendSafety.None when ProblemsJson.ReadEvidence(intent.Evidence) is { Document: null } evidence:
                return await AskAsync(row, intent, evidence.Message).ConfigureAwait(false);
            case SendSafety.Key(var window) when now - intent.OpenedAt < window - WindowMargin:
                return await call.RepeatAsync(flow, row, intent, cancellationToken).ConfigureAwait(false);
            default:
                return await LookAsync(flow, row, intent, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Before the first call: a document that carries our marker was sent by a store that forgot it.</summary>
    public async Task<SendRow?> AdoptAsync(CompiledFlow flow, SendRow row, CancellationToken cancellationToken)
    {
        try
        {
            var search = new DocumentSearch { Send = new DocumentSend { Request = DocumentRows.Request(session, flow, row), IntentId = Guid.Empty }, BeforeSending = true };
            return await flow.Sender.FindAsync(search, cancellationToken).ConfigureAwait(false) switch
            {
                DocumentFinding.Found { BySeries: false } found => await call.AppliedAsync(flow, row, null, found.Document, "adopted", cancellationToken).ConfigureAwait(false),
                DocumentFinding.Unfinished part => await call.FoundPartAsync(flow, row, part, await session.Store.GetTimeAsync(cancellationToken).ConfigureAwait(false)).ConfigureAwait(false),
                _ => null,
            };
        }
        catch (ProviderUnavailableException e)
        {
            // Without the look nothing is sent; the reserved send goes on by itself.
            session.Stop(e);
            return row;
        }
    }

    public async Task<IntentRow?> IntentOfAsync(SendRow row, CancellationToken cancellationToken) =>
        (await session.Store.ListOpenIntentsAsync(session.Connection, cancellationToken).ConfigureAwait(false)).FirstOrDefault(i => i.Link == row.Id && i.Mapping == DocumentRows.Send + row.Flow);

    private async Task<SendRow> LookAsync(CompiledFlow flow, SendRow row, IntentRow intent, CancellationToken cancellationToken)
    {
        DocumentFinding finding;
        var evidence = ProblemsJson.ReadEvidence(intent.Evidence);
        try
        {
            finding = await flow.Sender.FindAsync(new DocumentSearch { Send = new DocumentSend { Request = DocumentRows.Request(session, flow, row), IntentId = intent.Id, Evidence = evidence } }, cancellationToken).ConfigureAwait(false);
        }
        catch (ProviderUnavailableException e)
        {
            session.Stop(e);
            return row;
        }

        switch (finding)
        {
            case DocumentFinding.Found { BySeries: false } found:
                return await call.AppliedAsync(flow, row, intent, found.Document, "found", cancellationToken).ConfigureAwait(false);
            case DocumentFinding.Found found when await ProvesAsync(flow, row, evidence, cancellationToken).ConfigureAwait(false):
                return await call.AppliedAsync(flow, row, intent, found.Document, "found", cancellationToken).ConfigureAwait(false);
            case DocumentFinding.Found found:
                return await AskAsync(row, intent, $"A document {found.Document.Number} fits, but others take numbers from this series too: it may be theirs.").ConfigureAwait(false);
            case DocumentFinding.NotFound notFound when !notFound.BySeries || await ProvesAsync(flow, row, evidence, cancellationToken).ConfigureAwait(false):
                // Two looks after the time is over: the first may have met the very moment at which it became visible elsewhere.
                return await IsOverAsync(flow, intent, cancellationToken).ConfigureAwait(false)
                    ? await call.StoreAsync(row.After(SendEvent.Release), intent.Closed(session, "not-applied"), "not-applied", "").ConfigureAwait(false)
                    : await WaitAsync(flow, row, intent, cancellationToken).ConfigureAwait(false);
            case DocumentFinding.Unfinished part when session.Accounting.Provider.GetFeature<IDocumentCompleter>() is { } completer:
                return await IsOverAsync(flow, intent, cancellationToken).ConfigureAwait(false)
                    ? await call.CompleteAsync(flow, Lost(row), intent, completer, part.Document.Id, cancellationToken).ConfigureAwait(false)
                    : await WaitAsync(flow, row, intent, cancellationToken).ConfigureAwait(false);
            case DocumentFinding.Unfinished part:
                return await AskAsync(row, intent, part.Message).ConfigureAwait(false);
            case DocumentFinding.CannotTell cannot:
                return await AskAsync(row, intent, cannot.Message).ConfigureAwait(false);
            default:
                return await AskAsync(row, intent, "The number series did not move, but others take numbers from it too.").ConfigureAwait(false);
        }
    }

    /// <summary>The series is declared ours alone, never showed a foreign number, and what was sent has a number at all (R23).</summary>
    private async Task<bool> ProvesAsync(CompiledFlow flow, SendRow row, UncertainEvidence evidence, CancellationToken cancellationToken) =>
        flow.Flow.ExclusiveSeries && row.Stage == DocumentStage.Issued && await SeriesMemory.IsOursAsync(session, evidence, cancellationToken).ConfigureAwait(false);

    /// <summary>Nothing of the call can be on its way any more, and what is missing was missing before.</summary>
    private async Task<bool> IsOverAsync(CompiledFlow flow, IntentRow intent, CancellationToken cancellationToken) =>
        intent.NegativeReads >= 1 && await session.Store.GetTimeAsync(cancellationToken).ConfigureAwait(false) >= intent.Deadline + flow.Target.SettleTime;

    private async Task<SendRow> WaitAsync(CompiledFlow flow, SendRow row, IntentRow intent, CancellationToken cancellationToken)
    {
        var over = intent.Deadline + flow.Target.SettleTime;
        var now = await session.Store.GetTimeAsync(cancellationToken).ConfigureAwait(false);
        var later = intent with { State = IntentState.Uncertain, NegativeReads = now >= over ? intent.NegativeReads + 1 : 0, SettleAt = over > now ? over : now };
        session.NextSettle = session.NextSettle is { } next && next < later.SettleAt ? next : later.SettleAt;
        row = row.After(SendEvent.Lose);
        await session.CommitAsync(new StoreBatch { Intents = { later }, Sends = { row } }, cancellationToken).ConfigureAwait(false);
        return row;
    }

    private static SendRow Lost(SendRow row) => row.State == SendState.Sending ? row.After(SendEvent.Lose) : row;

    private async Task<SendRow> AskAsync(SendRow row, IntentRow? intent, string message)
    {
        // What was under way is uncertain before it is asked about.
        row = Lost(row).After(SendEvent.Ask) with
        {
            Question = "uncertain",
            Problems = ProblemsJson.Write([new Problem("uncertain", null, $"It is not known whether accounting has this document. {message}".TrimEnd(), Fixer.User, "Look there, then say that it was sent, under which number, or that it is to be sent.")]),
            WriteBackAt = session.Clock.GetUtcNow(),
        };
        return await call.StoreAsync(row, intent is null ? null : intent with { State = IntentState.Uncertain, SettleAt = null }, "asked", message).ConfigureAwait(false);
    }
}
