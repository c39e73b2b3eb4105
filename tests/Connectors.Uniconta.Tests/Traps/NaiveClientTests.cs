using System.Text;
using System.Text.Json.Nodes;
using Connectors.Sync;
using Connectors.Testing.Uniconta;
using Connectors.Uniconta.Tests.Simulated;
using Connectors.Uniconta.Tests.Sync;

namespace Connectors.Uniconta.Tests.Traps;

/// <summary>
/// What the simulator does to a client that is written as one would at first: an HttpClient, the address, the JSON. It goes wrong in each of these, and the package does not. An oddity that harms nobody would prove nothing about the package.
/// </summary>
[Acceptance("P-22e")]
public sealed class NaiveClientTests
{
    [Fact]
    public async Task Trap_It_changes_a_phone_number_and_clears_what_it_did_not_send()
    {
        await using var company = await SimulatedCompany.StartAsync(static a => a.Debtor("Acme", Full).Debtor("Bravo", Full));
        using var naive = Naive(company);
        var first = company.Account.Debtors[0];
        Assert.Equal(200, (await naive.SendAsync("PUT", "api/Entities/Update/DebtorClient", $$"""{"RowId":{{first.RowId}},"Account":"{{first.Account}}","Name":"Acme","Group":"{{first.Group}}","Phone":"70101010"}""")).Status);
        await company.Client.Debtors.UpdateAsync(new(company.Account.Debtors[1].RowId), static d => d with { Phone = "70101010" });
        Assert.Equal([("70101010", null, null), ("70101010", "Ribe", "faktura@acme.example")], company.Account.Debtors.Select(static d => (d.Phone, d.City, d.InvoiceEmail)));

        static StoredDebtor Full(StoredDebtor d) => d with { City = "Ribe", InvoiceEmail = "faktura@acme.example" };
    }

    [Fact]
    public async Task Trap_It_looks_for_its_own_field_in_the_table_without_such_fields_and_is_given_everybody()
    {
        await using var company = await SimulatedCompany.StartAsync(static a => a.UserField("Debtor", "CrmId").Debtor("Acme").Debtor("Bravo", static d => d.With("CrmId", "o-7")));
        using var naive = Naive(company);
        var found = (await naive.GetAsync("api/Entities/DebtorClient?Name=CrmId&Value=o-7")).Json.AsArray();
        Assert.Equal(["Acme", "Bravo"], found.Select(static d => (string?)d!["Name"]));

        Assert.Equal("Bravo", Assert.Single(await company.Client.Debtors.FindAsync(new("CrmId"), "o-7")).Name);
        // A field that there is not: an error, and no row at all.
        var unknown = await Assert.ThrowsAsync<ConnectorApiException>(() => company.Client.Debtors.FindAsync(new("CrmID2"), "o-7"));
        Assert.Equal(UnicontaErrorCodes.FilterIgnored, unknown.ErrorCode);
    }

    [Fact]
    public async Task Trap_It_writes_a_word_of_another_language_than_the_users_and_a_customer_abroad_pays_Danish_VAT()
    {
        const int Domestic = 0, Eu = 1, Hours = 4;
        await using var company = await SimulatedCompany.StartAsync(static a => a.Debtor("Acme", static d => d with { VatZone = Eu }).Debtor("Bravo", static d => d with { VatZone = Eu }).Item("SRV", "Konsulent", 900, static i => i with { Unit = 1 }));
        company.User.Language = UnicontaLanguage.Danish;
        using var naive = Naive(company);
        var item = (await naive.GetAsync("api/Entities/InvItemClient")).Json[0]!;
        item["Unit"] = "Hours";
        await naive.SendAsync("PUT", "api/Entities/Update/InvItemClient", item.ToJsonString());
        Assert.Equal(0, company.Account.Items[0].Unit);
        // Ours sends the word that the language has for it.
        await company.Client.Items.UpdateAsync(new(company.Account.Items[0].RowId), static i => i with { Unit = ItemUnit.Hours });
        Assert.Equal(Hours, company.Account.Items[0].Unit);

        var read = (await naive.GetAsync("api/Entities/DebtorClient?Name=Name&Value=Acme")).Json[0]!;
        read["VatZone"] = "Foreign";
        Assert.Equal(200, (await naive.SendAsync("PUT", "api/Entities/Update/DebtorClient", read.ToJsonString())).Status);
        // A word that is not known in the user's language is not sent: that it is Danish, the item told.
        await Assert.ThrowsAsync<ArgumentException>(() => company.Client.Debtors.UpdateAsync(new(company.Account.Debtors[1].RowId), static d => d with { VatZone = VatZone.Foreign }));
        Assert.Equal([Domestic, Eu], company.Account.Debtors.Select(static d => d.VatZone));
    }

    [Fact]
    public async Task Trap_It_takes_a_200_of_the_Web_API_for_a_debtor_and_none_was_made()
    {
        await using var company = await SimulatedCompany.StartAsync(static a => a.Debtor("Acme", static d => d with { Account = "1000" }), SimulatedCompany.ByWebApi);
        using var naive = await NaiveByTokenAsync(company);
        Assert.Equal(200, (await naive.SendAsync("POST", "Crud/Insert/DebtorClient", """{"Account":"1000","Name":"Bravo","Group":"DK"}""")).Status);
        Assert.Equal("Acme", Assert.Single(company.Account.Debtors).Name);

        await Assert.ThrowsAsync<ConnectorConflictException>(() => company.Client.Debtors.CreateAsync(new() { Account = "1000", Name = "Bravo", Group = "DK" }));
    }

    [Fact]
    public async Task Trap_It_pages_by_the_address_and_reads_the_same_rows_on_every_page()
    {
        await using var company = await SimulatedCompany.StartAsync(static a => a.ManyDebtors(30), SimulatedCompany.ByWebApi);
        using var naive = await NaiveByTokenAsync(company);
        var read = new List<string?>();
        for (var skip = 0; skip < 30; skip += 10)
            read.AddRange((await naive.SendAsync("POST", $"Query/Get/DebtorClient?skip={skip}&top=10", "[{}]")).Json.AsArray().Select(static d => (string?)d!["Account"]));
        Assert.Equal((90, 30), (read.Count, read.Distinct().Count()));

        Assert.Equal(company.Account.Debtors.Select(static d => d.Account).Order(StringComparer.Ordinal), (await company.Client.Debtors.ListAsync(new() { PageSize = 10 }).ToListAsync()).Select(static d => d.Account).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Trap_It_reads_the_first_page_of_a_table_and_believes_that_this_is_all()
    {
        await using var company = await SimulatedCompany.StartAsync(static a => a.ManyDebtors(30), null, static o => o.ODataPageSize = 10);
        using var naive = Naive(company);
        Assert.Equal(10, (await naive.GetAsync($"odata/{company.Account.Id}/DebtorClient")).Json["value"]!.AsArray().Count);

        Assert.Equal(30, (await company.Client.Debtors.ListAsync().ToListAsync()).Select(static d => d.Account).Distinct().Count());
    }

    [Fact]
    public async Task Trap_It_looks_for_an_item_with_an_asterisk_and_is_given_another()
    {
        await using var company = await SimulatedCompany.StartAsync(static a => a.Item("M8*20", "Bolt 20 mm", 10).Item("M8*120", "Bolt 120 mm", 60), SimulatedCompany.ByWebApi);
        using var naive = await NaiveByTokenAsync(company);
        var found = (await naive.SendAsync("POST", "Query/Get/InvItemClient", """[{"PropertyName":"Item","FilterValue":"M8*20"}]""")).Json.AsArray();
        Assert.Equal(["M8*120", "M8*20"], found.Select(static i => (string?)i!["Item"]).Order(StringComparer.Ordinal));

        Assert.Equal("Bolt 20 mm", Assert.Single(await company.Client.Items.FindAsync(ItemField.Number, "M8*20")).Name);
        Assert.Equal("Bolt 20 mm", (await company.Client.Items.GetByKeyAsync("M8*20"))!.Name);
    }

    [Fact]
    public async Task Trap_It_inserts_again_after_a_lost_reply_and_the_customer_gets_two_orders()
    {
        await using var company = await SimulatedCompany.StartAsync(static a => a.UserField("DebtorOrder", "Mark").Debtor("Payer", static d => d with { Account = "9000" }));
        using var naive = Naive(company);
        company.Simulator.Faults.LoseReplyAfterCommit("orders.insert");
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => naive.SendAsync("POST", "api/Entities/Insert/DebtorOrderClient", """{"Account":"9000","OurRef":"crm-1"}"""));
        await naive.SendAsync("POST", "api/Entities/Insert/DebtorOrderClient", """{"Account":"9000","OurRef":"crm-1"}""");
        Assert.Equal(["crm-1", "crm-1"], company.Account.Orders.Select(static o => o.OurRef));

        company.Simulator.Faults.LoseReplyAfterCommit("orders.insert");
        var unknown = await Assert.ThrowsAsync<OutcomeUnknownException>(() => company.Client.Orders.CreateAsync(new() { Account = "9000", OurRef = "crm-2" }));
        Assert.Single(company.Account.Orders, static o => o.OurRef == "crm-2");
        Assert.Single(await company.Client.Orders.FindAsync(OrderField.OurRef, unknown.Evidence.Hints["OurRef"]));
    }

    [Fact]
    public async Task Trap_It_orders_a_product_and_gives_it_away()
    {
        await using var f = await OrderTests.StartAsync();
        using var naive = Naive(f.Company);
        var order = (await naive.SendAsync("POST", "api/Entities/Insert/DebtorOrderClient", """{"Account":"K1"}""")).Json;
        Assert.Equal(200, (await naive.SendAsync("POST", "api/Entities/Insert/DebtorOrderLineClient", $$"""{"OrderNumber":{{order["OrderNumber"]}},"Item":"BOLT","Qty":2}""")).Status);
        Assert.Equal(0m, Assert.Single(f.Account.OrderLines).Price);

        var check = await OrderTests.Sender(f).CheckAsync(OrderTests.Request(f, OrderTests.Doc(OrderTests.Bolt with { UnitPrice = null })), default);
        Assert.Equal("price", Assert.Single(check.Problems).Code);
    }

    [Fact]
    public async Task Trap_It_makes_an_order_without_what_was_agreed_with_the_debtor()
    {
        await using var company = await SimulatedCompany.StartAsync(static a => a.Debtor("Payer", static d => d with { Account = "9000", Payment = "N8", EndDiscountPct = 5, Currency = "EUR" }));
        using var naive = Naive(company);
        Assert.Equal(200, (await naive.SendAsync("POST", "api/Entities/Insert/DebtorOrderClient", """{"Account":"9000"}""")).Status);
        var debtor = await company.Client.Debtors.GetByKeyAsync("9000");
        await company.Client.Orders.CreateAsync(OrderDefaults.From(debtor!));
        Assert.Equal([(null, 0m, false), ("N8", 5m, true)], company.Account.Orders.Select(static o => (o.Payment, o.EndDiscountPct, o.Currency == "EUR")));
    }

    [Fact]
    public async Task Trap_It_spells_a_name_its_own_way_and_what_it_wrote_is_nowhere()
    {
        await using var company = await SimulatedCompany.StartAsync(static a => a.UserField("Debtor", "CrmId"));
        using var naive = Naive(company);
        Assert.Equal(200, (await naive.SendAsync("POST", "api/Entities/Insert/DebtorClientUser", """{"Account":"1","Name":"Acme","Group":"DK","crmId":"o-7","Email":"a@acme.example"}""")).Status);
        Assert.Equal((null, null), (company.Account.Debtors[0].Text("CrmId"), company.Account.Debtors[0].ContactEmail));

        var made = await company.Client.Debtors.CreateAsync(new Debtor { Account = "2", Name = "Bravo", Group = "DK", ContactEmail = "b@bravo.example" }.WithField("crmId", "o-8"));
        Assert.Equal(["crmId"], made.NotKept);
        Assert.Equal("b@bravo.example", company.Account.Debtors[1].ContactEmail);
    }

    [Fact]
    public async Task Trap_It_finds_no_order_any_more_and_takes_an_invoiced_one_for_deleted()
    {
        await using var f = await OrderTests.StartAsync();
        var send = new DocumentSend { Request = OrderTests.Request(f, OrderTests.Doc(OrderTests.Bolt)), IntentId = Guid.CreateVersion7() };
        var sent = Assert.IsType<DocumentOutcome.Applied>(await OrderTests.Sender(f).SendAsync(send with { Evidence = await OrderTests.Sender(f).PrepareAsync(send, default) }, default)).Document;
        f.Account.Edit(f.Account.Orders[0], static o => o with { DeleteOrder = true });
        var stored = (await f.Company.Client.Orders.GetByKeyAsync(sent.Number!))!;
        await f.Company.Client.Invoices.PostAsync(new() { Order = stored, Lines = await f.Company.Client.OrderLines.ListByOrderAsync(stored.OrderNumber!.Value), Date = new(2026, 3, 3) });
        using var naive = Naive(f.Company);
        Assert.Empty((await naive.GetAsync($"api/Entities/DebtorOrderClient?Name=OrderNumber&Value={sent.Number}")).Json.AsArray());

        await f.NextRunAsync();
        var state = Assert.Single(await OrderTests.Sender(f).ReadStatesAsync(DocumentKind.Order, [sent.Id], default));
        Assert.Equal((DocumentStatus.Issued, $"{Assert.Single(f.Account.Invoices).InvoiceNumber}"), (state.Status, state.Number));
    }

    [Fact]
    public async Task Trap_It_takes_the_first_of_two_who_share_an_address()
    {
        await using var company = await SimulatedCompany.StartAsync(static a => a.Debtor("Acme").Debtor("Bravo")
            .Contact("Bo", "1001", static c => c with { Email = "info@acme.example" }).Contact("Åse", "1002", static c => c with { Email = "info@acme.example" }));
        using var naive = Naive(company);
        var first = (await naive.GetAsync("api/Entities/ContactClient?Name=Email&Value=info@acme.example")).Json[0]!;
        first["Mobil"] = "20202020";
        await naive.SendAsync("PUT", "api/Entities/Update/ContactClient", first.ToJsonString());
        // Åse has a new mobile phone.
        Assert.Equal([("Bo", "20202020"), ("Åse", null)], company.Account.Contacts.Select(static c => (c.Name, c.Mobil)));

        Assert.Equal(["Bo", "Åse"], (await company.Client.Contacts.FindAsync(ContactField.Email, "info@acme.example")).Select(static c => c.Name));
        Assert.Equal("Åse", Assert.Single(await company.Client.Contacts.ListByDebtorAsync("1002")).Name);
    }

    [Fact]
    public async Task Trap_It_reads_a_change_call_as_any_query_and_does_not_learn_what_changed()
    {
        await using var company = await SimulatedCompany.StartAsync(null, null, static o => (o.WebhookQuestionMarks, o.WebhookOperation) = (true, UnicontaOperationWord.Operation));
        var secret = UnicontaWebhook.NewSecret();
        company.Account.ChangeUrl(UnicontaWebhook.BuildAddress(new Uri("https://crm.example/hooks/7"), secret).AbsoluteUri, tableId: 50);
        company.Account.AddDebtor("Acme");
        var receiver = new WebhookReceiver();
        using (var http = new HttpMessageInvoker(receiver))
            await company.Simulator.DeliverWebhooksAsync(http);
        var (headers, query, body) = Assert.Single(receiver.Requests);
        var parameters = System.Web.HttpUtility.ParseQueryString(query);
        Assert.Equal((null, null), (parameters["RowId"], parameters["Action"]));

        var change = Assert.Single(Assert.IsType<WebhookReading.Accepted>(UnicontaWebhook.Read(headers, query, Encoding.UTF8.GetBytes(body), secret)).Events);
        Assert.Equal((company.Account.Debtors[0].RowId, ChangeOperation.Added), (change.RowId!.Value.Value, change.Operation!.Value));
        // Nobody signs: what comes without the secret is nobody's word.
        Assert.IsType<WebhookReading.Refused>(UnicontaWebhook.Read(headers, query, Encoding.UTF8.GetBytes(body), UnicontaWebhook.NewSecret()));
    }

    private static NaiveClient Naive(SimulatedCompany company) => new(company.Simulator.ODataAddress, request =>
    {
        request.Headers.TryAddWithoutValidation("Authorization", "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{company.Account.UserName}:{company.Account.Password}")));
        request.Headers.TryAddWithoutValidation("Accept", "application/json");
    });

    private static async Task<NaiveClient> NaiveByTokenAsync(SimulatedCompany company)
    {
        using var login = new NaiveClient(company.Simulator.WebApiAddress, static _ => { });
        var token = (string)(await login.SendAsync("POST", "login", new JsonObject { ["Username"] = company.Account.UserName, ["Password"] = company.Account.Password }.ToJsonString())).Json["token"]!;
        return new(company.Simulator.WebApiAddress, request => request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + token));
    }
}
