using System.Globalization;
using System.Text.Json.Nodes;
using Connectors.Intacct.Sync;
using Connectors.Sync;
using Connectors.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Connectors.Pairs.Tests.Intacct;

/// <summary>From an opportunity to the paid invoice: what the CRM sends, what Intacct makes of it, and what the CRM shows of all of it.</summary>
public sealed class OpportunityTests
{
    private const string Settings = """{ "version": 1, "documents": { "order-from-offer": { "enabled": false }, "quote-from-offer": { "enabled": true, "book": true } } }""";

    [Fact, Acceptance("004-02")]
    public async Task An_opportunity_becomes_quote_order_and_invoice_in_one_chain_and_the_payment_comes_back()
    {
        await using var pair = await StartAsync(Settings);
        var opportunity = await AddAsync(pair, "Acme");
        Assert.Equal(SendState.Sent, (await SendAsync(pair, IntacctFlows.QuoteFromOffer, opportunity, "ann")).State);
        await pair.RunAsync();
        // Somebody in Intacct takes the quote for an order and the order for an invoice; the customer pays.
        Convert(pair, "Sales Quote", "Sales Order");
        await pair.RunAsync();
        Convert(pair, "Sales Order", "Sales Invoice");
        await pair.RunAsync();
        await pair.RunAsync();
        pair.Account.Pay(pair.Account.Documents.Single(static d => d.TypeName == "Sales Invoice").Key, 221.9m);
        await pair.RunAsync();

        var shown = (await pair.InCrmAsync(static db => db.Set<SalesDocument>().AsNoTracking().Include(static d => d.Lines).ToListAsync())).ToDictionary(static d => d.Kind!);
        Assert.Equal(["invoice", "order", "quote"], shown.Keys.Order());
        Assert.Equal((null, shown["quote"].Id, shown["order"].Id), (shown["quote"].SourceId, shown["order"].SourceId, shown["invoice"].SourceId));
        Assert.Equal((await OpportunityAsync(pair, opportunity)).AccountingNumber, shown["quote"].Number);
        var acme = Assert.Single(await pair.RowsAsync<Account>()).Id;
        Assert.All(shown.Values, d => Assert.Equal((acme, "USD", 221.9m, 0m, 221.9m), (d.CompanyId, d.Currency, d.Net, d.Vat, d.Gross)));
        Assert.All(shown.Values, static d => Assert.Equal([("CALL", 2m), ("VISIT", 1m)], d.Lines.OrderBy(static l => l.Position).Select(static l => (l.Code, l.Quantity!.Value))));
        Assert.Equal(("converted", "converted"), (shown["quote"].AccountingState, shown["order"].AccountingState));
        Assert.Equal(("paid", 221.9m, 0m), (shown["invoice"].State, shown["invoice"].Paid, shown["invoice"].Open));
        // The opportunity still shows the quote that was made from it, and makes no other.
        pair.TakeWrites();
        await SendAsync(pair, IntacctFlows.QuoteFromOffer, opportunity, "bob");
        Assert.Equal((0, 3), (pair.TakeWrites(), pair.Account.Documents.Count));
    }

    [Fact, Acceptance("004-09"), Acceptance("P-05g", Missing = "tax"), Acceptance("P-45")]
    public async Task The_button_makes_one_order_with_every_line_on_its_places_and_the_salesperson_who_pressed()
    {
        await using var pair = await StartAsync("""{ "version": 1 }""", static o => o.EmployeeOfUser["ann"] = "E1");
        var opportunity = await AddAsync(pair, "Acme");
        var sent = await SendAsync(pair, IntacctFlows.OrderFromOffer, opportunity, "Ann");
        Assert.Equal((SendState.Sent, "Ann"), (sent.State, sent.User));
        var order = Assert.Single(pair.Account.Documents);
        Assert.Equal(("Sales Order", "Acme", "USD", "N15"), (order.TypeName, order["customer.name"], order["txnCurrency"], order["paymentTerm.id"]));
        // Its own places where a line says some, those of all lines where it does not.
        Assert.Equal(
            ["CALL|2|Each|85.95|10|L1|WH2|D1|K1|P-1|E1", "VISIT|1|Each|50||HQ|WH1||||E1"],
            Enumerable.Range(0, 2).Select(i => string.Join('|', new[] { "dimensions.item.id", "unitQuantity", "unit", "unitPrice", "discountPercent", "dimensions.location.id", "dimensions.warehouse.id", "dimensions.department.id", "dimensions.class.id", "dimensions.project.id", "dimensions.employee.id" }
                .Select(p => decimal.TryParse(order[$"lines.{i}.{p}"], CultureInfo.InvariantCulture, out var n) ? n.ToString("0.##", CultureInfo.InvariantCulture) : order[$"lines.{i}.{p}"]))));
        Assert.Equal(order["documentNumber"], (await OpportunityAsync(pair, opportunity)).AccountingNumber);
        await SendAsync(pair, IntacctFlows.OrderFromOffer, opportunity, "bob");
        Assert.Single(pair.Account.Documents);

        // Nobody's salesperson: the order names none.
        var other = await AddAsync(pair, "Acme", existing: true);
        Assert.Equal((SendState.Sent, "bob"), await SendAsync(pair, IntacctFlows.OrderFromOffer, other, "bob") is var s ? (s.State, s.User) : default);
        Assert.Null(pair.Account.Documents[1]["lines.0.dimensions.employee.id"]);
    }

    [Fact, Acceptance("004-08")]
    public async Task An_opportunity_without_lines_and_customer_says_so_all_at_once_and_writes_nothing()
    {
        await using var pair = await StartAsync("""{ "version": 1 }""");
        await pair.AddAsync(new Opportunity { Number = "O-1", Date = new(2026, 1, 5), Currency = "USD" });
        var sent = await SendAsync(pair, IntacctFlows.OrderFromOffer, 1, "ann");
        Assert.Equal(SendState.Refused, sent.State);
        var message = (await OpportunityAsync(pair, 1)).AccountingMessage!;
        Assert.Contains("linked to no company", message, StringComparison.Ordinal);
        Assert.Contains("no lines", message, StringComparison.Ordinal);
        Assert.Equal(0, pair.TakeWrites());
    }

    [Fact]
    public async Task A_document_that_is_no_draft_brings_its_PDF_into_the_CRM_once()
    {
        await using var pair = await StartAsync(Settings);
        var opportunity = await AddAsync(pair, "Acme");
        await SendAsync(pair, IntacctFlows.QuoteFromOffer, opportunity, "ann");
        await pair.RunAsync();
        await pair.RunAsync();
        var shown = await OpportunityAsync(pair, opportunity);
        Assert.Equal("%PDF-", System.Text.Encoding.ASCII.GetString(shown.Pdf!, 0, 5));
        Assert.Equal($"{shown.AccountingNumber}.pdf", shown.PdfName);
        await pair.RunAsync();
        Assert.Equal(1, pair.Sim.Calls.Count(static c => c.Operation == "documents.generatePdf"));
    }

    [Fact, Acceptance("P-21e")]
    public async Task Places_items_and_a_salesperson_that_Intacct_does_not_have_are_named_by_line_before_anything_is_sent()
    {
        await using var pair = await StartAsync("""{ "version": 1 }""", static o => (o.DocumentLocation, o.EmployeeOfUser["ann"]) = ("Nowhere", "E9"));
        var opportunity = await AddAsync(pair, "Acme");
        await pair.InCrmAsync(async db =>
        {
            var row = await db.Set<Opportunity>().Include(static o => o.Lines).SingleAsync();
            (row.Lines[0].Warehouse, row.Lines[0].Department, row.Lines[0].Class) = ("WH9", "D9", "K9");
            return true;
        });
        pair.EditIntacct("projects/project", "P-1", """{"status":"inactive"}""");
        pair.TakeWrites();
        var sent = await SendAsync(pair, IntacctFlows.OrderFromOffer, opportunity, "ann");
        Assert.Equal(SendState.Refused, sent.State);
        Assert.Equal(
            ["lines[1].class|User", "lines[1].department|User", "lines[1].project|User", "lines[1].warehouse|User", "lines[2].location|Administrator", "|Administrator"],
            sent.Problems.OrderBy(static p => p.Field is null).ThenBy(static p => p.Field, StringComparer.Ordinal).Select(static p => $"{p.Field}|{p.WhoCanFix}"));
        Assert.Equal((0, 0), (pair.TakeWrites(), pair.Account.Customers.Count));
    }

    private static async Task<IntacctPair> StartAsync(string settings, Action<IntacctSyncOptions>? options = null)
    {
        var pair = await IntacctPair.StartAsync(["customer", "item", "project", "document"], settings: settings, options: o =>
        {
            o.NumberedByIntacct.Add("customer");
            (o.DocumentLocation, o.DocumentWarehouse) = ("HQ", "WH1");
            options?.Invoke(o);
        });
        pair.Account.AutoNumber("accounts-receivable/customer", "C-").Item("Call", 95.5m, "CALL").Item("Visit", 50m, "VISIT").Project("House", "P-1").Add("inventory-control/warehouse", """{"id":"WH2","name":"Second"}""");
        await pair.RunAsync();
        return pair;
    }

    private static Task<int> AddAsync(IntacctPair pair, string company, bool existing = false) => pair.InCrmAsync(async db =>
    {
        var account = existing ? await db.Set<Account>().SingleAsync(a => a.Name == company) : new Account { Name = company };
        if (!existing)
            db.Add(account);
        await db.SaveChangesAsync();
        var row = new Opportunity
        {
            Number = $"O-{account.Id}",
            Date = new(2026, 1, 5),
            Currency = "USD",
            PaymentTerms = "N15",
            CompanyId = account.Id,
            Lines =
            [
                new()
                {
                    Position = 1, ProductId = await ProductAsync("CALL"), Text = "Calls", Quantity = 2, Unit = "Each", Price = 95.5m, Discount = 10, Location = "L1", Warehouse = "WH2", Department = "D1", Class = "K1",
                    ProjectId = await db.Set<Project>().Where(static p => p.Number == "P-1").Select(static p => p.Id).SingleAsync(),
                },
                new() { Position = 2, ProductId = await ProductAsync("VISIT"), Text = "A visit", Quantity = 1, Unit = "Each", Price = 50 },
            ],
        };
        db.Add(row);
        await db.SaveChangesAsync();
        return row.Id;

        Task<int> ProductAsync(string code) => db.Set<Product>().Where(p => p.Number == code).Select(static p => p.Id).SingleAsync();
    });

    private static Task<Opportunity> OpportunityAsync(IntacctPair pair, int id) => pair.InCrmAsync(db => db.Set<Opportunity>().AsNoTracking().SingleAsync(o => o.Id == id));

    private static Task<SendInfo> SendAsync(IntacctPair pair, string flow, int opportunity, string user) => pair.Documents.SendAsync(IntacctPair.Id, flow, new RecordRef("offer", $"{opportunity}"), new SendOptions { User = user });

    private static void Convert(IntacctPair pair, string from, string to)
    {
        pair.Act();
        var source = pair.Account.Documents.Single(d => d.TypeName == from);
        var lines = new JsonArray([.. Enumerable.Range(0, source.Count("lines")).Select(i => (JsonNode)new JsonObject
        {
            ["sourceDocumentLine"] = new JsonObject { ["key"] = source[$"lines.{i}.key"] },
            ["sourceDocument"] = new JsonObject { ["key"] = source.Key },
            ["unit"] = source[$"lines.{i}.unit"],
            ["unitQuantity"] = source[$"lines.{i}.unitQuantity"],
        })]);
        pair.Account.Add("order-entry/document::" + to, new JsonObject { ["txnDate"] = "2026-01-10", ["customer"] = new JsonObject { ["id"] = source["customer.id"] }, ["sourceDocument"] = new JsonObject { ["key"] = source.Key }, ["lines"] = lines }.ToJsonString());
    }
}
