using static Connectors.Economic.Tests.Wire.Wire;

namespace Connectors.Economic.Tests.Wire;

public sealed class SalesWireTests
{
    private const string Common = """
        "date":"2026-03-02","currency":"DKK","exchangeRate":100.000000,"netAmount":200.00,"grossAmount":250.00,"vatAmount":50.00,"dueDate":"2026-03-10",
        "paymentTerms":{"paymentTermsNumber":1,"daysOfCredit":8,"name":"Net 8","paymentTermsType":"net","self":"t"},"customer":{"customerNumber":101,"self":"c"},
        "recipient":{"name":"Acme ApS","vatZone":{"vatZoneNumber":1,"self":"v"}},"layout":{"layoutNumber":19,"self":"l"},"pdf":{"download":"p"},
        "lines":[{"lineNumber":1,"sortKey":1,"description":"Time","unit":{"unitNumber":1,"name":"h","self":"u"},"product":{"productNumber":"1","self":"q"},"quantity":2.00,"unitNetPrice":100.00,"lineExtra":true}],
        "lastUpdated":"2026-03-02T08:00:00Z","self":"s"
        """;

    private static readonly IReadOnlyList<SalesLine> Lines =
    [
        new() { Product = new ProductNumber("1"), Description = "Time", Quantity = 2.5m, UnitNetPrice = 100m, DiscountPercentage = 5m, Unit = new UnitNumber(1) },
        new() { Description = "Thanks" },
    ];

    private static Func<HttpResponseMessage> Pdf => () => WireHandler.Body("%PDF-1.7", "application/pdf");

    [Fact]
    public Task Quotes() => Snapshot()
        .Call("list", Empty, c => Drain(c.Quotes.ListAsync(SalesStage.Drafts, new() { Filter = QuoteFields.OtherReference.Is("Q-1") & QuoteFields.Date.IsFrom(new(2026, 1, 1)) })))
        .Call("list sent", Empty, c => Drain(c.Quotes.ListAsync(SalesStage.Sent)))
        .Call("list archived", Empty, c => c.Quotes.ListPageAsync(SalesStage.Archived))
        .Call("get", $$"""{"quoteNumber":5,{{Common}}}""", c => c.Quotes.GetAsync(SalesStage.Drafts, new(5)))
        .Call("get sent", $$"""{"quoteNumber":5,{{Common}}}""", c => c.Quotes.GetAsync(SalesStage.Sent, new(5)))
        .Call("get archived", $$"""{"quoteNumber":5,{{Common}}}""", c => c.Quotes.GetAsync(SalesStage.Archived, new(5)))
        .Call("create", $$"""{"quoteNumber":5,{{Common}}}""", c => c.Quotes.CreateAsync(
            new()
            {
                Date = new(2026, 3, 2),
                Currency = "DKK",
                Customer = new CustomerNumber(101),
                Layout = new LayoutNumber(19),
                PaymentTerms = new PaymentTermsNumber(1),
                Recipient = new() { Name = "Acme ApS", VatZone = new VatZoneNumber(1), NemHandelType = NemHandelType.Ean, Ean = "5790000000005" },
                Notes = new() { Heading = "Offer", TextLine1 = "Til Ærø" },
                References = new() { Other = "Q-1", SalesPerson = new EmployeeNumber(2) },
                Delivery = new() { City = "Ærø", DeliveryDate = new(2026, 4, 1) },
                Lines = Lines,
            },
            K))
        .Call("update", [$$"""{"quoteNumber":5,{{Common}}}""", $$"""{"quoteNumber":5,{{Common}}}"""], c => c.Quotes.UpdateAsync(new(5), q => q with { Notes = new() { Heading = "New" } }, K))
        .Call("replace", $$"""{"quoteNumber":5,{{Common}}}""", c => c.Quotes.ReplaceAsync(
            new(5),
            new()
            {
                Date = new(2026, 3, 2),
                Currency = "DKK",
                Customer = new CustomerNumber(101),
                Layout = new LayoutNumber(19),
                PaymentTerms = new PaymentTermsNumber(1),
                Recipient = new() { Name = "Acme ApS", VatZone = new VatZoneNumber(1) },
            },
            K))
        .Call("delete", () => WireHandler.Empty(204), c => c.Quotes.DeleteAsync(new(5), null, K))
        .Call("delete sent", """{"message":"Deleted 1 quote.","deletedCount":1}""", c => c.Quotes.DeleteAsync(new(5), SalesStage.Sent, K))
        .Call("mark sent", [$$"""{"quoteNumber":5,{{Common}}}""", $$"""{"quoteNumber":5,{{Common}}}"""], c => c.Quotes.MarkSentAsync(new(5), K))
        .Call("reopen", [$$"""{"quoteNumber":5,{{Common}}}""", $$"""{"quoteNumber":5,{{Common}}}"""], c => c.Quotes.ReopenAsync(new(5), K))
        .Call("invoice template", $$"""{{{Common}}}""", c => c.Quotes.GetInvoiceTemplateAsync(new(5)))
        .Call("pdf", Pdf, async c => await (await c.Quotes.GetPdfAsync(SalesStage.Sent, new(5))).DisposeAsync())
        .VerifyAsync();

    [Fact]
    public Task Orders() => Snapshot()
        .Call("list", Empty, c => Drain(c.Orders.ListAsync(SalesStage.Drafts)))
        .Call("list sent", Empty, c => Drain(c.Orders.ListAsync(SalesStage.Sent)))
        .Call("list archived", Empty, c => Drain(c.Orders.ListAsync(SalesStage.Archived)))
        .Call("get", $$"""{"orderNumber":6,{{Common}}}""", c => c.Orders.GetAsync(SalesStage.Drafts, new(6)))
        .Call("get sent", $$"""{"orderNumber":6,{{Common}}}""", c => c.Orders.GetAsync(SalesStage.Sent, new(6)))
        .Call("get archived", $$"""{"orderNumber":6,{{Common}}}""", c => c.Orders.GetAsync(SalesStage.Archived, new(6)))
        .Call("create", $$"""{"orderNumber":6,{{Common}}}""", c => c.Orders.CreateAsync(
            new()
            {
                Date = new(2026, 3, 2),
                Currency = "EUR",
                Customer = new CustomerNumber(101),
                Layout = new LayoutNumber(19),
                PaymentTerms = new PaymentTermsNumber(1),
                Recipient = new() { Name = "Acme ApS", VatZone = new VatZoneNumber(2) },
                Lines = Lines,
            },
            K))
        .Call("update", [$$"""{"orderNumber":6,{{Common}}}""", $$"""{"orderNumber":6,{{Common}}}"""], c => c.Orders.UpdateAsync(new(6), o => o with { DueDate = new(2026, 4, 1) }, K))
        .Call("delete", () => WireHandler.Empty(204), c => c.Orders.DeleteAsync(new(6), null, K))
        .Call("delete sent", () => WireHandler.Empty(204), c => c.Orders.DeleteAsync(new(6), SalesStage.Sent, K))
        .Call("mark sent", [$$"""{"orderNumber":6,{{Common}}}""", $$"""{"orderNumber":6,{{Common}}}"""], c => c.Orders.MarkSentAsync(new(6), K))
        .Call("reopen", [$$"""{"orderNumber":6,{{Common}}}""", $$"""{"orderNumber":6,{{Common}}}"""], c => c.Orders.ReopenAsync(new(6), K))
        .Call("invoice template of a sent one", $$"""{{{Common}}}""", c => c.Orders.GetInvoiceTemplateAsync(new(6), SalesStage.Sent))
        .Call("invoice template", $$"""{{{Common}}}""", c => c.Orders.GetInvoiceTemplateAsync(new(6)))
        .Call("pdf", Pdf, async c => await (await c.Orders.GetPdfAsync(SalesStage.Drafts, new(6))).DisposeAsync())
        .Call("attachment", Pdf, async c => await (await c.Orders.GetAttachmentAsync(SalesStage.Drafts, new(6))).DisposeAsync())
        .VerifyAsync();

    [Fact]
    public Task Draft_invoices() => Snapshot()
        .Call("list", Empty, c => Drain(c.DraftInvoices.ListAsync(new() { Filter = DraftInvoiceFields.LastUpdated.IsAfter(new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero)) })))
        .Call("page", Empty, c => c.DraftInvoices.ListPageAsync(null, "1x1000"))
        .Call("get", $$"""{"draftInvoiceNumber":30,{{Common}}}""", c => c.DraftInvoices.GetAsync(new(30)))
        .Call("create", $$"""{"draftInvoiceNumber":30,{{Common}}}""", c => c.DraftInvoices.CreateAsync(
            new()
            {
                Date = new(2026, 3, 2),
                Currency = "DKK",
                Customer = new CustomerNumber(101),
                Layout = new LayoutNumber(19),
                PaymentTerms = new PaymentTermsNumber(1),
                Recipient = new() { Name = "Acme ApS", VatZone = new VatZoneNumber(1) },
                Project = new ProjectNumber(4),
                Lines = [.. Lines, new() { Description = "Rent", Accrual = new() { StartDate = new(2026, 1, 1), EndDate = new(2026, 12, 31) } }],
            },
            K))
        .Call("update", [$$"""{"draftInvoiceNumber":30,{{Common}}}""", $$"""{"draftInvoiceNumber":30,{{Common}}}"""], c => c.DraftInvoices.UpdateAsync(new(30), i => i with { PaymentTerms = new PaymentTermsNumber(2) }, K))
        .Call("delete", """{"message":"Deleted 1 invoice.","deletedCount":1,"deletedItems":[{"draftInvoiceNumber":30}]}""", c => c.DraftInvoices.DeleteAsync(new(30), K))
        .Call("add lines", "{}", c => c.DraftInvoices.AddLinesAsync(new(30), Lines, K))
        .Call("booking template", """{"draftInvoice":{"draftInvoiceNumber":30,"self":"d"},"self":"s"}""", c => c.DraftInvoices.GetBookingTemplateAsync(new(30)))
        .Call("pdf", Pdf, async c => await (await c.DraftInvoices.GetPdfAsync(new(30))).DisposeAsync())
        .VerifyAsync();

    [Fact]
    public Task Booked_invoices_and_totals() => Snapshot()
        .Call("list", Empty, c => Drain(c.BookedInvoices.ListAsync(new() { Filter = BookedInvoiceFields.Number.IsMoreThan(100) })))
        .Call("page", Empty, c => c.BookedInvoices.ListPageAsync())
        .Call("paid", Empty, c => Drain(c.BookedInvoices.ListPaidAsync()))
        .Call("unpaid", Empty, c => Drain(c.BookedInvoices.ListUnpaidAsync()))
        .Call("overdue", Empty, c => Drain(c.BookedInvoices.ListOverdueAsync()))
        .Call("not due", Empty, c => Drain(c.BookedInvoices.ListNotDueAsync()))
        .Call("get", $$"""{"bookedInvoiceNumber":200,"orderNumber":6,"remainder":250.00,"sent":"x",{{Common}}}""", c => c.BookedInvoices.GetAsync(new(200)))
        .Call("book", $$"""{"bookedInvoiceNumber":200,{{Common}}}""", c => c.BookedInvoices.BookAsync(new() { DraftInvoice = new DraftInvoiceNumber(30), SendBy = InvoiceSending.Ean }, K))
        .Call("book as", () => WireHandler.Json($$"""{"bookedInvoiceNumber":777,{{Common}}}""", 201), c => c.BookedInvoices.BookAsAsync(new(777), new() { DraftInvoice = new DraftInvoiceNumber(30) }, K))
        .Call("pdf", Pdf, async c => await (await c.BookedInvoices.GetPdfAsync(new(200))).DisposeAsync())
        .Call("sendings", Empty, c => Drain(c.BookedInvoices.ListSentAsync()))
        .Call("a sending", """{"id":1,"invoice":{"bookedInvoiceNumber":200},"status":"sent","sendBy":"Email","creationDate":"2026-03-02"}""", c => c.BookedInvoices.GetSentAsync(new(1)))
        .Call("totals", "{}", c => c.InvoiceTotals.GetAsync())
        .Call("totals: drafts", "{}", c => c.InvoiceTotals.GetDraftsAsync())
        .Call("totals: booked", "{}", c => c.InvoiceTotals.GetBookedAsync())
        .Call("totals: paid", "{}", c => c.InvoiceTotals.GetPaidAsync())
        .Call("totals: unpaid", "{}", c => c.InvoiceTotals.GetUnpaidAsync())
        .Call("totals: overdue", "{}", c => c.InvoiceTotals.GetOverdueAsync())
        .Call("totals: not overdue", "{}", c => c.InvoiceTotals.GetNotOverdueAsync())
        .Call("totals: by customer", "{}", c => c.InvoiceTotals.GetDraftsByCustomerAsync())
        .Call("totals: of a customer", "{}", c => c.InvoiceTotals.GetDraftsOfCustomerAsync(new(101)))
        .Call("totals: of a customer in a year", "{}", c => c.InvoiceTotals.GetDraftsOfCustomerAsync(new(101), new AccountingYearKey("2026")))
        .Call("totals: of a customer in a period", "{}", c => c.InvoiceTotals.GetDraftsOfCustomerAsync(new(101), null, new PeriodNumber(3)))
        .Call("totals: by employee", "{}", c => c.InvoiceTotals.GetDraftsByEmployeeAsync())
        .Call("totals: of an employee", "{}", c => c.InvoiceTotals.GetDraftsOfEmployeeAsync(new(2)))
        .Call("totals: of an employee in a year", "{}", c => c.InvoiceTotals.GetDraftsOfEmployeeAsync(new(2), new AccountingYearKey("2026")))
        .Call("totals: of an employee in a period", "{}", c => c.InvoiceTotals.GetDraftsOfEmployeeAsync(new(2), null, new PeriodNumber(3)))
        .VerifyAsync();
}
