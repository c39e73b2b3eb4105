using Connectors.Pairs.Tests.Smartbill;
using Connectors.Pairs.Tests.Suite;
using Connectors.Sync;
using Connectors.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Connectors.Pairs.Tests.Month;

/// <summary>The guide of SmartBill from an empty connection to the end of a month, with what goes wrong in one. Nobody asks for a run: a host's own schedule, a status that is entered and the calls of SmartBill start them all.</summary>
public sealed class SmartbillMonthTests
{
    private const string Settings = """{ "version": 1, "entities": { "product": { "enabled": true } }, "documents": { "invoice-from-offer": { "enabled": true, "series": "CRM", "trigger": ["Accepted"], "book": true, "exclusiveSeries": true } } }""";

    [Fact]
    [Acceptance("001-46"), Acceptance("P-34", Missing = "a storno whose payment state shows nothing")]
    public async Task From_nothing_to_a_month_of_business_both_sides_say_the_same()
    {
        await using var pair = await SmartbillPair.StartAsync(Settings, static o => (o.Warehouse, o.DischargeStock) = ("Depozit", true),
            static a => a.Receive("Depozit", "S8", 100, "Șurub M8").Receive("Depozit", "C1", 20, "Carte"), AddOldBusinessAsync, more: static c => c.Schedule(Calendar.Slots), hosted: new WaitlessClock(TimeSpan.FromSeconds(25)));
        await using var door = await WebDoor.OpenAsync(() => pair.Webhooks);
        var calendar = new Calendar(pair.Hosted!);
        pair.Account.SetStockWebhook(door.Address("smartbill-stock"), pair.Webhooks.CreateKey(SmartbillPair.Id));
        Assert.Equal(200, (await pair.Account.TestStockWebhookAsync()).Status);

        // The first day: what was accepted long ago is nobody's order, and the stock is there.
        await calendar.PassAsync();
        Assert.Equal(((0, 0, 0), 0), (calendar.Documents, pair.Sends));
        Assert.Equal((100m, 20m), (await StockAsync(pair, "S8"), await StockAsync(pair, "C1")));

        // Offers are accepted; the goods leave the stock with the invoice.
        var (paid, cancelled, credited) = (await OfferAsync(pair), await OfferAsync(pair), await OfferAsync(pair));
        await calendar.RunAsync();
        foreach (var offer in new[] { paid, cancelled, credited })
            await pair.StatusAsync(offer, "Accepted");
        await calendar.PassAsync();
        Assert.Equal(3, calendar.Documents.Sent);
        Assert.Equal(91m, await StockAsync(pair, "S8"));

        // A colleague sells at the counter. SmartBill says so; one day it does not, and the daily run makes up for it.
        Assert.Equal(3, await pair.Smartbill.DeliverWebhooksAsync());
        SellAtTheCounter(pair, "S8", 4);
        Assert.Equal(1, await pair.Smartbill.DeliverWebhooksAsync());
        await calendar.RunAsync();
        Assert.Equal(87m, await StockAsync(pair, "S8"));
        pair.Account.ClearStockWebhook();
        SellAtTheCounter(pair, "C1", 5);
        pair.Account.SetStockWebhook(door.Address("smartbill-stock"), pair.Webhooks.CreateKey(SmartbillPair.Id));
        await calendar.PassAsync();
        Assert.Equal(15m, await StockAsync(pair, "C1"));

        // A customer without a county, and more screws than there are: refused with the reason, and issued once when the cause is gone and the status is entered again.
        var beta = await pair.InCrmAsync(static async db =>
        {
            var firm = new Firm { Name = "Beta SRL", VatNumber = "RO87654329", Street = "Str. Mică 2", City = "Iași", Country = "Romania" };
            db.Add(firm);
            await db.SaveChangesAsync();
            return firm.Id;
        });
        var (poor, many) = (await OfferAsync(pair, o => o.FirmId = beta), await OfferAsync(pair, static o => o.Lines[0].Quantity = 500));
        await calendar.RunAsync();
        await pair.StatusAsync(poor, "Accepted");
        await pair.StatusAsync(many, "Accepted");
        await calendar.PassAsync();
        Assert.Equal((3, 2), (calendar.Documents.Sent, calendar.Documents.Refused));
        Assert.All([(await pair.ShownAsync(poor)), (await pair.ShownAsync(many))], static o => Assert.Null(o.InvoiceNumber));
        Assert.Contains("county", (await pair.ShownAsync(poor)).InvoiceMessage, StringComparison.OrdinalIgnoreCase);
        await pair.InCrmAsync(async db =>
        {
            (await db.Firms.SingleAsync(f => f.Id == beta)).County = "Iași";
            return true;
        });
        pair.Account.Receive("Depozit", "S8", 600);
        await calendar.PassAsync();
        foreach (var status in new[] { "Offered", "Accepted" })
        {
            await pair.StatusAsync(poor, status);
            await pair.StatusAsync(many, status);
            await calendar.RunAsync();
        }

        Assert.Null((await pair.ShownAsync(poor)).InvoiceMessage);
        Assert.Null((await pair.ShownAsync(many)).InvoiceMessage);
        Assert.Equal(5, calendar.Documents.Sent);

        // The answer to a create is lost, and the host dies before it looks.
        var lost = await OfferAsync(pair);
        await calendar.RunAsync();
        pair.Smartbill.Faults.LoseReplyAfterCommit("invoices.create");
        await pair.StatusAsync(lost, "Accepted");
        await calendar.RunAsync();
        await pair.RestartAsync();
        await calendar.PassAsync();
        Assert.Equal(6, (await SentAsync(pair)).Count);

        // The customer pays, in two parts; one invoice is cancelled, another one reversed.
        pair.Account.Collect("CRM", NumberOf(await pair.ShownAsync(paid)), 10m);
        await calendar.NightAsync();
        Assert.Equal(("part-paid", 10m, 28.12m), Payment(await pair.ShownAsync(paid)));
        pair.Account.Collect("CRM", NumberOf(await pair.ShownAsync(paid)));
        pair.Account.CancelInvoice("CRM", NumberOf(await pair.ShownAsync(cancelled)));
        pair.Account.StornoInvoice("CRM", NumberOf(await pair.ShownAsync(credited)));
        await calendar.PassAsync();

        // The token is renewed at SmartBill: the connection says so and loses nothing; with the new one it goes on.
        Assert.Empty(calendar.Red);
        pair.Smartbill.SignIns.RenewToken(pair.Smartbill.SignIns.First);
        var late = await OfferAsync(pair);
        await calendar.PassAsync();
        Assert.All(calendar.Red, static reason => Assert.Contains("SmartBill refused e-mail address and token", reason, StringComparison.Ordinal));
        Assert.NotEmpty(calendar.Red);
        await pair.RestartAsync();
        calendar.Red.Clear();
        await calendar.PassAsync();
        await pair.StatusAsync(late, "Accepted");
        await calendar.RunAsync();

        // A minute with too many calls of somebody else: SmartBill blocks, and the rest waits.
        pair.Smartbill.Faults.RateLimitNext();
        await calendar.RunAsync();
        calendar.Red.Clear();
        await calendar.EndAsync();

        await AssertEqualAsync(pair, sent: 7, lost);
        var stamps = await StampsAsync(pair);
        await calendar.PassAsync();
        Assert.Equal(stamps, await StampsAsync(pair));
    }

    private static async Task AssertEqualAsync(SmartbillPair pair, int sent, int lost)
    {
        var compared = 0;
        var sends = await SentAsync(pair);
        Assert.Equal((sent, sent), (sends.Count, pair.Account.Invoices.Count(static i => i.Series == "CRM" && i.StornoOf is null)));
        foreach (var send in sends)
        {
            var offer = await pair.ShownAsync(int.Parse(send.Source.Id.Value, System.Globalization.CultureInfo.InvariantCulture));
            var invoice = pair.Account.Invoices.Single(i => i.Series == "CRM" && i.Number == NumberOf(offer));
            var collected = pair.Account.Payments.SelectMany(static p => p.Allocations).Where(a => a.InvoiceId == invoice.Id).Sum(static a => a.Amount);
            Assert.Null(offer.InvoiceMessage);
            // SmartBill names the link in the answer to the create alone.
            Assert.Equal(offer.Id == lost, offer.InvoiceLink is null);
            Assert.NotEmpty(offer.Pdf!);
            var (state, paid, open) = Payment(offer);
            // What was cancelled or reversed is owed by nobody.
            if (invoice.IsCancelled || pair.Account.Invoices.Any(i => i.StornoOf == invoice.Id))
                Assert.Equal((invoice.IsCancelled ? "cancelled" : "credited", 0m), (state, open));
            else
                Assert.Equal((collected == 0 ? "issued" : "paid", collected, invoice.Total - collected), (state, paid, open));
            compared += 5;
        }

        foreach (var article in await pair.InCrmAsync(static db => db.Articles.AsNoTracking().ToListAsync()))
        {
            var product = pair.Account.Products.Single(p => p.Code == article.Code);
            Assert.Equal((product.Name, product.Unit, pair.Account.StockOf("Depozit", product.Code)), (article.Name, article.Unit, article.Stock));
            compared += 3;
        }

        Assert.Equal((sent * 5) + (2 * 3), compared);
        Assert.Empty(await pair.Engine.ListParkedAsync(SmartbillPair.Id));
    }

    private static async Task AddOldBusinessAsync(SalesCrm db)
    {
        db.AddRange(Enumerable.Range(0, 300).Select(static i => new Offer { Name = $"Old {i}", Status = "Accepted", FirmId = 1, Lines = [new() { Code = "S8", Text = "Șurub M8", Quantity = 1, Price = 1 }] }));
        await db.SaveChangesAsync();
    }

    private static Task<int> OfferAsync(SmartbillPair pair, Action<Offer>? change = null) => pair.OfferAsync(change: change);

    private static void SellAtTheCounter(SmartbillPair pair, string code, decimal quantity) =>
        pair.Account.IssueInvoice("FCT", change: i => i with { UseStock = true, Lines = [i.Lines[0] with { IsService = false, Code = code, Name = code == "S8" ? "Șurub M8" : "Carte", Unit = "buc", Quantity = quantity, Warehouse = "Depozit" }] });

    private static Task<decimal?> StockAsync(SmartbillPair pair, string code) => pair.InCrmAsync(async db => (await db.Articles.AsNoTracking().SingleAsync(a => a.Code == code)).Stock);

    private static async Task<List<SendInfo>> SentAsync(SmartbillPair pair) => (await pair.Documents.ListAsync(SmartbillPair.Id).ToListAsync()).Where(static s => s.Number is not null).ToList();

    private static async Task<List<DateTimeOffset>> StampsAsync(SmartbillPair pair) => await pair.InCrmAsync(static db => db.Articles.AsNoTracking().OrderBy(static a => a.Id).Select(static a => a.ChangedAt).ToListAsync());

    private static string NumberOf(Offer offer) => offer.InvoiceNumber!["CRM ".Length..];

    private static (string?, decimal?, decimal?) Payment(Offer o) => (o.InvoiceState, o.InvoicePaid, o.InvoiceOpen);
}
