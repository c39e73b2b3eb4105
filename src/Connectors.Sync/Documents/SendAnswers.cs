using Connectors.Sync.Execution;
using Connectors.Sync.Stores;

namespace Connectors.Sync.Documents;

/// <summary>What a person's answer does to a send. An answer that does not fit the question is refused.</summary>
internal sealed class SendAnswers(Session session, DocumentRun run)
{
    private readonly DocumentCall _call = new(session);

    public async Task<SendRow> AnswerAsync(CompiledFlow flow, SendRow row, SendAnswer answer, string user, CancellationToken cancellationToken)
    {
        var result = SendResult.Parse(row.Result);
        switch (answer)
        {
            case SendAnswer.Send send when row.State == SendState.Asked:
                return await SendAsync(flow, row, send, user, cancellationToken).ConfigureAwait(false);
            case SendAnswer.WasSent was when row.State == SendState.Asked:
                var intent = await IntentAsync(row, DocumentRows.Send, cancellationToken).ConfigureAwait(false);
                row = row with { User = user };
                return await _call.AppliedAsync(flow, row, intent, await DescribeAsync(flow, was, cancellationToken).ConfigureAwait(false), "answered-was-sent", cancellationToken).ConfigureAwait(false);
            case SendAnswer.DoNotSend when row.State is SendState.Asked or SendState.Refused or SendState.Reserved:
                if (row.Question == "uncertain")
                    throw new SyncRequestException("answer", "It may have been sent already. Say that it was sent, or that it is to be sent.");
                return await _call.StoreAsync(row.After(SendEvent.Decline) with { Question = "", Problems = "", User = user, WriteBackAt = session.Clock.GetUtcNow() }, null, "declined", user).ConfigureAwait(false);
            case SendAnswer.UpdateDraft when row.Question == "edited":
                return await run.After.CompareAsync(flow, row, new SendAct { User = user, Answered = true }, cancellationToken).ConfigureAwait(false);
            case SendAnswer.LeaveIt when row.Question is "edited" or "number-reused":
                return await _call.StoreAsync(row with { Question = "", WriteBackAt = session.Clock.GetUtcNow(), CheckAt = row.Question == "number-reused" ? null : row.CheckAt }, null, "answered-leave", user).ConfigureAwait(false);
            case SendAnswer.AcceptTotals when result.Difference is { } difference:
                // Kept with the user: who let it pass is asked later.
                return await _call.StoreAsync(row with { Result = (result with { Difference = null }).ToJson(), WriteBackAt = session.Clock.GetUtcNow() }, null, "totals-accepted", $"{user}: {difference}").ConfigureAwait(false);
            case SendAnswer.StepWasTaken or SendAnswer.TakeStep when row.Question == "step":
                var open = await IntentAsync(row, DocumentRows.Step, cancellationToken).ConfigureAwait(false);
                var step = result.Steps.First(static s => s.Value == AfterSending.Asked).Key;
                var taken = answer is SendAnswer.StepWasTaken;
                result = result with { Steps = result.Steps.SetItem(step, taken ? AfterSending.Done : AfterSending.Pending) };
                row = row with { Question = "", Problems = "", Result = result.ToJson(), WriteBackAt = session.Clock.GetUtcNow() };
                return await _call.StoreAsync(row, open?.Closed(session, taken ? "answered-applied" : "answered-not-applied"), "answered-step", user).ConfigureAwait(false);
            default:
                throw new SyncRequestException("answer", row.Question.Length == 0 ? "It asks nothing." : $"That is no answer to the question '{row.Question}'.");
        }
    }

    private async Task<SendRow> SendAsync(CompiledFlow flow, SendRow row, SendAnswer.Send answer, string user, CancellationToken cancellationToken)
    {
        if (await IntentAsync(row, DocumentRows.Send, cancellationToken).ConfigureAwait(false) is { } intent)
        {
            var problem = new Problem("answered-does-not-exist", null, "Somebody looked it up: accounting does not have it.", Fixer.User);
            row = await _call.StoreAsync(row.After(SendEvent.Refuse) with { Question = "", Problems = ProblemsJson.Write([problem]), User = user }, intent.Closed(session, "answered-not-applied"), "answered-does-not-exist", user).ConfigureAwait(false);
        }

        return await run.Sending.AnsweredAsync(flow, row, new SendAct { User = user, Date = answer.Date }, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>What accounting shows of the document that a person named.</summary>
    private static async Task<SentDocument> DescribeAsync(CompiledFlow flow, SendAnswer.WasSent was, CancellationToken cancellationToken)
    {
        var states = flow.Target.CanReadState ? await flow.Sender.ReadStatesAsync(flow.Flow.Kind, [was.Document], cancellationToken).ConfigureAwait(false) : [];
        var state = states.Count > 0 ? states[0] : null;
        return new SentDocument { Id = was.Document, Number = was.Number ?? state?.Number, Totals = state?.Totals, Status = state?.Status ?? DocumentStatus.Unknown };
    }

    private async Task<IntentRow?> IntentAsync(SendRow row, string what, CancellationToken cancellationToken) =>
        (await session.Store.ListOpenIntentsAsync(session.Connection, cancellationToken).ConfigureAwait(false)).FirstOrDefault(i => i.Link == row.Id && i.Mapping == what + row.Flow);
}
