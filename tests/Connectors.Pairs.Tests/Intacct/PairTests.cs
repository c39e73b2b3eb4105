using Connectors.Pairs.Tests.Suite;
using Connectors.Sync;
using Connectors.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Connectors.Pairs.Tests.Intacct;

/// <summary>The standard objects between a CRM and Intacct. What Intacct requires comes from it and is only seeded; every other unit is played in all directions.</summary>
public sealed class PairTests
{
    public static TheoryData<Flow, Side> Directions => new() { { Flow.Both, Side.Crm }, { Flow.Both, Side.Accounting }, { Flow.FromCrm, Side.Crm }, { Flow.FromAccounting, Side.Accounting } };

    [Theory, MemberData(nameof(Directions))]
    [Acceptance("004-14"), Acceptance("P-16e")]
    public async Task Customers_arrive_created_changed_and_cleared(Flow flow, Side born) => await PlayAsync(new(flow, born), await IntacctPair.StartAsync(["customer"], flow), "company", "accounts-receivable/customer",
        static n => [("id", $"C-{n:d3}"), ("name", $"Customer [{n}]")], static (c, n) => (c.Number, c.Name) = ($"C-{n:d3}", $"Customer [{n}]"), "name", IntacctUnits.Company);

    [Theory, MemberData(nameof(Directions))]
    [Acceptance("004-13")]
    public async Task Contacts_arrive_created_changed_and_cleared(Flow flow, Side born) => await PlayAsync(new(flow, born), await IntacctPair.StartAsync(["contact"], flow), "person", "company-config/contact",
        static n => [("id", $"Contact [{n}]"), ("printAs", $"Contact [{n}]")], static (p, n) => p.Name = $"Contact [{n}]", "printAs", IntacctUnits.Person);

    [Theory, MemberData(nameof(Directions))]
    [Acceptance("004-15")]
    public async Task Items_arrive_created_changed_and_cleared(Flow flow, Side born) => await PlayAsync(new(flow, born), await IntacctPair.StartAsync(["item"], flow), "product", "inventory-control/item",
        static n => [("id", $"I-{n:d3}"), ("name", $"Item [{n}]"), ("itemType", "nonInventory")], static (p, n) => (p.Number, p.Name, p.ItemType) = ($"I-{n:d3}", $"Item [{n}]", "nonInventory"), "name", IntacctUnits.Product);

    [Theory, MemberData(nameof(Directions))]
    [Acceptance("004-18")]
    public async Task Projects_arrive_created_changed_and_cleared(Flow flow, Side born) => await PlayAsync(new(flow, born), await IntacctPair.StartAsync(["project"], flow), "project", "projects/project",
        static n => [("id", $"P-{n:d3}"), ("name", $"Project [{n}]"), ("category", "internalBillable")], static (p, n) => (p.Number, p.Name, p.Category) = ($"P-{n:d3}", $"Project [{n}]", "internalBillable"), "name", IntacctUnits.Project);

    [Theory, MemberData(nameof(Directions))]
    [Acceptance("004-19")]
    public async Task Tasks_arrive_created_changed_and_cleared_in_their_project(Flow flow, Side born)
    {
        var pair = await IntacctPair.StartAsync(["project", "task"], flow);
        if (born == Side.Crm)
            await pair.AddAsync(new Project { Number = "P-1", Name = "House", Category = "contract" });
        else
            pair.Account.Project("House", "P-1");
        await pair.RunAsync();
        var house = Assert.Single(await pair.RowsAsync<Project>()).Id;
        await PlayAsync(new(flow, born), pair, "task", "projects/task", static n => [("id", $"T-{n:d3}"), ("name", $"Task [{n}]"), ("project.id", "P-1"), ("taskStatus", "planned")],
            (t, n) => (t.Number, t.Name, t.ProjectId, t.Status) = ($"T-{n:d3}", $"Task [{n}]", house, "planned"), "name", IntacctUnits.Task);
    }

    [Theory, MemberData(nameof(Directions))]
    [Acceptance("004-23")]
    public async Task Contracts_arrive_created_changed_and_cleared(Flow flow, Side born)
    {
        var pair = await IntacctPair.StartAsync(["customer", "contract"], flow);
        var customer = await CustomerAsync(pair, born);
        await PlayAsync(new(flow, born), pair, "contract", "contracts/contract",
            static n => [("id", $"CT-{n:d3}"), ("name", $"Contract [{n}]"), ("startDate", "2026-01-01"), ("termType", "termed"), ("paymentTerm.id", "N15"), ("dimensions.location.id", "L1"), ("dimensions.customer.id", "C-1")],
            (c, n) => (c.Number, c.Name, c.Start, c.TermType, c.PaymentTerms, c.Location, c.CompanyId) = ($"CT-{n:d3}", $"Contract [{n}]", new(2026, 1, 1), "termed", "N15", "L1", customer), "name", IntacctUnits.Contract);
    }

    [Theory, MemberData(nameof(Directions))]
    [Acceptance("004-23")]
    public async Task Lines_of_contracts_arrive_created_changed_and_cleared(Flow flow, Side born)
    {
        var pair = await IntacctPair.StartAsync(["customer", "item", "contract", "contract-line"], flow);
        var customer = await CustomerAsync(pair, born);
        if (born == Side.Crm)
        {
            await pair.AddAsync(new Product { Number = "CALL", Name = "Call", ItemType = "nonInventory", Unit = "Count" });
            await pair.AddAsync(new Agreement { Number = "CT-1", Name = "Support", CompanyId = customer, Start = new(2026, 1, 1), End = new(2026, 12, 31), TermType = "termed", PaymentTerms = "N15", Location = "L1" });
        }
        else
        {
            pair.Account.Item("Call", 1m, "CALL").Add("contracts/contract", """{"id":"CT-1","name":"Support","startDate":"2026-01-01","endDate":"2026-12-31","termType":"termed","paymentTerm":{"id":"N15"},"dimensions":{"customer":{"id":"C-1"},"location":{"id":"L1"}}}""");
        }

        await pair.RunAsync();
        var (contract, product) = (Assert.Single(await pair.RowsAsync<Agreement>()).Id, Assert.Single(await pair.RowsAsync<Product>()).Id);
        var key = Assert.Single(pair.Account.Contracts).Key;
        await PlayAsync(new(flow, born), pair, "contractLine", "contracts/contract-line",
            n => [("contract.key", key), ("item.id", "CALL"), ("billing.method", "fixedPrice"), ("dimensions.location.id", "L1"), ("itemDescription", $"Line [{n}]")],
            (l, n) => (l.AgreementId, l.ProductId, l.BillingMethod, l.Location, l.Name) = (contract, product, "fixedPrice", "L1", $"Line [{n}]"), "itemDescription", IntacctUnits.ContractLine);
    }

    [Theory, MemberData(nameof(Directions))]
    [Acceptance("004-16")]
    public async Task Contract_price_lists_arrive_created_changed_and_cleared(Flow flow, Side born) => await PlayAsync(new(flow, born), await IntacctPair.StartAsync(["billing-price-list"], flow), "contractPriceList", "contracts/billing-price-list",
        static n => [("id", $"List [{n}]")], static (l, n) => (l.Name, l.Kind) = ($"List [{n}]", "contract"), "id", IntacctUnits.ContractPriceList);

    [Theory, MemberData(nameof(Directions))]
    [Acceptance("004-17")]
    public async Task Sales_price_lists_arrive_created_changed_and_cleared(Flow flow, Side born) => await PlayAsync(new(flow, born), await IntacctPair.StartAsync(["price-list"], flow), "salesPriceList", "order-entry/price-list",
        static n => [("id", $"List [{n}]")], static (l, n) => (l.Name, l.Kind) = ($"List [{n}]", "salesOrder"), "id", IntacctUnits.SalesPriceList);

    [Fact, Acceptance("P-27a", Missing = "1,000 of them; the other triggers")]
    public async Task An_account_that_nobody_sold_to_is_no_customer_however_often_it_runs_and_a_push_makes_its_own()
    {
        await using var pair = await IntacctPair.StartAsync(["customer"], everyAccount: false);
        await pair.AddAsync(new Account { Number = "P-1", Name = "A prospect" });
        await pair.AddAsync(new Account { Number = "P-2", Name = "Another" });
        for (var run = 0; run < 3; run++)
            await pair.RunAsync();
        await pair.EditAsync<Account>(static a => a.Number == "P-2", static a => a.Phone = "555");
        await pair.RunAsync();
        Assert.Empty(pair.Account.Customers);
        Assert.Empty(await pair.Engine.ListParkedAsync(IntacctPair.Id));
        // One that Intacct has comes and is linked all the same.
        pair.Act();
        pair.Account.Customer("Another", "P-2");
        await pair.RunAsync();
        Assert.Single(pair.Account.Customers);
        Assert.Equal(2, (await pair.RowsAsync<Account>()).Count);

        var wanted = (await pair.RowsAsync<Account>()).Single(static a => a.Number == "P-1");
        await pair.Engine.RunAsync(IntacctPair.Id, new RunRequest { Record = new RecordRef("company", $"{wanted.Id}") });
        Assert.Equal(["P-1", "P-2"], pair.Account.Customers.Select(static c => c.Id!).Order(StringComparer.Ordinal));
    }

    [Fact, Acceptance("004-20")]
    public async Task What_Intacct_requires_is_seeded_once_comes_from_Intacct_and_an_edit_in_the_CRM_is_taken_back()
    {
        await using var pair = await IntacctPair.StartAsync(["customer"]);
        await pair.AddAsync(new Account { Number = "C-1", Name = "Born in the CRM", Phone = "555" });
        await pair.RunAsync();
        var customer = Assert.Single(pair.Account.Customers);
        Assert.Equal(("C-1", "Born in the CRM", "555"), (customer.Id, customer["name"], customer["contacts.default.phone1"]));
        pair.Act();
        pair.Account.Edit("accounts-receivable/customer", customer.Key, """{"name":"Named by Intacct"}""");
        await pair.RunAsync();
        Assert.Equal("Named by Intacct", (await pair.RowsAsync<Account>())[0].Name);
        pair.TakeWrites();
        // Name is required, phone is not and was not switched: neither goes over, both come back.
        await pair.InCrmAsync(async db =>
        {
            var row = await db.Set<Account>().SingleAsync();
            return (row.Name, row.Phone) = ("Renamed in the CRM", "777");
        });
        await pair.RunAsync();
        await pair.RunAsync();
        Assert.Equal(0, pair.TakeWrites());
        Assert.Equal(("Named by Intacct", "555"), ((await pair.RowsAsync<Account>())[0].Name, (await pair.RowsAsync<Account>())[0].Phone));
        // What was typed is not lost without a trace.
        var link = Assert.Single(await pair.Store.FindLinksAsync(IntacctPair.Id, Side.Accounting, "accounts-receivable/customer", [customer.Key], default));
        var history = await pair.Store.ListHistoryAsync(IntacctPair.Id, link.Id, 50, default);
        Assert.Contains(history, static h => h.Side == Side.Crm && h.Detail.Contains("Renamed in the CRM", StringComparison.Ordinal) && h.Detail.Contains("Named by Intacct", StringComparison.Ordinal));
        Assert.Contains(history, static h => h.Side == Side.Crm && h.Detail.Contains("777", StringComparison.Ordinal) && h.Detail.Contains("555", StringComparison.Ordinal));
    }

    [Fact, Acceptance("004-22")]
    public async Task One_optional_field_can_be_turned_by_settings_and_a_required_one_cannot()
    {
        await using var pair = await IntacctPair.StartAsync(["customer"], settings: """{ "version": 1, "entities": { "company": { "fields": { "phone": { "flow": "FromCrm" } } } } }""");
        await pair.AddAsync(new Account { Number = "C-1", Name = "Acme", Phone = "555", Notes = "n" });
        await pair.RunAsync();
        await pair.InCrmAsync(async db =>
        {
            var row = await db.Set<Account>().SingleAsync();
            return (row.Phone, row.Notes) = ("777", "edited");
        });
        await pair.RunAsync();
        await pair.RunAsync();
        Assert.Equal(("777", "n"), (pair.Account.Customers[0]["contacts.default.phone1"], pair.Account.Customers[0]["notes"]));
        Assert.Equal(("777", "n"), ((await pair.RowsAsync<Account>())[0].Phone, (await pair.RowsAsync<Account>())[0].Notes));
    }

    [Fact]
    public async Task A_task_follows_its_project_and_references_go_by_what_they_are()
    {
        await using var pair = await IntacctPair.StartAsync(["project", "task"], Flow.Both);
        var project = new Project { Number = "P-1", Name = "House", Category = "contract" };
        await pair.AddAsync(new Work { Number = "T-1", Name = "Roof", Project = project, Status = "planned", Billable = true });
        await pair.RunAsync();
        await pair.RunAsync();
        var task = Assert.Single(pair.Account.Tasks);
        Assert.Equal(("Roof", "P-1", "planned", "true"), (task["name"], task["project.id"], task["taskStatus"], task["isBillable"]));
        pair.Act();
        pair.Account.Add("projects/task", """{"id":"T-2","name":"Door","project":{"id":"P-1"},"taskStatus":"notStarted"}""");
        await pair.RunAsync();
        var rows = await pair.InCrmAsync(static db => db.Set<Work>().AsNoTracking().Include(static w => w.Project).OrderBy(static w => w.Number).ToListAsync());
        Assert.Equal([("Roof", "House"), ("Door", "House")], rows.Select(static r => (r.Name, r.Project!.Name)));
    }

    [Fact, Acceptance("P-44"), Acceptance("004-16"), Acceptance("004-17")]
    public async Task Two_price_lists_feed_one_object_and_leave_each_others_entries_alone()
    {
        await using var pair = await IntacctPair.StartAsync(["item", "billing-price-list", "billing-price-list-entry", "price-list", "price-list-entry"], Flow.Both);
        pair.Account.Item("Call", 1m, "CALL");
        pair.Account.Add("contracts/billing-price-list", """{"id":"Support"}""").Add("order-entry/price-list", """{"id":"Retail"}""")
            .Add("contracts/billing-price-list-entry", """{"billingPriceList":{"id":"Support"},"item":{"id":"CALL"},"currency":{"txnCurrency":"USD"},"priceType":"range"}""")
            .Add("order-entry/price-list-entry", """{"priceList":{"id":"Retail"},"item":{"id":"CALL"},"value":"9.5","currency":"USD"}""")
            .Add("order-entry/price-list-entry", """{"priceList":{"id":"Retail"},"item":{"id":"CALL"},"value":"8.5","currency":"USD","minimumQuantity":"10"}""");
        await pair.RunAsync();
        await pair.RunAsync();
        Assert.Equal([("Retail", "salesOrder"), ("Support", "contract")], (await pair.RowsAsync<PriceList>()).Select(static l => (l.Name, l.Kind)).Order());
        Assert.Equal([("contract", null), ("salesOrder", 8.5m), ("salesOrder", 9.5m)], (await pair.RowsAsync<Price>()).Select(static p => (p.Kind, p.Amount)).Order());

        // The sales price lists are emptied: the contract prices stand, in number and value.
        foreach (var entry in pair.Account.Records("order-entry/price-list-entry"))
            pair.Account.Delete("order-entry/price-list-entry", entry.Key);
        pair.TakeWrites();
        for (var i = 0; i < 3; i++)
            await pair.RunAsync();
        Assert.Equal(0, pair.TakeWrites());
        Assert.Equal([("CALL", "USD")], pair.Account.Records("contracts/billing-price-list-entry").Select(static e => (e["item.id"], e["currency.txnCurrency"])));
        Assert.Equal([("contract", "USD", "range")], (await pair.RowsAsync<Price>()).Where(static p => p.Kind == "contract").Select(static p => (p.Kind, p.Currency, p.PriceType)));

        // A list that is born in the CRM goes to its own kind, although the other kind's mapping comes first.
        await pair.InCrmAsync(static db =>
        {
            db.Add(new PriceList { Name = "Wholesale", Kind = "salesOrder" });
            db.Add(new PriceList { Name = "Service", Kind = "contract" });
            return db.SaveChangesAsync();
        });
        await pair.RunAsync();
        await pair.RunAsync();
        Assert.Equal(["Retail", "Wholesale"], pair.Account.Records("order-entry/price-list").Select(static l => l["id"]).Order(StringComparer.Ordinal));
        Assert.Equal(["Service", "Support"], pair.Account.Records("contracts/billing-price-list").Select(static l => l["id"]).Order(StringComparer.Ordinal));
    }

    private static async Task<int> CustomerAsync(IntacctPair pair, Side born)
    {
        if (born == Side.Crm)
            await pair.AddAsync(new Account { Number = "C-1", Name = "Acme" });
        else
            pair.Account.Customer("Acme", "C-1");
        await pair.RunAsync();
        return Assert.Single(await pair.RowsAsync<Account>()).Id;
    }

    private static async Task PlayAsync<T>(
        Direction direction, IntacctPair pair, string mapping, string objectName, Func<int, (string, string)[]> born, Action<T, int> complete, string keyPath, IReadOnlyList<FieldCase<T, Stored>> units) where T : NumberedRow, new()
    {
        await using var suite = new IntacctSuite<T>(pair, mapping, objectName, born, complete, keyPath, units);
        // Created; changed and cleared on each open side, a closed side's edits; with a closed CRM accounting changes once more.
        Assert.Equal(units.Count * units.Count * (direction.Flow == Flow.FromCrm ? 4 : 5), await suite.PlayAsync(direction));
    }
}
