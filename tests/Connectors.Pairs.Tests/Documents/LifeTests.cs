using Connectors.Pairs.Tests.Documents.Table;
using Connectors.Sync;
using Connectors.TestSupport;

namespace Connectors.Pairs.Tests.Documents;

/// <summary>What becomes of documents after they were sent, at each vendor, over the engine, the client and HTTP.</summary>
public sealed class LifeTests
{
    private const string Trigger = """, "trigger": ["Accepted"]""";

    [Theory]
    [InlineData("Dinero", "deleted", "gone")]
    [InlineData("Dinero", "credited", "credited")]
    [InlineData("Economic", "deleted", "gone")]
    [InlineData("Economic", "credited", "credited")]
    [InlineData("Reviso", "deleted", "gone")]
    [InlineData("Uniconta", "deleted", "gone")]
    [InlineData("Intacct", "deleted", "gone")]
    [InlineData("Intacct", "cancelled", "cancelled")]
    [InlineData("Smartbill", "cancelled", "cancelled")]
    [InlineData("Smartbill", "credited", "credited")]
    [Acceptance("P-08e")]
    public async Task What_happens_to_a_document_there_is_shown_and_never_sends_it_again_by_itself(string vendor, string what, string shown)
    {
        await using var desk = await Desk.OpenAsync(vendor);
        await using var pair = await desk.PairAsync(Trigger + (vendor == "Smartbill" || what == "credited" ? """, "book": true""" : ""));
        await pair.RunAsync();
        var offer = await desk.OfferAsync(pair);
        await pair.RunAsync();
        await pair.SetStatusAsync(offer, OfferStatus.Accepted);
        await pair.RunAsync();
        var first = await pair.SendAsync(offer);
        Assert.Equal(SendState.Sent, first.State);
        var made = desk.CountDocuments();

        desk.Happen(what, first);
        var left = desk.CountDocuments();
        await pair.RunAsync(TimeSpan.FromDays(1));
        Assert.Equal(shown, (await pair.OfferAsync(offer)).InvoiceState);
        foreach (var status in new[] { OfferStatus.Draft, OfferStatus.Accepted, OfferStatus.Sent, OfferStatus.Accepted })
        {
            await pair.SetStatusAsync(offer, status);
            await pair.RunAsync();
        }

        var pressed = await pair.PressAsync(desk.Flow.Name, offer);
        Assert.NotEqual(SendState.Sent, pressed.State);
        Assert.Equal((first.Id, left), (pressed.Id, desk.CountDocuments()));

        // On purpose, with a reason, it is another document.
        var second = await pair.Documents.SendAgainAsync(SalesPair.Id, first.Id, "wrong price", new SendOptions { User = "ida" });
        Assert.True(second.State == SendState.Sent, string.Join(' ', second.Problems));
        Assert.Equal((2, "wrong price", left + 1), (second.Generation, second.Reason, desk.CountDocuments()));
        Assert.NotEqual(first.Document, second.Document);
        Assert.True(made >= 1);

        // A draft without a number was never anything that could be named.
        if (first.Number is { } number)
            Assert.Contains(desk.Naming(number), desk.SentHead(), StringComparison.Ordinal);
        Assert.Equal((vendor, what) is ("Dinero" or "Economic", "deleted"), first.Number is null);
        Assert.Equal(second.Number is null ? null : second.Number, (await pair.OfferAsync(offer)).InvoiceNumber);
    }

    [Theory]
    [InlineData("Dinero")]
    [InlineData("Economic")]
    [InlineData("Smartbill")]
    [InlineData("Intacct")]
    [Acceptance("P-08c"), Acceptance("P-42b")]
    public async Task An_issued_document_is_read_only_and_an_edit_of_its_offer_says_credit_it_and_send_anew(string vendor)
    {
        await using var desk = await Desk.OpenAsync(vendor);
        await using var pair = await desk.PairAsync(""", "book": true""");
        await pair.RunAsync();
        var offer = await desk.OfferAsync(pair);
        var sent = await pair.PressAsync(desk.Flow.Name, offer);
        Assert.True(sent.State == SendState.Sent, string.Join(' ', sent.Problems));
        Assert.Equal("issued", (await pair.OfferAsync(offer)).InvoiceState);
        var number = (await pair.OfferAsync(offer)).InvoiceNumber;
        Assert.Equal((sent.Number, false), (number, string.IsNullOrEmpty(number)));
        if (vendor == "Smartbill")
            Assert.Equal("FCT 0001", number);

        // What is not on the document stays the CRM's own business.
        await pair.EditAsync(offer, static o => (o.Status, o.Customer!.Street) = (OfferStatus.Accepted, "Another street 1"));
        await pair.RunAsync();
        Assert.Null((await pair.OfferAsync(offer)).InvoiceMessage);
        desk.TakeWrites();
        var documents = desk.CountDocuments();

        await pair.EditAsync(offer, static o => o.Lines[0].Quantity = 9);
        await pair.RunAsync();
        Assert.Equal($"It differs from what was sent as {number}. Credit the document in accounting and send it anew.", (await pair.OfferAsync(offer)).InvoiceMessage);
        await pair.PressAsync(desk.Flow.Name, offer);
        await pair.RunAsync();
        Assert.Equal((0, documents), (desk.TakeWrites(), desk.CountDocuments()));
        Assert.Equal(9m, (await pair.OfferAsync(offer)).Lines.Single(static l => l.Position == 1).Quantity);
    }

    [Theory]
    [InlineData("Dinero")]
    [InlineData("Economic")]
    [InlineData("Reviso")]
    [InlineData("Uniconta")]
    [InlineData("Intacct")]
    [Acceptance("P-08b")]
    public async Task An_edit_of_a_draft_changes_that_draft_with_its_lines_and_totals(string vendor)
    {
        await using var desk = await Desk.OpenAsync(vendor);
        desk.Change = static f => f with { AfterSend = AfterSend.UpdateWhileDraft };
        await using var pair = await desk.PairAsync();
        await pair.RunAsync();
        var offer = await desk.OfferAsync(pair);
        var sent = await pair.PressAsync(desk.Flow.Name, offer);
        Assert.True(sent.State == SendState.Sent, string.Join(' ', sent.Problems));

        // One line changed, one removed, one added.
        await pair.EditAsync(offer, o =>
        {
            o.Lines.Single(static l => l.Position == 1).Quantity = 3;
            o.Lines.Remove(o.Lines.Single(static l => l.Position == 2));
            o.Lines.Add(new() { Position = 3, Article = o.Lines[0].Article, ArticleId = o.Lines[0].ArticleId, Text = "Work", Quantity = 1, Unit = desk.Units["piece"], Price = 20, Vat = desk.Vat["standard"] });
        });
        await pair.RunAsync();
        var updated = await pair.SendAsync(offer);
        Assert.True(updated is { State: SendState.Sent, Differs: false }, string.Join(' ', updated.Problems));
        Assert.Equal((sent.Document, 1), (updated.Document, desk.CountDocuments()));
        Assert.Equal(320m, desk.NetNow(updated));
        Assert.Null((await pair.OfferAsync(offer)).InvoiceMessage);
    }

    [Theory]
    [InlineData("Dinero", "", "", "draft", false)]
    [InlineData("Economic", "", "", "draft", false)]
    [InlineData("Smartbill", "", "", "draft", false)]
    [InlineData("Reviso", "", "", "draft", true)]
    [InlineData("Uniconta", "", "", "draft", true)]
    [InlineData("Intacct", "", "", "draft", true)]
    // Booking waits for the mode; what would be issued at once is refused.
    [InlineData("Dinero", """, "book": true, "mail": true""", "", "draft", false)]
    [InlineData("Economic", """, "book": true, "mail": true""", "", "draft", false)]
    [InlineData("Smartbill", """, "book": true""", "drafts-only", null, false)]
    [InlineData("Intacct", """, "book": true""", "drafts-only", null, false)]
    [Acceptance("P-07c")]
    public async Task With_drafts_only_a_draft_is_made_or_the_document_is_refused_by_name(string vendor, string more, string refused, string? state, bool hasNumber)
    {
        await using var desk = await Desk.OpenAsync(vendor);
        await using var pair = await desk.PairAsync(more);
        await pair.RunAsync();
        await pair.Connections.SetModeAsync(SalesPair.Id, ConnectionMode.DraftsOnly, "ann");
        var offer = await desk.OfferAsync(pair);
        desk.TakeWrites();
        var sent = await pair.PressAsync(desk.Flow.Name, offer);
        Assert.Equal(refused, string.Join(' ', sent.Problems.Select(static p => p.Code)));
        if (refused.Length > 0)
        {
            Assert.Equal((0, 0), (desk.TakeWrites(), desk.CountDocuments()));
            return;
        }

        await pair.RunAsync();
        var shown = await pair.OfferAsync(offer);

        // Quotations, orders and Intacct's drafts are counted from the start; an invoice has its number when it is issued.
        Assert.Equal((state, hasNumber), (shown.InvoiceState, shown.InvoiceNumber is not null));
        Assert.Equal(vendor switch { "Smartbill" => "isDraft=True", "Intacct" => "state=draft", _ => "" }, desk.SaysDraft());
        Assert.DoesNotContain(desk.WriteOperations, static o => o.Contains("book", StringComparison.OrdinalIgnoreCase) || o.Contains("mail", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("Dinero", "", "invoices.create")]
    [InlineData("Dinero", """, "book": true""", "invoices.create invoices.book")]
    [InlineData("Dinero", """, "book": true, "mail": true""", "invoices.create invoices.book invoices.email")]
    [InlineData("Dinero", """, "book": true, "eInvoice": true""", "invoices.create invoices.book invoices.e-invoice")]
    [InlineData("Economic", "", "invoices.drafts.create")]
    [InlineData("Economic", """, "book": true""", "invoices.drafts.create invoices.book none")]
    [InlineData("Economic", """, "book": true, "mail": true""", "invoices.drafts.create invoices.book Email")]
    [InlineData("Economic", """, "book": true, "eInvoice": true""", "invoices.drafts.create invoices.book EAN")]
    [InlineData("Smartbill", "", "invoices.create")]
    [InlineData("Smartbill", """, "book": true""", "invoices.create")]
    [InlineData("Smartbill", """, "book": true, "mail": true""", "invoices.create documents.send")]
    [InlineData("Reviso", "", "quotations.create")]
    [InlineData("Uniconta", "", "orders.insert orderLines.insertList")]
    [InlineData("Intacct", "", "documents.create draft")]
    [InlineData("Intacct", """, "book": true""", "documents.create pending")]
    [Acceptance("P-07e")]
    public async Task Nothing_goes_to_the_customer_and_nothing_is_booked_unless_its_own_option_is_on(string vendor, string more, string operations)
    {
        await using var desk = await Desk.OpenAsync(vendor);
        await using var pair = await desk.PairAsync(more);
        await pair.RunAsync();
        // The customer comes first, by a document of its own.
        Assert.Equal(SendState.Sent, (await pair.PressAsync(desk.Flow.Name, await desk.OfferAsync(pair))).State);
        await pair.EditAsync(1, static o => o.Customer!.Email = "kro@example.org");
        desk.TakeWrites();
        var offer = await desk.OfferAsync(pair);
        var sent = await pair.PressAsync(desk.Flow.Name, offer);
        Assert.True(sent is { State: SendState.Sent, Problems.Count: 0 }, string.Join(' ', sent.Problems));
        var says = string.Join(' ', new[] { string.Join(' ', desk.WriteOperations), desk.SaysSending() }.Where(static t => t.Length > 0));
        Assert.Equal(operations, says);
    }

    [Fact]
    [Acceptance("P-07f")]
    public async Task A_first_sync_of_a_thousand_offers_mails_books_and_sends_nothing_though_all_options_are_on()
    {
        await using var desk = await Desk.OpenAsync("Dinero");
        await using var pair = await desk.PairAsync(Trigger + """, "book": true, "mail": true, "eInvoice": true""");
        var one = await desk.OfferAsync(pair, status: OfferStatus.Accepted);
        await pair.InCrmAsync(async db =>
        {
            var customer = (await pair.OfferAsync(one)).CustomerId;
            for (var i = 1; i < 1000; i++)
                db.Offers.Add(new Offer { Number = $"Q-{i}", Status = OfferStatus.Accepted, Date = new DateOnly(2025, 6, 1), CustomerId = customer, Lines = [new() { Position = 1, Text = "Work", Quantity = 1, Unit = "hours", Price = 100, Vat = "1000" }] });
            return true;
        });
        desk.TakeWrites();
        for (var i = 0; i < 3; i++)
            Assert.Equal((0, 0), (await pair.RunAsync()).Documents is var d ? (d.Sent, d.Refused) : default);
        Assert.DoesNotContain(desk.WriteOperations, static o => o.StartsWith("invoices.", StringComparison.Ordinal));
        Assert.Equal(0, desk.CountDocuments());
        var baseline = 0;
        await foreach (var _ in pair.Documents.ListBaselineAsync(SalesPair.Id, desk.Flow.Name))
            baseline++;
        Assert.Equal(1000, baseline);
    }
}
