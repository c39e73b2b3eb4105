using Connectors.Testing.Economic;

namespace Connectors.Economic.Tests.Simulated;

/// <summary>What the simulator sends is what the reader reads.</summary>
public sealed class WebhookTests
{
    private const string Secret = "s3cret-of-this-connection";

    private static OpenApiWebhook Hook(WebhookEventType type, string template) => new()
    {
        EventType = type,
        Name = "CRM",
        Url = EconomicWebhookTemplate.Address(new("https://crm.example/hook"), Secret).OriginalString,
        ContentType = EconomicWebhookTemplate.ContentType,
        PostData = template,
    };

    [Theory]
    [InlineData(EconomicMergeValue.Empty)]
    [InlineData(EconomicMergeValue.Equal)]
    public async Task Checklist_10_Changes_of_every_kind_arrive_and_say_what_to_read(EconomicMergeValue missing)
    {
        await using var s = await Simulated.StartAsync();
        (s.Sim.Oddities.OldNumberOnCreate, s.Sim.Oddities.NewNumberOnDelete) = (missing, missing);
        Assert.Equal(WebhookEventType.CustomerUpdated, await s.Client.OpenApi.Webhooks.CreateAsync(Hook(WebhookEventType.CustomerUpdated, EconomicWebhookTemplate.Updated)));
        await s.Client.OpenApi.Webhooks.CreateAsync(Hook(WebhookEventType.InvoiceBooked, EconomicWebhookTemplate.InvoiceBooked));
        s.Account.Customer("Acme").Product("A-1", "Hour", 1).DraftInvoice(1, new EconomicDocumentLine { ProductNumber = "A-1", Description = "Hour", Quantity = 1, UnitNetPrice = 1 });
        s.Account.RenumberCustomer(1, 4711);
        s.Account.EditCustomer(4711, c => c with { City = "Ribe" });
        var booked = s.Account.Book(1);
        s.Account.DeleteCustomer(4711);
        var receiver = new WebhookReceiver();
        using (var http = new HttpMessageInvoker(receiver))
            Assert.Equal(5, await s.Sim.DeliverWebhooksAsync(http));
        var events = receiver.Requests.Select(r => EconomicWebhookReader.Read(r.Headers, r.Query, r.Body, Secret).Event!).ToList();
        string empty = missing == EconomicMergeValue.Empty ? "" : "1", gone = missing == EconomicMergeValue.Empty ? "" : "4711";
        Assert.Equal(
            [
                new EconomicWebhookEvent.RecordUpdated(empty, "1"), new EconomicWebhookEvent.RecordUpdated("1", "4711"), new EconomicWebhookEvent.RecordUpdated("4711", "4711"),
                new EconomicWebhookEvent.InvoiceBooked(booked.ToString(System.Globalization.CultureInfo.InvariantCulture)), new EconomicWebhookEvent.RecordUpdated("4711", gone),
            ],
            events);
        Assert.Equal(EconomicWebhookChange.Renumbered, ((EconomicWebhookEvent.RecordUpdated)events[1]).Change);
        Assert.Equal("4711", ((EconomicWebhookEvent.RecordUpdated)events[^1]).Number);
        await Assert.ThrowsAsync<ConnectorNotFoundException>(() => s.Client.Customers.GetAsync(new(4711)));
        Assert.Equal(EconomicWebhookRefusal.WrongSecret, EconomicWebhookReader.Read(receiver.Requests[0].Headers, receiver.Requests[0].Query, receiver.Requests[0].Body, "another").Refusal);
    }

    [Fact]
    public async Task Trap_09_A_product_number_that_breaks_the_json_is_still_read()
    {
        await using var s = await Simulated.StartAsync();
        await s.Client.OpenApi.Webhooks.CreateAsync(Hook(new("PRODUCT_UPDATED"), EconomicWebhookTemplate.Updated));
        s.Account.Product("19\"-rack", "Rack");
        s.Account.EditProduct("19\"-rack", p => p with { Name = "Shelf" });
        var receiver = new WebhookReceiver();
        using (var http = new HttpMessageInvoker(receiver))
            await s.Sim.DeliverWebhooksAsync(http);
        var read = Assert.IsType<EconomicWebhookEvent.RecordUpdated>(EconomicWebhookReader.Read(receiver.Requests[1].Headers, receiver.Requests[1].Query, receiver.Requests[1].Body, Secret).Event);
        Assert.Equal("Shelf", (await s.Client.Products.GetAsync(new(read.Number))).Name);
    }

    [Fact]
    public async Task Webhooks_make_the_round_and_one_that_nobody_sees_is_in_the_way()
    {
        await using var s = await Simulated.StartAsync(a => a.Webhook("INVOICE_BOOKED", "https://elsewhere.example/"));
        var hooks = s.Client.OpenApi.Webhooks;
        var sent = Hook(WebhookEventType.CustomerUpdated, "[OLDNUMBER]&[NEWNUMBER]") with { CustomHeaders = [new() { Key = "X-Secret", Value = Secret }] };
        await hooks.CreateAsync(sent);
        await hooks.UpdateAsync(WebhookEventType.CustomerUpdated, h => h with { Name = "New", IsDisabled = false });
        var read = await hooks.GetAsync(WebhookEventType.CustomerUpdated);
        Assert.Equal(("New", sent.Url, sent.PostData, Secret), (read.Name, read.Url, read.PostData, Assert.Single(read.CustomHeaders!).Value));
        Assert.Equal(1, await hooks.CountAsync());
        var taken = await Assert.ThrowsAsync<ConnectorConflictException>(() => hooks.CreateAsync(Hook(WebhookEventType.InvoiceBooked, EconomicWebhookTemplate.InvoiceBooked)));
        Assert.Equal(EconomicErrorCodes.WebhookExists, taken.ErrorCode);
        Assert.Equal(EconomicErrorCodes.WebhookInvalidUrlScheme, (await Assert.ThrowsAsync<ConnectorValidationException>(() => hooks.CreateAsync(Hook(new("ORDER_UPDATED"), "x") with { Url = "http://crm.example/" }))).ErrorCode);
        Assert.Contains(await hooks.ListEventTypesAsync(), e => e.Name == WebhookEventType.CustomerUpdated && e.MergeFields!.Count == 2);
        await hooks.DeleteAsync(WebhookEventType.CustomerUpdated);
        Assert.Equal(0, await hooks.CountAsync());
    }
}
