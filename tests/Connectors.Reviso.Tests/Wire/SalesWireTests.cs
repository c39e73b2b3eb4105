using static Connectors.Reviso.Tests.Wire.Wire;

namespace Connectors.Reviso.Tests.Wire;

public sealed class SalesWireTests
{
    private const string Document = """
        "number":12,"date":"2026-03-02","currency":"EUR","customer":{"customerNumber":101,"splitPayment":true,"self":"https://rest.reviso.com/customers/101"},
        "paymentTerms":{"paymentTermsNumber":2,"daysOfCredit":30,"paymentTermsType":"net","self":"p"},"recipient":{"name":"Rossi","vatZone":{"vatZoneNumber":1,"self":"z"},"publicEntryNumber":"0000000"},
        "notes":{"heading":"H","text1":"a"},"lines":[{"lineNumber":1,"description":"Sedia","product":{"productNumber":"S1","self":"x"},"quantity":2.00,"unitNetPrice":10.1234567891,
        "vatInfo":{"vatAccount":{"vatCode":"V022","self":"v"},"vatRate":22.00},"movementChainId":"c","newMember":1}],"deliveryStatus":"none","newMember":{"x":1},"self":"s"
        """;

    private static readonly SalesLine Line = new()
    {
        LineNumber = 1,
        Description = "Sedia",
        Product = new ProductNumber("S1"),
        Quantity = 2m,
        UnitNetPrice = 10.1234567891m,
        DiscountPercentage = 5m,
        VatInfo = new() { VatAccount = new VatCode("V022"), VatRate = 22m },
    };

    private static readonly Recipient To = new() { Name = "Rossi", VatZone = new VatZoneNumber(1), PublicEntryNumber = "ABCDEFG" };

    [Fact]
    public Task Quotations() => Snapshot()
        .Writes("quotations", c => c.Quotations, new(501),
            new()
            {
                Date = new(2026, 3, 2),
                Currency = "EUR",
                Customer = new CustomerNumber(101),
                PaymentTerms = new PaymentTermsNumber(2),
                Recipient = To,
                Layout = new LayoutNumber(11),
                Notes = new() { Heading = "Preventivo", Text1 = "Grazie" },
                Lines = [Line],
            },
            q => q with { Notes = new() { Heading = "Nuovo" } }, "{\"id\":501,\"isArchived\":false,\"isSent\":false," + Document + "}")
        .Call("quotations: open", Empty, c => Drain(c.Quotations.ListOpenAsync()))
        .Call("quotations: mark as sent", ["{\"id\":501,\"isSent\":false," + Document + "}", "{}"], c => c.Quotations.SetSentAsync(new(501), true))
        .Call("quotations: out of the archive", ["{\"id\":501,\"isArchived\":true," + Document + "}", "{}"], c => c.Quotations.SetArchivedAsync(new(501), false))
        .Call("quotations: pdf", () => WireHandler.Body("%PDF", "application/pdf"), async c => await (await c.Quotations.GetPdfAsync(new(501))).DisposeAsync())
        .VerifyAsync();

    [Fact]
    public Task Orders() => Snapshot()
        .Writes("orders", c => c.Orders, new(601),
            new()
            {
                Date = new(2026, 3, 2),
                Currency = "EUR",
                Customer = new DocumentCustomer { CustomerNumber = new(101), SplitPayment = true },
                PaymentTerms = new PaymentTermsNumber(2),
                PaymentType = new PaymentTypeNumber(4),
                NumberSeries = new NumberSeriesNumber(9),
                Recipient = To,
                ExchangeRate = 100m,
                VatIncluded = false,
                Delivery = new() { Address = "Via Po 2", Zip = "10123", City = "Torino" },
                DeliveryDetails = new() { NumberOfPackages = 2, DescriptionOfPackages = "Scatole", ReasonForDelivery = "Vendita" },
                References = new() { Other = "PO-7" },
                Lines = [Line],
            },
            o => o with { References = new() { Other = "PO-8" } }, "{\"id\":601,\"isArchived\":false,\"isSent\":true," + Document + "}")
        .Call("orders: open", Empty, c => Drain(c.Orders.ListOpenAsync()))
        .Call("orders: mark as sent", ["{\"id\":601," + Document + "}", "{}"], c => c.Orders.SetSentAsync(new(601), true))
        .Call("orders: archive", ["{\"id\":601," + Document + "}", "{}"], c => c.Orders.SetArchivedAsync(new(601), true))
        .Call("orders: pdf", () => WireHandler.Body("%PDF", "application/pdf"), async c => await (await c.Orders.GetPdfAsync(new(601))).DisposeAsync())
        .VerifyAsync();

    [Fact]
    public Task Draft_invoices() => Snapshot()
        .Writes("draft invoices", c => c.DraftInvoices, new(701),
            new() { Date = new(2026, 3, 2), Currency = "EUR", Customer = new CustomerNumber(101), PaymentTerms = new PaymentTermsNumber(2), Recipient = To, VatDate = new(2026, 3, 2), Lines = [Line] },
            i => i with { DueDate = new(2026, 4, 1) }, "{\"id\":701,\"vatDate\":\"2026-03-02\"," + Document + "}")
        .Call("draft invoices: delete attachment", () => WireHandler.Empty(204), c => c.DraftInvoices.DeleteAttachmentAsync(new(701)))
        .VerifyAsync();

    [Fact]
    public Task Booked_invoices() => Snapshot()
        .Reads("booked invoices", c => c.BookedInvoices, new(33), "{\"bookedInvoiceNumber\":33,\"displayInvoiceNumber\":\"FVL 12\"," + Document + "}")
        .Call("booked invoices: book", () => WireHandler.Json("""{"bookedInvoiceNumber":33,"displayInvoiceNumber":12}""", 201), c => c.BookedInvoices.BookAsync(new(701)))
        .Call("booked invoices: by text", Empty, c => Drain(c.BookedInvoices.ListAsync(new() { Filter = BookedInvoiceFields.TextLine1.Contains("PO-7") })))
        .Call("booked invoices: sent", Empty, c => Drain(c.BookedInvoices.ListSentAsync()))
        .Call("booked invoices: paid", Empty, c => Drain(c.BookedInvoices.ListPaidAsync()))
        .Call("booked invoices: unpaid", Empty, c => Drain(c.BookedInvoices.ListUnpaidAsync()))
        .Call("booked invoices: pdf", () => WireHandler.Body("%PDF", "application/pdf"), async c => await (await c.BookedInvoices.GetPdfAsync(new(33))).DisposeAsync())
        .VerifyAsync();

    [Fact]
    public Task Delivery_notes() => Snapshot()
        .Reads("delivery notes", c => c.DeliveryNotes, new("a1b2"), """{"id":"a1b2","status":"Draft","metaData":null}""")
        .Call("delivery notes: create", () => WireHandler.Json("""{"id":9,"status":"Draft","number":null}""", 201), c => c.DeliveryNotes.CreateAsync(new()
        {
            Date = new(2026, 3, 2),
            Status = DeliveryNoteStatus.Draft,
            Customer = new RecordId("101"),
            DeliveredBy = DeliveredBy.Self,
            Lines = [new() { Product = new RecordId("S1"), Description = "Sedia", Quantity = 2m }],
        }))
        .Call("delivery notes: issue", """[{"id":9}]""", c => c.DeliveryNotes.IssueAsync(new("9")))
        .Call("delivery notes: delete", () => WireHandler.Empty(204), c => c.DeliveryNotes.DeleteAsync(new("9")))
        .Call("delivery notes: pdf", () => WireHandler.Body("%PDF", "application/pdf"), async c =>
            await (await c.DeliveryNotes.GetPdfAsync(new() { Pdf = new() { Download = "https://notes-7.example/api/delivery-notes/sales/9/pdf?x=1" } })).DisposeAsync())
        .VerifyAsync();
}
