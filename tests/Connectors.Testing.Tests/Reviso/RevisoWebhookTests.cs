using Connectors.Testing.Reviso;
using static Connectors.Testing.Tests.Reviso.RevisoApi;

namespace Connectors.Testing.Tests.Reviso;

public sealed class RevisoWebhookTests
{
    private const string Url = "https://crm.example.com/api/v1/RevisoCustomer?apiKey=s3cret";

    [Fact]
    public async Task Checklist10_One_request_for_each_change_with_numbers_as_text()
    {
        await using var api = InProcess(a => a.Webhook(RevisoWebhookType.CustomerUpdated, Url));
        using var receiver = new RevisoReceiver();
        (await api.PostAsync("customers", Customer())).Is(201);
        (await api.PutAsync("customers/1", Customer("Bcme"))).Is(200);
        api.Account.RenumberCustomer(1, 4711);
        (await api.DeleteAsync("customers/4711")).Is(204);
        Assert.Equal(4, api.Account.PendingDeliveries);
        Assert.Equal(4, await api.Sim.DeliverWebhooksAsync(receiver.Http));
        Assert.Equal(
            ["""{"oldNumber": "", "newNumber": "1"}""", """{"oldNumber": "1", "newNumber": "1"}""", """{"oldNumber": "1", "newNumber": "4711"}""", """{"oldNumber": "4711", "newNumber": ""}"""],
            receiver.Bodies);
        Assert.All(receiver.Requests, r => Assert.Equal($"POST {Url} application/json", r));
    }

    [Fact]
    public async Task Unverified_values_on_create_and_delete_and_whether_deletes_fire()
    {
        await using var api = InProcess(a => a.Webhook(RevisoWebhookType.CustomerUpdated, Url, "[OLDNUMBER]>[NEWNUMBER]"));
        using var receiver = new RevisoReceiver();
        api.Oddities.OldNumberOnCreate = RevisoMergeValue.Equal;
        api.Oddities.NewNumberOnDelete = RevisoMergeValue.Equal;
        api.Account.Customer("A");
        api.Account.DeleteCustomer(1);
        api.Oddities.DeletionsFireWebhooks = false;
        api.Account.Customer("B");
        api.Account.DeleteCustomer(1);
        await api.Sim.DeliverWebhooksAsync(receiver.Http);
        Assert.Equal(["1>1", "1>1", "1>1"], receiver.Bodies);
    }

    [Fact]
    public async Task Templates_are_plain_text_in_json_forms_and_addresses()
    {
        await using var api = InProcess(a => a
            .Webhook(RevisoWebhookType.ProductUpdated, "https://crm.example.com/p", "old=[OLDNUMBER]&new=[NEWNUMBER]", "application/x-www-form-urlencoded")
            .Webhook(RevisoWebhookType.ProductUpdated, "https://crm.example.com/q")
            .Webhook(RevisoWebhookType.CustomerUpdated, "https://crm.example.com/c?apiKey=k&n=[NEWNUMBER]", null));
        using var receiver = new RevisoReceiver();
        api.Account.Product("A\"B", "Cosa");
        api.Account.Customer("Acme");
        api.Oddities.WebhookWithoutDataIsGet = false;
        api.Account.Customer("Bcme");
        await api.Sim.DeliverWebhooksAsync(receiver.Http);
        Assert.Equal("old=&new=A\"B", receiver.Bodies[0]);
        Assert.Equal("""{"oldNumber": "", "newNumber": "A"B"}""", receiver.Bodies[1]);
        Assert.Equal(
            ["POST https://crm.example.com/p application/x-www-form-urlencoded", "POST https://crm.example.com/q application/json", "GET https://crm.example.com/c?apiKey=k&n=1 ", "POST https://crm.example.com/c?apiKey=k&n=2 application/json"],
            receiver.Requests);
    }

    [Fact]
    public async Task Merge_fields_in_lower_case_stay_or_are_replaced()
    {
        await using var api = InProcess(a => a.Webhook(RevisoWebhookType.CustomerUpdated, Url, "[newnumber]"));
        using var receiver = new RevisoReceiver();
        api.Account.Customer("A");
        api.Oddities.MergeFieldsIgnoreCase = true;
        api.Account.Customer("B");
        await api.Sim.DeliverWebhooksAsync(receiver.Http);
        Assert.Equal(["[newnumber]", "2"], receiver.Bodies);
    }

    [Fact]
    public async Task Deliveries_are_lost_doubled_and_reversed()
    {
        await using var api = InProcess(a => a.Webhook(RevisoWebhookType.CustomerUpdated, Url, "[NEWNUMBER]").ManyCustomers(3));
        using var receiver = new RevisoReceiver();
        api.Account.LoseWebhooks(1);
        api.Account.DoubleWebhooks();
        api.Account.ReverseWebhooks();
        Assert.Equal(4, await api.Sim.DeliverWebhooksAsync(receiver.Http));
        Assert.Equal(["3", "3", "2", "2"], receiver.Bodies);
        api.Account.Customer("D");
        api.Account.LoseWebhooks();
        Assert.Equal(0, await api.Sim.DeliverWebhooksAsync(receiver.Http));
    }

    [Fact]
    public async Task Failures_are_repeated_and_disable_the_webhook()
    {
        await using var api = InProcess(a => a.Webhook(RevisoWebhookType.CustomerUpdated, Url, "[NEWNUMBER]").Customer("A"));
        using var receiver = new RevisoReceiver { Fail = 2 };
        Assert.Equal(1, await api.Sim.DeliverWebhooksAsync(receiver.Http));
        Assert.Equal(["1", "1", "1"], receiver.Bodies);
        api.Oddities.WebhookRetries = 0;
        api.Oddities.WebhookDisabledAfter = 2;
        receiver.Fail = 99;
        api.Account.ManyCustomers(3);
        Assert.Equal(0, await api.Sim.DeliverWebhooksAsync(receiver.Http));
        Assert.Equal(5, receiver.Bodies.Count);
        Assert.Equal([RevisoWebhookType.CustomerUpdated], api.Account.DisabledWebhooks);
        api.Account.Customer("Z");
        Assert.Equal(0, api.Account.PendingDeliveries);
    }

    [Fact]
    public async Task Orders_quotations_products_and_bookings_tell_too()
    {
        const string Template = "[OLDNUMBER]>[NEWNUMBER]";
        await using var api = InProcess(a => a.Customer("Acme").Product("A-1", "Cosa")
            .Webhook(RevisoWebhookType.OrderUpdated, Url, "o" + Template).Webhook(RevisoWebhookType.QuotationUpdated, Url, "q" + Template)
            .Webhook(RevisoWebhookType.ProductUpdated, Url, "p" + Template).Webhook(RevisoWebhookType.InvoiceBooked, Url, "i[INVOICENO]"));
        using var receiver = new RevisoReceiver();
        var quotation = (await api.PostAsync("quotations", Document(Line()))).Is(201).Id;
        var order = api.Account.ConvertQuotation(quotation);
        (await api.DeleteAsync($"orders/{order}")).Is(204);
        (await api.DeleteAsync("products/A-1")).Is(400);
        api.Account.RenumberProduct("A-1", "B-2");
        var draft = (await api.PostAsync("v2/invoices/drafts", Document(Line().Replace("A-1", "B-2", StringComparison.Ordinal)))).Is(201).Id;
        (await api.PostAsync("v2/invoices/booked", $$"""{"id":{{draft}}}""")).Is(201);
        await api.Sim.DeliverWebhooksAsync(receiver.Http);
        Assert.Equal(["q>1", "o>1", "q1>1", "o1>", "pA-1>B-2", "i5001"], receiver.Bodies);
        Assert.Equal("B-2", api.Account.Quotations[0].Lines[0].ProductNumber);
    }

    [Fact]
    public async Task Deliveries_go_over_a_real_connection_too()
    {
        // The receiver is another simulator, which answers 401: an answer, but not a success.
        await using var receiver = await RevisoSimulator.StartAsync();
        await using var api = InProcess(a => a.Webhook(RevisoWebhookType.CustomerUpdated, $"{receiver.BaseAddress}hook/[NEWNUMBER]"));
        api.Oddities.WebhookRetries = 1;
        api.Account.Customer("A");
        Assert.Equal(0, await api.Sim.DeliverWebhooksAsync());
        Assert.Equal(["/hook/1", "/hook/1"], receiver.Calls.Select(c => c.Path));
    }
}
