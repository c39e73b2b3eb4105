using Connectors.Dinero;
using Connectors.Dinero.Sync;
using Connectors.Pairs.Tests.Documents;
using Connectors.Sync;
using Connectors.Testing;
using Connectors.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Connectors.Pairs.Tests.Dinero;

/// <summary>An accepted offer of an EF Core CRM becomes an invoice in Dinero: over the engine, the client and HTTP, with nothing but the preset and the settings.</summary>
public sealed class OfferTests
{
    private const string Settings = """
        { "version": 1, "flow": "Both", "winner": "Crm",
          "documents": { "invoice-from-order": { "enabled": false }, "trade-offer": { "enabled": false }, "invoice-from-offer": { "enabled": true, "trigger": ["Accepted"]MORE } } }
        """;

    [Fact]
    public async Task Old_accepted_offers_send_nothing_and_a_status_change_sends_one_draft_with_its_customer()
    {
        await using var dinero = await StartAsync();
        await using var pair = await PairAsync(dinero);
        for (var i = 0; i < 60; i++)
            await AddAsync(pair, OfferStatus.Accepted);
        var report = await pair.RunAsync();
        Assert.Equal(0, report.Documents.Sent);
        Assert.Empty(dinero.Account.Invoices);

        var offer = await AddAsync(pair, OfferStatus.Sent);
        await pair.RunAsync();
        Assert.Empty(dinero.Account.Invoices);
        await pair.SetStatusAsync(offer, OfferStatus.Accepted);
        await pair.RunAsync();
        var invoice = Assert.Single(dinero.Account.Invoices);
        var customer = Assert.Single(dinero.Account.Contacts, c => c.ContactGuid == invoice.ContactGuid);
        Assert.Equal($"Customer {offer}", customer.Name);
        Assert.Equal(("Draft", "Consulting", 2m, 800m, 1000), (invoice.IsBooked ? "Booked" : "Draft", invoice.Lines[0].Description, invoice.Lines[0].Quantity, invoice.Lines[0].UnitPrice, invoice.Lines[0].AccountNumber));
        var shown = await pair.OfferAsync(offer);
        Assert.Equal((invoice.Guid.ToString("D"), null, "draft", null), (shown.InvoiceId, shown.InvoiceNumber, shown.InvoiceState, shown.InvoiceMessage));

        // What was written back is no change, and nothing is sent again.
        for (var i = 0; i < 3; i++)
            await pair.RunAsync();
        Assert.Single(dinero.Account.Invoices);
    }

    [Fact, Acceptance("P-42c")]
    public async Task What_happens_in_Dinero_comes_back_until_it_is_paid()
    {
        await using var dinero = await StartAsync();
        await using var pair = await PairAsync(dinero);
        var offer = await SendAsync(pair);
        var invoice = Assert.Single(dinero.Account.Invoices);
        Assert.Equal(("draft", null), ((await pair.OfferAsync(offer)).InvoiceState, (await pair.OfferAsync(offer)).InvoiceNumber));
        var number = dinero.Account.BookInvoice(invoice.Guid).Number.ToString();
        await pair.RunAsync(TimeSpan.FromDays(1));
        var issued = await pair.OfferAsync(offer);
        Assert.Equal((number, "issued", 0m, 2000m), (issued.InvoiceNumber, issued.InvoiceState, issued.Paid, issued.Open));
        dinero.Account.PayInvoice(invoice.Guid, 500);
        await pair.RunAsync(TimeSpan.FromDays(1));
        Assert.Equal(("part-paid", 500m, 1500m), ((await pair.OfferAsync(offer)).InvoiceState, (await pair.OfferAsync(offer)).Paid, (await pair.OfferAsync(offer)).Open));
        dinero.Account.PayInvoice(invoice.Guid, 1500);
        await pair.RunAsync(TimeSpan.FromDays(1));
        Assert.Equal("paid", (await pair.OfferAsync(offer)).InvoiceState);
    }

    [Fact, Acceptance("P-42a")]
    public async Task Draft_book_or_book_and_mail_is_a_setting_and_draft_is_the_default()
    {
        foreach (var (more, status, mails, calls) in new[] { ("", "Draft", 0, 0), (""", "book": true""", "Booked", 0, 1), (""", "book": true, "mail": true""", "Booked", 1, 1) })
        {
            await using var dinero = await StartAsync();
            await using var pair = await PairAsync(dinero, more);
            var offer = await SendAsync(pair);
            var invoice = Assert.Single(dinero.Account.Invoices);
            Assert.Equal((status, mails, calls), (invoice.IsBooked ? "Booked" : "Draft", dinero.Account.Mails.Count, dinero.CountCalls("invoices.book")));
            Assert.Equal(invoice.IsBooked ? invoice.Number.ToString() : null, (await pair.OfferAsync(offer)).InvoiceNumber);
        }
    }

    [Fact]
    public async Task A_lost_reply_makes_no_second_invoice_also_after_a_restart()
    {
        await using var dinero = await StartAsync();
        await using var pair = await PairAsync(dinero);
        await pair.RunAsync();
        dinero.Faults.LoseReplyAfterCommit("invoices.create");
        var offer = await AddAsync(pair, OfferStatus.Sent);
        await pair.RunAsync();
        await pair.SetStatusAsync(offer, OfferStatus.Accepted);
        await pair.RunAsync();
        await pair.RestartAsync();
        for (var i = 0; i < 3; i++)
            await pair.RunAsync();
        var invoice = Assert.Single(dinero.Account.Invoices);
        Assert.Equal((invoice.Guid.ToString("D"), "draft"), ((await pair.OfferAsync(offer)).InvoiceId, (await pair.OfferAsync(offer)).InvoiceState));
    }

    [Fact]
    public async Task What_cannot_be_expressed_is_shown_on_the_offer_and_the_next_try_after_the_remedy_succeeds()
    {
        await using var dinero = await StartAsync();
        await using var pair = await PairAsync(dinero);
        await pair.RunAsync();
        var offer = await AddAsync(pair, OfferStatus.Sent, unit: "fortnight");
        await pair.RunAsync();
        await pair.SetStatusAsync(offer, OfferStatus.Accepted);
        await pair.RunAsync();
        Assert.Empty(dinero.Account.Invoices);
        Assert.Contains("fortnight", (await pair.OfferAsync(offer)).InvoiceMessage, StringComparison.Ordinal);
        await pair.InCrmAsync(async db => (await db.Offers.Include(static o => o.Lines).SingleAsync(o => o.Id == offer)).Lines[0].Unit = "hours");
        var sent = await pair.Documents.SendAsync(SalesPair.Id, DineroFlows.InvoiceFromOffer, new RecordRef("offer", offer.ToString()), new SendOptions { User = "ann" });
        Assert.Equal(SendState.Sent, sent.State);
        Assert.Null((await pair.OfferAsync(offer)).InvoiceMessage);
        Assert.Single(dinero.Account.Invoices);
    }

    private static async Task<int> SendAsync(SalesPair pair)
    {
        await pair.RunAsync();
        var offer = await AddAsync(pair, OfferStatus.Sent);
        await pair.RunAsync();
        await pair.SetStatusAsync(offer, OfferStatus.Accepted);
        await pair.RunAsync();
        return offer;
    }

    private static async Task<int> AddAsync(SalesPair pair, OfferStatus status, string unit = "hours")
    {
        var offer = new Offer { Status = status, Date = new DateOnly(2025, 12, 1), Customer = new Customer { Country = "DK" }, Lines = [new() { Position = 1, Text = "Consulting", Quantity = 2, Unit = unit, Price = 800, Vat = "1000" }] };
        await pair.InCrmAsync(async db =>
        {
            db.Offers.Add(offer);
            await db.SaveChangesAsync();
            offer.Number = $"Q-{offer.Id}";
            offer.Customer.Name = $"Customer {offer.Id}";
            offer.Customer.Email = $"c{offer.Id}@example.com";
            return 0;
        });
        return offer.Id;
    }

    private static async Task<DineroSimulator> StartAsync()
    {
        var dinero = await DineroSimulator.StartAsync();
        dinero.Oddities.PersonalCallsPerMinute = null;
        return dinero;
    }

    private static Task<SalesPair> PairAsync(DineroSimulator dinero, string more = "") => SalesPair.StartAsync(dinero.Clock, services => services.AddDinero(o =>
    {
        o.BaseAddress = dinero.BaseAddress;
        o.TokenAddress = dinero.TokenAddress;
        o.ClientId = dinero.SignIns.PersonalClientId;
        o.ClientSecret = dinero.SignIns.PersonalClientSecret;
        o.PersonalCallsPerMinute = 1_000_000;
        o.Credentials = new() { OrganizationId = $"{dinero.Account.Id}", ApiKey = dinero.Account.ApiKey };
    }), static c => c.Dinero(), Settings.Replace("MORE", more, StringComparison.Ordinal));
}
