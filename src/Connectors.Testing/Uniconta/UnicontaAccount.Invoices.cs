namespace Connectors.Testing.Uniconta;

public sealed partial class UnicontaAccount
{
    private readonly Dictionary<int, Guid> _invoiceGuids = [];
    private int _nextJournal = 777;

    /// <summary>The number that the next invoice gets. 5001 at the start.</summary>
    public int NextInvoiceNumber { get; set; } = 5001;

    /// <summary>The first day that is open for posting; null: every day is.</summary>
    public DateOnly? FirstOpenDay { get; set; }

    /// <summary>The guid by which surface B finds an invoice's PDF; where a client gets it from is documented nowhere.</summary>
    /// <param name="invoice">The invoice.</param>
    /// <returns>Its guid, always the same.</returns>
    public Guid PdfGuidOf(StoredInvoice invoice) => Locked(() =>
    {
        if (!_invoiceGuids.TryGetValue(invoice.RowId, out var guid))
            _invoiceGuids.Add(invoice.RowId, guid = NextGuid());
        return guid;
    });

    internal UnicontaRecord? InvoiceByGuid(Guid guid)
    {
        var found = _invoiceGuids.FirstOrDefault(g => g.Value == guid);
        return found.Key == 0 ? null : Store(UnicontaTables.Invoice).Get(found.Key);
    }

    internal int TakeInvoiceNumber() => NextInvoiceNumber++;

    internal int TakeJournalId() => _nextJournal++;
}
