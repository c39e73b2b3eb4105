using System.Globalization;
using System.Text.Json.Nodes;
using Connectors.Testing.EconomicDialect;

namespace Connectors.Testing.Reviso;

/// <content>Quotations, orders, draft and booked invoices, delivery notes.</content>
public sealed partial class RevisoAccount
{
    private int _nextBooked = 5001;

    /// <summary>The quotations, archived ones included.</summary>
    public IReadOnlyList<RevisoDocument> Quotations => Documents(QuotationsTable);

    /// <summary>The orders, archived ones included.</summary>
    public IReadOnlyList<RevisoDocument> Orders => Documents(OrdersTable);

    /// <summary>The draft invoices.</summary>
    public IReadOnlyList<RevisoDocument> DraftInvoices => Documents(Drafts);

    /// <summary>The booked invoices.</summary>
    public IReadOnlyList<RevisoDocument> BookedInvoices => Documents(Booked);

    /// <summary>The delivery notes with their state: Draft, BeingIssued, Issued.</summary>
    public IReadOnlyList<(int Id, string Status, int? Number)> DeliveryNotes => Locked<IReadOnlyList<(int, string, int?)>>(() =>
        [.. NotesTable.All.Select(static n => (n.Int("id"), n.Text("status"), (int?)n.Data["number"]))]);

    /// <summary>The vouchers: invoices and payments without a document.</summary>
    public IReadOnlyList<(int Id, bool IsBooked)> Vouchers => Locked<IReadOnlyList<(int, bool)>>(() => [.. VouchersTable.All.Select(static v => (v.Int("voucherId"), v.Owner == "booked"))]);

    internal IEnumerable<DialectRecord> SalesDocuments => Drafts.All.Concat(Booked.All).Concat(OrdersTable.All).Concat(QuotationsTable.All);

    /// <summary>Adds a quotation.</summary>
    /// <param name="customerNumber">The customer, whose terms, zone and currency it takes.</param>
    /// <param name="lines">Its lines.</param>
    /// <returns>This account.</returns>
    public RevisoAccount Quotation(int customerNumber, params RevisoLine[] lines) => Seed(() => NewDocument(QuotationsTable, customerNumber, lines));

    /// <summary>Adds an order.</summary>
    /// <inheritdoc cref="Quotation" />
    public RevisoAccount Order(int customerNumber, params RevisoLine[] lines) => Seed(() => NewDocument(OrdersTable, customerNumber, lines));

    /// <summary>Adds a draft invoice.</summary>
    /// <inheritdoc cref="Quotation" />
    public RevisoAccount DraftInvoice(int customerNumber, params RevisoLine[] lines) => Seed(() => NewDocument(Drafts, customerNumber, lines));

    /// <summary>Another user makes an order of a quotation, which is archived by it.</summary>
    /// <param name="quotationId">The quotation's id.</param>
    /// <returns>The order's id.</returns>
    public int ConvertQuotation(int quotationId) => Locked(() => Convert(QuotationsTable, quotationId, OrdersTable));

    /// <summary>Another user makes a draft invoice of an order, which is archived by it.</summary>
    /// <param name="orderId">The order's id.</param>
    /// <returns>The draft invoice's id.</returns>
    public int ConvertOrder(int orderId) => Locked(() => Convert(OrdersTable, orderId, Drafts));

    /// <summary>Another user books a draft invoice.</summary>
    /// <param name="draftId">The draft's id.</param>
    /// <returns>The booked number.</returns>
    public int Book(int draftId) => Locked(() => BookDraft(Known(Drafts, draftId)).Int("bookedInvoiceNumber"));

    /// <summary>A customer pays.</summary>
    /// <param name="bookedInvoiceNumber">Which invoice.</param>
    /// <param name="amount">How much, in the invoice's currency; null: what remains.</param>
    public void Pay(int bookedInvoiceNumber, decimal? amount = null) => Seed(() =>
    {
        var invoice = Known(Booked, bookedInvoiceNumber);
        Settle(invoice, amount ?? invoice.Amount("remainder"));
    });

    /// <summary>Another user archives an order or takes it back.</summary>
    /// <param name="orderId">Its id.</param>
    /// <param name="archived">Whether it is archived now.</param>
    public void ArchiveOrder(int orderId, bool archived = true) => Seed(() => SetFlag(OrdersTable, orderId, "isArchived", archived));

    /// <summary>Another user archives a quotation or takes it back.</summary>
    /// <param name="quotationId">Its id.</param>
    /// <param name="archived">Whether it is archived now.</param>
    public void ArchiveQuotation(int quotationId, bool archived = true) => Seed(() => SetFlag(QuotationsTable, quotationId, "isArchived", archived));

    /// <summary>Another user sends a quotation.</summary>
    /// <param name="quotationId">Its id.</param>
    public void SendQuotation(int quotationId) => Seed(() => SetFlag(QuotationsTable, quotationId, "isSent", true));

    /// <summary>Another user deletes a draft invoice.</summary>
    /// <param name="draftId">Its id.</param>
    public void DeleteDraft(int draftId) => Seed(() => Drafts.Remove(Known(Drafts, draftId)));

    /// <summary>Another user deletes a quotation.</summary>
    /// <param name="quotationId">Its id.</param>
    public void DeleteQuotation(int quotationId) => Seed(() => RemoveDocument(QuotationsTable, quotationId));

    /// <summary>Another user deletes an order.</summary>
    /// <param name="orderId">Its id.</param>
    public void DeleteOrder(int orderId) => Seed(() => RemoveDocument(OrdersTable, orderId));

    /// <summary>Another user writes other lines into a quotation.</summary>
    /// <param name="quotationId">Its id.</param>
    /// <param name="lines">All of its lines.</param>
    public void EditQuotation(int quotationId, params RevisoLine[] lines) => Seed(() =>
    {
        var record = Known(QuotationsTable, quotationId);
        record.Data["lines"] = new JsonArray([.. lines.Select(static l => (JsonNode)l.ToJson())]);
        Complete(QuotationsTable, record);
        Touch(QuotationsTable, record);
        Tell(QuotationsTable, record, false);
    });

    /// <summary>Another user sends a booked invoice.</summary>
    /// <param name="bookedInvoiceNumber">Which.</param>
    public void SendInvoice(int bookedInvoiceNumber) => Seed(() => Known(Booked, bookedInvoiceNumber).Data["isSent"] = true);

    /// <summary>Everything that the server computes. What was sent of it does not count.</summary>
    internal void Complete(DialectTable table, DialectRecord record)
    {
        var data = record.Data;
        if (data["number"] is null)
            data["number"] = (table.All.Count == 0 ? 0 : table.All.Max(static r => r.Int("number"))) + 1;
        data["isArchived"] ??= false;
        data["isSent"] ??= false;
        data["vatIncluded"] ??= false;
        data["salesDocumentType"] = table == OrdersTable ? "order" : table == QuotationsTable ? "quotation" : "invoice";
        data["vatDate"] ??= data["date"]?.DeepClone();
        if (data["numberSeries"] is null && table == Drafts)
            data["numberSeries"] = new JsonObject { ["numberSeriesNumber"] = 1 };
        var lines = SalesCompletion.Apply(data, PaymentTermsTable);
        if (record.Text("currency") == BaseCurrency || data["exchangeRate"] is null)
            data["exchangeRate"] = RateOf(record.Text("currency"));
        DocumentPrice.Apply(this, data, lines);
    }

    internal void Tell(DialectTable table, DialectRecord record, bool isNew, bool gone = false)
    {
        var type = table == OrdersTable ? nameof(RevisoWebhookType.OrderUpdated) : table == QuotationsTable ? nameof(RevisoWebhookType.QuotationUpdated) : null;
        if (type is not null)
            Changed(type, isNew ? null : record.Text("number"), gone ? null : record.Text("number"));
    }

    /// <summary>The draft disappears. The booked number, the number in its series and the draft's id are three counters.</summary>
    internal DialectRecord BookDraft(DialectRecord draft)
    {
        var data = draft.Data.DeepClone().AsObject();
        foreach (var gone in new[] { "id", "number", "lastUpdated", "isArchived" })
            data.Remove(gone);
        var series = NumberSeriesTable.Find(draft.Int("numberSeries.numberSeriesNumber")) ?? NumberSeriesTable.All[0];
        var peek = series.Data["peeks"]![0]!;
        var number = (int)peek["nextVoucherNumber"]!;
        peek["nextVoucherNumber"] = number + 1;
        data.Insert(0, "bookedInvoiceNumber", _nextBooked++);
        data["number"] = number;
        data["displayInvoiceNumber"] = series.Text("prefix") + number.ToString(CultureInfo.InvariantCulture);
        if (data["notes"] is JsonObject notes)
        {
            // Booked invoices call the two texts by other names.
            foreach (var (old, now) in new[] { ("text1", "textLine1"), ("text2", "textLine2") })
            {
                if (notes[old] is { } text)
                {
                    notes.Remove(old);
                    notes[now] = text.DeepClone();
                }
            }
        }

        if (series.Text("entrySubtype.name") == "Electronic Invoice")
            data["electronicInvoiceFiles"] = new JsonArray();
        var booked = new DialectRecord(data) { Id = draft.Id, Extra = draft.Extra };
        Drafts.Remove(draft);
        Booked.Add(booked);
        booked.Touch(Now);
        Settle(booked, -booked.Amount("grossAmount"));
        Raise(nameof(RevisoWebhookType.InvoiceBooked), new Dictionary<string, string> { ["INVOICENO"] = booked.Text("bookedInvoiceNumber") });
        return booked;
    }

    /// <summary>Takes an amount off what remains, and the customer's balance follows.</summary>
    internal void Settle(DialectRecord invoice, decimal amount)
    {
        var remainder = invoice.Amount("remainder") - amount;
        invoice.Data["remainder"] = SalesTotals.Round(remainder);
        invoice.Data["remainderInBaseCurrency"] = SalesTotals.Round(remainder * invoice.Amount("exchangeRate") / 100);
        var number = invoice.Int("customer.customerNumber");
        if (CustomersTable.Find(number) is not { } customer)
            return;
        customer.Data["balance"] = SalesTotals.Round(Booked.All.Where(b => b.Int("customer.customerNumber") == number).Sum(static b => b.Amount("remainderInBaseCurrency")));
        if (Oddities.BookingTouchesCustomer)
            Touch(CustomersTable, customer);
    }

    private void SetFlag(DialectTable table, int id, string flag, bool value)
    {
        var record = Known(table, id);
        record.Data[flag] = value;
        Touch(table, record);
        Tell(table, record, false);
    }

    private void RemoveDocument(DialectTable table, int id)
    {
        var record = Known(table, id);
        table.Remove(record);
        Tell(table, record, false, gone: true);
    }

    private int Convert(DialectTable from, int id, DialectTable to)
    {
        var source = Known(from, id);
        var copy = NewRecord(source.Data.DeepClone().AsObject());
        foreach (var own in new[] { "id", "number", "isArchived", "isSent", "lastUpdated", "salesDocumentType" })
            copy.Data.Remove(own);
        copy.Data.Insert(0, "id", NextNumber(to));
        copy.Data["date"] = Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        copy.Extra["from"] = id;
        Complete(to, copy);
        to.Add(copy);
        Touch(to, copy);
        Tell(to, copy, true);
        SetFlag(from, id, "isArchived", true);
        return copy.Int("id");
    }

    private void NewDocument(DialectTable table, int customerNumber, RevisoLine[] lines)
    {
        var customer = Known(CustomersTable, customerNumber);
        var record = NewRecord(new JsonObject
        {
            ["id"] = NextNumber(table),
            ["date"] = Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["currency"] = customer.Text("currency"),
            ["paymentTerms"] = customer.Data["paymentTerms"]!.DeepClone(),
            ["customer"] = new JsonObject { ["customerNumber"] = customerNumber },
            ["recipient"] = new JsonObject { ["name"] = customer.Text("name"), ["vatZone"] = customer.Data["vatZone"]!.DeepClone() },
            ["layout"] = new JsonObject { ["layoutNumber"] = 9 },
            ["lines"] = new JsonArray([.. lines.Select(static l => (JsonNode)l.ToJson())]),
        });
        Complete(table, record);
        table.Add(record);
        Touch(table, record);
        Tell(table, record, true);
    }

    private IReadOnlyList<RevisoDocument> Documents(DialectTable table) => Locked<IReadOnlyList<RevisoDocument>>(() => [.. table.All.Select(RevisoDocument.Of)]);
}
