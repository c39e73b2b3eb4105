using System.Net;
using System.Text.Json.Nodes;
using Connectors.Testing.Economic;
using static Connectors.Testing.Tests.Economic.EconomicApi;

namespace Connectors.Testing.Tests.Economic;

public sealed class EconomicWebhookTests
{
    private const string Hooks = "webhooksapi/v1.0.0/webhooks";
    private const string Template = """{"oldNumber": "[OLDNUMBER]", "newNumber": "[NEWNUMBER]"}""";

    [Fact]
    public async Task Checklist10_Create_update_delete_and_renumber_are_all_updates()
    {
        await using var api = InProcess(a => a.Webhook("CUSTOMER_UPDATED", "https://crm.example.com/hook?apiKey=s3", Template));
        using var receiver = new Receiver();
        (await api.PostAsync("customers", Customer())).Is(201);
        (await api.PutAsync("customers/1", Customer("B"))).Is(200);
        api.Account.RenumberCustomer(1, 9);
        (await api.DeleteAsync(Customers + "/9")).Is(200);
        Assert.Equal(4, await api.Sim.DeliverWebhooksAsync(receiver.Http));
        Assert.Equal(
            ["""{"oldNumber": "", "newNumber": "1"}""", """{"oldNumber": "1", "newNumber": "1"}""", """{"oldNumber": "1", "newNumber": "9"}""", """{"oldNumber": "9", "newNumber": ""}"""],
            receiver.Bodies);
        Assert.All(receiver.Requests, r => Assert.Equal("POST https://crm.example.com/hook?apiKey=s3 application/json", r));
        Assert.Equal(0, await api.Sim.DeliverWebhooksAsync(receiver.Http));
    }

    [Fact]
    public async Task Checklist10_Unverified_values_of_create_and_delete_and_silent_deletes()
    {
        await using var api = InProcess(a => a.Webhook("PRODUCT_UPDATED", "https://crm.example.com/hook?[OLDNUMBER]&[NEWNUMBER]", "[OLDNUMBER]&[NEWNUMBER]", "application/x-www-form-urlencoded"));
        using var receiver = new Receiver();
        api.Oddities.OldNumberOnCreate = EconomicMergeValue.Equal;
        api.Oddities.NewNumberOnDelete = EconomicMergeValue.Equal;
        api.Account.Product("A", "Thing");
        api.Account.DeleteProduct("A");
        await api.Sim.DeliverWebhooksAsync(receiver.Http);
        Assert.Equal(["A&A", "A&A"], receiver.Bodies);
        Assert.Equal("POST https://crm.example.com/hook?A&A application/x-www-form-urlencoded", receiver.Requests[0]);
        api.Oddities.DeletionsFireWebhooks = false;
        api.Account.Product("B", "Thing");
        api.Account.DeleteProduct("B");
        Assert.Equal(1, api.Account.PendingDeliveries);
    }

    [Fact]
    public async Task Checklist10_Substitution_is_raw_text_so_a_quote_breaks_the_json()
    {
        await using var api = InProcess(a => a.Webhook("PRODUCT_UPDATED", "https://crm.example.com/", Template + "[oldnumber]"));
        using var receiver = new Receiver();
        api.Account.Product("A\"B", "Thing");
        api.Oddities.MergeFieldsIgnoreCase = true;
        api.Account.EditProduct("A\"B", p => p);
        await api.Sim.DeliverWebhooksAsync(receiver.Http);
        Assert.Equal("""{"oldNumber": "", "newNumber": "A"B"}[oldnumber]""", receiver.Bodies[0]);
        Assert.EndsWith("}A\"B", receiver.Bodies[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Checklist10_Failures_are_repeated_and_disable_the_webhook()
    {
        await using var api = InProcess(a => a.Webhook("INVOICE_BOOKED", "https://crm.example.com/", "[INVOICENO]").Customer("Acme").Product("A-1", "Thing", 5));
        using var receiver = new Receiver { Fail = 2 };
        async Task Book()
        {
            api.Account.DraftInvoice(1, new EconomicDocumentLine { ProductNumber = "A-1", Description = "x", Quantity = 1, UnitNetPrice = 5 });
            (await api.PostAsync("invoices/booked", $$$"""{"draftInvoice":{"draftInvoiceNumber":{{{api.Account.DraftInvoices[0].Number}}}}}""")).Is(201);
        }

        await Book();
        Assert.Equal(1, await api.Sim.DeliverWebhooksAsync(receiver.Http));
        Assert.Equal(["20001", "20001", "20001"], receiver.Bodies);
        api.Oddities.WebhookRetries = 0;
        api.Oddities.WebhookDisabledAfter = 2;
        receiver.Fail = 99;
        await Book();
        await Book();
        await Book();
        Assert.Equal(0, await api.Sim.DeliverWebhooksAsync(receiver.Http));
        Assert.Equal(["INVOICE_BOOKED"], api.Account.DisabledWebhooks);
        Assert.Equal(5, receiver.Bodies.Count);
        await Book();
        Assert.Equal(0, api.Account.PendingDeliveries);
    }

    [Fact]
    public async Task Orders_quotes_projects_and_day_books_tell_too()
    {
        await using var api = InProcess(a => a.Customer("Acme")
            .Webhook("ORDER_UPDATED", "https://crm.example.com/o", Template).Webhook("QUOTATION_UPDATED", "https://crm.example.com/q", Template)
            .Webhook("PROJECT_UPDATED", "https://crm.example.com/p", Template).Webhook("DAYBOOK_BOOKED", "https://crm.example.com/d", "[DAYBOOKNO] [FROMSERIALNO] [TOSERIALNO]"));
        using var receiver = new Receiver();
        (await api.PostAsync("orders/drafts", Document())).Is(201);
        (await api.DeleteAsync("orders/drafts/1")).Is(204);
        (await api.PostAsync("quotes/drafts", Document())).Is(201);
        (await api.PutAsync("quotes/drafts/1", Document())).Is(200);
        (await api.PostAsync("projectsapi/v1.1.0/Projects", """{"name":"House","projectGroupNumber":1}""")).Is(201);
        (await api.DeleteAsync("projectsapi/v1.1.0/Projects/1")).Is(200);
        api.Account.BookDaybook(4, 10, 12);
        await api.Sim.DeliverWebhooksAsync(receiver.Http);
        Assert.Equal(["o", "o", "q", "q", "p", "p", "d"], receiver.Requests.Select(r => r.Split(' ')[1][^1..]));
        Assert.Equal("4 10 12", receiver.Bodies[^1]);
    }

    [Fact]
    public async Task A_webhook_without_data_is_a_post_or_as_the_older_text_says_a_get()
    {
        await using var api = InProcess(a => a.Webhook("CUSTOMER_UPDATED", "https://crm.example.com/[NEWNUMBER]"));
        using var receiver = new Receiver();
        api.Account.Customer("A");
        api.Oddities.WebhookWithoutDataIsGet = true;
        api.Account.Customer("B");
        await api.Sim.DeliverWebhooksAsync(receiver.Http);
        Assert.Equal(["POST https://crm.example.com/1 application/json", "GET https://crm.example.com/2 "], receiver.Requests);
    }

    [Fact]
    public async Task The_api_makes_one_webhook_per_event_type_and_shows_only_the_apps_own()
    {
        await using var api = InProcess(a => a.Webhook("PRODUCT_UPDATED", "https://ui.example.com/"));
        static string Hook(string type = "CUSTOMER_UPDATED", string url = "https://crm.example.com/h", string more = "") =>
            $$"""{"eventType":"{{type}}","name":"CRM","url":"{{url}}","contentType":"application/json","postData":"[NEWNUMBER]"{{more}}}""";
        Assert.Equal("""{"eventType":"CUSTOMER_UPDATED"}""", (await api.PostAsync(Hooks, Hook(more: ",\"customHeaders\":[{\"key\":\"X-Secret\",\"value\":\"s\"}]"))).Is(201).Text);
        Assert.Equal("WebhookAlreadyExistsForEventType", (await api.PostAsync(Hooks, Hook())).Is(400).Code);
        Assert.Equal("WebhookAlreadyExistsForEventType", (await api.PostAsync(Hooks, Hook("PRODUCT_UPDATED"))).Is(400).Code);
        (await api.GetAsync(Hooks + "/PRODUCT_UPDATED")).Is(404);
        Assert.Equal("WebhookInvalidType", (await api.PostAsync(Hooks, Hook("NONSENSE"))).Is(400).Code);
        Assert.Equal("WebhookInvalidUrlScheme", (await api.PostAsync(Hooks, Hook("ORDER_UPDATED", "http://crm.example.com/"))).Is(400).Code);
        Assert.Equal("WebhookInvalidUrl", (await api.PostAsync(Hooks, Hook("ORDER_UPDATED", "nonsense"))).Is(400).Code);
        var six = string.Join(',', Enumerable.Repeat("{\"key\":\"k\",\"value\":\"v\"}", 6));
        Assert.Equal("WebhookCustomHeadersTooMany", (await api.PostAsync(Hooks, Hook("ORDER_UPDATED", more: $",\"customHeaders\":[{six}]"))).Is(400).Code);
        Assert.Equal("WebhookCustomHeadersTooLong", (await api.PostAsync(Hooks, Hook("ORDER_UPDATED", more: $",\"customHeaders\":[{{\"key\":\"k\",\"value\":\"{new string('v', 1000)}\"}}]"))).Is(400).Code);
        Assert.Equal("WebhookCustomHeaderInvalid", (await api.PostAsync(Hooks, Hook("ORDER_UPDATED", more: ",\"customHeaders\":[{\"key\":\"k\",\"value\":\"a\\r\\nb\"}]"))).Is(400).Code);

        var other = api.Sim.AddApp("Other", EconomicRole.SuperUser);
        var grant = api.Account.GrantTo(other);
        Assert.Empty((await api.SendAsync("GET", Hooks, secret: other.SecretToken, grant: grant)).Items);
        Assert.Equal("WebhookAlreadyExistsForEventType", (await api.SendAsync("POST", Hooks, Hook(), secret: other.SecretToken, grant: grant)).Is(400).Code);

        using var receiver = new Receiver();
        (await api.PostAsync("customers", Customer())).Is(201);
        await api.Sim.DeliverWebhooksAsync(receiver.Http);
        Assert.Equal(("1", "s"), (receiver.Bodies.Single(), receiver.Secrets.Single()));

        var body = (await api.GetAsync(Hooks + "/CUSTOMER_UPDATED")).Is(200).Json.AsObject();
        body["isDisabled"] = true;
        (await api.PutAsync(Hooks, body.ToJsonString())).Is(200);
        (await api.PutAsync(Hooks, body.ToJsonString())).Is(409);
        (await api.PostAsync("customers", Customer())).Is(201);
        Assert.Equal(0, api.Account.PendingDeliveries);
        (await api.DeleteAsync(Hooks + "/CUSTOMER_UPDATED")).Is(200);
        var types = (JsonArray)(await api.GetAsync("webhooksapi/v1.0.0/EventTypes")).Is(200).Json;
        Assert.Contains("OLDNUMBER", types.Single(t => (string?)t!["name"] == "CUSTOMER_UPDATED")!["mergeFields"]!.AsArray().Select(f => (string?)f!["fieldName"]));
    }

    [Fact]
    public async Task Deliveries_go_over_a_real_connection_too()
    {
        // The receiver is another simulator, which answers 401: an answer, but not a success.
        await using var receiver = await EconomicSimulator.StartAsync();
        await using var api = InProcess(a => a.Webhook("CUSTOMER_UPDATED", $"{receiver.RestAddress}hook/[NEWNUMBER]", Template));
        api.Oddities.WebhookRetries = 1;
        api.Account.Customer("A");
        Assert.Equal(0, await api.Sim.DeliverWebhooksAsync());
        Assert.Equal(["/hook/1", "/hook/1"], receiver.Calls.Select(c => c.Path));
    }

    private sealed class Receiver : HttpMessageHandler
    {
        public Receiver() => Http = new HttpMessageInvoker(this);

        public HttpMessageInvoker Http { get; }

        public int Fail { get; set; }

        public List<string> Bodies { get; } = [];

        public List<string> Requests { get; } = [];

        public List<string> Secrets { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Requests.Add($"{request.Method} {request.RequestUri!.AbsoluteUri} {request.Content?.Headers.ContentType}");
            Bodies.Add(request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken));
            if (request.Headers.TryGetValues("X-Secret", out var secrets))
                Secrets.AddRange(secrets);
            return new HttpResponseMessage(Fail-- > 0 ? HttpStatusCode.ServiceUnavailable : HttpStatusCode.OK);
        }
    }
}
