using Connectors.Intacct;
using Connectors.Intacct.Sync;
using Connectors.Pairs.Tests.Documents;
using Connectors.Sync;
using Connectors.Testing;
using Connectors.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Connectors.Pairs.Tests.Intacct;

/// <summary>An offer (an opportunity with its products) of an EF Core CRM becomes a sales order in Intacct when somebody presses the button: over the engine, the client and HTTP, with the preset.</summary>
public sealed class OfferTests
{
    private const string Settings = """{ "version": 1, "flow": "Both", "winner": "Crm", "documents": { "order-from-offer": { "enabled": true } } }""";

    [Fact, Acceptance("004-08"), Acceptance("004-09"), Acceptance("004-10")]
    public async Task The_button_makes_one_draft_order_with_its_customer_and_its_state_comes_back()
    {
        await using var intacct = await StartAsync();
        await using var pair = await PairAsync(intacct);
        var offer = await AddAsync(pair);
        await pair.RunAsync();
        Assert.Empty(intacct.Account.Documents);

        var sent = await SendAsync(pair, offer);
        Assert.Equal(SendState.Sent, sent.State);
        var order = Assert.Single(intacct.Account.Documents);
        // Intacct shows a price net of its discount.
        Assert.Equal(("Sales Order", "draft", $"Customer {offer}", "HOUR", "2", "85.95", "10", "HQ", "WH1"), (order.TypeName, order["state"], order["customer.name"], order["lines.0.dimensions.item.id"], order["lines.0.unitQuantity"],
            order["lines.0.unitPrice"], order["lines.0.discountPercent"], order["lines.0.dimensions.location.id"], order["lines.0.dimensions.warehouse.id"]));
        var shown = await pair.OfferAsync(offer);
        Assert.Equal((order.Key, order["documentNumber"], "draft", null), (shown.InvoiceId, shown.InvoiceNumber, shown.InvoiceState, shown.InvoiceMessage));

        intacct.Account.SetState(order.Key, "approved");
        await pair.RunAsync(TimeSpan.FromDays(1));
        Assert.Equal("issued", (await pair.OfferAsync(offer)).InvoiceState);
        Assert.Single(intacct.Account.Documents);
    }

    [Fact, Acceptance("004-10")]
    public async Task A_transaction_definition_that_the_company_does_not_have_is_refused_when_it_is_saved_and_the_old_one_stays()
    {
        await using var intacct = await StartAsync();
        await using var pair = await PairAsync(intacct);
        var refused = await Assert.ThrowsAsync<SettingsException>(() => pair.Connections.SaveSettingsAsync(SalesPair.Id, System.Text.Encoding.UTF8.GetBytes(Settings.Replace("\"enabled\": true", "\"enabled\": true, \"series\": \"Bon de commande\"", StringComparison.Ordinal))));
        var problem = Assert.Single(refused.Problems);
        Assert.Equal("documents.order-from-offer.series", problem.Path);
        Assert.Contains("Bon de commande", problem.Message, StringComparison.Ordinal);
        var offer = await AddAsync(pair);
        await pair.RunAsync();
        await SendAsync(pair, offer);
        Assert.Equal("Sales Order", Assert.Single(intacct.Account.Documents).TypeName);
    }

    [Fact]
    public async Task A_lost_reply_makes_no_second_order_also_after_a_restart()
    {
        await using var intacct = await StartAsync();
        await using var pair = await PairAsync(intacct);
        var offer = await AddAsync(pair);
        await pair.RunAsync();
        intacct.Faults.LoseReplyAfterCommit("documents.create", times: 3);
        await SendAsync(pair, offer);
        intacct.Faults.Clear();
        await pair.RestartAsync();
        for (var i = 0; i < 3; i++)
            await pair.RunAsync();
        var order = Assert.Single(intacct.Account.Documents);
        Assert.Equal((order.Key, "draft"), ((await pair.OfferAsync(offer)).InvoiceId, (await pair.OfferAsync(offer)).InvoiceState));
    }

    [Fact]
    public async Task All_that_is_wrong_with_an_offer_stands_on_it_and_the_button_works_after_the_remedy()
    {
        await using var intacct = await StartAsync();
        await using var pair = await PairAsync(intacct);
        var offer = await AddAsync(pair, "NOPE", unit: null);
        await pair.RunAsync();
        await SendAsync(pair, offer);
        Assert.Empty(intacct.Account.Documents);
        var message = (await pair.OfferAsync(offer)).InvoiceMessage;
        Assert.Contains("NOPE", message, StringComparison.Ordinal);
        Assert.Contains("no unit", message, StringComparison.Ordinal);
        await pair.InCrmAsync(async db =>
        {
            var line = (await db.Offers.Include(static o => o.Lines).ThenInclude(static l => l.Article).SingleAsync(o => o.Id == offer)).Lines[0];
            return (line.Unit, line.Article!.Code) = ("Each", "HOUR");
        });
        Assert.Equal(SendState.Sent, (await SendAsync(pair, offer)).State);
        Assert.Null((await pair.OfferAsync(offer)).InvoiceMessage);
        Assert.Single(intacct.Account.Documents);
    }

    private static async Task<SendInfo> SendAsync(SalesPair pair, int offer) => await pair.Documents.SendAsync(SalesPair.Id, IntacctFlows.OrderFromOffer, new RecordRef("offer", $"{offer}"), new SendOptions { User = "ann" });

    private static async Task<int> AddAsync(SalesPair pair, string code = "HOUR", string? unit = "Each")
    {
        var offer = new Offer
        {
            Status = OfferStatus.Sent,
            Date = new DateOnly(2026, 1, 5),
            Currency = "USD",
            Customer = new Documents.Customer { Country = "US", City = "Chicago" },
            Lines = [new() { Position = 1, Article = new Article { Code = code, Name = "Work" }, Text = "Consulting", Quantity = 2, Unit = unit, Price = 95.5m, Discount = 10 }],
        };
        await pair.InCrmAsync(async db =>
        {
            db.Offers.Add(offer);
            await db.SaveChangesAsync();
            return offer.Customer.Name = $"Customer {offer.Id}";
        });
        return offer.Id;
    }

    private static async Task<IntacctSimulator> StartAsync() => await IntacctSimulator.StartAsync(static a => a.AutoNumber("accounts-receivable/customer", "C-").Item("Work", 95.5m, "HOUR"), new ManualTimeProvider());

    private static Task<SalesPair> PairAsync(IntacctSimulator intacct) => SalesPair.StartAsync((ManualTimeProvider)intacct.Time, services => services.AddIntacct(o =>
    {
        o.BaseAddress = intacct.ApiAddress;
        o.ClientId = intacct.SignIns.ClientId;
        o.ClientSecret = intacct.SignIns.ClientSecret;
        o.Credentials = new() { CompanyId = intacct.Account.CompanyId, UserId = intacct.Account.ServiceUser.Id };
    }), static c => c.Intacct(configure: static o =>
    {
        o.Entities = new HashSet<string> { "customer" };
        o.NumberedByIntacct.Add("customer");
        o.ManagedLists = false;
        (o.DocumentLocation, o.DocumentWarehouse) = ("HQ", "WH1");
    }), Settings);
}
