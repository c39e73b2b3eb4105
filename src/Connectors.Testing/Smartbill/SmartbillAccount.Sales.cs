namespace Connectors.Testing.Smartbill;

public sealed partial class SmartbillAccount
{
    private readonly List<StoredEmail> _emails = [];

    /// <summary>Invoices, drafts, cancelled ones and reversals included, in the order of their creation.</summary>
    public IReadOnlyList<StoredInvoice> Invoices => Locked(InvoiceTable.Snapshot);

    /// <summary>Proformas, in the order of their creation.</summary>
    public IReadOnlyList<StoredEstimate> Estimates => Locked(EstimateTable.Snapshot);

    /// <summary>Documents that were e-mailed.</summary>
    public IReadOnlyList<StoredEmail> SentEmails => Locked(() => _emails.ToArray());

    internal DocumentTable<StoredInvoice> InvoiceTable { get; } = new();

    internal DocumentTable<StoredEstimate> EstimateTable { get; } = new();

    internal List<StoredEmail> EmailList => _emails;

    /// <summary>A colleague issues an invoice in the web application: it takes the next number of the series.</summary>
    /// <param name="series">The series.</param>
    /// <param name="client">The client's name.</param>
    /// <param name="change">Everything else, lines and <c>UseStock</c> too; totals are computed and the number is taken afterwards.</param>
    /// <returns>The invoice. One line of 100 RON and 21 % unless changed.</returns>
    /// <exception cref="InvalidOperationException">There is no such invoice series.</exception>
    public StoredInvoice IssueInvoice(string series = "FCT", string client = "Client al colegului SRL", Func<StoredInvoice, StoredInvoice>? change = null) => Locked(() =>
    {
        var invoice = new StoredInvoice
        {
            Id = 0,
            Series = series,
            Client = new StoredClient { Id = "", Name = client, Country = "Romania" },
            IssueDate = Today,
            DueDate = Today,
            Lines = [new StoredLine { Name = "Servicii", Unit = "ora", Price = 100, IsService = true, Tax = ColleagueTax }],
            IssuedBy = Colleague,
        };
        return Post(change?.Invoke(invoice) ?? invoice);
    });

    /// <summary>A colleague issues a proforma in the web application.</summary>
    /// <inheritdoc cref="IssueInvoice" />
    /// <returns>The proforma.</returns>
    public StoredEstimate IssueEstimate(string series = "PFC", string client = "Client al colegului SRL", Func<StoredEstimate, StoredEstimate>? change = null) => Locked(() =>
    {
        var estimate = new StoredEstimate
        {
            Id = 0,
            Series = series,
            Client = new StoredClient { Id = "", Name = client, Country = "Romania" },
            IssueDate = Today,
            DueDate = Today,
            Lines = [new StoredLine { Name = "Servicii", Unit = "ora", Price = 100, IsService = true, Tax = ColleagueTax }],
            IssuedBy = Colleague,
        };
        return Post(change?.Invoke(estimate) ?? estimate);
    });

    /// <summary>A colleague turns a draft into an invoice: it gets its number now.</summary>
    /// <param name="id">The draft.</param>
    /// <returns>The invoice.</returns>
    /// <exception cref="KeyNotFoundException">There is no such draft.</exception>
    public StoredInvoice IssueDraft(int id) => Locked(() =>
    {
        var draft = InvoiceTable.Find(id) is { IsDraft: true } found ? found : throw new KeyNotFoundException($"There is no draft {id}.");
        var invoice = InvoiceTable.Put(draft with { IsDraft = false, Number = TakeNumber(SeriesOf(draft.Series, "f")) });
        Move(MovesOf(invoice));
        return invoice;
    });

    /// <summary>A colleague cancels an invoice.</summary>
    /// <param name="series">Series.</param>
    /// <param name="number">Printed number.</param>
    /// <returns>The cancelled invoice.</returns>
    /// <exception cref="KeyNotFoundException">There is no such invoice.</exception>
    public StoredInvoice CancelInvoice(string series, string number) => Locked(() => Cancel(InvoiceOf(series, number)));

    /// <summary>A colleague restores a cancelled invoice.</summary>
    /// <inheritdoc cref="CancelInvoice" />
    public StoredInvoice RestoreInvoice(string series, string number) => Locked(() => Restore(InvoiceOf(series, number)));

    /// <summary>A colleague reverses an invoice; the reversal takes the next number of the series.</summary>
    /// <inheritdoc cref="CancelInvoice" />
    /// <returns>The reversal.</returns>
    public StoredInvoice StornoInvoice(string series, string number) => Locked(() => Storno(InvoiceOf(series, number), Today, Colleague));

    /// <summary>A colleague deletes the last invoice of a series: its number becomes free and is given again.</summary>
    /// <param name="series">Series.</param>
    /// <returns>The deleted invoice.</returns>
    /// <exception cref="KeyNotFoundException">The series has no such invoice.</exception>
    public StoredInvoice DeleteLastInvoice(string series) => Locked(() =>
    {
        var last = SeriesOf(series, "f");
        var invoice = InvoiceOf(series, Printed(last, last.Next - 1));
        Delete(invoice);
        return invoice;
    });

    /// <summary>The invoice that reverses this one and is not cancelled.</summary>
    internal StoredInvoice? StornoOf(StoredInvoice invoice) => InvoiceTable.Values.FirstOrDefault(i => i.StornoOf == invoice.Id && !i.IsCancelled);

    internal StoredInvoice Post(StoredInvoice invoice)
    {
        invoice = Numbered(invoice, "f");
        InvoiceTable.Put(invoice);
        if (!invoice.IsDraft)
            Move(MovesOf(invoice));
        return invoice;
    }

    internal StoredEstimate Post(StoredEstimate estimate) => EstimateTable.Put(Numbered(estimate, "p"));

    internal StoredInvoice Cancel(StoredInvoice invoice)
    {
        if (invoice.IsCancelled)
            return invoice;
        Detach(invoice);
        Move(MovesOf(invoice, +1));
        return InvoiceTable.Put(invoice with { IsCancelled = true });
    }

    internal StoredInvoice Restore(StoredInvoice invoice)
    {
        if (!invoice.IsCancelled)
            return invoice;
        Move(MovesOf(invoice));
        return InvoiceTable.Put(invoice with { IsCancelled = false });
    }

    /// <summary>Its number is free again; what it moved comes back.</summary>
    internal void Delete(StoredInvoice invoice)
    {
        Detach(invoice);
        if (!invoice.IsCancelled)
            Move(MovesOf(invoice, +1));
        InvoiceTable.Remove(invoice);
        GiveBack(invoice.Series);
    }

    internal StoredInvoice Storno(StoredInvoice invoice, DateOnly date, string by) => Post(invoice with
    {
        Number = "",
        IssueDate = date,
        DueDate = date,
        StornoOf = invoice.Id,
        Mentions = string.Join('\n', new[] { Oddities.StornoCopiesMentions ? invoice.Mentions : "", Oddities.StornoNamesInvoice ? $"Storno la factura {invoice.Series} {invoice.Number}" : "" }.Where(static t => t.Length > 0)),
        EstimateId = null,
        PaymentUrl = "",
        PaymentTax = null,
        IssuedBy = by,
        Lines = [.. invoice.Lines.Select(static l => l with { Quantity = -l.Quantity, DiscountValue = -l.DiscountValue })],
    });

    internal int DocumentsInPlanWindow()
    {
        var first = ActivatedOn.AddDays((Today.DayNumber - ActivatedOn.DayNumber) / 30 * 30);
        var start = SmartbillSimulator.StartOf(first);
        return InvoiceTable.Values.Count(i => i.IssuedAt >= start && !i.IsDraft) + EstimateTable.Values.Count(e => e.IssuedAt >= start && !e.IsDraft);
    }

    private const string Colleague = "coleg@example.com";

    private StoredTax ColleagueTax => IsVatPayer ? _taxes.FirstOrDefault() ?? new StoredTax("", 0) : new StoredTax("", 0);

    private TDocument Numbered<TDocument>(TDocument document, string type)
        where TDocument : StoredDocument
    {
        var series = SeriesOf(document.Series, type);
        return SalesMath.Computed((TDocument)((StoredDocument)document with
        {
            Id = _simulator.NextDocumentId(),
            Number = document.IsDraft ? "" : TakeNumber(series),
            IssuedAsVatPayer = IsVatPayer,
            IssuedAt = Now,
        }), Oddities);
    }

    private StoredSeries SeriesOf(string name, string type) => FindSeries(name, type) ?? throw new InvalidOperationException($"There is no series {name} of type {type}.");

    private StoredInvoice InvoiceOf(string series, string number) => InvoiceTable.Find(series, number) ?? throw new KeyNotFoundException($"There is no invoice {series}{number}.");
}
