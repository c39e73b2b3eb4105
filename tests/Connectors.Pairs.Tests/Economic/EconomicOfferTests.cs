using Connectors.Economic;
using Connectors.Economic.Sync;
using Connectors.Pairs.Tests.Documents;
using Connectors.Sync;
using Connectors.Testing;
using Connectors.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Connectors.Pairs.Tests.Economic;

/// <summary>An offer of an EF Core CRM becomes a quote or an invoice in e-conomic: over the engine, the client and HTTP, with nothing but the preset, defaults and settings.</summary>
public sealed class EconomicOfferTests
{
    private const string Settings = """
        { "version": 1, "flow": "Both", "winner": "Crm",
          "documents": { "quote": { "enabled": false }, "invoice-from-order": { "enabled": false }, "invoice-from-offer": { "enabled": true, "trigger": ["Accepted"]MORE } } }
        """;

    [Fact, Acceptance("000-42", Missing = "Reviso"), Acceptance("P-27b"), Acceptance("P-08h")]
    public async Task A_press_makes_the_missing_customer_and_the_quote_and_a_refused_one_makes_neither()
    {
        await using var economic = await StartAsync();
        await using var pair = await PairAsync(economic, """{ "version": 1, "flow": "Both", "winner": "Crm", "documents": { "invoice-from-offer": { "enabled": false } } }""");
        var offer = await AddAsync(pair, OfferStatus.Draft, unit: "fortnight");
        await pair.RunAsync();
        Assert.Empty(economic.Account.Customers);

        var source = new RecordRef("offer", $"{offer}");
        var refused = await pair.Documents.SendAsync(SalesPair.Id, "quote", source, new SendOptions { User = "ann" });
        Assert.NotEqual(SendState.Sent, refused.State);
        Assert.Contains("fortnight", (await pair.OfferAsync(offer)).InvoiceMessage, StringComparison.Ordinal);
        Assert.Empty(economic.Account.Customers);

        await pair.InCrmAsync(async db => (await db.Offers.Include(static o => o.Lines).SingleAsync(o => o.Id == offer)).Lines[0].Unit = "timer");
        Assert.Equal(SendState.Sent, (await pair.Documents.SendAsync(SalesPair.Id, "quote", source, new SendOptions { User = "ann" })).State);
        Assert.Equal(SendState.Sent, (await pair.Documents.SendAsync(SalesPair.Id, "quote", source, new SendOptions { User = "bob" })).State);
        var quote = Assert.Single(economic.Account.Quotes);
        Assert.Equal(($"Customer {offer}", 1, 2m, 800m, 2), (quote.RecipientName, quote.VatZoneNumber, quote.Lines[0].Quantity, quote.Lines[0].UnitNetPrice, quote.Lines[0].UnitNumber));
        Assert.Equal($"Customer {offer}", Assert.Single(economic.Account.Customers).Name);
        var shown = await pair.OfferAsync(offer);
        Assert.Equal(("1", "1", "draft", null), (shown.InvoiceId, shown.InvoiceNumber, shown.InvoiceState, shown.InvoiceMessage));
    }

    [Fact]
    public async Task An_accepted_offer_sends_one_draft_and_what_happens_to_it_comes_back_until_it_is_paid()
    {
        await using var economic = await StartAsync();
        await using var pair = await PairAsync(economic);
        for (var i = 0; i < 20; i++)
            await AddAsync(pair, OfferStatus.Accepted);
        await pair.RunAsync();
        Assert.Empty(economic.Account.DraftInvoices);

        var offer = await SendAsync(pair);
        var draft = Assert.Single(economic.Account.DraftInvoices);
        Assert.Equal(("draft", null), ((await pair.OfferAsync(offer)).InvoiceState, (await pair.OfferAsync(offer)).InvoiceNumber));
        // Somebody books it in e-conomic: another number, found by what is known of the draft.
        var number = economic.Account.Book(draft.Number);
        await pair.RunAsync(TimeSpan.FromDays(1));
        var issued = await pair.OfferAsync(offer);
        Assert.Equal(($"{number}", "issued", 0m, 2000m), (issued.InvoiceNumber, issued.InvoiceState, issued.Paid, issued.Open));
        economic.Account.Pay(number, 500);
        await pair.RunAsync(TimeSpan.FromDays(1));
        Assert.Equal("part-paid", (await pair.OfferAsync(offer)).InvoiceState);
        economic.Account.Pay(number, 1500);
        await pair.RunAsync(TimeSpan.FromDays(1));
        Assert.Equal(("paid", 0m), ((await pair.OfferAsync(offer)).InvoiceState, (await pair.OfferAsync(offer)).Open));
        Assert.Empty(economic.Account.DraftInvoices);
    }

    [Theory]
    [InlineData("", 0, null)]
    [InlineData(""", "book": true""", 1, "none")]
    [InlineData(""", "book": true, "mail": true""", 1, "Email")]
    public async Task Draft_book_or_book_and_mail_is_a_setting_and_draft_is_the_default(string more, int booked, string? sendBy)
    {
        await using var economic = await StartAsync();
        await using var pair = await PairAsync(economic, Settings.Replace("MORE", more, StringComparison.Ordinal));
        var offer = await SendAsync(pair);
        Assert.Equal(booked, economic.Account.BookedInvoices.Count);
        Assert.Equal(booked == 0 ? null : "20001", (await pair.OfferAsync(offer)).InvoiceNumber);
        var bookings = economic.Calls.Where(static c => c.Method == "POST" && c.BodyText.Contains("draftInvoiceNumber", StringComparison.Ordinal)).ToList();
        Assert.Equal(booked, bookings.Count);
        Assert.All(bookings, c => Assert.Contains($"\"sendBy\":\"{sendBy}\"", c.BodyText, StringComparison.Ordinal));
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

    private static async Task<int> AddAsync(SalesPair pair, OfferStatus status, string unit = "timer")
    {
        var added = await pair.InCrmAsync(async db =>
        {
            var article = await db.Articles.FirstOrDefaultAsync(static a => a.Code == "01-A") ?? new Article { Code = "01-A", Name = "Time" };
            var offer = new Offer
            {
                Number = "A-1",
                Status = status,
                Date = new(2026, 2, 1),
                Customer = new() { Name = "new", Email = "kunde@example.org" },
                Lines = [new() { Position = 1, Article = article, Text = "Consulting", Quantity = 2, Unit = unit, Price = 800 }],
            };
            db.Add(offer);
            await db.SaveChangesAsync();
            offer.Customer.Name = $"Customer {offer.Id}";
            return offer;
        });
        return added.Id;
    }

    private static Task<EconomicSimulator> StartAsync() => EconomicSimulator.StartAsync(static a => a.Product("01-A", "Time", 800));

    private static Task<SalesPair> PairAsync(EconomicSimulator economic, string? settings = null) => SalesPair.StartAsync(
        economic.Clock,
        services => services.AddEconomic(o =>
        {
            o.BaseAddress = economic.RestAddress;
            o.OpenApiBaseAddress = economic.OpenApiAddress;
            o.AppSecretToken = economic.App.SecretToken;
            o.AppPublicToken = economic.App.PublicToken;
            o.Credentials = new() { AgreementGrantToken = economic.Account.GrantToken };
        }),
        static connection => connection.Economic(configure: static o => (o.DefaultCurrency, o.DefaultCustomerGroup, o.DefaultPaymentTerms, o.DefaultVatZone) = ("DKK", new(1), new(1), new(1))),
        settings ?? Settings.Replace("MORE", "", StringComparison.Ordinal));
}
