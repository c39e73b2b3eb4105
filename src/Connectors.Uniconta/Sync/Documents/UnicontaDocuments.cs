using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using Connectors.Sync;

namespace Connectors.Uniconta.Sync;

/// <summary>
/// Sales orders with their lines. An order is two calls, its head and its lines: an order that was left without its lines gets them, what cannot be finished is taken back, and what cannot be taken back is asked about. An
/// order that is gone is looked for among the invoices first.
/// </summary>
internal sealed class UnicontaDocuments(UnicontaRun run) : IDocumentSender, IDocumentCompleter, IDraftUpdater, IDraftWithdrawer, ISalespersonSource
{
    private static readonly UnicontaOutcomes Outcomes = UnicontaOutcomes.Instance;

    private readonly ConcurrentDictionary<Guid, OrderDraft> _prepared = new();

    private IUnicontaClient Client => run.Client;

    private UnicontaSyncOptions Options => run.Options;

    public ImmutableArray<DocumentCapabilities> Documents =>
    [
        new()
        {
            Kind = DocumentKind.Order,
            // It can be changed until it is invoiced.
            CanDraft = true,
            Safety = Options.MarkerField is null ? SendSafety.Nothing : new SendSafety.Marker(),
            SettleTime = Options.SettleTime > TimeSpan.FromMinutes(10) ? Options.SettleTime : TimeSpan.FromMinutes(10),
            SendTimeout = Options.WriteTimeout,
            // How Uniconta rounds VAT is not documented.
            ExactTotals = false,
            StateBatchSize = 500,
            TimeZone = "Europe/Copenhagen",
        },
    ];

    public Task<DocumentCheck> CheckAsync(DocumentRequest request, CancellationToken cancellationToken) => Outcomes.Guard(async () =>
    {
        var problems = new List<Problem>();
        var draft = await DraftAsync(request, problems, cancellationToken).ConfigureAwait(false);
        return new DocumentCheck { Problems = [.. problems], Totals = draft.Totals };
    });

    public Task<UncertainEvidence> PrepareAsync(DocumentSend send, CancellationToken cancellationToken) => Outcomes.Guard(async () =>
    {
        // Debtor and items are read now, so that nothing waits between the intent and the call.
        var draft = _prepared[send.IntentId] = await DraftAsync(send.Request, [], cancellationToken).ConfigureAwait(false);
        var hints = ImmutableDictionary<string, string>.Empty.Add("Account", draft.Head.Account ?? "").Add("lines", draft.Lines.Count.ToString(CultureInfo.InvariantCulture));
        return new UncertainEvidence { Hints = Options.MarkerField is { } field ? hints.Add(field, send.Request.Marker) : hints };
    });

    public async Task<DocumentOutcome> SendAsync(DocumentSend send, CancellationToken cancellationToken)
    {
        Order head;
        OrderDraft draft;
        try
        {
            var problems = new List<Problem>();
            if (!_prepared.TryRemove(send.IntentId, out draft!))
                draft = await DraftAsync(send.Request, problems, cancellationToken).ConfigureAwait(false);
            if (problems.Count > 0)
                return new DocumentOutcome.Refused([.. problems]);
            if (string.IsNullOrEmpty(draft.Head.Account))
                return new DocumentOutcome.Refused(new Problem("customer", "customer", "The customer is no debtor of Uniconta any more.", Fixer.User, "Link the customer again."));
            head = Options.MarkerField is { } field ? draft.Head.WithField(field, send.Request.Marker) : draft.Head;
            head = await Client.Orders.CreateAsync(head, cancellationToken: cancellationToken).ConfigureAwait(false);
        }
        catch (ConnectorException e)
        {
            return Outcome(e);
        }
        catch (ArgumentException e)
        {
            return new DocumentOutcome.Refused(new Problem("word-unknown", null, e.Message, Fixer.Administrator, "Choose another value."));
        }

        if (draft.HeadFields.LostIn(head).FirstOrDefault() is { } lost && head.RowId is { } made)
            return await TakeBackAsync(made, UserFieldTable.Order, lost, head, send).ConfigureAwait(false);
        if (head is not { OrderNumber: { Value: > 0 } number, RowId: { } row })
            return new DocumentOutcome.Uncertain(new() { Message = $"Uniconta took the head of an order for debtor {draft.Head.Account} and did not say its number; its lines were not sent. Look for it there, and delete it.", Hints = send.Evidence.Hints });
        return await SendLinesAsync(draft, number, row, send, [], cancellationToken).ConfigureAwait(false);
    }

    public Task<DocumentFinding> FindAsync(DocumentSearch search, CancellationToken cancellationToken) => Outcomes.Guard<DocumentFinding>(async () =>
    {
        var (request, known) = (search.Send.Request, search.Send.Evidence.Document);
        Order order;
        if (Options.MarkerField is { } field)
        {
            var marked = await Client.Orders.FindAsync(new(field), request.Marker, cancellationToken: cancellationToken).ConfigureAwait(false);
            if (marked.Count > 1 || marked is [{ OrderNumber: null }])
                return new DocumentFinding.CannotTell($"{marked.Count} orders of Uniconta carry the mark '{request.Marker}': {string.Join(", ", marked.Select(static o => o.OrderNumber))}. Delete the wrong ones there.");
            if (marked.Count == 0)
                return known is null ? new DocumentFinding.NotFound() : await FindGoneAsync(known.Value, cancellationToken).ConfigureAwait(false);
            order = marked[0];
        }
        else if (known is { } id && NumberOf(id) is { } number)
        {
            if (await Client.Orders.GetByKeyAsync(number.ToString(), cancellationToken: cancellationToken).ConfigureAwait(false) is not { } numbered)
                return await FindGoneAsync(id, cancellationToken).ConfigureAwait(false);
            order = numbered;
        }
        else
        {
            return new DocumentFinding.CannotTell("Orders carry no mark of ours: look in Uniconta for the debtor's newest order.");
        }

        return await FindLinesAsync(order, request, cancellationToken).ConfigureAwait(false);
    });

    /// <summary>Gives an order the lines that it lacks. The ones that it has are its first ones: that was seen directly before.</summary>
    public async Task<DocumentOutcome> CompleteAsync(RecordId document, DocumentSend send, CancellationToken cancellationToken)
    {
        try
        {
            if (NumberOf(document) is not { } number || await Client.Orders.GetByKeyAsync(number.ToString(), cancellationToken: cancellationToken).ConfigureAwait(false) is not { RowId: { } row } order
                || await FindLinesAsync(order, send.Request, cancellationToken).ConfigureAwait(false) is not DocumentFinding.Unfinished)
                return new DocumentOutcome.Stale();
            var problems = new List<Problem>();
            var draft = await DraftAsync(send.Request, problems, cancellationToken).ConfigureAwait(false);
            var there = await Client.OrderLines.ListByOrderAsync(number, cancellationToken: cancellationToken).ConfigureAwait(false);
            if (problems.Count == 0)
                return await SendLinesAsync(draft, number, row, send, there, cancellationToken).ConfigureAwait(false);
            await Client.Orders.DeleteAsync(row, cancellationToken: CancellationToken.None).ConfigureAwait(false);
            return new DocumentOutcome.Refused([.. problems]);
        }
        catch (ConnectorNotFoundException)
        {
            return new DocumentOutcome.Stale();
        }
        catch (ConnectorException e)
        {
            return Outcome(e);
        }
    }

    /// <summary>Open orders in one call; one that is gone, or was invoiced, by its invoices.</summary>
    public Task<IReadOnlyList<DocumentState>> ReadStatesAsync(DocumentKind kind, IReadOnlyList<RecordId> ids, CancellationToken cancellationToken) => Outcomes.Guard(async () =>
    {
        if (ids.Count == 0)
            return [];
        var orders = (await Client.Orders.ListAsync(cancellationToken: cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false))
            .Where(static o => o.OrderNumber is not null).GroupBy(static o => o.OrderNumber!.Value).ToDictionary(static g => g.Key, static g => g.First());
        var states = new List<DocumentState>(ids.Count);
        foreach (var id in ids)
            states.Add(NumberOf(id) is { } number ? await StateAsync(id, number, orders.GetValueOrDefault(number), cancellationToken).ConfigureAwait(false) : new DocumentState { Id = id, Status = DocumentStatus.Unknown });
        return (IReadOnlyList<DocumentState>)states;
    });

    public async Task<DocumentOutcome> UpdateAsync(RecordId document, DocumentSend send, CancellationToken cancellationToken)
    {
        try
        {
            var problems = new List<Problem>();
            var draft = await DraftAsync(send.Request, problems, cancellationToken).ConfigureAwait(false);
            if (problems.Count > 0)
                return new DocumentOutcome.Refused([.. problems]);
            if (NumberOf(document) is not { } number)
                return new DocumentOutcome.Stale();
            if (await Client.Orders.GetByKeyAsync(number.ToString(), cancellationToken: cancellationToken).ConfigureAwait(false) is not { RowId: { } row, LastInvoice: null } order)
                return new DocumentOutcome.Stale((await ReadStatesAsync(DocumentKind.Order, [document], cancellationToken).ConfigureAwait(false))[0]);
            if (!string.Equals(order.Account, draft.Head.Account, StringComparison.OrdinalIgnoreCase))
                return new DocumentOutcome.Refused(new Problem("customer-changed", "customer", $"Order {number} is one of debtor {order.Account}, and the CRM names {draft.Head.Account} now.", Fixer.User, "Cancel this order and send a new one: terms, VAT and prices are those of its debtor."));
            var now = await Client.Orders.UpdateAsync(row, o => draft.HeadFields.Apply(OrderConversion.Over(o, draft)), cancellationToken: cancellationToken).ConfigureAwait(false);
            await UpdateLinesAsync(number, draft, cancellationToken).ConfigureAwait(false);
            return new DocumentOutcome.Applied(Shown(now.OrderNumber is null ? order : now) with { Net = await NetAsync(number, draft, cancellationToken).ConfigureAwait(false) });
        }
        catch (ConnectorNotFoundException)
        {
            return new DocumentOutcome.Stale();
        }
        catch (ConnectorException e)
        {
            return Outcome(e);
        }
        catch (ArgumentException e)
        {
            return new DocumentOutcome.Refused(new Problem("word-unknown", null, e.Message, Fixer.Administrator, "Choose another value."));
        }
    }

    /// <summary>Deletes an order that nobody invoiced. One that is gone without an invoice is gone.</summary>
    public async Task<DocumentOutcome> WithdrawAsync(RecordId document, DocumentSend send, CancellationToken cancellationToken)
    {
        try
        {
            if (NumberOf(document) is not { } number)
                return new DocumentOutcome.Stale();
            var order = await Client.Orders.GetByKeyAsync(number.ToString(), cancellationToken: cancellationToken).ConfigureAwait(false);
            var state = await StateAsync(document, number, order, cancellationToken).ConfigureAwait(false);
            if (state.Status is not (DocumentStatus.Draft or DocumentStatus.Gone) || order is { LastInvoice: not null })
                return new DocumentOutcome.Stale(state);
            if (order?.RowId is { } row)
                await Client.Orders.DeleteAsync(row, cancellationToken: cancellationToken).ConfigureAwait(false);
            return new DocumentOutcome.Applied(new SentDocument { Id = document, Number = number.ToString(), Status = DocumentStatus.Cancelled });
        }
        catch (ConnectorNotFoundException)
        {
            return new DocumentOutcome.Applied(new SentDocument { Id = document, Status = DocumentStatus.Cancelled });
        }
        catch (ConnectorException e)
        {
            return Outcome(e);
        }
    }

    /// <summary>An order of ours with all its lines is found, one with the first of them is unfinished; one with others is somebody's work.</summary>
    private async Task<DocumentFinding> FindLinesAsync(Order order, DocumentRequest request, CancellationToken cancellationToken)
    {
        var number = order.OrderNumber!.Value;
        var lines = await Client.OrderLines.ListByOrderAsync(number, cancellationToken: cancellationToken).ConfigureAwait(false);
        var wanted = request.Document.Lines.Length;
        if (lines.Count == wanted)
            return new DocumentFinding.Found(Shown(order));
        var text = $"Order {number} is in Uniconta with {lines.Count} of {wanted} lines: complete it or delete it there.";
        return lines.Count < wanted && order.LastInvoice is null && (lines.Count == 0 || await AreFirstAsync(lines, request, cancellationToken).ConfigureAwait(false))
            ? new DocumentFinding.Unfinished(Shown(order), text)
            : new DocumentFinding.CannotTell(text);
    }

    private async Task<bool> AreFirstAsync(IReadOnlyList<OrderLine> lines, DocumentRequest request, CancellationToken cancellationToken)
    {
        var draft = await DraftAsync(request, [], cancellationToken).ConfigureAwait(false);
        return draft.Lines.Count > lines.Count && lines.Zip(draft.Lines, OrderConversion.IsSame).All(static same => same);
    }

    /// <summary>An order whose number we were told is not among the orders any more: invoiced, or deleted.</summary>
    private async Task<DocumentFinding> FindGoneAsync(RecordId id, CancellationToken cancellationToken)
    {
        if (NumberOf(id) is not { } number)
            return new DocumentFinding.NotFound();
        var state = await StateAsync(id, number, null, cancellationToken).ConfigureAwait(false);
        return state.Status == DocumentStatus.Gone ? new DocumentFinding.NotFound() : new DocumentFinding.Found(new() { Id = id, Number = state.Number, Status = state.Status });
    }

    /// <param name="draft">The order as it is to be.</param>
    /// <param name="number">Its number.</param>
    /// <param name="row">Its row.</param>
    /// <param name="send">The send.</param>
    /// <param name="there">The lines that it has already: the first ones of the draft.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    private async Task<DocumentOutcome> SendLinesAsync(OrderDraft draft, OrderNumber number, RowId row, DocumentSend send, IReadOnlyList<OrderLine> there, CancellationToken cancellationToken)
    {
        try
        {
            var last = there.Count == 0 ? 0 : there.Max(static l => l.LineNumber ?? 0);
            var missing = draft.Lines.Skip(there.Count).Select((l, i) => there.Count == 0 ? l with { OrderNumber = number } : l with { OrderNumber = number, LineNumber = last + i + 1 });
            var lines = await Client.OrderLines.CreateManyAsync([.. missing], cancellationToken: cancellationToken).ConfigureAwait(false);
            if (lines.Zip(draft.LineFields.Skip(there.Count), static (l, f) => f.LostIn(l)).SelectMany(static l => l).FirstOrDefault() is { } lost)
                return await TakeBackAsync(row, UserFieldTable.OrderLine, lost, new Order { OrderNumber = number }, send).ConfigureAwait(false);
        }
        catch (Exception e) when (e is OutcomeUnknownException or OperationCanceledException)
        {
            return Unfinished(number, send, e.Message);
        }
        catch (ConnectorException e)
        {
            // Part of the lines may be there all the same: the order goes as a whole.
            try
            {
                await Client.Orders.DeleteAsync(row, cancellationToken: CancellationToken.None).ConfigureAwait(false);
            }
            catch (ConnectorException d)
            {
                return Unfinished(number, send, $"{e.Message} The order could not be taken back: {d.Message}");
            }

            return Outcome(e);
        }

        return new DocumentOutcome.Applied(new SentDocument { Id = new(number.ToString()), Number = number.ToString(), Status = DocumentStatus.Draft, Net = await NetAsync(number, draft, cancellationToken).ConfigureAwait(false) });
    }

    /// <summary>
    /// What the order is worth without VAT, as Uniconta adds it up. Of prices with VAT, and of a currency that is not the company's, nobody says in what it is counted: then there is nothing to compare. That it cannot be read
    /// does not make the order unwritten.
    /// </summary>
    private async Task<decimal?> NetAsync(OrderNumber number, OrderDraft draft, CancellationToken cancellationToken)
    {
        if (draft.Head.PricesInclVat == true)
            return null;
        try
        {
            return draft.Head.Currency == await run.GetCurrencyAsync(cancellationToken).ConfigureAwait(false)
                ? (await Client.Orders.GetByKeyAsync(number.ToString(), cancellationToken: cancellationToken).ConfigureAwait(false))?.SalesValue
                : null;
        }
        catch (Exception e) when (e is ConnectorException or OperationCanceledException)
        {
            return null;
        }
    }

    /// <summary>Uniconta left a user-defined field out without a word: an order that says less than it should is none.</summary>
    private async Task<DocumentOutcome> TakeBackAsync(RowId row, UserFieldTable table, string field, Order order, DocumentSend send)
    {
        try
        {
            await Client.Orders.DeleteAsync(row, cancellationToken: CancellationToken.None).ConfigureAwait(false);
        }
        catch (ConnectorException e)
        {
            return Unfinished(order.OrderNumber ?? default, send, $"It has no user-defined field '{field}', and the order could not be taken back: {e.Message}");
        }

        run.MissingField ??= $"{table} has no user-defined field '{field}' in Uniconta. Make it under Tools / Custom fields, with this letter case, or leave it out of the flow.";
        return new DocumentOutcome.NotSent(UnavailableReason.NotAllowed, run.MissingField);
    }

    /// <summary>Lines that are there are changed in their place, so that their ids stay: first what remains, then what is too much, then what is new. Repeated after a crash it ends alike.</summary>
    private async Task UpdateLinesAsync(OrderNumber number, OrderDraft draft, CancellationToken cancellationToken)
    {
        var wanted = draft.Lines;
        var there = await Client.OrderLines.ListByOrderAsync(number, cancellationToken: cancellationToken).ConfigureAwait(false);
        // Where lines were only taken away, the others keep what Uniconta's users wrote on them.
        if (OrderConversion.Removed(there, wanted) is { Count: > 0 } removed)
        {
            await Client.OrderLines.DeleteManyAsync(number, [.. removed.Select(static l => l.RowId).OfType<RowId>()], cancellationToken: cancellationToken).ConfigureAwait(false);
            there = [.. there.Except(removed)];
        }

        for (var i = 0; i < Math.Min(there.Count, wanted.Count); i++)
        {
            var (line, fields) = (wanted[i], draft.LineFields[i]);
            if ((!OrderConversion.IsSame(there[i], line) || !fields.AreIn(there[i])) && there[i].RowId is { } id)
                await Client.OrderLines.UpdateAsync(id, l => fields.Apply(OrderConversion.Over(l, line)), cancellationToken: cancellationToken).ConfigureAwait(false);
        }

        if (there.Count > wanted.Count)
            await Client.OrderLines.DeleteManyAsync(number, [.. there.Skip(wanted.Count).Select(static l => l.RowId).OfType<RowId>()], cancellationToken: cancellationToken).ConfigureAwait(false);
        var last = there.Count == 0 ? 0 : there.Max(static l => l.LineNumber ?? 0);
        if (wanted.Count > there.Count)
            await Client.OrderLines.CreateManyAsync([.. wanted.Skip(there.Count).Select((l, i) => l with { OrderNumber = number, LineNumber = last + i + 1 })], cancellationToken: cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The employee of the user's e-mail address, if there is one such and he is not blocked.</summary>
    public Task<string?> FindSalespersonAsync(string user, CancellationToken cancellationToken) => Outcomes.Guard(async () =>
    {
        if (!user.Contains('@', StringComparison.Ordinal))
            return null;
        var found = await Client.Employees.FindAsync(new("Email"), user.Trim(), cancellationToken: cancellationToken).ConfigureAwait(false);
        return found.Where(static e => e.Blocked != true && !string.IsNullOrEmpty(e.Number)).ToList() is [var only] ? only.Number : null;
    });

    private async Task<DocumentState> StateAsync(RecordId id, OrderNumber number, Order? order, CancellationToken cancellationToken)
    {
        if (order is { LastInvoice: null })
            return new() { Id = id, Status = DocumentStatus.Draft, Number = number.ToString() };
        var invoices = await Client.Invoices.ListByOrderAsync(number, cancellationToken: cancellationToken).ConfigureAwait(false);
        if (order is not null)
        {
            // It stays in the list when it does not vanish by being invoiced.
            var lines = await Client.OrderLines.ListByOrderAsync(number, cancellationToken: cancellationToken).ConfigureAwait(false);
            if (invoices.Count == 0 || lines.Any(static l => Math.Abs(l.QtyInvoiced ?? 0) < Math.Abs(l.Qty ?? 0)))
                return new() { Id = id, Status = DocumentStatus.Draft, Number = number.ToString() };
        }

        if (invoices.Count == 0)
            return new() { Id = id, Status = DocumentStatus.Gone, Number = number.ToString() };
        var last = invoices.OrderBy(static i => i.InvoiceNumber ?? 0).Last();
        return new()
        {
            Id = id,
            Status = invoices.Count > 1 && invoices.Sum(static i => i.TotalAmount ?? 0) == 0 ? DocumentStatus.Credited : last.SendTime is not null ? DocumentStatus.Sent : DocumentStatus.Issued,
            Number = string.Join(", ", invoices.Select(static i => i.InvoiceNumber).OfType<int>().Order().Select(static n => n.ToString(CultureInfo.InvariantCulture))),
        };
    }

    private async Task<OrderDraft> DraftAsync(DocumentRequest request, ICollection<Problem> problems, CancellationToken cancellationToken)
    {
        await RequireFieldsAsync(request.Flow, cancellationToken).ConfigureAwait(false);
        return OrderConversion.Of(request, await OrderFacts.ReadAsync(run, request, cancellationToken).ConfigureAwait(false), Options, run.Language, problems);
    }

    /// <summary>A field that was taken away is one reason of the run, and not one of each order. Asked for once per run.</summary>
    private async Task RequireFieldsAsync(DocumentFlow flow, CancellationToken cancellationToken)
    {
        if (flow.Fields.IsEmpty && flow.LineFields.IsEmpty)
            return;
        if (!run.CheckedFields)
        {
            foreach (var (table, names) in new[] { (UserFieldTable.Order, flow.Fields.Keys.Where(static n => !OrderFields.IsStandard(n))), (UserFieldTable.OrderLine, flow.LineFields.Keys) })
            {
                var wanted = names.ToList();
                var findings = wanted.Count == 0 ? [] : await Client.UserFields.CheckAsync(table, wanted, cancellationToken: cancellationToken).ConfigureAwait(false);
                // Definitions do not tell which of them are the orders': one that no row shows may be empty everywhere, and what was kept of an order says whether it is there.
                foreach (var finding in findings.Where(static f => f.State == UserFieldState.OtherLetterCase))
                    run.MissingField ??= $"{table} has '{finding.Actual}' in Uniconta and needs '{finding.Name}'.";
            }

            run.CheckedFields = true;
        }

        if (run.MissingField is { } missing)
            throw new ProviderUnavailableException(UnavailableReason.NotAllowed, missing);
    }

    private static DocumentOutcome.Uncertain Unfinished(OrderNumber number, DocumentSend send, string why) => new(new()
    {
        Message = $"Order {number} is in Uniconta, and whether all its lines are cannot be said: {why}",
        Document = new RecordId(number.ToString()),
        Hints = send.Evidence.Hints.SetItem("OrderNumber", number.ToString()),
    });

    private static SentDocument Shown(Order order) => new() { Id = new(order.OrderNumber!.Value.ToString()), Number = order.OrderNumber.Value.ToString(), Status = DocumentStatus.Draft };

    private static OrderNumber? NumberOf(RecordId id) => int.TryParse(id.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? new(number) : null;

    private static DocumentOutcome Outcome(ConnectorException e) => Outcomes.Of(e, Nothing, WriteKind.Create) switch
    {
        WriteOutcome.NotSent n => new DocumentOutcome.NotSent(n.Reason, n.Message, n.RetryAt),
        WriteOutcome.Uncertain u => new DocumentOutcome.Uncertain(u.Evidence),
        WriteOutcome.Refused r => new DocumentOutcome.Refused(r.Problems),
        _ => new DocumentOutcome.Refused(Outcomes.Problems(e, null)),
    };

    private static EntitySchema Nothing { get; } = new("document", []);
}
