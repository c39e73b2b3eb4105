using Connectors.Sync;

namespace Connectors.Economic.Sync;

/// <summary>What became of documents. A draft invoice that is booked is another record with another number, and e-conomic does not say which: it is looked for by what is known of it.</summary>
internal sealed class EconomicDocumentStates(IEconomicClient client)
{
    private static readonly (SalesStage Stage, DocumentStatus Status)[] Stages = [(SalesStage.Drafts, DocumentStatus.Draft), (SalesStage.Sent, DocumentStatus.Sent), (SalesStage.Archived, DocumentStatus.Issued)];

    public static DocumentTotals? TotalsOf(SalesDocument document) =>
        document is { NetAmount: { } net, GrossAmount: { } gross } ? new DocumentTotals(net, document.VatAmount ?? gross - net, gross) : null;

    public async Task<DocumentState> ReadAsync(DocumentKind kind, RecordId record, CancellationToken cancellationToken)
    {
        if (EconomicDocumentId.Parse(record) is not { } id)
            return new() { Id = record, Status = DocumentStatus.Unknown };
        return kind switch
        {
            DocumentKind.Quote => await StagedAsync(record, (stage, token) => client.Quotes.GetAsync(stage, new(id.Number), cancellationToken: token), cancellationToken).ConfigureAwait(false),
            DocumentKind.Order => await StagedAsync(record, (stage, token) => client.Orders.GetAsync(stage, new(id.Number), cancellationToken: token), cancellationToken).ConfigureAwait(false),
            _ => id.IsDraftInvoice ? await DraftAsync(record, id, cancellationToken).ConfigureAwait(false) : await BookedAsync(record, new(id.Number), cancellationToken).ConfigureAwait(false),
        };
    }

    /// <summary>After a lost reply whose key is not good any more.</summary>
    public async Task<DocumentFinding> FindAsync(DocumentSearch search, string? reference, bool marked, CancellationToken cancellationToken)
    {
        var request = search.Send.Request;
        var ours = marked && reference == request.Marker;
        if (search.BeforeSending && !ours)
            return new DocumentFinding.NotFound();
        // Whoever edits a draft may change its date: any open one of the customer might be it. What is closed keeps its date, and what is booked has a number above those of before.
        var customer = $"customer.customerNumber{DialectFilterText.Equal}{request.Customer?.Value}";
        var dated = $"{customer}$and:date{DialectFilterText.Equal}{DialectFilterText.Date(request.Document.Date)}";
        // Only our own marker is asked for: a document without any reference has none to ask for.
        var marker = ours ? $"references.other{DialectFilterText.Equal}{DialectFilterText.Text(request.Marker)}" : "";
        var booked = search.Send.Evidence.Hints.TryGetValue(EconomicDocuments.BookedHint, out var before) ? $"{customer}$and:bookedInvoiceNumber{DialectFilterText.Greater}{before}" : dated;
        var found = ours
            ? await ListAsync(request.Document.Kind, marker, marker, marker, cancellationToken).ConfigureAwait(false)
            : await ListAsync(request.Document.Kind, customer, dated, booked, cancellationToken).ConfigureAwait(false);
        if (found.Count == 0)
            return new DocumentFinding.NotFound();
        if (ours && found.Count == 1)
            return new DocumentFinding.Found(found[0]);
        return new DocumentFinding.CannotTell(
            $"The customer has documents in e-conomic that might be it: {string.Join(", ", found.Select(static f => f.Number ?? f.Id.Value.Split(';')[0]))}. Look whether one of them is this one.");
    }

    private async Task<List<SentDocument>> ListAsync(DocumentKind kind, string open, string closed, string bookedInvoices, CancellationToken cancellationToken)
    {
        var found = new List<SentDocument>();
        if (kind is DocumentKind.Invoice or DocumentKind.CreditNote)
        {
            await foreach (var draft in client.DraftInvoices.ListAsync(new() { Filter = EconomicFilter<DraftInvoice>.FromText(open) }, cancellationToken: cancellationToken).ConfigureAwait(false))
            {
                found.Add(new()
                {
                    Id = new EconomicDocumentId(draft.DraftInvoiceNumber!.Value.Value) { IsDraftInvoice = true, Customer = draft.Customer?.Id?.Value, Date = draft.Date, Gross = draft.GrossAmount, Reference = draft.References?.Other }.ToRecordId(),
                    Totals = TotalsOf(draft),
                    Status = DocumentStatus.Draft,
                });
            }

            await foreach (var booked in client.BookedInvoices.ListAsync(new() { Filter = EconomicFilter<BookedInvoice>.FromText(bookedInvoices) }, cancellationToken: cancellationToken).ConfigureAwait(false))
                found.Add(new() { Id = new(booked.BookedInvoiceNumber!.Value.ToString()), Number = booked.BookedInvoiceNumber.ToString(), Totals = TotalsOf(booked), Status = DocumentStatus.Issued });
            return found;
        }

        foreach (var (stage, status) in Stages)
        {
            var filter = stage == SalesStage.Archived ? closed : open;
            if (kind == DocumentKind.Quote)
            {
                await foreach (var quote in client.Quotes.ListAsync(stage, new() { Filter = EconomicFilter<Quote>.FromText(filter) }, cancellationToken: cancellationToken).ConfigureAwait(false))
                    found.Add(new() { Id = new(quote.QuoteNumber!.Value.ToString()), Number = quote.QuoteNumber.ToString(), Totals = TotalsOf(quote), Status = status });
            }
            else
            {
                await foreach (var order in client.Orders.ListAsync(stage, new() { Filter = EconomicFilter<Order>.FromText(filter) }, cancellationToken: cancellationToken).ConfigureAwait(false))
                    found.Add(new() { Id = new(order.OrderNumber!.Value.ToString()), Number = order.OrderNumber.ToString(), Totals = TotalsOf(order), Status = status });
            }
        }

        return found;
    }

    private static async Task<DocumentState> StagedAsync<T>(RecordId record, Func<SalesStage, CancellationToken, Task<T>> read, CancellationToken cancellationToken) where T : SalesDocument
    {
        var gone = true;
        foreach (var (stage, status) in Stages)
        {
            try
            {
                var document = await read(stage, cancellationToken).ConfigureAwait(false);
                return new() { Id = record, Status = status, Number = record.Value, Totals = TotalsOf(document) };
            }
            catch (ConnectorNotFoundException e)
            {
                gone &= EconomicOutcomes.SaysGone(e);
            }
        }

        return new() { Id = record, Status = gone ? DocumentStatus.Gone : DocumentStatus.Unknown };
    }

    private async Task<DocumentState> DraftAsync(RecordId record, EconomicDocumentId id, CancellationToken cancellationToken)
    {
        try
        {
            var draft = await client.DraftInvoices.GetAsync(new(id.Number), cancellationToken: cancellationToken).ConfigureAwait(false);
            // Numbers of deleted drafts come again.
            if (id.Customer is null || draft.Customer?.Id?.Value == id.Customer)
                return new() { Id = record, Status = DocumentStatus.Draft, Totals = TotalsOf(draft) };
        }
        catch (ConnectorNotFoundException e) when (!EconomicOutcomes.SaysGone(e))
        {
            return new() { Id = record, Status = DocumentStatus.Unknown };
        }
        catch (ConnectorNotFoundException)
        {
            // Booked or deleted.
        }

        return await SuccessorAsync(record, id, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The one invoice that fits in everything is what was booked of the draft. With others of the same customer that might be it nobody knows; without any the draft was deleted.</summary>
    private async Task<DocumentState> SuccessorAsync(RecordId record, EconomicDocumentId id, CancellationToken cancellationToken)
    {
        if (id is not { Customer: { } customer, BookedBefore: { } before })
            return new() { Id = record, Status = DocumentStatus.Unknown };
        var later = new List<BookedInvoice>();
        var filter = BookedInvoiceFields.Customer.Is(customer) & BookedInvoiceFields.Number.IsMoreThan(before);
        await foreach (var booked in client.BookedInvoices.ListAsync(new() { Filter = filter }, cancellationToken: cancellationToken).ConfigureAwait(false))
            later.Add(booked);
        var fitting = later.Where(b => b.Date == id.Date && b.GrossAmount == id.Gross && (b.References?.Other ?? "") == (id.Reference ?? "")).ToList();
        if (fitting.Count == 1)
            return (await StateAsync(fitting[0], cancellationToken).ConfigureAwait(false)) with { Id = record };
        return new() { Id = record, Status = later.Count == 0 ? DocumentStatus.Gone : DocumentStatus.Unknown };
    }

    private async Task<DocumentState> BookedAsync(RecordId record, BookedInvoiceNumber number, CancellationToken cancellationToken)
    {
        try
        {
            return (await StateAsync(await client.BookedInvoices.GetAsync(number, cancellationToken: cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false)) with { Id = record };
        }
        catch (ConnectorNotFoundException e)
        {
            return new() { Id = record, Status = EconomicOutcomes.SaysGone(e) ? DocumentStatus.Gone : DocumentStatus.Unknown };
        }
    }

    private async Task<DocumentState> StateAsync(BookedInvoice invoice, CancellationToken cancellationToken)
    {
        var status = StatusOf(invoice.GrossAmount, invoice.Remainder);
        if (status == DocumentStatus.Issued && invoice.Remainder is not (null or 0) && await IsOverdueAsync(invoice.BookedInvoiceNumber!.Value, cancellationToken).ConfigureAwait(false))
            status = DocumentStatus.Overdue;
        if (status != DocumentStatus.PartPaid && await CreditNotes.IsCreditedAsync(client, invoice, cancellationToken).ConfigureAwait(false))
            status = DocumentStatus.Credited;
        return new()
        {
            Id = new(invoice.BookedInvoiceNumber!.Value.ToString()),
            Status = status,
            Number = invoice.BookedInvoiceNumber.ToString(),
            Paid = invoice.GrossAmount - invoice.Remainder,
            // What was taken back is owed by nobody, though the two are not yet matched.
            Open = status == DocumentStatus.Credited && invoice.Remainder > 0 ? 0 : invoice.Remainder,
            Totals = TotalsOf(invoice),
        };
    }

    /// <summary>e-conomic tells what remains to be paid; of a credit note that is what remains to be paid back.</summary>
    public static DocumentStatus StatusOf(decimal? gross, decimal? remainder)
    {
        if (gross is not { } total || remainder is not { } rest)
            return DocumentStatus.Unknown;
        if (rest == 0)
            return DocumentStatus.Paid;
        if (total != 0 && Math.Sign(rest) != Math.Sign(total))
            return DocumentStatus.Overpaid;
        return Math.Abs(rest) < Math.Abs(total) ? DocumentStatus.PartPaid : DocumentStatus.Issued;
    }

    /// <summary>By e-conomic's own list: its day and its calendar decide.</summary>
    private async Task<bool> IsOverdueAsync(BookedInvoiceNumber number, CancellationToken cancellationToken)
    {
        await foreach (var overdue in client.BookedInvoices.ListOverdueAsync(new() { Filter = BookedInvoiceFields.Number.Is(number.Value) }, cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            if (overdue.BookedInvoiceNumber == number)
                return true;
        }

        return false;
    }
}
