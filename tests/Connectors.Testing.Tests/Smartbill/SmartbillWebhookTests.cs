using System.Text.Json.Nodes;

namespace Connectors.Testing.Tests.Smartbill;

public sealed class SmartbillWebhookTests
{
    private static readonly Uri Address = new("https://crm.example/stock");

    [Fact]
    public async Task Checklist15_every_document_that_moves_stock_sends_the_new_quantities()
    {
        await using var api = SmartbillStockTests.Stocked();
        using var receiver = new Receiver();
        api.Account.SetStockWebhook(Address, "Crm-Token");
        Assert.Equal(0, await receiver.DeliverAsync(api));
        await SmartbillStockTests.SellAsync(api, Api.Goods(2));
        api.Account.Receive("Magazin", "X1", 7, "Alt produs");
        await api.InvoiceAsync();
        Assert.Equal(2, await receiver.DeliverAsync(api));
        Assert.Equal(
            ["""{"products":[{"productName":"Caiet","productCode":"MK053","warehouse":"Depozit","quantity":3}]}""",
             """{"products":[{"productName":"Alt produs","productCode":"X1","warehouse":"Magazin","quantity":7}]}"""], receiver.Bodies);
        Assert.All(receiver.Requests, static r => Assert.Equal(("POST", "Bearer Crm-Token", "application/json", Address), r));
        Assert.Equal(0, await receiver.DeliverAsync(api));
    }

    [Fact]
    public async Task A_colleagues_invoice_and_its_cancelling_are_sent_too()
    {
        await using var api = SmartbillStockTests.Stocked();
        using var receiver = new Receiver();
        api.Account.SetStockWebhook(Address, "t");
        api.Account.IssueInvoice(change: static i => i with { UseStock = true, Lines = [new() { Name = "Caiet cu spira", Code = "MK053", Quantity = 3, Price = 10, Warehouse = "Depozit" }] });
        api.Account.CancelInvoice("FCT", "0001");
        await receiver.DeliverAsync(api);
        Assert.Equal([2m, 5m], receiver.Quantities);
    }

    [Fact]
    public async Task Checklist15_the_connection_test_is_an_empty_list()
    {
        await using var api = Api.InProcess();
        using var receiver = new Receiver { Reply = "\"Testul de sincronizare stoc a fost facut cu succes!\"" };
        await Assert.ThrowsAsync<InvalidOperationException>(() => api.Account.TestStockWebhookAsync());
        api.Account.SetStockWebhook(Address, "t");
        var reply = await api.Account.TestStockWebhookAsync(receiver.Invoker);
        Assert.Equal((200, "\"Testul de sincronizare stoc a fost facut cu succes!\"", 0), (reply.Status, reply.Text, reply.Items));
        Assert.Equal(["""{"products":[]}"""], receiver.Bodies);
        Assert.Equal([reply], api.Account.WebhookReplies);
    }

    [Fact]
    public async Task Checklist15_the_list_may_come_bare_with_more_members_and_without_a_code()
    {
        await using var api = SmartbillStockTests.Stocked();
        using var receiver = new Receiver();
        api.Account.SetStockWebhook(Address, "t");
        (api.Oddities.WebhookIsBareArray, api.Oddities.WebhookHasMoreMembers) = (true, true);
        api.Account.UsesProductCodes = false;
        api.Account.Receive("Depozit", "MK053", 1);
        await receiver.DeliverAsync(api);
        Assert.Equal(["""[{"productName":"Caiet cu spira","warehouse":"Depozit","quantity":6,"measuringUnit":"buc","x":null}]"""], receiver.Bodies);
    }

    [Fact]
    public async Task Open16_deliveries_may_come_in_the_wrong_order()
    {
        await using var api = SmartbillStockTests.Stocked();
        using var receiver = new Receiver();
        api.Account.SetStockWebhook(Address, "t");
        api.Oddities.WebhookNewestFirst = true;
        api.Account.Receive("Depozit", "MK053", 1).Receive("Depozit", "MK053", 1);
        await receiver.DeliverAsync(api);
        Assert.Equal([7m, 6m], receiver.Quantities);
    }

    [Fact]
    public async Task Open16_a_failed_delivery_is_lost_or_tried_again()
    {
        await using var api = SmartbillStockTests.Stocked();
        using var receiver = new Receiver { Status = 500 };
        api.Account.SetStockWebhook(Address, "t");
        api.Account.Receive("Depozit", "MK053", 1);
        Assert.Equal(0, await receiver.DeliverAsync(api));
        Assert.Empty(api.Account.PendingDeliveries);
        api.Oddities.WebhookRetries = 1;
        api.Account.Receive("Depozit", "MK053", 1);
        await receiver.DeliverAsync(api);
        Assert.Single(api.Account.PendingDeliveries);
        await receiver.DeliverAsync(api);
        Assert.Empty(api.Account.PendingDeliveries);
        Assert.Equal([500, 500, 500], api.Account.WebhookReplies.Select(static r => r.Status));
    }

    [Fact]
    public async Task Over_a_real_connection_a_dead_receiver_is_noted()
    {
        await using var api = SmartbillStockTests.Stocked();
        await using var other = await SmartbillSimulator.StartAsync();
        api.Account.SetStockWebhook(new Uri(other.BaseAddress, "stock"), "t");
        api.Account.Receive("Depozit", "MK053", 1);
        Assert.Equal(0, await api.Sim.DeliverWebhooksAsync());
        Assert.Equal(404, api.Account.WebhookReplies[0].Status);
        var call = Assert.Single(other.Calls);
        Assert.Equal(("POST", "/stock", "Bearer t"), (call.Method, call.Path, call.Headers["Authorization"]));
        await other.DisposeAsync();
        api.Account.Receive("Depozit", "MK053", 1);
        Assert.Equal(0, await api.Sim.DeliverWebhooksAsync());
        Assert.Equal(0, api.Account.WebhookReplies[1].Status);
        api.Account.ClearStockWebhook().Receive("Depozit", "MK053", 1);
        Assert.Empty(api.Account.PendingDeliveries);
    }

    private sealed class Receiver : HttpMessageHandler
    {
        public Receiver() => Invoker = new HttpMessageInvoker(this, disposeHandler: false);

        public HttpMessageInvoker Invoker { get; }

        public int Status { get; init; } = 200;

        public string Reply { get; init; } = "ok";

        public List<string> Bodies { get; } = [];

        public List<(string, string?, string?, Uri?)> Requests { get; } = [];

        public IEnumerable<decimal> Quantities => Bodies.Select(static b => (decimal)JsonNode.Parse(b)!["products"]![0]!["quantity"]!);

        public Task<int> DeliverAsync(Api api) => api.Sim.DeliverWebhooksAsync(Invoker);

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Bodies.Add(await request.Content!.ReadAsStringAsync(cancellationToken));
            Requests.Add((request.Method.Method, request.Headers.Authorization?.ToString(), request.Content.Headers.ContentType?.ToString(), request.RequestUri));
            return new HttpResponseMessage((System.Net.HttpStatusCode)Status) { Content = new StringContent(Reply) };
        }

        protected override void Dispose(bool disposing)
        {
            Invoker.Dispose();
            base.Dispose(disposing);
        }
    }
}
