using System.Globalization;
using System.Text;
using System.Text.Json;
using Connectors.Smartbill.Tests.Support;
using Connectors.Testing;

namespace Connectors.Smartbill.Tests.Traps;

/// <summary>
/// What the simulator does to a client that is written as one would at first: an HttpClient, the address, the JSON. It goes wrong in each of these, and the package does not. An oddity that harms nobody would prove nothing about the package.
/// </summary>
[Acceptance("P-22e")]
public sealed class NaiveClientTests
{
    private static readonly InvoiceInput Ours = Samples.Invoice with { SeriesName = "FCT" };

    [Fact]
    public async Task Trap01_It_posts_again_after_a_lost_answer_and_the_customer_gets_two_invoices()
    {
        await using var test = await SimulatedClient.StartAsync();
        using var naive = Naive(test.Simulator);
        test.Simulator.Faults.LoseReplyAfterCommit("invoices.create");
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => InvoiceAsync(naive, test));
        await InvoiceAsync(naive, test);
        Assert.Equal(2, test.Account.Invoices.Count);

        test.Simulator.Faults.LoseReplyAfterCommit("invoices.create");
        var unknown = await Assert.ThrowsAsync<OutcomeUnknownException>(() => test.Client.Invoices.CreateAsync(Ours));
        // It is sent once, and the numbers before and after say that a third one was made.
        Assert.Equal(3, test.Account.Invoices.Count);
        Assert.Equal(("3", "4"), (unknown.Evidence.Hints["nextNumberBefore"], unknown.Evidence.Hints["nextNumberAfter"]));
    }

    [Fact]
    public async Task Trap02_It_takes_a_200_for_an_invoice_and_none_was_made()
    {
        await using var test = await SimulatedClient.StartAsync();
        test.Simulator.Oddities.RefusalStatus = 200;
        using var naive = Naive(test.Simulator);
        Assert.Equal(200, (await InvoiceAsync(naive, test, series: "NONE")).Status);
        Assert.Empty(test.Account.Invoices);

        await Assert.ThrowsAnyAsync<ConnectorException>(() => test.Client.Invoices.CreateAsync(Ours with { SeriesName = "NONE" }));
    }

    [Fact]
    public async Task Trap07_It_fills_the_accounts_list_of_clients_with_whoever_gets_an_invoice()
    {
        await using var test = await SimulatedClient.StartAsync();
        test.Simulator.Oddities.ClientSavedByDefault = true;
        await test.Client.Invoices.CreateAsync(Ours);
        Assert.Empty(test.Account.Clients);

        using var naive = Naive(test.Simulator);
        await InvoiceAsync(naive, test);
        Assert.Single(test.Account.Clients);
    }

    [Fact]
    public async Task Trap08_It_keeps_the_number_as_a_number_and_never_finds_its_invoice_again()
    {
        await using var test = await SimulatedClient.StartAsync();
        using var naive = Naive(test.Simulator);
        var number = int.Parse((string)(await InvoiceAsync(naive, test)).Json["number"]!, CultureInfo.InvariantCulture);
        Assert.NotEqual(200, (await naive.SendAsync("GET", $"invoice/paymentstatus?cif={test.Account.Cif}&seriesname=FCT&number={number}")).Status);

        var id = (await test.Client.Invoices.CreateAsync(Ours)).Id!.Value;
        Assert.Equal("0002", id.Number);
        Assert.False((await test.Client.Invoices.GetPaymentStateAsync(id)).IsPaid);
    }

    [Fact]
    public async Task Trap09_It_takes_the_page_of_a_gateway_for_a_failure_that_passes_and_asks_for_ever()
    {
        await using var test = await SimulatedClient.StartAsync();
        using var naive = Naive(test.Simulator);
        for (var attempt = 0; attempt < 3; attempt++)
        {
            var reply = await naive.SendAsync("GET", $"invoice/pdf?cif={test.Account.Cif}&seriesname=FCT&number=0815");
            Assert.True(reply.Status >= 500, $"{reply.Status}");
            Assert.ThrowsAny<JsonException>(() => reply.Json);
        }

        var calls = test.Simulator.CountCalls("invoices.pdf");
        await Assert.ThrowsAsync<ConnectorNotFoundException>(() => test.Client.Invoices.GetPdfAsync(test.Client.DocumentId("FCT", "0815")));
        Assert.Equal(calls + 1, test.Simulator.CountCalls("invoices.pdf"));
    }

    [Fact]
    public async Task Trap03_It_takes_a_block_for_a_wrong_password_and_prolongs_it()
    {
        await using var test = await SimulatedClient.StartAsync();
        using var naive = Naive(test.Simulator);
        var reply = await InvoiceAsync(naive, test);
        for (var call = 0; call < 40 && reply.Status == 200; call++)
            reply = await InvoiceAsync(naive, test);
        Assert.Equal(403, reply.Status);
        // Ten minutes are over, and it has asked once in between.
        test.Simulator.Clock.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal(403, (await InvoiceAsync(naive, test)).Status);
        test.Simulator.Clock.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal(403, (await InvoiceAsync(naive, test)).Status);

        var limited = await Assert.ThrowsAsync<ConnectorRateLimitException>(() => test.Client.Invoices.CreateAsync(Ours));
        Assert.NotNull(limited.RetryAt);
    }

    private static NaiveClient Naive(SmartbillSimulator smartbill) => new(smartbill.ApiAddress, request =>
        request.Headers.TryAddWithoutValidation("Authorization", "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{smartbill.Account.Email}:{smartbill.Account.Token}"))));

    private static Task<NaiveReply> InvoiceAsync(NaiveClient naive, SimulatedClient test, string series = "FCT") => naive.SendAsync("POST", "invoice/v2", $$"""
        {"companyVatCode":"{{test.Account.Cif}}","seriesName":"{{series}}","client":{"name":"Acme SRL","vatCode":"RO999","address":"Str. Lunga 1","city":"Brasov","county":"Brasov","country":"Romania"},
        "products":[{"name":"Servicii","code":"SRV","measuringUnitName":"buc","quantity":1,"price":100,"taxName":"Normala","taxPercentage":21,"isService":true}]}
        """);
}
