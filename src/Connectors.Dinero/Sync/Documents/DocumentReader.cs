using System.Collections.Concurrent;
using System.Globalization;
using Connectors.Sync;

namespace Connectors.Dinero.Sync;

/// <summary>What Dinero shows of documents, and what a document needs to know of the account.</summary>
internal sealed class DocumentReader(IDineroClient client)
{
    /// <summary>Booked credit notes as they were read: they do not change any more.</summary>
    private readonly ConcurrentDictionary<Guid, (InvoiceId? For, decimal Total)> _notes = new();

    public static DocumentTotals TotalsOf(SalesDocument d) => new(d.TotalExclVat, d.TotalVat, d.TotalInclVat);

    /// <summary>Products by the codes of the lines, and the accounts where a line names one.</summary>
    public async Task<DocumentFacts> FactsAsync(Document document, CancellationToken cancellationToken)
    {
        var products = new Dictionary<string, IReadOnlyList<ProductRow>>(StringComparer.Ordinal);
        foreach (var code in document.Lines.Select(static l => l.Code).OfType<string>().Distinct(StringComparer.Ordinal))
            products[code] = await ProductsAsync(code, cancellationToken).ConfigureAwait(false);
        var accounts = new Dictionary<int, EntryAccount>();
        if (document.Lines.Any(static l => !string.IsNullOrWhiteSpace(l.VatCode)))
        {
            foreach (var account in await client.Accounts.ListEntryAccountsAsync(cancellationToken: cancellationToken).ConfigureAwait(false))
                accounts[account.AccountNumber] = account;
        }

        return new(products, accounts);
    }

    /// <summary>A document that was just written, with Dinero's own totals. That it cannot be read does not make it unwritten.</summary>
    public async Task<SentDocument> ShowAsync(DocumentKind kind, Guid id, CancellationToken cancellationToken)
    {
        var bare = new SentDocument { Id = new(id.ToString("D")), Status = DocumentStatus.Draft };
        try
        {
            if (kind == DocumentKind.Quote)
                return Shown(await client.TradeOffers.GetAsync(new(id), cancellationToken: cancellationToken).ConfigureAwait(false));
            return Shown(await client.Invoices.GetAsync(new(id), cancellationToken: cancellationToken).ConfigureAwait(false));
        }
        catch (Exception e) when (e is ConnectorException or OperationCanceledException)
        {
            return bare with { Status = DocumentStatus.Unknown };
        }
    }

    /// <summary>By the id that we chose, else by our marker among all documents, the deleted drafts left out.</summary>
    public async Task<DocumentFinding> FindAsync(DocumentKind kind, Guid? id, string marker, CancellationToken cancellationToken)
    {
        if (id is { } guid && await ByIdAsync(kind, guid, marker, cancellationToken).ConfigureAwait(false) is { } found)
            return new DocumentFinding.Found(found);
        var ids = new List<Guid>();
        if (kind == DocumentKind.Quote)
        {
            var query = new TradeOfferQuery { Fields = [TradeOfferField.ExternalReference], Filter = TradeOfferFilterField.ExternalReference.Is(marker) };
            await foreach (var row in client.TradeOffers.ListAsync(query, cancellationToken: cancellationToken).ConfigureAwait(false))
                Keep(row.ExternalReference, row.DeletedAt, row.Guid.Value);
        }
        else
        {
            var query = new SalesQuery { Fields = [SalesField.ExternalReference], Filter = SalesFilterField.ExternalReference.Is(marker) };
            await foreach (var row in client.Invoices.ListAsync(query, cancellationToken: cancellationToken).ConfigureAwait(false))
                Keep(row.ExternalReference, row.DeletedAt, row.Guid.Value);
        }

        return ids.Count switch
        {
            0 => new DocumentFinding.NotFound(),
            1 => new DocumentFinding.Found(await ShowAsync(kind, ids[0], cancellationToken).ConfigureAwait(false)),
            _ => new DocumentFinding.CannotTell(string.Create(CultureInfo.InvariantCulture, $"{ids.Count} documents of Dinero carry the reference '{marker}': look there which one is right, and delete the others.")),
        };

        void Keep(string? reference, DateTimeOffset? deleted, Guid of)
        {
            if (deleted is null && string.Equals(reference?.Trim(), marker, StringComparison.Ordinal) && !ids.Contains(of))
                ids.Add(of);
        }
    }

    public async Task<DocumentState> StateAsync(DocumentKind kind, RecordId id, CancellationToken cancellationToken)
    {
        var guid = Guid.Parse(id.Value);
        try
        {
            if (kind == DocumentKind.Quote)
            {
                var offer = await client.TradeOffers.GetAsync(new(guid), cancellationToken: cancellationToken).ConfigureAwait(false);
                return new() { Id = id, Status = StatusOf(offer), Number = Number(offer.Number, false), Totals = TotalsOf(offer) };
            }

            var invoice = await client.Invoices.GetAsync(new(guid), cancellationToken: cancellationToken).ConfigureAwait(false);
            var payments = invoice.Status == SalesDocumentStatus.Booked ? await client.Invoices.GetPaymentsAsync(invoice.Guid, cancellationToken: cancellationToken).ConfigureAwait(false) : null;
            // Of an invoice in another currency nobody says in which one its payments are counted: only sums that fit the invoice are believed.
            var fits = payments is not null && payments.PaidAmount + payments.RemainingAmount == payments.InvoiceTotalIncludingReminderExpenses && payments.InvoiceTotalIncludingReminderExpenses >= invoice.TotalInclVat
                && (invoice.Currency is null or "DKK" || payments.InvoiceTotalIncludingReminderExpenses == invoice.TotalInclVat);
            var credited = payments is not null && await IsCreditedAsync(invoice, cancellationToken).ConfigureAwait(false);
            return new()
            {
                Id = id,
                Status = credited ? DocumentStatus.Credited : StatusOf(invoice, fits ? payments : null),
                Number = Number(invoice.Number, invoice.Status == SalesDocumentStatus.Draft),
                Paid = fits ? payments!.PaidAmount : null,
                // What was taken back whole is owed by nobody, though no payment says so.
                Open = !fits ? null : credited ? Math.Min(0, payments!.RemainingAmount) : payments!.RemainingAmount,
                Totals = TotalsOf(invoice),
            };
        }
        catch (ConnectorNotFoundException e)
        {
            // 65 says that it is deleted; a bare 404 may be an endpoint that is gone, and is never read as anything.
            return new() { Id = id, Status = e.ErrorCode == DineroErrorCodes.Deleted ? DocumentStatus.Gone : DocumentStatus.Unknown };
        }
    }

    /// <summary>
    /// An invoice says nothing of its credit notes; they name their invoice. Credited is what booked notes take back whole: of a part of it the payments tell.
    /// </summary>
    private async Task<bool> IsCreditedAsync(Invoice invoice, CancellationToken cancellationToken)
    {
        if (invoice.ContactGuid is not { } contact || invoice.TotalInclVat == 0)
            return false;
        var query = new SalesQuery { Fields = [SalesField.Status], Filter = SalesFilterField.ContactGuid.Is(contact.ToString()) };
        var credited = 0m;
        await foreach (var row in client.CreditNotes.ListAsync(query, cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            if (row.DeletedAt is not null || row.Status is null || row.Status == SalesPaymentStatus.Draft)
                continue;
            if (!_notes.TryGetValue(row.Guid.Value, out var note))
            {
                var read = await client.CreditNotes.GetAsync(new(row.Guid.Value), cancellationToken: cancellationToken).ConfigureAwait(false);
                _notes[row.Guid.Value] = note = (read.CreditNoteFor, read.TotalInclVat);
            }

            // Nobody says whether a note's amounts are below zero.
            if (note.For == invoice.Guid)
                credited += Math.Abs(note.Total);
        }

        return credited >= Math.Abs(invoice.TotalInclVat);
    }

    private static SentDocument Shown(TradeOffer offer) => new() { Id = new(offer.Guid.ToString()), Number = Number(offer.Number, false), Totals = TotalsOf(offer), Status = StatusOf(offer) };

    private static SentDocument Shown(Invoice invoice) => new()
    {
        Id = new(invoice.Guid.ToString()),
        Number = Number(invoice.Number, invoice.Status == SalesDocumentStatus.Draft),
        Totals = TotalsOf(invoice),
        Status = StatusOf(invoice, null),
    };

    /// <summary>A draft shows the number that it might get; it has none before it is booked.</summary>
    private static string? Number(long? number, bool draft) => draft || number is null or 0 ? null : number.Value.ToString(CultureInfo.InvariantCulture);

    private static DocumentStatus StatusOf(Invoice invoice, DocumentPayments? payments) => DineroInvoiceState.Of(invoice.PaymentStatus, invoice.MailOutStatus, invoice.DeletedAt is not null, payments) switch
    {
        DineroInvoiceState.Draft => DocumentStatus.Draft,
        DineroInvoiceState.Issued => DocumentStatus.Issued,
        DineroInvoiceState.Sent => DocumentStatus.Sent,
        DineroInvoiceState.PartPaid => DocumentStatus.PartPaid,
        DineroInvoiceState.Paid => DocumentStatus.Paid,
        DineroInvoiceState.Overpaid => DocumentStatus.Overpaid,
        DineroInvoiceState.Overdue => DocumentStatus.Overdue,
        // Only a draft can be deleted.
        DineroInvoiceState.Cancelled => DocumentStatus.Gone,
        _ => DocumentStatus.Unknown,
    };

    private static DocumentStatus StatusOf(TradeOffer offer)
    {
        if (offer.DeletedAt is not null)
            return DocumentStatus.Gone;
        if (offer.Status is not { } status)
            return DocumentStatus.Unknown;
        if (status == TradeOfferStatus.CustomerDeclined || status == TradeOfferStatus.UserDeclined)
            return DocumentStatus.Cancelled;
        if (status == TradeOfferStatus.CustomerAccepted || status == TradeOfferStatus.UserAccepted || status == TradeOfferStatus.Invoiced)
            return DocumentStatus.Issued;
        if (status != TradeOfferStatus.Draft)
            return DocumentStatus.Unknown;
        return offer.MailOutStatus == MailOutStatus.Sent || offer.MailOutStatus == MailOutStatus.SeenByCustomer ? DocumentStatus.Sent : DocumentStatus.Draft;
    }

    private async Task<SentDocument?> ByIdAsync(DocumentKind kind, Guid id, string marker, CancellationToken cancellationToken)
    {
        try
        {
            if (kind == DocumentKind.Quote)
                return await client.TradeOffers.GetAsync(new(id), cancellationToken: cancellationToken).ConfigureAwait(false) is { DeletedAt: null } offer && offer.ExternalReference == marker ? Shown(offer) : null;
            return await client.Invoices.GetAsync(new(id), cancellationToken: cancellationToken).ConfigureAwait(false) is { DeletedAt: null } invoice && invoice.ExternalReference == marker ? Shown(invoice) : null;
        }
        catch (ConnectorNotFoundException)
        {
            return null;
        }
    }

    private async Task<IReadOnlyList<ProductRow>> ProductsAsync(string code, CancellationToken cancellationToken)
    {
        var query = new ProductQuery { Fields = [ProductField.ProductNumber, ProductField.Name, ProductField.AccountNumber, ProductField.Unit] };
        query = DineroFilterText.CanExpress(code) ? query with { Filter = ProductFilterField.ProductNumber.Is(code) }
            : DineroFilterText.LongestExpressible(code) is { } piece ? query with { Filter = ProductFilterField.ProductNumber.Contains(piece) }
            : query;
        var found = new List<ProductRow>();
        await foreach (var row in client.Products.ListAsync(query, cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            if (row.DeletedAt is null && string.Equals(row.ProductNumber?.Trim(), code.Trim(), StringComparison.OrdinalIgnoreCase) && found.All(f => f.ProductGuid != row.ProductGuid))
                found.Add(row);
        }

        return found;
    }
}
