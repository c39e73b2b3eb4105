using Connectors.Reviso.Sync;
using Connectors.Sync;
using Connectors.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Connectors.Pairs.Tests.Reviso;

/// <summary>A person sends an offer of the CRM to Reviso as a quotation: over the engine, the client and HTTP, with nothing but the preset.</summary>
public sealed class OfferTests
{
    [Fact, Acceptance("000-42"), Acceptance("P-27b")]
    public async Task A_press_makes_the_customer_and_one_quotation_and_a_second_press_finds_it()
    {
        await using var pair = await StartAsync();
        await pair.RunAsync();
        var offer = await AddAsync(pair);
        // Nothing but a person sends.
        await pair.RunAsync();
        Assert.Empty(pair.Account.Quotations);
        Assert.Empty(pair.Account.Customers);

        var sent = await SendAsync(pair, offer);
        Assert.True(sent.State == SendState.Sent, sent.ToString());
        var quotation = Assert.Single(pair.Account.Quotations);
        var customer = Assert.Single(pair.Account.Customers);
        Assert.Equal(("Caffè Rossi", customer.CustomerNumber, "EUR", 209.41m, 44.94m), (quotation.RecipientName, quotation.CustomerNumber, quotation.Currency, quotation.NetAmount, quotation.VatAmount));
        Assert.Equal(["V022", "V010"], quotation.Lines.Select(static l => l.VatCode));
        var stored = await pair.InCrmAsync(static db => db.Offers.SingleAsync());
        Assert.Equal((quotation.Id.ToString(), quotation.Number.ToString(), "draft", null), (stored.AccountingId, stored.AccountingNumber, stored.AccountingState, stored.AccountingMessage));
        Assert.Equal(customer.CustomerNumber.ToString(), (await pair.InCrmAsync(static db => db.Companies.SingleAsync())).Number ?? await NumberAfterRunAsync(pair));

        await SendAsync(pair, offer);
        await pair.RestartAsync();
        await SendAsync(pair, offer);
        await pair.RunAsync();
        Assert.Single(pair.Account.Quotations);
        Assert.Single(pair.Account.Customers);
    }

    [Fact, Acceptance("000-41"), Acceptance("000-30"), Acceptance("P-08h")]
    public async Task Everything_that_is_wrong_with_document_and_customer_is_said_before_anything_is_made()
    {
        await using var pair = await StartAsync();
        await pair.RunAsync();
        var offer = await AddAsync(pair, static o =>
        {
            o.Company!.PaymentTerms = o.Company.VatZone = null;
            (o.Lines[0].Code, o.Lines[1].Vat) = ("a-1", null);
        });
        pair.TakeWrites();
        var refused = await SendAsync(pair, offer);
        Assert.NotEqual(SendState.Sent, refused.State);
        Assert.Equal(0, pair.TakeWrites());
        var message = (await pair.InCrmAsync(static db => db.Offers.SingleAsync())).AccountingMessage!;
        Assert.Contains("a-1", message, StringComparison.Ordinal);
        Assert.Contains("Line 2", message, StringComparison.Ordinal);

        await pair.InCrmAsync(static async db =>
        {
            var o = await db.Offers.Include(static x => x.Lines).Include(static x => x.Company).SingleAsync();
            (o.Company!.PaymentTerms, o.Company.VatZone) = ("2", "1");
            (o.Lines.Single(static l => l.Position == 1).Code, o.Lines.Single(static l => l.Position == 2).Vat) = ("A-1", "V010");
            return true;
        });
        Assert.Equal(SendState.Sent, (await SendAsync(pair, offer)).State);
        Assert.Single(pair.Account.Customers);
        Assert.Null((await pair.InCrmAsync(static db => db.Offers.SingleAsync())).AccountingMessage);
    }

    [Fact, Acceptance("000-43")]
    public async Task An_offer_without_a_company_is_refused_by_name_and_nothing_is_written()
    {
        await using var pair = await StartAsync();
        await pair.RunAsync();
        var offer = await AddAsync(pair, static o => o.Company = null);
        pair.TakeWrites();
        Assert.NotEqual(SendState.Sent, (await SendAsync(pair, offer)).State);
        Assert.Equal(0, pair.TakeWrites());
        Assert.Contains("company", (await pair.InCrmAsync(static db => db.Offers.SingleAsync())).AccountingMessage!, StringComparison.Ordinal);
    }

    [Fact, Acceptance("P-08g", Missing = "three failures"), Rule("R24")]
    public async Task A_lost_reply_makes_no_second_quotation_and_a_failed_one_keeps_its_customer()
    {
        await using var pair = await StartAsync();
        await pair.RunAsync();
        var offer = await AddAsync(pair);
        pair.Reviso.Faults.RespondInstead("quotations.create", 400, """{"message":"Periodo chiuso","errorCode":"E04300","httpStatusCode":400,"errors":[]}""", "application/json");
        Assert.NotEqual(SendState.Sent, (await SendAsync(pair, offer)).State);
        Assert.Single(pair.Account.Customers);
        Assert.Contains("Periodo chiuso", (await pair.InCrmAsync(static db => db.Offers.SingleAsync())).AccountingMessage!, StringComparison.Ordinal);

        pair.Reviso.Faults.LoseReplyAfterCommit("quotations.create");
        await SendAsync(pair, offer);
        await pair.RestartAsync();
        for (var pass = 0; pass < 3; pass++)
            await pair.RunAsync();
        var quotation = Assert.Single(pair.Account.Quotations);
        Assert.Single(pair.Account.Customers);
        Assert.Equal((quotation.Id.ToString(), "draft"), (await pair.InCrmAsync(static db => db.Offers.SingleAsync())) is var o ? (o.AccountingId, o.AccountingState) : default);
    }

    private static async Task<string?> NumberAfterRunAsync(RevisoPair pair)
    {
        await pair.RunAsync();
        return (await pair.InCrmAsync(static db => db.Companies.SingleAsync())).Number;
    }

    private static async Task<RevisoPair> StartAsync()
    {
        var pair = await RevisoPair.StartAsync();
        pair.InReviso(static a => a.Product("A-1", "Ora", 80).Product("00/1", "Vite", 1));
        return pair;
    }

    private static Task<SendInfo> SendAsync(RevisoPair pair, int offer)
    {
        pair.Reviso.Clock.Advance(TimeSpan.FromMinutes(10));
        return pair.Documents.SendAsync(RevisoPair.Id, RevisoFlows.Quotation, new RecordRef("offer", $"{offer}"), new SendOptions { User = "anna" });
    }

    private static Task<int> AddAsync(RevisoPair pair, Action<Offerta>? set = null) => pair.InCrmAsync(async db =>
    {
        var offer = new Offerta
        {
            Number = "P-1",
            Date = new(2026, 3, 2),
            Currency = "EUR",
            PaymentTerms = "3",
            Company = new Azienda { Name = "Caffè Rossi", VatNumber = "IT12345678903", Currency = "EUR", Group = "1", PaymentTerms = "2", PaymentType = "4", VatZone = "1" },
            Lines =
            [
                new() { Position = 1, Code = "A-1", Text = "Consulenza", Quantity = 2, Unit = "2", Price = 100, Vat = "V022" },
                new() { Position = 2, Code = "00/1", Quantity = 10, Unit = "1", Price = 0.99m, Discount = 5, Vat = "V010" },
            ],
        };
        set?.Invoke(offer);
        db.Add(offer);
        await db.SaveChangesAsync();
        return offer.Id;
    });
}
