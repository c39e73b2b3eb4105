using System.Net;
using System.Text.Json.Nodes;
using Connectors.Testing.Uniconta;

namespace Connectors.Testing.Tests.Uniconta;

public sealed class UnicontaWebhookTests
{
    private const string Base = "http://127.0.0.1:9/hook";

    [Fact]
    public async Task Checklist12_A_change_of_master_data_calls_the_URL_with_GET()
    {
        await using var api = UnicontaApi.InProcess(a => a.ChangeUrl(Base, 50).Debtor("Acme A/S", d => d with { Account = "Ø 1" }));
        var debtor = api.Account.Debtors.Single();
        api.Account.Edit(debtor, d => d with { City = "Odense" });
        api.Account.Delete(debtor);
        api.Account.AddItem("I1", "Bolt", 1);
        Assert.Equal(
            [
                $"GET {Base}?CompanyId=4415&Table=Debtor&RowId=101&Key=%C3%98%201&Action=add",
                $"GET {Base}?CompanyId=4415&Table=Debtor&RowId=101&Key=%C3%98%201&Action=update",
                $"GET {Base}?CompanyId=4415&Table=Debtor&RowId=101&Key=%C3%98%201&Action=delete",
            ],
            (await DeliverAsync(api)).Lines);
        Assert.Empty((await DeliverAsync(api)).Lines);
    }

    [Fact]
    public async Task Checklist12_With_UsePost_the_record_is_the_body_and_a_delete_has_none()
    {
        await using var api = UnicontaApi.InProcess(a => a.ChangeUrl(Base, 50, usePost: true).UserField("Debtor", "udfA"));
        api.User.Language = UnicontaLanguage.English;
        (await api.InsertAsync("DebtorClient", """{"Account":"T-1","Name":"Prøve","Country":57,"UserLanguage":"Danish"}""")).Is(200);
        api.Account.Delete(api.Account.Debtors.Single());
        var sent = await DeliverAsync(api);
        Assert.All(sent.Lines, static l => Assert.StartsWith("POST ", l, StringComparison.Ordinal));
        var body = JsonNode.Parse(sent.Bodies[0])!.AsObject();
        Assert.Equal(("T-1", "Prøve", "Danmark", "Dansk", "Indland"), ((string?)body["Account"], (string?)body["Name"], (string?)body["CountryName"], (string?)body["UserLanguage"], (string?)body["VatZone"]));
        Assert.True(body.ContainsKey("VatNumber") && body["VatNumber"] is null && body.ContainsKey("udfA"));
        Assert.Equal("", sent.Bodies[1]);
        api.Oddities.WebhookBodyOnDelete = true;
        api.Account.Delete(api.Account.AddDebtor("Gone"));
        Assert.Equal("Gone", (string?)JsonNode.Parse((await DeliverAsync(api)).Bodies[1])!["Name"]);
    }

    [Fact]
    public async Task Checklist12_Operation_question_marks_numbers_and_arguments_are_switches()
    {
        await using var api = UnicontaApi.InProcess(a => a.ChangeUrl(Base + "?secret=s", 50, argument: "a=b c"));
        api.Account.AddDebtor("One");
        Assert.Equal([$"GET {Base}?secret=s&CompanyId=4415&Table=Debtor&RowId=101&Key=1001&Action=add&Argument=a%3Db%20c"], (await DeliverAsync(api)).Lines);
        api.Oddities.WebhookOperation = UnicontaOperationWord.Operation;
        api.Oddities.WebhookQuestionMarks = true;
        api.Oddities.WebhookTableIsNumber = true;
        api.Oddities.WebhookArgument = UnicontaArgumentForm.AsItIs;
        api.Account.EditDebtor("1001", d => d with { City = "x" });
        Assert.Equal([$"GET {Base}?secret=s?CompanyId=4415?Table=50?RowId=101?Key=1001?Operation=Update?a=b c"], (await DeliverAsync(api)).Lines.Select(Uri.UnescapeDataString));
    }

    [Fact]
    public async Task Checklist12_Calls_are_doubled_out_of_order_and_echo_the_APIs_own_writes()
    {
        await using var api = UnicontaApi.InProcess(a => a.ChangeUrl(Base));
        api.Oddities.WebhookCopies = 2;
        api.Oddities.WebhooksOutOfOrder = true;
        (await api.InsertAsync("DebtorClient", """{"Account":"1"}""")).Is(200);
        (await api.InsertAsync("ContactClient", """{"Name":"Eva"}""")).Is(200);
        Assert.Equal(["Contact", "Contact", "Debtor", "Debtor"], (await DeliverAsync(api)).Tables);
        api.Oddities.WebhooksEchoApiWrites = false;
        (await api.InsertAsync("DebtorClient", """{"Account":"2"}""")).Is(200);
        Assert.Empty(api.Account.PendingChangeCalls);
        api.Account.AddDebtor("By a user");
        Assert.Equal(2, api.Account.PendingChangeCalls.Count);
    }

    [Fact]
    public async Task Checklist12_Nothing_is_repeated_and_the_failure_stands_on_the_record()
    {
        await using var api = UnicontaApi.InProcess(a => a.ChangeUrl(Base, 50));
        api.Account.AddDebtor("One");
        Assert.Equal(0, await api.Sim.DeliverWebhooksAsync(new HttpMessageInvoker(new Receiver(HttpStatusCode.InternalServerError))));
        Assert.Equal((true, "HTTP 500"), (api.Account.ChangeUrls.Single().HasError, api.Account.ChangeUrls.Single().ErrorMessage));
        Assert.Empty((await DeliverAsync(api)).Lines);
        api.Account.AddDebtor("Two");
        Assert.Single((await DeliverAsync(api)).Lines);
        Assert.Equal((false, null), (api.Account.ChangeUrls.Single().HasError, api.Account.ChangeUrls.Single().ErrorMessage));
    }

    [Fact]
    public async Task A_receiver_that_is_down_or_an_address_that_is_none_is_a_failure_on_the_record()
    {
        await using var api = UnicontaApi.InProcess(a => a.ChangeUrl("not an address", 50));
        api.Account.AddDebtor("One");
        Assert.Equal(0, await api.Sim.DeliverWebhooksAsync());
        Assert.True(api.Account.ChangeUrls.Single().HasError);
    }

    [Fact]
    public async Task Change_calls_reach_a_real_address()
    {
        // Another simulator listens: what arrives there is in its log of calls, whatever it answers.
        await using var receiver = await UnicontaSimulator.StartAsync();
        await using var api = UnicontaApi.InProcess(a => a.ChangeUrl(new Uri(receiver.BaseAddress, "hook").ToString(), 23, usePost: true).Item("I1", "Bolt", 12.5m));
        Assert.Equal(0, await api.Sim.DeliverWebhooksAsync());
        var call = receiver.Calls.Single();
        Assert.Equal(("POST", "/hook", "CompanyId=4415&Table=InvItem&RowId=101&Key=I1&Action=add"), (call.Method, call.Path, call.Query));
        Assert.Equal(12.5m, (decimal)JsonNode.Parse(call.BodyText)!["SalesPrice1"]!);
        Assert.Equal("HTTP 404", api.Account.ChangeUrls.Single().ErrorMessage);
    }

    [Fact]
    public async Task Orders_are_silent_stock_has_a_table_of_its_own_and_invoices_move_the_number_series()
    {
        await using var api = UnicontaApi.InProcess(a => a.Debtor("Acme").Item("I1", "Bolt", 1).ChangeUrl(Base));
        api.Account.AddOrder("1001", null, new StoredOrderLine { Qty = 1, Price = 1 });
        Assert.Empty(api.Account.PendingChangeCalls);
        api.Account.SetStock("I1", 7, 2);
        Assert.Equal([$"GET {Base}?CompanyId=4415&Table=InvItemStorage&RowId=101&Key=I1&Action=update"], (await DeliverAsync(api)).Lines);
        Assert.Equal((7m, 14m), ((decimal)(await api.ListAsync("InvItemClient")).Rows[0]!["Available"]!, (decimal)(await api.ListAsync("InvItemClient")).Rows[0]!["CostValue"]!));
        await api.B("POST", "Invoice/GenerateDebtorInvoice", """{"Order":{"Account":"1001"},"Lines":[{"Item":"I1","Qty":1,"Price":1}]}""");
        Assert.Equal(["InvItemStorage", "NumberSerie"], (await DeliverAsync(api)).Tables);
        api.Oddities.OrdersFireWebhooks = true;
        api.Oddities.InvoicesFireWebhooks = true;
        await api.InsertAsync("DebtorOrderClient", """{"Account":"1001"}""");
        await api.B("POST", "Invoice/GenerateDebtorInvoice", """{"Order":{"Account":"1001"},"Lines":[{"Text":"x","Qty":1,"Price":1}]}""");
        var sent = await DeliverAsync(api);
        Assert.Equal(["DebtorOrder", "NumberSerie", "DebtorInvoiceLocal"], sent.Tables);
        Assert.EndsWith("&InvoiceId=102", sent.Lines[2], StringComparison.Ordinal);
    }

    private static async Task<Receiver> DeliverAsync(UnicontaApi api)
    {
        var receiver = new Receiver(HttpStatusCode.OK);
        await api.Sim.DeliverWebhooksAsync(new HttpMessageInvoker(receiver));
        return receiver;
    }

    private sealed class Receiver(HttpStatusCode answer) : HttpMessageHandler
    {
        public List<string> Lines { get; } = [];

        public List<string> Bodies { get; } = [];

        public IReadOnlyList<string> Tables => [.. Lines.Select(static l => l.Split("Table=")[1].Split('&')[0])];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Lines.Add($"{request.Method} {request.RequestUri!.AbsoluteUri}");
            Bodies.Add(request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken));
            return new HttpResponseMessage(answer);
        }
    }
}
