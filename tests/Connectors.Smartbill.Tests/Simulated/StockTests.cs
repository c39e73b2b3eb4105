using System.Net;
using Connectors.Smartbill.Tests.Support;

namespace Connectors.Smartbill.Tests.Simulated;

public sealed class StockTests
{
    private static readonly CallOptions Short = new() { Timeout = TimeSpan.FromSeconds(5) };

    [Fact]
    public async Task Stock_is_read_by_warehouse_day_name_and_code()
    {
        await using var test = await SimulatedClient.StartAsync(a => a
            .Warehouse("Depozit", w => w with { Type = "en detail" })
            .Receive("Depozit", "S8", 10.5m, "Șurub M8", new(2026, 2, 1)).Receive("Depozit", "P8", 3, "Piuliță", new(2026, 3, 1)).Receive("Magazin", "S8", 2));
        var all = await test.Client.Stocks.ListAsync();
        Assert.Equal(["Depozit", "Magazin"], all.Select(w => w.Warehouse!.Name));
        Assert.Equal(("en detail", "en gros"), (all[0].Warehouse!.Type.ToString(), all[1].Warehouse!.Type.ToString()));
        Assert.Equal([("Șurub M8", "S8", "buc", 10.5m), ("Piuliță", "P8", "buc", 3m)], all[0].Products.Select(p => (p.Name, p.Code, p.MeasuringUnit, p.Quantity)));
        Assert.Equal("S8", Assert.Single((await test.Client.Stocks.ListAsync(new() { WarehouseName = "Magazin" }))[0].Products).Code);
        Assert.Equal("P8", Assert.Single((await test.Client.Stocks.ListAsync(new() { ProductName = "piuliță" }))[0].Products).Code);
        Assert.Equal(2, (await test.Client.Stocks.ListAsync(new() { ProductCode = "S8" })).Count);
        Assert.Equal("S8", Assert.Single((await test.Client.Stocks.ListAsync(new() { Date = new(2026, 2, 1) }))[0].Products).Code);
        Assert.Empty(await test.Client.Stocks.ListAsync(new() { Date = new(2026, 1, 31) }));
        // Letter case counts here.
        Assert.Equal(SmartbillErrorCodes.WarehouseNotFound, (await Assert.ThrowsAsync<ConnectorValidationException>(() => test.Client.Stocks.ListAsync(new() { WarehouseName = "depozit" }))).ErrorCode);
        test.Account.HasStockModule = false;
        Assert.Equal(SmartbillErrorCodes.StockModuleInactive, (await Assert.ThrowsAsync<ConnectorApiException>(() => test.Client.Stocks.ListAsync())).ErrorCode);
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 2)]
    public async Task A_product_that_fell_to_nothing_is_missing_or_a_nought(bool listed, int rows)
    {
        await using var test = await SimulatedClient.StartAsync(a => a.Receive("Depozit", "S8", 3, "Șurub M8").Receive("Depozit", "P8", 3));
        test.Simulator.Oddities.ZeroStockIsListed = listed;
        await test.Client.Invoices.CreateAsync(Samples.Invoice with { SeriesName = "FCT", UseStock = true, Lines = [Samples.Line with { WarehouseName = "Depozit" }] });
        Assert.Equal(rows, (await test.Client.Stocks.ListAsync())[0].Products.Count);
    }

    [Fact]
    public async Task Today_is_todays_date_in_Bucharest()
    {
        await using var test = await SimulatedClient.StartAsync();
        // 23:30 in Bucharest, and half an hour later, which is still the day before in UTC.
        test.Simulator.Clock.SetUtcNow(new(2026, 3, 2, 21, 30, 0, TimeSpan.Zero));
        await test.Client.Stocks.ListAsync();
        test.Simulator.Clock.Advance(TimeSpan.FromMinutes(30));
        await test.Client.Stocks.ListAsync();
        Assert.Equal(["2026-03-02", "2026-03-03"], test.Simulator.Calls.Select(c => c.Query[(c.Query.IndexOf("date=", StringComparison.Ordinal) + 5)..][..10]));
    }

    [Fact]
    public async Task The_shop_plugins_stock_is_read_once_in_five_minutes_and_no_other_call_waits_for_it()
    {
        await using var test = await SimulatedClient.StartAsync(a => a.Receive("Depozit", "S8", 10.5m, "Șurub M8"));
        var start = test.Simulator.Time.GetUtcNow();
        var product = Assert.Single(await test.Client.Stocks.ListForShopAsync("Depozit"));
        Assert.Equal(("Șurub M8", "S8", "buc", 10.5m), (product.Name, product.Code, product.MeasuringUnit, product.Quantity));

        test.Simulator.Clock.Advance(new TimeSpan(0, 4, 59));
        var early = await Assert.ThrowsAsync<ConnectorRateLimitException>(() => test.Client.Stocks.ListForShopAsync("Depozit", Short with { Timeout = TimeSpan.FromMilliseconds(500) }));
        Assert.Equal((true, start.AddMinutes(5)), (early.BySelf, early.RetryAt));
        Assert.Equal(1, test.Simulator.CountCalls("stocks.ecommerce"));
        Assert.Single(await test.Client.Stocks.ListAsync(null, Short));
        Assert.Equal(["Depozit"], await test.Client.Companies.ListWarehouseNamesAsync(Short));
        Assert.Equal(["buc", "ora", "kg"], await test.Client.Companies.ListMeasuringUnitsAsync(Short));

        test.Simulator.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Single(await test.Client.Stocks.ListForShopAsync("Depozit", Short));
        Assert.Equal(2, test.Simulator.CountCalls("stocks.ecommerce"));
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, true)]
    public async Task What_SmartBill_pushes_is_what_the_reader_reads(bool bareArray, bool moreMembers)
    {
        await using var test = await SimulatedClient.StartAsync(a => a.Receive("Depozit", "S8", 10, "Șurub M8").SetStockWebhook(new("http://receiver.example/stock"), "tok-1"));
        (test.Simulator.Oddities.WebhookIsBareArray, test.Simulator.Oddities.WebhookHasMoreMembers) = (bareArray, moreMembers);
        var receiver = new Receiver("tok-1");
        using var invoker = new HttpMessageInvoker(receiver);

        Assert.Equal((200, "\"Testul de sincronizare stoc a fost facut cu succes!\""), await TestAsync());
        Assert.True(Assert.Single(receiver.Results).IsConnectionTest);
        await test.Client.Invoices.CreateAsync(Samples.Invoice with { SeriesName = "FCT", UseStock = true, Lines = [Samples.Line with { WarehouseName = "Depozit" }] });
        test.Account.Receive("Depozit", "S8", 0.25m);
        Assert.Equal(2, await test.Simulator.DeliverWebhooksAsync(invoker));
        Assert.Equal(
            [("Șurub M8", "S8", "Depozit", 7m), ("Șurub M8", "S8", "Depozit", 7.25m)], receiver.Results.SelectMany(r => r.Changes).Select(c => (c.ProductName, c.ProductCode, c.Warehouse, c.Quantity!.Value)));
        Assert.Equal(moreMembers, receiver.Results[1].Changes[0].AdditionalData?.ContainsKey("measuringUnit") == true);

        test.Account.SetStockWebhook(new("http://receiver.example/stock"), "tok-2");
        Assert.Equal(403, (await TestAsync()).Status);
        Assert.Equal(3, receiver.Results.Count(r => r.IsAccepted));

        async Task<(int Status, string Text)> TestAsync()
        {
            var reply = await test.Account.TestStockWebhookAsync(invoker);
            return (reply.Status, reply.Text);
        }
    }

    /// <summary>The host's endpoint.</summary>
    private sealed class Receiver(string token) : HttpMessageHandler
    {
        public List<StockWebhookResult> Results { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var headers = request.Headers.Select(h => KeyValuePair.Create(h.Key, string.Join(", ", h.Value)));
            var result = StockWebhook.Read(headers, [], await request.Content!.ReadAsByteArrayAsync(cancellationToken), token);
            Results.Add(result);
            return new((HttpStatusCode)result.Status) { Content = new StringContent(result.Reply) };
        }
    }
}
