using System.Collections.Immutable;
using Connectors.Sync.Execution;
using Connectors.Sync.Stores;

namespace Connectors.Sync.Documents;

/// <summary>
/// Sends one document: everything is validated, the customer is found or made, the totals are compared, the generation is reserved with its frozen content; then <see cref="DocumentCall"/> makes the call.
/// </summary>
internal sealed class DocumentSending
{
    private readonly Session _session;
    private readonly DocumentCustomers _customers;
    private readonly DocumentCall _call;
    private readonly SendSettler _settler;
    private readonly AfterSending _after;

    public DocumentSending(Session session)
    {
        _session = session;
        _customers = new DocumentCustomers(session);
        _call = new DocumentCall(session);
        _settler = new SendSettler(session, _call);
        _after = new AfterSending(session, _call);
    }

    /// <summary>A press of the button, or a status that was entered. Whatever stands in the way is in the row that comes back.</summary>
    public async Task<SendRow> SendAsync(CompiledFlow flow, RecordRef source, SendAct act, CancellationToken cancellationToken)
    {
        var row = await LatestAsync(flow, source, cancellationToken).ConfigureAwait(false);
        switch (SendTable.On(act.Automatic, row?.State))
        {
            case SendAction.Attempt:
                return await AttemptAsync(flow, source, row, act, cancellationToken).ConfigureAwait(false);
            case SendAction.Continue:
                return await ContinueAsync(flow, row!, act, cancellationToken).ConfigureAwait(false);
            case SendAction.Settle:
                row = await _settler.SettleAsync(flow, row!, cancellationToken).ConfigureAwait(false);
                // It is proved that it never arrived: it goes on as if it had only just been reserved.
                return row.State == SendState.Reserved ? await ContinueAsync(flow, row, act, cancellationToken).ConfigureAwait(false) : row;
            case SendAction.Compare:
                return await _after.CompareAsync(flow, row!, act, cancellationToken).ConfigureAwait(false);
            default:
                return row!;
        }
    }

    public async Task<SendRow?> LatestAsync(CompiledFlow flow, RecordRef source, CancellationToken cancellationToken)
    {
        var rows = await _session.Store.FindSendsAsync(_session.Connection, flow.Name, [source.Id.Value], cancellationToken).ConfigureAwait(false);
        return rows.Count > 0 ? rows[^1] : null;
    }

    /// <summary>Everything that is wrong with a document, and what it would become. It reads and never writes.</summary>
    public async Task<Inspection> InspectAsync(CompiledFlow flow, RecordRef source, SendRow? row, SendAct act, CancellationToken cancellationToken)
    {
        // A document may be sent before the first whole run: its terms, units and VAT codes, and its customer's fields, come from lists.
        await new Lists.ListStage(_session).RunMissingAsync(cancellationToken).ConfigureAwait(false);
        if (await flow.Reader.ReadAsync(flow.Flow, source, cancellationToken).ConfigureAwait(false) is not { } read)
            return new Inspection { Problems = [new Problem("source-gone", null, $"There is no {source} in the CRM any more.", Fixer.User, "Nothing can be sent.")] };
        var name = read.Name ?? source.ToString();
        var problems = read.Problems.ToBuilder();
        var date = act.Date ?? (flow.Flow.DatedOnSending || read.Document.Date == default ? flow.DayOf(_session.Clock.GetUtcNow()) : read.Document.Date);
        var document = DocumentTranslation.Of(read.Document with { Kind = flow.Flow.Kind, Date = date }, flow.Converters, problems);
        var inspection = new Inspection { Read = read, Document = document, Name = name };
        if (!act.Answered && act.Follows is null && await QuestionAsync(flow, source, row, read, cancellationToken).ConfigureAwait(false) is { } question)
            inspection = inspection with { Question = question };

        problems.AddRange(DocumentChecks.Of(document, name));
        if (_session.Row.Mode == ConnectionMode.DraftsOnly && !DocumentRows.Allows(ConnectionMode.DraftsOnly, flow.Flow.Kind, flow.Stage))
            problems.Add(new Problem("drafts-only", null, "The connection sends only drafts, and this document would be issued at once.", Fixer.Administrator, "Raise the connection's mode to Live, or switch booking off."));
        var customer = new DocumentCustomer();
        if (document.Customer is { } who)
        {
            customer = flow.Target.CarriesCustomer
                ? await _customers.ReadAsync(who, cancellationToken).ConfigureAwait(false)
                : await _customers.FindAsync(flow, who, cancellationToken).ConfigureAwait(false);
            problems.AddRange(customer.Problems);
        }

        if (flow.Target.CarriesCustomer)
            document = document with { CustomerFields = customer.Fields };
        problems.AddRange(DocumentChecks.Dimensions(document, flow.Target));
        if (act is { Automatic: false, User.Length: > 0 } && _session.Accounting.Provider.GetFeature<ISalespersonSource>() is { } salespeople)
            document = document with { Salesperson = await salespeople.FindSalespersonAsync(act.User, cancellationToken).ConfigureAwait(false) };
        inspection = inspection with { Customer = customer, Document = document };
        return await CheckAsync(flow, inspection with { Problems = problems.ToImmutable() }, row, act, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Validates and reserves, then sends.</summary>
    private async Task<SendRow> AttemptAsync(CompiledFlow flow, RecordRef source, SendRow? before, SendAct act, CancellationToken cancellationToken)
    {
        var now = _session.Clock.GetUtcNow();
        var inspection = await InspectAsync(flow, source, before, act, cancellationToken).ConfigureAwait(false);
        var row = (before ?? New(flow, source, act, now)) with
        {
            Kind = flow.Flow.Kind,
            Stage = flow.Stage,
            BusinessKey = inspection.Read?.BusinessKey ?? source.ToString(),
            Automatic = act.Automatic,
            User = act.User,
            Attempts = (before?.Attempts ?? 0) + 1,
            Question = "",
            Problems = "",
        };
        if (inspection.Question is { } question)
            return await AskAsync(row, before, question, act, cancellationToken).ConfigureAwait(false);
        if (inspection.Problems.Length > 0)
            return await RefuseAsync(row with { FrozenAt = now }, before, inspection.Problems, act, cancellationToken).ConfigureAwait(false);
        if (!DocumentRows.Allows(_session.Row.Mode, row.Kind, row.Stage))
            return Lowered(before ?? row);

        var document = inspection.Document!;
        var customer = inspection.Customer.Id;
        if (customer is null && inspection.Customer.Item is { } item)
        {
            var made = await _customers.MakeAsync(flow, document.Customer!, item, cancellationToken).ConfigureAwait(false);
            if (made.Id is null)
                return await RefuseAsync(row with { FrozenAt = now }, before, made.Problems, act, cancellationToken).ConfigureAwait(false);
            customer = made.Id;
            // What could not be said before the customer existed is said now.
            inspection = await CheckAsync(flow, inspection with { Customer = made }, before, act, cancellationToken).ConfigureAwait(false);
            if (inspection.Problems.Length > 0)
                return await RefuseAsync(row with { FrozenAt = now }, before, inspection.Problems, act, cancellationToken).ConfigureAwait(false);
        }

        row = row with
        {
            State = Next(before?.State, SendEvent.Reserve),
            Content = DocumentJson.Write(document),
            Hash = DocumentJson.Hash(inspection.Read!.Document with { Kind = flow.Flow.Kind }),
            FrozenAt = now,
            Customer = customer?.Value,
            // What the CRM shows is what its users agreed on: what accounting itself expected would agree with itself, whatever was left out of the lines.
            Result = new SendResult { Expected = inspection.Read.Totals ?? inspection.Totals, Replaces = act.Follows?.Number ?? SendResult.Parse(row.Result).Replaces }.ToJson(),
        };
        var batch = new StoreBatch { Sends = { row }, History = { DocumentRows.Event(_session, row, "reserved", act.Reason) } };
        Done(act, batch, counts: act.Automatic);
        await _session.CommitAsync(batch, cancellationToken).ConfigureAwait(false);
        if (flow.Target.Safety is SendSafety.Marker && await _settler.AdoptAsync(flow, row, cancellationToken).ConfigureAwait(false) is { } adopted)
            return adopted;
        return await _call.SendAsync(flow, row, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A reserved send goes on with its frozen content, unless the flow's options changed or its month is over.</summary>
    public async Task<SendRow> ContinueAsync(CompiledFlow flow, SendRow row, SendAct act, CancellationToken cancellationToken)
    {
        var source = new RecordRef(row.SourceEntity, row.SourceId);
        if (row.Kind != flow.Flow.Kind || row.Stage != flow.Stage || row.Content.Length == 0)
            return await AttemptAsync(flow, source, row, act, cancellationToken).ConfigureAwait(false);
        if (!act.Answered && IsLaterMonth(flow, row))
            return await AskAsync(row, row, DateQuestion(flow, row), act, cancellationToken).ConfigureAwait(false);
        if (act.Trigger is not null)
        {
            var batch = new StoreBatch();
            Done(act, batch, counts: false);
            await _session.CommitAsync(batch, cancellationToken).ConfigureAwait(false);
        }

        return await _call.SendAsync(flow, row, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A person answered: the send goes on from its question.</summary>
    public Task<SendRow> AnsweredAsync(CompiledFlow flow, SendRow row, SendAct act, CancellationToken cancellationToken) =>
        AttemptAsync(flow, new RecordRef(row.SourceEntity, row.SourceId), row, act with { Answered = true }, cancellationToken);

    /// <summary>A person sends the source anew.</summary>
    public Task<SendRow> AgainAsync(CompiledFlow flow, SendRow closed, SendAct act, CancellationToken cancellationToken) =>
        AttemptAsync(flow, new RecordRef(closed.SourceEntity, closed.SourceId), null, act with { Answered = true, Follows = closed }, cancellationToken);

    private async Task<Inspection> CheckAsync(CompiledFlow flow, Inspection inspection, SendRow? row, SendAct act, CancellationToken cancellationToken)
    {
        var document = inspection.Document!;
        var request = new DocumentRequest
        {
            Flow = flow.Flow,
            Stage = flow.Stage,
            Document = document,
            Customer = inspection.Customer.Id ?? inspection.Customer.Known,
            NewCustomer = inspection.Customer.Id is null ? inspection.Customer.Planned : null,
            Marker = DocumentRows.Marker(_session, row ?? New(flow, document.Source, act, _session.Clock.GetUtcNow())),
            Replaces = act.Follows?.Number,
        };
        var check = await flow.Sender.CheckAsync(request, cancellationToken).ConfigureAwait(false);
        var problems = inspection.Problems.AddRange(check.Problems);
        var difference = DocumentChecks.Difference(inspection.Read!.Totals, "the CRM", check.Totals, "accounting", document.Currency);
        // What is issued at once cannot be looked at before it binds somebody; a draft can.
        if (difference is not null && flow.Stage == DocumentStage.Issued && flow.Target.ExactTotals)
            problems = problems.Add(new Problem("totals", "totals", difference, Fixer.User, "Correct prices, discounts or VAT in the CRM until both agree."));
        return inspection with { Problems = problems, Warnings = check.Warnings, Totals = check.Totals };
    }

    private async Task<Problem?> QuestionAsync(CompiledFlow flow, RecordRef source, SendRow? row, SourceDocument read, CancellationToken cancellationToken)
    {
        if (row is { State: SendState.Refused } && IsLaterMonth(flow, row))
            return DateQuestion(flow, row);
        if (row is not null)
            return null;
        var filled = read.Results.Where(static r => r.Key is DocumentField.Id or DocumentField.Number or DocumentField.Link && r.Value.Length > 0).OrderBy(static r => r.Key).Select(static r => $"{r.Key} '{r.Value}'").ToList();
        if (filled.Count > 0)
            return new Problem("result-fields", null, $"{read.Name ?? source.ToString()} already shows {string.Join(", ", filled)}, but nothing is known of such a send: the record was copied, or the memory of sends is older than it.", Fixer.User, "Say that it was sent, or send it, or leave it.");
        var key = read.BusinessKey ?? source.ToString();
        foreach (var other in await _session.Store.ListSendsAsync(_session.Connection, new SendFilter { BusinessKey = key }, null, 100, cancellationToken).ConfigureAwait(false))
        {
            if (other.Flow != flow.Name && other.Kind == flow.Flow.Kind && other.State is SendState.Sent or SendState.Sending or SendState.Uncertain or SendState.Reserved or SendState.Asked)
                return new Problem("business-key", null, $"The same business was sent by '{other.Flow}' already, from {other.SourceEntity}:{other.SourceId}{(other.Number is null ? "" : $" as number {other.Number}")}.", Fixer.User, "Send it all the same, or leave it.");
        }

        return null;
    }

    private async Task<SendRow> AskAsync(SendRow row, SendRow? before, Problem question, SendAct act, CancellationToken cancellationToken)
    {
        row = row with { State = Next(before?.State, SendEvent.Ask), Question = question.Code, Problems = ProblemsJson.Write([question]), WriteBackAt = _session.Clock.GetUtcNow() };
        return await StoreAsync(row, "asked", question.Code, act, cancellationToken).ConfigureAwait(false);
    }

    private async Task<SendRow> RefuseAsync(SendRow row, SendRow? before, ImmutableArray<Problem> problems, SendAct act, CancellationToken cancellationToken)
    {
        row = row with { State = Next(before?.State, SendEvent.Refuse), Question = "", Problems = ProblemsJson.Write(problems), WriteBackAt = _session.Clock.GetUtcNow() };
        return await StoreAsync(row, "refused", string.Join(' ', problems.Select(static p => p.Code)), act, cancellationToken).ConfigureAwait(false);
    }

    private async Task<SendRow> StoreAsync(SendRow row, string what, string detail, SendAct act, CancellationToken cancellationToken)
    {
        var batch = new StoreBatch { Sends = { row }, History = { DocumentRows.Event(_session, row, what, detail) } };
        Done(act, batch, counts: false);
        await _session.CommitAsync(batch, cancellationToken).ConfigureAwait(false);
        return row;
    }

    /// <summary>The status that asked for it is done with, in the commit that shows what became of it.</summary>
    private static void Done(SendAct act, StoreBatch batch, bool counts)
    {
        if (act.Trigger is { } trigger)
            batch.DocumentSources.Add(trigger with { Work = trigger.Work & ~DocumentWork.Send });
        if (!counts || act.Pass is not { } pass)
            return;
        pass.Row = pass.Row with { PassCount = pass.Row.PassCount + 1 };
        batch.DocumentFlows.Add(pass.Row);
    }

    private SendRow Lowered(SendRow row)
    {
        _session.Stop(new ProviderUnavailableException(UnavailableReason.NotAllowed, "The connection's mode does not let documents leave."));
        return row;
    }

    private SendRow New(CompiledFlow flow, RecordRef source, SendAct act, DateTimeOffset now) => new()
    {
        Id = _session.Surroundings.NewId(now),
        Flow = flow.Name,
        SourceEntity = source.Entity,
        SourceId = source.Id.Value,
        Generation = (act.Follows?.Generation ?? 0) + 1,
        Kind = flow.Flow.Kind,
        State = SendState.Reserved,
        BusinessKey = source.ToString(),
        CreatedAt = now,
        Reason = act.Reason,
    };

    private static SendState Next(SendState? before, SendEvent what) => SendTable.Next(before, what) ?? throw new InvalidOperationException($"A send that is {before} cannot {what}.");

    private bool IsLaterMonth(CompiledFlow flow, SendRow row)
    {
        if (row.FrozenAt is not { } frozen)
            return false;
        var (then, now) = (flow.DayOf(frozen), flow.DayOf(_session.Clock.GetUtcNow()));
        return (then.Year, then.Month) != (now.Year, now.Month);
    }

    private Problem DateQuestion(CompiledFlow flow, SendRow row) =>
        new("date", "date", $"It was tried in another month ({flow.DayOf(row.FrozenAt!.Value):yyyy-MM-dd}). Accounts may be closed by now.", Fixer.User, $"Say which date the document shall have: its own, or {flow.DayOf(_session.Clock.GetUtcNow()):yyyy-MM-dd}.");
}

/// <summary>What is known of a document before it is sent.</summary>
internal sealed record Inspection
{
    public SourceDocument? Read { get; init; }

    public Document? Document { get; init; }

    public string Name { get; init; } = "";

    public DocumentCustomer Customer { get; init; } = new();

    public DocumentTotals? Totals { get; init; }

    public Problem? Question { get; init; }

    public ImmutableArray<Problem> Problems { get; init; } = [];

    public ImmutableArray<Problem> Warnings { get; init; } = [];
}
