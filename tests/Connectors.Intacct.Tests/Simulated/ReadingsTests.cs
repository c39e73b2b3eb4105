using static Connectors.Intacct.Tests.Simulated.RoundTripTests;

namespace Connectors.Intacct.Tests.Simulated;

/// <summary>A day of work under every reading that the vendor's texts leave open.</summary>
public sealed class ReadingsTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 24)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task An_everyday_day_holds_whatever_the_open_points_really_are(int seed)
    {
        await using var test = await SimulatedIntacct.StartAsync(Samples.Seed);
        test.Sim.Oddities.ChooseReadings(new Random(seed));
        var began = test.Clock.GetUtcNow();
        test.Clock.Advance(TimeSpan.FromMinutes(10));
        var client = SignInTests.Consented(test, out _);

        // What the company's objects heed is asked for first.
        await client.Models.GetAsync("accounts-receivable/customer");
        await client.Models.GetAsync("order-entry/document");

        // A customer whose answer is lost, settled by key or by id.
        var input = new CustomerInput { Id = "DAY", Name = "Tages & Søn", Term = Reference.OfId("N60"), CreditLimit = 100.5m, Notes = "n", Contacts = new() { Default = new() { PrintAs = "Day", Email1 = "d@day.example" } } };
        test.Sim.Faults.LoseReplyAfterCommit("customers.create");
        var customer = await SettleAsync(
            o => client.Customers.CreateAsync(input, o), async () => (await client.Customers.FindKeyAsync("DAY"))!.Value);
        Assert.Single(test.Account.Customers, static c => c.Id == "DAY");
        var taken = await Assert.ThrowsAnyAsync<ConnectorApiException>(() => client.Customers.CreateAsync(input));
        Assert.Equal((test.Sim.Oddities.DuplicateIdStatus, test.Sim.Oddities.DuplicateIdCode), (taken.StatusCode, taken.ErrorCode));

        // Changed, and emptied where Intacct lets it.
        test.Sim.SignIns.ExpireAccessTokens();
        await client.Customers.UpdateAsync(customer, static c => c with { Name = "Nacht & Søn", CreditLimit = 200m });
        var emptied = true;
        try
        {
            await client.Customers.UpdateAsync(customer, static c => c with { Notes = null });
        }
        catch (ConnectorValidationException)
        {
            emptied = false;
        }

        var read = await client.Customers.GetAsync(customer);
        Assert.Equal(("Nacht & Søn", 200m, "N60", "d@day.example"), (read.Name, read.CreditLimit, read.Term!.Id, read.Contacts!.Default!.Email1));
        Assert.Equal((test.Sim.Oddities.NullClears, emptied ? null : "n"), (emptied, read.Notes));

        // Items and prices.
        var item = (await client.Items.CreateAsync(new() { Id = "DAY-1", Name = "Day", ItemType = ItemType.NonInventory, UnitOfMeasureGroup = Reference.OfId("Count"), Sales = new() { BasePrice = 12.3456m } })).Key;
        Assert.Equal((12.3456m, "Count"), ((await client.Items.GetAsync(item)) is var sold ? sold.Sales!.BasePrice : null, sold.UnitOfMeasureGroup!.Id));
        await client.SalesPriceListEntries.CreateAsync(new() { PriceList = Reference.OfId("Base"), Item = Reference.OfKey(item), Value = 11.5m, IsFixedPrice = true });
        Assert.Equal(11.5m, Assert.Single(await ReadAll(client.SalesPriceListEntries.ListAsync())).Value);

        // Quote with a discount, order, invoice: the same money, each once.
        var (quotes, orders, invoices) = (client.Documents.OfType("Sales Quote"), client.Documents.OfType("Sales Order"), client.Documents.OfType("Sales Invoice"));
        var quote = await quotes.GetAsync((await quotes.CreateAsync(new()
        {
            TxnDate = new(2026, 4, 1),
            Customer = Reference.OfKey(customer),
            Lines = [new() { Dimensions = new() { Item = Reference.OfKey(item), Warehouse = Reference.OfId("WH1"), Location = Reference.OfId("HQ") }, Unit = "Each", UnitQuantity = 4, UnitPrice = 25m, DiscountPercent = 20 }],
        })).Key);
        Assert.Equal((80m, "Sales Quote"), (quote.Total, quote.DocumentType));
        test.Sim.Faults.LoseReplyAfterCommit("documents.create");
        var order = await orders.GetAsync(await SettleAsync(
            o => orders.ConvertAsync(quote, options: o),
            async () => (await ReadAll(orders.ListAsync(new() { Filter = new QueryField<RecordKey>("sourceDocument.key").Is(quote.Key) }))).Single().Key));
        var invoice = await invoices.GetAsync((await invoices.ConvertAsync(order)).Key);
        Assert.Equal((80m, 80m), (order.Total, invoice.Total));
        Assert.Equal(DocumentState.Converted, (await orders.GetAsync(order.Key)).State);
        Assert.Equal(3, test.Account.Documents.Count(d => d["customer.key"] == customer.Value));

        // A change of a line is found among the lines.
        test.Clock.Advance(TimeSpan.FromMinutes(10));
        var since = test.Clock.GetUtcNow();
        await invoices.UpdateAsync(invoice.Key, static d => d with { Lines = [d.Lines![0] with { Memo = "checked" }] });
        Assert.Contains(await ReadAll(client.DocumentLines.ListChangesAsync(since)), l => l.DocumentHeader!.Key == invoice.Key && l.Memo == "checked");

        // A task, a renewal template whose key may be a number, a batch.
        await client.Tasks.CreateAsync(new() { Id = "DAY", Name = "Day", Project = Reference.OfId("PRJ0"), TaskStatus = ProjectTaskStatus.Planned });
        var template = (await ReadAll(client.RenewalTemplates.ListAsync()))[0];
        await client.RenewalTemplates.UpdateAsync(template.Key, static t => t with { Description = "d" });
        var batch = await client.Customers.CreateManyAsync([new() { Id = "B1", Name = "B1" }, new() { Id = "DAY", Name = "x" }, new() { Id = "B2", Name = "B2" }]);
        Assert.Equal([true, false, true], batch.Select(static b => b.Ok));
        Assert.Equal("B2", (await client.Customers.GetAsync(batch[2].Value!.Key)).Id);

        // The whole list and the changes of the day, in small pages.
        Assert.Equal(test.Account.Customers.Select(static c => c.Key).Order(), (await ReadAll(client.Customers.ListAsync(new() { PageSize = 2 }))).Select(static c => c.Key.Value).Order());
        Assert.Equal(["B1", "B2", "DAY"], (await ReadAll(client.Customers.ListChangesAsync(began.AddMinutes(5), new() { PageSize = 2 }))).Select(static c => c.Id!).Distinct().Order());

        // A private record, a delete and its trace, a limit, the gateway.
        var inside = (await client.InEntity("US").Customers.CreateAsync(new() { Id = "US-1", Name = "Inside" })).Key;
        Assert.DoesNotContain(await ReadAll(client.Customers.ListAsync()), c => c.Key == inside);
        await client.InEntity("US").Customers.DeleteAsync(inside);
        Assert.Contains(await ReadAll(client.Audit.Access.ListAsync()), static a => a is { AccessSource.ActionPerformed: "delete", AccessDetails.ObjectId: "US-1" });
        test.Sim.Faults.RateLimitNext(1, TimeSpan.FromSeconds(4), "customers.query");
        Assert.NotEmpty((await client.Customers.ListPageAsync()).Items);
        var session = await client.Xml.SendAsync(new(new System.Xml.Linq.XElement("read", new System.Xml.Linq.XElement("object", "CUSTOMER"), new System.Xml.Linq.XElement("keys", customer.Value), new System.Xml.Linq.XElement("fields", "CUSTOMERID"))) { ReadOnly = true });
        Assert.Equal("DAY", (string?)session.Results[0].Rows.Single().Element("CUSTOMERID"));
        Assert.Equal("queued", (await client.Bulk.GetAsync((await client.Bulk.CreateAsync("accounts-receivable/customer", "create", [new System.Text.Json.Nodes.JsonObject { ["id"] = "BULK", ["name"] = "Bulk" }])).JobId!)).Status);
    }

    /// <summary>As the engine would: by the key while there is one, else by what it finds.</summary>
    private static async Task<RecordKey> SettleAsync(Func<CallOptions?, Task<WrittenRecord>> write, Func<Task<RecordKey>> find)
    {
        try
        {
            return (await write(null)).Key;
        }
        catch (OutcomeUnknownException unknown)
        {
            return unknown.Evidence.IdempotencyKey is { } key ? (await write(new() { IdempotencyKey = key })).Key : await find();
        }
    }
}
