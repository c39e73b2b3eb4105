using Connectors.Sync.Execution;
using Connectors.Sync.Stores;

namespace Connectors.Sync.Documents;

/// <summary>The life of a document after it was sent (R36): edits of its source, the steps that follow the making.</summary>
internal sealed class AfterSending(Session session, DocumentCall call)
{
    public const string Pending = "pending";
    public const string Open = "open";
    public const string Done = "done";
    public const string Refused = "refused";
    public const string Asked = "asked";

    /// <summary>The last comparison could not be carried out to its end: it is made again with the next run.</summary>
    public bool Unfinished { get; private set; }

    /// <summary>Compares the source with what was sent. With freeze there is one stable state and no write. A status that takes the draft back goes before everything else.</summary>
    public async Task<SendRow> CompareAsync(CompiledFlow flow, SendRow row, SendAct act, CancellationToken cancellationToken)
    {
        Unfinished = false;
        if (row.State == SendState.Sent && flow is { Withdrawer: { } withdrawer, Withdraws.Count: > 0 } && await IsWithdrawnAsync(flow, row, cancellationToken).ConfigureAwait(false))
            return await WithdrawAsync(flow, withdrawer, row, cancellationToken).ConfigureAwait(false);
        // Of a forgotten customer nothing is kept to compare with.
        if (row.State != SendState.Sent || row.Hash.Length == 0 || row.Content.Length == 0 || await flow.Reader.ReadAsync(flow.Flow, new RecordRef(row.SourceEntity, row.SourceId), cancellationToken).ConfigureAwait(false) is not { } read)
            return row;
        read = Kept(read, row);
        var document = read.Document with { Kind = row.Kind };
        var differs = DocumentJson.Hash(document) != row.Hash;
        if (!differs)
        {
            return row.Differs || row.Question == "edited"
                ? await call.StoreAsync(row with { Differs = false, Question = row.Question == "edited" ? "" : row.Question, Problems = "", WriteBackAt = session.Clock.GetUtcNow() }, null, "agrees", "").ConfigureAwait(false)
                : row;
        }

        if (flow.Flow.AfterSend == AfterSend.UpdateWhileDraft || (flow.Flow.AfterSend == AfterSend.Ask && act.Answered))
            return await UpdateAsync(flow, row, read, act, cancellationToken).ConfigureAwait(false);
        var problem = flow.Flow.AfterSend == AfterSend.Ask
            ? new Problem("edited", null, $"The document was edited after it was sent{As(row)}.", Fixer.User, "Say whether accounting's draft is to be changed too.")
            : Differs(row);
        if (row.Differs && row.Problems == ProblemsJson.Write([problem]))
            return row;
        row = row with { Differs = true, Question = flow.Flow.AfterSend == AfterSend.Ask ? "edited" : row.Question, Problems = ProblemsJson.Write([problem]), WriteBackAt = session.Clock.GetUtcNow() };
        return await call.StoreAsync(row, null, "differs", "").ConfigureAwait(false);
    }

    /// <summary>A document stays with whom it was sent to as long as the source still names that party: another priority counts for what is sent from then on.</summary>
    private static SourceDocument Kept(SourceDocument read, SendRow row) =>
        DocumentJson.Read(row.Content).Customer is { } sent && read.Parties.Contains(sent) ? read with { Document = read.Document with { Customer = sent } } : read;

    /// <summary>Changes accounting's draft; what is no draft any more is refused with what to do instead.</summary>
    private async Task<SendRow> UpdateAsync(CompiledFlow flow, SendRow row, SourceDocument read, SendAct act, CancellationToken cancellationToken)
    {
        if (await IsOnItsWayAsync(row, cancellationToken).ConfigureAwait(false))
            return row;
        var id = new RecordId(row.DocumentId!);
        var state = await StateAsync(flow, row, cancellationToken).ConfigureAwait(false);
        if (flow.Updater is not { } updater || state is not { Status: DocumentStatus.Draft })
            return await StayAsync(row, Differs(row with { Status = state?.Status ?? row.Status }), "update-refused").ConfigureAwait(false);
        var edited = read.Document with { Kind = row.Kind };
        var translation = read.Problems.ToBuilder();
        // A draft keeps the day on which it was sent where that was its date.
        var date = flow.Flow.DatedOnSending || edited.Date == default ? DocumentJson.Read(row.Content).Date : edited.Date;
        var document = DocumentTranslation.Of(edited with { Date = date }, flow.Converters, translation);
        // Terms, VAT and prices hang on the customer: no vendor moves a draft to another one, and leaving it with the old one would say nothing.
        if (!flow.Target.CarriesCustomer && document.Customer != DocumentJson.Read(row.Content).Customer)
            return await StoreProblemsAsync(row, [new Problem("customer-changed", "customer", $"It was sent{As(row)} for another customer, and a draft stays with its customer.", Fixer.User, "Cancel it in accounting and send it anew, or choose the customer of before.")], "update-refused").ConfigureAwait(false);
        if (flow.Target.CarriesCustomer && document.Customer is { } customer)
            document = document with { CustomerFields = (await new DocumentCustomers(session).ReadAsync(customer, cancellationToken).ConfigureAwait(false)).Fields };
        // It stays with the salesperson who sent it.
        document = document with { Salesperson = DocumentJson.Read(row.Content).Salesperson };
        var changed = row with { Content = DocumentJson.Write(document), Hash = DocumentJson.Hash(edited) };
        var request = DocumentRows.Request(session, flow, changed);
        var check = await flow.Sender.CheckAsync(request, cancellationToken).ConfigureAwait(false);
        translation.AddRange(DocumentChecks.Of(document, read.Name ?? row.SourceId));
        translation.AddRange(DocumentChecks.Dimensions(document, flow.Target));
        translation.AddRange(check.Problems);
        var problems = translation.ToImmutable();
        if (problems.Length > 0)
            return await StoreProblemsAsync(row, problems, "update-refused").ConfigureAwait(false);

        await session.Lease.CoverAsync(flow.Target.SendTimeout, cancellationToken).ConfigureAwait(false);
        if (!DocumentRows.Allows(session.Row.Mode, row.Kind, DocumentStage.Draft))
            return row;
        var intent = DocumentRows.Intent(session, row, DocumentRows.Update, Side.Accounting, flow.Target.SendTimeout, await session.Store.GetTimeAsync(cancellationToken).ConfigureAwait(false));
        await session.CommitAsync(new StoreBatch { Intents = { intent } }, cancellationToken).ConfigureAwait(false);
        var outcome = await call.CallAsync(flow, token => updater.UpdateAsync(id, new DocumentSend { Request = request, IntentId = intent.Id }, token)).ConfigureAwait(false);
        switch (outcome)
        {
            case DocumentOutcome.Applied { Document: var sent }:
                var result = SendResult.Parse(row.Result);
                var expected = read.Totals ?? check.Totals;
                changed = changed with
                {
                    Differs = false,
                    Question = "",
                    Problems = "",
                    FrozenAt = session.Clock.GetUtcNow(),
                    Number = sent.Number ?? row.Number,
                    Result = (result with { Expected = expected, Totals = sent.Totals, Difference = DocumentChecks.Difference(expected, sent, document.Currency) }).ToJson(),
                    WriteBackAt = session.Clock.GetUtcNow(),
                };
                return await call.StoreAsync(changed, intent.Closed(session, "applied"), "updated", "").ConfigureAwait(false);
            case DocumentOutcome.Refused refused:
                await CloseAsync(intent, "refused").ConfigureAwait(false);
                return await StoreProblemsAsync(row, refused.Problems, "update-refused").ConfigureAwait(false);
            case DocumentOutcome.NotSent notSent:
                session.Stop(new ProviderUnavailableException(notSent.Reason, notSent.Message, notSent.RetryAt));
                await CloseAsync(intent, "not-sent").ConfigureAwait(false);
                return row;
            case DocumentOutcome.Stale:
                await CloseAsync(intent, "stale").ConfigureAwait(false);
                return await StayAsync(row, Differs(row), "update-refused").ConfigureAwait(false);
            default:
                return await LoseAsync(flow, row, intent).ConfigureAwait(false);
        }
    }

    private async Task<bool> IsWithdrawnAsync(CompiledFlow flow, SendRow row, CancellationToken cancellationToken) =>
        await session.Crm.Provider.GetAsync(new GetRequest { Schema = flow.Source.Schema, Ids = [new RecordId(row.SourceId)] }, cancellationToken).ConfigureAwait(false) is [RecordLookup.Present { Record: { Deleted: false } record }]
        && flow.Withdraws.Contains(flow.StatusOf(record));

    /// <summary>Takes a draft back because its source was cancelled. What is invoiced already stays, and the source says so.</summary>
    private async Task<SendRow> WithdrawAsync(CompiledFlow flow, IDraftWithdrawer withdrawer, SendRow row, CancellationToken cancellationToken)
    {
        var state = await StateAsync(flow, row, cancellationToken).ConfigureAwait(false);
        if (state is { Status: not (DocumentStatus.Draft or DocumentStatus.Gone) })
            return await StayAsync(row, TooLate(row with { Number = state.Number ?? row.Number }), "withdraw-refused").ConfigureAwait(false);
        await session.Lease.CoverAsync(flow.Target.SendTimeout, cancellationToken).ConfigureAwait(false);
        if (!DocumentRows.Allows(session.Row.Mode, row.Kind, DocumentStage.Draft))
            return row;
        var intent = DocumentRows.Intent(session, row, DocumentRows.Update, Side.Accounting, flow.Target.SendTimeout, await session.Store.GetTimeAsync(cancellationToken).ConfigureAwait(false));
        await session.CommitAsync(new StoreBatch { Intents = { intent } }, cancellationToken).ConfigureAwait(false);
        var send = new DocumentSend { Request = DocumentRows.Request(session, flow, row), IntentId = intent.Id };
        switch (await call.CallAsync(flow, token => withdrawer.WithdrawAsync(new RecordId(row.DocumentId!), send, token)).ConfigureAwait(false))
        {
            case DocumentOutcome.Applied:
                row = row.After(SendEvent.Cancel) with { Status = DocumentStatus.Cancelled, Differs = false, Question = "", Problems = "", CheckAt = null, WriteBackAt = session.Clock.GetUtcNow() };
                return await call.StoreAsync(row, intent.Closed(session, "applied"), "withdrawn", "").ConfigureAwait(false);
            case DocumentOutcome.Refused refused:
                await CloseAsync(intent, "refused").ConfigureAwait(false);
                return await StoreProblemsAsync(row, refused.Problems, "withdraw-refused").ConfigureAwait(false);
            case DocumentOutcome.NotSent notSent:
                session.Stop(new ProviderUnavailableException(notSent.Reason, notSent.Message, notSent.RetryAt));
                await CloseAsync(intent, "not-sent").ConfigureAwait(false);
                return row;
            case DocumentOutcome.Stale:
                await CloseAsync(intent, "stale").ConfigureAwait(false);
                return await StayAsync(row, TooLate(row), "withdraw-refused").ConfigureAwait(false);
            default:
                // What is taken back twice is taken back.
                Unfinished = true;
                await CloseAsync(intent, "uncertain").ConfigureAwait(false);
                return row;
        }
    }

    /// <summary>
    /// An earlier change of the draft may still arrive, whole or in part: another one now would add the same lines a second time, or be overwritten by it (R22). The comparison is made again when that is over.
    /// </summary>
    private async Task<bool> IsOnItsWayAsync(SendRow row, CancellationToken cancellationToken)
    {
        var open = (await session.Store.ListOpenIntentsAsync(session.Connection, cancellationToken).ConfigureAwait(false)).Any(i => i.Link == row.Id && i.Mapping == DocumentRows.Update + row.Flow);
        Unfinished |= open;
        return open;
    }

    /// <summary>A draft that is made the same twice is one draft: it is done again, once nothing of this call can arrive any more.</summary>
    private async Task<SendRow> LoseAsync(CompiledFlow flow, SendRow row, IntentRow intent)
    {
        Unfinished = true;
        var settleAt = intent.Deadline + flow.Target.SettleTime;
        session.NextSettle = session.NextSettle is { } next && next < settleAt ? next : settleAt;
        await session.RecordAsync(new StoreBatch { Intents = { intent with { State = IntentState.Uncertain, SettleAt = settleAt } } }, CancellationToken.None).ConfigureAwait(false);
        return row;
    }

    /// <summary>Takes the steps that are due, one after the other, each with its own intent. With totals that differ a draft stays a draft (P-06c).</summary>
    public async Task<SendRow> StepsAsync(CompiledFlow flow, SendRow row, CancellationToken cancellationToken)
    {
        var result = SendResult.Parse(row.Result);
        foreach (var step in flow.Steps)
        {
            if (result.Difference is not null || row.State != SendState.Sent || row.Question.Length > 0 || row.Content.Length == 0)
                return row;
            var state = result.Steps.GetValueOrDefault(step, Pending);
            if (state == Done)
                continue;
            if (state != Pending || flow.StepTaker is not { } taker)
                return row;
            await session.Lease.CoverAsync(flow.Target.SendTimeout, cancellationToken).ConfigureAwait(false);
            if (session.Row.Mode != ConnectionMode.Live)
                return row;
            var intent = DocumentRows.Intent(session, row, DocumentRows.Step, Side.Accounting, flow.Target.SendTimeout, await session.Store.GetTimeAsync(cancellationToken).ConfigureAwait(false), payload: StoredJson.Write(w => w.WriteString("step", step.ToString())));
            row = row with { Result = (result with { Steps = result.Steps.SetItem(step, Open) }).ToJson() };
            await session.CommitAsync(new StoreBatch { Intents = { intent }, Sends = { row } }, cancellationToken).ConfigureAwait(false);
            var send = new DocumentSend { Request = DocumentRows.Request(session, flow, row), IntentId = intent.Id };
            var outcome = await call.CallAsync(flow, token => taker.TakeAsync(step, new RecordId(row.DocumentId!), send, token)).ConfigureAwait(false);
            (row, result) = await ConcludeStepAsync(flow, row, result, step, intent, outcome).ConfigureAwait(false);
            // Nothing is mailed of which nobody knows whether it is booked.
            if (result.Steps.GetValueOrDefault(step) != Done)
                return row;
        }

        return row;
    }

    /// <summary>A step whose reply is not known. Booking shows in the state; a mail is asked about, because at most one may go out (R27).</summary>
    public async Task<SendRow> SettleStepAsync(CompiledFlow flow, SendRow row, IntentRow intent, CancellationToken cancellationToken)
    {
        var result = SendResult.Parse(row.Result);
        var open = result.Steps.FirstOrDefault(static s => s.Value == Open);
        if (open.Value is null)
        {
            await CloseAsync(intent, "unknown").ConfigureAwait(false);
            return row;
        }

        if (open.Key != DocumentStep.Book)
            return (await ConcludeStepAsync(flow, row, result, open.Key, intent, new DocumentOutcome.Uncertain(new UncertainEvidence())).ConfigureAwait(false)).Row;
        if (await StateAsync(flow, row, cancellationToken).ConfigureAwait(false) is not { Status: var status } state)
            return row;
        if (status is not (DocumentStatus.Draft or DocumentStatus.Unknown))
            return (await ConcludeStepAsync(flow, row, result, open.Key, intent, new DocumentOutcome.Applied(new SentDocument { Id = new RecordId(row.DocumentId!), Number = state.Number ?? row.Number, Status = status })).ConfigureAwait(false)).Row;
        var now = await session.Store.GetTimeAsync(cancellationToken).ConfigureAwait(false);
        var over = intent.Deadline + flow.Target.SettleTime;
        if (status == DocumentStatus.Draft && now >= over && intent.NegativeReads >= 1)
        {
            row = row with { Result = (result with { Steps = result.Steps.SetItem(open.Key, Pending) }).ToJson(), WriteBackAt = session.Clock.GetUtcNow() };
            return await call.StoreAsync(row, intent.Closed(session, "not-applied"), "not-applied", open.Key.ToString()).ConfigureAwait(false);
        }

        await session.CommitAsync(new StoreBatch { Intents = { intent with { State = IntentState.Uncertain, NegativeReads = now >= over ? intent.NegativeReads + 1 : 0, SettleAt = over > now ? over : now } } }, cancellationToken).ConfigureAwait(false);
        return row;
    }

    private async Task<(SendRow Row, SendResult Result)> ConcludeStepAsync(CompiledFlow flow, SendRow row, SendResult result, DocumentStep step, IntentRow intent, DocumentOutcome outcome)
    {
        var now = session.Clock.GetUtcNow();
        switch (outcome)
        {
            case DocumentOutcome.Applied { Document: var sent }:
                result = result with { Steps = result.Steps.SetItem(step, Done), Link = sent.Link?.ToString() ?? result.Link };
                row = row with { Result = result.ToJson(), Number = sent.Number ?? row.Number, Status = sent.Status == DocumentStatus.Unknown ? row.Status : sent.Status, WriteBackAt = now };
                // A booked document may have another id than its draft had.
                row = row with { DocumentId = sent.Id.Value, CheckAt = StateMonitor.Next(flow, row.SentAt ?? now, now, row.Status) };
                row = await call.StoreAsync(row, intent.Closed(session, "applied", sent.Id.Value), Name(step), "").ConfigureAwait(false);
                break;
            case DocumentOutcome.NotSent notSent:
                session.Stop(new ProviderUnavailableException(notSent.Reason, notSent.Message, notSent.RetryAt));
                result = result with { Steps = result.Steps.SetItem(step, Pending) };
                row = await call.StoreAsync(row with { Result = result.ToJson() }, intent.Closed(session, "not-sent"), "not-sent", Name(step)).ConfigureAwait(false);
                break;
            case DocumentOutcome.Uncertain when step == DocumentStep.Book:
                result = result with { Steps = result.Steps.SetItem(step, Open) };
                row = await call.StoreAsync(row with { Result = result.ToJson() }, intent with { State = IntentState.Uncertain, SettleAt = now }, "uncertain", Name(step)).ConfigureAwait(false);
                break;
            case DocumentOutcome.Uncertain:
                result = result with { Steps = result.Steps.SetItem(step, Asked) };
                var question = new Problem("step", null, $"It is not known whether the {Name(step)} of the document{As(row)} went out.", Fixer.User, "Look there, then say whether it did; it is not sent twice.");
                row = await call.StoreAsync(row with { Result = result.ToJson(), Question = "step", Problems = ProblemsJson.Write([question]), WriteBackAt = now }, intent with { State = IntentState.Uncertain, SettleAt = null }, "asked", Name(step)).ConfigureAwait(false);
                break;
            default:
                var problems = outcome is DocumentOutcome.Refused refused ? refused.Problems : [new Problem("stale", null, "Accounting's document is not what it was.", Fixer.User, "Look at it there.")];
                result = result with { Steps = result.Steps.SetItem(step, Refused) };
                row = await call.StoreAsync(row with { Result = result.ToJson(), Problems = ProblemsJson.Write(problems), WriteBackAt = now }, intent.Closed(session, "refused"), "refused", Name(step)).ConfigureAwait(false);
                break;
        }

        return (row, result);
    }

    private static async Task<DocumentState?> StateAsync(CompiledFlow flow, SendRow row, CancellationToken cancellationToken)
    {
        if (!flow.Target.CanReadState)
            return null;
        var states = await flow.Sender.ReadStatesAsync(row.Kind, [new RecordId(row.DocumentId!)], cancellationToken).ConfigureAwait(false);
        return states.Count > 0 ? states[0] : null;
    }

    private Task<SendRow> StayAsync(SendRow row, Problem problem, string what) => StoreProblemsAsync(row, [problem], what);

    private async Task<SendRow> StoreProblemsAsync(SendRow row, IEnumerable<Problem> problems, string what)
    {
        var text = ProblemsJson.Write(problems);
        return row.Differs && row.Problems == text ? row : await call.StoreAsync(row with { Differs = true, Question = "", Problems = text, WriteBackAt = session.Clock.GetUtcNow() }, null, what, "").ConfigureAwait(false);
    }

    private ValueTask CloseAsync(IntentRow intent, string outcome) => session.RecordAsync(new StoreBatch { Intents = { intent.Closed(session, outcome) } }, CancellationToken.None);

    private static Problem TooLate(SendRow row) => new("not-withdrawn", null, $"It was cancelled in the CRM, and accounting's document{As(row)} is no draft any more.", Fixer.User, "Credit or cancel it in accounting.");

    private static Problem Differs(SendRow row) => new("differs", null, $"It differs from what was sent{As(row)}.", Fixer.User, row.Status == DocumentStatus.Draft ? "Change the draft in accounting, or delete it there and send anew." : "Credit the document in accounting and send it anew.");

    private static string As(SendRow row) => row.Number is null ? "" : $" as {row.Number}";

    private static string Name(DocumentStep step) => step switch { DocumentStep.Book => "booking", DocumentStep.EInvoice => "e-invoice", _ => "mail" };
}
