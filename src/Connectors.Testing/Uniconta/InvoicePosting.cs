namespace Connectors.Testing.Uniconta;

/// <summary>From order to invoice: everything is checked first, then posted for good. There is no key against a second posting of the same order.</summary>
internal sealed class InvoicePosting
{
    private readonly UnicontaRecord _debtor;
    private readonly List<(InvoiceRequest.Line Line, decimal Net, decimal Cost)> _lines = [];

    private InvoicePosting(UnicontaRecord debtor) => _debtor = debtor;

    private decimal Net { get; set; }

    private decimal Vat { get; set; }

    private decimal VatPct { get; set; }

    private decimal Cost => _lines.Sum(static l => l.Cost);

    public static InvoicePosting Prepare(UnicontaAccount account, InvoiceRequest request)
    {
        var key = request.Order.Text("InvoiceAccount") ?? request.Order.Text("Account") ?? request.Stored?.Text("Account") ?? throw new UnicontaRefusal("FieldCannotBeBlank", "Account");
        var debtor = account.FindKey(UnicontaTables.Debtor, key) ?? throw new UnicontaRefusal("AccountDoesNotExist", "Account", key);
        if (debtor.Flag("Blocked"))
            throw new UnicontaRefusal("DebtorIsStopped", "Account", key);
        if (account.FirstOpenDay is { } open && request.Date < open)
            throw new UnicontaRefusal("FinancePeriodNotOpen", "Date", request.Date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        var posting = new InvoicePosting(debtor);
        var vat = new Dictionary<decimal, decimal>();
        var keep = 1 - (request.Order.Number("EndDiscountPct") / 100);
        foreach (var line in request.Lines.Where(static l => l.Counts && l.Quantity != 0))
        {
            var net = posting.Take(account, request, line, keep, out var rate);
            vat[rate] = vat.GetValueOrDefault(rate) + net;
        }

        if (posting._lines.Count == 0)
            throw new UnicontaRefusal("NoLinesFound");
        posting.Net = posting._lines.Sum(static l => l.Net);
        posting.Vat = vat.Sum(static v => OrderMath.Round(v.Value * v.Key / 100));
        posting.VatPct = vat.Keys.Max();
        if (debtor.Number("CreditMax") is > 0 and var most && debtor.Number("CurBalance") + posting.Net + posting.Vat > most)
            throw new UnicontaRefusal("CreditLimitExceeded", "Account", key);
        return posting;
    }

    public UnicontaRecord Commit(UnicontaAccount account, InvoiceRequest request)
    {
        var order = request.Order;
        var key = _debtor.Text("Account")!;
        var number = account.TakeInvoiceNumber();
        var term = account.FindKey(UnicontaTables.PaymentTerm, order.Text("Payment") ?? _debtor.Text("Payment"));
        var due = request.Date.AddDays(term?.Integer("Days") ?? 0);
        var journal = account.TakeJournalId();
        var total = Net + Vat;
        var head = UnicontaTables.Invoice.New()
            .With("Account", key).With("Name", _debtor.Text("Name")).With("InvoiceNumber", number).With("OrderNumber", Number(request)).With("Date", request.Date).With("DueDate", due)
            .With("Currency", order.Integer("Currency") != 0 ? order.Integer("Currency") : _debtor.Integer("Currency")).With("ExchangeRate", 100m)
            .With("NetAmount", Net).With("VatAmount", Vat).With("VatTotal", Vat).With("VatPct", VatPct).With("TotalAmount", total).With("AmountLocalCur", total).With("LineAmount", Net)
            .With("CostValue", Cost).With("SalesValue", Net).With("Margin", Net - Cost).With("MarginRatio", OrderMath.Ratio(Net, Cost)).With("JournalPostedId", journal).With("Voucher", journal)
            .With("SendTime", request.SendEmail ? account.Now : null).With("EndDiscountPct", order.Number("EndDiscountPct"));
        foreach (var field in new[] { "Payment", "Employee", "YourRef", "OurRef", "Requisition", "Remark" })
            head = head.With(field, order.Text(field) ?? (field is "Payment" or "Employee" ? _debtor.Text(field) : null));
        foreach (var field in UnicontaTables.Invoice.Fields.Where(static f => f.Name.StartsWith("Delivery", StringComparison.Ordinal) && f.Computed is null && f.Kind == FieldKind.Text))
            head = head.With(field.Name, order.Text(field.Name));
        var invoice = account.Add(head, byApi: true);
        var place = 0;
        foreach (var (line, net, cost) in _lines)
        {
            account.Add(UnicontaTables.InvoiceLine.New()
                .With("InvoiceRowId", invoice.RowId).With("InvoiceNumber", number).With("LineNumber", ++place).With("Account", key).With("Date", request.Date)
                .With("Item", line.Row.Text("Item")).With("Text", line.Row.Text("Text")).With("Unit", line.Row.Integer("Unit")).With("Qty", line.Quantity).With("Price", line.Row.Number("Price"))
                .With("DiscountPct", line.Row.Number("DiscountPct")).With("NetAmount", net).With("CostPrice", line.Row.Number("CostPrice")).With("CostValue", cost).With("Margin", net - cost));
            TakeFromStock(account, line);
        }

        account.Add(UnicontaTables.Transaction.New().With("Account", key).With("Invoice", number).With("Voucher", journal).With("Date", request.Date).With("DueDate", due)
            .With("Text", $"Faktura {number}").With("Amount", total).With("AmountOpen", total));
        account.AddToBalance(key, total, request.Date);
        if (request.Stored is { } stored)
            Close(account, request, stored);
        account.InvoicePosted(invoice);
        return invoice;
    }

    private static int Number(InvoiceRequest request) => request.Stored?.Integer("OrderNumber") ?? request.Order.Integer("OrderNumber");

    private decimal Take(UnicontaAccount account, InvoiceRequest request, InvoiceRequest.Line line, decimal keep, out decimal rate)
    {
        var row = line.Row;
        var item = account.FindKey(UnicontaTables.Item, row.Text("Item"));
        if (row.Text("Item") is { } key && item is null)
            throw new UnicontaRefusal("FieldHasinvalidValue", "Item", key);
        if (item?.Flag("Blocked") == true)
            throw new UnicontaRefusal("ItemIsOnHold", "Item", row.Text("Item"));
        rate = account.VatRateOf(row, request.Order.Text("Vat"), _debtor);
        var net = line.Quantity == row.Number("Qty") ? OrderMath.Total(row) : OrderMath.Gross(row, line.Quantity);
        if (request.Order.Flag("PricesInclVat"))
            net /= 1 + (rate / 100);
        net = OrderMath.Round(net * keep);
        var cost = row.Number("CostPrice") != 0 ? row.Number("CostPrice") : item?.Number("CostPrice") ?? 0;
        _lines.Add((line, net, OrderMath.Round(cost * line.Quantity)));
        return net;
    }

    private static void TakeFromStock(UnicontaAccount account, InvoiceRequest.Line line)
    {
        const int service = 1;
        if (account.FindKey(UnicontaTables.Item, line.Row.Text("Item")) is not { } item || item.Integer("ItemType") == service)
            return;
        item = item.With("QtyOnStock", item.Number("QtyOnStock") - line.Quantity);
        account.Store(UnicontaTables.Item).Put(item);
        account.StockChanged(item, byApi: true);
    }

    /// <summary>An order that is invoiced in full disappears when DeleteOrder is set; a part leaves the rest behind.</summary>
    private void Close(UnicontaAccount account, InvoiceRequest request, UnicontaRecord stored)
    {
        foreach (var (line, _, _) in _lines)
        {
            if (Match(account, stored, line) is { } match)
                account.Store(match.Table).Put(match.With("QtyInvoiced", match.Number("QtyInvoiced") + line.Quantity).With("QtyDelivered", match.Number("QtyDelivered") + line.Quantity).With("QtyNow", null));
        }

        var isDone = account.LinesOf(stored).All(static l => Math.Abs(l.Number("QtyInvoiced")) >= Math.Abs(l.Number("Qty")));
        if (isDone && (stored.Flag("DeleteOrder") || request.Order.Flag("DeleteOrder")))
        {
            account.Drop(stored, byApi: true);
            return;
        }

        if (isDone && (stored.Flag("DeleteLines") || request.Order.Flag("DeleteLines")))
        {
            foreach (var line in account.LinesOf(stored))
                account.Drop(line, byApi: true);
        }

        account.Save(stored.With("LastInvoice", request.Date), byApi: true);
    }

    private static UnicontaRecord? Match(UnicontaAccount account, UnicontaRecord stored, InvoiceRequest.Line line)
    {
        var open = account.LinesOf(stored).ToList();
        return open.Find(l => l.RowId == line.StoredRowId)
            ?? open.Find(l => line.Row.Has("LineNumber") && l.Number("LineNumber") == line.Row.Number("LineNumber"))
            ?? open.Find(l => l.Text("Item") == line.Row.Text("Item") && l.Number("QtyInvoiced") < l.Number("Qty"));
    }
}
