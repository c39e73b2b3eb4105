using System.Globalization;
using System.Text.Json.Nodes;
using Connectors.Testing.EconomicDialect;

namespace Connectors.Testing.Economic;

/// <content>Quotes, orders, draft and booked invoices.</content>
public sealed partial class EconomicAccount
{
    /// <summary>The draft invoices.</summary>
    public IReadOnlyList<EconomicDocument> DraftInvoices => Documents(Drafts);

    /// <summary>The booked invoices.</summary>
    public IReadOnlyList<EconomicDocument> BookedInvoices => Documents(Booked);

    /// <summary>The orders of all states.</summary>
    public IReadOnlyList<EconomicDocument> Orders => Documents(OrdersTable);

    /// <summary>The quotes of all states.</summary>
    public IReadOnlyList<EconomicDocument> Quotes => Documents(QuotesTable);

    /// <summary>Adds a draft invoice.</summary>
    /// <param name="customerNumber">The customer, whose terms, zone and currency it takes.</param>
    /// <param name="lines">Its lines.</param>
    /// <returns>This account.</returns>
    public EconomicAccount DraftInvoice(int customerNumber, params EconomicDocumentLine[] lines) => Seed(() => NewDocument(Drafts, customerNumber, lines));

    /// <summary>Adds an order in drafts.</summary>
    /// <inheritdoc cref="DraftInvoice" />
    public EconomicAccount Order(int customerNumber, params EconomicDocumentLine[] lines) => Seed(() => NewDocument(OrdersTable, customerNumber, lines));

    /// <summary>Adds a quote in drafts.</summary>
    /// <inheritdoc cref="DraftInvoice" />
    public EconomicAccount Quote(int customerNumber, params EconomicDocumentLine[] lines) => Seed(() => NewDocument(QuotesTable, customerNumber, lines));

    /// <summary>Another user books a draft invoice.</summary>
    /// <param name="draftInvoiceNumber">Which.</param>
    /// <returns>The booked number.</returns>
    public int Book(int draftInvoiceNumber) => Locked(() => BookDraft(Known(Drafts, draftInvoiceNumber), null).Int("bookedInvoiceNumber"));

    /// <summary>A customer pays.</summary>
    /// <param name="bookedInvoiceNumber">Which invoice.</param>
    /// <param name="amount">How much, in the invoice's currency; null: what remains.</param>
    public void Pay(int bookedInvoiceNumber, decimal? amount = null) => Seed(() =>
    {
        var invoice = Known(Booked, bookedInvoiceNumber);
        SetRemainder(invoice, invoice.Amount("remainder") - (amount ?? invoice.Amount("remainder")));
        BalanceChanged(invoice);
    });

    /// <summary>Another user books a credit note over a whole invoice: the same lines with quantities below zero. Nothing ties the two together.</summary>
    /// <param name="bookedInvoiceNumber">Which invoice.</param>
    /// <param name="heading">What the user writes above it; null: what stood above the invoice.</param>
    /// <returns>The number of the credit note.</returns>
    public int Credit(int bookedInvoiceNumber, string? heading = null) => Locked(() =>
    {
        var invoice = Known(Booked, bookedInvoiceNumber);
        var data = invoice.Data.DeepClone().AsObject();
        data.Remove("bookedInvoiceNumber");
        data.Remove("remainder");
        data.Remove("remainderInBaseCurrency");
        if (heading is not null)
            data["notes"] = new JsonObject { ["heading"] = heading };
        foreach (var line in data["lines"]!.AsArray().Select(static l => l!.AsObject()).Where(static l => l["quantity"] is not null))
            line["quantity"] = -decimal.Parse(line["quantity"]!.ToString(), NumberStyles.Number, CultureInfo.InvariantCulture);
        data.Insert(0, "draftInvoiceNumber", NextNumber(Drafts));
        var note = NewRecord(data);
        note.Owner = "drafts";
        Complete(note);
        Drafts.Add(note);
        return BookDraft(note, null).Int("bookedInvoiceNumber");
    });

    /// <summary>Another user deletes a draft invoice.</summary>
    /// <param name="draftInvoiceNumber">Which.</param>
    public void DeleteDraft(int draftInvoiceNumber) => Seed(() => Drafts.Remove(Known(Drafts, draftInvoiceNumber)));

    /// <summary>Another user moves an order: <c>drafts</c>, <c>sent</c>, <c>archived</c>.</summary>
    /// <param name="orderNumber">Which.</param>
    /// <param name="state">Where to.</param>
    public void MoveOrder(int orderNumber, string state) => Seed(() => Move(OrdersTable, Known(OrdersTable, orderNumber), state));

    /// <summary>Another user moves a quote.</summary>
    /// <param name="quoteNumber">Which.</param>
    /// <param name="state">Where to.</param>
    public void MoveQuote(int quoteNumber, string state) => Seed(() => Move(QuotesTable, Known(QuotesTable, quoteNumber), state));

    internal decimal RateOf(string currency) => ShapeReader.Scaled(currency == BaseCurrency ? 100 : (decimal?)CurrenciesTable.Find(currency)?.Extra["rate"] ?? 100, 6);

    internal void Move(DialectTable table, DialectRecord record, string state)
    {
        record.Owner = state;
        Touch(table, record);
        Changed(table == OrdersTable ? "ORDER_UPDATED" : "QUOTATION_UPDATED", record.Text(table.Key), record.Text(table.Key));
    }

    internal string? DueDate(JsonObject document) => SalesCompletion.DueDate(document, PaymentTermsTable);

    /// <summary>Everything that the server computes: numbers of lines, rate, due date, terms, amounts. What was sent of it does not count.</summary>
    internal void Complete(DialectRecord record)
    {
        var data = record.Data;
        var lines = SalesCompletion.Apply(data, PaymentTermsTable);
        if (record.Text("currency") == BaseCurrency || data["exchangeRate"] is null)
            data["exchangeRate"] = RateOf(record.Text("currency"));
        Price(record, lines);
    }

    internal decimal LineRate(DialectRecord document, JsonObject line) =>
        line["product"]?["productNumber"] is { } product ? VatRate(document.Int("recipient.vatZone.vatZoneNumber"), product.ToString()) : 0;

    /// <summary>The draft disappears; the booked invoice has a number of its own.</summary>
    internal DialectRecord BookDraft(DialectRecord draft, int? number)
    {
        var data = draft.Data.DeepClone().AsObject();
        foreach (var gone in new[] { "draftInvoiceNumber", "lastUpdated", "costPriceInBaseCurrency", "marginInBaseCurrency", "marginPercentage" })
            data.Remove(gone);
        data.Insert(0, "bookedInvoiceNumber", number ?? Booked.NextNumber(20001));
        var booked = new DialectRecord(data) { Id = NextId(), Owner = "booked", Extra = draft.Extra.DeepClone().AsObject() };
        foreach (var line in data["lines"]!.AsArray().Select(static l => l!.AsObject()))
        {
            var rate = LineRate(draft, line);
            line["vatRate"] = ShapeReader.Scaled(rate, 6);
            line["vatAmount"] = SalesTotals.LineVat(SalesTotals.LineNet(line), rate);
        }

        Drafts.Remove(draft);
        Booked.Add(booked);
        booked.Touch(Now);
        SetRemainder(booked, booked.Amount("grossAmount"));
        BalanceChanged(booked);
        Raise("INVOICE_BOOKED", new Dictionary<string, string> { ["INVOICENO"] = booked.Text("bookedInvoiceNumber") });
        return booked;
    }

    /// <summary>Price and discount of a product for a customer: its price group first, then the price in its currency, then the ordinary one.</summary>
    internal (decimal Price, decimal Discount) PriceFor(DialectRecord customer, DialectRecord product)
    {
        var currency = customer.Text("currency");
        var number = product.Text("productNumber");
        var usual = CurrencyPrices.All.FirstOrDefault(p => p.Owner == number && p.Text("currencyCode") == currency)?.Amount("price")
            ?? SalesTotals.Round(product.Amount("salesPrice") * 100 / RateOf(currency));
        var special = SpecialPricesTable.All.FirstOrDefault(p => p.Owner == customer.Extra["priceGroupNumber"]?.ToString() && p.Text("productNumber") == number);
        if (special?.Data["discountPercentage"] is { } discount)
            return (usual, (decimal)discount);
        if (special is null)
            return (usual, 0.00m);
        var own = SpecialCurrencyPrices.All.FirstOrDefault(p => p.Owner == special.Text("number") && p.Text("currency") == currency);
        return (own?.Amount("salesPrice") ?? SalesTotals.Round(special.Amount("salesPriceBaseCurrency") * 100 / RateOf(currency)), 0.00m);
    }

    private void Price(DialectRecord record, JsonArray lines)
    {
        var totals = SalesTotals.Of(lines, l => LineRate(record, l), Oddities.VatRoundedPerLine ? SalesRounding.PerLine : SalesRounding.PerRate);
        var rate = record.Amount("exchangeRate") / 100;
        var netInBase = SalesTotals.Round(totals.Net * rate);
        var data = record.Data;
        data["netAmount"] = SalesTotals.Round(totals.Net + Oddities.NetTotalOffBy);
        data["netAmountInBaseCurrency"] = netInBase;
        data["grossAmount"] = SalesTotals.Round(totals.Gross + Oddities.GrossTotalOffBy);
        data["grossAmountInBaseCurrency"] = SalesTotals.Round(totals.Gross * rate);
        data["vatAmount"] = SalesTotals.Round(totals.Vat + Oddities.VatTotalOffBy);
        data["roundingAmount"] = 0.00m;
        data["costPriceInBaseCurrency"] = SalesTotals.Round(totals.CostInBaseCurrency);
        data["marginInBaseCurrency"] = SalesTotals.Round(netInBase - totals.CostInBaseCurrency);
        data["marginPercentage"] = netInBase == 0 ? 0.00m : SalesTotals.Round((netInBase - totals.CostInBaseCurrency) * 100 / netInBase);
    }

    private static void SetRemainder(DialectRecord invoice, decimal remainder)
    {
        invoice.Data["remainder"] = SalesTotals.Round(remainder);
        invoice.Data["remainderInBaseCurrency"] = SalesTotals.Round(remainder * invoice.Amount("exchangeRate") / 100);
    }

    private void BalanceChanged(DialectRecord invoice)
    {
        if (CustomersTable.Find(invoice.Int("customer.customerNumber")) is not { } customer)
            return;
        customer.Data["balance"] = SalesTotals.Round(Booked.All.Where(b => b.Int("customer.customerNumber") == customer.Int("customerNumber")).Sum(static b => b.Amount("remainderInBaseCurrency")));
        if (Oddities.BookingTouchesCustomer)
            Touch(CustomersTable, customer);
    }

    private void NewDocument(DialectTable table, int customerNumber, EconomicDocumentLine[] lines)
    {
        var customer = Known(CustomersTable, customerNumber);
        var record = NewRecord(new JsonObject
        {
            [table.Key] = NextNumber(table),
            ["date"] = Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["currency"] = customer.Text("currency"),
            ["paymentTerms"] = customer.Data["paymentTerms"]!.DeepClone(),
            ["customer"] = new JsonObject { ["customerNumber"] = customerNumber },
            ["recipient"] = new JsonObject { ["name"] = customer.Text("name"), ["vatZone"] = customer.Data["vatZone"]!.DeepClone() },
            ["layout"] = new JsonObject { ["layoutNumber"] = DefaultLayoutNumber },
            ["lines"] = new JsonArray([.. lines.Select(static l => (JsonNode)l.ToJson())]),
        });
        record.Owner = "drafts";
        Complete(record);
        table.Add(record);
        Touch(table, record);
    }

    private IReadOnlyList<EconomicDocument> Documents(DialectTable table) => Locked<IReadOnlyList<EconomicDocument>>(() => [.. table.All.Select(r => EconomicDocument.Of(r, table.Key))]);
}
