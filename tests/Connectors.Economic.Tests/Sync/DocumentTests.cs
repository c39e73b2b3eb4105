using System.Text.Json;
using Connectors.Economic.Sync;
using Connectors.Sync;
using Connectors.Testing.Economic;

namespace Connectors.Economic.Tests.Sync;

/// <summary>Sending, finding, changing, booking and following documents.</summary>
public sealed class DocumentTests
{
    private static readonly Guid Intent = new("0199aaaa-2222-7222-8222-222222222222");

    [Fact, Acceptance("P-29", Missing = "VAT codes of two rates are asserted in the table of documents")]
    public async Task The_head_names_recipient_zone_terms_layout_references_and_delivery()
    {
        await using var f = await SyncFixture.StartAsync(Papers.Shop);
        var document = Papers.Of(Papers.Line(1, 10)) with
        {
            Currency = "EUR",
            ExchangeRate = 7.461234m,
            PaymentTerms = "2",
            YourReference = "Rekv. 17",
            OurReference = "bo bertelsen",
            Comment = "Tak for ordren",
            DeliveryAddress = new() { Name = "Lager", Street = "Havnen 7", ZipCode = "0800", City = "Marstal", Country = "DK" },
        };
        Assert.IsType<DocumentOutcome.Applied>(await Papers.SendAsync(f.Documents, Papers.Request(document)));
        var post = f.Economic.Calls.Single(c => c.Method == "POST");
        using var body = JsonDocument.Parse(post.BodyText);
        using var expected = JsonDocument.Parse("""
            {"date":"2026-03-02","currency":"EUR","customer":{"customerNumber":1},"layout":{"layoutNumber":19},"paymentTerms":{"paymentTermsNumber":2},
            "recipient":{"name":"Ærø Kro ApS","vatZone":{"vatZoneNumber":1},"address":"Vester 1\nBaghuset","zip":"5970","city":"Ærøskøbing","country":"Danmark","ean":"5790000123456"},
            "exchangeRate":746.1234,"delivery":{"address":"Lager\nHavnen 7","zip":"0800","city":"Marstal","country":"DK"},"notes":{"heading":"Tak for ordren"},
            "references":{"salesPerson":{"employeeNumber":2},"other":"Rekv. 17"},
            "lines":[{"lineNumber":1,"sortKey":1,"description":"Arbejde","product":{"productNumber":"01-A"},"quantity":1,"unitNetPrice":10}]}
            """);
        Assert.True(JsonElement.DeepEquals(expected.RootElement, body.RootElement), post.BodyText);
    }

    [Theory]
    [InlineData(DocumentKind.Quote, "quotes.create")]
    [InlineData(DocumentKind.Order, "orders.create")]
    [InlineData(DocumentKind.Invoice, "invoices.create")]
    [Acceptance("P-07c"), Acceptance("P-42c", Missing = "the engine's write-back")]
    public async Task Each_kind_is_made_as_a_draft_and_a_second_press_finds_it(DocumentKind kind, string operation)
    {
        await using var f = await SyncFixture.StartAsync(Papers.Shop);
        var send = await Papers.PreparedAsync(f.Documents, Papers.Request(Papers.Of(Papers.Line(1, 10)) with { Kind = kind }), Intent);
        Assert.Equal(Intent.ToString(), send.Evidence.Key);
        var first = Assert.IsType<DocumentOutcome.Applied>(await f.Documents.SendAsync(send, default));
        // What became of the customer meanwhile does not change the bytes.
        f.Account.EditCustomer(1, c => c with { Name = "Nyt navn ApS" });
        var again = Assert.IsType<DocumentOutcome.Applied>(await f.Documents.SendAsync(send, default));
        Assert.Equal(first.Document.Id, again.Document.Id);
        Assert.Equal(1, f.Account.Quotes.Count + f.Account.Orders.Count + f.Account.DraftInvoices.Count);
        Assert.Equal(kind == DocumentKind.Invoice ? null : "1", first.Document.Number);
        Assert.Contains(f.Economic.Calls, c => c.Operation.Contains(operation.Split('.')[0], StringComparison.Ordinal) && c.Method == "POST");
    }

    [Fact, Rule("R24"), Acceptance("P-08a")]
    public async Task A_lost_reply_is_uncertain_and_the_repeat_under_its_key_finds_the_draft()
    {
        await using var f = await SyncFixture.StartAsync(Papers.Shop);
        var send = await Papers.PreparedAsync(f.Documents, Papers.Request(Papers.Of(Papers.Line(1, 10))), Intent);
        f.Economic.Faults.LoseReplyAfterCommit("*", times: int.MaxValue);
        var lost = Assert.IsType<DocumentOutcome.Uncertain>(await f.Documents.SendAsync(send, default));
        Assert.Equal(Intent.ToString(), lost.Evidence.Key);
        f.Economic.Faults.Clear();
        Assert.IsType<DocumentOutcome.Applied>(await f.Documents.SendAsync(send, default));
        Assert.Single(f.Account.DraftInvoices);
    }

    [Fact, Rule("R22"), Rule("R24")]
    public async Task When_the_key_is_forgotten_a_document_is_found_by_its_marker_or_asked_about_and_absence_is_proved()
    {
        await using var f = await SyncFixture.StartAsync(Papers.Shop, new() { MarkDocuments = true });
        var request = Papers.Request(Papers.Of(Papers.Line(1, 10)));
        var send = await Papers.PreparedAsync(f.Documents, request, Intent);
        Assert.IsType<DocumentFinding.NotFound>(await f.Documents.FindAsync(new() { Send = send, BeforeSending = true }, default));
        var sent = Assert.IsType<DocumentOutcome.Applied>(await f.Documents.SendAsync(send, default)).Document;
        Assert.Equal(Papers.Marker, f.Account.DraftInvoices[0].OtherReference);
        var found = Assert.IsType<DocumentFinding.Found>(await f.Documents.FindAsync(new() { Send = send }, default)).Document;
        Assert.Equal(sent.Id.Value.Split(';')[0], found.Id.Value.Split(';')[0]);
        f.Account.Book(f.Account.DraftInvoices[0].Number);
        Assert.Equal("20001", Assert.IsType<DocumentFinding.Found>(await f.Documents.FindAsync(new() { Send = send }, default)).Document.Number);

        // A reference of the customer's own is no mark of ours: whoever made it, a person has to look.
        var other = await Papers.PreparedAsync(f.Documents, Papers.Request(request.Document with { YourReference = "Rekv. 17", Date = Papers.Day.AddDays(1) }));
        Assert.IsType<DocumentFinding.NotFound>(await f.Documents.FindAsync(new() { Send = other }, default));
        await f.Documents.SendAsync(other, default);
        Assert.Contains("draft:", Assert.IsType<DocumentFinding.CannotTell>(await f.Documents.FindAsync(new() { Send = other }, default)).Message, StringComparison.Ordinal);
    }

    [Fact, Acceptance("P-08b")]
    public async Task A_draft_is_changed_as_a_whole_and_what_is_no_draft_any_more_is_stale()
    {
        await using var f = await SyncFixture.StartAsync(Papers.Shop);
        var request = Papers.Request(Papers.Of(Papers.Line(1, 10), Papers.Line(2, 20)));
        var sent = Assert.IsType<DocumentOutcome.Applied>(await Papers.SendAsync(f.Documents, request)).Document;
        var updater = f.Provider.GetFeature<IDraftUpdater>()!;
        var changed = Papers.Request(Papers.Of(Papers.Line(3, 30)) with { Comment = "Ny" });
        var applied = Assert.IsType<DocumentOutcome.Applied>(await updater.UpdateAsync(sent.Id, await Papers.PreparedAsync(f.Documents, changed), default));
        Assert.Equal((90m, "Ny", 1), (applied.Document.Totals!.Value.Net, f.Account.DraftInvoices[0].Heading, f.Account.DraftInvoices[0].Lines.Count));
        Assert.Equal(sent.Id.Value.Split(';')[0], applied.Document.Id.Value.Split(';')[0]);

        f.Account.Book(f.Account.DraftInvoices[0].Number);
        var stale = Assert.IsType<DocumentOutcome.Stale>(await updater.UpdateAsync(applied.Document.Id, await Papers.PreparedAsync(f.Documents, request), default));
        Assert.Equal((DocumentStatus.Issued, "20001"), (stale.Current!.Status, stale.Current.Number));
        Assert.Empty(f.Account.DraftInvoices);
    }

    [Theory]
    [InlineData(false, false, "none")]
    [InlineData(true, false, "Email")]
    [InlineData(false, true, "EAN")]
    [Acceptance("P-07e"), Acceptance("P-42a", Missing = "the other vendors")]
    public async Task Booking_sends_only_what_the_flow_says(bool mail, bool eInvoice, string sendBy)
    {
        await using var f = await SyncFixture.StartAsync(a => { Papers.Shop(a); a.EditCustomer(1, c => c with { Ean = "5790000000005" }); });
        var request = Papers.Request(Papers.Of(Papers.Line(1, 10)) with { YourReference = "Rekv. 17" }, flow: x => x with { Book = true, Mail = mail, EInvoice = eInvoice });
        Assert.Empty((await f.Documents.CheckAsync(request, default)).Problems);
        var sent = Assert.IsType<DocumentOutcome.Applied>(await Papers.SendAsync(f.Documents, request)).Document;
        Assert.Empty(f.Account.BookedInvoices);

        var steps = f.Provider.GetFeature<IDocumentSteps>()!;
        var step = new DocumentSend { Request = request, IntentId = Intent };
        var booked = Assert.IsType<DocumentOutcome.Applied>(await steps.TakeAsync(DocumentStep.Book, sent.Id, step, default)).Document;
        Assert.Equal(("20001", DocumentStatus.Issued, 12.5m), (booked.Number, booked.Status, booked.Totals!.Value.Gross));
        Assert.Contains($"\"sendBy\":\"{sendBy}\"", f.Economic.Calls.Last(c => c.Method == "POST").BodyText, StringComparison.Ordinal);
        // The same step once more books nothing more; what follows was done with it, and is not done again.
        Assert.IsType<DocumentOutcome.Applied>(await steps.TakeAsync(DocumentStep.Book, sent.Id, step, default));
        var writes = f.Economic.Calls.Count(c => c.Method == "POST");
        Assert.IsType<DocumentOutcome.Applied>(await steps.TakeAsync(DocumentStep.Mail, sent.Id, step, default));
        Assert.Equal(writes, f.Economic.Calls.Count(c => c.Method == "POST"));
        Assert.Single(f.Account.BookedInvoices);
    }

    [Fact, Acceptance("P-19d")]
    public async Task An_e_invoice_is_not_promised_to_a_recipient_who_cannot_be_found()
    {
        await using var f = await SyncFixture.StartAsync(Papers.Shop);
        Task<DocumentCheck> Check(Func<DocumentFlow, DocumentFlow> flow, string customer = "1") => f.Documents.CheckAsync(Papers.Request(Papers.Of(Papers.Line(1, 10)) with { DueDate = customer == "2" ? Papers.Day : null }, customer, flow), default);
        var wrong = await Check(x => x with { Book = true, EInvoice = true });
        Assert.Equal(["e-invoice.number customer.ean"], wrong.Problems.Select(p => $"{p.Code} {p.Field}"));
        Assert.Contains("e-invoice.reference yourReference", wrong.Warnings.Select(p => $"{p.Code} {p.Field}"));
        Assert.Equal(["e-invoice.receiver"], (await Check(x => x with { Book = true, EInvoice = true }, "2")).Problems.Select(p => p.Code));
        Assert.Equal(["email-missing"], (await Check(x => x with { Book = true, Mail = true }, "2")).Problems.Select(p => p.Code));
        Assert.Equal(["send-needs-booking"], (await Check(x => x with { Mail = true })).Problems.Select(p => p.Code));
        Assert.Contains("two-ways", (await Check(x => x with { Book = true, Mail = true, EInvoice = true })).Problems.Select(p => p.Code));
    }

    [Fact, Rule("R14"), Acceptance("P-10a"), Acceptance("P-10b")]
    public async Task States_follow_a_draft_to_its_invoice_and_the_invoice_to_its_payment()
    {
        await using var f = await SyncFixture.StartAsync(Papers.Shop);
        var sent = Assert.IsType<DocumentOutcome.Applied>(await Papers.SendAsync(f.Documents, Papers.Request(Papers.Of(Papers.Line(1, 1000))))).Document;
        async Task<DocumentState> State() => Assert.Single(await f.Documents.ReadStatesAsync(DocumentKind.Invoice, [sent.Id], default));
        Assert.Equal((DocumentStatus.Draft, null), ((await State()).Status, (await State()).Number));
        // A colleague's invoice of another amount is not ours.
        f.Account.DraftInvoice(1, new EconomicDocumentLine { ProductNumber = "01-A", Description = "x", Quantity = 1, UnitNetPrice = 1 });
        f.Account.Book(f.Account.DraftInvoices[1].Number);
        var number = f.Account.Book(f.Account.DraftInvoices[0].Number);
        var issued = await State();
        Assert.Equal((DocumentStatus.Issued, $"{number}", 0m, 1250m), (issued.Status, issued.Number, issued.Paid, issued.Open));
        f.Account.Pay(number, 250);
        var part = await State();
        Assert.Equal((DocumentStatus.PartPaid, 250m, 1000m), (part.Status, part.Paid, part.Open));
        f.Account.Pay(number, 1000);
        Assert.Equal(DocumentStatus.Paid, (await State()).Status);
        f.Account.Pay(number, 10);
        Assert.Equal((DocumentStatus.Overpaid, -10m), ((await State()).Status, (await State()).Open));
    }

    [Fact, Acceptance("P-10a")]
    public async Task An_unpaid_invoice_is_overdue_by_e_conomics_own_list_and_a_deleted_draft_is_gone()
    {
        await using var f = await SyncFixture.StartAsync(Papers.Shop);
        var request = Papers.Request(Papers.Of(Papers.Line(1, 1000)));
        var kept = Assert.IsType<DocumentOutcome.Applied>(await Papers.SendAsync(f.Documents, request)).Document;
        f.Account.Book(f.Account.DraftInvoices[0].Number);
        f.Economic.Clock.Advance(TimeSpan.FromDays(400));
        Assert.Equal(DocumentStatus.Overdue, (await f.Documents.ReadStatesAsync(DocumentKind.Invoice, [kept.Id], default))[0].Status);

        var deleted = Assert.IsType<DocumentOutcome.Applied>(await Papers.SendAsync(f.Documents, request)).Document;
        f.Account.DeleteDraft(f.Account.DraftInvoices[0].Number);
        Assert.Equal(DocumentStatus.Gone, (await f.Documents.ReadStatesAsync(DocumentKind.Invoice, [deleted.Id], default))[0].Status);
        // With an invoice of the same customer that might be it nobody can say.
        f.Account.DraftInvoice(1, new EconomicDocumentLine { ProductNumber = "01-A", Description = "x", Quantity = 1, UnitNetPrice = 1 });
        f.Account.Book(f.Account.DraftInvoices[0].Number);
        Assert.Equal(DocumentStatus.Unknown, (await f.Documents.ReadStatesAsync(DocumentKind.Invoice, [deleted.Id], default))[0].Status);
    }

    [Fact]
    public async Task Quotes_and_orders_show_their_stage()
    {
        await using var f = await SyncFixture.StartAsync(Papers.Shop);
        var quote = Assert.IsType<DocumentOutcome.Applied>(await Papers.SendAsync(f.Documents, Papers.Request(Papers.Of(Papers.Line(1, 10)) with { Kind = DocumentKind.Quote }))).Document;
        async Task<DocumentStatus> State() => (await f.Documents.ReadStatesAsync(DocumentKind.Quote, [quote.Id], default))[0].Status;
        Assert.Equal(DocumentStatus.Draft, await State());
        f.Account.MoveQuote(1, "sent");
        Assert.Equal(DocumentStatus.Sent, await State());
        f.Account.MoveQuote(1, "archived");
        Assert.Equal(DocumentStatus.Issued, await State());
        Assert.Equal([DocumentStatus.Gone, DocumentStatus.Unknown], (await f.Documents.ReadStatesAsync(DocumentKind.Order, [new("77"), new("what")], default)).Select(s => s.Status));
    }

    [Theory]
    [InlineData(100, 100, DocumentStatus.Issued)]
    [InlineData(100, 40, DocumentStatus.PartPaid)]
    [InlineData(100, 0, DocumentStatus.Paid)]
    [InlineData(100, -5, DocumentStatus.Overpaid)]
    [InlineData(-100, -100, DocumentStatus.Issued)]
    [InlineData(-100, -40, DocumentStatus.PartPaid)]
    [InlineData(-100, 0, DocumentStatus.Paid)]
    [InlineData(-100, 5, DocumentStatus.Overpaid)]
    [InlineData(0, 0, DocumentStatus.Paid)]
    [InlineData(100, null, DocumentStatus.Unknown)]
    public void What_remains_tells_the_state(int gross, int? remainder, DocumentStatus status) => Assert.Equal(status, EconomicDocumentStates.StatusOf(gross, remainder));

    [Fact]
    public async Task A_refusal_of_e_conomic_is_told_by_line_and_an_unreachable_one_says_nothing_of_the_document()
    {
        await using var f = await SyncFixture.StartAsync(Papers.Shop);
        var send = await Papers.PreparedAsync(f.Documents, Papers.Request(Papers.Of(Papers.Line(1, 10), Papers.Line(1, 10))));
        f.Account.DeleteProduct("01-A");
        var refused = Assert.IsType<DocumentOutcome.Refused>(await f.Documents.SendAsync(send, default));
        Assert.Equal(["lines[1].code", "lines[2].code"], refused.Problems.Select(p => p.Field));
        f.Economic.Faults.RateLimitNext(int.MaxValue, TimeSpan.FromMinutes(10));
        Assert.Equal(UnavailableReason.Limited, Assert.IsType<DocumentOutcome.NotSent>(await f.Documents.SendAsync(send, default)).Reason);
    }
}
