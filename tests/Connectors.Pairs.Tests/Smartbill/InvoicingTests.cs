using Connectors.Smartbill.Sync;
using Connectors.Sync;
using Connectors.Testing.Smartbill;
using Connectors.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Connectors.Pairs.Tests.Smartbill;

/// <summary>Offers of a CRM become invoices at SmartBill: on the change of a status, once, and what became of them stands in the CRM.</summary>
public sealed class InvoicingTests
{
    [Fact]
    [Rule("R40")]
    [Acceptance("001-30"), Acceptance("001-31"), Acceptance("001-32"), Acceptance("001-33"), Acceptance("001-20", Missing = "emptied by the next success, which another test shows")]
    public async Task Three_hundred_old_accepted_offers_send_nothing_and_a_status_change_issues_exactly_one_invoice()
    {
        await using var pair = await SmartbillPair.StartAsync(SmartbillPair.Invoicing);
        await pair.InCrmAsync(db =>
        {
            db.AddRange(Enumerable.Range(0, 300).Select(_ => pair.NewOffer("Accepted")));
            return Task.FromResult(true);
        });
        var offer = await pair.OfferAsync();
        await pair.RunAsync();
        await pair.RunAsync();
        Assert.Equal(0, pair.Sends);
        Assert.Empty(pair.Account.Invoices);

        await pair.StatusAsync(offer, "Accepted");
        Assert.Equal(1, (await pair.RunAsync()).Sent);

        var invoice = Assert.Single(pair.Account.Invoices);
        Assert.Equal(("CRM", "0042", 38.12m, "Acme SRL", "RO12345674"), (invoice.Series, invoice.Number, invoice.Total, invoice.Client.Name, invoice.Client.VatCode));
        var shown = await pair.ShownAsync(offer);
        Assert.Equal(("CRM 0042", "issued", null), (shown.InvoiceNumber, shown.InvoiceState, shown.InvoiceMessage));
        Assert.Equal("public", new Uri(shown.InvoiceLink!).Segments[1].TrimEnd('/'));
        using var http = new HttpClient();
        Assert.Contains("CRM0042", await http.GetStringAsync(new Uri(shown.InvoiceLink!)), StringComparison.Ordinal);
        Assert.Empty(pair.Account.SentEmails);

        // What was written into the CRM is no change of the offer, and nothing is sent a second time.
        var before = (await pair.ShownAsync(offer)).ChangedAt;
        await pair.RunAsync();
        await pair.StatusAsync(offer, "Offered");
        await pair.RunAsync();
        await pair.StatusAsync(offer, "Accepted");
        await pair.RestartAsync();
        await pair.RunAsync();
        Assert.Equal(1, pair.Sends);
        Assert.Equal("CRM 0042", (await pair.ShownAsync(offer)).InvoiceNumber);
        Assert.True(before < (await pair.ShownAsync(offer)).ChangedAt);
    }

    [Fact]
    [Acceptance("001-36", Missing = "1,000 invoices in one night"), Acceptance("001-34"), Acceptance("001-21"), Acceptance("P-34")]
    public async Task Payments_and_a_cancellation_are_shown_within_a_day()
    {
        await using var pair = await SmartbillPair.StartAsync(SmartbillPair.Invoicing);
        pair.Smartbill.Oddities.StornedPaymentStatus = SmartbillVoidStatus.AsIssued;
        var (paid, cancelled, storned) = (await pair.OfferAsync(), await pair.OfferAsync(), await pair.OfferAsync());
        await pair.RunAsync();
        await pair.StatusAsync(paid, "Accepted");
        await pair.RunAsync();
        await pair.StatusAsync(cancelled, "Accepted");
        await pair.RunAsync();
        await pair.StatusAsync(storned, "Accepted");
        await pair.RunAsync();
        pair.Account.Collect("CRM", "0042", 8.12m);
        await pair.RunAsync(TimeSpan.FromDays(1));
        Assert.Equal(("part-paid", 8.12m, 30.00m), Payment(await pair.ShownAsync(paid)));
        Assert.Equal(("issued", 0m, 38.12m), Payment(await pair.ShownAsync(cancelled)));
        Assert.Equal(pair.Smartbill.Clock.GetUtcNow().UtcDateTime, (await pair.ShownAsync(paid)).InvoiceCheckedAt!.Value.UtcDateTime, TimeSpan.FromMinutes(1));

        pair.Account.Collect("CRM", "0042");
        pair.Account.CancelInvoice("CRM", "0043");
        pair.Account.StornoInvoice("CRM", "0044");
        await pair.RunAsync(TimeSpan.FromDays(1));
        Assert.Equal(("paid", 38.12m, 0m), Payment(await pair.ShownAsync(paid)));
        Assert.Equal("cancelled", (await pair.ShownAsync(cancelled)).InvoiceState);
        Assert.Equal(("credited", 0m), ((await pair.ShownAsync(storned)).InvoiceState, (await pair.ShownAsync(storned)).InvoiceOpen));
        // Cancelled there is no reason to send it again here.
        await pair.StatusAsync(cancelled, "Offered");
        await pair.RunAsync();
        await pair.StatusAsync(cancelled, "Accepted");
        await pair.RunAsync();
        Assert.Equal(3, pair.Sends);

        static (string?, decimal?, decimal?) Payment(Offer o) => (o.InvoiceState, o.InvoicePaid, o.InvoiceOpen);
    }

    [Fact]
    [Acceptance("001-37", Missing = "a daylight-saving change"), Acceptance("P-10c")]
    public async Task An_invoice_is_watched_for_thirty_days_and_then_says_that_it_is_not()
    {
        await using var pair = await SmartbillPair.StartAsync(SmartbillPair.Invoicing);
        var offer = await pair.OfferAsync();
        await pair.RunAsync();
        await pair.StatusAsync(offer, "Accepted");
        await pair.RunAsync();
        var reads = new List<int>();
        for (var day = 1; day <= 32; day++)
            reads.Add((await pair.RunAsync(TimeSpan.FromDays(1))).StatesRead);
        Assert.Equal(Enumerable.Range(1, 32).Select(static day => day <= 30 ? 1 : 0), reads);
        pair.Account.Collect("CRM", "0042");
        await pair.RunAsync(TimeSpan.FromDays(1));
        var shown = await pair.ShownAsync(offer);
        Assert.Equal("issued", shown.InvoiceState);
        Assert.Contains("Not checked since", shown.InvoiceMessage, StringComparison.Ordinal);
        // A person can look all the same.
        await pair.Documents.RefreshAsync(SmartbillPair.Id, (await pair.SendAsync(offer)).Id);
        await pair.RunAsync();
        Assert.Equal("paid", (await pair.ShownAsync(offer)).InvoiceState);
    }

    [Fact]
    [Acceptance("001-11")]
    public async Task The_result_fields_that_the_CRM_lacks_are_listed_with_their_types_for_the_flows_that_are_on()
    {
        await using var pair = await SmartbillPair.StartAsync(SmartbillPair.Invoicing);
        Assert.Equal(["accountingId", "accountingEInvoice"], (await pair.Setup.ReadSchemaAsync(SmartbillPair.Id, 0)).Missing.Where(static m => m.Entity == "offer").Select(static m => m.Field));
        await pair.SettingsAsync("""{ "version": 1, "documents": { "proforma-from-offer": { "enabled": true, "series": "PFC" } } }""");
        var missing = (await pair.Setup.ReadSchemaAsync(SmartbillPair.Id, 0)).Missing.Where(static m => m.Entity == "offer").ToList();
        Assert.Equal([("proformaId", FieldType.Text), ("proformaLink", FieldType.Text), ("proformaCheckedAt", FieldType.Instant)], missing.Select(static m => (m.Field, m.Type)));
        Assert.All(missing, static m => Assert.True(m.ReadOnly));
        Assert.Equal("documents.proforma-from-offer.id", missing[0].For);
    }

    [Fact]
    [Acceptance("001-50")]
    public async Task The_price_of_the_line_is_sent_as_it_stands_one_without_is_refused_by_its_number_and_nothing_is_a_price()
    {
        await using var pair = await SmartbillPair.StartAsync(SmartbillPair.Invoicing, crm: static db =>
        {
            // What the catalogue asks for it counts for nobody.
            db.Add(new Article { Code = "S8", Name = "Șurub M8", Unit = "buc", Price = 99m });
            return db.SaveChangesAsync();
        });
        var offer = await pair.OfferAsync(change: static o => o.Lines =
        [
            new() { Position = 1, Code = "S8", Text = "Șurub M8", Quantity = 2, Price = 7.77m },
            new() { Position = 2, Code = "S9", Text = "Mostră", Quantity = 1, Price = 0 },
            new() { Position = 3, Code = "S8", Text = "Șurub M8", Quantity = 1, Price = null },
        ]);
        await pair.RunAsync();
        await pair.StatusAsync(offer, "Accepted");
        Assert.Equal(1, (await pair.RunAsync()).Refused);
        Assert.Equal(0, pair.Sends);
        Assert.Contains("Line 3 has a quantity and no price.", (await pair.ShownAsync(offer)).InvoiceMessage, StringComparison.Ordinal);

        await pair.EditAsync(offer, static o => (o.Lines[^1].Price, o.Status) = (1.5m, "Offered"));
        await pair.RunAsync();
        await pair.StatusAsync(offer, "Accepted");
        Assert.Equal(1, (await pair.RunAsync()).Sent);
        Assert.Equal([("S8", 7.77m), ("S9", 0m), ("S8", 1.5m)], Assert.Single(pair.Account.Invoices).Lines.Select(static l => (l.Code, l.Price)));
    }

    [Fact]
    [Acceptance("001-37"), Acceptance("I-07")]
    public async Task Days_are_those_of_Bucharest_also_over_the_change_of_its_clocks()
    {
        await using var pair = await SmartbillPair.StartAsync(SmartbillPair.Invoicing);
        // 23:30 of 10 March in Bucharest; from 28 March on the same moment of the day in UTC is 00:30 of the next one there.
        pair.Smartbill.Clock.SetUtcNow(new DateTimeOffset(2027, 3, 10, 21, 20, 0, TimeSpan.Zero));
        var offer = await pair.OfferAsync();
        await pair.RunAsync();
        await pair.StatusAsync(offer, "Accepted");
        await pair.RunAsync();
        Assert.Equal(new DateOnly(2027, 3, 10), Assert.Single(pair.Account.Invoices).IssueDate);
        var reads = new List<int>();
        for (var day = 1; day <= 31; day++)
            reads.Add((await pair.RunAsync(TimeSpan.FromDays(1))).StatesRead);
        // The thirtieth day there is reached one day earlier by UTC, and is read; the thirty-first is not, though it is only thirty days of 24 hours later.
        Assert.Equal(Enumerable.Range(1, 31).Select(static day => day <= 29 ? 1 : 0), reads);
        Assert.Contains("Not checked since 2027-04-09", (await pair.ShownAsync(offer)).InvoiceMessage, StringComparison.Ordinal);
    }

    [Fact]
    [Acceptance("001-38"), Acceptance("001-53"), Acceptance("001-20"), Acceptance("001-52"), Acceptance("001-21", Missing = "payments, which another test shows")]
    public async Task What_SmartBill_refuses_stands_in_the_crm_with_line_and_remedy_and_the_status_entered_again_issues_once()
    {
        await using var pair = await SmartbillPair.StartAsync(SmartbillPair.Invoicing, static o => (o.Warehouse, o.DischargeStock) = ("Depozit", true), static a => a.Receive("Depozit", "S8", 2, "Șurub M8"));
        var offer = await pair.OfferAsync();
        await pair.RunAsync();
        await pair.StatusAsync(offer, "Accepted");
        Assert.Equal(1, (await pair.RunAsync()).Refused);
        var refused = await pair.ShownAsync(offer);
        Assert.Null(refused.InvoiceNumber);
        Assert.Contains("Line 1: Cantitate stoc insuficienta", refused.InvoiceMessage, StringComparison.Ordinal);
        Assert.Contains("In stock: 2, wanted: 3. Receive the goods in SmartBill", refused.InvoiceMessage, StringComparison.Ordinal);
        Assert.Equal(42, pair.Account.Series.Single(static s => s.Name == "CRM").Next);
        // Time alone sends nothing, also not with the goods there.
        pair.Account.Receive("Depozit", "S8", 10);
        await pair.RunAsync(TimeSpan.FromHours(5));
        Assert.Empty(pair.Account.Invoices);
        await pair.StatusAsync(offer, "Offered");
        await pair.RunAsync();
        await pair.StatusAsync(offer, "Accepted");
        await pair.RunAsync();
        var issued = await pair.ShownAsync(offer);
        Assert.Equal(("CRM 0042", null, 9m), (issued.InvoiceNumber, issued.InvoiceMessage, pair.Account.StockOf("Depozit", "S8")));
    }

    [Fact]
    [Acceptance("001-38"), Acceptance("001-20")]
    public async Task With_the_language_of_the_account_the_message_is_all_in_Romanian_and_the_send_says_what_was_said()
    {
        await using var pair = await SmartbillPair.StartAsync(SmartbillPair.Invoicing.Replace("\"version\": 1,", "\"version\": 1, \"language\": \"ro\",", StringComparison.Ordinal), static o => (o.Warehouse, o.DischargeStock) = ("Depozit", true), static a => a.Receive("Depozit", "S8", 2, "Șurub M8"));
        var (scarce, poor) = (await pair.OfferAsync(), await pair.OfferAsync(change: static o => o.Lines = [new() { Code = "S8", Text = "Șurub M8", Quantity = 1, Price = null }]));
        await pair.RunAsync();
        await pair.StatusAsync(scarce, "Accepted");
        await pair.StatusAsync(poor, "Accepted");
        Assert.Equal(2, (await pair.RunAsync()).Refused);

        var message = (await pair.ShownAsync(scarce)).InvoiceMessage!;
        Assert.StartsWith("Linia 1: Cantitate stoc insuficienta", message, StringComparison.Ordinal);
        Assert.EndsWith("În stoc: 2, cerut: 3. Recepționați marfa în SmartBill sau reduceți cantitatea la cea existentă; apoi trimiteți documentul din nou.", message, StringComparison.Ordinal);
        Assert.Equal("Linia 1 are cantitate, dar nu are preț. Introduceți prețul; 0 este un preț.", (await pair.ShownAsync(poor)).InvoiceMessage);
        Assert.StartsWith("In stock: 2, wanted: 3.", Assert.Single((await pair.SendAsync(scarce)).Problems).Remedy, StringComparison.Ordinal);
    }

    [Fact]
    [Acceptance("P-06d"), Acceptance("P-08h")]
    public async Task A_total_that_differs_from_the_crms_is_not_issued_and_all_that_is_missing_of_the_customer_is_said()
    {
        await using var pair = await SmartbillPair.StartAsync(SmartbillPair.Invoicing);
        var (other, poor) = (await pair.OfferAsync(change: static o => (o.Net, o.Gross) = (33.06m, 40.00m)), 0);
        var firm = await pair.InCrmAsync(async db =>
        {
            var row = new Firm { Name = "Beta SRL", Country = "RO", VatNumber = "RO1" };
            db.Add(row);
            await db.SaveChangesAsync();
            return row.Id;
        });
        poor = await pair.OfferAsync(change: o => o.FirmId = firm);
        await pair.RunAsync();
        await pair.StatusAsync(other, "Accepted");
        await pair.StatusAsync(poor, "Accepted");
        Assert.Equal(2, (await pair.RunAsync()).Refused);
        Assert.Equal(0, pair.Sends);
        var message = (await pair.ShownAsync(other)).InvoiceMessage!;
        Assert.Contains("40.00 RON", message, StringComparison.Ordinal);
        Assert.Contains("38.12 RON", message, StringComparison.Ordinal);
        Assert.Equal(["customer.taxCode", "customer.street", "customer.city", "customer.region"], (await pair.SendAsync(poor)).Problems.Select(static p => p.Field));
    }

    [Fact]
    [Acceptance("001-02"), Acceptance("001-03"), Acceptance("001-04", Missing = "a settings page"), Acceptance("P-30a"), Acceptance("P-30b")]
    public async Task Offer_or_order_is_the_source_never_both_and_an_order_of_an_invoiced_offer_is_not_invoiced_again()
    {
        await using var pair = await SmartbillPair.StartAsync(SmartbillPair.Invoicing);
        var offer = await pair.OfferAsync(change: static o => o.Deal = "deal 7");
        var order = await OrderAsync(pair, "deal 7");
        await pair.RunAsync();
        // The other kind sends nothing.
        await OrderStatusAsync(pair, order, "Accepted");
        await pair.RunAsync();
        Assert.Equal(0, pair.Sends);
        await OrderStatusAsync(pair, order, "New");
        await pair.StatusAsync(offer, "Accepted");
        await pair.RunAsync();
        Assert.Equal(1, pair.Sends);

        await pair.SettingsAsync("""{ "version": 1, "documents": { "invoice-from-order": { "enabled": true, "series": "CRM", "trigger": ["Accepted"], "book": true } } }""");
        var free = await OrderAsync(pair, null);
        await pair.RunAsync();
        await OrderStatusAsync(pair, order, "Accepted");
        await OrderStatusAsync(pair, free, "Accepted");
        var run = await pair.RunAsync();
        Assert.Equal((1, 1), (run.Sent, run.Asked));
        Assert.Equal(2, pair.Account.Invoices.Count);
        var asked = await pair.InCrmAsync(db => db.Orders.AsNoTracking().SingleAsync(o => o.Id == order));
        Assert.Contains("CRM 0042", asked.InvoiceMessage, StringComparison.Ordinal);
        Assert.Null(asked.InvoiceNumber);

        var both = await Assert.ThrowsAsync<SettingsException>(() => pair.SettingsAsync("""{ "version": 1, "documents": { "invoice-from-offer": { "enabled": true }, "invoice-from-order": { "enabled": true } } }"""));
        Assert.Contains(both.Problems, static p => p.Message.Contains("Only one of 'invoice-from-offer' and 'invoice-from-order'", StringComparison.Ordinal));
    }

    [Fact]
    [Acceptance("001-17", Missing = "the PDF")]
    public async Task A_new_connection_sends_nothing_until_a_series_is_named_and_makes_drafts_until_booking_is_on()
    {
        await using var pair = await SmartbillPair.StartAsync("""{ "version": 1 }""");
        Assert.All(await pair.Documents.ListFlowsAsync(SmartbillPair.Id), static f => Assert.NotNull(f.Unusable));
        var offer = await pair.OfferAsync();
        await pair.RunAsync();
        await pair.StatusAsync(offer, "Accepted");
        await pair.RunAsync();
        Assert.Equal(0, pair.Sends);

        await pair.SettingsAsync("""{ "version": 1, "documents": { "invoice-from-offer": { "enabled": true, "trigger": ["Accepted"] } } }""");
        var second = await pair.OfferAsync();
        await pair.RunAsync();
        await pair.StatusAsync(second, "Accepted");
        await pair.RunAsync();
        Assert.Contains("No series for invoices is set.", (await pair.ShownAsync(second)).InvoiceMessage, StringComparison.Ordinal);

        await pair.SettingsAsync("""{ "version": 1, "documents": { "invoice-from-offer": { "enabled": true, "trigger": ["Accepted"], "series": "CRM" } } }""");
        await pair.Documents.SendAsync(SmartbillPair.Id, SmartbillPreset.InvoiceFromOffer, new RecordRef("offer", $"{second}"), new SendOptions { User = "ann" });
        var shown = await pair.ShownAsync(second);
        Assert.Equal((null, "draft", null), (shown.InvoiceNumber, shown.InvoiceState, shown.InvoiceMessage));
        Assert.True(Assert.Single(pair.Account.Invoices).IsDraft);
        Assert.Equal(42, pair.Account.Series.Single(static s => s.Name == "CRM").Next);
    }

    private static Task<int> OrderAsync(SmartbillPair pair, string? deal) => pair.InCrmAsync(async db =>
    {
        var order = new Order { Name = "Order", FirmId = 1, Deal = deal, Lines = [new() { Code = "S8", Text = "Șurub M8", Quantity = 1, Price = 100 }] };
        db.Add(order);
        await db.SaveChangesAsync();
        return order.Id;
    });

    private static Task OrderStatusAsync(SmartbillPair pair, int order, string status) => pair.InCrmAsync(async db =>
    {
        (await db.Orders.SingleAsync(o => o.Id == order)).Status = status;
        return true;
    });
}
