using System.Text.Json.Nodes;
using Connectors.Reviso.Tests.Simulated;
using Connectors.Testing;

namespace Connectors.Reviso.Tests.Traps;

/// <summary>
/// What the simulator does to a client that is written as one would at first: an HttpClient, the address, the JSON. It goes wrong in each of these, and the package does not. An oddity that harms nobody would prove nothing about the package.
/// Numbers as in the vendor notes' chapters.
/// </summary>
[Acceptance("P-22e")]
public sealed class NaiveClientTests
{
    private const string Required = """ "currency":"EUR","customerGroup":{"customerGroupNumber":1},"paymentTerms":{"paymentTermsNumber":1},"vatZone":{"vatZoneNumber":1} """;
    private const string Document = """ "date":"2026-03-02","currency":"EUR","customer":{"customerNumber":1},"layout":{"layoutNumber":9},"paymentTerms":{"paymentTermsNumber":1},"recipient":{"name":"Acme","vatZone":{"vatZoneNumber":1}} """;

    [Fact]
    public async Task Trap03_It_changes_a_phone_number_and_clears_where_electronic_invoices_go()
    {
        await using var s = await Simulated.Simulated.StartAsync(static a => a.Customer("Acme", Full).Customer("Bravo", Full));
        using var naive = Naive(s);
        Assert.Equal(200, (await naive.SendAsync("PUT", "customers/1", $$"""{"name":"Acme","telephoneAndFaxNumber":"0101010",{{Required}}}""")).Status);
        await s.Client.Customers.UpdateAsync(new(2), static c => c with { TelephoneAndFaxNumber = "0101010" });
        Assert.Equal(
            [("0101010", null, null, false), ("0101010", "ABC1234", "acme@pec.example", true)],
            s.Account.Customers.Select(static c => (c.TelephoneAndFaxNumber, c.PublicEntryNumber, c.ItalianCertifiedEmail, c.SplitPayment ?? false)));

        static Testing.Reviso.RevisoCustomer Full(Testing.Reviso.RevisoCustomer c) => c with { PublicEntryNumber = "ABC1234", ItalianCertifiedEmail = "acme@pec.example", SplitPayment = true };
    }

    [Fact]
    public async Task Trap03_It_repeats_a_delete_whose_reply_was_lost_and_deletes_whoever_got_the_number()
    {
        await using var s = await Simulated.Simulated.StartAsync(static a => a.Customer("Old"));
        using var naive = Naive(s);
        s.Sim.Faults.LoseReplyAfterCommit("customers.delete");
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => naive.SendAsync("DELETE", "customers/1"));
        s.Account.Customer("New");
        Assert.Equal(204, (await naive.SendAsync("DELETE", "customers/1")).Status);
        Assert.Empty(s.Account.Customers);

        s.Account.Customer("Old");
        s.Sim.Faults.LoseReplyAfterCommit("customers.delete");
        s.Sim.After("customers.delete", _ => s.Account.Customer("New"));
        await Assert.ThrowsAsync<OutcomeUnknownException>(() => s.Client.Customers.DeleteAsync(Given.One));
        Assert.Equal("New", Assert.Single(s.Account.Customers).Name);
    }

    [Fact]
    public async Task Trap03_It_asks_for_a_product_by_its_number_and_is_given_another()
    {
        await using var s = await Simulated.Simulated.StartAsync(static a => a.Product("10_6_2", "Tavolo", 80).Product("10/2", "Sedia", 20));
        using var naive = Naive(s);
        var read = (await naive.GetAsync("products/10_6_2")).Json.AsObject();
        Assert.Equal("Sedia", (string?)read["name"]);

        Assert.Equal("Tavolo", (await s.Client.Products.GetAsync(new("10_6_2"))).Name);
        Assert.Equal("Sedia", (await s.Client.Products.GetAsync(new("10/2"))).Name);
    }

    [Fact]
    public async Task Trap04_It_asks_for_ten_thousand_gets_a_thousand_and_believes_that_these_are_all()
    {
        await using var s = await Simulated.Simulated.StartAsync(static a => a.ManyCustomers(1010));
        s.Sim.Oddities.TooLargePagesAreCut = true;
        using var naive = Naive(s);
        Assert.Equal(1000, Rows(await naive.GetAsync("customers?pagesize=10000")).Count);

        Assert.Equal(1010, (await s.Client.Customers.ListAsync().ToListAsync()).Select(static c => c.CustomerNumber).Distinct().Count());
    }

    [Fact]
    public async Task Trap06_It_takes_a_200_for_a_delivery_note_and_none_was_made()
    {
        await using var s = await Simulated.Simulated.StartAsync(Given.Shop);
        using var naive = Naive(s);
        Assert.Equal(200, (await naive.SendAsync("POST", "delivery-notes/sales", """{"date":"2026-03-02","customer":{"id":99},"deliveredBy":"Self","lines":[{"description":"Ora","quantity":1}]}""")).Status);
        Assert.Empty(s.Account.DeliveryNotes);

        await Assert.ThrowsAsync<ConnectorNotFoundException>(() => s.Client.DeliveryNotes.CreateAsync(Given.Note("99")));
    }

    [Fact]
    public async Task Trap08_It_puts_a_key_on_its_post_as_at_e_conomic_repeats_it_and_the_customer_stands_twice()
    {
        await using var s = await Simulated.Simulated.StartAsync();
        using var naive = Naive(s);
        s.Sim.Faults.LoseReplyAfterCommit("customers.create");
        const string Acme = $$"""{"name":"Acme",{{Required}}}""";
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => naive.SendAsync("POST", "customers", Acme, ("Idempotency-Key", "create-acme")));
        await naive.SendAsync("POST", "customers", Acme, ("Idempotency-Key", "create-acme"));
        Assert.Equal(["Acme", "Acme"], s.Account.Customers.Select(static c => c.Name));

        s.Sim.Faults.LoseReplyAfterCommit("customers.create");
        var unknown = await Assert.ThrowsAsync<OutcomeUnknownException>(() => s.Client.Customers.CreateAsync(Given.Customer("Bravo")));
        Assert.Single(s.Account.Customers, static c => c.Name == "Bravo");
        Assert.Equal("Bravo", Assert.Single(await s.Client.Customers.ListAsync(new() { Filter = CustomerFields.VatNumber.Is(unknown.Evidence.Hints["vatNumber"]) }).ToListAsync()).Name);
    }

    [Fact]
    public async Task Trap12_1_It_looks_for_a_VAT_number_as_it_is_printed_finds_nobody_and_makes_the_customer_again()
    {
        await using var f = await Sync.SyncFixture.StartAsync(static a => a.Customer("Acme", static c => c with { VatNumber = "12345678903" }));
        using var naive = Naive(f.Reviso);
        if (Rows(await naive.GetAsync("customers?filter=" + Uri.EscapeDataString("vatNumber$eq:IT12345678903"))).Count == 0)
            await naive.SendAsync("POST", "customers", $$"""{"name":"Acme","vatNumber":"IT12345678903",{{Required}}}""");
        Assert.Equal(["12345678903", "12345678903"], f.Account.Customers.Select(static c => c.VatNumber));

        f.Account.DeleteCustomer(2);
        Assert.Single(await f.SearchAsync("customer", "vatNumber", "IT12345678903"));
    }

    [Fact]
    public async Task Trap12_1_It_writes_the_website_under_one_of_its_two_names_and_it_is_dropped()
    {
        await using var s = await Simulated.Simulated.StartAsync();
        s.Sim.Oddities.WebsiteIsWebSite = true;
        using var naive = Naive(s);
        Assert.Equal(201, (await naive.SendAsync("POST", "customers", $$"""{"name":"Acme","website":"https://acme.example",{{Required}}}""")).Status);
        await s.Client.Customers.CreateAsync(Given.Customer("Bravo") with { Website = "https://bravo.example" });
        Assert.Equal([null, "https://bravo.example"], s.Account.Customers.Select(static c => c.Website));
    }

    [Fact]
    public async Task Trap12_3_It_writes_the_text_under_its_name_at_e_conomic_and_the_customer_gets_an_order_without()
    {
        await using var s = await Simulated.Simulated.StartAsync(Given.Shop);
        using var naive = Naive(s);
        Assert.Equal(201, (await naive.SendAsync("POST", "orders", $$"""{{{Document}},"notes":{"heading":"Ordine","textLine1":"Franco fabbrica"},"lines":[]}""")).Status);
        await s.Client.Orders.CreateAsync(Given.Order(Given.Line()) with { Notes = new() { Heading = "Ordine", Text1 = "Franco fabbrica" } });
        Assert.Equal([("Ordine", null), ("Ordine", "Franco fabbrica")], s.Account.Orders.Select(static o => (o.Heading, o.Text1)));
    }

    [Fact]
    public async Task Trap12_3_It_asks_for_the_invoice_under_the_number_of_its_draft_and_takes_it_for_deleted()
    {
        await using var s = await Simulated.Simulated.StartAsync(static a => { Given.Shop(a); a.DraftInvoice(1, Given.SeedLine).DraftInvoice(1, Given.SeedLine); });
        using var naive = Naive(s);
        var draft = s.Account.DraftInvoices[0].Id;
        var made = (await naive.SendAsync("POST", "v2/invoices/booked", $$"""{"id":{{draft}}}""")).Json;
        // Neither what it was booked by nor the number that the answer shows.
        Assert.Equal((404, 404), ((await naive.GetAsync($"v2/invoices/booked/{draft}")).Status, (await naive.GetAsync($"v2/invoices/booked/{made["number"]}")).Status));

        var booked = await s.Client.BookedInvoices.BookAsync(new(s.Account.DraftInvoices[0].Id));
        Assert.Equal(244m, (await s.Client.BookedInvoices.GetAsync(booked.BookedInvoiceNumber!.Value)).GrossAmount);
    }

    [Fact]
    public async Task Trap12_3_It_follows_a_list_to_where_its_link_leads_and_gives_the_tokens_to_another_host()
    {
        await using var s = await Simulated.Simulated.StartAsync(Given.Shop);
        for (var i = 0; i < 3; i++)
            await s.Client.DeliveryNotes.CreateAsync(Given.Note());
        using var naive = Naive(s);
        var next = (string)(await naive.GetAsync("delivery-notes/sales?pagesize=2")).Json["pagination"]!["nextPage"]!;
        await naive.GetAsync(next);
        Assert.Equal(1, s.Sim.TokensSentToForeignHost);

        Assert.Equal(3, (await s.Client.DeliveryNotes.ListAsync(new() { PageSize = 2 }).ToListAsync()).Count);
        Assert.Equal(1, s.Sim.TokensSentToForeignHost);
    }

    [Fact]
    public async Task Trap02_It_works_for_a_year_less_five_days_and_then_no_more()
    {
        await using var s = await Simulated.Simulated.StartAsync(static a => a.Customer("Acme"), static o => o.CallsPerMinute = 0);
        using var naive = Naive(s);
        s.Clock.Advance(TimeSpan.FromDays(350));
        Assert.Equal(200, (await naive.GetAsync("customers")).Status);
        var credentials = new RevisoCredentials { AgreementGrantToken = s.Account.GrantToken, GrantedAt = s.Account.GrantIssuedAt };
        var ours = s.ClientFor(credentials);
        Assert.Equal("Acme", (await ours.Customers.GetAsync(Given.One)).Name);
        // Ours has told for twenty days what is coming.
        var expiry = credentials.GetExpiry(s.Clock.GetUtcNow())!.Value;
        Assert.Equal((10, 30), (expiry.DaysLeft, expiry.Warning));
        s.Clock.Advance(TimeSpan.FromDays(11));
        Assert.Equal(401, (await naive.GetAsync("customers")).Status);
        await Assert.ThrowsAsync<ConnectorAuthenticationException>(() => ours.Customers.GetAsync(Given.One));
    }

    private static NaiveClient Naive(Simulated.Simulated s) => Naive(s.Sim);

    private static NaiveClient Naive(RevisoSimulator reviso) => new(reviso.BaseAddress, request =>
    {
        request.Headers.Add("X-AppSecretToken", reviso.App.SecretToken);
        request.Headers.Add("X-AgreementGrantToken", reviso.Account.GrantToken);
    });

    private static JsonArray Rows(NaiveReply reply) => reply.Json["collection"]!.AsArray();
}
