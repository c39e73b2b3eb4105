namespace Connectors.Testing.Dinero;

public sealed partial class DineroAccount
{
    private readonly List<StoredMail> _mails = [];
    private readonly HashSet<long> _takenNumbers = [];
    private long _nextVoucherNumber = 1001;
    private long _nextOfferNumber = 1;

    /// <summary>All invoices, drafts and deleted drafts included, in the order of their creation.</summary>
    public IReadOnlyList<StoredInvoice> Invoices => Locked(InvoiceTable.Snapshot);

    /// <summary>All sales credit notes, drafts and deleted drafts included, in the order of their creation.</summary>
    public IReadOnlyList<StoredCreditNote> CreditNotes => Locked(CreditNoteTable.Snapshot);

    /// <summary>All trade offers, deleted ones included, in the order of their creation.</summary>
    public IReadOnlyList<StoredTradeOffer> TradeOffers => Locked(TradeOfferTable.Snapshot);

    /// <summary>Everything that left towards end customers, in order.</summary>
    public IReadOnlyList<StoredMail> Mails => Locked<IReadOnlyList<StoredMail>>(() => [.. _mails]);

    /// <summary>The number that the next booked invoice or credit note gets.</summary>
    public long NextVoucherNumber => Locked(PeekVoucherNumber);

    internal Table<StoredInvoice> InvoiceTable { get; } = SalesTable<StoredInvoice>();

    internal Table<StoredCreditNote> CreditNoteTable { get; } = SalesTable<StoredCreditNote>();

    internal Table<StoredTradeOffer> TradeOfferTable { get; } = SalesTable<StoredTradeOffer>();

    /// <summary>The layout that documents use.</summary>
    internal Guid StandardTemplate { get; } = new("7a3d6f10-4f0c-4d52-9a2e-0d1f5b9c2e11");

    /// <summary>A user drafts an invoice in the web application: one line of 100 without VAT unless <paramref name="change"/> says otherwise.</summary>
    /// <param name="contactGuid">For whom.</param>
    /// <param name="change">Everything else; totals are computed afterwards.</param>
    /// <returns>The draft.</returns>
    public StoredInvoice AddInvoice(Guid contactGuid, Func<StoredInvoice, StoredInvoice>? change = null) => Locked(() =>
    {
        var draft = new StoredInvoice
        {
            Guid = NextGuid(),
            ContactGuid = contactGuid,
            Date = Today,
            Description = "Faktura",
            Lines = [new StoredLine { Description = "Vare", UnitPrice = 100 }],
            CreatedAt = Now,
        };
        return SaveInvoice(change is null ? draft : change(draft));
    });

    /// <summary>A user changes an invoice in the web application; also what the API forbids.</summary>
    /// <param name="guid">Which one.</param>
    /// <param name="change">What changes; totals, row version and UpdatedAt follow by themselves.</param>
    /// <returns>The changed invoice.</returns>
    /// <exception cref="KeyNotFoundException">There is no such invoice.</exception>
    public StoredInvoice EditInvoice(Guid guid, Func<StoredInvoice, StoredInvoice> change) => Locked(() => SaveInvoice(change(InvoiceOf(guid))));

    /// <summary>A user books an invoice.</summary>
    /// <param name="guid">Which one.</param>
    /// <param name="number">Its number; null: the next one.</param>
    /// <returns>The booked invoice.</returns>
    /// <exception cref="KeyNotFoundException">There is no such invoice.</exception>
    public StoredInvoice BookInvoice(Guid guid, long? number = null) => Locked(() => Book(InvoiceOf(guid), InvoiceTable, number));

    /// <summary>A payment arrives and a user registers it.</summary>
    /// <param name="guid">Of which invoice.</param>
    /// <param name="amount">DKK.</param>
    /// <param name="inForeignCurrency">In the invoice's currency, when that is not DKK.</param>
    /// <returns>The invoice with its payment.</returns>
    /// <exception cref="KeyNotFoundException">There is no such invoice.</exception>
    public StoredInvoice PayInvoice(Guid guid, decimal amount, decimal? inForeignCurrency = null) => Locked(() => Pay(
        InvoiceOf(guid), InvoiceTable,
        new StoredPayment { Guid = NextGuid(), Amount = amount, AmountInForeignCurrency = inForeignCurrency, PaymentDate = Today, Description = "Betaling" }));

    /// <summary>A user makes a credit note of an invoice and books it.</summary>
    /// <param name="guid">Of which invoice.</param>
    /// <param name="change">What the user changes before booking it: other lines for a part of the amount.</param>
    /// <returns>The booked credit note.</returns>
    /// <exception cref="KeyNotFoundException">There is no such invoice.</exception>
    public StoredCreditNote CreditInvoice(Guid guid, Func<StoredCreditNote, StoredCreditNote>? change = null) => Locked(() =>
    {
        var note = AddCreditNoteFor(InvoiceOf(guid));
        return Book(change is null ? note : SaveSales(change(note), CreditNoteTable), CreditNoteTable, null);
    });

    /// <summary>A user deletes a draft.</summary>
    /// <param name="guid">Which one.</param>
    /// <returns>The deleted draft.</returns>
    /// <exception cref="KeyNotFoundException">There is no such invoice.</exception>
    public StoredInvoice DeleteInvoice(Guid guid) => EditInvoice(guid, i => i with { DeletedAt = Now });

    /// <summary>A user writes a trade offer in the web application.</summary>
    /// <param name="contactGuid">For whom.</param>
    /// <param name="change">Everything else; totals are computed afterwards.</param>
    /// <returns>The offer.</returns>
    public StoredTradeOffer AddTradeOffer(Guid contactGuid, Func<StoredTradeOffer, StoredTradeOffer>? change = null) => Locked(() =>
    {
        var offer = new StoredTradeOffer
        {
            Guid = NextGuid(),
            Number = TakeOfferNumber(),
            ContactGuid = contactGuid,
            Date = Today,
            Description = "Tilbud",
            Lines = [new StoredLine { Description = "Vare", UnitPrice = 100 }],
            CreatedAt = Now,
        };
        return SaveTradeOffer(change is null ? offer : change(offer));
    });

    /// <summary>A user, or the customer on the offer's page, changes a trade offer: accepts it, for instance.</summary>
    /// <param name="guid">Which one.</param>
    /// <param name="change">What changes.</param>
    /// <returns>The changed offer.</returns>
    /// <exception cref="KeyNotFoundException">There is no such offer.</exception>
    public StoredTradeOffer EditTradeOffer(Guid guid, Func<StoredTradeOffer, StoredTradeOffer> change) =>
        Locked(() => SaveTradeOffer(change(TradeOfferTable.Get(guid) ?? throw new KeyNotFoundException($"There is no trade offer {guid}."))));

    internal StoredInvoice SaveInvoice(StoredInvoice invoice)
    {
        var (type, days) = PaymentConditionOf(invoice);
        return SaveSales(invoice with { PaymentDate = PaymentConditions.DueDate(invoice.Date, type, days) }, InvoiceTable);
    }

    internal StoredTradeOffer SaveTradeOffer(StoredTradeOffer offer) => SaveSales(offer, TradeOfferTable);

    /// <summary>Every write computes the totals, moves UpdatedAt and makes a new row version.</summary>
    internal TDocument SaveSales<TDocument>(TDocument document, Table<TDocument> table)
        where TDocument : StoredSalesDocument
    {
        if (document is StoredVoucher { IsBooked: true })
            _takenNumbers.Add(document.Number);
        Changed(DineroEvents.Invoice, document.Guid);
        return table.Put((TDocument)((StoredSalesDocument)SalesMath.Computed(document, this) with { UpdatedAt = Now, TimeStamp = NextTimeStamp() }));
    }

    internal TVoucher Book<TVoucher>(TVoucher draft, Table<TVoucher> table, long? number)
        where TVoucher : StoredVoucher
    {
        var taken = number ?? PeekVoucherNumber();
        _nextVoucherNumber = Math.Max(_nextVoucherNumber, taken + 1);
        var booked = (StoredVoucher)draft with { IsBooked = true, Number = taken, ContactName = ContactNameOf(draft), Address = AddressOf(draft) };
        if (booked is StoredInvoice invoice)
        {
            var (type, days) = PaymentConditionOf(invoice);
            booked = invoice with { PaymentConditionType = type, PaymentConditionNumberOfDays = days };
        }

        var stored = SaveSales((TVoucher)booked, table);
        PostSale(stored);
        if (draft.ContactGuid is { } contact && ContactTable.Get(contact) is { IsDebitor: false } first)
            ContactTable.Put(first with { IsDebitor = true });
        if (stored is StoredInvoice { PaymentConditionType: "Paid" } paid)
        {
            return Pay(stored, table, new StoredPayment
            {
                Guid = NextGuid(),
                Amount = SalesMath.InDkk(paid.TotalInclVat, paid.ExchangeRate),
                AmountInForeignCurrency = paid.Currency == "DKK" ? null : paid.TotalInclVat,
                PaymentDate = paid.Date,
                Description = "Betaling",
            });
        }

        return stored;
    }

    internal TVoucher Pay<TVoucher>(TVoucher voucher, Table<TVoucher> table, StoredPayment payment)
        where TVoucher : StoredVoucher
    {
        PostPayment(voucher.Guid, voucher.Number, voucher.ContactGuid, payment, voucher is StoredInvoice ? 1 : -1);
        return SaveSales((TVoucher)((StoredVoucher)voucher with { Payments = [.. voucher.Payments, payment] }), table);
    }

    internal TVoucher Unpay<TVoucher>(TVoucher voucher, Table<TVoucher> table, Guid paymentGuid)
        where TVoucher : StoredVoucher
    {
        var payment = voucher.Payments.Single(p => p.Guid == paymentGuid);
        PostPayment(voucher.Guid, voucher.Number, voucher.ContactGuid, payment, voucher is StoredInvoice ? -1 : 1);
        return SaveSales((TVoucher)((StoredVoucher)voucher with { Payments = [.. voucher.Payments.Where(p => p.Guid != paymentGuid)] }), table);
    }

    internal StoredCreditNote AddCreditNoteFor(StoredInvoice invoice) => SaveSales(
        new StoredCreditNote
        {
            Guid = NextGuid(),
            CreditNoteFor = invoice.Guid,
            ContactGuid = invoice.ContactGuid,
            ShowLinesInclVat = invoice.ShowLinesInclVat,
            Currency = invoice.Currency,
            ExchangeRate = invoice.ExchangeRate,
            Language = invoice.Language,
            Description = invoice.Language == "da-DK" ? "Kreditnota" : "Credit note",
            Date = Today,
            Lines = invoice.Lines,
            CreatedAt = Now,
        },
        CreditNoteTable);

    internal StoredInvoice AddInvoiceFrom(StoredTradeOffer offer)
    {
        var invoice = SaveInvoice(new StoredInvoice
        {
            Guid = NextGuid(),
            ContactGuid = offer.ContactGuid,
            ShowLinesInclVat = offer.ShowLinesInclVat,
            Currency = offer.Currency,
            ExchangeRate = offer.ExchangeRate,
            Language = offer.Language,
            Description = offer.Language == "da-DK" ? "Faktura" : "Invoice",
            Comment = offer.Comment,
            ExternalReference = offer.ExternalReference,
            Address = offer.Address,
            Date = Today,
            Lines = offer.Lines,
            CreatedAt = Now,
        });
        SaveTradeOffer(offer with { Status = "Invoiced", GeneratedVouchers = [.. offer.GeneratedVouchers, invoice.Guid] });
        return invoice;
    }

    internal bool NumberIsTaken(long number) => _takenNumbers.Contains(number);

    internal long TakeOfferNumber() => _nextOfferNumber++;

    internal void AddMail(StoredMail mail) => _mails.Add(mail);

    internal IEnumerable<StoredMail> MailsOf(Guid document) => _mails.Where(m => m.DocumentGuid == document);

    internal long PeekVoucherNumber()
    {
        while (NumberIsTaken(_nextVoucherNumber))
            _nextVoucherNumber++;
        return _nextVoucherNumber;
    }

    internal (string Type, int Days) PaymentConditionOf(StoredInvoice invoice)
    {
        if (invoice.PaymentConditionType is { } type)
            return (type, PaymentConditions.DaysOf(type, invoice.PaymentConditionNumberOfDays, this));
        return invoice.ContactGuid is { } guid && ContactTable.Get(guid) is { } contact
            ? (contact.PaymentConditionType, invoice.PaymentConditionNumberOfDays ?? contact.PaymentConditionNumberOfDays)
            : ("Netto", invoice.PaymentConditionNumberOfDays ?? StandardPaymentDays);
    }

    internal string? ContactNameOf(StoredSalesDocument document) =>
        document.ContactName ?? (document.ContactGuid is { } guid ? ContactTable.Get(guid)?.Name : null);

    internal string? AddressOf(StoredSalesDocument document)
    {
        if (document.Address is not null)
            return document.Address;
        if (document.ContactGuid is not { } guid || ContactTable.Get(guid) is not { } contact)
            return null;
        var town = $"{contact.ZipCode} {contact.City}".Trim();
        return string.Join('\n', new[] { contact.Name, contact.Street, town }.Where(static l => !string.IsNullOrEmpty(l)));
    }

    /// <summary>What is paid and what is open, in the document's currency.</summary>
    internal static (decimal Paid, decimal Remaining) Settled(StoredVoucher voucher)
    {
        var paid = voucher.Payments.Sum(static p => p.AmountInForeignCurrency ?? p.Amount);
        var remaining = voucher.TotalInclVat - paid;
        return (paid, voucher.Payments.Any(static p => p.RemainderIsFee) && remaining > 0 ? 0 : remaining);
    }

    /// <summary>Draft, Booked, Paid, OverPaid or Overdue: the list's Status, the single object's PaymentStatus.</summary>
    internal string PaymentStatusOf(StoredVoucher voucher)
    {
        if (!voucher.IsBooked)
            return "Draft";
        var (_, remaining) = Settled(voucher);
        if (remaining < 0)
            return "OverPaid";
        if (remaining == 0 && voucher.TotalInclVat != 0)
            return "Paid";
        return voucher is StoredInvoice invoice && invoice.PaymentDate < Today ? "Overdue" : "Booked";
    }

    private static Table<TDocument> SalesTable<TDocument>()
        where TDocument : StoredSalesDocument => new(
        static d => d.Guid, static d => d.UpdatedAt,
        ("ExternalReference", static d => d.ExternalReference));

    private StoredInvoice InvoiceOf(Guid guid) => InvoiceTable.Get(guid) ?? throw new KeyNotFoundException($"There is no invoice {guid}.");
}
