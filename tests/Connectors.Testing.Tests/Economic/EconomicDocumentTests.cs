using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Connectors.Testing.Economic;
using static Connectors.Testing.Tests.Economic.EconomicApi;

namespace Connectors.Testing.Tests.Economic;

public sealed class EconomicDocumentTests
{
    private static EconomicApi Seeded() => InProcess(a => a.Customer("Acme").Customer("Bcme").Product("A-1", "Thing", 100).Product("F-1", "Free of VAT", 50, p => p with { ProductGroupNumber = 2 }));

    [Fact]
    public async Task Checklist08_Documents_are_priced_from_their_lines_by_zone_and_group()
    {
        await using var api = Seeded();
        var made = (await api.PostAsync("invoices/drafts", Document(Line() + "," + Line("F-1", "1", "50"), ",\"netAmount\":1,\"grossAmount\":2"))).Is(201);
        Assert.Equal(("250.00", "50.00", "300.00"), (made["netAmount"], made["vatAmount"], made["grossAmount"]));
        Assert.Equal("https://economic.invalid/invoices/drafts/1", made.Header("Location"));
        Assert.Equal("2026-03-10", made["dueDate"]);
        var abroad = (await api.PostAsync("invoices/drafts", Document(Line()).Replace("\"vatZoneNumber\":1", "\"vatZoneNumber\":3"))).Is(201);
        Assert.Equal(("200.00", "0.00"), (abroad["netAmount"], abroad["vatAmount"]));
        var foreign = (await api.PostAsync("invoices/drafts", Document(Line()).Replace("DKK", "EUR"))).Is(201);
        Assert.Equal(("746.000000", "1492.00", "1865.00"), (foreign["exchangeRate"], foreign["netAmountInBaseCurrency"], foreign["grossAmountInBaseCurrency"]));
    }

    [Fact]
    public async Task Checklist08_Vat_is_rounded_per_rate_or_per_line()
    {
        await using var api = Seeded();
        var lines = string.Join(',', Enumerable.Repeat(Line(quantity: "1", price: "0.1"), 3));
        Assert.Equal("0.08", (await api.PostAsync("invoices/drafts", Document(lines)))["vatAmount"]);
        api.Oddities.VatRoundedPerLine = true;
        Assert.Equal("0.09", (await api.PostAsync("invoices/drafts", Document(lines)))["vatAmount"]);
        Assert.Equal("90.00", (await api.PostAsync("invoices/drafts", Document(Line(quantity: "1", more: ",\"discountPercentage\":10"))))["netAmount"]);
    }

    [Fact]
    public async Task Totals_can_be_a_cent_off()
    {
        await using var api = Seeded();
        (api.Oddities.NetTotalOffBy, api.Oddities.VatTotalOffBy, api.Oddities.GrossTotalOffBy) = (0.01m, 0.02m, 0.03m);
        var made = (await api.PostAsync("orders/drafts", Document(Line()))).Is(201);
        Assert.Equal(("200.01", "50.02", "250.03"), (made["netAmount"], made["vatAmount"], made["grossAmount"]));
    }

    [Theory]
    [InlineData(1, "2026-03-10")]
    [InlineData(3, "2026-04-14")]
    [InlineData(4, "2026-03-02")]
    public async Task Checklist08_The_due_date_follows_from_the_terms_whatever_was_sent(int terms, string due)
    {
        await using var api = Seeded();
        Assert.Equal(due, (await api.PostAsync("orders/drafts", Document(terms: terms, more: ",\"dueDate\":\"2031-01-01\""))).Is(201)["dueDate"]);
    }

    [Fact]
    public async Task Terms_with_a_due_date_need_one_that_is_not_before_the_date()
    {
        await using var api = Seeded();
        (await api.PostAsync("invoices/drafts", Document(terms: 5))).Refused("dueDate", "E04042");
        (await api.PostAsync("invoices/drafts", Document(terms: 5, more: ",\"dueDate\":\"2026-03-01\""))).Refused("dueDate", "E04760");
        Assert.Equal("2026-05-01", (await api.PostAsync("invoices/drafts", Document(terms: 5, more: ",\"dueDate\":\"2026-05-01\""))).Is(201)["dueDate"]);
        var mismatch = Document().Replace("\"paymentTermsNumber\":1", "\"paymentTermsNumber\":1,\"paymentTermsType\":\"dueDate\"");
        (await api.PostAsync("invoices/drafts", mismatch)).Refused("paymentTerms.paymentTermsType", "E07180");
    }

    [Theory]
    [InlineData("""{"product":{"productNumber":"A-1"},"description":"x"}""", "lines.0.quantity", "E04730")]
    [InlineData("""{"product":{"productNumber":"A-1"},"quantity":1}""", "lines.0.description", "E04300")]
    [InlineData("""{"description":"x","quantity":1}""", "lines.0.quantity", "E04300")]
    [InlineData("""{"description":"x","unitNetPrice":1}""", "lines.0.unitNetPrice", "E04300")]
    [InlineData("""{"product":{"productNumber":"A-1"},"description":"x","quantity":1,"unitNetPrice":1.005}""", "lines.0.unitNetPrice", "E04740")]
    [InlineData("""{"product":{"productNumber":"A-1"},"description":"x","quantity":1,"lineNumber":0}""", "lines.0.lineNumber", "E04300")]
    [InlineData("""{"product":{"productNumber":"nope"},"description":"x","quantity":1}""", "lines.0.product", "E06000")]
    [InlineData("""{"product":{},"description":"x","quantity":1}""", "lines.0.product", "E04500")]
    public async Task Errors_of_lines_stand_in_a_tree_with_the_index(string line, string path, string code)
    {
        await using var api = Seeded();
        (await api.PostAsync("invoices/drafts", Document(line))).Refused(path, code);
        (await api.PostAsync("invoices/drafts", Document(Line() + "," + line))).Refused(path.Replace(".0.", ".1."), code);
        Assert.Empty(api.Account.DraftInvoices);
    }

    [Theory]
    [InlineData("date")]
    [InlineData("currency")]
    [InlineData("customer")]
    [InlineData("layout")]
    [InlineData("paymentTerms")]
    [InlineData("recipient")]
    public async Task Six_members_are_required_and_two_inside_the_recipient(string name)
    {
        await using var api = Seeded();
        var body = JsonNode.Parse(Document())!.AsObject();
        body.Remove(name);
        foreach (var path in new[] { "quotes/drafts", "orders/drafts", "invoices/drafts" })
            (await api.PostAsync(path, body.ToJsonString())).Refused(name, "E04300");
        (await api.PostAsync("orders/drafts", Document().Replace("\"name\":\"Acme\",", ""))).Refused("recipient.name", "E04300");
    }

    [Fact]
    public async Task A_put_replaces_lines_keeps_what_is_required_and_does_not_follow_another_customer()
    {
        await using var api = Seeded();
        (await api.PostAsync("invoices/drafts", Document(Line() + "," + Line(), ",\"notes\":{\"heading\":\"H\"},\"references\":{\"other\":\"R-1\"}"))).Is(201);
        var reply = (await api.PutAsync("invoices/drafts/1", """{"customer":{"customerNumber":2},"recipient":{"vatZone":{"vatZoneNumber":1}},"lines":[{"description":"Text only"}]}""")).Is(200);
        Assert.Single(reply.Json["lines"]!.AsArray());
        Assert.Equal(("Acme", "0.00", null), ((string?)reply.Json["recipient"]!["name"], reply["netAmount"], reply["notes"]));
        Assert.Equal(2, api.Account.DraftInvoices[0].CustomerNumber);
        Assert.Null(api.Account.DraftInvoices[0].OtherReference);
        (await api.PutAsync("invoices/drafts/1", """{"recipient":{"name":"x"}}""")).Refused("recipient.vatZone", "E04300");
        (await api.PutAsync("invoices/drafts/9", Document())).Is(201);
    }

    [Fact]
    public async Task List_rows_have_no_lines()
    {
        await using var api = Seeded();
        (await api.PostAsync("invoices/drafts", Document(Line()))).Is(201);
        Assert.Null((await api.GetAsync("invoices/drafts")).Rows[0]!["lines"]);
        Assert.NotNull((await api.GetAsync("invoices/drafts/1")).Json["lines"]);
        Assert.Single((await api.GetAsync($"invoices/drafts?{Filter("customer.customerNumber$eq:1$and:recipient.name$like:acm")}")).Rows);
        Assert.Single((await api.GetAsync("customers/1/invoices/drafts")).Rows);
        Assert.Empty((await api.GetAsync("customers/2/invoices/drafts")).Rows);
    }

    [Fact]
    public async Task Checklist09_Booking_consumes_the_draft_and_is_numbered_in_its_own_series()
    {
        await using var api = Seeded();
        (await api.PostAsync("invoices/drafts", Document(Line()))).Is(201);
        var booked = (await api.PostAsync("invoices/booked", """{"draftInvoice":{"draftInvoiceNumber":1}}""")).Is(201);
        Assert.Equal(("20001", "250.00", "250.00", null), (booked["bookedInvoiceNumber"], booked["grossAmount"], booked["remainder"], booked["draftInvoiceNumber"]));
        var line = booked.Json["lines"]![0]!;
        Assert.Equal((25m, 50m, 200m), ((decimal)line["vatRate"]!, (decimal)line["vatAmount"]!, (decimal)line["totalNetAmount"]!));
        (await api.GetAsync("invoices/drafts/1")).Is(404);
        Assert.Null(booked["lastUpdated"]);
        (await api.PostAsync("invoices/booked", """{"draftInvoice":{"draftInvoiceNumber":1}}""")).Refused("draftInvoice.draftInvoiceNumber", "E06000");
        Assert.Single(api.Account.BookedInvoices);
        (await api.DeleteAsync("invoices/booked/20001")).Is(405);
    }

    [Fact]
    public async Task Checklist09_A_customer_or_product_of_a_document_cannot_be_deleted()
    {
        await using var api = Seeded();
        (await api.PostAsync("invoices/drafts", Document(Line()))).Is(201);
        (await api.DeleteAsync("customers/1")).Is(400);
        (await api.DeleteAsync("products/A-1")).Is(400);
        Assert.Equal("ProductUsedOnDraftInvoiceLines", (await api.DeleteAsync("productsapi/v2.0.0/products/A-1")).Is(400).Code);
        api.Account.Book(1);
        (await api.DeleteAsync("customers/1")).Is(400);
        Assert.Equal("ProductUsedOnInvoiceLines", (await api.DeleteAsync("productsapi/v2.0.0/products/A-1")).Is(400).Code);
        (await api.PostAsync("invoices/drafts", Document("", customer: 2))).Is(201);
        (await api.DeleteAsync("customers/2")).Is(400);
        (await api.DeleteAsync("invoices/drafts/1")).Is(200);
        (await api.DeleteAsync("customers/2")).Is(204);
    }

    [Fact]
    public async Task Booking_with_a_number_a_casing_and_a_text_only_draft()
    {
        await using var api = InProcess(a => a.Customer("Acme").Product("A-1", "Thing", 100));
        for (var i = 0; i < 3; i++)
            (await api.PostAsync("invoices/drafts", Document(i < 2 ? Line() : """{"description":"Text"}"""))).Is(201);
        (await api.PostAsync("invoices/booked", """{"draftInvoice":{"draftInvoiceNumber":1},"sendBy":"ean"}""")).Refused("sendBy", "E04300");
        (await api.PostAsync("invoices/booked", """{"draftInvoice":{"draftInvoiceNumber":1},"bookWithNumber":500,"sendBy":"Email"}""")).Is(201);
        (await api.PutAsync("invoices/booked/500", """{"draftInvoice":{"draftInvoiceNumber":2}}""")).Refused("bookWithNumber", "E06010");
        (await api.PutAsync("invoices/booked/501", """{"draftInvoice":{"self":"https://x/invoices/drafts/2?demo=true"}}""")).Is(201);
        (await api.PostAsync("invoices/booked", """{"draftInvoice":{"draftInvoiceNumber":3}}""")).Refused("draftInvoice", "E04300");
        Assert.Equal([500, 501], api.Account.BookedInvoices.Select(b => b.Number));
        var sent = (await api.GetAsync("invoices/sent")).Rows.Single()!;
        Assert.Equal(("Email", 500), ((string?)sent["sendBy"], (int)sent["invoice"]!["bookedInvoiceNumber"]!));
        (await api.GetAsync("invoices/sent/1")).Is(200);
        var instructions = (await api.GetAsync("invoices/drafts/3/templates/booking-instructions")).Is(200);
        Assert.Equal(3, (int)instructions.Json["draftInvoice"]!["draftInvoiceNumber"]!);
    }

    [Fact]
    public async Task Checklist04_Deleting_drafts_answers_200_with_a_body_and_all_of_them_without_a_number()
    {
        await using var api = Seeded();
        for (var i = 0; i < 4; i++)
            (await api.PostAsync("invoices/drafts", Document(Line()))).Is(201);
        var one = (await api.DeleteAsync("invoices/drafts/2")).Is(200);
        Assert.Equal(("1", 2), (one["deletedCount"], (int)one.Json["deletedItems"]![0]!["draftInvoiceNumber"]!));
        Assert.Equal("E06000", (await api.DeleteAsync("invoices/drafts/2")).Is(404).Code);
        api.Oddities.DeleteAllDraftsHonoursFilter = true;
        Assert.Equal("1", (await api.DeleteAsync($"invoices/drafts?{Filter("draftInvoiceNumber$eq:1")}")).Is(200)["deletedCount"]);
        api.Oddities.DeleteAllDraftsHonoursFilter = false;
        Assert.Equal("2", (await api.DeleteAsync($"invoices/drafts?{Filter("draftInvoiceNumber$eq:3")}")).Is(200)["deletedCount"]);
        Assert.Empty(api.Account.DraftInvoices);
    }

    [Fact]
    public async Task Lines_can_be_added_to_a_draft()
    {
        await using var api = Seeded();
        (await api.PostAsync("invoices/drafts", Document(Line()))).Is(201);
        (await api.PostAsync("invoices/drafts/1/lines", $$"""{"lines":[{{Line("F-1", "1", "50")}}]}""")).Is(201);
        Assert.Equal([1, 2], api.Account.DraftInvoices[0].Lines.Select(l => l.LineNumber));
        Assert.Equal(250m, api.Account.DraftInvoices[0].NetAmount);
        (await api.PostAsync("invoices/drafts/1/lines", """{"lines":[{"product":{"productNumber":"A-1"},"description":"x"}]}""")).Refused("lines.0.quantity", "E04730");
    }

    [Fact]
    public async Task Paid_unpaid_overdue_follow_the_remainder_and_the_clock()
    {
        await using var api = Seeded();
        var date = api.Sim.Clock.GetUtcNow().ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        for (var i = 0; i < 2; i++)
        {
            (await api.PostAsync("invoices/drafts", Document(Line(), date: date))).Is(201);
            api.Account.Book(1);
        }

        Assert.Equal(500m, api.Account.Customers[0].Balance);
        api.Account.Pay(20001);
        api.Account.Pay(20002, 50);
        async Task<int[]> Numbers(string path) => [.. (await api.GetAsync(path)).Is(200).Rows.Select(r => (int)r!["bookedInvoiceNumber"]!)];
        Assert.Equal((int[])[20001], await Numbers("invoices/paid"));
        Assert.Equal((int[])[20002], await Numbers("invoices/unpaid"));
        Assert.Equal((int[])[20002], await Numbers("invoices/not-due"));
        Assert.Empty(await Numbers("invoices/overdue"));
        api.Sim.Clock.Advance(TimeSpan.FromDays(10));
        Assert.Equal((int[])[20002], await Numbers("invoices/overdue"));
        Assert.Empty(await Numbers("invoices/not-due"));
        Assert.Equal("200.00", (await api.GetAsync("customers/1"))["dueAmount"]);
        Assert.Equal("200.00", (await api.GetAsync("invoices/booked/20002"))["remainder"]);
        (await api.GetAsync($"invoices/booked?{Filter("remainder$gt:0")}")).Is(400);
        var totals = (await api.GetAsync("invoices/totals/booked/unpaid/overdue")).Is(200);
        Assert.Equal(("1", "200.00", "200.00"), (totals["invoiceCount"], totals["grossRemainderInBaseCurrency"], totals["netAmountInBaseCurrency"]));
        Assert.Equal(2, (int)(await api.GetAsync("invoices/totals")).Json["booked"]!["invoiceCount"]!);
    }

    [Fact]
    public async Task Booking_moves_the_customers_lastUpdated_although_nobody_edited_it()
    {
        await using var api = Seeded();
        var before = api.Account.Customers[0].LastUpdated;
        api.Sim.Clock.Advance(TimeSpan.FromHours(1));
        (await api.PostAsync("invoices/drafts", Document(Line()))).Is(201);
        Assert.Equal(before, api.Account.Customers[0].LastUpdated);
        api.Account.Book(1);
        Assert.NotEqual(before, api.Account.Customers[0].LastUpdated);
        before = api.Account.Customers[0].LastUpdated;
        api.Oddities.BookingTouchesCustomer = false;
        api.Sim.Clock.Advance(TimeSpan.FromHours(1));
        api.Account.Pay(20001);
        Assert.Equal(before, api.Account.Customers[0].LastUpdated);
        api.Account.TouchCustomer(1);
        Assert.NotEqual(before, api.Account.Customers[0].LastUpdated);
    }

    [Fact]
    public async Task Pdfs_are_real_and_carry_the_text()
    {
        await using var api = Seeded();
        var draft = (await api.PostAsync("invoices/drafts", Document(Line()))).Is(201);
        var link = (string)draft.Json["pdf"]!["download"]!;
        var pdf = (await api.GetAsync(link)).Is(200);
        Assert.Equal("application/pdf", pdf.ContentType);
        Assert.StartsWith("%PDF-1.4", pdf.Text, StringComparison.Ordinal);
        Assert.Contains("Total DKK 250.00", pdf.Text, StringComparison.Ordinal);
        api.Account.Book(1);
        Assert.Contains("booked 20001", (await api.GetAsync("invoices/booked/20001/pdf")).Is(200).Text, StringComparison.Ordinal);
        (await api.GetAsync(link)).Is(404);
    }

    [Theory]
    [InlineData("orders", "orderNumber")]
    [InlineData("quotes", "quoteNumber")]
    public async Task Quotes_and_orders_are_the_same_template(string name, string key)
    {
        await using var api = Seeded();
        var made = (await api.PostAsync($"{name}/drafts", Document(Line()))).Is(201);
        Assert.Equal(("1", "250.00"), (made[key], made["grossAmount"]));
        (await api.PutAsync($"{name}/drafts/1", Document(Line(quantity: "1")))).Is(200);
        Assert.Equal("125.00", (await api.GetAsync($"{name}/drafts/1"))["grossAmount"]);
        (await api.GetAsync($"{name}/sent/1")).Is(404);
        (await api.GetAsync(name)).Is(200);
        (await api.DeleteAsync($"{name}/drafts/1")).Is(204);
        (await api.DeleteAsync($"{name}/drafts/1")).Is(404);
        api.Oddities.OrderDeleteAnswersBody = true;
        (await api.PostAsync($"{name}/drafts", Document())).Is(201);
        Assert.Equal("1", (await api.DeleteAsync($"{name}/drafts/1")).Is(200)["deletedCount"]);
        api.Oddities.OrderPutNeedsUnitName = true;
        (await api.PostAsync($"{name}/drafts", Document(Line()))).Is(201);
        (await api.PutAsync($"{name}/drafts/1", Document(Line(more: ",\"unit\":{\"unitNumber\":1}")))).Refused("lines.0.unit.name", "E04300");
    }

    [Fact]
    public async Task Unverified_an_order_is_marked_sent_and_back_unless_no_endpoint_does_it()
    {
        await using var api = Seeded();
        var order = (await api.PostAsync("orders/drafts", Document(Line()))).Is(201);
        (await api.PostAsync("orders/sent", order.Text.Replace("\"quantity\":2.00", "\"quantity\":3.00"))).Refused("lines", "E04300");
        (await api.PostAsync("orders/sent", order.Text)).Is(201);
        Assert.Equal("sent", api.Account.Orders[0].State);
        (await api.PostAsync("orders/drafts", (await api.GetAsync("orders/sent/1")).Text)).Is(201);
        Assert.Equal(["drafts"], api.Account.Orders.Select(o => o.State));
        api.Oddities.OrdersCanBeMarkedSent = false;
        (await api.PostAsync("orders/sent", order.Text)).Is(405);
    }

    [Theory]
    [InlineData("sent", "archived")]
    [InlineData("drafts", "drafts")]
    public async Task An_order_is_upgraded_to_a_draft_invoice_and_a_sent_one_is_archived(string state, string after)
    {
        await using var api = Seeded();
        (await api.PostAsync("orders/drafts", Document(Line()))).Is(201);
        api.Account.MoveOrder(1, state);
        var template = (await api.GetAsync($"orders/{state}/1/templates/upgrade-instructions/draftInvoice")).Is(200);
        (await api.PostAsync("invoices/drafts", template.Text)).Is(201);
        Assert.Equal(250m, api.Account.DraftInvoices.Single().GrossAmount);
        Assert.Equal(after, api.Account.Orders[0].State);
        api.Account.Book(1);
        Assert.Equal("1", (await api.GetAsync("invoices/booked/20001"))["orderNumber"]);
    }

    [Fact]
    public async Task Orders_and_the_inventory_module_of_2019()
    {
        await using var api = Seeded();
        api.Account.Modules.Add("Inventory");
        (await api.PostAsync("orders/drafts", Document())).Is(201);
        api.Oddities.OrdersRefusedWithInventory = true;
        (await api.PostAsync("orders/drafts", Document())).Is(400);
    }

    [Fact]
    public async Task An_order_carries_an_attachment_that_must_be_a_pdf()
    {
        await using var api = Seeded();
        (await api.PostAsync("orders/drafts", Document())).Is(201);
        async Task<EconomicReply> Upload(byte[] file)
        {
            using var form = new MultipartFormDataContent();
            var part = new ByteArrayContent(file);
            part.Headers.ContentType = new MediaTypeHeaderValue("application/pdf");
            form.Add(part, "file", "a.pdf");
            using var request = new HttpRequestMessage(HttpMethod.Post, "orders/drafts/1/attachment/file") { Content = form };
            request.Headers.Add("X-AppSecretToken", api.Sim.App.SecretToken);
            request.Headers.Add("X-AgreementGrantToken", api.Account.GrantToken);
            return await api.SendAsync(request);
        }

        (await api.GetAsync("orders/drafts/1/attachment/file")).Is(404);
        (await Upload("plain"u8.ToArray())).Is(400);
        var pdf = Encoding.Latin1.GetBytes("%PDF-1.4\nhello\n%%EOF\n");
        (await Upload(pdf)).Is(201);
        Assert.Equal(pdf, (await api.GetAsync("orders/drafts/1/attachment/file")).Is(200).Bytes);
        (await api.DeleteAsync("orders/drafts/1/attachment/file")).Is(204);
        (await api.GetAsync("orders/drafts/1/attachment/file")).Is(404);
    }

    [Fact]
    public async Task The_account_seeds_documents_in_a_line()
    {
        await using var api = InProcess(a => a.Customer("Acme").Product("A-1", "Thing", 100)
            .DraftInvoice(1, new EconomicDocumentLine { ProductNumber = "A-1", Description = "Thing", Quantity = 3, UnitNetPrice = 10 }).Order(1).Quote(1));
        Assert.Equal("37.50", (await api.GetAsync("invoices/drafts/1")).Is(200)["grossAmount"]);
        (await api.GetAsync("orders/drafts/1")).Is(200);
        api.Account.MoveQuote(1, "archived");
        (await api.GetAsync("quotes/archived/1")).Is(200);
        api.Account.DeleteDraft(1);
        Assert.Empty(api.Account.DraftInvoices);
    }
}
