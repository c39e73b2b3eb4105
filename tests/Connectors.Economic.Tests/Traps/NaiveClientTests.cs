using System.Text.Json;
using System.Text.Json.Nodes;
using Connectors.Economic.Tests.Simulated;
using Connectors.Testing;
using Connectors.Testing.Economic;

namespace Connectors.Economic.Tests.Traps;

/// <summary>
/// What the simulator does to a client that is written as one would at first: an HttpClient, the address, the JSON. It goes wrong in each of these, and the package does not. An oddity that harms nobody would prove nothing about the package.
/// Numbers as in the vendor notes' chapters.
/// </summary>
[Acceptance("P-22e")]
public sealed class NaiveClientTests
{
    private const string Required = """ "currency":"DKK","customerGroup":{"customerGroupNumber":1},"paymentTerms":{"paymentTermsNumber":1},"vatZone":{"vatZoneNumber":1} """;

    private static readonly EconomicDocumentLine Line = new() { ProductNumber = "A-1", Description = "Hour", Quantity = 2, UnitNetPrice = 100 };

    [Fact]
    public async Task Trap03_It_changes_a_phone_number_and_clears_what_it_did_not_send_and_lifts_a_bar()
    {
        await using var s = await Simulated.Simulated.StartAsync(static a => a.Customer("Acme", Full).Customer("Bravo", Full));
        using var naive = Naive(s.Sim);
        Assert.Equal(200, (await naive.SendAsync("PUT", "customers/1", $$"""{"name":"Acme","telephoneAndFaxNumber":"70101010",{{Required}}}""")).Status);
        Assert.Equal(("70101010", null, null, false), Seen(1));

        await s.Client.Customers.UpdateAsync(new(2), static c => c with { TelephoneAndFaxNumber = "70101010" });
        Assert.Equal(("70101010", "a@acme.example", "Ribe", true), Seen(2));

        static EconomicCustomer Full(EconomicCustomer c) => c with { Email = "a@acme.example", City = "Ribe", Barred = true };

        (string?, string?, string?, bool) Seen(int number) => s.Account.Customers.Single(c => c.CustomerNumber == number) is var c ? (c.TelephoneAndFaxNumber, c.Email, c.City, c.Barred ?? false) : default;
    }

    [Fact]
    public async Task Trap03_It_changes_a_customer_that_was_deleted_meanwhile_and_there_it_is_again()
    {
        await using var s = await Simulated.Simulated.StartAsync(static a => a.Customer("Acme"));
        using var naive = Naive(s.Sim);
        var read = (await naive.GetAsync("customers/1")).Json.AsObject();
        s.Account.DeleteCustomer(1);
        read["city"] = "Ribe";
        Assert.InRange((await naive.SendAsync("PUT", "customers/1", read.ToJsonString())).Status, 200, 299);
        Assert.Equal("Ribe", Assert.Single(s.Account.Customers).City);

        s.Account.DeleteCustomer(1);
        await Assert.ThrowsAsync<ConnectorNotFoundException>(() => s.Client.Customers.UpdateAsync(Given.One, static c => c with { City = "Ribe" }));
        Assert.Empty(s.Account.Customers);
        // Deleted between the read and the write: no success either, and the error says what was made.
        s.Account.Customer("Bravo");
        s.Sim.Before("customers.update", _ => s.Account.DeleteCustomer(1));
        var unknown = await Assert.ThrowsAsync<OutcomeUnknownException>(() => s.Client.Customers.UpdateAsync(Given.One, static c => c with { City = "Ribe" }));
        Assert.Equal($"{Assert.Single(s.Account.Customers).CustomerNumber}", unknown.Evidence.Hints["createdByUpdate"]);
    }

    [Fact]
    public async Task Trap03_It_repeats_a_delete_whose_reply_was_lost_and_deletes_whoever_got_the_number()
    {
        await using var s = await Simulated.Simulated.StartAsync(static a => a.Customer("Old"));
        using var naive = Naive(s.Sim);
        s.Sim.Faults.LoseReplyAfterCommit("customers.delete");
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => naive.SendAsync("DELETE", "customers/1"));
        s.Account.Customer("New");
        Assert.Equal(204, (await naive.SendAsync("DELETE", "customers/1")).Status);
        Assert.Empty(s.Account.Customers);

        s.Account.Customer("Old");
        s.Sim.Faults.LoseReplyAfterCommit("customers.delete");
        s.Sim.Before("customers.delete", _ => s.Account.Customer("New"), skip: 1);
        await s.Client.Customers.DeleteAsync(Given.One);
        Assert.Equal(("New", 1), (Assert.Single(s.Account.Customers).Name, s.Account.Customers[0].CustomerNumber));
    }

    [Fact]
    public async Task Trap03_It_puts_another_number_beside_the_old_link_and_the_link_wins()
    {
        await using var s = await Simulated.Simulated.StartAsync(static a => a.Customer("Acme").Customer("Bravo"));
        s.Sim.Oddities.ReferenceConflict = EconomicReferenceConflict.LinkWins;
        using var naive = Naive(s.Sim);
        var read = (await naive.GetAsync("customers/1")).Json.AsObject();
        read["customerGroup"]!["customerGroupNumber"] = 2;
        Assert.Equal(200, (await naive.SendAsync("PUT", "customers/1", read.ToJsonString())).Status);

        await s.Client.Customers.UpdateAsync(new(2), static c => c with { CustomerGroup = new CustomerGroupNumber(2) });
        Assert.Equal([1, 2], s.Account.Customers.Select(static c => c.CustomerGroupNumber));
    }

    [Fact]
    public async Task Trap03_It_knows_a_customer_by_its_link_and_takes_the_same_one_for_two()
    {
        await using var s = await Simulated.Simulated.StartAsync(static a => a.Customer("Acme"));
        using var naive = Naive(s.Sim);
        var known = new HashSet<string>
        {
            (string)(await naive.GetAsync("customers?pagesize=1000")).Json["collection"]![0]!["self"]!,
            (string)(await naive.GetAsync("customers/1?for=crm")).Json["self"]!,
        };
        Assert.Equal(2, known.Count);

        var listed = Assert.Single(await s.Client.Customers.ListAsync().ToListAsync());
        Assert.Equal(listed.CustomerNumber, (await s.Client.Customers.GetAsync(Given.One)).CustomerNumber);
    }

    [Fact]
    public async Task Trap04_It_lists_the_customers_and_has_twenty_of_them()
    {
        await using var s = await Simulated.Simulated.StartAsync(static a => a.ManyCustomers(45));
        using var naive = Naive(s.Sim);
        Assert.Equal(20, Rows(await naive.GetAsync("customers")).Count);

        Assert.Equal(45, (await s.Client.Customers.ListAsync().ToListAsync()).Select(static c => c.CustomerNumber).Distinct().Count());
    }

    [Fact]
    public async Task Trap04_It_changes_a_draft_as_its_list_shows_it_and_the_lines_are_gone()
    {
        await using var s = await Simulated.Simulated.StartAsync(static a => { Given.Shop(a); a.DraftInvoice(1, Line).DraftInvoice(1, Line); });
        using var naive = Naive(s.Sim);
        var row = Rows(await naive.GetAsync("invoices/drafts"))[0]!.AsObject();
        row["notes"] = new JsonObject { ["heading"] = "Marts" };
        Assert.Equal(200, (await naive.SendAsync("PUT", $"invoices/drafts/{row["draftInvoiceNumber"]}", row.ToJsonString())).Status);

        var listed = (await s.Client.DraftInvoices.ListAsync().ToListAsync())[1];
        await s.Client.DraftInvoices.UpdateAsync(listed.DraftInvoiceNumber!.Value, static d => d with { Notes = new() { Heading = "Marts" } });
        Assert.Equal([("Marts", 0, 0m), ("Marts", 1, 200m)], s.Account.DraftInvoices.Select(static d => (d.Heading, d.Lines.Count, d.NetAmount)));
    }

    [Fact]
    public async Task Trap05_It_looks_for_a_name_with_an_ampersand_and_finds_another_customer()
    {
        await using var s = await Simulated.Simulated.StartAsync(static a => a.Customer("B").Customer("B&O"));
        using var naive = Naive(s.Sim);
        Assert.Equal("B", (string?)Assert.Single(Rows(await naive.GetAsync("customers?filter=name$eq:B&O")))!["name"]);

        Assert.Equal("B&O", Assert.Single(await s.Client.Customers.ListAsync(new() { Filter = CustomerFields.Name.Is("B&O") }).ToListAsync()).Name);
    }

    [Fact]
    public async Task Trap05_It_escapes_brackets_as_documented_finds_nobody_and_makes_the_customer_again()
    {
        await using var s = await Simulated.Simulated.StartAsync(static a => a.Customer("Acme [DK]"));
        using var naive = Naive(s.Sim);
        if (Rows(await naive.GetAsync("customers?filter=" + Uri.EscapeDataString("name$eq:Acme $[DK$]"))).Count == 0)
            await naive.SendAsync("POST", "customers", $$"""{"name":"Acme [DK]",{{Required}}}""");
        Assert.Equal(["Acme [DK]", "Acme [DK]"], s.Account.Customers.Select(static c => c.Name));

        s.Account.DeleteCustomer(2);
        Assert.Single(await s.Client.Customers.ListAsync(new() { Filter = CustomerFields.Name.Is("Acme [DK]") }).ToListAsync());
    }

    [Fact]
    public async Task Trap08_It_posts_again_after_a_lost_reply_and_the_customer_stands_twice()
    {
        await using var s = await Simulated.Simulated.StartAsync();
        using var naive = Naive(s.Sim);
        s.Sim.Faults.LoseReplyAfterCommit("customers.create");
        const string Acme = $$"""{"name":"Acme",{{Required}}}""";
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => naive.SendAsync("POST", "customers", Acme));
        await naive.SendAsync("POST", "customers", Acme);
        Assert.Equal(["Acme", "Acme"], s.Account.Customers.Select(static c => c.Name));

        s.Sim.Faults.LoseReplyAfterCommit("customers.create");
        await s.Client.Customers.CreateAsync(Given.Customer("Bravo"));
        Assert.Single(s.Account.Customers, static c => c.Name == "Bravo");
    }

    [Fact]
    public async Task Trap08_It_asks_for_what_is_newer_than_the_newest_and_misses_the_second_change_of_a_second()
    {
        await using var f = await Sync.SyncFixture.StartAsync(static a => a.ManyCustomers(2));
        using var naive = Naive(f.Economic, f.Economic.CreateHandler());
        f.Economic.Clock.Advance(TimeSpan.FromMinutes(1));
        f.Account.EditCustomer(1, static c => c with { City = "Ribe" });
        var newest = Rows(await naive.GetAsync("customers")).Max(static c => (string?)c!["lastUpdated"]);
        var (_, cursor, _) = await f.ReadAsync("customers");
        f.Account.EditCustomer(2, static c => c with { City = "Vejle" });
        f.Economic.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Empty(Rows(await naive.GetAsync("customers?filter=" + Uri.EscapeDataString($"lastUpdated$gt:{newest}"))));

        Assert.Contains("Vejle", (await f.ReadAsync("customers", cursor)).Changes.Select(static c => c.Record!["city"].AsText()));
    }

    [Fact]
    public async Task Trap09_It_reads_a_webhook_as_the_JSON_of_its_template_and_a_product_number_breaks_it()
    {
        await using var s = await Simulated.Simulated.StartAsync();
        s.Account.Webhook("PRODUCT_UPDATED", EconomicWebhookTemplate.Address(new("https://crm.example/hook"), "a-secret-of-this-one").OriginalString, EconomicWebhookTemplate.Updated);
        s.Account.Product("19\"-rack", "Rack").Product("SHELF", "Shelf");
        s.Account.EditProduct("19\"-rack", static p => p with { Name = "Shelf" });
        var receiver = new WebhookReceiver();
        using (var http = new HttpMessageInvoker(receiver))
            await s.Sim.DeliverWebhooksAsync(http);
        Assert.Equal("SHELF", (string?)JsonNode.Parse(receiver.Requests[1].Body)!["newNumber"]);
        var (headers, query, body) = receiver.Requests[2];
        Assert.ThrowsAny<JsonException>(() => JsonNode.Parse(body));

        var read = Assert.IsType<EconomicWebhookEvent.RecordUpdated>(EconomicWebhookReader.Read(headers, query, body, "a-secret-of-this-one").Event);
        Assert.Equal("Shelf", (await s.Client.Products.GetAsync(new(read.Number))).Name);
        // Nobody signs: she would take it from anyone who knows the address.
        Assert.Equal(EconomicWebhookRefusal.WrongSecret, EconomicWebhookReader.Read(headers, "", body, "a-secret-of-this-one").Refusal);
    }

    [Fact]
    public async Task Trap03_It_deletes_the_drafts_of_one_customer_and_all_of_them_go()
    {
        await using var s = await Simulated.Simulated.StartAsync(static a => { Given.Shop(a); a.Customer("Bravo").DraftInvoice(1, Line).DraftInvoice(2, Line); });
        using var naive = Naive(s.Sim);
        Assert.Equal(200, (await naive.SendAsync("DELETE", "invoices/drafts?filter=" + Uri.EscapeDataString("customer.customerNumber$eq:1"))).Status);
        Assert.Empty(s.Account.DraftInvoices);

        s.Account.DraftInvoice(1, Line).DraftInvoice(2, Line);
        foreach (var draft in await s.Client.DraftInvoices.ListAsync(new() { Filter = DraftInvoiceFields.Customer.Is(1) }).ToListAsync())
            await s.Client.DraftInvoices.DeleteAsync(draft.DraftInvoiceNumber!.Value);
        Assert.Equal(2, Assert.Single(s.Account.DraftInvoices).CustomerNumber);
    }

    [Fact]
    public async Task Trap11_It_books_by_the_number_that_the_other_service_gave_and_nothing_is_booked()
    {
        await using var s = await Simulated.Simulated.StartAsync(Given.Shop);
        using var naive = Naive(s.Sim);
        var made = await naive.SendAsync("POST", "q2capi/v5.3.0/invoices/drafts", """{"customerNumber":1,"customerName":"Acme","date":"2026-03-02","currencyCode":"DKK","layoutNumber":19,"termOfPaymentNumber":1,"vatZoneNumber":1}""");
        Assert.Equal(201, (await naive.SendAsync("POST", $"q2capi/v5.3.0/invoices/drafts/{made.Json["number"]}/lines/bulk", """{"lines":[{"productNumber":"A-1","description":"Hour","quantity":2,"unitNetPrice":100}]}""")).Status);
        Assert.InRange((await naive.SendAsync("POST", "invoices/booked", $$"""{"draftInvoice":{"draftInvoiceNumber":{{made.Json["number"]}} } }""")).Status, 400, 499);
        Assert.Empty(s.Account.BookedInvoices);

        var draft = Assert.Single(await s.Client.OpenApi.DraftInvoices.ListAsync().ToListAsync());
        await s.Client.BookedInvoices.BookAsync(new() { DraftInvoice = draft.DraftInvoiceNumber!.Value });
        Assert.Equal(200m, Assert.Single(s.Account.BookedInvoices).NetAmount);
    }

    private static NaiveClient Naive(EconomicSimulator economic, HttpMessageHandler? vendor = null) => new(economic.RestAddress, request =>
    {
        request.Headers.Add("X-AppSecretToken", economic.App.SecretToken);
        request.Headers.Add("X-AgreementGrantToken", economic.Account.GrantToken);
    }, vendor);

    private static JsonArray Rows(NaiveReply reply) => reply.Json["collection"]!.AsArray();
}
