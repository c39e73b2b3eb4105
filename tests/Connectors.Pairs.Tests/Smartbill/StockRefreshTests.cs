using Connectors.Smartbill;
using Connectors.Sync;
using Connectors.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Connectors.Pairs.Tests.Smartbill;

/// <summary>When the stock of the CRM is fresh: on enabling, every 24 hours, after our own invoice and after SmartBill's push. Each alone.</summary>
public sealed class StockRefreshTests
{
    private const string Both = """{ "version": 1, "entities": { "product": { "enabled": true } }, "documents": { "invoice-from-offer": { "enabled": true, "series": "CRM", "trigger": ["Accepted"], "book": true } } }""";
    private const string Off = """{ "version": 1 }""";

    [Theory]
    [Acceptance("001-51"), Acceptance("001-06"), Acceptance("P-33b")]
    [InlineData(false, 2, 7)]
    [InlineData(true, 6, 9)]
    public async Task After_our_own_invoice_exactly_its_items_are_read_again(bool sum, int s8, int c1)
    {
        await using var pair = await SmartbillPair.StartAsync(Both, o => (o.Warehouse, o.DischargeStock, o.SumWarehouses) = ("Depozit", true, sum),
            static a => a.Receive("Depozit", "S8", 5, "Șurub M8").Receive("Magazin", "S8", 4).Receive("Depozit", "C1", 7, "Carte").Receive("Magazin", "C1", 2));
        var offer = await pair.OfferAsync();
        await pair.ScheduledAsync();
        Assert.Equal((sum ? 9m : 5m, (decimal)c1), (await StockAsync(pair, "S8"), await StockAsync(pair, "C1")));
        Sell(pair, "C1", 1);
        await pair.StatusAsync(offer, "Accepted");
        pair.Smartbill.ClearCalls();
        await pair.ScheduledAsync();
        Assert.Equal("CRM 0042", (await pair.ShownAsync(offer)).InvoiceNumber);
        Assert.Equal((s8, c1), (await StockAsync(pair, "S8"), await StockAsync(pair, "C1")));
        Assert.Contains("productCode=S8", Assert.Single(Reads(pair)).Query, StringComparison.Ordinal);
        // What nobody told of comes with the daily run.
        await pair.ScheduledAsync(TimeSpan.FromHours(24));
        Assert.Equal((s8, c1 - 1), (await StockAsync(pair, "S8"), await StockAsync(pair, "C1")));
    }

    [Fact]
    [Acceptance("001-51")]
    public async Task A_refresh_that_fails_leaves_the_invoice_issued_and_is_made_up_for()
    {
        await using var pair = await SmartbillPair.StartAsync(Both, static o => (o.Warehouse, o.DischargeStock) = ("Depozit", true), static a => a.Receive("Depozit", "S8", 5, "Șurub M8"));
        var offer = await pair.OfferAsync();
        await pair.ScheduledAsync();
        await pair.StatusAsync(offer, "Accepted");
        // The look of the probe passes, the refresh after the issue meets a limit.
        pair.Smartbill.After("invoices.create", _ => pair.Smartbill.Faults.RateLimitNext(operation: "stocks.list"));
        await pair.ScheduledAsync();
        Assert.Equal(("CRM 0042", "issued", 5m), ((await pair.ShownAsync(offer)).InvoiceNumber, (await pair.ShownAsync(offer)).InvoiceState, await StockAsync(pair, "S8")));
        await pair.ScheduledAsync(TimeSpan.FromMinutes(30));
        Assert.Equal((2m, 1), (await StockAsync(pair, "S8"), pair.Sends));
    }

    [Fact]
    [Acceptance("001-45"), Acceptance("001-44"), Acceptance("001-39")]
    public async Task The_whole_stock_is_read_on_enabling_and_every_24_hours_and_switching_off_and_on_writes_nothing()
    {
        await using var pair = await SmartbillPair.StartAsync(Off, seed: static a => a.Receive("Depozit", "S8", 5, "Șurub M8"));
        await pair.ScheduledAsync();
        Assert.Empty(Reads(pair));
        Assert.Equal(0, (await PushAsync(pair, pair.Webhooks.CreateKey(SmartbillPair.Id), [new() { ProductCode = "S8", Quantity = 1 }])).Marks);
        await pair.ScheduledAsync();
        Assert.Empty(Reads(pair));
        Assert.Null(await StockAsync(pair, "S8"));

        await pair.SettingsAsync(SmartbillPair.Stock);
        await pair.ScheduledAsync();
        Assert.Equal(5m, await StockAsync(pair, "S8"));
        Assert.Single(Reads(pair));

        // Every quarter of an hour there is a run, and not one of them reads the stock; the day after, one does. A host that was down for three days reads it once.
        for (var hour = 1; hour <= 23; hour++)
            await pair.ScheduledAsync(TimeSpan.FromHours(1));
        Assert.Single(Reads(pair));
        Sell(pair, "S8", 1);
        await pair.ScheduledAsync(TimeSpan.FromHours(1));
        Assert.Equal((4m, 2), (await StockAsync(pair, "S8"), Reads(pair).Count));
        await pair.ScheduledAsync(TimeSpan.FromDays(3));
        await pair.ScheduledAsync();
        Assert.Equal(3, Reads(pair).Count);

        var stamp = await StampAsync(pair);
        await pair.SettingsAsync(Off);
        await pair.ScheduledAsync();
        Assert.Equal(3, Reads(pair).Count);
        await pair.SettingsAsync(SmartbillPair.Stock);
        await pair.ScheduledAsync();
        Assert.True(Reads(pair).Count > 3);
        Assert.Equal(stamp, await StampAsync(pair));
    }

    [Theory]
    [Acceptance("001-46", Missing = "over HTTP"), Acceptance("001-06"), Acceptance("P-33b")]
    [InlineData(false, false)]
    [InlineData(true, true)]
    public async Task A_push_is_a_hint_whose_items_are_read_again_and_an_unknown_one_is_created(bool bare, bool sum)
    {
        await using var pair = await SmartbillPair.StartAsync(SmartbillPair.Stock, o => (o.Warehouse, o.SumWarehouses) = ("Depozit", sum), static a => a.Receive("Depozit", "S8", 5, "Șurub M8").Receive("Magazin", "S8", 4));
        await pair.ScheduledAsync();
        Sell(pair, "S8", 3);
        pair.Account.Receive("Depozit", "NEW", 8, "Nou");
        pair.Account.Receive("Depozit", "OTHER", 1, "Altul");
        var key = pair.Webhooks.CreateKey(SmartbillPair.Id);
        // What the body says of quantities is not believed, and not added either.
        var answer = await PushAsync(pair, key, [new() { ProductCode = "S8", Warehouse = "Depozit", Quantity = 999 }, new() { ProductCode = "NEW", Warehouse = "Depozit", Quantity = -1 }], bare);
        Assert.Equal((200, 2), (answer.Status, answer.Marks));
        pair.Smartbill.ClearCalls();
        await pair.ScheduledAsync();
        Assert.Equal((sum ? 6m : 2m, 8m, null), (await StockAsync(pair, "S8"), await StockAsync(pair, "NEW"), await StockAsync(pair, "OTHER")));
        Assert.All(Reads(pair), static c => Assert.Contains("productCode=", c.Query, StringComparison.Ordinal));

        // The same again is nothing new; an item without a code can only be found in the whole list.
        await PushAsync(pair, key, [new() { ProductCode = "S8", Warehouse = "Depozit", Quantity = 999 }], bare);
        await pair.ScheduledAsync();
        Assert.Equal(sum ? 6m : 2m, await StockAsync(pair, "S8"));
        await PushAsync(pair, key, [new() { ProductName = "Altul", Quantity = 1 }], bare);
        await pair.ScheduledAsync();
        Assert.Equal(1m, await StockAsync(pair, "OTHER"));
        pair.Smartbill.ClearCalls();
        await pair.ScheduledAsync();
        Assert.Empty(Reads(pair));
    }

    [Fact]
    [Acceptance("001-46", Missing = "over HTTP"), Acceptance("001-48", Missing = "the page that shows it")]
    public async Task A_test_of_the_connection_is_answered_and_a_wrong_key_does_no_work()
    {
        await using var pair = await SmartbillPair.StartAsync(SmartbillPair.Stock, seed: static a => a.Receive("Depozit", "S8", 5, "Șurub M8"));
        await pair.ScheduledAsync();
        var key = pair.Webhooks.CreateKey(SmartbillPair.Id);
        var test = await PushAsync(pair, key, []);
        Assert.Equal((200, 0), (test.Status, test.Marks));
        Assert.Contains("succes", test.Reply, StringComparison.Ordinal);
        pair.Smartbill.ClearCalls();
        foreach (var wrong in new[] { null, "", key[..^2] + "00", "0011" })
            Assert.Equal((401, 0), (await PushAsync(pair, wrong, [new() { ProductCode = "S8", Quantity = 1 }])) is var answer ? (answer.Status, answer.Marks) : default);
        await pair.ScheduledAsync();
        Assert.Empty(Reads(pair));
    }

    [Fact]
    [Acceptance("001-42")]
    public async Task An_edit_in_the_CRM_is_set_back_and_the_history_names_both_values()
    {
        await using var pair = await SmartbillPair.StartAsync(SmartbillPair.Stock, seed: static a => a.Receive("Depozit", "S8", 5, "Șurub M8"));
        await pair.ScheduledAsync();
        var id = await pair.InCrmAsync(static async db =>
        {
            var article = await db.Articles.SingleAsync();
            (article.Stock, article.Price) = (1000, 12.34m);
            return article.Id;
        });
        await pair.ScheduledAsync(TimeSpan.FromHours(1));
        await pair.ScheduledAsync(TimeSpan.FromHours(1));
        Assert.Equal((5m, 12.34m), await pair.InCrmAsync(static async db => await db.Articles.Select(static a => new ValueTuple<decimal?, decimal?>(a.Stock, a.Price)).SingleAsync()));
        var events = (await pair.Engine.ExplainAsync(SmartbillPair.Id, new RecordRef("product", new RecordId($"{id}")), "stock")).Events;
        Assert.Contains(events, static e => e is { Rule: "revert", Crm: "1000", Accounting: "5", Written: "5", Side: Side.Crm });
    }

    [Fact]
    [Acceptance("001-41")]
    public async Task A_product_made_in_the_CRM_waits_with_the_reason_is_read_only_and_never_sent_until_SmartBill_has_its_code()
    {
        await using var pair = await SmartbillPair.StartAsync("""{ "version": 1 }""", seed: static a => a.Receive("Depozit", "S8", 5, "Șurub M8"), crm: static db =>
        {
            db.Add(new Article { Code = "CRM-1", Name = "Consultanță", Unit = "ora" });
            return Task.CompletedTask;
        });
        // Without the stock a product of the CRM is nobody's business.
        await pair.ScheduledAsync();
        Assert.Empty(await pair.Engine.ListParkedAsync(SmartbillPair.Id));
        Assert.False((await ArticleAsync(pair, "CRM-1")).ReadOnly);

        await pair.SettingsAsync(SmartbillPair.Stock);
        pair.Smartbill.ClearCalls();
        await pair.ScheduledAsync();
        var parked = Assert.Single(await pair.Engine.ListParkedAsync(SmartbillPair.Id));
        var problem = Assert.Single(parked.Problems);
        Assert.Equal(("product", "accounting-only", "It was made in the CRM, and records of the kind 'product' come from accounting alone: it is never sent.", "Make it in accounting with the same code, and the two are linked; or delete it here."), (parked.Mapping, parked.Cause, problem.Message, problem.Remedy));
        Assert.Equal((true, true), ((await ArticleAsync(pair, "CRM-1")).ReadOnly, (await ArticleAsync(pair, "S8")).ReadOnly));

        // Made later, it is told the same in the next run, and a second look writes nothing.
        await pair.InCrmAsync(static db => Task.FromResult(db.Add(new Article { Code = "CRM-2", Name = "Montaj", Unit = "buc" })));
        await pair.ScheduledAsync();
        Assert.Equal(2, (await pair.Engine.ListParkedAsync(SmartbillPair.Id)).Count);
        Assert.True((await ArticleAsync(pair, "CRM-2")).ReadOnly);
        var stamps = await StampsAsync(pair);
        await pair.ScheduledAsync(TimeSpan.FromHours(25));
        await pair.ScheduledAsync(TimeSpan.FromHours(25));
        Assert.Equal(stamps, await StampsAsync(pair));

        // Who takes the flag off finds it set again, of what waits and of what is SmartBill's.
        await pair.InCrmAsync(static async db =>
        {
            await foreach (var article in db.Articles.AsAsyncEnumerable())
                article.ReadOnly = false;
            return true;
        });
        await pair.ScheduledAsync();
        await pair.ScheduledAsync();
        Assert.Equal(3, await pair.InCrmAsync(static db => db.Articles.CountAsync(static a => a.ReadOnly)));
        Assert.All(pair.Smartbill.Calls, static c => Assert.Equal("GET", c.Method));

        pair.Account.Receive("Depozit", "CRM-1", 4, "Consultanță");
        await pair.ScheduledAsync(TimeSpan.FromHours(25));
        Assert.Equal("CRM-2", (await ArticleOfAsync(pair, Assert.Single(await pair.Engine.ListParkedAsync(SmartbillPair.Id)))).Code);
        Assert.Equal((4m, true), ((await ArticleAsync(pair, "CRM-1")).Stock, (await ArticleAsync(pair, "CRM-1")).ReadOnly));
        Assert.Equal(3, await pair.InCrmAsync(static db => db.Articles.CountAsync()));

        // A CRM that sells services too leaves its own articles alone.
        await pair.SettingsAsync("""{ "version": 1, "entities": { "product": { "enabled": true, "crmOnly": "Leave" } } }""");
        await pair.ScheduledAsync(TimeSpan.FromHours(25));
        Assert.Empty(await pair.Engine.ListParkedAsync(SmartbillPair.Id));
    }

    private static Task<Article> ArticleAsync(SmartbillPair pair, string code) => pair.InCrmAsync(db => db.Articles.AsNoTracking().SingleAsync(a => a.Code == code));

    private static Task<Article> ArticleOfAsync(SmartbillPair pair, ParkedPair parked) => pair.InCrmAsync(db => db.Articles.AsNoTracking().SingleAsync(a => a.Id == int.Parse(parked.Crm!.Id.Value, System.Globalization.CultureInfo.InvariantCulture)));

    private static Task<List<DateTimeOffset>> StampsAsync(SmartbillPair pair) => pair.InCrmAsync(static db => db.Articles.AsNoTracking().OrderBy(static a => a.Id).Select(static a => a.ChangedAt).ToListAsync());

    private static List<Connectors.Testing.SimulatedCall> Reads(SmartbillPair pair) =>
        [.. pair.Smartbill.Calls.Where(static c => c.Operation == "stocks.list" && !c.Query.Contains("connectors-probe", StringComparison.Ordinal))];

    private static Task<WebhookAnswer> PushAsync(SmartbillPair pair, string? key, StockChange[] changes, bool bare = false)
    {
        var request = changes.Length == 0 ? StockWebhookRequest.ConnectionTest(key is { Length: > 0 } ? key : "none") : StockWebhookRequest.Create(key is { Length: > 0 } ? key : "none", changes, bare);
        return pair.Webhooks.ReceiveAsync(key, new WebhookRequest { Method = "POST", Headers = request.Headers, Query = new Dictionary<string, string>(), Body = request.Body, Topic = "smartbill-stock" });
    }

    private static void Sell(SmartbillPair pair, string code, decimal quantity) =>
        pair.Account.IssueInvoice("FCT", change: i => i with { UseStock = true, Lines = [i.Lines[0] with { IsService = false, Code = code, Name = code == "S8" ? "Șurub M8" : "Carte", Unit = "buc", Quantity = quantity, Warehouse = "Depozit" }] });

    private static Task<decimal?> StockAsync(SmartbillPair pair, string code) => pair.InCrmAsync(async db => (await db.Articles.AsNoTracking().SingleOrDefaultAsync(a => a.Code == code))?.Stock);

    private static Task<DateTimeOffset> StampAsync(SmartbillPair pair) => pair.InCrmAsync(static db => db.Articles.AsNoTracking().Select(static a => a.ChangedAt).SingleAsync());
}
