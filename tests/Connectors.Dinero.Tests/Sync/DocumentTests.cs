using Connectors.Dinero.Sync;
using Connectors.Sync;
using Connectors.Testing.Dinero;

namespace Connectors.Dinero.Tests.Sync;

/// <summary>Neutral documents as Dinero's drafts. The expected values are written by hand from Dinero's documents: a draft has UnitPrice, Discount in percent and an account that decides the VAT.</summary>
public sealed class DocumentTests
{
    private static readonly Guid Intent = new("0199aaaa-2222-7222-8222-222222222222");
    private static readonly DateOnly Day = new(2026, 3, 2);

    public static TheoryData<string, DocumentLine, StoredLine, decimal, decimal> Lines => new()
    {
        { "a free line", Line("Consulting", 2, 400, "hours", "1000"), Wire("Consulting", 2, 400, 0, "hours", 1000), 800, 1000 },
        { "a price of zero is a price", Line("Gift", 1, 0, "parts", "1000"), Wire("Gift", 1, 0, 0, "parts", 1000), 0, 0 },
        { "a return", Line("Back", -1, 100, "parts", "1000"), Wire("Back", -1, 100, 0, "parts", 1000), -100, -125 },
        { "a discount of all", Line("Free", 3, 10, "parts", "1000", 100), Wire("Free", 3, 10, 100, "parts", 1000), 0, 0 },
        { "a discount with decimals", Line("Less", 1, 100, "parts", "1000", 12.5m), Wire("Less", 1, 100, 12.5m, "parts", 1000), 87.50m, 109.38m },
        { "four decimals", Line("Fine", 1000, 0.1234m, "km", "1000"), Wire("Fine", 1000, 0.1234m, 0, "km", 1000), 123.40m, 154.25m },
        { "a tie is rounded up", Line("Tie", 1, 0.50m, "parts", "1000"), Wire("Tie", 1, 0.50m, 0, "parts", 1000), 0.50m, 0.63m },
        { "no VAT", Line("Abroad", 1, 100, "parts", "1060"), Wire("Abroad", 1, 100, 0, "parts", 1060), 100, 100 },
        { "quantities with decimals", Line("Half", 0.25m, 99.99m, "day", "1000"), Wire("Half", 0.25m, 99.99m, 0, "day", 1000), 25.00m, 31.25m },
        { "letters of two bytes", Line("Åløse & ærø <b>", 1, 1, "parts", "1000"), Wire("Åløse & ærø <b>", 1, 1, 0, "parts", 1000), 1, 1.25m },
        { "a product brings name, unit and account", new() { Code = "T-1", Text = "Timeløn", Quantity = 1, UnitPrice = 800 }, Wire("Timeløn", 1, 800, 0, "hours", 1000), 800, 1000 },
        { "a product's own text stays, the CRM's stands below", new() { Code = "T-1", Text = "Night shift", Quantity = 1, UnitPrice = 800 }, Wire("Timeløn", 1, 800, 0, "hours", 1000) with { Comments = "Night shift" }, 800, 1000 },
        { "the line's account stands before the product's", new() { Code = "T-1", Text = "Timeløn", Quantity = 1, UnitPrice = 800, VatCode = "1060" }, Wire("Timeløn", 1, 800, 0, "hours", 1060), 800, 800 },
    };

    [Theory, MemberData(nameof(Lines))]
    public async Task A_line_goes_over_as_it_is_and_the_total_expected_is_the_total_made(string what, DocumentLine line, StoredLine expected, decimal net, decimal gross)
    {
        await using var f = await StartAsync();
        var request = Request(f, line);
        var check = await Sender(f).CheckAsync(request, default);
        Assert.True(check.Problems.IsEmpty, what + ": " + string.Join(" ", check.Problems));
        Assert.Equal((net, gross), (check.Totals!.Value.Net, check.Totals.Value.Gross));
        Assert.Empty(f.Dinero.Account.Invoices);

        var sent = Assert.IsType<DocumentOutcome.Applied>(await SendAsync(f, request)).Document;
        var stored = Assert.Single(f.Dinero.Account.Invoices);
        var wire = Assert.Single(stored.Lines);
        Assert.Equal(expected with { ProductGuid = wire.ProductGuid }, Wire(wire.Description, wire.Quantity, wire.UnitPrice, wire.Discount, wire.Unit, wire.AccountNumber) with { Comments = wire.Comments, ProductGuid = wire.ProductGuid });
        Assert.Equal(check.Totals, sent.Totals);
        Assert.Equal((DocumentStatus.Draft, null, Intent.ToString("D")), (sent.Status, sent.Number, sent.Id.Value));
        Assert.Equal((request.Marker, Day, "DKK"), (stored.ExternalReference, stored.Date, stored.Currency));
    }

    public static TheoryData<string, Func<Document, Document>, string, string> Refused => new()
    {
        { "a discount of the whole", d => d with { Discount = new(10, null) }, "discount", "discount" },
        { "a discount by amount", d => d with { Lines = [d.Lines[0] with { Discount = new(null, 5) }] }, "lines[1].discount", "discount-amount" },
        { "a rate of one's own", d => d with { Currency = "EUR", ExchangeRate = 7.46m }, "exchangeRate", "exchange-rate" },
        { "an address of delivery", d => d with { DeliveryAddress = new() { City = "Aarhus" } }, "deliveryAddress", "delivery-address" },
        { "a unit that Dinero does not have", d => d with { Lines = [d.Lines[0] with { Unit = "hour" }] }, "lines[1].unit", "unit" },
        { "no unit", d => d with { Lines = [d.Lines[0] with { Unit = null }] }, "lines[1].unit", "unit-missing" },
        { "a VAT code that is no account", d => d with { Lines = [d.Lines[0] with { VatCode = "25%" }] }, "lines[1].vatCode", "vat-code" },
        { "an account that does not exist", d => d with { Lines = [d.Lines[0] with { VatCode = "4711" }] }, "lines[1].vatCode", "vat-code" },
        { "no VAT at all", d => d with { Lines = [d.Lines[0] with { VatCode = null }] }, "lines[1].vatCode", "vat-missing" },
        { "a product that is not there", d => d with { Lines = [d.Lines[0] with { Code = "NOPE" }] }, "lines[1].code", "product-unknown" },
        { "a number of two products", d => d with { Lines = [d.Lines[0] with { Code = "TWICE" }] }, "lines[1].code", "product-ambiguous" },
        { "terms that Dinero does not know", d => d with { PaymentTerms = "30 days" }, "paymentTerms", "payment-terms" },
        { "due before its date", d => d with { DueDate = new(2026, 3, 1) }, "dueDate", "due-date" },
    };

    [Theory, MemberData(nameof(Refused))]
    public async Task What_Dinero_cannot_express_is_refused_before_anything_is_sent(string what, Func<Document, Document> change, string field, string code)
    {
        await using var f = await StartAsync(a => a.Product("One", 1, p => p with { ProductNumber = "TWICE" }).Product("Two", 1, p => p with { ProductNumber = "TWICE" }));
        var request = Request(f, Line("x", 1, 1, "parts", "1000"));
        var check = await Sender(f).CheckAsync(request with { Document = change(request.Document) }, default);
        var problem = Assert.Single(check.Problems);
        Assert.True((field, code) == (problem.Field, problem.Code), $"{what}: {problem}");
        Assert.False(string.IsNullOrWhiteSpace(problem.Remedy), what);
        Assert.Empty(f.Dinero.Account.Invoices);
    }

    [Fact]
    public async Task All_problems_are_said_at_once()
    {
        await using var f = await StartAsync();
        var request = Request(f, Line("x", 1, 1, "hour", "9"), Line("y", 1, 1, null, "1000"));
        var check = await Sender(f).CheckAsync(request with { Document = request.Document with { Discount = new(5, null) } }, default);
        Assert.Equal(["discount", "lines[1].unit", "lines[1].vatCode", "lines[2].unit"], check.Problems.Select(p => p.Field).Order());
        Assert.Equal(0, f.Dinero.CountCalls("invoices.fetch"));
    }

    [Theory]
    [InlineData("Netto:14", "Netto", 14)]
    [InlineData("CurrentMonthOut:30", "CurrentMonthOut", 30)]
    [InlineData("NettoCash", "NettoCash", null)]
    public async Task Terms_go_over_by_their_key(string key, string type, int? days)
    {
        await using var f = await StartAsync();
        var request = Request(f, Line("x", 1, 1, "parts", "1000"));
        await SendAsync(f, request with { Document = request.Document with { PaymentTerms = key } });
        var stored = Assert.Single(f.Dinero.Account.Invoices);
        Assert.Equal((type, days), (stored.PaymentConditionType, stored.PaymentConditionNumberOfDays));
    }

    [Fact]
    public async Task A_due_date_is_so_many_days_net()
    {
        await using var f = await StartAsync();
        var request = Request(f, Line("x", 1, 1, "parts", "1000"));
        await SendAsync(f, request with { Document = request.Document with { DueDate = new(2026, 3, 10) } });
        var stored = Assert.Single(f.Dinero.Account.Invoices);
        Assert.Equal(("Netto", 8, new DateOnly(2026, 3, 10)), (stored.PaymentConditionType, stored.PaymentConditionNumberOfDays, stored.PaymentDate));
    }

    [Fact]
    public async Task References_stand_in_the_comment_because_Dinero_has_no_field_for_them()
    {
        await using var f = await StartAsync(options: new() { OurReferenceText = "Sælger: {0}" });
        var request = Request(f, Line("x", 1, 1, "parts", "1000"));
        await SendAsync(f, request with { Document = request.Document with { Comment = "Tak", YourReference = "PO 7", OurReference = "Ida" } });
        Assert.Equal("Tak\nDeres ref.: PO 7\nSælger: Ida", Assert.Single(f.Dinero.Account.Invoices).Comment);
    }

    [Fact]
    public async Task Prices_with_VAT_stay_prices_with_VAT()
    {
        await using var f = await StartAsync();
        var request = Request(f, Line("x", 1, 125, "parts", "1000"));
        request = request with { Document = request.Document with { PricesIncludeVat = true } };
        var check = await Sender(f).CheckAsync(request, default);
        var sent = Assert.IsType<DocumentOutcome.Applied>(await SendAsync(f, request)).Document;
        Assert.Equal((new DocumentTotals(100, 25, 125), check.Totals), (sent.Totals, sent.Totals));
        Assert.True(Assert.Single(f.Dinero.Account.Invoices).ShowLinesInclVat);
    }

    [Fact]
    public async Task A_text_line_has_no_amounts()
    {
        await using var f = await StartAsync();
        await SendAsync(f, Request(f, Line("x", 1, 1, "parts", "1000"), new DocumentLine { Text = "Thank you" }));
        var line = Assert.Single(f.Dinero.Account.Invoices).Lines[1];
        Assert.Equal(("Text", "Thank you", 0m), (line.LineType, line.Description, line.UnitPrice));
    }

    [Fact]
    public async Task A_document_is_found_by_the_id_that_we_chose_and_by_our_marker()
    {
        await using var f = await StartAsync();
        var request = Request(f, Line("x", 1, 1, "parts", "1000"));
        var send = new DocumentSend { Request = request, IntentId = Intent };
        Assert.IsType<DocumentFinding.NotFound>(await Sender(f).FindAsync(new() { Send = send }, default));
        await SendAsync(f, request);
        Assert.Equal(Intent.ToString("D"), Assert.IsType<DocumentFinding.Found>(await Sender(f).FindAsync(new() { Send = send }, default)).Document.Id.Value);
        // A store that was restored from a backup knows no intent.
        Assert.Equal(Intent.ToString("D"), Assert.IsType<DocumentFinding.Found>(await Sender(f).FindAsync(new() { Send = send with { IntentId = Guid.Empty }, BeforeSending = true }, default)).Document.Id.Value);
        // Somebody else's document under that very id would be none of ours.
        f.Dinero.Account.EditInvoice(Intent, i => i with { ExternalReference = "theirs" });
        Assert.IsType<DocumentFinding.NotFound>(await Sender(f).FindAsync(new() { Send = send }, default));
    }

    [Fact]
    public async Task A_lost_reply_is_uncertain_and_the_draft_is_found_and_not_made_again()
    {
        await using var f = await StartAsync();
        f.Dinero.Faults.LoseReplyAfterCommit("invoices.create");
        var request = Request(f, Line("x", 1, 1, "parts", "1000"));
        Assert.IsType<DocumentOutcome.Uncertain>(await SendAsync(f, request));
        var found = Assert.IsType<DocumentFinding.Found>(await Sender(f).FindAsync(new() { Send = new() { Request = request, IntentId = Intent } }, default));
        Assert.Equal((Assert.Single(f.Dinero.Account.Invoices).Guid.ToString("D"), false), (found.Document.Id.Value, found.BySeries));
    }

    [Fact]
    public async Task A_deleted_draft_does_not_count_as_sent_and_two_of_one_marker_are_a_question()
    {
        await using var f = await StartAsync();
        var request = Request(f, Line("x", 1, 1, "parts", "1000"));
        await SendAsync(f, request);
        f.Dinero.Account.DeleteInvoice(Intent);
        var search = new DocumentSearch { Send = new() { Request = request, IntentId = Intent } };
        Assert.IsType<DocumentFinding.NotFound>(await Sender(f).FindAsync(search, default));
        var contact = f.Dinero.Account.Contacts[0].ContactGuid;
        f.Dinero.Account.AddInvoice(contact, i => i with { ExternalReference = request.Marker });
        f.Dinero.Account.AddInvoice(contact, i => i with { ExternalReference = request.Marker });
        Assert.IsType<DocumentFinding.CannotTell>(await Sender(f).FindAsync(search, default));
    }

    [Fact]
    public async Task The_states_of_an_invoice_follow_its_life_with_amounts()
    {
        await using var f = await StartAsync();
        await SendAsync(f, Request(f, Line("x", 1, 100, "parts", "1000")));
        var draft = await StateAsync(f);
        Assert.Equal((DocumentStatus.Draft, null, null), (draft.Status, draft.Number, draft.Paid));
        var booked = f.Dinero.Account.BookInvoice(Intent);
        var issued = await StateAsync(f);
        Assert.Equal((DocumentStatus.Issued, booked.Number.ToString(), 0m, 125m), (issued.Status, issued.Number, issued.Paid, issued.Open));
        f.Dinero.Account.PayInvoice(Intent, 25);
        var part = await StateAsync(f);
        Assert.Equal((DocumentStatus.PartPaid, 25m, 100m), (part.Status, part.Paid, part.Open));
        f.Dinero.Account.PayInvoice(Intent, 100);
        Assert.Equal(DocumentStatus.Paid, (await StateAsync(f)).Status);
    }

    [Fact]
    public async Task A_draft_that_was_deleted_is_gone_and_one_that_nobody_knows_is_unknown()
    {
        await using var f = await StartAsync();
        await SendAsync(f, Request(f, Line("x", 1, 100, "parts", "1000")));
        f.Dinero.Account.DeleteInvoice(Intent);
        Assert.Equal(DocumentStatus.Gone, (await StateAsync(f)).Status);
        var states = await Sender(f).ReadStatesAsync(DocumentKind.Invoice, [new(Guid.NewGuid().ToString("D"))], default);
        Assert.Equal(DocumentStatus.Unknown, Assert.Single(states).Status);
    }

    [Fact]
    public async Task A_draft_is_changed_and_keeps_what_only_Dinero_knows()
    {
        await using var f = await StartAsync();
        var request = Request(f, Line("x", 1, 100, "parts", "1000"));
        await SendAsync(f, request);
        f.Dinero.Account.EditInvoice(Intent, i => i with { Description = "Our heading", Language = "en-GB" });
        var changed = request with { Document = request.Document with { Lines = [Line("y", 2, 50, "parts", "1000")], Comment = "Changed" } };
        var outcome = await Updater(f).UpdateAsync(new(Intent.ToString("D")), new() { Request = changed, IntentId = Guid.NewGuid() }, default);
        Assert.IsType<DocumentOutcome.Applied>(outcome);
        var stored = Assert.Single(f.Dinero.Account.Invoices);
        Assert.Equal(("Our heading", "en-GB", "Changed", "y", request.Marker), (stored.Description, stored.Language, stored.Comment, Assert.Single(stored.Lines).Description, stored.ExternalReference));

        f.Dinero.Account.BookInvoice(Intent);
        var stale = Assert.IsType<DocumentOutcome.Stale>(await Updater(f).UpdateAsync(new(Intent.ToString("D")), new() { Request = request, IntentId = Guid.NewGuid() }, default));
        Assert.Equal(DocumentStatus.Issued, stale.Current!.Status);
    }

    [Fact, Acceptance("P-42a", Missing = "through the engine and its settings")]
    public async Task Booking_comes_once_and_a_mail_only_after_it()
    {
        await using var f = await StartAsync();
        var request = Request(f, Line("x", 1, 100, "parts", "1000"));
        await SendAsync(f, request);
        var send = new DocumentSend { Request = request, IntentId = Guid.NewGuid() };
        Assert.IsType<DocumentOutcome.Stale>(await Steps(f).TakeAsync(DocumentStep.Mail, new(Intent.ToString("D")), send, default));
        Assert.Empty(f.Dinero.Account.Mails);
        var booked = Assert.IsType<DocumentOutcome.Applied>(await Steps(f).TakeAsync(DocumentStep.Book, new(Intent.ToString("D")), send, default)).Document;
        Assert.Equal((DocumentStatus.Issued, Assert.Single(f.Dinero.Account.Invoices).Number.ToString()), (booked.Status, booked.Number));
        // A lost reply: taken again it books nothing twice.
        Assert.Equal(booked.Number, Assert.IsType<DocumentOutcome.Applied>(await Steps(f).TakeAsync(DocumentStep.Book, new(Intent.ToString("D")), send, default)).Document.Number);
        Assert.Equal(1, f.Dinero.CountCalls("invoices.book"));
        var mailed = Assert.IsType<DocumentOutcome.Applied>(await Steps(f).TakeAsync(DocumentStep.Mail, new(Intent.ToString("D")), send, default)).Document;
        Assert.Equal(DocumentStatus.Sent, mailed.Status);
        Assert.Single(f.Dinero.Account.Mails);
    }

    [Fact]
    public async Task What_a_step_needs_is_said_before_the_document_exists()
    {
        await using var f = await StartAsync(a => a.EditContact(a.Contacts[0].ContactGuid, c => c with { Email = null, EanNumber = null, VatNumber = null }));
        var request = Request(f, Line("x", 1, 1, "parts", "1000"));
        var check = await Sender(f).CheckAsync(request with { Flow = request.Flow with { Mail = true, EInvoice = true } }, default);
        Assert.Equal(["e-invoice-needs-booking", "e-invoice-payment", "e-invoice.receiver", "email", "mail-needs-booking"], check.Problems.Select(p => p.Code).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_offer_becomes_a_trade_offer()
    {
        await using var f = await StartAsync();
        var request = Request(f, Line("x", 1, 100, "parts", "1000"));
        request = request with { Document = request.Document with { Kind = DocumentKind.Quote }, Flow = request.Flow with { Kind = DocumentKind.Quote } };
        var check = await Sender(f).CheckAsync(request, default);
        var sent = Assert.IsType<DocumentOutcome.Applied>(await SendAsync(f, request)).Document;
        Assert.Equal((new DocumentTotals(100, 25, 125), check.Totals), (sent.Totals, sent.Totals));
        Assert.Equal((request.Marker, Intent), (Assert.Single(f.Dinero.Account.TradeOffers).ExternalReference, f.Dinero.Account.TradeOffers[0].Guid));
        f.Dinero.Account.EditTradeOffer(Intent, o => o with { Status = "CustomerDeclined" });
        Assert.Equal(DocumentStatus.Cancelled, Assert.Single(await Sender(f).ReadStatesAsync(DocumentKind.Quote, [sent.Id], default)).Status);
    }

    [Fact]
    public async Task Words_of_the_options_that_cannot_be_are_named()
    {
        await using var f = await StartAsync();
        Assert.Contains("write {0} there", Assert.Throws<ArgumentException>(() => new DineroSyncProvider(f.Client, new() { YourReferenceText = "x" }) is null).Message, StringComparison.Ordinal);
    }

    internal static Task<SyncFixture> StartAsync(Action<DineroAccount>? more = null, DineroSyncOptions? options = null) => SyncFixture.StartAsync(a =>
    {
        a.Contact("Acme ApS", c => c with { Email = "acme@example.com" }).EntryAccount(1060, "Salg uden moms").Product("Timeløn", 800, p => p with { Unit = "hours", ProductNumber = "T-1", AccountNumber = 1000 });
        more?.Invoke(a);
    }, options);

    internal static IDocumentSender Sender(SyncFixture f) => f.Provider.GetFeature<IDocumentSender>()!;

    private static IDraftUpdater Updater(SyncFixture f) => f.Provider.GetFeature<IDraftUpdater>()!;

    private static IDocumentSteps Steps(SyncFixture f) => f.Provider.GetFeature<IDocumentSteps>()!;

    private static async Task<DocumentOutcome> SendAsync(SyncFixture f, DocumentRequest request)
    {
        var send = new DocumentSend { Request = request, IntentId = Intent };
        return await Sender(f).SendAsync(send with { Evidence = await Sender(f).PrepareAsync(send, default) }, default);
    }

    private static async Task<DocumentState> StateAsync(SyncFixture f) => Assert.Single(await Sender(f).ReadStatesAsync(DocumentKind.Invoice, [new(Intent.ToString("D"))], default));

    internal static DocumentRequest Request(SyncFixture f, params DocumentLine[] lines) => new()
    {
        Flow = new() { Name = "invoice", Source = "offer", Kind = DocumentKind.Invoice },
        Stage = DocumentStage.Draft,
        Customer = new(f.Dinero.Account.Contacts[0].ContactGuid.ToString("D")),
        Marker = "cx1:acme:invoice:7:1",
        Document = new() { Source = new("offer", "7"), Kind = DocumentKind.Invoice, Date = Day, Currency = "DKK", Lines = [.. lines] },
    };

    internal static DocumentLine Line(string text, decimal quantity, decimal price, string? unit, string? account, decimal? percent = null) =>
        new() { Text = text, Quantity = quantity, UnitPrice = price, Unit = unit, VatCode = account, Discount = percent is null ? null : new(percent, null) };

    private static StoredLine Wire(string? description, decimal quantity, decimal price, decimal discount, string? unit, int account) =>
        new() { Description = description, Quantity = quantity, UnitPrice = price, Discount = discount, Unit = unit, AccountNumber = account, LineType = "Product" };
}
